"""World regions by country."""

from __future__ import annotations

import pytest

from desktop.domain.countries import country_codes
from desktop.domain.errors import InvalidInput
from desktop.domain.regions import countries_in, region_of, regions
from desktop.language.texts import LANGUAGES, Texts


def test_that_every_country_lies_in_a_region_and_every_region_has_a_name() -> None:
    assert {region_of(country) for country in country_codes()} == set(regions())
    for language in LANGUAGES:
        assert all(f"region.{region}" in Texts.load(language) for region in regions())


def test_that_the_countries_of_all_regions_together_are_all_countries_once() -> None:
    together = [country for region in regions() for country in countries_in(region)]
    assert sorted(together) == sorted(country_codes())


def test_that_the_list_says_where_it_is_from_and_follows_it() -> None:
    assert region_of("SE") == "northern_europe"
    assert region_of("NR") == "micronesia"
    assert region_of("CY") == "western_asia"


def test_that_an_unknown_region_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        countries_in("norden")
    assert refused.value.code == "value.choice"
