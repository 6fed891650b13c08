<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
<context>
    <name>AccountPage</name>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Redovisning</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Nycklar…</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Det här skickas</translation>
    </message>
    <message>
        <source>Press a line to come to the field, or say below why they are sent as they are.</source>
        <translation>Tryck på en rad för att komma till fältet, eller skriv nedan varför luckorna skickas med.</translation>
    </message>
    <message>
        <source>&amp;Why the gaps are sent along</source>
        <translation>&amp;Varför luckorna skickas med</translation>
    </message>
    <message>
        <source>The file for the council office</source>
        <translation>Filen till kommunledningskontoret</translation>
    </message>
    <message>
        <source>Only a &amp;trial, which the office does not count</source>
        <translation>Bara ett &amp;prov, som kontoret inte räknar</translation>
    </message>
    <message>
        <source>&amp;Make the file…</source>
        <translation>&amp;Gör filen…</translation>
    </message>
    <message>
        <source>What the office answers</source>
        <translation>Vad kontoret svarar</translation>
    </message>
    <message>
        <source>Drop the receipt or the contact overview anywhere on this page, or choose it.</source>
        <translation>Släpp kvittot eller kontaktöversikten var som helst på sidan, eller välj filen.</translation>
    </message>
    <message>
        <source>&amp;Take in a file…</source>
        <translation>&amp;Hämta in en fil…</translation>
    </message>
    <message>
        <source>Making the file</source>
        <translation>Gör filen</translation>
    </message>
    <message numerus="yes">
        <source>The office asks about %n record(s)</source>
        <translation>
            <numerusform>Kontoret frågar om %n post</numerusform>
            <numerusform>Kontoret frågar om %n poster</numerusform>
        </translation>
    </message>
    <message>
        <source>The office asks about nothing</source>
        <translation>Kontoret har inga frågor</translation>
    </message>
    <message>
        <source>Press a line to come to the field. What you change goes along in the next file.</source>
        <translation>Tryck på en rad för att komma till fältet. Det du ändrar följer med i nästa fil.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) approved.</source>
        <translation>
            <numerusform>%n post är godkänd.</numerusform>
            <numerusform>%n poster är godkända.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in the register belongs to this year yet.</source>
        <translation>Inget i registret hör till året än.</translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n lucka</numerusform>
            <numerusform>%n luckor</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that is asked for is missing</source>
        <translation>Inget som efterfrågas saknas</translation>
    </message>
    <message numerus="yes">
        <source>%n departure(s) from the rules, told along</source>
        <translation>
            <numerusform>%n avvikelse från reglerna, som följer med</numerusform>
            <numerusform>%n avvikelser från reglerna, som följer med</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no key to sign with yet. Make one under Keys; it takes a minute.</source>
        <translation>Det finns ingen nyckel att signera med än. Gör en under Nycklar; det tar en minut.</translation>
    </message>
    <message>
        <source>Fill in the gaps, or write why they are sent along.</source>
        <translation>Fyll i luckorna, eller skriv varför de skickas med.</translation>
    </message>
    <message>
        <source>The file is signed with your key, so that the office can see who it is from. It is not secret.</source>
        <translation>Filen signeras med er nyckel, så att kontoret ser vem den kommer från. Den är inte hemlig.</translation>
    </message>
    <message>
        <source>Where to put the file</source>
        <translation>Var filen ska läggas</translation>
    </message>
    <message>
        <source>The key that signs lies in a file, sealed with a passphrase.</source>
        <translation>Nyckeln som signerar ligger i en fil, låst med en lösenfras.</translation>
    </message>
    <message>
        <source>Sign the file</source>
        <translation>Signera filen</translation>
    </message>
    <message>
        <source>Bundle {n} is made. Send the file to the council office.</source>
        <translation>Paket {n} är klart. Skicka filen till kommunledningskontoret.</translation>
    </message>
    <message>
        <source>Files from the office</source>
        <translation>Filer från kontoret</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>Backups</source>
        <translation>Säkerhetskopior</translation>
    </message>
    <message>
        <source>One is made each day the program is used, opened and checked before it counts. They lie beside the register: put one on another disk now and then.</source>
        <translation>En görs varje dag som programmet används, och öppnas och kontrolleras innan den räknas. De ligger bredvid registret: lägg en på en annan disk då och då.</translation>
    </message>
    <message>
        <source>&amp;Make a backup now</source>
        <translation>&amp;Gör en säkerhetskopia nu</translation>
    </message>
    <message>
        <source>Make one in another &amp;folder…</source>
        <translation>Gör en i en annan &amp;mapp…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Visa mappen</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Det finns ingen säkerhetskopia än.</translation>
    </message>
    <message>
        <source>The backup is restored in {path}. Open it with Ctrl+K: “Open another register”.</source>
        <translation>Säkerhetskopian är återställd i {path}. Öppna den med Ctrl+K: ”Öppna ett annat register”.</translation>
    </message>
    <message>
        <source>The backup is made and checked: {name}</source>
        <translation>Säkerhetskopian är gjord och kontrollerad: {name}</translation>
    </message>
    <message>
        <source>Restore &amp;another file…</source>
        <translation>Återställ en &amp;annan fil…</translation>
    </message>
    <message>
        <source>&amp;Check the register</source>
        <translation>Kontrollera &amp;registret</translation>
    </message>
    <message>
        <source>Making the backup</source>
        <translation>Gör säkerhetskopian</translation>
    </message>
    <message>
        <source>Checking the backup</source>
        <translation>Kontrollerar säkerhetskopian</translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>Återställer säkerhetskopian</translation>
    </message>
    <message>
        <source>Checking the register</source>
        <translation>Kontrollerar registret</translation>
    </message>
    <message>
        <source>The register is well.</source>
        <translation>Registret mår bra.</translation>
    </message>
    <message numerus="yes">
        <source>All of the backup can be read: {name}, %n record(s)</source>
        <translation>
            <numerusform>Hela säkerhetskopian går att läsa: {name}, %n post</numerusform>
            <numerusform>Hela säkerhetskopian går att läsa: {name}, %n poster</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore into a new file</source>
        <translation>Återställ till en ny fil</translation>
    </message>
    <message>
        <source>restored.utblick</source>
        <translation>återställt.utblick</translation>
    </message>
    <message>
        <source>Choose the backup</source>
        <translation>Välj säkerhetskopian</translation>
    </message>
    <message>
        <source>Where to put the backup</source>
        <translation>Var säkerhetskopian ska läggas</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n poster</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Återställ…</translation>
    </message>
    <message>
        <source>Restore the backup of {when}</source>
        <translation>Återställ säkerhetskopian från {when}</translation>
    </message>
    <message>
        <source>Check all of it</source>
        <translation>Kontrollera hela</translation>
    </message>
    <message>
        <source>Check all of the backup of {when}</source>
        <translation>Kontrollera hela säkerhetskopian från {when}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close the message</source>
        <translation>Stäng meddelandet</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Overdue</source>
        <translation>Försenat</translation>
    </message>
    <message>
        <source>Within 30 days</source>
        <translation>Inom 30 dagar</translation>
    </message>
    <message>
        <source>Within 90 days</source>
        <translation>Inom 90 dagar</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Senare</translation>
    </message>
    <message>
        <source>Without a deadline</source>
        <translation>Utan sista dag</translation>
    </message>
    <message numerus="yes">
        <source>{lane}, %n record(s)</source>
        <translation>
            <numerusform>{lane}, %n post</numerusform>
            <numerusform>{lane}, %n poster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Paste from a spreadsheet: {kind}</source>
        <translation>Klistra in från ett kalkylblad: {kind}</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Ångra: {what}</translation>
    </message>
    <message>
        <source>Edit the record</source>
        <translation>Redigera posten</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Skriv ut…</translation>
    </message>
    <message>
        <source>Move the record to the trash</source>
        <translation>Lägg posten i papperskorgen</translation>
    </message>
    <message>
        <source>Go to {place}</source>
        <translation>Gå till {place}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Sök</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Inställningar</translation>
    </message>
    <message>
        <source>Light appearance</source>
        <translation>Ljust utseende</translation>
    </message>
    <message>
        <source>Dark appearance</source>
        <translation>Mörkt utseende</translation>
    </message>
    <message>
        <source>Open another register</source>
        <translation>Öppna ett annat register</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>Lås fönstret</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Avsluta</translation>
    </message>
</context>
<context>
    <name>ConflictBox</name>
    <message>
        <source>Take what I wrote</source>
        <translation>Ta det jag skrev</translation>
    </message>
    <message>
        <source>Keep what stands there</source>
        <translation>Behåll det som står</translation>
    </message>
    <message>
        <source>! The field was changed after you wrote this. Choose which of the two stays.</source>
        <translation>! Fältet ändrades efter att du skrev det här. Välj vilket som ska stå kvar.</translation>
    </message>
    <message>
        <source>You wrote, {when}</source>
        <translation>Du skrev, {when}</translation>
    </message>
    <message>
        <source>Stands there, {who}, {when}</source>
        <translation>Står där nu, {who}, {when}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Något gick fel</translation>
    </message>
    <message>
        <source>What was saved is still there. Close this and go on, or start the program anew.</source>
        <translation>Det som är sparat finns kvar. Stäng rutan och fortsätt, eller starta om programmet.</translation>
    </message>
    <message>
        <source>If it happens again, send the text below to whoever looks after the program.</source>
        <translation>Händer det igen, skicka texten nedan till den som sköter programmet.</translation>
    </message>
    <message>
        <source>It says where in the program it happened, and holds nothing from your records.</source>
        <translation>Den säger var i programmet det hände och innehåller inget ur dina poster.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>&amp;Copy the text</source>
        <translation>&amp;Kopiera texten</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>St&amp;äng</translation>
    </message>
</context>
<context>
    <name>Curtain</name>
    <message>
        <source>What you had written is kept. Unlock it to go on where you were.</source>
        <translation>Det du hade skrivit är kvar. Lås upp för att fortsätta där du var.</translation>
    </message>
    <message>
        <source>The window is locked</source>
        <translation>Fönstret är låst</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Lås upp</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>2026-05-03, 2026-05 or 2026</source>
        <translation>2026-05-03, 2026-05 eller 2026</translation>
    </message>
    <message>
        <source>Pick a date (F4)</source>
        <translation>Välj datum (F4)</translation>
    </message>
</context>
<context>
    <name>DepartmentForm</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Namn</translation>
    </message>
    <message>
        <source>&amp;Boards it serves, one a line</source>
        <translation>Nämnder, en per &amp;rad</translation>
    </message>
    <message>
        <source>&amp;Contact person</source>
        <translation>&amp;Kontaktperson</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-post</translation>
    </message>
    <message>
        <source>A&amp;ppointed by</source>
        <translation>&amp;Utsedd av</translation>
    </message>
    <message>
        <source>&amp;Mandate</source>
        <translation>&amp;Mandat</translation>
    </message>
    <message>
        <source>&amp;Reports to the office</source>
        <translation>Re&amp;dovisar till kontoret</translation>
    </message>
</context>
<context>
    <name>DigitsDialog</name>
    <message>
        <source>&amp;Approve</source>
        <translation>&amp;Godkänn</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>The &amp;30 digits</source>
        <translation>De &amp;30 siffrorna</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Done</source>
        <translation>Klart</translation>
    </message>
    <message>
        <source>Log your first visit: who comes, from where and when. The rest can wait.</source>
        <translation>Lägg in ditt första besök: vem som kommer, varifrån och när. Resten kan vänta.</translation>
    </message>
    <message>
        <source>Want to look around first? Put in made-up samples, and take them away with one press.</source>
        <translation>Vill du se dig om först? Lägg in påhittade exempel och ta bort dem med ett tryck.</translation>
    </message>
    <message>
        <source>A backup is made every day. Keep the paper with the recovery code in a safe place.</source>
        <translation>En säkerhetskopia görs varje dag. Förvara papperet med återställningskoden på ett säkert ställe.</translation>
    </message>
    <message>
        <source>The register is made, encrypted and open. Everything you type is saved at once, and everything can be undone.</source>
        <translation>Registret är skapat, krypterat och öppet. Allt du skriver sparas direkt, och allt kan ångras.</translation>
    </message>
</context>
<context>
    <name>DueList</name>
    <message>
        <source>Nothing is due in the next ninety days.</source>
        <translation>Inget att göra de närmaste nittio dagarna.</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>Visa alla {n}</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Ett ögonblick…</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Försenat</translation>
    </message>
</context>
<context>
    <name>DuplicateDialog</name>
    <message>
        <source>Which record is {title} a duplicate of?</source>
        <translation>Vilken post är {title} en dubblett av?</translation>
    </message>
    <message>
        <source>Records of the same kind</source>
        <translation>Poster av samma slag</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Sök</translation>
    </message>
    <message>
        <source>&amp;This one</source>
        <translation>&amp;Den här</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Förvaltning</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Läge</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>Duplicates</source>
        <translation>Dubbletter</translation>
    </message>
    <message>
        <source>Organisations and persons that may stand here twice: by the same number or address, or by a name of the same words. Nothing is merged by itself, and Ctrl+Z takes back what you do here.</source>
        <translation>Organisationer och personer som kan stå här två gånger: de har samma nummer eller e-postadress, eller samma ord i namnet. Inget slås ihop av sig självt, och Ctrl+Z tar tillbaka det du gör här.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>Both kinds</source>
        <translation>Båda slagen</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Visa fler</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>Inga dubbletter</translation>
    </message>
    <message>
        <source>When two organisations or two persons look like the same, they are listed here.</source>
        <translation>Här visas organisationer och personer som verkar stå två gånger i registret.</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) to look at</source>
        <translation>
            <numerusform>%n par att titta på</numerusform>
            <numerusform>%n par att titta på</numerusform>
        </translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Inte samma</translation>
    </message>
    <message>
        <source>{one} and {other} are not the same</source>
        <translation>{one} och {other} är inte samma</translation>
    </message>
    <message>
        <source>Compare and merge…</source>
        <translation>Jämför och slå ihop…</translation>
    </message>
    <message>
        <source>Compare {one} with {other} and merge</source>
        <translation>Jämför {one} med {other} och slå ihop</translation>
    </message>
    <message>
        <source>the same {identifiers}</source>
        <translation>samma {identifiers}</translation>
    </message>
    <message>
        <source>said to be the same</source>
        <translation>någon har angett att de är samma</translation>
    </message>
    <message>
        <source>a similar name</source>
        <translation>liknande namn</translation>
    </message>
    <message>
        <source>Remembered: they are not the same.</source>
        <translation>Sparat: de är inte samma.</translation>
    </message>
    <message>
        <source>They are one now.</source>
        <translation>De är nu en och samma.</translation>
    </message>
</context>
<context>
    <name>DuplicatesPanel</name>
    <message>
        <source>Possible duplicates</source>
        <translation>Kan vara dubbletter</translation>
    </message>
    <message>
        <source>Compare and merge…</source>
        <translation>Jämför och slå ihop…</translation>
    </message>
    <message>
        <source>Compare with {title} and merge</source>
        <translation>Jämför med {title} och slå ihop</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Inte samma</translation>
    </message>
    <message>
        <source>{title} is not the same</source>
        <translation>{title} är inte samma</translation>
    </message>
    <message>
        <source>the same {identifiers}</source>
        <translation>samma {identifiers}</translation>
    </message>
    <message>
        <source>said to be the same</source>
        <translation>angiven som samma</translation>
    </message>
    <message>
        <source>a similar name</source>
        <translation>liknande namn</translation>
    </message>
</context>
<context>
    <name>Editors</name>
    <message>
        <source>separate with commas</source>
        <translation>skilj åt med komma</translation>
    </message>
    <message>
        <source>2026-05-03 09:30</source>
        <translation>2026-05-03 09:30</translation>
    </message>
    <message>
        <source>2,500 SEK, or ? if not known</source>
        <translation>2 500 kr, eller ? om det inte är känt</translation>
    </message>
</context>
<context>
    <name>EvidenceBar</name>
    <message>
        <source>Shown:</source>
        <translation>Underlag:</translation>
    </message>
    <message>
        <source>{step}, shown; see the evidence</source>
        <translation>{step}: underlag finns, tryck för att se det</translation>
    </message>
    <message>
        <source>{step}, not shown; give evidence</source>
        <translation>{step}: underlag saknas, tryck för att ange det</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Evidence: {step}</source>
        <translation>Underlag: {step}</translation>
    </message>
    <message>
        <source>When was the step taken, and what shows it?</source>
        <translation>När togs steget, och vad visar det?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Spara</translation>
    </message>
    <message>
        <source>Take the evidence away</source>
        <translation>Ta bort underlaget</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Drag it into an e-mail or a folder.</source>
        <translation>Dra den till ett mejl eller en mapp.</translation>
    </message>
    <message>
        <source>Copy the file</source>
        <translation>Kopiera filen</translation>
    </message>
    <message>
        <source>Show in the folder</source>
        <translation>Visa i mappen</translation>
    </message>
</context>
<context>
    <name>FindingLine</name>
    <message>
        <source>Reason: {why}</source>
        <translation>Skäl: {why}</translation>
    </message>
    <message>
        <source>Justify…</source>
        <translation>Motivera…</translation>
    </message>
    <message>
        <source>Change the reason…</source>
        <translation>Ändra skälet…</translation>
    </message>
</context>
<context>
    <name>FindingsStrip</name>
    <message numerus="yes">
        <source>%n stop(s)</source>
        <translation>
            <numerusform>%n regel stoppar</numerusform>
            <numerusform>%n regler stoppar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to justify</source>
        <translation>
            <numerusform>%n att motivera</numerusform>
            <numerusform>%n att motivera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n påminnelse</numerusform>
            <numerusform>%n påminnelser</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, go to the next</source>
        <translation>{what}, gå till nästa</translation>
    </message>
</context>
<context>
    <name>FirstStartDialog</name>
    <message>
        <source>Welcome to Utblick</source>
        <translation>Välkommen till Utblick</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Språk</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Tillbaka</translation>
    </message>
    <message>
        <source>Open a register there is…</source>
        <translation>Öppna ett register som finns…</translation>
    </message>
    <message>
        <source>The code has not been typed back. Without it nobody can open the register if the computer or the passphrase is lost. Close once more to leave all the same.</source>
        <translation>Koden är inte återskriven. Utan den kan ingen öppna registret om datorn eller lösenfrasen går förlorad. Stäng en gång till för att lämna ändå.</translation>
    </message>
    <message>
        <source>&amp;Make the register</source>
        <translation>&amp;Skapa registret</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortsätt</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Börja</translation>
    </message>
    <message>
        <source>Step {n} of {all}</source>
        <translation>Steg {n} av {all}</translation>
    </message>
    <message>
        <source>Choose a municipality, or the one without a policy.</source>
        <translation>Välj en kommun, eller den utan egen policy.</translation>
    </message>
    <message>
        <source>Write the name of your department, office or company.</source>
        <translation>Skriv namnet på din förvaltning, ditt kontor eller bolag.</translation>
    </message>
    <message>
        <source>Write your name.</source>
        <translation>Skriv ditt namn.</translation>
    </message>
    <message>
        <source>Choose the keyring, a passphrase, or both.</source>
        <translation>Välj nyckelringen, en lösenfras eller båda.</translation>
    </message>
    <message>
        <source>The passphrase is too short: it needs at least eight characters.</source>
        <translation>Lösenfrasen är för kort: den behöver minst åtta tecken.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>De två lösenfraserna är inte lika.</translation>
    </message>
    <message>
        <source>Type the code from the paper, so that you know it can be read.</source>
        <translation>Skriv av koden från papperet, så att du vet att den går att läsa.</translation>
    </message>
    <message>
        <source>That is not the same code. Compare it with the paper, group by group.</source>
        <translation>Det är inte samma kod. Jämför med papperet, grupp för grupp.</translation>
    </message>
    <message>
        <source>Where the register is kept</source>
        <translation>Var registret sparas</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Skickat till skrivaren.</translation>
    </message>
    <message>
        <source>Save the recovery code</source>
        <translation>Spara återställningskoden</translation>
    </message>
    <message>
        <source>Recovery code.txt</source>
        <translation>Återställningskod.txt</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another folder.</source>
        <translation>Filen gick inte att skriva. Välj en annan mapp.</translation>
    </message>
    <message>
        <source>Saved. Move the file away from this computer.</source>
        <translation>Sparad. Flytta filen från den här datorn.</translation>
    </message>
</context>
<context>
    <name>FlagEditor</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nej</translation>
    </message>
</context>
<context>
    <name>FoundModel</name>
    <message>
        <source>Nothing found</source>
        <translation>Inget hittades</translation>
    </message>
</context>
<context>
    <name>HangingPage</name>
    <message>
        <source>Add files…</source>
        <translation>Lägg till filer…</translation>
    </message>
    <message>
        <source>Drop files here, or choose them.</source>
        <translation>Släpp filer här eller välj dem.</translation>
    </message>
    <message>
        <source>Nothing here yet.</source>
        <translation>Inget här än.</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Öppna en fil</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Lägg till filer</translation>
    </message>
</context>
<context>
    <name>JustifyDialog</name>
    <message>
        <source>Why is the rule not followed?</source>
        <translation>Varför följs inte regeln?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Skäl</translation>
    </message>
    <message>
        <source>Decision it stands on</source>
        <translation>Beslut som skälet vilar på</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Inget</translation>
    </message>
    <message>
        <source>Save the reason</source>
        <translation>Spara skälet</translation>
    </message>
    <message>
        <source>Take the reason back</source>
        <translation>Ta tillbaka skälet</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Nycklar</translation>
    </message>
    <message>
        <source>The key shows the council office that an account is yours. It never leaves this computer.</source>
        <translation>Nyckeln visar kommunledningskontoret att en redovisning är er. Den lämnar aldrig datorn.</translation>
    </message>
    <message>
        <source>&amp;Make a key</source>
        <translation>&amp;Gör en nyckel</translation>
    </message>
    <message>
        <source>&amp;Import a key (.p12)…</source>
        <translation>&amp;Importera en nyckel (.p12)…</translation>
    </message>
    <message>
        <source>&amp;Save the certificate request…</source>
        <translation>&amp;Spara begäran om certifikat…</translation>
    </message>
    <message>
        <source>Install the &amp;certificate…</source>
        <translation>Installera &amp;certifikatet…</translation>
    </message>
    <message>
        <source>Make the &amp;next key</source>
        <translation>Gör &amp;nästa nyckel</translation>
    </message>
    <message>
        <source>C&amp;opy the digits</source>
        <translation>K&amp;opiera siffrorna</translation>
    </message>
    <message>
        <source>&amp;Print the slip…</source>
        <translation>Skriv &amp;ut följesedeln…</translation>
    </message>
    <message>
        <source>Check a signed file</source>
        <translation>Kontrollera en signerad fil</translation>
    </message>
    <message>
        <source>Shows on paper who signed it, when, what is in it, and whether anything has been changed since.</source>
        <translation>Ger ett protokoll: vem som har signerat filen, när, vad den innehåller och om något har ändrats sedan dess.</translation>
    </message>
    <message>
        <source>&amp;Choose the file…</source>
        <translation>&amp;Välj filen…</translation>
    </message>
    <message>
        <source>1. Save the request and send the file to the office.
2. Read the 30 digits aloud to them, over the telephone or face to face, never in the same e-mail.
3. Install the certificate they send back.</source>
        <translation>1. Spara begäran och skicka filen till kontoret.
2. Läs upp de 30 siffrorna för dem, i telefon eller öga mot öga, aldrig i samma mejl.
3. Installera certifikatet de skickar tillbaka.</translation>
    </message>
    <message>
        <source>Keys of others</source>
        <translation>Andras nycklar</translation>
    </message>
    <message>
        <source>Receipts are taken in when the office&apos;s key has been approved here.</source>
        <translation>Kvitton kan hämtas in när kontorets nyckel har godkänts här.</translation>
    </message>
    <message>
        <source>&amp;Approve the office&apos;s key…</source>
        <translation>Go&amp;dkänn kontorets nyckel…</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Inga än.</translation>
    </message>
    <message>
        <source>The key is made.</source>
        <translation>Nyckeln är gjord.</translation>
    </message>
    <message>
        <source>The request is saved. Send it to the office, and read the digits aloud.</source>
        <translation>Begäran är sparad. Skicka den till kontoret och läs upp siffrorna.</translation>
    </message>
    <message>
        <source>The certificate is installed.</source>
        <translation>Certifikatet är installerat.</translation>
    </message>
    <message>
        <source>The key is imported.</source>
        <translation>Nyckeln är importerad.</translation>
    </message>
    <message>
        <source>This computer has no keyring, so the key lies in a file, sealed with a passphrase.</source>
        <translation>Datorn har ingen nyckelring, så nyckeln ligger i en fil som låses med en lösenfras.</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Nyckelns lösenfras</translation>
    </message>
    <message>
        <source>Save the certificate request</source>
        <translation>Spara begäran om certifikat</translation>
    </message>
    <message>
        <source>certificate request.csr</source>
        <translation>begäran om certifikat.csr</translation>
    </message>
    <message>
        <source>Install the certificate</source>
        <translation>Installera certifikatet</translation>
    </message>
    <message>
        <source>Import a key</source>
        <translation>Importera en nyckel</translation>
    </message>
    <message>
        <source>The passphrase that the file is sealed with. Without a keyring the key keeps it.</source>
        <translation>Lösenfrasen som filen är låst med. Utan nyckelring behåller nyckeln den.</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>Filens lösenfras</translation>
    </message>
    <message>
        <source>The key of {name} is approved.</source>
        <translation>Nyckeln hos {name} är godkänd.</translation>
    </message>
</context>
<context>
    <name>KnownPanel</name>
    <message>
        <source>Say which organisation, city or country it is about.</source>
        <translation>Ange vilken organisation, ort eller vilket land det gäller.</translation>
    </message>
    <message>
        <source>nothing earlier</source>
        <translation>inget tidigare</translation>
    </message>
    <message>
        <source>Known by other departments:</source>
        <translation>Andra förvaltningar känner dem:</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>och %n till</numerusform>
            <numerusform>och %n till</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineList</name>
    <message>
        <source>Show all {n}</source>
        <translation>Visa alla {n}</translation>
    </message>
</context>
<context>
    <name>LinksPage</name>
    <message>
        <source>Belongs together with</source>
        <translation>Hör ihop med</translation>
    </message>
    <message>
        <source>No links yet. Link it to what it follows, is a part of, or led to.</source>
        <translation>Inga samband än. Koppla posten till det den följer på, ingår i eller ledde till.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Hur</translation>
    </message>
    <message>
        <source>Link to</source>
        <translation>Koppla till</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Koppla</translation>
    </message>
    <message>
        <source>What we know already</source>
        <translation>Det här vet vi redan</translation>
    </message>
    <message>
        <source>Note that this is examined</source>
        <translation>Anteckna att det är undersökt</translation>
    </message>
    <message>
        <source>Take away the link to {title}</source>
        <translation>Ta bort sambandet med {title}</translation>
    </message>
    <message>
        <source>Is followed by</source>
        <translation>Följs av</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>Innehåller</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Kom ur</translation>
    </message>
</context>
<context>
    <name>ListFilters</name>
    <message>
        <source>Where to search</source>
        <translation>Var det söks</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Överallt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Every status</source>
        <translation>Alla statusar</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Every year</source>
        <translation>Alla år</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Inriktning</translation>
    </message>
    <message>
        <source>Every focus</source>
        <translation>Alla inriktningar</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Försenat</translation>
    </message>
    <message>
        <source>Within 30 days</source>
        <translation>Inom 30 dagar</translation>
    </message>
    <message>
        <source>Within 90 days</source>
        <translation>Inom 90 dagar</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Att göra</translation>
    </message>
    <message>
        <source>Due or not</source>
        <translation>Alla sista dagar</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Every country</source>
        <translation>Alla länder</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Trash</source>
        <translation>Papperskorg</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Visa alla</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Senast ändrat</translation>
    </message>
    <message>
        <source>Latest first</source>
        <translation>Senaste datum</translation>
    </message>
    <message>
        <source>{records}, table</source>
        <translation>{records}, tabell</translation>
    </message>
    <message>
        <source>Search in everything (Ctrl+F)</source>
        <translation>Sök i allt (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Sök</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>Som lista</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Som tabell</translation>
    </message>
    <message>
        <source>As a board by deadline</source>
        <translation>Som tavla efter sista dag</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Efter rubrik</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordning</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n träff</numerusform>
            <numerusform>%n träffar</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found for “{words}”.</source>
        <translation>Inget hittades för ”{words}”.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n poster</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches the filter.</source>
        <translation>Inget passar urvalet.</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>How is it locked?</source>
        <translation>Hur låses det?</translation>
    </message>
    <message>
        <source>The register is encrypted. Only who has a key can open it, also if the computer is lost.</source>
        <translation>Registret är krypterat. Bara den som har en nyckel kan öppna det, också om datorn kommer bort.</translation>
    </message>
    <message>
        <source>With this computer&apos;s &amp;keyring</source>
        <translation>Med datorns &amp;nyckelring</translation>
    </message>
    <message>
        <source>It opens by itself when you are logged in on this computer.</source>
        <translation>Registret öppnas av sig självt när du är inloggad på den här datorn.</translation>
    </message>
    <message>
        <source>This computer has no keyring that the program can trust.</source>
        <translation>Den här datorn har ingen nyckelring som programmet kan lita på.</translation>
    </message>
    <message>
        <source>With a &amp;passphrase</source>
        <translation>Med en &amp;lösenfras</translation>
    </message>
    <message>
        <source>At least eight characters; several words are good. It is asked for at every start.</source>
        <translation>Minst åtta tecken, gärna flera ord. Den frågas efter vid varje start.</translation>
    </message>
    <message>
        <source>P&amp;assphrase</source>
        <translation>L&amp;ösenfras</translation>
    </message>
    <message>
        <source>The same a&amp;gain</source>
        <translation>Samma &amp;igen</translation>
    </message>
    <message>
        <source>At least eight characters. It opens the register if the keyring is lost.</source>
        <translation>Minst åtta tecken. Den öppnar registret om nyckelringen går förlorad.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>No paper is made of this kind of record</source>
        <translation>Av den här sortens post görs inga utskrifter</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Ångrat: {what}</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge “{one}” and “{other}”</source>
        <translation>Slå ihop ”{one}” och ”{other}”</translation>
    </message>
    <message>
        <source>Choose what stays where they differ. Links and references come along; Ctrl+Z takes it back.</source>
        <translation>Välj vad som ska stå kvar där de skiljer sig. Samband och hänvisningar följer med; Ctrl+Z tar tillbaka det.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Slå ihop</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Blir kvar</translation>
    </message>
    <message>
        <source>Goes to the trash</source>
        <translation>Läggs i papperskorgen</translation>
    </message>
    <message>
        <source>changed {when}</source>
        <translation>ändrad {when}</translation>
    </message>
    <message>
        <source>Take everything from this one</source>
        <translation>Ta allt från den här</translation>
    </message>
    <message>
        <source>They differ in nothing that has to be chosen.</source>
        <translation>De skiljer sig inte i något som måste väljas.</translation>
    </message>
    <message>
        <source>The same in both</source>
        <translation>Lika i båda</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>New department</source>
        <translation>Ny förvaltning</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Namn</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Lägg till</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>NewRecordDialog</name>
    <message>
        <source>Fill in what you know. Everything else can wait.</source>
        <translation>Fyll i det du vet. Allt annat kan vänta.</translation>
    </message>
    <message>
        <source>What we know already</source>
        <translation>Det här vet vi redan</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Skapa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>OfficeAdvice</name>
    <message>
        <source>Advice asked for</source>
        <translation>Råd som efterfrågas</translation>
    </message>
    <message>
        <source>A&amp;nswer…</source>
        <translation>&amp;Svara…</translation>
    </message>
    <message>
        <source>Nobody asks for advice</source>
        <translation>Ingen vill ha råd</translation>
    </message>
    <message>
        <source>What a department asks in Utblick comes with its bundle, and stands here.</source>
        <translation>Det som en förvaltning vill ha råd om i Utblick kommer med dess paket och står här.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Fråga</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Förvaltning</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Gäller</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Ställd</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Läge</translation>
    </message>
    <message>
        <source>Answer: {text}</source>
        <translation>Svar: {text}</translation>
    </message>
    <message>
        <source>Answer {name}</source>
        <translation>Svara {name}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svara</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>&amp;Svar</translation>
    </message>
    <message>
        <source>The answer to {name} is kept. It goes along with the next receipt.</source>
        <translation>Svaret till {name} är sparat. Det följer med nästa kvitto.</translation>
    </message>
</context>
<context>
    <name>OfficeBoardPage</name>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>&amp;Reminders…</source>
        <translation>&amp;Påminnelser…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Skriv &amp;ut…</translation>
    </message>
    <message>
        <source>Departments and what they have delivered</source>
        <translation>Förvaltningarna och vad de har lämnat</translation>
    </message>
    <message>
        <source>Show its re&amp;cords</source>
        <translation>&amp;Visa posterna</translation>
    </message>
    <message>
        <source>To the departments</source>
        <translation>Till förvaltningarna</translation>
    </message>
    <message>
        <source>No departments yet</source>
        <translation>Inga förvaltningar än</translation>
    </message>
    <message>
        <source>Begin with those who are to report.</source>
        <translation>Börja med dem som ska redovisa.</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Förvaltning</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Läge</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Lämnat</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Poster</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Frågor</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Luckor</translation>
    </message>
    <message>
        <source>Departures</source>
        <translation>Avvikelser</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>Att veta</translation>
    </message>
    <message>
        <source>{n} of {of} have delivered for {year}</source>
        <translation>{n} av {of} har lämnat för {year}</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n saknas</numerusform>
            <numerusform>%n saknas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open question(s)</source>
        <translation>
            <numerusform>%n öppen fråga</numerusform>
            <numerusform>%n öppna frågor</numerusform>
        </translation>
    </message>
    <message>
        <source>No contact person is written down.</source>
        <translation>Ingen kontaktperson är antecknad.</translation>
    </message>
</context>
<context>
    <name>OfficeBox</name>
    <message>
        <source>The council office</source>
        <translation>Kommunledningskontoret</translation>
    </message>
    <message>
        <source>To the field</source>
        <translation>Till fältet</translation>
    </message>
</context>
<context>
    <name>OfficeChapters</name>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>&amp;Keep this version</source>
        <translation>S&amp;para texten</translation>
    </message>
    <message>
        <source>Text of the chapter {name}</source>
        <translation>Text i kapitlet {name}</translation>
    </message>
    <message>
        <source>Version {n}, {when}, {who}</source>
        <translation>Version {n}, {when}, {who}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>An earlier version, as it was. Keep it to make it the text of the chapter again.</source>
        <translation>En tidigare version, som den var. Spara texten om den ska gälla igen.</translation>
    </message>
    <message>
        <source>Not kept yet. It is kept when you go on to another chapter or page.</source>
        <translation>Inte sparad än. Den sparas när du går vidare till ett annat kapitel eller en annan sida.</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s), kept.</source>
        <translation>
            <numerusform>%n ord, sparat.</numerusform>
            <numerusform>%n ord, sparade.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is written yet. The chapter then has its figures alone.</source>
        <translation>Inget är skrivet än. Kapitlet får då bara sina siffror.</translation>
    </message>
</context>
<context>
    <name>OfficeCompilationPage</name>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Pre&amp;view…</source>
        <translation>&amp;Förhandsgranska…</translation>
    </message>
    <message>
        <source>&amp;Save edition…</source>
        <translation>&amp;Spara utgåva…</translation>
    </message>
    <message>
        <source>Reckon &amp;anew</source>
        <translation>Räkna &amp;om</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Öppna mappen</translation>
    </message>
    <message>
        <source>Reckoning</source>
        <translation>Räknar</translation>
    </message>
    <message>
        <source>Putting the edition together</source>
        <translation>Gör utgåvan</translation>
    </message>
    <message numerus="yes">
        <source>Edition {n} is saved in {folder}, %n file(s).</source>
        <translation>
            <numerusform>Utgåva {n} är sparad i {folder}, %n fil.</numerusform>
            <numerusform>Utgåva {n} är sparad i {folder}, %n filer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to put together for {year}</source>
        <translation>Inget att sammanställa för {year}</translation>
    </message>
    <message>
        <source>No department has delivered, and the office has no records of its own for the year.</source>
        <translation>Ingen förvaltning har lämnat, och kontoret har inga egna poster för året.</translation>
    </message>
    <message>
        <source>{n} of {of} departments</source>
        <translation>{n} av {of} förvaltningar</translation>
    </message>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n projekt</numerusform>
            <numerusform>%n projekt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n sak att se över</numerusform>
            <numerusform>%n saker att se över</numerusform>
        </translation>
    </message>
    <message>
        <source>Something has changed since this was reckoned.</source>
        <translation>Något har ändrats sedan siffrorna räknades.</translation>
    </message>
    <message>
        <source>Figures and tables</source>
        <translation>Siffror och tabeller</translation>
    </message>
    <message>
        <source>Same project?</source>
        <translation>Samma projekt?</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texter</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Kurser</translation>
    </message>
    <message>
        <source>Editions</source>
        <translation>Utgåvor</translation>
    </message>
    <message>
        <source>Where to put the compilation</source>
        <translation>Var sammanställningen ska ligga</translation>
    </message>
</context>
<context>
    <name>OfficeDepartmentsPage</name>
    <message>
        <source>Add those of the municipality profile</source>
        <translation>Hämta kommunprofilens förvaltningar</translation>
    </message>
    <message>
        <source>&amp;New department</source>
        <translation>&amp;Ny förvaltning</translation>
    </message>
    <message>
        <source>Those who report each year. A department may work for several boards; the inventory is by board.</source>
        <translation>De som redovisar varje år. En förvaltning kan arbeta åt flera nämnder; projektlistan görs per nämnd.</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Förvaltningar</translation>
    </message>
    <message>
        <source>No departments yet</source>
        <translation>Inga förvaltningar än</translation>
    </message>
    <message>
        <source>Begin with those of the municipality profile, and change what is not right.</source>
        <translation>Börja med kommunprofilens förvaltningar, och ändra det som inte stämmer.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Nycklar</translation>
    </message>
    <message>
        <source>Approve a &amp;key…</source>
        <translation>&amp;Godkänn en nyckel…</translation>
    </message>
    <message>
        <source>Remove the department</source>
        <translation>Ta bort förvaltningen</translation>
    </message>
    <message>
        <source>Departments need the office&apos;s own key to read receipts: hand them the key slip.</source>
        <translation>Förvaltningarna behöver kontorets egen nyckel för att läsa kvitton: ge dem följesedeln.</translation>
    </message>
    <message>
        <source>Print the office&apos;s key &amp;slip…</source>
        <translation>Skriv ut kontorets &amp;följesedel…</translation>
    </message>
    <message>
        <source>Save the issuer&apos;s certificate…</source>
        <translation>Spara utfärdarens certifikat…</translation>
    </message>
    <message>
        <source>Save the list of revoked certificates…</source>
        <translation>Spara listan över spärrade certifikat…</translation>
    </message>
    <message>
        <source>Save the certificate</source>
        <translation>Spara certifikatet</translation>
    </message>
    <message>
        <source>The certificate of {name} is saved. Send the file to the department.</source>
        <translation>Certifikatet för {name} är sparat. Skicka filen till förvaltningen.</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Förvaltning</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>Nämnder</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Kontaktperson</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Nyckel</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Redovisar</translation>
    </message>
    <message>
        <source>The municipality profile names none. Add those who are to report, one by one.</source>
        <translation>Kommunprofilen nämner inga. Lägg till dem som ska redovisa, en i taget.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>– No longer</source>
        <translation>– Inte längre</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ingen än</translation>
    </message>
    <message>
        <source>{name} is saved.</source>
        <translation>{name} är sparad.</translation>
    </message>
    <message>
        <source>{old} is here already, by the name {name}.</source>
        <translation>{old} finns redan, med namnet {name}.</translation>
    </message>
    <message>
        <source>{name} is here already.</source>
        <translation>{name} finns redan.</translation>
    </message>
    <message>
        <source>{name} is added.</source>
        <translation>{name} är tillagd.</translation>
    </message>
    <message numerus="yes">
        <source>%n department(s) of the profile are added.</source>
        <translation>
            <numerusform>%n förvaltning från profilen är tillagd.</numerusform>
            <numerusform>%n förvaltningar från profilen är tillagda.</numerusform>
        </translation>
    </message>
    <message>
        <source>All those of the profile are here already.</source>
        <translation>Alla i profilen finns redan här.</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>{name} är borttagen.</translation>
    </message>
    <message>
        <source>The key of {name} is approved. Send the certificate to the department, which installs it.</source>
        <translation>Nyckeln hos {name} är godkänd. Skicka certifikatet till förvaltningen, som installerar det.</translation>
    </message>
    <message>
        <source>None yet. The department makes one under Keys, sends you the request, and reads 30 digits.</source>
        <translation>Ingen än. Förvaltningen gör en under Nycklar, skickar begäran till dig och läser upp 30 siffror.</translation>
    </message>
    <message>
        <source>checked by {who}, {day}</source>
        <translation>kontrollerad av {who}, {day}</translation>
    </message>
    <message>
        <source>Fingerprint {start}…</source>
        <translation>Fingeravtryck {start}…</translation>
    </message>
    <message>
        <source>{deed}: key of {day}</source>
        <translation>{deed}: nyckeln från {day}</translation>
    </message>
    <message>
        <source>Save the certificate…</source>
        <translation>Spara certifikatet…</translation>
    </message>
    <message>
        <source>Retire…</source>
        <translation>Byt ut…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Spärra…</translation>
    </message>
    <message>
        <source>Retire the key of {name}</source>
        <translation>Byt ut nyckeln hos {name}</translation>
    </message>
    <message>
        <source>Revoke the key of {name}</source>
        <translation>Spärra nyckeln hos {name}</translation>
    </message>
    <message>
        <source>What it has signed until now still counts; nothing signed later does. A department that makes a new key in Utblick does this by itself with its next bundle.</source>
        <translation>Det som nyckeln har signerat hittills gäller, men inget som signeras senare. När en förvaltning gör en ny nyckel i Utblick sker bytet av sig självt med nästa paket.</translation>
    </message>
    <message>
        <source>Do this when the key may be in the wrong hands. Nothing it has signed is taken in any more; what came before stays, and is flagged.</source>
        <translation>Gör det när nyckeln kan ha hamnat i fel händer. Inget mer som den har signerat tas in. Det som kom tidigare finns kvar men märks.</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Byt ut</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Spärra</translation>
    </message>
    <message>
        <source>revoked certificates.crl</source>
        <translation>spärrade certifikat.crl</translation>
    </message>
    <message>
        <source>issuer.pem</source>
        <translation>utfärdare.pem</translation>
    </message>
    <message>
        <source>The office&apos;s own issuing key is sealed with a passphrase.</source>
        <translation>Kontorets egen utfärdarnyckel är låst med en lösenfras.</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Sparat: {name}</translation>
    </message>
</context>
<context>
    <name>OfficeEditions</name>
    <message>
        <source>Editions</source>
        <translation>Utgåvor</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Vad som ändrades</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Utgåva</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gjord</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Av</translation>
    </message>
    <message>
        <source>Every edition stays. A year that is corrected afterwards gets a new one, which says what changed.</source>
        <translation>Alla utgåvor finns kvar. Ett år som rättas i efterhand får en ny utgåva, som säger vad som ändrades.</translation>
    </message>
    <message>
        <source>No edition yet. One is made when the compilation is saved.</source>
        <translation>Ingen utgåva än. Den görs när sammanställningen sparas.</translation>
    </message>
    <message>
        <source>The first edition of the year.</source>
        <translation>Årets första utgåva.</translation>
    </message>
    <message>
        <source>No figure changed.</source>
        <translation>Ingen siffra ändrades.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) changed since the edition before</source>
        <translation>
            <numerusform>%n sak ändrad sedan förra utgåvan</numerusform>
            <numerusform>%n saker ändrade sedan förra utgåvan</numerusform>
        </translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vad</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Förut</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
</context>
<context>
    <name>OfficeFigures</name>
    <message>
        <source>Table</source>
        <translation>Tabell</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n rad</numerusform>
            <numerusform>%n rader</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeFile</name>
    <message>
        <source>What it brings</source>
        <translation>Vad det innehåller</translation>
    </message>
    <message>
        <source>&amp;Protocol on paper…</source>
        <translation>&amp;Kontrollprotokoll…</translation>
    </message>
    <message>
        <source>Approve its key…</source>
        <translation>Godkänn nyckeln…</translation>
    </message>
</context>
<context>
    <name>OfficeMatching</name>
    <message>
        <source>&amp;The same project</source>
        <translation>&amp;Samma projekt</translation>
    </message>
    <message>
        <source>&amp;Different projects</source>
        <translation>&amp;Olika projekt</translation>
    </message>
    <message>
        <source>Perhaps the same project</source>
        <translation>Kanske samma projekt</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Det ena</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Från</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>Det andra</translation>
    </message>
    <message>
        <source>In common</source>
        <translation>Gemensamt</translation>
    </message>
    <message>
        <source>Identifiers join records by themselves; names only suggest. A project that is the same is counted once, and own shares are added.</source>
        <translation>Gemensamma id-nummer för samman poster av sig själva; namn räcker inte. Ett projekt som är detsamma räknas en gång, och de egna andelarna läggs ihop.</translation>
    </message>
    <message>
        <source>{n} in all; the first are shown.</source>
        <translation>{n} i allt; de första visas.</translation>
    </message>
    <message>
        <source>Nothing to decide: no two projects look the same.</source>
        <translation>Inget att avgöra: inga projekt liknar varandra.</translation>
    </message>
</context>
<context>
    <name>OfficeMatters</name>
    <message>
        <source>Matters for the board</source>
        <translation>Ärenden till KS</translation>
    </message>
    <message>
        <source>Call it &amp;settled</source>
        <translation>Märk som &amp;klart</translation>
    </message>
    <message>
        <source>P&amp;rint the list…</source>
        <translation>Skriv &amp;ut listan…</translation>
    </message>
    <message>
        <source>Another matter</source>
        <translation>Ett ärende till</translation>
    </message>
    <message>
        <source>&amp;Write it down</source>
        <translation>Skriv &amp;upp det</translation>
    </message>
    <message>
        <source>Nothing waits for the board</source>
        <translation>Inget väntar på KS</translation>
    </message>
    <message>
        <source>What the profile&apos;s rules leave to the board comes here by itself. Others you write down below.</source>
        <translation>Det som kommunprofilens regler lämnar till KS kommer hit av sig självt. Annat skriver du upp nedan.</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Klart</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öppet</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>Ärende</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Förvaltning</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Läge</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Varför</translation>
    </message>
    <message>
        <source>“{title}” is written down.</source>
        <translation>”{title}” är uppskrivet.</translation>
    </message>
    <message>
        <source>“{title}” is settled.</source>
        <translation>”{title}” är klart.</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Nyckelns lösenfras</translation>
    </message>
</context>
<context>
    <name>OfficeQuestionsPage</name>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Poster</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Skicka tillbaka</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Råd</translation>
    </message>
    <message>
        <source>Matters for the board</source>
        <translation>Ärenden till KS</translation>
    </message>
    <message>
        <source>Search among these</source>
        <translation>Sök bland dessa</translation>
    </message>
    <message>
        <source>&amp;Ask…</source>
        <translation>&amp;Fråga…</translation>
    </message>
    <message>
        <source>A&amp;pprove</source>
        <translation>&amp;Godkänn</translation>
    </message>
    <message>
        <source>&amp;Duplicate…</source>
        <translation>&amp;Dubblett…</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Läge</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alla</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Förvaltning</translation>
    </message>
    <message>
        <source>All open questions</source>
        <translation>Alla öppna frågor</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n poster</numerusform>
        </translation>
    </message>
    <message>
        <source>No open questions</source>
        <translation>Inga öppna frågor</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>Inget att visa</translation>
    </message>
    <message>
        <source>Choose a department above to see what it has sent, and to ask about it or approve it.</source>
        <translation>Välj en förvaltning ovan för att se vad den har skickat, och fråga om det eller godkänna det.</translation>
    </message>
    <message>
        <source>Asked about {title}. It goes along with the next receipt.</source>
        <translation>Frågan om {title} är sparad. Den följer med nästa kvitto.</translation>
    </message>
    <message>
        <source>{title} is approved.</source>
        <translation>{title} är godkänd.</translation>
    </message>
    <message>
        <source>{title} is called a duplicate.</source>
        <translation>{title} är märkt som dubblett.</translation>
    </message>
</context>
<context>
    <name>OfficeRates</name>
    <message>
        <source>&amp;Rates, one a line: currency, kronor, day</source>
        <translation>Kurser, en per &amp;rad: valuta, kronor, dag</translation>
    </message>
    <message>
        <source>&amp;Use these rates</source>
        <translation>&amp;Använd kurserna</translation>
    </message>
    <message>
        <source>Read from a &amp;file…</source>
        <translation>Läs från en &amp;fil…</translation>
    </message>
    <message>
        <source>Sums in other currencies are told in kronor by these rates, which are printed with their day. An amount without a rate is told as missing; it never counts as nothing.</source>
        <translation>Belopp i andra valutor räknas om till kronor med de här kurserna, som skrivs ut med sin dag. Ett belopp utan kurs står som saknat; det räknas aldrig som noll.</translation>
    </message>
    <message>
        <source>From the file {name}</source>
        <translation>Från filen {name}</translation>
    </message>
    <message>
        <source>No rates are used yet.</source>
        <translation>Inga kurser används än.</translation>
    </message>
    <message>
        <source>A table of rates</source>
        <translation>En tabell med kurser</translation>
    </message>
</context>
<context>
    <name>OfficeReceivePage</name>
    <message>
        <source>&amp;Choose files…</source>
        <translation>&amp;Välj filer…</translation>
    </message>
    <message>
        <source>Take these &amp;back out</source>
        <translation>Ta &amp;tillbaka dessa</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Töm listan</translation>
    </message>
    <message>
        <source>Drop the departments&apos; files here</source>
        <translation>Släpp förvaltningarnas filer här</translation>
    </message>
    <message>
        <source>Anywhere in the window, one or fifty at once. Each is verified before anything is taken in.</source>
        <translation>Var som helst i fönstret, en eller femtio på en gång. Alla prövas innan något tas in.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Filer</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Intagna</translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation>Inte intagna</translation>
    </message>
    <message>
        <source>Take it &amp;back out</source>
        <translation>Ta &amp;tillbaka paketet</translation>
    </message>
    <message>
        <source>Only the last one of a department can be taken back out; the others build on it.</source>
        <translation>Bara förvaltningens senaste paket kan tas tillbaka, eftersom det bygger på de tidigare.</translation>
    </message>
    <message>
        <source>Nothing of these files is kept but the verdict.</source>
        <translation>Av dessa filer är bara omdömet sparat.</translation>
    </message>
    <message>
        <source>Verifying the files</source>
        <translation>Prövar filerna</translation>
    </message>
    <message>
        <source>Taking in</source>
        <translation>Tar in</translation>
    </message>
    <message numerus="yes">
        <source>%n bundle(s) taken in.</source>
        <translation>
            <numerusform>%n paket är intaget.</numerusform>
            <numerusform>%n paket är intagna.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bundle(s) taken back out.</source>
        <translation>
            <numerusform>%n paket är tillbakataget.</numerusform>
            <numerusform>%n paket är tillbakatagna.</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Omdöme</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Förvaltning</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr</translation>
    </message>
    <message>
        <source>Brings</source>
        <translation>Innehåller</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Take in %n file(s)</source>
        <translation>
            <numerusform>&amp;Ta in %n fil</numerusform>
            <numerusform>&amp;Ta in %n filer</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Take in</source>
        <translation>&amp;Ta in</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fil</numerusform>
            <numerusform>%n filer</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Av</translation>
    </message>
    <message>
        <source>When</source>
        <translation>När</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Varför</translation>
    </message>
    <message>
        <source>New files</source>
        <translation>Nya filer</translation>
    </message>
    <message>
        <source>Files from the departments</source>
        <translation>Filer från förvaltningarna</translation>
    </message>
</context>
<context>
    <name>OfficeSending</name>
    <message>
        <source>Receipts</source>
        <translation>Kvitton</translation>
    </message>
    <message>
        <source>One signed file for each department that has delivered: what has come, and your question, approval or duplicate at each record. Send each its own; it says nothing of the others.</source>
        <translation>En signerad fil till varje förvaltning som har lämnat: vad som har kommit, och din fråga, ditt godkännande eller din dubblettmärkning vid varje post. Skicka var och en sin egen; den säger inget om de andra.</translation>
    </message>
    <message>
        <source>&amp;Make receipts for the year…</source>
        <translation>Gör årets &amp;kvitton…</translation>
    </message>
    <message>
        <source>Contact overview</source>
        <translation>Kontaktöversikt</translation>
    </message>
    <message>
        <source>One signed file for all: networks, partners, projects and visits of every department, without persons. With it a department sees “we know them already”.</source>
        <translation>En signerad fil till alla: nätverk, partner, projekt och besök hos varje förvaltning, utan personuppgifter. Med den ser en förvaltning ”vi känner dem redan”.</translation>
    </message>
    <message>
        <source>Make the &amp;overview…</source>
        <translation>Gör &amp;översikten…</translation>
    </message>
    <message>
        <source>The key that signs lies in a file, sealed with a passphrase.</source>
        <translation>Nyckeln som signerar ligger i en fil, låst med en lösenfras.</translation>
    </message>
    <message numerus="yes">
        <source>%n open question(s) go along.</source>
        <translation>
            <numerusform>%n öppen fråga följer med.</numerusform>
            <numerusform>%n öppna frågor följer med.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) made. Send each department its own.</source>
        <translation>
            <numerusform>%n kvitto är gjort. Skicka det till förvaltningen.</numerusform>
            <numerusform>%n kvitton är gjorda. Skicka var och en sitt eget.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The overview is made, with %n record(s).</source>
        <translation>
            <numerusform>Översikten är gjord, med %n post.</numerusform>
            <numerusform>Översikten är gjord, med %n poster.</numerusform>
        </translation>
    </message>
    <message>
        <source>Where to put the receipts</source>
        <translation>Var kvittona ska ligga</translation>
    </message>
    <message>
        <source>overview {day}.asice</source>
        <translation>översikt {day}.asice</translation>
    </message>
    <message>
        <source>Where to put the overview</source>
        <translation>Var översikten ska ligga</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Open a register</source>
        <translation>Öppna ett register</translation>
    </message>
    <message>
        <source>Registers (*.utblick);;All files (*)</source>
        <translation>Register (*.utblick);;Alla filer (*)</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Översikt</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Att göra</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsätt</translation>
    </message>
    <message numerus="yes">
        <source>To do, of which %n overdue</source>
        <translation>
            <numerusform>Att göra, varav %n försenad</numerusform>
            <numerusform>Att göra, varav %n försenade</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewWelcome</name>
    <message>
        <source>Welcome</source>
        <translation>Välkommen</translation>
    </message>
    <message>
        <source>Log a visit in a minute: who comes, from where, and when.</source>
        <translation>För in ett besök på en minut: vem som kommer, varifrån och när.</translation>
    </message>
    <message>
        <source>Put in sample records to try things on</source>
        <translation>Lägg in exempelposter att prova på</translation>
    </message>
    <message>
        <source>Putting in samples</source>
        <translation>Lägger in exempelposter</translation>
    </message>
    <message>
        <source>Removing the samples</source>
        <translation>Tar bort exempelposterna</translation>
    </message>
</context>
<context>
    <name>OverviewYear</name>
    <message>
        <source>The year {year} so far</source>
        <translation>Året {year} hittills</translation>
    </message>
    <message numerus="yes">
        <source>%n of the records are made-up samples.</source>
        <translation>
            <numerusform>%n av posterna är ett påhittat exempel.</numerusform>
            <numerusform>%n av posterna är påhittade exempel.</numerusform>
        </translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Som text</translation>
    </message>
    <message>
        <source>Show the figures as text</source>
        <translation>Visa siffrorna som text</translation>
    </message>
    <message>
        <source>Remove the sample records</source>
        <translation>Ta bort exempelposterna</translation>
    </message>
    <message numerus="yes">
        <source>Visits in {year} by country: %n</source>
        <translation>
            <numerusform>Besök {year} per land: %n</numerusform>
            <numerusform>Besök {year} per land: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Membership fees, thousands of kronor; {year} of {n} memberships, of which {m} with a figure</source>
        <translation>Medlemsavgifter i tusental kronor; {year} för {n} medlemskap, varav {m} med belopp</translation>
    </message>
    <message>
        <source>Projects running now</source>
        <translation>Pågående projekt</translation>
    </message>
    <message>
        <source>Projects running now: the first {n} of {all} to end</source>
        <translation>Pågående projekt: de {n} av {all} som slutar först</translation>
    </message>
    <message>
        <source>Records of {year} by committee and focus: blanks are gaps</source>
        <translation>Poster {year} per nämnd och inriktning; tomma rutor är luckor</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Inget än.</translation>
    </message>
</context>
<context>
    <name>OwnerPage</name>
    <message>
        <source>Whose register is it?</source>
        <translation>Vems register är det?</translation>
    </message>
    <message>
        <source>The unit stands on every record, and your name in the history of changes.</source>
        <translation>Enheten står på varje post, och ditt namn i historiken över ändringar.</translation>
    </message>
    <message>
        <source>&amp;Department, office or company</source>
        <translation>&amp;Förvaltning, kontor eller bolag</translation>
    </message>
    <message>
        <source>Department, office or company</source>
        <translation>Förvaltning, kontor eller bolag</translation>
    </message>
    <message>
        <source>for example Kulturförvaltningen</source>
        <translation>till exempel Kulturförvaltningen</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Ditt &amp;namn</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ditt namn</translation>
    </message>
    <message>
        <source>The register is kept in this file, on this computer:</source>
        <translation>Registret sparas i den här filen, på den här datorn:</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>Ä&amp;ndra…</translation>
    </message>
    <message>
        <source>Change where the register is kept</source>
        <translation>Ändra var registret sparas</translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>Commands and records</source>
        <translation>Kommandon och poster</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>Inget heter så.</translation>
    </message>
    <message>
        <source>Write a command or the name of a record</source>
        <translation>Skriv ett kommando eller namnet på en post</translation>
    </message>
    <message>
        <source>Command or record</source>
        <translation>Kommando eller post</translation>
    </message>
</context>
<context>
    <name>PapersDialog</name>
    <message>
        <source>Papers: {title}</source>
        <translation>Utskrifter: {title}</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Utskrift</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Språk</translation>
    </message>
    <message>
        <source>Tell as well</source>
        <translation>Ta även med</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Utskrifter</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Språk</translation>
    </message>
    <message>
        <source>The pages as they will be printed</source>
        <translation>Sidorna som de skrivs ut</translation>
    </message>
    <message>
        <source>What the paper says, as text</source>
        <translation>Vad utskriften säger, som text</translation>
    </message>
    <message>
        <source>Show as &amp;text</source>
        <translation>&amp;Visa som text</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>S&amp;para…</translation>
    </message>
    <message>
        <source>For a &amp;mail…</source>
        <translation>För &amp;e-post…</translation>
    </message>
    <message>
        <source>Save it and copy the file, to be pasted into a mail</source>
        <translation>Spara och kopiera filen, så att den kan klistras in i ett mejl</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>Skriv u&amp;t…</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Öppna mappen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Stän&amp;g</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webbsida</translation>
    </message>
    <message>
        <source>Save the paper</source>
        <translation>Spara utskriften</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Sparad: {name}</translation>
    </message>
    <message>
        <source>Saved and copied: {name}. Paste it into the mail.</source>
        <translation>Sparad och kopierad: {name}. Klistra in den i mejlet.</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>Skickad till skrivaren</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>First name</source>
        <translation>Förnamn</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Efternamn</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Kolumn {number}</translation>
    </message>
    <message>
        <source>{column}: not used</source>
        <translation>{column}: används inte</translation>
    </message>
    <message>
        <source>What {column} means</source>
        <translation>Vad {column} betyder</translation>
    </message>
    <message>
        <source>Nothing is pasted yet.</source>
        <translation>Inget är inklistrat än.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Lägg till</translation>
    </message>
    <message>
        <source>Row {n} cannot be taken as it is. Nothing has been added.</source>
        <translation>Rad {n} kan inte tas emot som den är. Inget har lagts till.</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Inklistrad text</translation>
    </message>
    <message>
        <source>What was understood</source>
        <translation>Så här förstods det</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>Vad kolumnerna betyder</translation>
    </message>
</context>
<context>
    <name>PasteRecordsDialog</name>
    <message>
        <source>Copy the rows in the spreadsheet together with their headings, and paste them here. Each row becomes a record; look through what was understood before you add them.</source>
        <translation>Kopiera raderna i kalkylbladet tillsammans med rubrikerna och klistra in dem här. Varje rad blir en post. Se efter vad som uppfattades innan du lägger till.</translation>
    </message>
    <message>
        <source>Paste from a spreadsheet: {kind}</source>
        <translation>Klistra in från ett kalkylblad: {kind}</translation>
    </message>
</context>
<context>
    <name>PasteRowsDialog</name>
    <message>
        <source>Copy from a spreadsheet, a table in an e-mail or a list with one person a line, and paste it here.</source>
        <translation>Kopiera från ett kalkylblad, en tabell i ett e-brev eller en lista med en person per rad, och klistra in här.</translation>
    </message>
    <message>
        <source>Paste rows: {table}</source>
        <translation>Klistra in rader: {table}</translation>
    </message>
    <message>
        <source>Name, title, organisation</source>
        <translation>Namn, titel, organisation</translation>
    </message>
</context>
<context>
    <name>PeriodEditor</name>
    <message>
        <source>{label}, from</source>
        <translation>{label}, från</translation>
    </message>
    <message>
        <source>{label}, to</source>
        <translation>{label}, till</translation>
    </message>
    <message>
        <source>from</source>
        <translation>från</translation>
    </message>
    <message>
        <source>to</source>
        <translation>till</translation>
    </message>
    <message>
        <source>Pick a date (F4)</source>
        <translation>Välj datum (F4)</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>Which municipality is it for?</source>
        <translation>Vilken kommun gäller det?</translation>
    </message>
    <message>
        <source>The profile holds your municipality&apos;s own words and rules, with the place in the policy where they stand.</source>
        <translation>Profilen har kommunens egna ord och regler, med platsen i policyn där de står.</translation>
    </message>
    <message>
        <source>The words are general ones, and no rules apply.</source>
        <translation>Orden är allmänna, och inga regler gäller.</translation>
    </message>
</context>
<context>
    <name>ProgrammeEditor</name>
    <message>
        <source>− 15 min</source>
        <translation>− 15 min</translation>
    </message>
    <message>
        <source>+ 15 min</source>
        <translation>+ 15 min</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Flytta upp</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Flytta ner</translation>
    </message>
    <message>
        <source>Put in a break</source>
        <translation>Lägg in paus</translation>
    </message>
    <message>
        <source>15 minutes earlier: the chosen point and those after it that day, or all if none is chosen</source>
        <translation>15 minuter tidigare: den valda punkten och de som följer samma dag, eller alla om ingen är vald</translation>
    </message>
    <message>
        <source>15 minutes later: the chosen point and those after it that day, or all if none is chosen</source>
        <translation>15 minuter senare: den valda punkten och de som följer samma dag, eller alla om ingen är vald</translation>
    </message>
    <message>
        <source>Let the point change places with the one before it (Alt+Up)</source>
        <translation>Låt punkten byta plats med den före (Alt+Upp)</translation>
    </message>
    <message>
        <source>Let the point change places with the one after it (Alt+Down)</source>
        <translation>Låt punkten byta plats med den efter (Alt+Ner)</translation>
    </message>
    <message>
        <source>Put a break after the chosen point; those after it that day begin later</source>
        <translation>Lägg en paus efter den valda punkten; de som följer samma dag börjar senare</translation>
    </message>
    <message>
        <source>“{first}” is not over when “{second}” begins.</source>
        <translation>”{first}” är inte slut när ”{second}” börjar.</translation>
    </message>
    <message>
        <source>The times are changed</source>
        <translation>Tiderna är ändrade</translation>
    </message>
</context>
<context>
    <name>ProgrammeModel</name>
    <message>
        <source>overlaps another point</source>
        <translation>krockar med en annan punkt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Förlopp</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Ask about {title}</source>
        <translation>Fråga om {title}</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>Hela posten</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>&amp;Fråga</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>The department reads it with its next receipt, at the field. Nothing is sent before that.</source>
        <translation>Förvaltningen läser frågan vid fältet när den tar in nästa kvitto. Inget skickas innan dess.</translation>
    </message>
    <message>
        <source>A&amp;bout</source>
        <translation>&amp;Om</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>Fråga&amp;n</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Varför</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>{kind}  ·  changed {when}</source>
        <translation>{kind}  ·  ändrad {when}</translation>
    </message>
</context>
<context>
    <name>RecordFiles</name>
    <message>
        <source>Opened to be read: {name}. To change it, save a copy.</source>
        <translation>Öppnad för läsning: {name}. Spara en kopia om du vill ändra den.</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Spara en kopia</translation>
    </message>
    <message>
        <source>The copy is saved</source>
        <translation>Kopian är sparad</translation>
    </message>
</context>
<context>
    <name>RecordHead</name>
    <message>
        <source>Restore</source>
        <translation>Återställ</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Spara en kopia…</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Öppna filen</translation>
    </message>
    <message>
        <source>Print, or make a paper</source>
        <translation>Skriv ut eller gör en fil</translation>
    </message>
    <message>
        <source>Print, or make a paper (Ctrl+P)</source>
        <translation>Skriv ut eller gör en fil (Ctrl+P)</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>Lägg i papperskorgen</translation>
    </message>
    <message>
        <source>Move to the trash (Ctrl+Delete)</source>
        <translation>Lägg i papperskorgen (Ctrl+Delete)</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Ångra: {what}</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Inget att ångra</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Details</source>
        <translation>Uppgifter</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Händelser</translation>
    </message>
    <message>
        <source>Tabs of the record</source>
        <translation>Postens flikar</translation>
    </message>
    <message>
        <source>All tabs</source>
        <translation>Alla flikar</translation>
    </message>
    <message>
        <source>Every change is saved at once</source>
        <translation>Varje ändring sparas direkt</translation>
    </message>
    <message>
        <source>Restore the record to change it</source>
        <translation>Återställ posten för att ändra den</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Handlingar</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Samband</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Your recovery code</source>
        <translation>Din återställningskod</translation>
    </message>
    <message>
        <source>It opens the register when nothing else does. It is shown only now, and kept nowhere: print it, and keep the paper where you keep other things of value.</source>
        <translation>Den öppnar registret när inget annat gör det. Den visas bara nu och sparas ingenstans: skriv ut den, och förvara papperet där du har andra värdesaker.</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Skriv &amp;ut…</translation>
    </message>
    <message>
        <source>&amp;Save as a file…</source>
        <translation>Spara som &amp;fil…</translation>
    </message>
    <message>
        <source>&amp;Type the code from the paper</source>
        <translation>Skriv &amp;av koden från papperet</translation>
    </message>
    <message>
        <source>Type the code from the paper</source>
        <translation>Skriv av koden från papperet</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Återställningskod</translation>
    </message>
</context>
<context>
    <name>RecoveryPaper</name>
    <message>
        <source>Utblick: recovery code</source>
        <translation>Utblick: återställningskod</translation>
    </message>
    <message>
        <source>Unit: {unit}</source>
        <translation>Enhet: {unit}</translation>
    </message>
    <message>
        <source>Register: {path}</source>
        <translation>Register: {path}</translation>
    </message>
    <message>
        <source>Made: {day}</source>
        <translation>Skapad: {day}</translation>
    </message>
    <message>
        <source>The code opens the register when nothing else does. Whoever has the code and the file can read everything in it. Keep this paper locked away, not beside the computer.</source>
        <translation>Koden öppnar registret när inget annat gör det. Den som har koden och filen kan läsa allt i registret. Förvara papperet inlåst, inte bredvid datorn.</translation>
    </message>
</context>
<context>
    <name>ReferenceEditor</name>
    <message>
        <source>Type to search</source>
        <translation>Skriv för att söka</translation>
    </message>
    <message>
        <source>Go to the record</source>
        <translation>Gå till posten</translation>
    </message>
    <message>
        <source>Go to the record: {title}</source>
        <translation>Gå till posten: {title}</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Förslag</translation>
    </message>
</context>
<context>
    <name>RemindersDialog</name>
    <message>
        <source>Saved: {name}</source>
        <translation>Sparat: {name}</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>har inte lämnat</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n fråga</numerusform>
            <numerusform>%n frågor</numerusform>
        </translation>
    </message>
    <message>
        <source>no address</source>
        <translation>adress saknas</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Förvaltning</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Varför</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adress</translation>
    </message>
    <message>
        <source>Copied. Paste it into the mail.</source>
        <translation>Kopierat. Klistra in det i mejlet.</translation>
    </message>
    <message>
        <source>reminders {year}.txt</source>
        <translation>påminnelser {year}.txt</translation>
    </message>
    <message>
        <source>Save all reminders</source>
        <translation>Spara alla påminnelser</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Reminders for {year}</source>
        <translation>Påminnelser för {year}</translation>
    </message>
    <message>
        <source>Whom to remind</source>
        <translation>Vilka som påminns</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopiera</translation>
    </message>
    <message>
        <source>&amp;Open as a mail</source>
        <translation>Öppna som &amp;mejl</translation>
    </message>
    <message>
        <source>&amp;Save all…</source>
        <translation>&amp;Spara alla…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Skriv &amp;ut…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>St&amp;äng</translation>
    </message>
    <message>
        <source>for example 15 February</source>
        <translation>till exempel 15 februari</translation>
    </message>
    <message>
        <source>&amp;Answer by</source>
        <translation>Svar senast d&amp;en</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Till</translation>
    </message>
    <message>
        <source>S&amp;ubject</source>
        <translation>Ä&amp;mne</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xt</translation>
    </message>
</context>
<context>
    <name>RequestDialog</name>
    <message>
        <source>The department&apos;s request</source>
        <translation>Förvaltningens begäran</translation>
    </message>
    <message>
        <source>Choose the file with the request first.</source>
        <translation>Välj först filen med begäran.</translation>
    </message>
    <message>
        <source>The office&apos;s own issuing key is sealed with a passphrase.</source>
        <translation>Kontorets egen utfärdarnyckel är låst med en lösenfras.</translation>
    </message>
    <message>
        <source>Approve a department&apos;s key</source>
        <translation>Godkänn en förvaltnings nyckel</translation>
    </message>
    <message>
        <source>Choose the file with the request…</source>
        <translation>Välj filen med begäran…</translation>
    </message>
    <message>
        <source>Call the contact person on a number you already have. Let them read their 30 digits aloud, and type them all. Digits that came in the same e-mail as the file prove nothing.</source>
        <translation>Ring kontaktpersonen på ett nummer som du redan har. Låt kontaktpersonen läsa upp sina 30 siffror, och skriv in alla. Siffror som kom i samma mejl som filen bevisar inget.</translation>
    </message>
    <message>
        <source>&amp;Department</source>
        <translation>&amp;Förvaltning</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Restore into a new file</source>
        <translation>Återställ till en ny fil</translation>
    </message>
    <message>
        <source>restored.utblick</source>
        <translation>återställt.utblick</translation>
    </message>
</context>
<context>
    <name>RowsEditor</name>
    <message>
        <source>Nothing here yet.</source>
        <translation>Inget här än.</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>Ta bort raden</translation>
    </message>
    <message>
        <source>Delete the row: {table}</source>
        <translation>Ta bort raden: {table}</translation>
    </message>
    <message>
        <source>The row is saved when the fields marked * are filled in.</source>
        <translation>Raden sparas när fälten märkta med * är ifyllda.</translation>
    </message>
    <message>
        <source>Paste rows…</source>
        <translation>Klistra in rader…</translation>
    </message>
    <message>
        <source>Paste rows: {table}</source>
        <translation>Klistra in rader: {table}</translation>
    </message>
</context>
<context>
    <name>SavedBadge</name>
    <message>
        <source>Saved {time}</source>
        <translation>Sparat {time}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Sparat</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Sparar</translation>
    </message>
    <message numerus="yes">
        <source>Draft saved {time}, %n field(s) to correct</source>
        <translation>
            <numerusform>Utkast sparat {time}, %n uppgift att rätta</numerusform>
            <numerusform>Utkast sparat {time}, %n uppgifter att rätta</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Inte sparat</translation>
    </message>
</context>
<context>
    <name>SecretDialog</name>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Lösenfras</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortsätt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Inställningar</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Språk</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Utseende</translation>
    </message>
    <message>
        <source>&amp;Lock the window after</source>
        <translation>L&amp;ås fönstret efter</translation>
    </message>
    <message>
        <source>The register &amp;belongs to</source>
        <translation>Registret &amp;tillhör</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Säkerhetskopior</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Enhet</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Som systemet</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ljust</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Mörkt</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minut</numerusform>
            <numerusform>%n minuter</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation>aldrig</translation>
    </message>
    <message>
        <source>A department or company</source>
        <translation>en förvaltning eller ett bolag</translation>
    </message>
    <message>
        <source>The council office</source>
        <translation>kommunledningskontoret</translation>
    </message>
    <message>
        <source>The office&apos;s own pages are shown only in the office&apos;s register.</source>
        <translation>Kontorets egna sidor visas bara i kontorets register.</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Klar</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Places</source>
        <translation>Platser</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Inställningar</translation>
    </message>
    <message numerus="yes">
        <source>{place}, %n record(s)</source>
        <translation>
            <numerusform>{place}, %n post</numerusform>
            <numerusform>{place}, %n poster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Opening the register</source>
        <translation>Öppnar registret</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Ett ögonblick.</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>Papperskorgen är tom</translation>
    </message>
    <message>
        <source>What is thrown away lies here for thirty days.</source>
        <translation>Det som kastas ligger här i trettio dagar.</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Inget valt</translation>
    </message>
    <message>
        <source>Choose a record in the list.</source>
        <translation>Välj en post i listan.</translation>
    </message>
    <message>
        <source>Paste from a spreadsheet…</source>
        <translation>Klistra in från ett kalkylblad…</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>The register is encrypted and unlocked</source>
        <translation>Registret är krypterat och upplåst</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>i dag {time}</translation>
    </message>
    <message>
        <source>Backup: {when}</source>
        <translation>Säkerhetskopia: {when}</translation>
    </message>
    <message>
        <source>Ctrl+K Commands    Ctrl+N New    Ctrl+F Search</source>
        <translation>Ctrl+K Kommandon    Ctrl+N Nytt    Ctrl+F Sök</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>{step}, passed</source>
        <translation>{step}, passerat</translation>
    </message>
    <message>
        <source>{step}, the present step</source>
        <translation>{step}, nuvarande steg</translation>
    </message>
    <message>
        <source>Other endings</source>
        <translation>Andra avslut</translation>
    </message>
    <message>
        <source>No other ending from here</source>
        <translation>Inget annat avslut härifrån</translation>
    </message>
</context>
<context>
    <name>TrashPage</name>
    <message>
        <source>Trash</source>
        <translation>Papperskorg</translation>
    </message>
    <message>
        <source>What is thrown away lies here for thirty days, and then goes for good.</source>
        <translation>Det som slängs ligger här i trettio dagar och försvinner sedan för gott.</translation>
    </message>
    <message>
        <source>Search in the trash</source>
        <translation>Sök i papperskorgen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Alla slag</translation>
    </message>
    <message>
        <source>Last thrown first</source>
        <translation>Senast slängt först</translation>
    </message>
    <message>
        <source>Least time left first</source>
        <translation>Kortast tid kvar först</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordning</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Efter titel</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Återställ</translation>
    </message>
    <message>
        <source>&amp;Look at it</source>
        <translation>&amp;Titta på posten</translation>
    </message>
    <message>
        <source>&amp;Erase for good…</source>
        <translation>&amp;Radera för gott…</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>Töm papperskorgen…</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>Papperskorgen är tom</translation>
    </message>
    <message>
        <source>What is thrown away lies here for thirty days.</source>
        <translation>Det som slängs ligger kvar här i trettio dagar.</translation>
    </message>
    <message>
        <source>Erase “{title}” for good?</source>
        <translation>Radera ”{title}” för gott?</translation>
    </message>
    <message numerus="yes">
        <source>Erase %n record(s) for good?</source>
        <translation>
            <numerusform>Radera %n post för gott?</numerusform>
            <numerusform>Radera %n poster för gott?</numerusform>
        </translation>
    </message>
    <message>
        <source>Decisions, papers and tasks that belong to it go along, and what the history says of it. Neither undo nor the trash brings it back; only a backup does.</source>
        <translation>Beslut, handlingar och uppgifter som hör till följer med, liksom värdena i historiken. Varken ångra eller papperskorgen kan hämta tillbaka det. Det finns bara kvar i äldre säkerhetskopior.</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Radera för gott</translation>
    </message>
    <message>
        <source>Restored: {title}</source>
        <translation>Återställd: {title}</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) erased for good</source>
        <translation>
            <numerusform>%n post raderades för gott</numerusform>
            <numerusform>%n poster raderades för gott</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n poster</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in the trash matches.</source>
        <translation>Inget i papperskorgen passar in.</translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message>
        <source>The register could not be opened</source>
        <translation>Registret gick inte att öppna</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Försök igen</translation>
    </message>
    <message>
        <source>&amp;Open another…</source>
        <translation>Öppna ett &amp;annat…</translation>
    </message>
    <message>
        <source>Make a &amp;new register</source>
        <translation>Skapa ett &amp;nytt register</translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message>
        <source>The office&apos;s certificate</source>
        <translation>Kontorets certifikat</translation>
    </message>
    <message>
        <source>Choose the certificate first.</source>
        <translation>Välj certifikatet först.</translation>
    </message>
    <message>
        <source>Approve the office&apos;s key</source>
        <translation>Godkänn kontorets nyckel</translation>
    </message>
    <message>
        <source>Choose the certificate…</source>
        <translation>Välj certifikatet…</translation>
    </message>
    <message>
        <source>Let the office read the 30 digits aloud to you, over the telephone or face to face, and type them all.</source>
        <translation>Låt kontoret läsa upp de 30 siffrorna för dig, i telefon eller öga mot öga, och skriv in alla.</translation>
    </message>
    <message>
        <source>&amp;Whose key it is</source>
        <translation>&amp;Vems nyckel det är</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Open the register</source>
        <translation>Öppna registret</translation>
    </message>
    <message>
        <source>&amp;Recovery code</source>
        <translation>&amp;Återställningskod</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Lösenfras</translation>
    </message>
    <message>
        <source>Use the passphrase instead</source>
        <translation>Använd lösenfrasen i stället</translation>
    </message>
    <message>
        <source>Use the recovery code instead</source>
        <translation>Använd återställningskoden i stället</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Öppna</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>Welcome to Utblick</source>
        <translation>Välkommen till Utblick</translation>
    </message>
    <message>
        <source>A register for your department&apos;s international work. How do you want to begin?</source>
        <translation>Ett register för förvaltningens internationella arbete. Hur vill du börja?</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Språk</translation>
    </message>
    <message>
        <source>A new register</source>
        <translation>Ett nytt register</translation>
    </message>
    <message>
        <source>Four short questions, and you can log your first visit.</source>
        <translation>Fyra korta frågor, sedan kan du föra in ditt första besök.</translation>
    </message>
    <message>
        <source>A new register with the office&apos;s file</source>
        <translation>Ett nytt register med kontorets fil</translation>
    </message>
    <message>
        <source>You have been sent a municipality profile (.toml), with the municipality&apos;s own words and rules.</source>
        <translation>Du har fått en kommunprofil (.toml) med kommunens egna ord och regler.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Återställ en säkerhetskopia</translation>
    </message>
    <message>
        <source>The computer is new, or something has happened.</source>
        <translation>Datorn är ny, eller något har hänt.</translation>
    </message>
    <message>
        <source>Open a register there is…</source>
        <translation>Öppna ett register som finns…</translation>
    </message>
    <message>
        <source>The office&apos;s file</source>
        <translation>Kontorets fil</translation>
    </message>
    <message>
        <source>The backup to restore</source>
        <translation>Säkerhetskopian som ska återställas</translation>
    </message>
</context>
<context>
    <name>WritingDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
</TS>
