"""The annual compilation in words: its data set told chapter by chapter, for the board and for the årsredovisning."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from db.fields import KINDS
from desktop.domain.dates import PartialDate
from desktop.language import names
from desktop.reports import bars
from desktop.reports.content import (
    BarChart,
    Column,
    Figure,
    Group,
    HeatMap,
    HeatRow,
    Kind,
    Line,
    LineChart,
    Table,
    bold,
    muted,
)
from desktop.reports.paper import Form, render
from desktop.reports.papers.compilation import Compiled, compilation
from desktop.services.papers.compilation_remarks import remarks
from desktop.services.papers.compilation_teller import Teller, cut, filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop.domain.figures import Amounts
    from desktop.domain.periods import Period
    from desktop.domain.records import Value
    from desktop.language.texts import Language
    from desktop.policy.profile import Profile
    from desktop.reports.content import Chart, Document, Prose, Row
    from desktop.reports.paper import Paper, Progress
    from desktop.reports.papers.compilation import Part
    from desktop.services.compilation import dataset

FILES: Final = tuple(f"compilation.{form}" for form in Form)
_MOST_BARS: Final = 15
_AREAS: Final = 7
"""Areas that one heat map has room for; more are parted evenly."""
_KINDS: Final = {
    "visit": "visits",
    "agreement": "agreements",
    "exchange": "exchanges",
    "watch": "watches",
    "priority": "priorities",
}
# What the tables of the kinds tell besides title, department and period.
_CELLS: Final = {
    "visit": ("direction", "organisation", "level"),
    "agreement": ("form", "partner"),
    "exchange": ("form", "young_people", "staff"),
    "watch": ("form", "area", "result"),
    "priority": ("outcome", "planned_amount", "used_amount"),
}
_NUMBERS: Final = frozenset({"young_people", "staff", "planned_amount", "used_amount"})
_OVER_YEARS: Final = ("count.visit", "count.project", "count.membership", "count.exchange")


def papers(
    of: dataset.Compilation, profile: Profile, person: str, language: Language, progress: Progress
) -> Iterator[tuple[str, Paper]]:
    """Make the compilation in every form, with the names of the files."""
    written = document(of, profile, person, language)
    for form in Form:
        yield f"compilation.{form}", render(written, form, progress)


def document(of: dataset.Compilation, profile: Profile, person: str, language: Language) -> Document:
    """Write the compilation, before anybody knows in which form."""
    return compilation(_Compiled(of, profile, person, language).compiled())


class _Compiled:
    def __init__(self, of: dataset.Compilation, profile: Profile, person: str, language: Language) -> None:
        self._of, self._teller = of, Teller(of, profile, person, language)
        self._words, self._setting = self._teller.words, self._teller.setting
        self._texts, self._formats = self._teller.texts, self._teller.formats

    def compiled(self) -> Compiled:
        of = self._of
        edition = self._teller.said("edition", n=of.edition, at=self._formats.moment(of.made))
        rates = [
            self._teller.said(
                "rate", currency=rate.currency, sek=self._formats.number(rate.sek), day=self._day(rate.day)
            )
            for rate in of.rates.rates
        ]
        return Compiled(
            setting=self._setting,
            year=of.year,
            edition=edition,
            words=self._teller.written("summary"),
            figures=tuple(self._figures()),
            parts=tuple(self._parts()),
            notes=(
                edition,
                *([self._teller.said("rates", rates="; ".join(rates))] if rates else []),
                self._teller.said("counted"),
            ),
        )

    # The figures.

    def _figures(self) -> Iterator[Figure]:
        of = self._of
        delivered = len(of.reported)
        expected = delivered + len(of.not_reported)
        yield Figure(f"{delivered}/{expected}", self._teller.said("reported"))
        shares = self._teller.said("own_share", sums=self._known(of.own_share)) if of.own_share.n else ""
        yield Figure(str(of.figures["count.project"]), self._kind("project"), shares)
        yield Figure(self._sek(of.fees), self._teller.said("fees"), self._of_how_many(of.fees) if of.fees.n else "")
        yield Figure(str(of.figures["count.visit"]), self._kind("visit"))

    def _known(self, sums: Amounts) -> str:
        """Write a sum in kronor, with how much of it is known, and for which currencies there is no rate."""
        if not sums.sek and sums.missing_rates:
            known = self._teller.said("of_how_many", n=sums.n, known=sums.with_figure)
            return f"{self._teller.said('no_rate_for', currencies=', '.join(sums.missing_rates))} ({known})"
        return f"{self._sek(sums)} ({self._of_how_many(sums)})"

    def _of_how_many(self, sums: Amounts) -> str:
        """Say of how many there is a figure; if some lack a rate, how many of those stand in the sum."""
        if not sums.missing_rates:
            return self._teller.said("of_how_many", n=sums.n, known=sums.in_sek)
        currencies = ", ".join(sums.missing_rates)
        details = {"known": sums.with_figure, "in_sek": sums.in_sek}
        return self._teller.said("of_how_many_in_sek", n=sums.n, currencies=currencies, **details)

    def _sek(self, sums: Amounts) -> str:
        """Write a sum in kronor. Where nothing but zeros could be added up for want of a rate, it is no zero."""
        if not sums.sek and sums.missing_rates:
            return self._teller.said("no_rate")
        if sums.sek is None and sums.n:
            return self._texts("paper.account.not_known")
        return self._formats.whole_money(sums.sek or Decimal(0))

    def _kind(self, kind: str) -> str:
        return self._texts(f"kind.{kind}.many")

    def _day(self, day: PartialDate | None) -> str:
        return self._texts("cli.compile.no_day") if day is None else self._formats.date(day)

    # The chapters, in the order of the office's texts.

    def _parts(self) -> Iterator[Part]:
        makers: tuple[tuple[str, Callable[[], Part]], ...] = (
            ("departments", self._departments),
            ("figures", self._over_years),
            ("projects", self._projects),
            ("memberships", self._memberships),
        )
        for _, make in makers:
            yield make()
        for kind, chapter in _KINDS.items():
            yield self._lines(kind, chapter)
        yield self._coverage()
        yield from remarks(self._teller)

    def _departments(self) -> Part:
        of = self._of
        heads = (
            self._teller.column("department", 3),
            self._teller.column("received", 1.2, Kind.DATE),
            self._teller.column("records", 1, Kind.NUMBER),
            self._teller.column("gaps", 1, Kind.NUMBER),
            self._teller.column("departures", 1, Kind.NUMBER),
        )
        rows = tuple(
            (
                bold(each.name),
                "" if each.received is None else self._formats.date(each.received.date()),
                str(sum(each.counts.values())),
                str(each.gaps or ""),
                str(each.departures or ""),
            )
            for each in of.reported
        )
        return self._teller.part(
            "departments",
            told=(self._teller.said("departments", n=len(of.reported), all=len(of.reported) + len(of.not_reported)),),
            tables=(Table(heads, rows),),
            warned=tuple(each.name for each in of.not_reported),
            warning=self._teller.said("not_reported"),
        )

    def _over_years(self) -> Part:
        years = sorted({*self._of.earlier, self._of.year})
        charts: tuple[Chart, ...] = tuple(self._bars_of("region", self._texts("compilation.dimension.region")))
        if len(years) > 1:
            lines = tuple(self._line(name, years) for name in _OVER_YEARS)
            charts += (LineChart(self._teller.said("over_years"), tuple(str(year) for year in years), lines),)
        return self._teller.part(
            "figures", charts=(*charts, *self._bars_of("focus", self._texts("compilation.dimension.focus")))
        )

    def _line(self, name: str, years: list[int]) -> Line:
        found = [self._figure_of(year).get(name) for year in years]
        values = tuple(None if value is None else float(value) for value in found)
        shown = tuple("" if value is None else str(value) for value in found)
        return Line(self._texts(f"compilation.figure.{name}"), values, shown)

    def _figure_of(self, year: int) -> Mapping[str, str | Decimal | int | None]:
        return self._of.figures if year == self._of.year else self._of.earlier[year]

    def _bars_of(self, dimension: str, caption: str) -> Iterator[Chart]:
        """Give how many records there are under each key, the largest first."""
        found = [(each, sum(each.counts.values())) for each in self._of.breakdowns.get(dimension, ()) if each.key]
        found.sort(key=lambda pair: -pair[1])
        counted = [bars.counted(self._key(dimension, each.key), [count]) for each, count in found]
        if counted:
            yield BarChart(caption, bars.foremost(counted, _MOST_BARS, self._texts))

    def _key(self, dimension: str, key: str) -> str:
        match dimension:
            case "country":
                return names.country_name(key, self._setting.language)
            case "region":
                return self._texts(f"region.{key}")
            case "focus":
                return self._focus(key)
            case _:
                return key

    def _focus(self, code: str) -> str:
        name = self._of.focus_names.get(code)
        return code if name is None else name.in_language(self._setting.language)

    # Projects and memberships.

    def _projects(self) -> Part:
        of = self._of
        heads = (
            Column(self._teller.said("project_purpose"), weight=3),
            self._teller.column("period", 1.1, Kind.DATE),
            self._teller.column("target_group", 1.4),
            Column(self._teller.said("owner_partners"), weight=2),
            Column(self._teller.said("budget"), weight=1.6),
            self._teller.column("funders", 1.4),
            self._teller.column("contact", 1.2),
        )
        rows: list[Row] = []
        for inventory in of.inventory:
            rows.append(Group(inventory.body or self._teller.said("no_body")))
            rows += [self._project(each) for each in inventory.projects]
        done = sum(not each.undone for each in of.projects)
        told = (
            self._teller.said("projects", n=done),
            *self._undone("project", len(of.projects) - done),
            *((self._teller.said("own_share_told", sums=self._known(of.own_share)),) if of.own_share.n else ()),
            *((self._teller.said("total_told", sums=self._known(of.total)),) if of.total.n else ()),
        )
        caption = self._texts("compilation.table.inventory")
        return self._teller.part(
            "projects", told=told, tables=(Table(heads, rows, caption, dense=True),) if rows else ()
        )

    def _project(self, project: dataset.Project) -> tuple[Prose, ...]:
        """Tell of a project in the nine columns of the inventory, two of them shared by two."""
        title = f"{project.acronym}: {project.title}" if project.acronym else project.title
        partners = ", ".join(partner.organisation for partner in project.partners)
        shares = "".join(
            f"\n{self._teller.said('share', name=share.name, sum=self._formats.money(share.money))}"
            for share in project.shares
            if share.money is not None
        )
        total = "" if project.total is None else self._formats.money(project.total)
        undone = f" ({self._status('project', project.status)})" if project.undone else ""
        return (
            (bold(title), undone, muted(f"\n{cut(project.purpose)}" if project.purpose else "")),
            self._period(project.period),
            cut(project.target_group),
            (project.owner, muted(f"\n{cut(partners)}" if partners else "")),
            (total, muted(shares if total else shares.lstrip())),
            ", ".join(project.funders),
            project.contact,
        )

    def _memberships(self) -> Part:
        of = self._of
        heads = (
            self._teller.column("membership", 3),
            self._teller.column("department", 1.8),
            self._teller.column("fee_sek", 1.1, Kind.NUMBER),
            self._teller.column("next_review", 1.1, Kind.DATE),
            self._teller.column("status", 1),
        )
        rows = tuple(
            (
                bold(each.title),
                each.reference.name,
                self._fee(each),
                self._review(each),
                self._status("membership", each.status),
            )
            for each in of.memberships
        )
        due = sum(each.review_due for each in of.memberships)
        count = len(of.memberships)
        sums = self._teller.said("memberships", n=count, sums=self._known(of.fees))
        told = [sums if count else self._teller.said("count", n=0)]
        told += [self._teller.said("reviews", n=due)] if due else []
        return self._teller.part("memberships", told=tuple(told), tables=filled(heads, rows))

    def _fee(self, each: dataset.Membership) -> str:
        """Write a fee in kronor; one that there is no rate for as it was agreed, and of a part of it that it is one."""
        if each.fee_sek is None:
            agreed = ", ".join(self._formats.money(money) for money in each.fees if money.amount is not None)
            return self._teller.said("fee_no_rate", sums=agreed) if agreed else ""
        known = self._formats.number(each.fee_sek.quantize(Decimal(1)))
        if each.fee_with_figure == each.fee_terms:
            return known
        return f"{known}, {self._teller.said('fee_partly', known=each.fee_with_figure, n=each.fee_terms)}"

    def _review(self, each: dataset.Membership) -> Prose:
        day = self._formats.date(PartialDate.parse(each.next_review)) if each.next_review else ""
        return bold(day) if each.review_due else day

    # The other kinds.

    def _lines(self, kind: str, chapter: str) -> Part:
        lines = self._of.lines.get(kind, ())
        described = KINDS[kind]
        fields = [described.by_name[name] for name in _CELLS[kind]]
        heads = (
            Column(self._words.label(kind, described.by_name["title"]), weight=3),
            self._teller.column("department", 1.6),
            *(Column(self._words.label(kind, field), _kind(field.name), 1.2) for field in fields),
            *(
                ()
                if kind == "priority"
                else (self._teller.column("country", 1), self._teller.column("period", 1.1, Kind.DATE))
            ),
            self._teller.column("status", 1.4),
        )
        rows = tuple(self._row(kind, line) for line in lines)
        done = tuple(line for line in lines if not line.undone)
        charts = tuple(self._bars_by_country(done)) if kind == "visit" else ()
        told = (self._teller.said("count", n=len(done)), *self._undone(kind, len(lines) - len(done)))
        return self._teller.part(chapter, told=told, charts=charts, tables=filled(heads, rows))

    def _undone(self, kind: str, n: int) -> Iterator[str]:
        if n:
            yield self._texts(f"paper.account.{'undone_watch' if kind == 'watch' else 'undone'}", n=n)

    def _row(self, kind: str, line: dataset.Line) -> tuple[Prose, ...]:
        cells = tuple(self._cell(kind, name, line.cells.get(name)) for name in _CELLS[kind])
        country = names.country_name(line.country, self._setting.language) if line.country else ""
        where = () if kind == "priority" else (country, self._period(line.period))
        return (bold(line.title), line.reference.name, *cells, *where, self._status(kind, line.status))

    def _status(self, kind: str, status: str) -> str:
        return self._words.status(kind, status) if status else ""

    def _cell(self, kind: str, name: str, value: Value | None) -> str:
        return cut(self._words.shown(KINDS[kind].by_name[name].type, value))

    def _bars_by_country(self, lines: tuple[dataset.Line, ...]) -> Iterator[Chart]:
        counted = Counter(line.country or "" for line in lines)
        ordered = sorted(counted.items(), key=lambda pair: (not pair[0], -pair[1], pair[0]))
        unnamed = self._texts("paper.account.no_country")
        found = [bars.counted(self._key("country", code) if code else unnamed, [n]) for code, n in ordered]
        if any(counted):
            caption = self._texts("paper.account.by_country")
            yield BarChart(caption, bars.foremost(found, _MOST_BARS, self._texts))

    def _coverage(self) -> Part:
        found = self._of.coverage
        charts = []
        maps = max(-(-len(found.areas) // _AREAS), 1)
        many = max(-(-len(found.areas) // maps), 1)
        for start in range(0, len(found.areas), many):
            areas = found.areas[start : start + many]
            rows = tuple(
                HeatRow(
                    body or self._teller.said("no_body"), tuple(found.counts.get((body, area), 0) for area in areas)
                )
                for body in found.bodies
            )
            charts.append(HeatMap(self._teller.said("coverage"), areas, rows))
        return self._teller.part("coverage", charts=tuple(charts))

    def _period(self, period: Period | None) -> str:
        return "" if period is None else self._formats.by_numbers(period)


def _kind(name: str) -> Kind:
    return Kind.NUMBER if name in _NUMBERS else Kind.TEXT


__all__ = ("FILES", "papers")
