"""The annual compilation in words: its data set told chapter by chapter, for the board and for the årsredovisning."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from db.fields import KINDS
from desktop.domain.dates import PartialDate
from desktop.language import names
from desktop.language.wordbook import Wordbook
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
    plain,
)
from desktop.reports.paper import Form, render
from desktop.reports.papers.compilation import Compiled, Part, compilation
from desktop.reports.papers.setting import Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop.domain.figures import Amounts
    from desktop.domain.periods import Period
    from desktop.domain.records import Value
    from desktop.language.texts import Language
    from desktop.policy.profile import Profile
    from desktop.reports.content import Chart, Document, Prose, Row
    from desktop.reports.paper import Paper, Progress
    from desktop.services.compilation import dataset

FILES: Final = tuple(f"compilation.{form}" for form in Form)
_MOST_BARS: Final = 15
_LONGEST: Final = 240
_AREAS: Final = 8
"""Areas that one heat map has room for."""
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
        self._of = of
        self._profile = profile
        self._words = Wordbook(language, profile)
        self._setting = Setting(language, of.municipality, of.office, person, of.made.date())
        self._texts, self._formats = self._setting.texts, self._setting.formats

    def compiled(self) -> Compiled:
        of = self._of
        edition = self._said("edition", n=of.edition, at=self._formats.moment(of.made))
        rates = [
            self._said("rate", currency=rate.currency, sek=self._formats.number(rate.sek), day=self._day(rate.day))
            for rate in of.rates.rates
        ]
        return Compiled(
            setting=self._setting,
            year=of.year,
            edition=edition,
            words=self._written("summary"),
            figures=tuple(self._figures()),
            parts=tuple(self._parts()),
            notes=(edition, *([self._said("rates", rates="; ".join(rates))] if rates else []), self._said("counted")),
        )

    def _said(self, key: str, **details: str | int) -> str:
        return self._texts(f"paper.compilation.{key}", **details)

    def _written(self, chapter: str) -> str:
        return next((each.text for each in self._of.texts if each.chapter == chapter), "")

    # The figures.

    def _figures(self) -> Iterator[Figure]:
        of = self._of
        delivered = len(of.reported)
        expected = delivered + len(of.not_reported)
        yield Figure(f"{delivered}/{expected}", self._said("reported"))
        shares = self._known(of.own_share)
        yield Figure(str(of.figures["count.project"]), self._kind("project"), self._said("own_share", sums=shares))
        yield Figure(self._sek(of.fees.sek), self._said("fees"), self._of_how_many(of.fees))
        yield Figure(str(of.figures["count.visit"]), self._kind("visit"))

    def _known(self, sums: Amounts) -> str:
        """Write a sum in kronor, with how much of it is known."""
        return f"{self._sek(sums.sek)} ({self._of_how_many(sums)})"

    def _of_how_many(self, sums: Amounts) -> str:
        return self._said("of_how_many", n=sums.n, known=sums.in_sek)

    def _sek(self, amount: Decimal | None) -> str:
        if amount is None:
            return self._texts("paper.account.not_known")
        return self._formats.whole_money(amount)

    def _kind(self, kind: str) -> str:
        return self._texts(f"kind.{kind}.many")

    def _day(self, day: PartialDate | None) -> str:
        return "–" if day is None else self._formats.date(day)

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
        yield self._deviations()

    def _part(self, chapter: str, **what: object) -> Part:
        return Part(self._texts(f"compilation.chapter.{chapter}"), self._written(chapter), **what)  # type: ignore[arg-type] # fields of a part

    def _departments(self) -> Part:
        of = self._of
        heads = (
            self._column("department", 3),
            self._column("received", 1.2, Kind.DATE),
            self._column("records", 1, Kind.NUMBER),
            self._column("gaps", 1, Kind.NUMBER),
            self._column("departures", 1, Kind.NUMBER),
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
        return self._part(
            "departments",
            told=(self._said("departments", n=len(of.reported), all=len(of.reported) + len(of.not_reported)),),
            tables=(Table(heads, rows),),
            warned=tuple(each.name for each in of.not_reported),
            warning=self._said("not_reported"),
        )

    def _over_years(self) -> Part:
        years = sorted({*self._of.earlier, self._of.year})
        charts: tuple[Chart, ...] = tuple(self._bars_of("region", self._texts("compilation.dimension.region")))
        if len(years) > 1:
            lines = tuple(self._line(name, years) for name in _OVER_YEARS)
            charts += (LineChart(self._said("over_years"), tuple(str(year) for year in years), lines),)
        return self._part(
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
            Column(self._said("project_purpose"), weight=3),
            self._column("period", 1.1, Kind.DATE),
            self._column("target_group", 1.4),
            Column(self._said("owner_partners"), weight=2),
            Column(self._said("budget"), weight=1.6),
            self._column("funders", 1.4),
            self._column("contact", 1.2),
        )
        rows: list[Row] = []
        for inventory in of.inventory:
            rows.append(Group(inventory.body or self._said("no_body")))
            rows += [self._project(each) for each in inventory.projects]
        done = sum(not each.undone for each in of.projects)
        told = (
            self._said("projects", n=done),
            *self._undone("project", len(of.projects) - done),
            self._said("own_share_told", sums=self._known(of.own_share)),
            self._said("total_told", sums=self._known(of.total)),
        )
        caption = self._texts("compilation.table.inventory")
        return self._part("projects", told=told, tables=(Table(heads, rows, caption, dense=True),) if rows else ())

    def _project(self, project: dataset.Project) -> tuple[Prose, ...]:
        """Tell of a project in the nine columns of the inventory, two of them shared by two."""
        title = f"{project.acronym}: {project.title}" if project.acronym else project.title
        partners = ", ".join(partner.organisation for partner in project.partners)
        shares = "".join(
            f"\n{self._said('share', name=share.name, sum=self._formats.money(share.money))}"
            for share in project.shares
            if share.money is not None
        )
        total = "" if project.total is None else self._formats.money(project.total)
        undone = f" ({self._status('project', project.status)})" if project.undone else ""
        return (
            (bold(title), undone, muted(f"\n{_cut(project.purpose)}" if project.purpose else "")),
            self._period(project.period),
            _cut(project.target_group),
            (project.owner, muted(f"\n{_cut(partners)}" if partners else "")),
            (total, muted(shares if total else shares.lstrip())),
            ", ".join(project.funders),
            project.contact,
        )

    def _memberships(self) -> Part:
        of = self._of
        heads = (
            self._column("membership", 3),
            self._column("department", 1.8),
            self._column("fee_sek", 1.1, Kind.NUMBER),
            self._column("next_review", 1.1, Kind.DATE),
            self._column("status", 1),
        )
        rows = tuple(
            (
                bold(each.title),
                each.reference.name,
                "" if each.fee_sek is None else self._formats.number(each.fee_sek.quantize(Decimal(1))),
                self._review(each),
                self._status("membership", each.status),
            )
            for each in of.memberships
        )
        due = sum(each.review_due for each in of.memberships)
        told = [self._said("memberships", n=len(of.memberships), sums=self._known(of.fees))]
        told += [self._said("reviews", n=due)] if due else []
        return self._part("memberships", told=tuple(told), tables=_filled(heads, rows))

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
            self._column("department", 1.6),
            *(Column(self._words.label(kind, field), _kind(field.name), 1.2) for field in fields),
            *(() if kind == "priority" else (self._column("country", 1), self._column("period", 1.1, Kind.DATE))),
            self._column("status", 1.4),
        )
        rows = tuple(self._row(kind, line) for line in lines)
        done = tuple(line for line in lines if not line.undone)
        charts = tuple(self._bars_by_country(done)) if kind == "visit" else ()
        told = (self._said("count", n=len(done)), *self._undone(kind, len(lines) - len(done)))
        return self._part(chapter, told=told, charts=charts, tables=_filled(heads, rows))

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
        return _cut(self._words.shown(KINDS[kind].by_name[name].type, value))

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
        for start in range(0, len(found.areas), _AREAS):
            areas = found.areas[start : start + _AREAS]
            rows = tuple(
                HeatRow(body or self._said("no_body"), tuple(found.counts.get((body, area), 0) for area in areas))
                for body in found.bodies
            )
            charts.append(HeatMap(self._said("coverage"), areas, rows))
        return self._part("coverage", charts=tuple(charts))

    def _deviations(self) -> Part:
        heads = (
            self._column("title", 2.5),
            self._column("department", 1.5),
            Column(self._said("what"), weight=3),
            self._column("why", 2),
        )
        rows = tuple(
            (
                bold(each.title),
                each.reference.name,
                self._what(each),
                _cut(each.why),
            )
            for each in self._of.deviations
        )
        told = (self._said("deviations", n=len(rows)),) if rows else ()
        return self._part("deviations", told=told, tables=_filled(heads, rows))

    def _what(self, each: dataset.Deviation) -> str:
        """Say which rule it is about, in its own words if the profile still has it, or which value is missing."""
        if not each.gap:
            rule = next((rule for rule in self._profile.rules if rule.id == each.rule), None)
            return each.rule if rule is None else _cut(rule.text.in_language(self._setting.language))
        kind = KINDS.get(each.kind)
        field = None if kind is None else kind.by_name.get(each.field)
        return self._said("gap", field=each.field if field is None else self._words.label(each.kind, field))

    def _column(self, code: str, weight: float, kind: Kind = Kind.TEXT) -> Column:
        return Column(self._texts(f"compilation.column.{code}"), kind, weight)

    def _period(self, period: Period | None) -> str:
        return "" if period is None else self._formats.by_numbers(period)


def _filled(heads: tuple[Column, ...], rows: tuple[tuple[Prose, ...], ...]) -> tuple[Table, ...]:
    """Give a table of the columns that some row fills in; without rows there is none."""
    used = [place for place in range(len(heads)) if any(plain(row[place]) for row in rows)]
    cut = tuple(tuple(row[place] for place in used) for row in rows)
    return (Table(tuple(heads[place] for place in used), cut),) if rows else ()


def _kind(name: str) -> Kind:
    return Kind.NUMBER if name in _NUMBERS else Kind.TEXT


def _cut(text: str) -> str:
    """Cut a text where the table would begin to be a book; the workbook has it whole."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


__all__ = ("FILES", "papers")
