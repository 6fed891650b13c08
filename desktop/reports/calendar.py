"""Calendar files (RFC 5545): what happens by the clock in Sweden, with its rules for summer time written out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.moments import Moment
from desktop.domain.version import NAME, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Calendar, Component

ZONE = "Europe/Stockholm"
_LONGEST = 5000
_A_DAY = dt.timedelta(days=1)
_WINTER, _SUMMER = dt.timedelta(hours=1), dt.timedelta(hours=2)
# Directive 2000/84/EC: the last Sundays of March and October, at 01.00 UTC; so since 1996.
_CHANGES = (
    ("DAYLIGHT", "CEST", dt.datetime(1996, 3, 31, 2), _WINTER, _SUMMER, 3),  # noqa: DTZ001 - by the clock on the wall
    ("STANDARD", "CET", dt.datetime(1996, 10, 27, 3), _SUMMER, _WINTER, 10),  # noqa: DTZ001 - as above
)
# What may not stand in a calendar at all, not even escaped: it would end the line, or the file.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: at a time by the clock, or on whole days, the last one included."""

    id: str
    title: str
    start: Moment | dt.date
    end: Moment | dt.date | None = None
    place: str = ""
    about: str = ""
    revision: int = 1
    changed: dt.datetime = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    status: str = "CONFIRMED"
    free: bool = False
    """Whether the time can be given to something else: a whole visit does not fill the day, its points do."""


def calendar_file(name: str, entries: Iterable[Entry]) -> bytes:
    """Write a calendar. Equal entries give equal bytes."""
    from icalendar import Calendar, vText  # noqa: PLC0415 - only a calendar needs it

    calendar = Calendar()
    calendar.add("prodid", f"-//{NAME}//{NAME} {VERSION}//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(_text(name)))
    found = tuple(entries)
    if any(isinstance(each.start, Moment) for each in found):
        _add_zone(calendar)
    for entry in found:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical(sorted=False))


def _event(entry: Entry) -> Component:
    from icalendar import Event  # noqa: PLC0415 - as above

    event = Event()
    event.add("uid", entry.id)
    event.add("dtstamp", entry.changed.astimezone(dt.UTC))
    event.add("last-modified", entry.changed.astimezone(dt.UTC))
    event.add("sequence", entry.revision)
    event.add("summary", _text(entry.title))
    _add_times(event, entry)
    if entry.place:
        event.add("location", _text(entry.place))
    if entry.about:
        event.add("description", _text(entry.about))
    event.add("status", entry.status)
    event.add("transp", "TRANSPARENT" if entry.free else "OPAQUE")
    return event


def _add_times(event: Component, entry: Entry) -> None:
    """A day as an end means the whole of it, which a calendar writes as the day after."""
    if isinstance(entry.start, Moment):
        event.add("dtstart", entry.start.local, parameters={"TZID": ZONE})
        if isinstance(entry.end, Moment) and entry.end > entry.start:
            event.add("dtend", entry.end.local, parameters={"TZID": ZONE})
        return
    last = entry.end if isinstance(entry.end, dt.date) and entry.end >= entry.start else entry.start
    event.add("dtstart", entry.start)
    event.add("dtend", last + _A_DAY if last < dt.date.max else last)


def _add_zone(calendar: Calendar) -> None:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard  # noqa: PLC0415 - as above

    zone = Timezone()
    zone.add("tzid", ZONE)
    for kind, name, since, before, after, month in _CHANGES:
        part = TimezoneDaylight() if kind == "DAYLIGHT" else TimezoneStandard()
        part.add("dtstart", since)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    calendar.add_component(zone)


def _text(text: str) -> str:
    """Keep what a calendar can hold; what is cut ends with a mark."""
    plain = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
