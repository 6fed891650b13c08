"""What a department did in a year, read from its register: only what may be spread, and nothing that stays with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final

from db.fields import KINDS, row_tables
from db.fields.description import Privacy
from db.models import RECORD
from db.queries import listing
from db.queries.listing import Order
from db.vocabulary import Direction
from desktop.domain.dates import PartialDate
from desktop.domain.money import Money
from desktop.domain.periods import Period
from desktop.language.wordbook import Wordbook
from desktop.reports.content import Bar, BarChart, Figure, HeatMap, HeatRow, Kind, Line, LineChart, Span, Timeline, Tone
from desktop.reports.content import bold as in_bold
from desktop.reports.paper import Form, render
from desktop.reports.papers.account import Account, Chapter, Measure, Priority, YearPlan, account, year_plan
from desktop.reports.papers.setting import Setting
from desktop.reports.papers.sheets import Head
from desktop.services import memberships
from desktop.services.conditions import in_year
from desktop.services.loading import fields_of, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from desktop.domain.records import Row, Value
    from desktop.language.texts import Language
    from desktop.reports.content import Chart, Prose
    from desktop.reports.paper import Paper
    from desktop.services.register import Register

    Fields = Mapping[str, Value]

_ALL: Final = 1_000_000
_YEARS: Final = 5
_COUNTRIES: Final = 12
_ROOM: Final = 16
_SPANS: Final = 20
_LESSONS: Final = 300
_SHORT: Final = 40
"""Rows of each table in a summary; the records themselves are beside it."""
_RUNNING_ON: Final = 10
"""A time line ends at most so many years from the one it is about."""
_KINDS: Final = ("visit", "membership", "project", "agreement", "exchange", "watch")
# The columns of each kind's table: fields in order, each with its weight.
_COLUMNS: Final = {
    "visit": (("title", 3.0), ("organisation", 2.0), ("country", 1.0), ("period", 1.4), ("status", 1.0)),
    "membership": (("title", 3.0), ("scope", 1.4), ("benefit_actual", 3.0)),
    "project": (
        ("title", 3.0), ("funding_programme", 1.6), ("our_role", 1.0), ("period", 1.4), ("own_share", 1.2),
        ("total", 1.2), ("status", 1.0),
    ),
    "agreement": (("title", 3.0), ("partner", 2.0), ("form", 1.4), ("period", 1.4), ("status", 1.0)),
    "exchange": (
        ("title", 3.0), ("form", 1.4), ("country", 1.0), ("period", 1.4), ("young_people", 0.8), ("staff", 0.8),
    ),
    "watch": (("title", 3.0), ("source", 1.6), ("form", 1.2), ("result", 2.5), ("status", 1.0)),
}  # fmt: skip
_NUMBERS: Final = frozenset({"own_share", "total", "young_people", "staff"})


@dataclass(frozen=True)
class _Found:
    """A record with what is read of it."""

    number: int
    fields: Fields
    status: str


class Accounts:
    """Gathers the account and the plan of a register's own unit."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def account(self, year: int, language: Language) -> Account:
        """Gather what was done in a year."""
        with self._register.reading() as connection:
            return _Year(self._register, connection, year, language).account()

    def plan(self, year: int, language: Language) -> YearPlan:
        """Gather what is meant to be done in a year."""
        with self._register.reading() as connection:
            return _Year(self._register, connection, year, language).plan()

    @staticmethod
    def names(year: int) -> tuple[str, ...]:
        """The files of a year's account and the next one's plan."""
        return tuple(f"{name}.{form}" for name in _names(year) for form in Form)

    def papers(self, year: int, language: Language, template: bytes | None = None) -> Iterator[tuple[str, Paper]]:
        """Make the account of a year and the plan of the next, each in every form, with the names of their files."""
        documents = account(self.account(year, language)), year_plan(self.plan(year + 1, language))
        for name, document in zip(_names(year), documents, strict=True):
            for form in Form:
                yield f"{name}.{form}", render(document, form, template=template)

    def summary(self, year: int, language: Language) -> bytes:
        """Make the account as it goes along in a bundle: what a person reads, its tables cut short."""
        return render(account(self.account(year, language), longest=_SHORT), Form.PDF).data


class _Year:
    """One year of one register, in one language."""

    def __init__(self, register: Register, connection: Connection, year: int, language: Language) -> None:
        self._register = register
        self._connection = connection
        self._year = year
        self._words = Wordbook(language, register.profile)
        owner, today = register.owner, register.clock.today()
        self._setting = Setting(language, register.profile.municipality, owner.unit, owner.person, today)
        self._texts, self._formats = self._setting.texts, self._setting.formats

    @property
    def _today(self) -> date:
        return self._setting.day

    def account(self) -> Account:
        return Account(
            setting=self._setting,
            year=self._year,
            figures=tuple(self._figures()),
            priorities=tuple(self._priority(each) for each in self._found("priority")),
            overview=tuple(self._overview()),
            chapters=tuple(self._chapter(kind) for kind in _KINDS),
            lessons=tuple(self._lessons()),
        )

    def plan(self) -> YearPlan:
        return YearPlan(self._setting, self._year, tuple(self._measure(each) for each in self._found("priority")))

    def _found(self, kind: str) -> tuple[_Found, ...]:
        return self._records[kind]

    @cached_property
    def _records(self) -> dict[str, tuple[_Found, ...]]:
        return {kind: tuple(self._read(kind)) for kind in (*_KINDS, "priority")}

    def _read(self, name: str) -> Iterator[_Found]:
        """Read the year's records of a kind, the earliest first, and of them only what may be spread."""
        kind = KINDS[name]
        public = [field for field in kind.fields if field.privacy is Privacy.PUBLIC and field.since is not None]
        conditions = [in_year(self._year), RECORD.c.stays.is_not(True)]
        order = Order(RECORD.c.begins)
        for row in listing.page(self._connection, name, conditions, order, _ALL, None).rows:
            yield _Found(int(row["number"]), fields_of(public, row), str(row["status"] or ""))

    # The figures.

    def _figures(self) -> Iterator[Figure]:
        said = self._texts
        visits, exchanges = self._found("visit"), self._found("exchange")
        countries = {each.fields["country"] for each in (*visits, *exchanges) if "country" in each.fields}
        abroad = len(countries - {"SE"})
        yield Figure(
            str(len(visits)), self._named("visit"), said("paper.account.countries", n=abroad) if abroad else ""
        )
        fees = self._fees[self._year]
        yield Figure(
            self._kronor(fees.known),
            said("paper.account.fees"),
            said("paper.account.fees_of", known=fees.whole, n=fees.count) if fees.count else "",
        )
        shares = self._sum("project", "own_share")
        yield Figure(str(len(self._found("project"))), self._named("project"), shares)
        young = [value for each in exchanges if isinstance(value := each.fields.get("young_people"), int)]
        yield Figure(str(sum(young)), said("paper.account.young"), said("paper.account.exchanges", n=len(exchanges)))

    def _sum(self, kind: str, field: str) -> str:
        """Add up one field, kronor apart from other currencies, and say of how many it is known."""
        found = [value for each in self._found(kind) if isinstance(value := each.fields.get(field), Money)]
        known = [money for money in found if money.amount is not None]
        sums: dict[str, Decimal] = {}
        for money in known:
            if money.currency is not None:
                sums[money.currency] = sums.get(money.currency, Decimal(0)) + (money.amount or Decimal(0))
        if not known:
            return ""
        ordered = sorted(sums, key=lambda code: (code != "SEK", code))
        told = [self._amount(sums[code], code) for code in ordered] or [self._kronor(Decimal(0))]
        label = self._label(kind, field).lower()
        count = len(self._found(kind))
        return self._texts("paper.account.sum", label=label, sums=", ".join(told), known=len(known), n=count)

    def _kronor(self, amount: Decimal | None) -> str:
        return self._texts("paper.account.not_known") if amount is None else self._amount(amount, "SEK")

    def _amount(self, amount: Decimal, currency: str) -> str:
        written = self._formats.number(amount.quantize(Decimal(1)))
        name = self._texts("format.kronor") if currency == "SEK" else currency
        return self._texts("format.money", number=written, currency=name)

    @cached_property
    def _terms(self) -> tuple[tuple[int, list[Row]], ...]:
        """The terms of every membership that goes along, whatever the year."""
        found = listing.rows(self._connection, "membership", memberships.TERMS, [RECORD.c.stays.is_not(True)])
        table = row_tables()[memberships.TERMS]
        by_record: dict[int, list[Row]] = {}
        for row in found:
            by_record.setdefault(int(row["record"]), []).append(row_of(table, row))
        return tuple(by_record.items())

    @cached_property
    def _fees(self) -> dict[int, _Fees]:
        """What the memberships cost, year by year."""
        return {year: self._fees_of(year) for year in range(self._year - _YEARS + 1, self._year + 1)}

    def _fees_of(self, year: int) -> _Fees:
        terms = [rows for _, rows in self._terms]
        found = memberships.fees_of_year(terms, len(terms), year, self._today)
        running = self._found("membership") if year == self._year else ()
        return _Fees(found.sums[0][1] if found.sums else None, found.with_figure, len(running))

    # The pictures.

    def _overview(self) -> Iterator[Chart]:
        by_focus = tuple(self._by_focus())
        if len(by_focus) > 1:
            kinds = tuple(self._named(kind) for kind in _KINDS)
            yield HeatMap(self._texts("paper.account.by_focus"), kinds, by_focus)

    def _by_focus(self) -> Iterator[HeatRow]:
        """Count by the words of the profile, those with nothing too: they are the gaps."""
        counted = Counter(
            (focus, kind)
            for kind in _KINDS
            for each in self._found(kind)
            for focus in _listed(each.fields.get("focus"))
        )
        for code, name in self._words.options(KINDS["visit"].by_name["focus"].type):
            values = tuple(counted[code, kind] for kind in _KINDS)
            yield HeatRow(name, values)

    def _chart(self, kind: str) -> Chart | None:
        match kind:
            case "visit":
                return self._by_country()
            case "membership":
                return self._fee_chart()
            case "project":
                return self._timeline()
            case _:
                return None

    def _by_country(self) -> Chart | None:
        ways = (Direction.INCOMING, Direction.OUTGOING)
        counted = Counter(
            (str(each.fields["country"]), str(each.fields.get("direction", Direction.INCOMING)))
            for each in self._found("visit")
            if "country" in each.fields
        )
        countries = sorted({code for code, _ in counted}, key=lambda code: -sum(counted[code, way] for way in ways))
        field = KINDS["visit"].by_name["country"].type
        bars = tuple(
            Bar(
                self._words.word(field, code),
                tuple(float(counted[code, way]) for way in ways),
                tuple(str(counted[code, way] or "") for way in ways),
            )
            for code in countries[:_COUNTRIES]
        )
        named = self._texts
        series = (named("paper.account.incoming"), named("paper.account.outgoing"))
        return BarChart(named("paper.account.by_country"), bars, series) if bars else None

    def _fee_chart(self) -> Chart | None:
        years = sorted(self._fees)
        known = [self._fees[year].known for year in years]
        if sum(value is not None for value in known) < 2:  # noqa: PLR2004 - one point is no line
            return None
        values = tuple(None if value is None else float(value) for value in known)
        shown = tuple("" if value is None else self._kronor(value) for value in known)
        name = self._texts("paper.account.fees_by_year")
        return LineChart(name, tuple(str(year) for year in years), (Line(name, values, shown),))

    def _timeline(self) -> Chart | None:
        spans = []
        for each in self._found("project"):
            period = each.fields.get("period")
            if isinstance(period, Period) and period.start is not None:
                end = None if period.end is None else period.end.last
                label = str(each.fields.get("acronym") or each.fields["title"])
                tone = Tone.ACCENT if end is None or end >= self._today else Tone.PLAIN
                spans.append(Span(label, period.start.first, end, self._formats.period(period), tone))
        if not spans:
            return None
        start = max(min(span.start for span in spans), PartialDate(self._year - _RUNNING_ON).first)
        last = max((span.end for span in spans if span.end is not None), default=PartialDate(self._year).last)
        end = min(max(last, PartialDate(self._year).last), PartialDate(self._year + _RUNNING_ON).last)
        caption = self._texts("paper.account.timeline")
        return Timeline(caption, tuple(spans[:_SPANS]), start.replace(month=1, day=1), end)

    # The chapters.

    def _chapter(self, kind: str) -> Chapter:
        found = self._found(kind)
        heads = [Head(self._label(kind, name), _kind(name), weight) for name, weight in _COLUMNS[kind]]
        rows = [self._cells(kind, each) for each in found]
        if kind == "membership":
            heads.insert(2, Head(self._texts("paper.account.fee_of", year=str(self._year)), Kind.NUMBER, 1.2))
            fees = {number: self._fee(terms) for number, terms in self._terms}
            rows = [(*row[:2], fees.get(each.number, ""), *row[2:]) for row, each in zip(rows, found, strict=True)]
        return Chapter(self._named(kind), self._told(kind), tuple(heads), tuple(rows), self._chart(kind))

    def _cells(self, kind: str, each: _Found) -> tuple[Prose, ...]:
        return tuple(self._cell(kind, each, name) for name, _ in _COLUMNS[kind])

    def _cell(self, kind: str, each: _Found, name: str) -> Prose:
        if name == "status":
            return self._words.status(kind, each.status) if each.status else ""
        value = each.fields.get(name)
        shown = self._period(value) if isinstance(value, Period) else self._shown(kind, each, name)
        return in_bold(shown) if name == "title" else shown

    def _period(self, period: Period) -> str:
        """Write a period; one that needs much room by the numbers of its days, on two lines."""
        shown = self._formats.period(period)
        if period.start is None or period.end is None or len(shown) <= _ROOM:
            return shown
        return f"{period.start} \N{EN DASH}\n{period.end}"

    def _fee(self, terms: Sequence[Row]) -> str:
        found = memberships.fees_of_year([terms], 1, self._year, self._today)
        return self._kronor(found.sums[0][1]) if found.sums else ""

    def _told(self, kind: str) -> str:
        count = len(self._found(kind))
        if not count:
            return self._texts("paper.account.none", year=str(self._year))
        told = [self._texts("paper.account.count", n=count, year=str(self._year))]
        if kind == "membership":
            fees = self._fees[self._year]
            known = self._texts("paper.account.fees_of", known=fees.whole, n=fees.count)
            told.append(self._texts("paper.account.fees_told", sum=self._kronor(fees.known), known=known))
        if kind == "project":
            sums = [self._sum("project", name) for name in ("own_share", "total")]
            told += [f"{text[0].upper()}{text[1:]}." for text in sums if text]
        return " ".join(told)

    def _lessons(self) -> Iterator[tuple[str, str]]:
        """What was learned, cut where it begins to be a report of its own."""
        for kind in ("visit", "exchange", "project"):
            for each in self._found(kind):
                learned = " ".join(str(each.fields.get("learned", "")).split())
                if learned:
                    cut = learned if len(learned) <= _LESSONS else f"{learned[:_LESSONS].rstrip()}…"
                    yield str(each.fields["title"]), cut

    # The priorities.

    def _priority(self, each: _Found) -> Priority:
        return Priority(
            title=str(each.fields["title"]),
            meant=str(each.fields.get("description", "")),
            outcome=self._shown("priority", each, "outcome"),
            came=str(each.fields.get("outcome_text", "")),
            planned=self._resources(each, "planned"),
            used=self._resources(each, "used"),
        )

    def _resources(self, each: _Found, which: str) -> str:
        amount, hours = (self._shown("priority", each, f"{which}_{what}") for what in ("amount", "hours"))
        told = self._texts("paper.account.hours", hours=hours) if hours else ""
        return "\n".join(part for part in (amount, told) if part)

    def _measure(self, each: _Found) -> Measure:
        names = ("form", "focus", "goals", "goal_source")
        pairs = [(self._label("priority", name), self._shown("priority", each, name)) for name in names]
        pairs.append((self._texts("paper.account.planned"), self._resources(each, "planned").replace("\n", ", ")))
        texts = (str(each.fields.get(name, "")) for name in ("description", "measure", "benefit"))
        return Measure(str(each.fields["title"]), "\n\n".join(text for text in texts if text), tuple(pairs))

    def _shown(self, kind: str, each: _Found, name: str) -> str:
        return self._words.shown(KINDS[kind].by_name[name].type, each.fields.get(name))

    def _label(self, kind: str, name: str) -> str:
        return self._words.label(kind, KINDS[kind].by_name[name])

    def _named(self, kind: str) -> str:
        return self._texts(f"kind.{kind}.many")


@dataclass(frozen=True, slots=True)
class _Fees:
    """What is known of a year's fees: the sum in kronor, of how many memberships all is known, and how many ran."""

    known: Decimal | None
    whole: int
    count: int


def _listed(value: Value | None) -> Iterable[str]:
    return value if isinstance(value, tuple) else ()


def _names(year: int) -> tuple[str, str]:
    """What the account of a year and the plan of the next are called."""
    return f"account-{year}", f"plan-{year + 1}"


def _kind(name: str) -> Kind:
    if name in _NUMBERS:
        return Kind.NUMBER
    return Kind.DATE if name == "period" else Kind.TEXT
