"""Steps of a life cycle: which may follow, and what has to be there first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.errors import InvalidInput, Refused
from desktop.domain.findings import Finding, Force, Said
from desktop.language.texts import said
from desktop.services import values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from db.fields import Kind
    from db.fields.lifecycle import Guard, Lifecycle
    from db.vocabulary import Vocabulary
    from desktop.domain.records import Record, Value

_NO_SOURCE = Said("", "")


def lifecycle_of(kind: Kind) -> Lifecycle:
    """The life cycle of a kind that has one."""
    if kind.lifecycle is None:
        raise InvalidInput("step.no_lifecycle", kind=kind.name)
    return kind.lifecycle


def status_given(kind: Kind, raw: str) -> Vocabulary:
    """Read a status."""
    vocabulary = lifecycle_of(kind).vocabulary
    try:
        return vocabulary(values.choice(raw, vocabulary))
    except InvalidInput as error:
        raise error.at(f"{kind.name}.status") from None


def check_step(kind: Kind, current: str | None, wanted: Vocabulary) -> None:
    """Refuse a step that does not lead on from where the record stands."""
    if current is None:
        return
    allowed = lifecycle_of(kind).allowed(kind_status(kind, current))
    if wanted not in allowed:
        named = ", ".join(allowed)
        raise Refused("step.not_allowed", kind=kind.name, current=current, wanted=wanted.value, allowed=named)


def kind_status(kind: Kind, code: str) -> Vocabulary:
    """The status a record has, which was checked when it was written."""
    return lifecycle_of(kind).vocabulary(code)


def check_guards(
    identifier: str,
    kind: Kind,
    wanted: Vocabulary,
    fields: Mapping[str, Value],
    rows: Mapping[str, Sequence[object]],
) -> None:
    """Refuse a step when what it needs is not there, and say what is missing."""
    guards = lifecycle_of(kind).guards.get(wanted, ())
    broken = tuple(_finding(identifier, guard) for guard in guards if not _holds(guard, fields, rows))
    if broken:
        raise Refused("step.refused", findings=broken, kind=kind.name, wanted=wanted.value)


def days_of_step(kind: Kind, record: Record, wanted: Vocabulary, today: date) -> Iterator[tuple[str, str | None]]:
    """The days that a step fills in, unless they are there already, and those it takes away again."""
    if wanted == record.status:
        return
    for status, name in lifecycle_of(kind).dated.items():
        if status == wanted and name not in record.fields:
            yield name, today.isoformat()
        elif status == record.status:
            yield name, None


def _holds(guard: Guard, fields: Mapping[str, Value], rows: Mapping[str, Sequence[object]]) -> bool:
    return any(all(fields.get(name) or rows.get(name) for name in names) for names in guard.any_of)


def _finding(identifier: str, guard: Guard) -> Finding:
    return Finding(identifier, guard.code, Force.STOP, guard.field, said(f"guard.{guard.code}"), _NO_SOURCE)
