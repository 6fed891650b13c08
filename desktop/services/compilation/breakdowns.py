"""The same figures by inriktning, country, world region, unit and body."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from desktop.domain.figures import add_up
from desktop.domain.regions import region_of
from desktop.services.compilation.dataset import Breakdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from desktop.domain.money import Money
    from desktop.domain.rates import RateTable
    from desktop.services.compilation.dataset import Line, Membership, Project

DIMENSIONS: Final = ("focus", "country", "region", "unit", "body")
NOT_STATED: Final = ""


@dataclass(slots=True)
class _Cell:
    counts: Counter[str] = field(default_factory=Counter)
    shares: list[Money | None] = field(default_factory=list)
    totals: list[Money | None] = field(default_factory=list)
    fees: list[Decimal] = field(default_factory=list)


def breakdowns(
    projects: Sequence[Project], memberships: Sequence[Membership], lines: Iterable[Line], rates: RateTable
) -> Mapping[str, tuple[Breakdown, ...]]:
    """Count and sum everything by each dimension. What belongs to several keys counts under each of them."""
    cells: dict[str, dict[str, _Cell]] = {name: {} for name in DIMENSIONS}

    def under(places: Mapping[str, Sequence[str]], take: Callable[[_Cell], None]) -> None:
        for dimension, keys in places.items():
            for key in dict.fromkeys(keys or (NOT_STATED,)):
                take(cells[dimension].setdefault(key, _Cell()))

    for project in projects:
        under(_of_project(project), lambda cell, project=project: _take_project(cell, project))  # type: ignore[misc] # bound at once
    for each in memberships:
        places = _places(each.focus, each.country, each.reference.name, each.body)
        under(places, lambda cell, each=each: _take_membership(cell, each))  # type: ignore[misc] # as above
    for line in lines:
        places = _places(line.focus, line.country, line.reference.name, line.body)
        under(places, lambda cell, line=line: cell.counts.update((line.kind,)))  # type: ignore[misc] # as above
    return {name: tuple(_told(cells[name], rates)) for name in DIMENSIONS}


def _places(focus: Sequence[str], country: str, unit: str, body: str) -> dict[str, Sequence[str]]:
    region = region_of(country) if country else NOT_STATED
    return {"focus": focus, "country": (country,), "region": (region,), "unit": (unit,), "body": (body,)}


def _of_project(project: Project) -> dict[str, Sequence[str]]:
    regions = [region_of(country) for country in project.countries]
    units = [reference.name for reference in project.records]
    return {
        "focus": project.focus,
        "country": project.countries,
        "region": regions,
        "unit": units,
        "body": project.bodies,
    }


def _take_project(cell: _Cell, project: Project) -> None:
    cell.counts["project"] += 1
    cell.totals.append(project.total)
    cell.shares += [share.money for share in project.shares]


def _take_membership(cell: _Cell, membership: Membership) -> None:
    cell.counts["membership"] += 1
    if membership.fee_sek is not None:
        cell.fees.append(membership.fee_sek)


def _told(cells: Mapping[str, _Cell], rates: RateTable) -> Iterable[Breakdown]:
    """The greatest first; what is not stated comes last."""
    for key, cell in sorted(cells.items(), key=lambda pair: (not pair[0], -pair[1].counts.total(), pair[0])):
        fees = sum(cell.fees, Decimal(0)) if cell.fees else None
        counts = dict(sorted(cell.counts.items()))
        yield Breakdown(key, counts, add_up(cell.shares, rates), add_up(cell.totals, rates), fees)
