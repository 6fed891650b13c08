<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountPage</name>
    <message numerus="yes">
        <source>The office asks about %n record(s)</source>
        <translation>
            <numerusform>The office asks about %n record</numerusform>
            <numerusform>The office asks about %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) approved.</source>
        <translation>
            <numerusform>%n record approved.</numerusform>
            <numerusform>%n records approved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n gap</numerusform>
            <numerusform>%n gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n departure(s) from the rules, told along</source>
        <translation>
            <numerusform>%n departure from the rules, told along</numerusform>
            <numerusform>%n departures from the rules, told along</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message numerus="yes">
        <source>All of the backup can be read: {name}, %n record(s)</source>
        <translation>
            <numerusform>All of the backup can be read: {name}, %n record</numerusform>
            <numerusform>All of the backup can be read: {name}, %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message numerus="yes">
        <source>{lane}, %n record(s)</source>
        <translation>
            <numerusform>{lane}, %n record</numerusform>
            <numerusform>{lane}, %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message numerus="yes">
        <source>%n pair(s) to look at</source>
        <translation>
            <numerusform>%n pair to look at</numerusform>
            <numerusform>%n pairs to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsStrip</name>
    <message numerus="yes">
        <source>%n stop(s)</source>
        <translation>
            <numerusform>%n rule stops</numerusform>
            <numerusform>%n rules stop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to justify</source>
        <translation>
            <numerusform>%n to justify</numerusform>
            <numerusform>%n to justify</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n reminder</numerusform>
            <numerusform>%n reminders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KnownPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeBoardPage</name>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open question(s)</source>
        <translation>
            <numerusform>%n open question</numerusform>
            <numerusform>%n open questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeChapters</name>
    <message numerus="yes">
        <source>%n word(s), kept.</source>
        <translation>
            <numerusform>%n word, kept.</numerusform>
            <numerusform>%n words, kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeCompilationPage</name>
    <message numerus="yes">
        <source>Edition {n} is saved in {folder}, %n file(s).</source>
        <translation>
            <numerusform>Edition {n} is saved in {folder}, %n file.</numerusform>
            <numerusform>Edition {n} is saved in {folder}, %n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n project</numerusform>
            <numerusform>%n projects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n thing to look at</numerusform>
            <numerusform>%n things to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeDepartmentsPage</name>
    <message numerus="yes">
        <source>%n department(s) of the profile are added.</source>
        <translation>
            <numerusform>%n department of the profile is added.</numerusform>
            <numerusform>%n departments of the profile are added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeEditions</name>
    <message numerus="yes">
        <source>%n thing(s) changed since the edition before</source>
        <translation>
            <numerusform>%n thing changed since the edition before</numerusform>
            <numerusform>%n things changed since the edition before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeFigures</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeQuestionsPage</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeReceivePage</name>
    <message numerus="yes">
        <source>%n bundle(s) taken in.</source>
        <translation>
            <numerusform>%n bundle is taken in.</numerusform>
            <numerusform>%n bundles are taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bundle(s) taken back out.</source>
        <translation>
            <numerusform>%n bundle is taken back out.</numerusform>
            <numerusform>%n bundles are taken back out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Take in %n file(s)</source>
        <translation>
            <numerusform>&amp;Take in %n file</numerusform>
            <numerusform>&amp;Take in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeSending</name>
    <message numerus="yes">
        <source>%n open question(s) go along.</source>
        <translation>
            <numerusform>%n open question goes along.</numerusform>
            <numerusform>%n open questions go along.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) made. Send each department its own.</source>
        <translation>
            <numerusform>%n receipt made. Send each department its own.</numerusform>
            <numerusform>%n receipts made. Send each department its own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The overview is made, with %n record(s).</source>
        <translation>
            <numerusform>The overview is made, with %n record.</numerusform>
            <numerusform>The overview is made, with %n records.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message numerus="yes">
        <source>To do, of which %n overdue</source>
        <translation>
            <numerusform>To do, of which %n overdue</numerusform>
            <numerusform>To do, of which %n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewYear</name>
    <message numerus="yes">
        <source>%n of the records are made-up samples.</source>
        <translation>
            <numerusform>%n of the records is a made-up sample.</numerusform>
            <numerusform>%n of the records are made-up samples.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Visits in {year} by country: %n</source>
        <translation>
            <numerusform>Visits in {year} by country: %n</numerusform>
            <numerusform>Visits in {year} by country: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemindersDialog</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedBadge</name>
    <message numerus="yes">
        <source>Draft saved {time}, %n field(s) to correct</source>
        <translation>
            <numerusform>Draft saved {time}, %n field to correct</numerusform>
            <numerusform>Draft saved {time}, %n fields to correct</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message numerus="yes">
        <source>{place}, %n record(s)</source>
        <translation>
            <numerusform>{place}, %n record</numerusform>
            <numerusform>{place}, %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashPage</name>
    <message numerus="yes">
        <source>Erase %n record(s) for good?</source>
        <translation>
            <numerusform>Erase %n record for good?</numerusform>
            <numerusform>Erase %n records for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) erased for good</source>
        <translation>
            <numerusform>%n record erased for good</numerusform>
            <numerusform>%n records erased for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
</TS>
