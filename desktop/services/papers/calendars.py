"""What of a record belongs in a calendar: its days, its programme, the day by which something has to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import CAME_TO_NOTHING, ActivityStatus, VisitStatus
from desktop.domain.dates import PartialDate, Precision
from desktop.domain.moments import Moment
from desktop.domain.periods import Period
from desktop.domain.records import Note
from desktop.reports.calendar import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.services.papers.source import Source

_PERIODS = ("visit", "exchange")
_DAYS = {"task": ("due",), "watch": ("deadline",)}
_ROWS = {"project": (("reports", "due", "kind"),)}
_COMPUTED = ("notice_deadline", "next_review")
_NOT_YET = {VisitStatus.REQUESTED, VisitStatus.ASSESSING, ActivityStatus.IDEA}


def entries(source: Source) -> tuple[Entry, ...]:
    """Give everything of a record that has a day."""
    return (*_whole(source), *_points(source), *_days(source), *_rows(source), *_computed(source))


def notes(source: Source, found: tuple[Entry, ...]) -> tuple[Note, ...]:
    """Say what is not in the calendar since only its month or its year is known, or not even that."""
    vague = [source.label(name) for name in ("period", *_DAYS.get(source.record.kind, ())) if _vague(source, name)]
    untimed = sum("start" not in row.fields for row in source.rows("programme"))
    said = []
    if vague:
        said.append(Note("paper.vague", {"fields": ", ".join(vague)}))
    if untimed:
        said.append(Note("paper.untimed", {"n": untimed}))
    if not found:
        said.append(Note("paper.no_days"))
    return tuple(said)


def _whole(source: Source) -> Iterator[Entry]:
    period = source.value("period")
    if source.record.kind not in _PERIODS or not isinstance(period, Period):
        return
    days = [day.first for day in (period.start, period.end) if day is not None and day.precision is Precision.DAY]
    if days and not _vague(source, "period"):
        where = source.text("place") or ", ".join(filter(None, (source.text("city"), source.shown("country"))))
        about = source.pairs("organisation", "reference")
        yield _entry(source, source.record.id, source.record.title, days[0], days[-1], where, about, free=True)


def _points(source: Source) -> Iterator[Entry]:
    for row in source.rows("programme"):
        start, end = row.fields.get("start"), row.fields.get("end")
        if isinstance(start, Moment):
            about = tuple(
                (source.label(name, "programme"), source.cell("programme", row, name)) for name in ("host", "speaker")
            )
            until = end if isinstance(end, Moment) else None
            where = source.cell("programme", row, "place")
            yield _entry(source, row.id, source.cell("programme", row, "title"), start, until, where, about)


def _days(source: Source) -> Iterator[Entry]:
    for name in _DAYS.get(source.record.kind, ()):
        day = source.value(name)
        if isinstance(day, PartialDate) and day.precision is Precision.DAY:
            title = f"{source.label(name)}: {source.record.title}"
            yield _entry(source, f"{source.record.id}-{name}", title, day.first, free=True)


def _rows(source: Source) -> Iterator[Entry]:
    for table, name, what in _ROWS.get(source.record.kind, ()):
        for row in source.rows(table):
            day = row.fields.get(name)
            if isinstance(day, PartialDate) and day.precision is Precision.DAY:
                called = source.cell(table, row, what) or source.table_label(table)
                yield _entry(source, row.id, f"{called}: {source.record.title}", day.first, free=True)


def _computed(source: Source) -> Iterator[Entry]:
    for name in _COMPUTED:
        told = source.record.computed.get(name)
        day = PartialDate.parse(told) if isinstance(told, str) else None
        if day is not None and day.precision is Precision.DAY:
            title = f"{source.words_of(name)}: {source.record.title}"
            yield _entry(source, f"{source.record.id}-{name}", title, day.first, free=True)


def _entry(
    source: Source,
    identifier: str,
    title: str,
    start: Moment | date,
    end: Moment | date | None = None,
    place: str = "",
    about: tuple[tuple[str, str], ...] = (),
    *,
    free: bool = False,
) -> Entry:
    record = source.record
    return Entry(
        id=identifier,
        title=title,
        start=start,
        end=end,
        place=place,
        about="\n".join(f"{label}: {value}" for label, value in about if value),
        revision=record.rev,
        changed=record.changed,
        status=_status(record.status),
        free=free,
    )


def _status(status: str | None) -> str:
    if status in CAME_TO_NOTHING:
        return "CANCELLED"
    return "TENTATIVE" if status in _NOT_YET else "CONFIRMED"


def _vague(source: Source, name: str) -> bool:
    """Whether a date is known, but not to the day."""
    value = source.value(name) if source.record.kind in (*_PERIODS, *_DAYS) else None
    days = (value.start, value.end) if isinstance(value, Period) else (value,)
    return any(isinstance(day, PartialDate) and day.precision is not Precision.DAY for day in days)
