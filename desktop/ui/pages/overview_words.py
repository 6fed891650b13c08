"""The pictures of the year, made of the overview's figures: what they are drawn from, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from db.fields import types
from desktop.domain.money import Money
from desktop.domain.periods import Period
from desktop.language.names import country_name
from desktop.ui.widgets.pictures import Bar, Span

if TYPE_CHECKING:
    from desktop.services.overview import Overview, Running
    from desktop.ui.language import Language
    from desktop.ui.live_wordbook import LiveWordbook

_MOST_COUNTRIES, _MOST_BODIES = 7, 8
_THOUSAND = Decimal(1000)
_FOCUS = types.Terms(source="focus")
_YEARS_BACK, _YEARS_AHEAD = 2, 4


@dataclass(frozen=True, slots=True)
class Told:
    """What a picture of bars is drawn from, and its words."""

    bars: tuple[Bar, ...]
    words: tuple[str, ...]


def visits(overview: Overview, language: Language) -> Told:
    """Count visits by country; what is beyond the first few is one bar."""
    named = [
        (country_name(code, language.code) if code else language.label("overview.no_country"), count)
        for code, count in overview.visits
    ]
    rest = sum(count for _, count in named[_MOST_COUNTRIES:])
    shown = named[:_MOST_COUNTRIES]
    if rest:
        shown.append((language.text("overview.other_countries", n=len(named) - _MOST_COUNTRIES), rest))
    bars = tuple(Bar(name, count, language.formats.number(count)) for name, count in shown)
    return Told(bars, tuple(f"{name}: {language.formats.number(count)}" for name, count in named))


def fees(overview: Overview, language: Language) -> Told:
    """Add up fees by year, in thousands of kronor above the columns; the words say how many of them are known."""
    bars, words = [], []
    for each in overview.fees:
        thousands = language.formats.number((each.sek / _THOUSAND).quantize(Decimal(1)))
        unknown = bool(each.of) and not each.with_figure  # which is not the same as nothing
        bars.append(Bar(str(each.year), float(each.sek), "?" if unknown else thousands))
        money = language.formats.money(Money.of(each.sek.quantize(Decimal(1)), "SEK"))
        said = language.text("overview.fees_known", money=money, known=each.with_figure, of=each.of)
        words.append(f"{each.year}: {said}")
    return Told(tuple(bars), tuple(words))


@dataclass(frozen=True, slots=True)
class Line:
    """What the time line is drawn from."""

    spans: tuple[Span, ...]
    ticks: tuple[tuple[float, str], ...]
    today: float
    words: tuple[str, ...]


def projects(overview: Overview, language: Language, words: LiveWordbook) -> Line:
    """Lay the projects out along the years from a year back until the last of them ends."""
    today = overview.due.today
    began = min((each.begins.year for each in overview.projects), default=today.year)
    ends = max((each.ends.year for each in overview.projects if each.ends is not None), default=today.year)
    years = range(
        min(today.year, max(today.year - _YEARS_BACK, began)),
        max(today.year, min(ends, today.year + _YEARS_AHEAD)) + 1,
    )
    scale = _Scale(date(years[0], 1, 1), date(years[-1], 12, 31))
    spans = tuple(_span(each, scale) for each in overview.projects)
    ticks = tuple((scale.at(date(year, 1, 1)), str(year)) for year in years)
    said = [f"{each.title}: {_period(each, language)}{_status(each, words)}" for each in overview.projects]
    return Line(spans, ticks, scale.at(today), tuple(said))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def at(self, day: date) -> float:
        """Tell where on the line a day is; beyond its ends it is the end."""
        return min(1.0, max(0.0, (day - self.first).days / (self.last - self.first).days))


def _span(project: Running, scale: _Scale) -> Span:
    ends = scale.last if project.ends is None else project.ends.last
    return Span(project.title, scale.at(project.begins.first), scale.at(ends), project.ends is None)


def _period(project: Running, language: Language) -> str:
    return language.formats.period(Period(project.begins, project.ends))


def _status(project: Running, words: LiveWordbook) -> str:
    return "" if project.status is None else f", {words.status('project', project.status).lower()}"


@dataclass(frozen=True, slots=True)
class Cover:
    """What the grid is drawn from."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    words: tuple[str, ...]


def coverage(overview: Overview, language: Language, words: LiveWordbook) -> Cover:
    """Set bodies against focus; the words name the gaps."""
    found = overview.coverage
    columns = [words.word(_FOCUS, code) for code in found.focus]
    rows, cells, said = [], [], []
    for body in found.bodies:
        name = body or language.label("overview.no_body")
        numbers = tuple(found.counts.get((body, code), 0) for code in found.focus)
        rows.append(name)
        cells.append(numbers)
        there = ", ".join(f"{column} {number}" for column, number in zip(columns, numbers, strict=True) if number)
        gaps = ", ".join(column for column, number in zip(columns, numbers, strict=True) if not number)
        key = "overview.covered" if there and gaps else "overview.covered_all" if there else "overview.covered_none"
        said.append(language.text(key, body=name, there=there, gaps=gaps))
    return Cover(tuple(rows[:_MOST_BODIES]), tuple(columns), tuple(cells[:_MOST_BODIES]), tuple(said))
