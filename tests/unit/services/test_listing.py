"""What a list can be narrowed by is what its records say, and what lies in the trash says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace


def test_that_the_codes_in_use_are_those_of_records_that_are_not_in_the_trash(desk: Workspace) -> None:
    kept, thrown, _empty = (
        desk.records.add("visit", {"title": "Besök", **({"country": country} if country else {})}).id
        for country in ("EE", "FI", "")
    )
    desk.records.add("organisation", {"title": "Näidise linn", "country": "LV"})
    assert desk.listing.used("visit", "country") == ("EE", "FI")
    desk.trash.put(thrown)
    assert desk.listing.used("visit", "country") == ("EE",)
    assert desk.listing.used("visit", "status") == ("requested",)
    desk.trash.put(kept)
    assert desk.listing.used("visit", "country") == ()
