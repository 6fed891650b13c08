"""Which days a record belongs to, by the fields that its description names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.dates import PartialDate
from desktop.domain.periods import Period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from db.fields import Kind
    from desktop.domain.records import Value


def bounds(kind: Kind, fields: Mapping[str, Value], created: datetime) -> dict[str, object]:
    """The first and the last day as the record table keeps them. A record without any date belongs to its creation."""
    period = _dated(kind, fields)
    if period is None:
        day = created.date().isoformat()
        return {"begins": day, "ends": day}
    start, end = period.start or period.end, period.end
    if end is None and not (kind.period is not None and kind.period.open_end):
        end = start
    return {
        "begins": None if start is None else start.first.isoformat(),
        "ends": None if end is None else end.last.isoformat(),
    }


def _dated(kind: Kind, fields: Mapping[str, Value]) -> Period | None:
    for name in () if kind.period is None else kind.period.fields:
        match fields.get(name):
            case Period() as period if period.start is not None or period.end is not None:
                return period
            case PartialDate() as day:
                return Period(day, day)
            case _:
                continue
    return None
