"""The briefing sheet: two pages that whoever meets the guests reads in a minute."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from desktop.reports.content import (
    Box,
    Bullets,
    Column,
    Columns,
    Document,
    Group,
    Heading,
    Kind,
    PageBreak,
    Paragraph,
    Style,
    Table,
    Together,
    Tone,
    bold,
    muted,
)
from desktop.reports.papers.setting import facts, prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain.moments import Moment
    from desktop.reports.content import Block, Prose, Row, Run
    from desktop.reports.papers.programme import Point
    from desktop.reports.papers.setting import Pairs, Setting

PAGES: Final = 2
_MANY: Final = 12
"""Of more guests than this the first are told at their place, and all of them, in smaller type, at the end."""
_FIRST: Final = 8
_LONGEST: Final = 1500
"""What is longer is cut: the sheet is read in the lift, and the register has the rest."""
_LISTED: Final = 12
_MARKS = re.compile(r"^\s*(?:[-*•–‣▪]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Guest:
    """A member of the delegation, in words. `needs` are the sensitive values that were ticked."""

    name: str
    pronunciation: str = ""
    address: str = ""
    role: str = ""
    organisation: str = ""
    languages: str = ""
    attendance: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """What we did together before, or do now: the latest records of one kind, and how many there are."""

    kind: str
    count: int
    latest: tuple[tuple[str, str, str], ...]
    """Title, when, status."""


@dataclass(frozen=True, slots=True)
class Gift:
    """A gift of an earlier visit."""

    when: str
    direction: str
    what: str
    beside: str = ""
    """Its value, and who gave or got it."""


@dataclass(frozen=True, slots=True)
class Phone:
    """Somebody to call."""

    name: str
    who: str
    number: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that the sheet says. What was not filled in is empty."""

    setting: Setting
    title: str
    subtitle: str
    about: Pairs
    purpose: str = ""
    themes: str = ""
    ours: str = ""
    theirs: str = ""
    defensive: str = ""
    guests: tuple[Guest, ...] = ()
    needs: tuple[str, ...] = ()
    """What the columns of the guests' needs are called."""
    points: tuple[Point, ...] = ()
    there: tuple[Earlier, ...] = ()
    elsewhere: tuple[tuple[str, int], ...] = ()
    """How many records of each kind there are with others in the same country."""
    country: str = ""
    gifts: tuple[Gift, ...] = ()
    practical: Pairs = ()
    security: Pairs = ()
    phones: tuple[Phone, ...] = ()
    land: Pairs = ()


def briefing(data: Briefing) -> Document:
    """Write the briefing sheet."""
    setting = data.setting
    return Document(
        title=data.title,
        subtitle=data.subtitle,
        language=setting.language,
        masthead=setting.masthead(setting.texts("paper.name.brief")),
        blocks=tuple(_Sheet(data).blocks()),
        author=setting.unit,
        pages=PAGES if len(data.guests) <= _MANY else None,
    )


class _Sheet:
    def __init__(self, data: Briefing) -> None:
        self._data = data
        self._texts = data.setting.texts

    def _said(self, key: str, **details: str | int) -> str:
        return self._texts(f"paper.brief.{key}", **details)

    def blocks(self) -> Iterator[Block]:
        """Say what matters most first."""
        yield from facts(self._data.about)
        yield from self._talk()
        yield from self._delegation()
        yield from self._programme()
        yield from self._before()
        yield from self._practical()
        if len(self._data.guests) > _MANY:
            yield PageBreak()
            yield Heading(self._said("everybody", n=len(self._data.guests)))
            yield self._guests(self._data.guests, dense=True)

    def _talk(self) -> Iterator[Block]:
        data = self._data
        yield Heading(self._said("they_want"))
        if data.purpose.strip():
            yield from prose(self._cut(data.purpose))
        else:
            yield Paragraph(muted(self._said("no_purpose")))
        if data.themes:
            yield Paragraph((muted(f"{self._said('themes')}: "), data.themes))
        ours: tuple[Block, ...] = (Heading(self._said("our_points"), 2), *self._list(data.ours, numbered=True))
        if not data.ours.strip():
            ours = (ours[0], Paragraph(muted(self._said("no_points"))))
        if data.theirs.strip():
            yield Columns((ours, (Heading(self._said("their_points"), 2), *self._list(data.theirs))))
        else:
            yield from ours
        if data.defensive.strip():
            yield Box(tuple(self._list(data.defensive)), self._said("defensive_points"), Tone.WARN)

    def _list(self, text: str, *, numbered: bool = False) -> Iterator[Block]:
        """Give a text of several lines as a list, without the marks that somebody wrote; of one line, as it is."""
        lines = [line.strip() for line in self._cut(text).splitlines() if line.strip()]
        if len(lines) > 1:
            yield Bullets(tuple(_MARKS.sub("", line) or line for line in lines), numbered=numbered)
        elif lines:
            yield Paragraph(lines[0])

    def _cut(self, text: str) -> str:
        if len(text) <= _LONGEST:
            return text
        return f"{text[:_LONGEST].rstrip()}… {self._said('cut')}"

    def _delegation(self) -> Iterator[Block]:
        data = self._data
        heading = self._said("delegation")
        yield Heading(f"{heading} ({len(data.guests)})" if data.guests else heading)
        many = len(data.guests) > _MANY
        yield self._guests(data.guests[:_FIRST] if many else data.guests)
        if many:
            yield Paragraph(muted(self._said("more_guests", n=len(data.guests) - _FIRST)), Style.SMALL)

    def _guests(self, guests: tuple[Guest, ...], *, dense: bool = False) -> Table:
        data = self._data
        used = [place for place in range(len(data.needs)) if any(guest.needs[place] for guest in guests)]
        shown: list[tuple[Column, Sequence[Prose]]] = [
            (Column(self._said("name"), weight=2.4), [_named(guest) for guest in guests]),
            (Column(self._said("address"), weight=1.3), [guest.address for guest in guests]),
            (Column(self._said("role"), weight=2.2), [_placed(guest) for guest in guests]),
            (Column(self._said("languages"), weight=1.2), [guest.languages for guest in guests]),
            (Column(self._said("attendance")), [guest.attendance for guest in guests]),
            *((Column(data.needs[place], weight=1.4), [guest.needs[place] for guest in guests]) for place in used),
        ]
        filled = [(column, cells) for place, (column, cells) in enumerate(shown) if place == 0 or any(cells)]
        columns = tuple(column for column, _ in filled)
        rows = tuple(zip(*(cells for _, cells in filled), strict=True))
        return Table(columns, rows, empty=self._said("no_guests"), dense=dense)

    def _programme(self) -> Iterator[Block]:
        points = self._data.points
        yield Heading(self._said("programme"))
        rows: list[Row] = []
        timed = [(point.start.day, point) for point in points if point.start is not None]
        for day, of_day in groupby(timed, key=lambda each: each[0]):
            rows.append(Group(self._data.setting.formats.date(day)))
            rows += [self._point(point) for _, point in of_day]
        later = [point for point in points if point.start is None]
        if later and timed:
            rows.append(Group(self._said("no_time")))
        rows += [self._point(point) for point in later]
        columns = (
            Column(self._said("time"), Kind.DATE),
            Column(self._said("what"), weight=3),
            Column(self._said("place"), weight=1.8),
            Column(self._said("responsible"), weight=1.8),
        )
        used = [place for place in range(len(columns)) if place == 1 or any(_filled(row, place) for row in rows)]
        cut = tuple(row if isinstance(row, Group) else tuple(row[place] for place in used) for row in rows)
        yield Table(tuple(columns[place] for place in used), cut, empty=self._said("no_programme"))

    def _point(self, point: Point) -> tuple[Prose, ...]:
        clock = self._data.setting.formats.clock
        until = "" if point.end is None else f"\N{EN DASH}{_end(point.start, point.end, clock(point.end))}"
        when = "" if point.start is None else f"{clock(point.start)}{until}"
        what: list[str | Run] = [muted(point.title) if point.pause else point.title]
        what += [muted(f"\n{point.transport}")] if point.transport else []
        return when, tuple(what), point.place, ", ".join(filter(None, (point.host, point.speaker)))

    def _before(self) -> Iterator[Block]:
        data = self._data
        yield Heading(self._said("before"))
        rows: list[Row] = []
        for earlier in data.there:
            rows += [(earlier.kind, *told) for told in earlier.latest[:_LISTED]]
            more = earlier.count - min(len(earlier.latest), _LISTED)
            if more > 0:
                rows.append((earlier.kind, muted(self._said("more", n=more)), "", ""))
        columns = (
            Column(self._said("kind"), weight=0.9),
            Column(self._said("title"), weight=3),
            Column(self._said("when"), Kind.DATE),
            Column(self._said("status")),
        )
        yield Table(columns, tuple(rows), empty=self._said("nothing_before"))
        if data.elsewhere:
            counts = ", ".join(f"{name.lower()} {count}" for name, count in data.elsewhere)
            yield Paragraph(muted(self._said("elsewhere", country=data.country, counts=counts)), Style.SMALL)
        if data.gifts:
            heads = tuple(Column(self._said(key)) for key in ("when", "gift_direction"))
            heads += (Column(self._said("gift"), weight=3), Column(self._said("gift_beside"), weight=1.5))
            gifts = tuple((each.when, each.direction, each.what, each.beside) for each in data.gifts)
            yield Together((Heading(self._said("gifts"), 2), Table(heads, gifts[:_LISTED])))

    def _practical(self) -> Iterator[Block]:
        data = self._data
        if data.practical:
            yield Together((Heading(self._said("practical")), *facts(data.practical)))
        if data.security:
            yield Box(facts(data.security), self._said("security"), Tone.BAD)
        if data.phones:
            rows = tuple((bold(each.name), each.who, each.number) for each in data.phones)
            columns = (Column(self._said("name")), Column(self._said("role")), Column(self._said("phone"), Kind.DATE))
            yield Together((Heading(self._said("phones")), Table(columns, rows)))
        if data.land:
            yield Together((Heading(self._said("land", country=data.country)), *facts(data.land)))


def _named(guest: Guest) -> Prose:
    found: list[str | Run] = [bold(guest.name)]
    if guest.pronunciation:
        found.append(muted(f"\n{guest.pronunciation}"))
    return tuple(found)


def _placed(guest: Guest) -> Prose:
    beside = muted(f"\n{guest.organisation}" if guest.role else guest.organisation)
    return (guest.role, beside) if guest.organisation else guest.role


def _filled(row: Row, place: int) -> bool:
    return not isinstance(row, Group) and bool(row[place])


def _end(start: Moment | None, end: Moment, clock: str) -> str:
    """Write when something ends; on another day than it began, with its day."""
    return clock if start is None or start.day == end.day else f"{end.day.day}/{end.day.month} {clock}"
