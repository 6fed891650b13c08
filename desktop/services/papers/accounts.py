"""What a department did in a year, read from its register: only what may be spread, and nothing that stays with it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from db.fields import KINDS
from desktop.domain.money import Money
from desktop.domain.periods import Period
from desktop.language.wordbook import Wordbook
from desktop.reports.content import Figure, Kind
from desktop.reports.content import bold as in_bold
from desktop.reports.paper import Form, render
from desktop.reports.papers.account import Account, Chapter, Measure, Priority, YearPlan, account, year_plan
from desktop.reports.papers.setting import Setting
from desktop.reports.papers.sheets import Head
from desktop.services import memberships
from desktop.services.papers.account_pictures import Pictures
from desktop.services.papers.account_records import NAMES, YearRecords

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from desktop.domain.records import Row
    from desktop.language.texts import Language
    from desktop.reports.content import Prose
    from desktop.reports.paper import Paper
    from desktop.services.papers.account_records import Found
    from desktop.services.register import Register

_LESSONS: Final = 300
_SHORT: Final = 40
"""Rows of each table in a summary; the records themselves are beside it."""
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
        ("status", 1.0),
    ),
    "watch": (("title", 3.0), ("source", 1.6), ("form", 1.2), ("result", 2.5), ("status", 1.0)),
}  # fmt: skip
_NUMBERS: Final = frozenset({"own_share", "total", "young_people", "staff"})


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
        self._year = year
        self._words = Wordbook(language, register.profile)
        owner, today = register.owner, register.clock.today()
        self._setting = Setting(language, register.profile.municipality, owner.unit, owner.person, today)
        self._texts, self._formats = self._setting.texts, self._setting.formats
        self._records = YearRecords(connection, year, today)
        self._pictures = Pictures(self._records, year, self._words, self._setting)

    def account(self) -> Account:
        return Account(
            setting=self._setting,
            year=self._year,
            figures=tuple(self._figures()),
            priorities=tuple(self._priority(each) for each in self._records.found("priority")),
            overview=tuple(self._pictures.overview()),
            chapters=tuple(self._chapter(kind) for kind in NAMES),
            lessons=tuple(self._lessons()),
        )

    def plan(self) -> YearPlan:
        return YearPlan(
            self._setting, self._year, tuple(self._measure(each) for each in self._records.counted("priority"))
        )

    # The figures.

    def _figures(self) -> Iterator[Figure]:
        yield self._of_visits()
        yield self._of_fees()
        projects = len(self._records.counted("project"))
        yield Figure(str(projects), self._named("project"), self._sum("project", "own_share"))
        yield self._of_young()

    def _of_visits(self) -> Figure:
        visits = self._records.counted("visit")
        abroad = len({each.fields["country"] for each in visits if "country" in each.fields} - {"SE"})
        note = self._texts("paper.account.countries", n=abroad) if abroad else ""
        return Figure(str(len(visits)), self._named("visit"), note)

    def _of_fees(self) -> Figure:
        said, fees = self._texts, self._records.fees[self._year]
        known = fees.known if fees.count else Decimal(0)
        note = said("paper.account.fees_of", known=fees.whole, n=fees.count) if fees.count else ""
        return Figure(self._kronor(known), said("paper.account.fees"), note)

    def _of_young(self) -> Figure:
        """How many young people took part; where nobody has filled that in, it is not known."""
        exchanges = self._records.counted("exchange")
        known = [value for each in exchanges if isinstance(value := each.fields.get("young_people"), int)]
        value = self._formats.number(sum(known)) if known or not exchanges else self._texts("paper.account.not_known")
        note = self._texts("paper.account.exchanges_of", known=len(known), n=len(exchanges)) if exchanges else ""
        return Figure(value, self._texts("paper.account.young"), note)

    def _sum(self, kind: str, field: str) -> str:
        """Add up one field, kronor apart from other currencies, and say of how many it is known."""
        counted = self._records.counted(kind)
        found = [value for each in counted if isinstance(value := each.fields.get(field), Money)]
        known = [money for money in found if money.amount is not None]
        sums: dict[str, Decimal] = {}
        for money in known:
            if money.currency is not None:
                sums[money.currency] = sums.get(money.currency, Decimal(0)) + (money.amount or Decimal(0))
        if not known:
            return ""
        ordered = sorted(sums, key=lambda code: (code != "SEK", code))
        told = [self._formats.whole_money(sums[code], code) for code in ordered] or [
            self._formats.whole_money(Decimal(0))
        ]
        label = self._label(kind, field).lower()
        return self._texts("paper.account.sum", label=label, sums=", ".join(told), known=len(known), n=len(counted))

    def _kronor(self, amount: Decimal | None) -> str:
        return self._texts("paper.account.not_known") if amount is None else self._formats.whole_money(amount)

    # The chapters.

    def _chapter(self, kind: str) -> Chapter:
        found = self._records.found(kind)
        heads = [Head(self._label(kind, name), _kind(name), weight) for name, weight in _COLUMNS[kind]]
        rows = [self._cells(kind, each) for each in found]
        if kind == "membership":
            heads.insert(2, Head(self._texts("paper.account.fee_of", year=str(self._year)), Kind.NUMBER, 1.2))
            fees = {number: self._fee(terms) for number, terms in self._records.terms}
            rows = [(*row[:2], fees.get(each.number, ""), *row[2:]) for row, each in zip(rows, found, strict=True)]
        return Chapter(self._named(kind), self._told(kind), tuple(heads), tuple(rows), self._pictures.chart(kind))

    def _cells(self, kind: str, each: Found) -> tuple[Prose, ...]:
        return tuple(self._cell(kind, each, name) for name, _ in _COLUMNS[kind])

    def _cell(self, kind: str, each: Found, name: str) -> Prose:
        if name == "status":
            return self._status(kind, each)
        value = each.fields.get(name)
        shown = self._formats.by_numbers(value) if isinstance(value, Period) else self._shown(kind, each, name)
        return in_bold(shown) if name == "title" else shown

    def _fee(self, terms: Sequence[Row]) -> str:
        found = memberships.fees_of_year([terms], 1, self._year, self._setting.day)
        return self._kronor(found.sums[0][1]) if found.sums else ""

    def _told(self, kind: str) -> str:
        said, year = self._texts, str(self._year)
        count, found = len(self._records.counted(kind)), len(self._records.found(kind))
        told = [said("paper.account.count", n=count, year=year) if count else said("paper.account.none", year=year)]
        if count < found:
            undone = "undone_watch" if kind == "watch" else "undone"
            told.append(said(f"paper.account.{undone}", n=found - count))
        if count and kind == "membership":
            fees = self._records.fees[self._year]
            known = said("paper.account.fees_of", known=fees.whole, n=fees.count)
            summed = said("paper.account.fees_told", sum=self._kronor(fees.known), known=known)
            told.append(said("paper.account.fees_unknown") if fees.known is None else summed)
        if kind == "project":
            sums = [self._sum("project", name) for name in ("own_share", "total")]
            told += [f"{text[0].upper()}{text[1:]}." for text in sums if text]
        return " ".join(told)

    def _lessons(self) -> Iterator[tuple[str, str]]:
        """What was learned, cut where it begins to be a report of its own."""
        for kind in ("visit", "exchange", "project"):
            for each in self._records.found(kind):
                learned = " ".join(str(each.fields.get("learned", "")).split())
                if learned:
                    cut = learned if len(learned) <= _LESSONS else f"{learned[:_LESSONS].rstrip()}…"
                    yield str(each.fields["title"]), cut

    # The priorities.

    def _priority(self, each: Found) -> Priority:
        return Priority(
            title=str(each.fields["title"]),
            meant=str(each.fields.get("description", "")),
            outcome=self._shown("priority", each, "outcome") if each.done else self._status("priority", each),
            came=str(each.fields.get("outcome_text", "")),
            planned=self._resources(each, "planned"),
            used=self._resources(each, "used"),
        )

    def _resources(self, each: Found, which: str) -> str:
        amount, hours = (self._shown("priority", each, f"{which}_{what}") for what in ("amount", "hours"))
        told = self._texts("paper.account.hours", hours=hours) if hours else ""
        return "\n".join(part for part in (amount, told) if part)

    def _measure(self, each: Found) -> Measure:
        names = ("form", "focus", "goals", "goal_source")
        pairs = [(self._label("priority", name), self._shown("priority", each, name)) for name in names]
        pairs.append((self._texts("paper.account.planned"), self._resources(each, "planned").replace("\n", ", ")))
        texts = (str(each.fields.get(name, "")) for name in ("description", "measure", "benefit"))
        return Measure(str(each.fields["title"]), "\n\n".join(text for text in texts if text), tuple(pairs))

    def _status(self, kind: str, each: Found) -> str:
        return self._words.status(kind, each.status) if each.status else ""

    def _shown(self, kind: str, each: Found, name: str) -> str:
        return self._words.shown(KINDS[kind].by_name[name].type, each.fields.get(name))

    def _label(self, kind: str, name: str) -> str:
        return self._words.label(kind, KINDS[kind].by_name[name])

    def _named(self, kind: str) -> str:
        return self._texts(f"kind.{kind}.many")


def _names(year: int) -> tuple[str, str]:
    """What the account of a year and the plan of the next are called."""
    return f"account-{year}", f"plan-{year + 1}"


def _kind(name: str) -> Kind:
    if name in _NUMBERS:
        return Kind.NUMBER
    return Kind.DATE if name == "period" else Kind.TEXT
