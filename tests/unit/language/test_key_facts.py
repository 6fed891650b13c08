"""The facts that matter most of a record: deadlines with the days left, sums that say how many are known."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from desktop.domain.dates import PartialDate
from desktop.domain.money import Money
from desktop.domain.periods import Period
from desktop.domain.records import Record, Row
from desktop.language.key_facts import CALM, LATE, SOON, key_facts
from desktop.language.texts import Texts

if TYPE_CHECKING:
    from desktop.language.key_facts import KeyFact
    from desktop.language.texts import Language

TODAY, AT = date(2026, 11, 20), datetime(2026, 11, 20, tzinfo=UTC)
SPACE = "\N{NO-BREAK SPACE}"


def facts(kind: str, language: Language = "sv", **parts: Any) -> dict[str, KeyFact]:  # noqa: ANN401 - parts of a record
    fields = {"title": "Prov", **parts.get("fields", {})}
    rows = {
        name: tuple(Row(str(number), row) for number, row in enumerate(given))
        for name, given in parts.get("rows", {}).items()
    }
    record = Record("id", kind, 1, AT, AT, None, fields, rows, computed=parts.get("computed", {}))
    return {fact.name: fact for fact in key_facts(record, Texts.load(language), TODAY)}


@pytest.mark.parametrize(
    ("day", "note", "tone"),
    [
        ("2026-11-20", "i dag", SOON),
        ("2026-11-21", "om 1 dag", SOON),
        ("2027-02-18", "om 90 dagar", SOON),
        ("2027-02-19", "om 3 månader", CALM),
        ("2029-12-31", "om 3 år", CALM),
        ("2026-11-18", "för 2 dagar sedan", LATE),
        ("2026-06-30", "för 5 månader sedan", LATE),
        ("2023-06-30", "för 3 år sedan", LATE),
    ],
)
def test_that_a_deadline_says_how_far_off_it_is(day: str, note: str, tone: str) -> None:
    told = facts("membership", computed={"notice_deadline": day})["notice_deadline"]
    assert (told.heading, told.note, told.tone) == ("Säg upp senast", note, tone)


def test_that_a_membership_says_what_is_missing_and_the_fee_of_its_last_year() -> None:
    fee = {"year": 2026, "sek": "52000", "terms": 2, "with_figure": 1}
    told = facts("membership", computed={"fees": [{**fee, "year": 2025}, fee]})
    assert told["notice_deadline"].value == "inte känt"
    assert told["notice_deadline"].note.startswith("Ange uppsägningstid")
    assert (told["fees"].heading, told["fees"].value) == ("Avgift 2026", f"52{SPACE}000{SPACE}kr")
    assert told["fees"].note == "2 perioder, varav 1 med belopp i kronor"
    assert "notice_deadline" not in facts("membership", fields={"renewal": "never"})
    assert facts("membership", computed={"fees": [{**fee, "sek": None}]})["fees"].value == "inte känt"


def test_that_a_project_has_its_own_share_beside_the_total_and_every_sum_says_of_how_many() -> None:
    partners = [{"budget": Money.of(120_000, "EUR")}, {"budget": Money.of(5, "SEK")}, {"budget": Money.unknown()}, {}]
    told = facts(
        "project", "en", fields={"own_share": Money.of(0, "SEK"), "total": Money.of(412_000, "EUR")},
        rows={"partners": partners},
    )  # fmt: skip
    assert list(told) == ["own_share", "total", "partners", "funders"]
    assert told["own_share"].value == f"SEK{SPACE}0"
    assert " + " in told["partners"].value
    assert told["partners"].note == "4 partners, of which 2 with a figure"
    assert (told["funders"].value, told["funders"].note) == ("not known", "")


def test_that_an_agreement_says_when_it_ends_and_who_has_not_signed() -> None:
    period = Period(PartialDate(2019), PartialDate(2029))
    signers = [{"side": "ours", "signed": PartialDate(2019)}, {"side": "theirs"}]
    told = facts("agreement", fields={"period": period}, rows={"signers": signers})
    assert told["ends"].value == "2029"
    assert (told["signers"].value, told["signers"].tone) == ("1 från oss, 0 från motparten", SOON)
    assert told["signers"].note == "Väntar på: motparten"
    both = [{"side": side, "signed": PartialDate(2019)} for side in ("ours", "theirs")]
    assert facts("agreement", rows={"signers": both})["signers"].note == ""
    assert "notice_deadline" not in facts("agreement", fields={"renewal": "never"})


def test_that_a_priority_puts_what_came_of_it_beside_the_plan() -> None:
    planned = {"planned_amount": Money.of(100_000, "SEK"), "planned_hours": Decimal(40)}
    told = facts("priority", fields={**planned, "used_amount": Money.of(88_000, "SEK"), "used_hours": Decimal("52.5")})
    assert told["used_amount"].note == f"12{SPACE}000{SPACE}kr kvar"
    assert (told["used_hours"].note, told["used_hours"].tone) == ("12,5 mer än planerat", SOON)
    assert facts("priority", fields={**planned, "used_hours": Decimal(40)})["used_hours"].note == "som planerat"


@pytest.mark.parametrize("used", [Money.of(1, "EUR"), Money.unknown(), None])
def test_that_sums_that_cannot_be_compared_are_not(used: Money | None) -> None:
    fields = {"planned_amount": Money.of(100, "SEK")} | ({} if used is None else {"used_amount": used})
    assert facts("priority", fields=fields)["used_amount"].note == ""


def test_that_other_kinds_have_none() -> None:
    assert facts("visit") == {}
