"""Papers about those who come: name badges to cut out, signs for the table, and the list that everybody signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.reports.content import (
    Card,
    CardLine,
    Cards,
    CardSize,
    Column,
    Document,
    Group,
    Kind,
    Paragraph,
    Style,
    Table,
    bold,
)
from desktop.reports.papers.setting import facts

if TYPE_CHECKING:
    from desktop.reports.content import Row
    from desktop.reports.papers.setting import Pairs, Setting

BADGE = (90.0, 55.0)
SIGN = (190.0, 136.0)
_FREE_LINES = 4
_TO_SIGN_ON = "\n\N{NO-BREAK SPACE}"  # a second line, so that a hand has room
_SIGNED = "\N{NO-BREAK SPACE}" * 60  # an empty column would be given no width


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part."""

    name: str
    honorific: str = ""
    role: str = ""
    organisation: str = ""

    @property
    def called(self) -> str:
        """The name as it is written out, with its title."""
        return f"{self.honorific} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Attending:
    """Those who take part in a visit: the guests in their order, then the hosts."""

    setting: Setting
    title: str
    about: Pairs = ()
    guests: tuple[Person, ...] = ()
    hosts: tuple[Person, ...] = ()

    @property
    def everybody(self) -> tuple[Person, ...]:
        """Guests and hosts."""
        return (*self.guests, *self.hosts)


def badges(data: Attending) -> Document:
    """Make a badge for everybody."""
    cards = tuple(
        Card(
            (
                CardLine(person.called, CardSize.LARGE),
                *(CardLine(text, size, muted=True) for text, size in _beside(person) if text),
            )
        )
        for person in data.everybody
    )
    return _cut(data, "badges", Cards(cards, *BADGE))


def table_signs(data: Attending) -> Document:
    """Make a sign for everybody, which is folded so that the name is read from both sides."""
    cards = tuple(
        Card(
            (
                CardLine(person.called, CardSize.HUGE),
                *((CardLine(person.organisation, CardSize.LARGE, muted=True),) if person.organisation else ()),
            )
        )
        for person in data.everybody
    )
    return _cut(data, "table_signs", Cards(cards, *SIGN, folded=True))


def _beside(person: Person) -> tuple[tuple[str, CardSize], ...]:
    return ((person.role, CardSize.MEDIUM), (person.organisation, CardSize.MEDIUM))


def _cut(data: Attending, name: str, cards: Cards) -> Document:
    setting, called = data.setting, data.setting.texts(f"paper.name.{name}")
    return Document(
        title=f"{called}: {data.title}",
        language=setting.language,
        masthead=setting.masthead(called),
        blocks=(cards,),
        author=setting.unit,
        bare=True,
    )


def attendance(data: Attending) -> Document:
    """Make the list that everybody signs, with free lines for those who come as well."""
    setting, texts = data.setting, data.setting.texts
    rows: list[Row] = []
    number = 0
    for heading, people in (("guests", data.guests), ("hosts", data.hosts)):
        if people:
            rows.append(Group(texts(f"paper.said.{heading}")))
        for person in people:
            number += 1
            rows.append((str(number), (bold(person.called), _TO_SIGN_ON), person.organisation, person.role, _SIGNED))
    rows.append(Group(texts("paper.said.others")))
    rows += [("", _TO_SIGN_ON, "", "", _SIGNED)] * _FREE_LINES
    columns = (
        Column(texts("paper.said.number"), Kind.NUMBER, 0.4),
        Column(texts("paper.said.name"), weight=2.2),
        Column(texts("paper.said.organisation"), weight=2.0),
        Column(texts("paper.said.role"), weight=1.6),
        Column(texts("paper.said.signature"), weight=2.4),
    )
    return Document(
        title=texts("paper.name.attendance"),
        subtitle=data.title,
        language=setting.language,
        masthead=setting.masthead(texts("paper.name.attendance")),
        blocks=(
            *facts(data.about),
            Table(columns, tuple(rows)),
            Paragraph(texts("paper.said.attendance_kept"), Style.SMALL),
        ),
        author=setting.unit,
    )
