"""World regions by country, after the list in resources/codes/world_regions.txt, which says where it is from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import resources
from desktop.domain.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _by_country() -> Mapping[str, str]:
    lines = resources.read("codes/world_regions.txt").decode().splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {parts[0]: parts[1] for parts in pairs}


def region_of(country: str) -> str:
    """Give the region of a country by its code."""
    return _by_country()[country]


@cache
def regions() -> tuple[str, ...]:
    """Give every region's code, sorted."""
    return tuple(sorted(set(_by_country().values())))


def countries_in(region: str) -> tuple[str, ...]:
    """Give the countries of a region."""
    if region not in regions():
        raise InvalidInput("value.choice", text=region, allowed=", ".join(regions()))
    return tuple(sorted(country for country, its in _by_country().items() if its == region))
