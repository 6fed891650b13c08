"""Sums of lists, and what is computed for memberships."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop.domain.errors import InvalidInput
from desktop.domain.queries import Condition, Query

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace


def test_that_a_sum_says_how_many_have_a_figure_and_keeps_currencies_apart(desk: Workspace) -> None:
    for own, total in (("100,50 kr", "?"), ("0 SEK", "1 M €"), ("25 EUR", ""), ("", "")):
        desk.records.add("project", {"title": "Projekt", "own_share": own, "total": total})

    own_share, whole = desk.listing.sums(Query("project"))

    assert (own_share.field, own_share.of, own_share.with_figure) == ("own_share", 4, 3)
    assert own_share.sums == (("EUR", Decimal(25)), ("SEK", Decimal("100.5")))
    assert (whole.of, whole.with_figure, whole.sums) == (4, 1, (("EUR", Decimal(1_000_000)),))


def test_that_a_sum_holds_to_the_conditions_of_its_list(desk: Workspace) -> None:
    desk.records.add("project", {"title": "A", "own_share": "10 SEK", "period": "2024/2026"})
    desk.records.add("project", {"title": "B", "own_share": "5 SEK", "period": "2020/2021"})

    by_year = desk.listing.sums(Query("project", year=2025))[0]
    by_title = desk.listing.sums(Query("project", where=(Condition("title", "=", "B"),)))[0]

    assert (by_year.of, by_year.sums) == (1, (("SEK", Decimal(10)),))
    assert (by_title.of, by_title.sums) == (1, (("SEK", Decimal(5)),))


def test_that_a_membership_shows_its_status_in_the_record_and_in_the_list(desk: Workspace) -> None:
    running = desk.records.add(
        "membership",
        {"title": "Pågående"},
        {"terms": [{"period": "2024/2027", "fee": "1500 EUR", "sek_rate": "11,5"}, {"period": "2020/2023"}]},
    ).id
    desk.records.add("membership", {"title": "Utan period"})

    record = desk.records.get(running)
    page = desk.listing.page(Query("membership"))

    assert record.status == "active"
    assert record.computed["fees"] == [
        {"year": 2020, "sek": None, "terms": 1, "with_figure": 0, "for_period": 0, "basis_not_stated": 0},
        {"year": 2024, "sek": "17250", "terms": 1, "with_figure": 1, "for_period": 0, "basis_not_stated": 1},
    ]
    assert [(row.title, row.status) for row in page.rows] == [("Pågående", "active"), ("Utan period", "no_term")]


def test_that_a_membership_belongs_to_the_years_of_all_its_terms(desk: Workspace) -> None:
    identifier = desk.records.add("membership", {"title": "A"}, {"terms": [{"period": "2020/2021"}]}).id
    desk.rows.add(identifier, "terms", {"period": "2024/2025"})

    def in_year(year: int) -> int:
        return desk.listing.page(Query("membership", year=year)).total

    assert [in_year(year) for year in (2019, 2020, 2025, 2026)] == [0, 1, 1, 0]
    desk.rows.add(identifier, "terms", {"period": "2026/"})
    assert in_year(2040) == 1


def test_that_a_list_can_be_narrowed_to_a_world_region(desk: Workspace) -> None:
    for country in ("EE", "BR", ""):
        desk.records.add("visit", {"title": country or "Okänt", "country": country})

    def titles(sign: str, region: str) -> list[str]:
        where = (Condition("region", sign, region),)
        return [row.title for row in desk.listing.page(Query("visit", where=where)).rows]

    assert titles("=", "northern_europe") == ["EE"]
    assert titles("!=", "northern_europe") == ["BR", "Okänt"]
    with pytest.raises(InvalidInput) as unknown:
        titles("=", "norden")
    with pytest.raises(InvalidInput) as sign:
        titles("~", "northern_europe")
    assert [each.value.code for each in (unknown, sign)] == ["value.choice", "list.wrong_sign"]


def test_that_an_agreement_says_by_when_to_act(desk: Workspace) -> None:
    fields = {"title": "A", "period": "2024-01-15/2027-12-31", "notice_months": 6, "review_months": 48}
    identifier = desk.records.add("agreement", fields).id
    assert desk.records.get(identifier).computed == {"notice_deadline": "2027-06-30", "next_review": "2028-01-15"}

    desk.records.change(identifier, {"notice_given": "2026-11", "reviewed": "2025"})
    assert desk.records.get(identifier).computed == {"next_review": "2029"}


def test_that_a_membership_says_by_when_to_give_notice_unless_it_ends_by_itself(desk: Workspace) -> None:
    fields = {"title": "A", "notice_months": 3, "renewal": "tacit", "reviewed": "2025-02", "review_months": 48}
    identifier = desk.records.add("membership", fields, {"terms": [{"period": "2025/2026"}]}).id
    computed = desk.records.get(identifier).computed
    assert (computed["notice_deadline"], computed["next_review"]) == ("2026-09-30", "2029-02")

    desk.records.change(identifier, {"renewal": "never"})
    assert "notice_deadline" not in desk.records.get(identifier).computed


def test_that_a_membership_that_is_renewed_tacitly_runs_on_with_the_next_notice_deadline(desk: Workspace) -> None:
    """The clock stands at 20 November 2026."""
    fields = {"title": "A", "notice_months": 3, "renewal": "tacit"}
    identifier = desk.records.add("membership", fields, {"terms": [{"period": "2025"}]}).id

    computed = desk.records.get(identifier).computed
    assert (computed["status"], computed["runs_on"]) == ("active", True)
    assert computed["notice_deadline"] == "2027-09-30"

    (term,) = desk.records.get(identifier).rows["terms"]
    desk.rows.change(term.id, {"notice_given": "2025-09"})
    computed = desk.records.get(identifier).computed
    assert computed["status"] == "ended"
    assert not {"runs_on", "notice_deadline"} & computed.keys()


def test_that_an_agreement_that_is_renewed_tacitly_runs_on_while_it_is_in_force(desk: Workspace) -> None:
    fields = {"title": "A", "period": "2020/2025", "notice_months": 6, "renewal": "tacit", "status": "active"}
    identifier = desk.records.add("agreement", fields).id
    assert desk.records.get(identifier).computed == {"runs_on": True, "notice_deadline": "2031-06-30"}

    desk.records.change(identifier, {"notice_given": "2025-06"})
    assert desk.records.get(identifier).computed == {}


def test_that_a_membership_never_examined_is_examined_counted_from_its_first_term(desk: Workspace) -> None:
    terms: list[dict[str, object]] = [{"period": "2024-05/2027"}, {"period": "2021-03-01/2024"}]
    identifier = desk.records.add("membership", {"title": "A", "review_months": 48}, {"terms": terms}).id
    assert desk.records.get(identifier).computed["next_review"] == "2025-03-01"

    desk.records.change(identifier, {"reviewed": "2025-01"})
    assert desk.records.get(identifier).computed["next_review"] == "2029-01"


def test_that_a_fee_per_year_is_told_for_every_year(desk: Workspace) -> None:
    terms = [{"period": "2024-01-01/", "fee": "10000 SEK", "fee_per": "Per år"}]
    computed = desk.records.get(desk.records.add("membership", {"title": "A"}, {"terms": terms}).id).computed
    fees = computed["fees"]
    assert isinstance(fees, list)
    assert [(fee["year"], fee["sek"], fee["basis_not_stated"]) for fee in fees] == [
        (2024, "10000", 0),
        (2025, "10000", 0),
        (2026, "10000", 0),
    ]


def test_that_the_fees_of_a_year_are_added_up_over_the_list_of_memberships(desk: Workspace) -> None:
    """The clock stands at 20 November 2026."""
    terms: list[list[dict[str, object]]] = [
        [{"period": "2026", "fee": "100 SEK"}, {"period": "2025", "fee": "7 SEK"}],
        [{"period": "2024/", "fee": "1000 EUR", "sek_rate": "11.5", "fee_per": "year"}],
        [{"period": "2026", "fee": "50 EUR"}],
        [{"period": "2026", "fee": "20 SEK"}, {"period": "2026", "fee": "?"}],
        [{"period": "2026", "fee": "0 SEK"}],
        [],
    ]
    for number, rows in enumerate(terms):
        desk.records.add("membership", {"title": f"M{number}", "country": "SE" if number else "EE"}, {"terms": rows})
    desk.trash.put(desk.records.add("membership", {"title": "X"}, {"terms": terms[0]}).id)

    (this_year,) = desk.listing.sums(Query("membership"))
    (before,) = desk.listing.sums(Query("membership", year=2025))
    (abroad,) = desk.listing.sums(Query("membership", where=(Condition("country", "=", "EE"),)))
    (never,) = desk.listing.sums(Query("membership", year=1999))

    assert (this_year.field, this_year.year, this_year.of, this_year.with_figure) == ("fees", 2026, 6, 3)
    assert this_year.sums == (("SEK", Decimal(100 + 11_500 + 20)),)
    assert (before.year, before.of, before.with_figure, before.sums) == (2025, 2, 2, (("SEK", Decimal(11_507)),))
    assert (abroad.of, abroad.with_figure, abroad.sums) == (1, 1, (("SEK", Decimal(100)),))
    assert (never.of, never.with_figure, never.sums) == (0, 0, ())


@pytest.mark.parametrize(
    ("given", "terms", "years"),
    [
        ({"renewal": "tacit"}, [{"period": "2020"}, {"period": "2021"}], [2021, 2026, 2040]),
        ({"renewal": "tacit"}, [{"period": "2020"}, {"period": "2021", "notice_given": "2021-03"}], [2021]),
        ({"renewal": "tacit"}, [{"period": "2020", "notice_given": "2020-03"}, {"period": "2021"}], [2021, 2026, 2040]),
        ({"renewal": "express"}, [{"period": "2021"}], [2021]),
        ({}, [{"period": "2021"}], [2021]),
    ],
)
def test_that_a_membership_renewed_tacitly_belongs_to_the_years_after_its_terms(
    desk: Workspace, given: dict[str, object], terms: list[dict[str, object]], years: list[int]
) -> None:
    desk.records.add("membership", {"title": "A", **given}, {"terms": terms})
    asked = (2019, 2021, 2026, 2040)
    assert [year for year in asked if desk.listing.page(Query("membership", year=year)).total] == years


@pytest.mark.parametrize(
    ("given", "years"),
    [
        ({"renewal": "tacit", "status": "active"}, [2021, 2026]),
        ({"renewal": "tacit", "status": "terminated"}, [2021]),
        ({"renewal": "tacit", "status": "active", "notice_given": "2021-03"}, [2021]),
        ({"renewal": "express", "status": "active"}, [2021]),
    ],
)
def test_that_an_agreement_renewed_tacitly_belongs_to_the_years_after_its_end(
    desk: Workspace, given: dict[str, object], years: list[int]
) -> None:
    desk.records.add("agreement", {"title": "A", "period": "2020/2021", **given})
    asked = (2019, 2021, 2026)
    assert [year for year in asked if desk.listing.page(Query("agreement", year=year)).total] == years
