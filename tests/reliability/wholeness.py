"""Is a register whole? Every table against every other, and the present state against the history replayed."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from db.errors import Damaged
from db.fields import KINDS
from db.models import KIND_TABLES, RECORD
from db.queries import journal
from desktop.exchange.record_json import of_fields
from desktop.services.loading import load
from tests.reliability.ledger import Expected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from desktop.domain.records import Record
    from desktop.services.workspace import Workspace


def records_of(desk: Workspace) -> dict[str, Expected]:
    """Read every record, those in the trash too."""
    found: dict[str, Expected] = {}
    with desk.register.reading() as connection:
        for identifier in connection.scalars(select(RECORD.c.id)).all():
            with suppress(Damaged):  # half a record is none
                found[identifier] = as_expected(load(connection, identifier))
    return found


def faults(desk: Workspace, records: dict[str, Expected]) -> list[str]:
    """Say everything that is not whole; nothing is all well."""
    # First the tables, since the doctor mends what can be made anew.
    with desk.register.reading() as connection:
        found = [*_lonely(connection), *_unwritten(connection, records), *_not_found(connection)]
    wanted = {
        "file": "file.whole",
        "history": "history.holds",
        "index": "index.whole",
        "attachments": "attachments.whole",
    }
    checks = desk.doctor.examine()
    return found + [f"{check.name}: {check.detail}" for check in checks if check.detail != wanted[check.name]]


def as_expected(record: Record) -> Expected:
    """Put a record in the form the books are kept in."""
    return Expected(
        rev=record.rev,
        fields=of_fields(record.fields),
        rows={name: {row.id: of_fields(row.fields) for row in table} for name, table in record.rows.items()},
        links={(link.kind, link.to) for link in record.links if not link.incoming},
        trashed=record.trashed is not None,
    )


def _lonely(connection: Connection) -> Iterator[str]:
    """Find what hangs on nothing, and what has nothing hanging on it that must."""
    for name in KINDS:
        own = f"SELECT number FROM {KIND_TABLES[name].name}"  # noqa: S608 - a name of our own schema
        for (number,) in connection.execute(text(f"SELECT number FROM record WHERE kind = '{name}' EXCEPT {own}")):  # noqa: S608 - as above
            yield f"record {number} has no row in {name}"
        for (number,) in connection.execute(text(f"{own} EXCEPT SELECT number FROM record WHERE kind = '{name}'")):  # noqa: S608 - as above
            yield f"{name} {number} has no record"
    for what, query in _LONELY.items():
        for row in connection.execute(text(query)):
            yield f"{what}: {row[0]}"
    for table, parent, _, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {parent} of {table} hangs on nothing"


_LONELY = {
    "record without history": "SELECT id FROM record WHERE id NOT IN (SELECT record FROM entry WHERE path = '')",
    "history without its record": "SELECT record FROM entry WHERE record NOT IN (SELECT id FROM record)",
    "operation without entries": "SELECT number FROM operation WHERE number NOT IN (SELECT operation FROM entry)",
    "entry without values": "SELECT number FROM entry WHERE number NOT IN (SELECT entry FROM entry_value)",
    "draft without a record": "SELECT path FROM draft WHERE record NOT IN (SELECT id FROM record)",
    "index behind its record": "SELECT id FROM record WHERE indexed <> rev",
}


def _unwritten(connection: Connection, records: dict[str, Expected]) -> Iterator[str]:
    """Replay the history from the beginning: it must lead to the very state the tables are in."""
    states: dict[str, dict[str, Any]] = {}
    operations: dict[str, set[int]] = {}
    for entry in journal.everything(connection):
        record, path = str(entry["record"]), str(entry["path"])
        operations.setdefault(record, set()).add(int(entry["operation"]))
        before, after = (None if entry[side] is None else json.loads(str(entry[side])) for side in ("before", "after"))
        was = _replay(states.setdefault(record, {}), path, after)
        if was != before:
            yield f"entry {entry['number']} changes {path} from {before!r}, but it was {was!r}"
    thrown = {identifier for identifier, state in states.items() if "trashed" in state}
    for identifier, state in states.items():
        replayed = _assembled(state, len(operations[identifier]), thrown)
        if records.get(identifier) != replayed:
            yield f"{identifier} is not what its history says: {records.get(identifier)} instead of {replayed}"


def _replay(state: dict[str, Any], path: str, after: Any) -> Any:  # noqa: ANN401 - JSON of whatever shape the path has
    """Take one entry further, and give what was there before it."""
    if path == "":
        state.update(after["fields"])
        state.update({f"{name}/{row}": value for name, table in after["rows"].items() for row, value in table.items()})
        return None
    parts = path.split("/")
    in_row = len(parts) == 3 and parts[0] != "links"
    place, name = (state["/".join(parts[:2])], parts[2]) if in_row else (state, path)
    was = place.pop(name, None)
    if after is not None:
        place[name] = after
    return was


def _assembled(state: dict[str, Any], rev: int, thrown: set[str]) -> Expected:
    record = Expected(rev=rev)
    for path, value in state.items():
        match path.split("/"):
            case ["trashed"]:
                record.trashed = True
            case [name]:
                record.fields[name] = value
            case ["links", kind, to]:
                if to not in thrown:  # links to what lies in the trash are not shown, but are still there
                    record.links.add((kind, to))
            case _:
                table, row = path.split("/")
                record.rows.setdefault(table, {})[row] = {name: value[name] for name in value.keys() - {"position"}}
    return record


def _not_found(connection: Connection) -> Iterator[str]:
    """Search for every word of a title that only one record has, or that none has any more."""
    titles = connection.execute(text("SELECT number, title FROM record")).all()
    owners = Counter(word for _, title in titles for word in set(title.split()))
    for number, title in titles:
        for word in title.split():
            if owners[word] == 1 and _holding(connection, word) != [number]:
                yield f"record {number} is not found alone by {word}"
    former = "SELECT before FROM entry_value JOIN entry ON entry.number = entry WHERE path = 'title'"
    for before in connection.scalars(text(former)):
        for word in json.loads(before).split():
            if not owners[word] and _holding(connection, word):
                yield f"{word} is found, but no title has it any more"


def _holding(connection: Connection, word: str) -> list[int]:
    matching = text("SELECT rowid FROM search WHERE search MATCH :word")
    return list(connection.scalars(matching, {"word": f'"{word.casefold()}"'}))
