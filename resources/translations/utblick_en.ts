<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountPage</name>
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
    <name>OverviewPage</name>
    <message numerus="yes">
        <source>To do, of which %n overdue</source>
        <translation>
            <numerusform>To do, of which %n overdue</numerusform>
            <numerusform>To do, of which %n overdue</numerusform>
        </translation>
    </message>
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
    <name>PasteRowsDialog</name>
    <message numerus="yes">
        <source>%n row(s) understood.</source>
        <translation>
            <numerusform>%n row understood.</numerusform>
            <numerusform>%n rows understood.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: {fields} is missing.</source>
        <translation>
            <numerusform>%n left out: {fields} is missing.</numerusform>
            <numerusform>%n left out: {fields} is missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n row(s)</source>
        <translation>
            <numerusform>Add %n row</numerusform>
            <numerusform>Add %n rows</numerusform>
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
