"""The parts of a compilation on records of their own: fees, re-examinations, odd days and units, values as JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.dates import PartialDate
from desktop.domain.moments import Moment
from desktop.domain.rates import RateTable, read_typed
from desktop.exchange import compilation_json
from desktop.policy.content import Interval
from desktop.services.compilation import listing, projects
from desktop.services.compilation.entries import Entry, Source
from desktop.services.compilation.members import Reckoning, fees_of, membership_of
from desktop.services.departments import Department

EUR = read_typed(["EUR=10"])


def entry(kind: str, rows: dict[str, Any] | None = None, **fields: Any) -> Entry:  # noqa: ANN401 - JSON
    source = Source("kulturforvaltningen", "Kulturförvaltningen", ("Kulturnämnden", "Nämnd B"))
    return Entry(source, "a", kind, {"title": "x", **fields}, rows or {})


def term(fee: str | None = "100", currency: str = "EUR", period: str = "2025", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    told: dict[str, Any] = {"id": "t", "period": {"start": period, "end": "2027"}, "fee_per": "year", **more}
    state = "unknown" if fee is None else "amount"
    return told | {"fee": {"amount": fee, "state": state, "currency": currency if fee else None, "text": None}}


def reckoned(terms: list[dict[str, Any]], rates: RateTable = EUR, **fields: Any) -> Any:  # noqa: ANN401 - a membership
    intervals = (Interval("membership_review", 48, ("network",), "x"),)
    return membership_of(entry("membership", {"terms": terms}, **fields), Reckoning(2026, rates, intervals))


@pytest.mark.parametrize(
    ("terms", "rates", "fee", "figures"),
    [
        ([term()], EUR, Decimal(1000), (1, 1)),
        ([term()], RateTable(), None, (1, 0)),
        ([term(sek_rate="11.5")], EUR, Decimal(1150), (1, 1)),
        ([term("100", "SEK")], RateTable(), Decimal(100), (1, 1)),
        ([term(None)], EUR, None, (1, 0)),
        ([term(), term("7", "USD")], EUR, Decimal(1000), (2, 1)),
        ([], EUR, None, (0, 0)),
        ([term(period="2027")], EUR, None, (0, 0)),
    ],
)
def test_that_a_fee_is_told_in_kronor_as_far_as_it_can_be(
    terms: list[dict[str, Any]], rates: RateTable, fee: Decimal | None, figures: tuple[int, int]
) -> None:
    found = reckoned(terms, rates)
    assert (found.fee_sek, (found.fee_terms, found.fee_with_figure)) == (fee, figures)


def test_that_missing_rates_are_named_in_the_sum_of_fees() -> None:
    found = [reckoned([term(), term("7", "USD")]), reckoned([term(None)]), reckoned([])]
    told = fees_of(found, EUR)
    assert (told.n, told.with_figure, told.in_sek, told.sek) == (3, 1, 0, Decimal(1000))
    assert (told.missing_rates, dict(told.currencies)) == (("USD",), {"EUR": Decimal(100), "USD": Decimal(7)})


@pytest.mark.parametrize(
    ("fields", "review", "due"),
    [
        ({"form": "network"}, "2029", False),
        ({"form": "network", "reviewed": "2022-03-01"}, "2026-03-01", True),
        ({"form": "network", "review_months": 12}, "2026", True),
        ({"form": "platform"}, "", False),
    ],
)
def test_that_a_membership_is_re_examined_as_it_says_or_else_as_the_profile_says(
    fields: dict[str, Any], review: str, due: bool
) -> None:
    found = reckoned([term()], **fields)
    assert (found.next_review, found.review_due) == (review, due)
    assert reckoned([], form="network").next_review == ""


@pytest.mark.parametrize(
    ("terms", "more", "status", "due"),
    [
        ([term()], {}, "active", True),
        ([term(notice_given="2026-05-01")], {}, "notice_given", False),
        ([term(period="2023") | {"period": {"start": "2023", "end": "2026-06-30"}}], {}, "ended", False),
        ([term(period="2023") | {"period": {"start": "2023", "end": "2025"}}], {"renewal": "tacit"}, "active", True),
    ],
)
def test_that_what_is_being_left_or_is_over_is_not_to_be_examined_again(
    terms: list[dict[str, Any]], more: dict[str, Any], status: str, due: bool
) -> None:
    found = reckoned(terms, form="network", review_months=12, **more)
    assert (found.status, found.review_due) == (status, due)


def test_that_bodies_and_areas_stand_in_swedish_order() -> None:
    names = ("Årstanämnden", "Äldrenämnden", "Östernämnden", "Abrahamsbergs nämnd")
    areas = ("Vatten", "energi", "Ånga", "Äng")
    watched = [entry("watch", body=name, area=area) for name, area in zip(names, areas, strict=True)]
    found = listing.coverage([*watched, entry("watch", area="Vatten")], ())
    ordered = ("Abrahamsbergs nämnd", "Årstanämnden", "Äldrenämnden", "Östernämnden")
    assert found.bodies == (*ordered, "")
    assert found.areas == ("energi", "Vatten", "Ånga", "Äng")
    made = [projects.project_of([entry("project", body=name)], EUR) for name in (*names, "")]
    assert [each.body for each in projects.inventory(made)] == [*ordered, ""]


def test_that_days_outside_the_year_and_units_that_are_gone_are_told_of() -> None:
    gone = (Department("kulturforvaltningen", "Kulturförvaltningen", active=False),)
    entries = [
        entry("visit", received="2024-05-01"),
        entry("visit", period={"start": "2026-05", "end": "2026-05"}),
        entry("exchange", unit="kulturförvaltningen"),
        entry("watch", found="2024"),
    ]
    found = list(listing.findings(entries, gone, date(2026, 1, 1), date(2026, 12, 31)))
    assert [each.code for each in found] == ["outside_year", "department_gone", "unit_gone"]
    assert found[0].details == {"period": "2024-05-01"}


def test_that_a_body_is_the_only_one_or_the_one_that_is_said() -> None:
    assert entry("visit").body == ""
    assert entry("visit", body="Nämnd B").body == "Nämnd B"
    assert entry("visit", country="EE").region == "northern_europe"
    assert entry("exchange", young_people=3).number("young_people") == 3
    assert entry("exchange").number("young_people") is None
    assert entry("visit").rows_of("terms") == ()


def test_that_every_kind_of_value_is_written_as_json() -> None:
    moment = Moment.parse("2026-05-03T09:00")
    told = compilation_json.plain_json(
        (date(2026, 5, 3), datetime(2026, 5, 3, tzinfo=UTC), PartialDate(2026), moment, [True])
    )
    assert told == ["2026-05-03", "2026-05-03T00:00:00+00:00", "2026", moment.to_json(), [True]]
    with pytest.raises(TypeError):
        compilation_json.plain_json(object())
