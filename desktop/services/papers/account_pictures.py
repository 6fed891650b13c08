"""The pictures of an account: countries, fees, projects in time, and the work by the words of the profile."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from db.fields import KINDS
from db.vocabulary import Direction
from desktop.domain.dates import PartialDate
from desktop.domain.periods import Period
from desktop.reports import bars
from desktop.reports.content import BarChart, HeatMap, HeatRow, Line, LineChart, Span, Timeline, Tone
from desktop.services.papers.account_records import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.domain.records import Value
    from desktop.language.wordbook import Wordbook
    from desktop.reports.content import Chart
    from desktop.reports.papers.setting import Setting
    from desktop.services.papers.account_records import Found, YearRecords

_COUNTRIES: Final = 12
_SPANS: Final = 20
_RUNNING_ON: Final = 10
"""A time line ends at most so many years from the one it is about."""


class Pictures:
    """Draws what an account shows beside its tables."""

    def __init__(self, records: YearRecords, year: int, words: Wordbook, setting: Setting) -> None:
        self._records = records
        self._year = year
        self._words = words
        self._setting = setting
        self._texts, self._formats = setting.texts, setting.formats

    def overview(self) -> Iterator[Chart]:
        """Give the pictures of all kinds of work together."""
        by_focus = tuple(self._by_focus())
        if len(by_focus) > 1 and any(value for row in by_focus for value in row.values):
            kinds = tuple(self._texts(f"kind.{kind}.many") for kind in NAMES)
            yield HeatMap(self._texts("paper.account.by_focus"), kinds, by_focus)

    def _by_focus(self) -> Iterator[HeatRow]:
        """Count by the words of the profile, those with nothing too: they are the gaps."""
        counted = Counter(
            (focus, kind)
            for kind in NAMES
            for each in self._records.counted(kind)
            for focus in _listed(each.fields.get("focus"))
        )
        for code, name in self._words.options(KINDS["visit"].by_name["focus"].type):
            values = tuple(counted[code, kind] for kind in NAMES)
            yield HeatRow(name, values)

    def chart(self, kind: str) -> Chart | None:
        """Give the picture of a kind of work, if there is one."""
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
        """Count the visits to us and from us, those of most visits first; where no country is said, that is told."""
        ways = (Direction.INCOMING, Direction.OUTGOING)
        counted = Counter(
            (str(each.fields.get("country", "")), str(each.fields.get("direction", Direction.INCOMING)))
            for each in self._records.counted("visit")
        )
        codes = {code for code, _ in counted}
        countries = sorted(codes, key=lambda code: (not code, -sum(counted[code, way] for way in ways), code))
        found = [bars.counted(self._country(code), [counted[code, way] for way in ways]) for code in countries]
        named = self._texts
        series = (named("paper.account.incoming"), named("paper.account.outgoing"))
        shown = bars.foremost(found, _COUNTRIES, named)
        return BarChart(named("paper.account.by_country"), shown, series) if any(codes) else None

    def _country(self, code: str) -> str:
        field = KINDS["visit"].by_name["country"].type
        return self._words.word(field, code) if code else self._texts("paper.account.no_country")

    def _fee_chart(self) -> Chart | None:
        years = sorted(self._records.fees)
        known = [self._records.fees[year].known for year in years]
        if sum(value is not None for value in known) < 2:  # noqa: PLR2004 - one point is no line
            return None
        values = tuple(None if value is None else float(value) for value in known)
        shown = tuple("" if value is None else self._formats.whole_money(value) for value in known)
        name = self._texts("paper.account.fees_by_year")
        return LineChart(name, tuple(str(year) for year in years), (Line(name, values, shown),))

    def _timeline(self) -> Chart | None:
        spans = [span for each in self._records.counted("project") if (span := self._span(each)) is not None]
        if not spans:
            return None
        shown = _ending_last(spans)
        start = max(min(span.start for span in shown), PartialDate(self._year - _RUNNING_ON).first)
        last = max((span.end for span in shown if span.end is not None), default=PartialDate(self._year).last)
        end = min(max(last, PartialDate(self._year).last), PartialDate(self._year + _RUNNING_ON).last)
        caption = self._texts("paper.account.timeline")
        if len(shown) < len(spans):
            caption = self._texts("paper.account.timeline_of", shown=len(shown), n=len(spans))
        return Timeline(caption, shown, start.replace(month=1, day=1), end)

    def _span(self, each: Found) -> Span | None:
        period = each.fields.get("period")
        if not isinstance(period, Period) or period.start is None:
            return None
        end = None if period.end is None else period.end.last
        label = str(each.fields.get("acronym") or each.fields["title"])
        tone = Tone.ACCENT if end is None or end >= self._setting.day else Tone.PLAIN
        return Span(label, period.start.first, end, self._formats.period(period), tone)


def _ending_last(spans: list[Span]) -> tuple[Span, ...]:
    """Give as many as there is room for, those that go on the longest, in the order they stand in."""
    places = sorted(range(len(spans)), key=lambda place: spans[place].end or date.max, reverse=True)[:_SPANS]
    return tuple(spans[place] for place in sorted(places))


def _listed(value: Value | None) -> Iterable[str]:
    return value if isinstance(value, tuple) else ()
