"""The compilation as tables, from which the workbook and the open data are written: one column, one kind of value.

A column that names persons says so, and stays out of what is published. Amounts are exact; each has its own column in
kronor beside it, whose rows add up to the sum that is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from db.fields import KINDS, types
from desktop.domain.money import Money
from desktop.services.compilation.entries import CELLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desktop.domain.periods import Period
    from desktop.domain.rates import RateTable
    from desktop.domain.records import Value
    from desktop.services.compilation.dataset import Compilation, Line, Membership, Project

Cell: TypeAlias = str | int | Decimal | bool | None
COMMON: Final = ("id", "department", "unit", "body", "title", "status", "country", "region", "focus", "start", "end")


class Holds(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for programs, what it holds, and the words its codes stand for."""

    code: str
    holds: Holds = Holds.TEXT
    choice: str = ""
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. Only a `public` table is published as open data."""

    code: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    public: bool = True

    def without_persons(self) -> Table:
        """The same without what names persons."""
        kept = [place for place, column in enumerate(self.columns) if not column.personal]
        columns = tuple(self.columns[place] for place in kept)
        return Table(self.code, columns, tuple(tuple(row[place] for place in kept) for row in self.rows), self.public)


def tables(of: Compilation) -> Iterator[Table]:
    """Every table, in the order of the chapters."""
    yield _figures(of)
    yield _departments(of)
    yield _table("projects", _PROJECT, (_project(each) for each in of.projects))
    yield _table("shares", _SHARE, _shares(of))
    yield _table("inventory", _INVENTORY, _inventory(of), public=False)
    yield _table("memberships", _MEMBERSHIP, (_membership(each) for each in of.memberships))
    for kind, lines in of.lines.items():
        yield _lines(kind, lines, of.rates)
    yield _breakdowns(of)
    yield _coverage(of)
    yield _table("deviations", _DEVIATION, _deviations(of), public=False)
    yield _table("findings", _FINDING, _findings(of), public=False)
    yield _table("candidates", _CANDIDATE, _candidates(of), public=False)
    yield _rates(of)


def _table(code: str, columns: Sequence[Column], rows: Iterable[tuple[Cell, ...]], *, public: bool = True) -> Table:
    return Table(code, tuple(columns), tuple(rows), public)


_CODED: Final = {"country": "country", "countries": "country", "region": "region", "focus": "focus"}
"""Columns of codes that are names elsewhere: of countries, of regions, of the profile's inriktningar."""


def _columns(texts: str) -> list[Column]:
    return [Column(code, choice=_CODED.get(code, "")) for code in texts.split()]


def _number(code: str) -> Column:
    return Column(code, Holds.NUMBER)


_PROJECT = (
    *_columns("id title acronym"),
    Column("status", choice="status.project"),
    Column("form", choice="choice.project_kind"),
    *_columns("programme start end owner departments bodies partners countries"),
    _number("total"),
    *_columns("currency"),
    _number("total_sek"),
    _number("own_share_sek"),
    *_columns("funders purpose target_group focus"),
    Column("contact", personal=True),
)
_SHARE = (*_columns("id title department"), _number("own_share"), *_columns("currency"), _number("own_share_sek"))
_INVENTORY = (
    *_columns("body project purpose period target_group owner partners"),
    *_columns("budget funders"),
    Column("contact", personal=True),
)
_MEMBERSHIP = (
    *_columns("id department unit body title organisation acronym"),
    Column("form", choice="choice.membership_kind"),
    Column("scope", choice="choice.membership_scope"),
    *_columns("country"),
    Column("status", choice="choice.membership_status"),
    *_columns("fees"),
    _number("fee_sek"),
    _number("fee_terms"),
    _number("fee_with_figure"),
    *_columns("next_review"),
    Column("review_due", Holds.FLAG),
    Column("review_outcome", choice="choice.review"),
    *_columns("notice_deadline purpose benefit focus"),
)
_DEVIATION = (
    *_columns("department"),
    Column("kind", choice="kind"),
    *_columns("title rule field why"),
    Column("gap", Holds.FLAG),
    *_columns("id"),
)
_FINDING = (Column("finding", choice="compilation.finding"), *_columns("department title details id"))
_CANDIDATE = (
    *_columns("id other title other_title department other_department"),
    Column("why", choice="compilation.why"),
)


def _project(each: Project) -> tuple[Cell, ...]:
    start, end = _ends(each.period)
    shares = [share.sek for share in each.shares if share.sek is not None]
    return (
        each.key,
        each.title,
        each.acronym,
        each.status,
        each.form,
        each.programme,
        start,
        end,
        each.owner,
        _several(dict.fromkeys(reference.name for reference in each.records)),
        _several(each.bodies),
        _several(partner.organisation for partner in each.partners),
        _several(each.countries),
        None if each.total is None else each.total.amount,
        "" if each.total is None else each.total.currency or "",
        each.total_sek,
        sum(shares, Decimal(0)) if shares else None,
        _several(each.funders),
        each.purpose,
        each.target_group,
        _several(each.focus),
        each.contact,
    )


def _shares(of: Compilation) -> Iterator[tuple[Cell, ...]]:
    for project in of.projects:
        for share in project.shares:
            amount, currency = _sum(share.money)
            yield project.key, project.title, share.name, amount, currency, share.sek


def _inventory(of: Compilation) -> Iterator[tuple[Cell, ...]]:
    """The nine columns, under each body."""
    for each in of.inventory:
        for project in each.projects:
            name = f"{project.title} ({project.acronym})" if project.acronym else project.title
            partners = _several(partner.organisation for partner in project.partners)
            period = "" if project.period is None else str(project.period)
            budget = "" if project.total is None else str(project.total)
            yield (
                each.body,
                name,
                project.purpose,
                period,
                project.target_group,
                project.owner,
                partners,
                budget,
                _several(project.funders),
                project.contact,
            )


def _membership(each: Membership) -> tuple[Cell, ...]:
    return (
        each.reference.record,
        each.reference.name,
        each.unit,
        each.body,
        each.title,
        each.organisation,
        each.acronym,
        each.form,
        each.scope,
        each.country,
        each.status,
        _several(str(money) for money in each.fees),
        each.fee_sek,
        each.fee_terms,
        each.fee_with_figure,
        each.next_review,
        each.review_due,
        each.review_outcome,
        each.notice_deadline,
        each.purpose,
        each.benefit,
        _several(each.focus),
    )


def _lines(kind: str, lines: Sequence[Line], rates: RateTable) -> Table:
    """One line a record; a sum of money takes three columns."""
    choices = {"status": f"status.{kind}", **_CODED}
    columns = [Column(name, choice=choices.get(name, "")) for name in COMMON]
    makers: list[tuple[str, Callable[[Value | None], tuple[Cell, ...]]]] = []
    for name in CELLS[kind]:
        described = KINDS[kind].by_name[name].type
        if isinstance(described, types.Amount):
            columns += [_number(name), Column(f"{name}_currency"), _number(f"{name}_sek")]
            makers.append((name, lambda value: (*_sum(value), rates.in_sek(_money(value)))))
        elif isinstance(described, (types.Number, types.Quantity)):
            columns.append(_number(name))
            makers.append((name, lambda value: (value if isinstance(value, (int, Decimal)) else None,)))
        else:
            choice = f"choice.{described.vocabulary.key()}" if isinstance(described, types.Choice) else ""
            columns.append(Column(name, choice=choice))
            makers.append((name, lambda value: ("" if value is None else str(value),)))
    rows = []
    for line in lines:
        start, end = _ends(line.period)
        common = (line.reference.record, line.reference.name, line.unit, line.body, line.title, line.status)
        places = (line.country, line.region, _several(line.focus), start, end)
        rows.append((*common, *places, *(cell for name, make in makers for cell in make(line.cells.get(name)))))
    return Table(NAMES[kind], tuple(columns), tuple(rows))


NAMES: Final = {
    "visit": "visits",
    "agreement": "agreements",
    "exchange": "exchanges",
    "watch": "watches",
    "priority": "priorities",
}
"""What the tables of the kinds are called."""


def _departments(of: Compilation) -> Table:
    columns = (
        *_columns("code department bodies"),
        Column("reported", Holds.FLAG),
        _number("sequence"),
        *_columns("received"),
        _number("records"),
        _number("gaps"),
        _number("departures"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            each.code,
            each.name,
            _several(each.bodies),
            True,
            each.sequence,
            "" if each.received is None else each.received.date().isoformat(),
            sum(each.counts.values()),
            each.gaps,
            each.departures,
        )
        for each in of.reported
    ]
    missing = [(each.code, each.name, _several(each.bodies), False, None, "", 0, 0, 0) for each in of.not_reported]
    return Table("departments", columns, (*rows, *missing))


def _figures(of: Compilation) -> Table:
    years = sorted(of.earlier, reverse=True)
    columns = (Column("figure", choice="compilation.figure"), _number("value"), *(_number(str(year)) for year in years))
    rows = [(name, value, *(_earlier(of, year, name) for year in years)) for name, value in of.figures.items()]
    return Table("figures", columns, tuple(rows))


def _earlier(of: Compilation, year: int, name: str) -> Decimal | None:
    value = of.earlier[year].get(name)
    return None if value is None else Decimal(value)


def _breakdowns(of: Compilation) -> Table:
    kinds = ("project", "membership", *of.lines)
    counts = [_number(kind) for kind in kinds]
    sums = [_number(name) for name in ("own_share_sek", "total_sek", "fee_sek")]
    columns = (Column("dimension", choice="compilation.dimension"), Column("key", choice="key"), *counts, *sums)
    rows = [
        (
            dimension,
            each.key,
            *(each.counts.get(kind, 0) for kind in kinds),
            each.own_share.sek,
            each.total.sek,
            each.fees_sek,
        )
        for dimension, found in of.breakdowns.items()
        for each in found
    ]
    return Table("breakdowns", columns, tuple(rows))


def _coverage(of: Compilation) -> Table:
    columns = (Column("body"), *(_number(area) for area in of.coverage.areas))
    counts = of.coverage.counts
    rows = [(body, *(counts.get((body, area)) for area in of.coverage.areas)) for body in of.coverage.bodies]
    return Table("coverage", columns, tuple(rows))


def _deviations(of: Compilation) -> Iterator[tuple[Cell, ...]]:
    for each in of.deviations:
        told = (each.kind, each.title, each.rule, each.field, each.why, each.gap)
        yield each.reference.name, *told, each.reference.record


def _findings(of: Compilation) -> Iterator[tuple[Cell, ...]]:
    for each in of.findings:
        details = _several(f"{name}: {value}" for name, value in each.details.items())
        yield each.code, each.reference.name, each.title, details, each.reference.record


def _candidates(of: Compilation) -> Iterator[tuple[Cell, ...]]:
    for each in of.candidates:
        yield each.one, each.other, *each.titles, *each.departments, each.why


def _rates(of: Compilation) -> Table:
    columns = (Column("currency"), _number("rate"), Column("date"))
    rows = [(rate.currency, rate.sek, "" if rate.day is None else str(rate.day)) for rate in of.rates.rates]
    return Table("rates", columns, tuple(rows))


def _several(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _ends(period: Period | None) -> tuple[str, str]:
    if period is None:
        return "", ""
    return tuple("" if end is None else str(end) for end in (period.start, period.end))  # type: ignore[return-value] # two


def _money(value: Value | None) -> Money | None:
    return value if isinstance(value, Money) else None


def _sum(value: Value | None) -> tuple[Decimal | None, str]:
    return (value.amount, value.currency or "") if isinstance(value, Money) else (None, "")
