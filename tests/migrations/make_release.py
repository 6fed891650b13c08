"""Make the register that a release is remembered by: `python -m tests.migrations.make_release VERSION`, once a release.

It holds a record of every kind with every field and table filled, history, trash, a link and a file. It is never made
again for a version that was released: every later program has to open it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from db.fields import KINDS, types
from db.migrations import HEAD
from desktop.domain.queries import Query
from desktop.exchange.record_json import of_record
from desktop.services import workspace
from tests.factories import PASSPHRASE, SETUP
from tests.fakes.clocks import FixedClock

if TYPE_CHECKING:
    from db.fields import Field, Kind
    from desktop.services.workspace import Workspace

RELEASES = Path(__file__).parent / "releases"
REGISTER, RECORDS, LETTER = "register.utblick", "records.json", "Åtta rader från Łódź.\n" * 8
_HANGING = ("decision", "document", "task")


def _example(field: Field, reference: str | None) -> object:
    examples: dict[type, object] = {
        types.Number: 2026 if field.name == "year" else 7,
        types.Quantity: "12.5",
        types.Flag: True,
        types.Day: "2026-05",
        types.Time: "2026-05-03T09:30",
        types.Span: {"start": "2014", "end": "2016-05-03", "text": "2014 - maj 2016"},
        types.Amount: "51 920 840,50 kr",
        types.Country: "EE",
        types.Words: ["bibliotek", "språk"],
        types.Languages: ["sv", "fi"],
    }
    match field.type:
        case types.Text():
            return "Łódź å ä ö, exempel"[: field.type.limit].strip()
        case types.Choice():
            return next(iter(field.type.vocabulary)).value
        case types.Term():
            return SETUP.profile.terms(field.type.source)[0].code
        case types.Terms():
            return [term.code for term in SETUP.profile.terms(field.type.source)]
        case types.Reference():
            return reference
        case _:
            return examples[type(field.type)]


def _filled(kind: Kind, reference: str | None) -> tuple[dict[str, object], dict[str, list[dict[str, object]]]]:
    fields = {field.name: _example(field, reference) for field in kind.fields if not (field.stepped or field.attached)}
    rows = {
        table.name: [{field.name: _example(field, reference) for field in table.fields}] * (1 if table.once else 2)
        for table in kind.rows
    }
    return fields, rows


def fill(desk: Workspace, file: Path) -> None:
    """Add a record of every kind, and do each thing that leaves a trace of its own."""
    organisation = desk.records.add("organisation", {"title": "Provbyns kommun"}).id
    made = {"organisation": organisation}
    for name, kind in KINDS.items():
        if name == "document":
            continue
        reference = made["decision"] if name == "task" else organisation
        fields, rows = _filled(kind, reference)
        if name == "decision":
            fields["replaces"] = None
            fields["on"] = made["visit"]
        made[name] = desk.records.add(name, fields, rows).id
    desk.attachments.add(made["visit"], file, {"goes_along": True})
    desk.records.change(made["visit"], {"purpose": "Ändrat syfte", "contact_details": "070-174 06 05"})
    desk.records.step(made["visit"], "assessing")
    desk.links.add(made["visit"], "resulted_in", made["project"])
    desk.trash.put(made["exchange"])
    desk.undo.last()
    desk.trash.put(desk.records.add("watch", {"title": "Slängd"}).id)
    desk.drafts.keep(made["visit"], "place", "Biblio")


def records_of(desk: Workspace) -> dict[str, dict[str, object]]:
    """Write every record of a register, by its id, with how many entries its history has."""
    found: dict[str, dict[str, object]] = {}
    for kind in KINDS:
        for row in desk.listing.page(Query(kind, limit=1000)).rows:
            told = of_record(desk.records.get(row.id))
            told.pop("computed", None)
            found[row.id] = {**told, "history": len(desk.history.of(row.id))}
    return found


def main(version: str) -> None:
    """Make the folder of a release."""
    folder = RELEASES / version
    folder.mkdir(parents=True)
    letter = folder / "brev.txt"
    letter.write_text(LETTER, "utf-8")
    made = workspace.create(folder / REGISTER, SETUP, FixedClock(), remember=False)
    try:
        fill(made.workspace, letter)
        told = records_of(made.workspace)
    finally:
        made.workspace.close()
    (folder / "revision").write_text(f"{HEAD}\n", "ascii")
    (folder / RECORDS).write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    sys.stdout.write(f"{folder}: {len(told)} records, passphrase “{PASSPHRASE}”\n")


if __name__ == "__main__":
    main(sys.argv[1])
