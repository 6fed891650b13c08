"""Which days a record belongs to, by the fields or rows that its description names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.dates import PartialDate
from desktop.domain.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.fields import Field, Kind, RowTable
    from desktop.services.loading import Content


def touches_period(kind: Kind, path: str) -> bool:
    """Whether a change at this path can change which days a record belongs to."""
    if kind.period is None:
        return False
    head = path.partition("/")[0]
    return head in kind.period.fields or (kind.period.rows is not None and head == kind.period.rows[0])


def dating(kind: Kind, table: RowTable | None = None) -> list[Field]:
    """The fields of a record, or of one of its tables of rows, that say which days it belongs to."""
    if kind.period is None:
        return []
    if table is None:
        return [kind.by_name[name] for name in kind.period.fields]
    return [table.by_name[name] for of, name in (kind.period.rows,) if of == table.name] if kind.period.rows else []


def bounds(kind: Kind, record: Content) -> dict[str, object]:
    """The first and the last day as the record table keeps them. A record without any date belongs to its creation."""
    periods = list(_dated(kind, record))
    if not periods:
        day = record.created.date().isoformat()
        return {"begins": day, "ends": day}
    starts = [period.start or period.end for period in periods]
    ends = [period.end if _open(kind) else period.end or period.start for period in periods]
    known_starts = [start.first for start in starts if start is not None]
    known_ends = [end.last for end in ends if end is not None]
    return {
        "begins": min(known_starts).isoformat() if known_starts else None,
        "ends": max(known_ends).isoformat() if len(known_ends) == len(ends) else None,
    }


def _open(kind: Kind) -> bool:
    return kind.period is not None and kind.period.open_end


def _dated(kind: Kind, record: Content) -> Iterator[Period]:
    if kind.period is None:
        return
    if kind.period.rows is not None:
        table, name = kind.period.rows
        found = (row.fields.get(name) for row in record.rows.get(table, ()))
        yield from (period for period in found if isinstance(period, Period) and _has_date(period))
        return
    for name in kind.period.fields:
        match record.fields.get(name):
            case Period() as period if _has_date(period):
                yield period
                return
            case PartialDate() as day:
                yield Period(day, day)
                return
            case int() as year:
                yield Period(PartialDate(year), PartialDate(year))
                return
            case _:
                continue


def _has_date(period: Period) -> bool:
    return period.start is not None or period.end is not None
