"""The same figures by inriktning, country, world region, unit and body."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from desktop.domain.figures import add_up
from desktop.domain.regions import region_of
from desktop.language.collation import sort_key
from desktop.services.compilation.dataset import Breakdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.domain.money import Money
    from desktop.domain.rates import RateTable
    from desktop.services.compilation.dataset import Line, Membership, Project

    Places = tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[str], Sequence[str]]
    """The keys of each dimension, in their order."""

DIMENSIONS: Final = ("focus", "country", "region", "unit", "body")
NOT_STATED: Final = ""
_NOWHERE: Final = (NOT_STATED,)


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
    for project in projects:
        for cell in _cells(cells, _of_project(project)):
            cell.counts["project"] += 1
            cell.totals.append(project.total)
            cell.shares += [share.money for share in project.shares]
    for each in memberships:
        for cell in _cells(cells, _places(each.focus, each.country, each.reference.name, each.body)):
            cell.counts["membership"] += 1
            if each.fee_sek is not None:
                cell.fees.append(each.fee_sek)
    for line in lines:
        for cell in _cells(cells, _places(line.focus, line.country, line.reference.name, line.body)):
            cell.counts[line.kind] += 1
    return {name: tuple(_told(cells[name], rates)) for name in DIMENSIONS}


def _cells(cells: Mapping[str, dict[str, _Cell]], places: Places) -> Iterator[_Cell]:
    for found, keys in zip(cells.values(), places, strict=True):
        for key in dict.fromkeys(keys) if len(keys) > 1 else keys or _NOWHERE:
            cell = found.get(key)
            if cell is None:
                cell = found[key] = _Cell()
            yield cell


def _places(focus: Sequence[str], country: str, unit: str, body: str) -> Places:
    region = region_of(country) if country else NOT_STATED
    return focus, (country,), (region,), (unit,), (body,)


def _of_project(project: Project) -> Places:
    regions = [region_of(country) for country in project.countries]
    units = [reference.name for reference in project.records]
    return project.focus, project.countries, regions, units, project.bodies


def _told(cells: Mapping[str, _Cell], rates: RateTable) -> Iterable[Breakdown]:
    """The greatest first; what is not stated comes last."""
    for key, cell in sorted(cells.items(), key=lambda pair: (not pair[0], -pair[1].counts.total(), sort_key(pair[0]))):
        fees = sum(cell.fees, Decimal(0)) if cell.fees else None
        counts = dict(sorted(cell.counts.items()))
        yield Breakdown(key, counts, add_up(cell.shares, rates), add_up(cell.totals, rates), fees)
