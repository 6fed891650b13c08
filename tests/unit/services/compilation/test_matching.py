"""The same project from several departments: by identifiers, never by its name alone, and as a person has said."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from desktop.domain.rates import RateTable, read_typed
from desktop.services.compilation import projects
from desktop.services.compilation.entries import Entry, Source
from desktop.services.compilation.matching import DIFFERENT, SAME, match

if TYPE_CHECKING:
    from desktop.services.compilation.matching import Matched

NONE = RateTable()


def entry(identifier: str, department: str, partners: Any = (), **fields: Any) -> Entry:  # noqa: ANN401 - JSON
    source = Source(department, department.title(), (f"{department}nämnden",))
    return Entry(source, identifier, "project", {"title": identifier, **fields}, {"partners": list(partners)})


def groups(found: Matched) -> set[frozenset[str]]:
    return {frozenset(each.id for each in group) for group in found.groups}


def money(amount: str, currency: str = "SEK") -> dict[str, str | None]:
    return {"amount": amount, "state": "amount", "currency": currency, "text": None}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"cordis_id": "101 000"}, {"cordis_id": "101000"}),
        ({"keep_id": "A-1"}, {"keep_id": "a1"}),
        ({"reference": "KSN-2026-0129"}, {"reference": "ksn 2026 0129"}),
        ({"funding_programme": "Erasmus+", "acronym": "GREEN"}, {"funding_programme": "erasmus+ ", "acronym": "Green"}),
        (
            {"grant_agreement": "12", "funding_programme": "LIFE"},
            {"grant_agreement": "1 2", "funding_programme": "Life"},
        ),
    ],
)
def test_that_identifiers_join_departments(one: dict[str, str], other: dict[str, str]) -> None:
    found = match([entry("a", "kultur", **one), entry("b", "skola", **other)], {})
    assert groups(found) == {frozenset({"a", "b"})}
    assert found.candidates == ()


def test_that_a_partners_pic_or_number_joins_with_what_names_the_project() -> None:
    pic = [{"organisation": "Tartu linn", "pic": "999 999 123"}]
    number = [{"organisation": "Exempelstad", "registration": "212000-0142", "country": "SE"}]
    period: dict[str, Any] = {"title": "Gröna tak", "period": {"start": "2025"}}
    by_pic = [entry("a", "kultur", pic, grant_agreement="7"), entry("b", "skola", pic, grant_agreement="7")]
    by_number = [entry("a", "kultur", number, **period), entry("b", "skola", number, **period)]
    assert len(match(by_pic, {}).groups) == 1
    assert len(match(by_number, {}).groups) == 1
    assert len(match([by_pic[0], entry("c", "miljo", pic, grant_agreement="8")], {}).groups) == 2


def test_that_names_only_suggest() -> None:
    alike = [entry("a", "kultur", title="Gröna tak"), entry("b", "skola", title=" gröna  TAK"), entry("c", "skola")]
    found = match(alike, {})
    assert len(found.groups) == 3
    [candidate] = found.candidates
    assert (candidate.one, candidate.other, candidate.why) == ("a", "b", "name")
    assert candidate.departments == ("Kultur", "Skola")
    assert match(alike, {("a", "b"): DIFFERENT}).candidates == ()
    assert groups(match(alike, {("a", "b"): SAME})) == {frozenset({"a", "b"}), frozenset({"c"})}


def test_that_a_number_that_one_department_uses_twice_suggests_only() -> None:
    found = match(
        [entry("a", "kultur", reference="1"), entry("b", "kultur", reference="1"), entry("c", "skola", reference="1")],
        {},
    )
    assert len(found.groups) == 3
    assert {each.why for each in found.candidates} == {"reference"}
    assert found.candidate_count == 2


def test_that_what_a_person_calls_different_stays_apart_and_is_told_of() -> None:
    three = [
        entry(name, department, cordis_id="1") for name, department in (("a", "kultur"), ("b", "skola"), ("c", "miljo"))
    ]
    found = match(three, {("a", "c"): DIFFERENT, ("x", "y"): SAME})
    assert groups(found) == {frozenset({"a", "b"}), frozenset({"c"})}
    assert found.conflicts == (("a", "c"),)


def test_that_ten_thousand_duplicates_are_one_project() -> None:
    many = [entry(f"{number:05d}", f"d{number % 50}", cordis_id="1", title="Samma") for number in range(10_000)]
    found = match(many, {})
    assert [len(group) for group in found.groups] == [10_000]
    suggested = match([entry(each.id, each.source.code, title="Samma") for each in many], {})
    assert (len(suggested.candidates), suggested.candidate_count) == (500, 9_999)


# What is told of a project.


def test_that_the_owner_speaks_first_and_shares_are_added() -> None:
    rates = read_typed(["EUR=10"])
    project = projects.project_of(
        [
            entry(
                "a", "kultur", title="Vår", total=money("90", "EUR"), own_share=money("5", "EUR"), contact="Mari Näide"
            ),
            entry("b", "skola", title="Deras", our_role="owner", total=money("100", "EUR"), own_share=money("7")),
            entry(
                "c", "miljo", title="Tredje", total={"amount": None, "state": "unknown", "currency": None, "text": None}
            ),
        ],
        rates,
    )
    assert (project.title, str(project.total), project.total_sek) == ("Deras", "100 EUR", Decimal(1000))
    assert [str(each) for each in project.other_totals] == ["90 EUR"]
    assert [share.sek for share in project.shares] == [Decimal(7), Decimal(50), None]
    assert (project.key, project.contact, project.bodies) == (
        "b",
        "Mari Näide",
        ("skolanämnden", "kulturnämnden", "miljonämnden"),
    )
    assert [(each.code, each.details) for each in projects.findings(project, rates)] == [
        ("totals_differ", {"totals": "100 EUR, 90 EUR"})
    ]


@pytest.mark.parametrize(
    ("total", "share", "rates", "exceeds"),
    [
        (money("10"), money("11"), NONE, True),
        (money("10"), money("10"), NONE, False),
        (money("10", "EUR"), money("11", "EUR"), NONE, True),
        (money("10", "EUR"), money("101"), read_typed(["EUR=10"]), True),
        (money("10", "EUR"), money("101"), NONE, False),
        (None, money("101"), NONE, False),
        (money("10"), None, NONE, False),
    ],
)
def test_that_a_share_greater_than_the_total_is_noticed(
    total: object, share: object, rates: RateTable, exceeds: bool
) -> None:
    fields = {name: value for name, value in (("total", total), ("own_share", share)) if value is not None}
    project = projects.project_of([entry("a", "kultur", **fields)], rates)
    assert [each.code for each in projects.findings(project, rates)] == (["share_over_total"] if exceeds else [])


def test_that_a_project_that_one_department_has_twice_is_noticed() -> None:
    project = projects.project_of([entry("a", "kultur"), entry("b", "kultur")], NONE)
    [found] = projects.findings(project, NONE)
    assert (found.code, found.details) == ("doubled", {"count": "2"})


def test_that_the_inventory_lists_eu_projects_under_each_body() -> None:
    made = [
        projects.project_of([entry("a", "kultur", form="eu"), entry("b", "skola", form="eu")], NONE),
        projects.project_of([entry("c", "kultur", form="nordic")], NONE),
        projects.project_of([entry("d", "kultur")], NONE),
    ]
    assert [(each.body, [one.key for one in each.projects]) for each in projects.inventory(made)] == [
        ("kulturnämnden", ["a", "d"]),
        ("skolanämnden", ["a"]),
    ]
