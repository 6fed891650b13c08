"""The rows that hang on a record: a delegation, a programme, gifts, costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.queries import records as tables
from desktop.domain.errors import NotFound
from desktop.domain.identifiers import is_id, new_id
from desktop.domain.records import Saved, SavedRow
from desktop.services import notes, reading, references, values
from desktop.services.changes import Change, target
from desktop.services.drafts import forget
from desktop.services.editing import editable, with_row, without_row
from desktop.services.loading import content_of, fields_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from db.fields import RowTable
    from db.queries.records import RecordRow
    from desktop.domain.records import Json, Value
    from desktop.services.changes import Target
    from desktop.services.operation import Operation
    from desktop.services.reading import Given
    from desktop.services.register import Register


class Rows:
    """Adding, changing and taking away rows."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def table_of(self, row: str) -> RowTable:
        """The description of the table a row is in."""
        with self._register.reading() as connection:
            there = _find(connection, row)
            found = target(connection, there.record)
        return reading.table_named(found.kind, there.table)

    def add(self, identifier: str, table_name: str, given: Given, rev: int | None = None) -> SavedRow:
        """Hang a new row on a record, after the ones that are there."""
        row = new_id()
        with self._register.operation("row.add", record=identifier, table=table_name) as operation:
            found = target(operation.connection, identifier)
            table = reading.table_named(found.kind, table_name)
            wanted = reading.row_given(found.kind, table, given, self._register.profile)
            editable(operation.connection, identifier, rev, with_row(table.name, row, wanted))
            place = f"{found.kind.name}.{table.name}"
            references.check(operation.connection, table, wanted, place=place, own=identifier)
            reading.check_once(table, wanted, _others(operation.connection, found, table), place)
            position = tables.next_position(operation.connection, table.name, found.number)
            after: dict[str, Json] = {"position": position, **reading.as_json(wanted)}
            operation.do(found, Change(identifier, f"{table.name}/{row}", None, after))
            operation.detail(kind=found.kind.name)
        said = notes.of_given(table, given) + notes.of_change(table, wanted, wanted)
        return SavedRow(identifier, operation.revision(found), operation.number, row, notes=said)

    def change(self, row: str, given: Given, rev: int | None = None, *, keep_drafts: bool = False) -> SavedRow:
        """Change fields of a row; None or an empty text clears one. As for a record, drafts go unless they are kept."""
        with self._register.operation("row.change") as operation:
            there = _find(operation.connection, row)
            found = target(operation.connection, there.record)
            table = reading.table_named(found.kind, there.table)
            place = f"{found.kind.name}.{table.name}"
            wanted = reading.fields_given(table, given, self._register.profile, place=place)
            editable(operation.connection, there.record, rev, with_row(table.name, row, wanted))
            before = fields_of(table.fields, there.columns)
            reading.check_spans(table, {**before, **wanted}, place=place)
            references.check(operation.connection, table, wanted, place=place, own=there.record)
            reading.check_once(table, wanted, _others(operation.connection, found, table, row), place)
            path = f"{table.name}/{row}"
            for name, after in reading.as_json(wanted).items():
                change = Change(there.record, f"{path}/{name}", values.to_json(before.get(name)), after)
                operation.do(found, change)
            operation.detail(record=there.record, kind=found.kind.name, table=table.name, fields=list(wanted))
            typed = () if keep_drafts else tuple(f"{path}/{name}" for name in wanted)
            forget(operation.connection, there.record, typed)
        said = notes.of_given(table, given) + notes.of_change(table, {**before, **wanted}, wanted)
        return SavedRow(there.record, operation.revision(found), operation.number, row, notes=said)

    def arrange(
        self, identifier: str, table_name: str, changed: Mapping[str, Given], added: Sequence[Given] = ()
    ) -> Saved:
        """Change several rows of a table and add others, as one thing that somebody does."""
        code = "row.arrange" if changed else "row.add_several"
        with self._register.operation(code, record=identifier, table=table_name) as operation:
            found = editable(operation.connection, identifier)
            table = reading.table_named(found.kind, table_name)
            place = f"{found.kind.name}.{table.name}"
            said = [note for given in (*changed.values(), *added) for note in notes.of_given(table, given)]
            for row, given in changed.items():
                self._change_one(operation, found, table, row, given)
            position = tables.next_position(operation.connection, table.name, found.number)
            for number, given in enumerate(added):
                wanted = reading.row_given(found.kind, table, given, self._register.profile)
                references.check(operation.connection, table, wanted, place=place, own=identifier)
                reading.check_once(table, wanted, _others(operation.connection, found, table), place)
                after: dict[str, Json] = {"position": position + number, **reading.as_json(wanted)}
                operation.do(found, Change(identifier, f"{table.name}/{new_id()}", None, after))
            operation.detail(kind=found.kind.name, n=len(changed) + len(added))
        once = tuple(note for place, note in enumerate(said) if note not in said[:place])
        return Saved(identifier, operation.revision(found), operation.number, notes=once)

    def _change_one(self, operation: Operation, found: Target, table: RowTable, row: str, given: Given) -> None:
        there = _find(operation.connection, row)
        if (there.record, there.table) != (found.id, table.name):
            raise NotFound("row.not_found", id=row)
        place = f"{found.kind.name}.{table.name}"
        wanted = reading.fields_given(table, given, self._register.profile, place=place)
        before = fields_of(table.fields, there.columns)
        reading.check_spans(table, {**before, **wanted}, place=place)
        references.check(operation.connection, table, wanted, place=place, own=found.id)
        reading.check_once(table, wanted, _others(operation.connection, found, table, row), place)
        path = f"{table.name}/{row}"
        for name, after in reading.as_json(wanted).items():
            operation.do(found, Change(found.id, f"{path}/{name}", values.to_json(before.get(name)), after))
        forget(operation.connection, found.id, (f"{path}/{name}" for name in wanted))

    def delete(self, row: str, rev: int | None = None) -> SavedRow:
        """Take a row away; undo brings it back."""
        with self._register.operation("row.delete") as operation:
            there = _find(operation.connection, row)
            found = editable(operation.connection, there.record, rev, without_row(there.table, row))
            table = reading.table_named(found.kind, there.table)
            before = whole_row(table, there)
            operation.do(found, Change(there.record, f"{table.name}/{row}", before, None))
            operation.detail(record=there.record, kind=found.kind.name, table=table.name)
        return SavedRow(there.record, operation.revision(found), operation.number, row)


def _others(connection: Connection, found: Target, table: RowTable, but: str = "") -> list[Mapping[str, Value]]:
    """The other rows of a table, as far as they say what only one may say."""
    if not table.once:
        return []
    wanted = {table.name: [table.by_name[table.once]]}
    rows = content_of(connection, found.kind, found.number, (), wanted).rows.get(table.name, ())
    return [row.fields for row in rows if row.id != but]


def whole_row(table: RowTable, there: RecordRow) -> dict[str, Json]:
    """A row as JSON, with its place among the others."""
    fields: dict[str, Value] = fields_of(table.fields, there.columns)
    return {"position": int(str(there.columns["position"])), **reading.as_json(fields)}


def _find(connection: Connection, row: str) -> RecordRow:
    found = tables.find_row(connection, row) if is_id(row) else None
    if found is None:
        raise NotFound("row.not_found", id=row)
    return found
