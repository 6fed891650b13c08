"""The programme that guests are given, in their own language as far as there are words for it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.reports.content import (
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Kind,
    Masthead,
    Paragraph,
    Style,
    Table,
    bold,
    muted,
)

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
    days: tuple[date, date] | None = None
    place: str = ""
    points: tuple[Point, ...] = ()
    hosts: tuple[Host, ...] = ()


def programme(data: Programme) -> Document:
    """Write the programme, day by day."""
    words, setting = data.words, data.setting
    told = [Fact(words("guests"), data.guests)] if data.guests else []
    if data.days is not None:
        told.append(Fact(words("when"), words.days(*data.days)))
    if data.place:
        told.append(Fact(words("where"), data.place))
    welcome = words("welcome", municipality=setting.municipality or setting.unit)
    head: tuple[Block, ...] = (Paragraph(welcome, Style.LEAD),)
    if told:
        head += (Facts(tuple(told), columns=1),)
    return Document(
        title=words("title"),
        subtitle=data.guests,
        language=setting.language,
        masthead=Masthead(setting.unit, words("title"), setting.municipality, date=words.short_day(setting.day)),
        blocks=(*head, *_days(data), *_hosts(data)),
        author=setting.unit,
    )


def _days(data: Programme) -> Iterator[Block]:
    """Give a table for each day; what has no time yet comes last."""
    timed = [(point.start.day, point) for point in data.points if point.start is not None]
    later = [point for point in data.points if point.start is None]
    for day, points in groupby(timed, key=lambda each: each[0]):
        yield Heading(data.words.day(day))
        yield _table(data.words, [point for _, point in points])
    if later:
        yield Heading(data.words("later"))
        yield _table(data.words, later)


def _table(words: GuestWords, points: list[Point]) -> Table:
    columns = (
        Column(words("time"), Kind.DATE, 1.1),
        Column(words("item"), weight=4.2),
        Column(words("place"), weight=2.2),
    )
    rows: list[Row] = [(_clock(words, point), _item(words, point), point.place) for point in points]
    return Table(columns, tuple(rows))


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
