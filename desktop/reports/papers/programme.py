"""The programme that guests are given, in their own language as far as there are words for it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.reports.content import (
    Column,
    Document,
    Group,
    Heading,
    Kind,
    Masthead,
    Spoken,
    Table,
    bold,
    muted,
)
from desktop.reports.papers.setting import facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.domain.moments import Moment
    from desktop.language.guests import GuestWords
    from desktop.reports.content import (
        Block,
        Prose,
        Row,
        Run,
    )
    from desktop.reports.papers.setting import Setting


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the programme."""

    title: str
    start: Moment | None = None
    end: Moment | None = None
    place: str = ""
    host: str = ""
    speaker: str = ""
    transport: str = ""
    pause: bool = False
    """Whether it is a meal, a break or a journey, which stands back behind what the guests came for."""


@dataclass(frozen=True, slots=True)
class Host:
    """Somebody the guests can turn to."""

    name: str
    organisation: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """What guests are told of their visit."""

    setting: Setting
    words: GuestWords
    guests: str
    outgoing: str = ""
    """What a journey of our own is called; nobody is bidden welcome to that, and the guests are ourselves."""
    days: tuple[date, date] | None = None
    place: str = ""
    points: tuple[Point, ...] = ()
    hosts: tuple[Host, ...] = ()


def programme(data: Programme) -> Document:
    """Write the programme, day by day."""
    words, setting = data.words, data.setting
    when = "" if data.days is None else words.days(*data.days)
    told = (("guests", "" if data.outgoing else data.guests), ("when", when), ("where", data.place))
    made = words("made", day=words.short_day(setting.day))
    return Document(
        title=words("title"),
        subtitle=data.outgoing or words("welcome", municipality=setting.municipality or setting.unit),
        language=setting.language,
        masthead=Masthead(setting.unit, words("title"), setting.municipality, date=made),
        blocks=(*facts(tuple((words(key), value) for key, value in told)), *_points(data), *_hosts(data)),
        author=setting.unit,
        spoken=None if words.language == setting.language else Spoken(words.language, words.words["page"]),
    )


def _points(data: Programme) -> Iterator[Block]:
    """Give the points in one table, day after day; what has no time yet comes last."""
    words = data.words
    rows: list[Row] = []
    timed = [(point.start.day, point) for point in data.points if point.start is not None]
    later = [point for point in data.points if point.start is None]
    for day, points in groupby(timed, key=lambda each: each[0]):
        rows.append(Group(words.day(day)))
        rows += [_row(words, point) for _, point in points]
    if later:
        rows.append(Group(words("later")))
        rows += [_row(words, point) for point in later]
    columns = (
        Column(words("time"), Kind.DATE, 1.1),
        Column(words("item"), weight=3.6),
        Column(words("place"), weight=2.2),
    )
    if rows:
        yield Table(columns, tuple(rows))


def _row(words: GuestWords, point: Point) -> Row:
    return (_clock(words, point), _item(words, point), point.place)


def _clock(words: GuestWords, point: Point) -> str:
    """Write from when to when; on another day than it began, an end is written with its day."""
    start, end = point.start, point.end
    if start is None:
        return ""
    if end is None or end <= start:
        return words.clock(start)
    until = words.clock(end) if end.day == start.day else f"{words.short_day(end.day)} {words.clock(end)}"
    return f"{words.clock(start)}\N{EN DASH}{until}"


def _item(words: GuestWords, point: Point) -> Prose:
    """Write a point with who is there below it."""
    found: list[str | Run] = [point.title if point.pause else bold(point.title)]
    for key, value in (("host", point.host), ("speaker", point.speaker), ("transport", point.transport)):
        if value:
            found.append(muted(f"\n{words(key)}: {value}"))
    return tuple(found)


def _hosts(data: Programme) -> Iterator[Block]:
    if not data.hosts:
        return
    words, phones = data.words, any(host.phone for host in data.hosts)
    labels = ("name", "organisation", "phone") if phones else ("name", "organisation")
    yield Heading(words("hosts"))
    yield Table(
        tuple(Column(words(label)) for label in labels),
        tuple((host.name, host.organisation, host.phone)[: len(labels)] for host in data.hosts),
    )
