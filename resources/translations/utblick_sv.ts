<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
<context>
    <name>Banner</name>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was saved is still there. Close this and go on, or start the program anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it happens again, send the text below to whoever looks after the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says where in the program it happened, and holds nothing from your records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>2026-05-03, 2026-05 or 2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a date (F4)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register is made, encrypted and open. Everything you type is saved at once, and everything can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Editors</name>
    <message>
        <source>separate with commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2026-05-03 09:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2,500 SEK, or ? if not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStartDialog</name>
    <message>
        <source>Welcome to Utblick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a register there is…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code has not been typed back. Without it nobody can open the register if the computer or the passphrase is lost. Close once more to leave all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a municipality, or the one without a policy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the name of your department, office or company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write your name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the keyring, a passphrase, or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is too short: it needs at least eight characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the code from the paper, so that you know it can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not the same code. Compare it with the paper, group by group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the register is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery code.txt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Move the file away from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlagEditor</name>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in titles (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in titles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches the filter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>How is it locked?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register is encrypted. Only who has a key can open it, also if the computer is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With this computer&apos;s &amp;keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens by itself when you are logged in on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring that the program can trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a &amp;passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least eight characters; several words are good. It is asked for at every start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;assphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least eight characters. It opens the register if the keyring is lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The register is encrypted and unlocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+N New    Ctrl+Z Undo    Ctrl+F Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{place}, %n record(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewRecordDialog</name>
    <message>
        <source>Fill in what you know. Everything else can wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Open a register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registers (*.utblick);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnerPage</name>
    <message>
        <source>Whose register is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit stands on every record, and your name in the history of changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Department, office or company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Department, office or company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example Kulturförvaltningen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register is kept in this file, on this computer:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change where the register is kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeriodEditor</name>
    <message>
        <source>{label}, from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}, to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a date (F4)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>Which municipality is it for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile holds your municipality&apos;s own words and rules, with the place in the policy where they stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words are general ones, and no rules apply.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordHead</name>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash (Ctrl+Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tabs of the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change is saved at once</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Your recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens the register when nothing else does. It is shown only now, and kept nowhere: print it, and keep the paper where you keep other things of value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Type the code from the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the code from the paper</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryPaper</name>
    <message>
        <source>Utblick: recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit: {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made: {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code opens the register when nothing else does. Whoever has the code and the file can read everything in it. Keep this paper locked away, not beside the computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsEditor</name>
    <message>
        <source>Nothing here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add: {table}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the row: {table}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row is saved when the fields marked * are filled in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedBadge</name>
    <message>
        <source>Saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Draft saved {time}, %n field(s) to correct</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Opening the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is thrown away lies here for thirty days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a record in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visits yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log a visit as soon as the request comes: who, from where and when. The rest can wait, and everything is saved as you type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New visit (Ctrl+N)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>{step}, passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step}, the present step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other endings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other ending from here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message>
        <source>The register could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a &amp;new register</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Open the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the passphrase instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the recovery code instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
