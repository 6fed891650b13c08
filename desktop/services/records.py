"""Adding and changing records: what was given is read, then each difference becomes a change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.fields import KINDS
from db.queries import records as tables
from desktop.domain.errors import InvalidInput
from desktop.domain.identifiers import new_id
from desktop.domain.records import Added, Note, Saved, SavedTogether
from desktop.services import computed, hanging, lifecycle, notes, reading, references, values
from desktop.services.changes import Change, Target, columns_of, row_columns, target
from desktop.services.checks import check_step, stops_passed
from desktop.services.drafts import forget
from desktop.services.editing import check_editable, filled, with_fields
from desktop.services.intake import look_at, take_in
from desktop.services.links import add_link
from desktop.services.loading import by_profile, content_of, kind_named, load
from desktop.services.operation import settled_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from db.fields import Kind
    from desktop.domain.records import Attachment, Json, Record, Value
    from desktop.policy.profile import Profile
    from desktop.services.intake import Taken
    from desktop.services.operation import Operation
    from desktop.services.reading import Given
    from desktop.services.register import Register


DOCUMENT = KINDS["document"]


class Records:
    """Making records, changing their fields and taking the steps of their life cycle."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def get(self, identifier: str) -> Record:
        """Read one record whole."""
        with self._register.reading() as connection:
            record = by_profile(load(connection, identifier), self._register.profile)
        return replace(record, computed=computed.of_record(record, self._register.clock.today()))

    def add(
        self,
        kind_name: str,
        given: Given,
        rows: Mapping[str, Sequence[Given]] | None = None,
        links: Iterable[tuple[str, str]] = (),
        *,
        file: Path | None = None,
    ) -> Added:
        """Make a new record with its rows and links. It belongs to the register's own unit unless another is given.

        A file belongs to the document that is made; of any other kind of record, to a document that is hung on it.
        """
        kind = kind_named(kind_name)
        identifier = new_id()
        source = None if file is None else look_at(file, self._register.path)
        _refuse_attached(kind, given)
        given = given if source is None or kind is not DOCUMENT else _titled(given, source.name)
        fields = reading.whole_given(kind, given, self._register.profile, place=kind.name)
        told = reading.rows_given(kind, rows or {}, self._register.profile)
        fields.setdefault("unit", self._register.owner.unit)
        _start(identifier, kind, fields, told)
        with self._register.operation("record.add", kind=kind.name, record=identifier) as operation:
            references.check(operation.connection, kind, fields, place=kind.name)
            _check_row_references(operation, kind, told)
            hanging.check(operation.connection, kind, fields)
            taken = None if source is None else take_in(operation.connection, source)
            if taken is not None and kind is DOCUMENT:
                fields |= taken.fields()
                if source is not None and fields["title"] == source.name:
                    fields["title"] = taken.name
            made = _write_new(operation, identifier, kind, reading.as_json(fields), told)
            for link, to in links:
                add_link(operation, made, link, to)
            attachment = None if taken is None else _attached(operation, made, fields, taken)
            passed = stops_passed(operation.connection, self._register, identifier) if "status" in given else ()
        said = (
            *notes.of_given(kind, given),
            *notes.of_change(kind, fields, fields),
            *_said_of_rows(kind, told, rows or {}),
        )
        said += () if taken is None else taken.notes
        said += tuple(Note("step.passed", {"rule": rule}) for rule in passed)
        return Added(identifier, 1, operation.number, attachment, notes=said)

    def add_several(self, kind_name: str, given: Sequence[Given]) -> SavedTogether:
        """Make new records of a kind, all of them or none, as one thing that somebody does.

        Of a value that is refused the details say in which `row` it stands, counted from one.
        """
        kind, own = kind_named(kind_name), self._register.owner.unit
        read = [_of_several(kind, each, self._register.profile, row) for row, each in enumerate(given, 1)]
        made = [(new_id(), {"unit": own, **fields}) for fields in read]
        with self._register.operation("record.add_several", kind=kind.name, n=len(made)) as operation:
            for identifier, fields in made:
                _start(identifier, kind, fields, {})
                references.check(operation.connection, kind, fields, place=kind.name)
                hanging.check(operation.connection, kind, fields)
                _write_new(operation, identifier, kind, reading.as_json(fields), {})
        return SavedTogether(made[0][0] if made else "", 1, operation.number, along=len(made))

    def change(self, identifier: str, given: Given, rev: int | None = None, *, keep_drafts: bool = False) -> Saved:
        """Change fields of a record; None or an empty text clears one.

        The drafts of these fields go, since what was typed is saved. Whoever has not seen them has to `keep_drafts`.
        """
        with self._register.operation("record.change", record=identifier) as operation:
            found = target(operation.connection, identifier)
            wanted = reading.fields_given(found.kind, given, self._register.profile, place=found.kind.name)
            check_editable(operation.connection, found, rev, with_fields(wanted))
            _refuse_unsettable(found.kind, wanted)
            references.check(operation.connection, found.kind, wanted, place=found.kind.name, own=identifier)
            hanging.check(operation.connection, found.kind, wanted, own=identifier)
            asked = [*(found.kind.by_name[name] for name in wanted), *notes.read_along(found.kind)]
            read = content_of(operation.connection, found.kind, found.number, [*asked, *settled_by(found.kind)])
            before = read.fields
            for name, after in reading.as_json(wanted).items():
                operation.do(found, Change(identifier, name, values.to_json(before.get(name)), after))
            operation.holds(found, replace(read, fields=filled({**before, **wanted})))
            operation.detail(kind=found.kind.name, fields=list(wanted))
            forget(operation.connection, identifier, () if keep_drafts else wanted)
        said = notes.of_given(found.kind, given) + notes.of_change(found.kind, {**before, **wanted}, wanted)
        return Saved(identifier, operation.revision(found), operation.number, notes=said)

    def step(self, identifier: str, status: str, rev: int | None = None, *, deviation: bool = False) -> Saved:
        """Take one step of the life cycle; a stop refuses it and says what is missing.

        What is done already can be recorded as a `deviation` from the profile's rules, which stays visible.
        """
        with self._register.operation("record.step", record=identifier, status=status) as operation:
            found = target(operation.connection, identifier)
            wanted = lifecycle.status_given(found.kind, status)
            check_editable(operation.connection, found, rev, with_fields({"status": wanted.value}))
            record = load(operation.connection, identifier)
            if wanted != record.status:
                lifecycle.check_step(found.kind, record.status, wanted)
                lifecycle.check_guards(identifier, found.kind, wanted, record.fields, record.rows)
                if not deviation:
                    check_step(operation.connection, self._register, identifier, wanted.value)
            operation.do(found, Change(identifier, "status", record.status, wanted.value))
            for name, day in lifecycle.days_of_step(found.kind, record, wanted, self._register.clock.today()):
                operation.do(found, Change(identifier, name, values.to_json(record.fields.get(name)), day))
            operation.detail(kind=found.kind.name)
        return Saved(identifier, operation.revision(found), operation.number)


def _of_several(kind: Kind, given: Given, profile: Profile, row: int) -> dict[str, Value]:
    """Read one of several new records, or say in which it is that something cannot be taken."""
    try:
        _refuse_attached(kind, given)
        return reading.whole_given(kind, given, profile, place=kind.name)
    except InvalidInput as error:
        raise InvalidInput(error.code, **{**error.details, "row": row}) from None


def _start(
    identifier: str, kind: Kind, fields: dict[str, Value], rows: Mapping[str, Sequence[Mapping[str, Value]]]
) -> None:
    if kind.lifecycle is None:
        return
    status = lifecycle.status_given(kind, str(fields.setdefault("status", kind.lifecycle.first.value)))
    lifecycle.check_guards(identifier, kind, status, fields, rows)


def _said_of_rows(
    kind: Kind, rows: Mapping[str, Sequence[Mapping[str, Value]]], given: Mapping[str, Sequence[Given]]
) -> Iterator[Note]:
    for name, table in rows.items():
        described = reading.table_named(kind, name)
        for row, raw in zip(table, given[name], strict=True):
            yield from notes.of_given(described, raw)
            yield from notes.of_change(described, row, row)


def _refuse_attached(kind: Kind, given: Iterable[str]) -> None:
    for name in given:
        field = kind.by_name.get(name)
        if field is not None and field.attached:
            raise InvalidInput("field.by_file").at(f"{kind.name}.{name}")


def _titled(given: Given, name: str) -> Given:
    """A document is called what its file is called, unless it is given a title."""
    title = given.get("title")
    return given if title is not None and str(title).strip() else {**given, "title": name}


def _attached(operation: Operation, made: Target, fields: Mapping[str, Value], taken: Taken) -> Attachment:
    """Give the file to the new document, or to one made for it, which is whose the new record is and stays with it."""
    if made.kind is DOCUMENT:
        return taken.attachment(made.id, goes_along=fields.get("goes_along") is True)
    identifier = new_id()
    shared = {name: fields[name] for name in ("unit", "body", "stays") if name in fields}
    own = {**shared, "title": taken.name, "on": made.id, **taken.fields()}
    _write_new(operation, identifier, DOCUMENT, reading.as_json(own), {})
    return taken.attachment(identifier, goes_along=False)


def _refuse_unsettable(kind: Kind, wanted: Iterable[str]) -> None:
    for name in wanted:
        field = kind.by_name[name]
        if field.stepped or field.attached:
            raise InvalidInput("field.by_step" if field.stepped else "field.by_file").at(f"{kind.name}.{name}")


def _check_row_references(operation: Operation, kind: Kind, rows: Mapping[str, Sequence[Mapping[str, Value]]]) -> None:
    for name, table in rows.items():
        for row in table:
            described = reading.table_named(kind, name)
            references.check(operation.connection, described, row, place=f"{kind.name}.{name}")


def _write_new(
    operation: Operation,
    identifier: str,
    kind: Kind,
    fields: dict[str, Json],
    rows: Mapping[str, Sequence[Mapping[str, Value]]],
) -> Target:
    head, own = columns_of(kind, fields)
    about = {"id": identifier, "kind": kind.name, "rev": 1, "created": operation.at, "changed": operation.at}
    number = tables.add(operation.connection, {**about, **head}, kind.name, own)
    written: dict[str, Json] = {}
    for name, table in rows.items():
        described = reading.table_named(kind, name)
        made: dict[str, dict[str, Json]] = {
            new_id(): {"position": position, **reading.as_json(row)} for position, row in enumerate(table)
        }
        for row_id, row in made.items():
            columns = row_columns(described, row)
            tables.add_row(operation.connection, name, {"id": row_id, "record": number, **columns})
        written[name] = made
    made_target = Target(identifier, number, kind, 1, str(fields["title"]), trashed=False)
    operation.added(made_target, {"kind": kind.name, "fields": fields, "rows": written})
    return made_target
