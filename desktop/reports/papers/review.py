"""The sheet by which a membership or an agreement is examined again: costs, results, deadlines, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.reports.content import (
    Bar,
    BarChart,
    Box,
    Bullets,
    Document,
    Figures,
    Heading,
    Paragraph,
    Ruled,
    Run,
    Signatures,
    Style,
    Together,
    bold,
    muted,
)
from desktop.reports.papers.setting import facts, prose, sections
from desktop.reports.papers.sheets import grid_blocks, rulings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.reports.content import Block, Figure, Prose
    from desktop.reports.papers.setting import Pairs, Setting
    from desktop.reports.papers.sheets import Grid, Ruling

_FROM_BARS = 2
_RULED = 5
_ORE = 2


@dataclass(frozen=True, slots=True)
class YearlyFee:
    """What a year cost in kronor, if that is known of any of its terms; of how many terms it is not."""

    year: int
    sek: Decimal | None
    not_known: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to decide."""

    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """What is known of a membership or an agreement when it is examined again."""

    setting: Setting
    title: str
    about: Pairs = ()
    dates: tuple[Figure, ...] = ()
    fees: tuple[YearlyFee, ...] = ()
    terms: Grid | None = None
    texts: tuple[tuple[str, str], ...] = ()
    linked: tuple[tuple[str, str], ...] = ()
    """What belongs to it: what kind of record, and its title."""
    known: Pairs = ()
    """What else the register knows of the same party: how many of each kind, and the latest of them."""
    rulings: tuple[Ruling, ...] = ()
    choices: tuple[Choice, ...] = ()
    note: str = ""


def review(data: Review) -> Document:
    """Write the sheet."""
    setting, texts = data.setting, data.setting.texts
    name = texts("paper.name.re_examination")
    blocks: list[Block] = [*_dates(data), *facts(data.about), *_fees(data), *sections(data.texts), *_linked(data)]
    blocks += rulings(setting, data.rulings)
    blocks += _proposal(data)
    return Document(
        title=name,
        subtitle=data.title,
        language=setting.language,
        masthead=setting.masthead(name),
        blocks=tuple(blocks),
        author=setting.unit,
        subject=data.title,
    )


def _dates(data: Review) -> Iterator[Block]:
    """Put the dates that matter first."""
    if data.dates:
        yield Figures(data.dates)
    else:
        yield Paragraph(data.setting.texts("paper.said.no_deadline"), Style.LEAD)


def _fees(data: Review) -> Iterator[Block]:
    texts = data.setting.texts
    known = {fee.year: fee.sek for fee in data.fees if fee.sek is not None}
    if data.fees:
        yield Heading(texts("paper.said.fees"))
    if known:
        total = _kronor(data, sum(known.values(), Decimal()))
        first, last = str(min(known)), str(max(known))
        one = texts("paper.said.fees_one", total=total, year=first)
        yield Paragraph(one if first == last else texts("paper.said.fees_total", total=total, first=first, last=last))
    if len(data.fees) >= _FROM_BARS:
        yield BarChart(texts("paper.said.fees_by_year"), tuple(_bar(data, fee) for fee in data.fees))
    lacking = [str(fee.year) for fee in data.fees if fee.not_known or fee.sek is None]
    if lacking:
        yield Paragraph(texts("paper.said.fees_not_known", years=", ".join(lacking)), Style.SMALL)
    if data.terms is not None:
        yield from grid_blocks(data.terms)


def _bar(data: Review, fee: YearlyFee) -> Bar:
    if fee.sek is None:
        return Bar(str(fee.year), (None,), (data.setting.texts("format.unknown_amount"),))
    return Bar(str(fee.year), (float(fee.sek),), (_kronor(data, fee.sek),))


def _kronor(data: Review, amount: Decimal) -> str:
    """Write every fee with its öre if any of them has some, so that they stand and add up alike."""
    whole = all(fee.sek is None or fee.sek == fee.sek.to_integral_value() for fee in data.fees)
    return data.setting.formats.number(amount, decimals=0 if whole else _ORE)


def _linked(data: Review) -> Iterator[Block]:
    yield Heading(data.setting.texts("paper.said.linked"))
    if data.linked:
        yield Bullets(tuple((title, muted(f"  {kind}")) for kind, title in data.linked))
    else:
        yield Paragraph(data.setting.texts("paper.said.nothing_linked"))
    if data.known:
        yield Heading(data.setting.texts("paper.said.known"), 2)
        yield from facts(data.known)


def _proposal(data: Review) -> Iterator[Block]:
    texts = data.setting.texts
    ways: tuple[Prose, ...] = tuple(_way(choice) for choice in data.choices)
    written = prose(data.note) or (Ruled(_RULED),)
    boxed = (*(Paragraph(way) for way in ways), Paragraph(bold(texts("paper.said.why"))), *written)
    signed = Signatures((texts("paper.said.proposed_by"), texts("paper.said.decided_by")))
    yield Together((Box(boxed, texts("paper.said.proposal")), signed))


def _way(choice: Choice) -> tuple[Run, ...]:
    return (Run("[x]  " if choice.chosen else "[  ]  "), bold(choice.label) if choice.chosen else Run(choice.label))
