"""Which edition of the documents judges a record of a day: the one in force, as far as anybody has said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.domain.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.policy.content import Edition, Profile

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a municipality says of its editions: which alternatives it has chosen, and from when to when each holds."""

    chosen: tuple[str, ...] = ()
    periods: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Span:
    """The days of an edition, both ends included."""

    first: date
    last: date


def in_force(profile: Profile, day: PartialDate, selection: Selection) -> Edition | None:
    """Give the edition by which a record of a day is judged; none when the profile has no editions."""
    editions = dated(profile.editions, selection)
    covering = [each for each in editions if _covers(span_of(profile, each, editions), day)]
    candidates = covering or [each for each in editions if each.default and not _too_early(profile, each, day)]
    if not candidates:
        return None
    found = next((each for each in candidates if not each.alternative_to), candidates[0])
    group = {found.code, found.alternative_to}
    return next((each for each in editions if each.code in selection.chosen and _belongs(each, group)), found)


def dated(editions: Sequence[Edition], selection: Selection) -> tuple[Edition, ...]:
    """Give the editions with the periods that the municipality has set."""
    return tuple(_dated(each, selection) for each in editions)


def _dated(edition: Edition, selection: Selection) -> Edition:
    period = selection.periods.get(edition.code)
    return edition if period is None else replace(edition, valid_from=period[0], valid_to=period[1])


def _belongs(edition: Edition, group: set[str]) -> bool:
    return edition.code in group or edition.alternative_to in group - {""}


def _covers(span: Span | None, day: PartialDate) -> bool:
    return span is not None and span.first <= day.first <= span.last


def _too_early(profile: Profile, edition: Edition, day: PartialDate) -> bool:
    """Whether an edition was not even written on a day."""
    begins = _earliest(profile, edition)
    return begins is not None and day.last < begins


def _earliest(profile: Profile, edition: Edition) -> date | None:
    """Give the first day on which an edition can hold: the one it states, else the date of its last document."""
    if edition.valid_from:
        return _read(edition.valid_from).first
    papers = (profile.document(code) for code in edition.documents)
    days = [_read(paper.date).first for paper in papers if paper is not None and paper.date]
    return max(days, default=None)


def span_of(profile: Profile, edition: Edition, editions: Sequence[Edition]) -> Span | None:
    """Give the days of an edition. Nothing is known without its first day, nor when what follows it has none.

    What follows ends it, at the earliest when that was written.
    """
    if not edition.valid_from:
        return None
    first = _read(edition.valid_from).first
    if edition.valid_to:
        return Span(first, _read(edition.valid_to).last)
    following = [each for each in editions if each.replaces == edition.code and not each.alternative_to]
    begins = [day for each in following if (day := _earliest(profile, each)) is not None]
    if len(begins) < len(following):
        return None
    return Span(first, min(begins) - _DAY if begins else date.max)


@lru_cache(maxsize=1000)
def _read(day: str) -> PartialDate:
    """Read a date of an edition or its documents; each record that is judged asks for the same few."""
    return PartialDate.parse(day)


def overlaps(profile: Profile) -> Iterator[tuple[int, int]]:
    """Give the pairs of editions that hold on one day without being declared alternatives, the later first."""
    editions = profile.editions
    spans = [span_of(profile, each, editions) for each in editions]
    for number, one in enumerate(editions):
        for other in range(number):
            mine, theirs = spans[number], spans[other]
            if mine is None or theirs is None or _alternatives(one, editions[other]):
                continue
            if mine.first <= theirs.last and theirs.first <= mine.last:
                yield number, other


def _alternatives(one: Edition, other: Edition) -> bool:
    return one.alternative_to == other.code or other.alternative_to == one.code
