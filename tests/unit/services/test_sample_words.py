"""The made-up records by themselves: the same for the same seed, of every kind, plainly made up, fit to be added."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.fields import KINDS
from db.vocabulary import MembershipStatus
from desktop.domain.codes import codes
from desktop.domain.records import Row
from desktop.policy import profile
from desktop.services import lifecycle, memberships, reading, values
from desktop.services.sample import words
from desktop.services.sample.columns import layout, row_layout
from desktop.services.sample.making import records
from desktop.services.sample.world import ORDER, TODAY, Plan, World
from tests.fakes.surroundings import unmeasured

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.fields import Field, Shape
    from desktop.services.sample.draft import Made

pytestmark = pytest.mark.xdist_group("sample_words")  # thousands are made up once, and looked at by all

ROOT = Path(__file__).resolve().parents[3]
MANY = 2000
# The profiles set no goals yet, and a file's fields are filled in by the program when a file is attached.
EMPTY: set[tuple[str, ...]] = {("goals",), ("file_name",), ("media_type",), ("size",), ("sha256",)}
# What somebody has said of two persons who were taken for one: among the samples nobody has compared them.
EMPTY |= {("not_same_person", "person"), ("not_same_person", "why")}
FICTION = re.compile(r"070-174 06 (?:0[5-9]|[1-9][0-9])|08-465 004 [0-9]{2}")


def made(plan: Plan, name: str = "uppsala") -> list[Made]:
    return list(records(World(plan, profile.load(name))))


@cache
def many(name: str = "uppsala") -> list[Made]:
    return made(Plan(MANY), name)


def as_told(record: Made) -> list[Any]:
    return [record.id, record.at.isoformat(), record.whole, record.links]


def rows_of(record: Made) -> dict[str, list[dict[str, Any]]]:
    """The rows as somebody would give them: without ids and places."""
    return {
        table: [{name: value for name, value in row.items() if name != "position"} for row in rows.values()]
        for table, rows in record.rows.items()
    }


def shapes_of(record: Made) -> Iterator[tuple[Shape, Mapping[str, Any]]]:
    kind = KINDS[record.kind]
    yield kind, record.fields
    for table in kind.rows:
        yield from ((table, row) for row in rows_of(record).get(table.name, ()))


def texts_of(record: Made) -> str:
    return json.dumps(record.whole, ensure_ascii=False)


def test_that_a_seed_gives_the_same_records_each_time_and_another_gives_others() -> None:
    first, again, other = (list(map(as_told, made(Plan(150, seed)))) for seed in (7, 7, 8))

    assert first == again
    assert not {each[0] for each in first} & {each[0] for each in other}


def test_that_how_many_there_are_belongs_to_what_they_follow_from() -> None:
    assert not {each.id for each in made(Plan(20))} & {each.id for each in made(Plan(21))}


def test_that_the_first_records_of_the_first_seed_stay_as_they_are_on_every_computer() -> None:
    """The identifiers follow from chance and time alone: they change if either comes out differently somewhere."""
    assert [each.id for each in made(Plan(3))] == [
        "01865016-356e-7eed-b697-e669c8116ee1",
        "01980432-4680-78d4-b4b6-90419b218fc6",
        "01a066e1-07e5-71ab-9041-78cd7cdf9d95",
    ]


def test_that_the_order_of_hashes_changes_nothing() -> None:
    script = """
import hashlib, json
from desktop.policy import profile
from desktop.services.sample.making import records
from desktop.services.sample.world import Plan, World
made = [[each.id, each.whole, each.links] for each in records(World(Plan(60), profile.load("neutral")))]
print(hashlib.sha256(json.dumps(made).encode()).hexdigest())
"""
    answers = []
    for seed in ("1", "2"):
        told = {**unmeasured(), "PYTHONHASHSEED": seed}
        ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=told, capture_output=True, check=True)
        answers.append(ran.stdout)

    assert answers[0] == answers[1] != b""


def test_that_identifiers_are_all_different_and_records_ascend() -> None:
    ids = [each.id for each in many()]
    rows = [row for each in many() for table in each.rows.values() for row in table]

    assert ids == sorted(set(ids))
    assert len({*ids, *rows}) == len(ids) + len(rows)
    assert all(
        re.fullmatch("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", each) for each in rows
    )


def test_that_the_records_lie_in_the_five_years_before_today() -> None:
    days = [each.at.date() for each in many()]

    assert days == sorted(days)
    assert date(TODAY.year - 5, TODAY.month, 1) <= days[0]
    assert days[-1] <= TODAY


def test_that_another_today_moves_the_records() -> None:
    assert made(Plan(5, today=date(2031, 3, 1)))[-1].at.year in {2030, 2031}


def test_that_the_first_dozen_has_every_kind() -> None:
    assert {each.kind for each in made(Plan(len(KINDS)))} == set(KINDS) == set(ORDER)


def test_that_every_table_field_and_status_is_met() -> None:
    filled: set[tuple[str, ...]] = set()
    statuses: dict[str, set[str]] = defaultdict(set)
    for each in many("neutral"):
        for shape, fields in shapes_of(each):
            place = (each.kind,) if shape.name == each.kind else (each.kind, shape.name)
            filled |= {(*place, name) for name in fields}
        statuses[each.kind].add(str(each.fields.get("status")))
    described: set[tuple[str, ...]] = {(name, field.name) for name, kind in KINDS.items() for field in kind.fields}
    described |= {
        (name, table.name, field.name) for name, kind in KINDS.items() for table in kind.rows for field in table.fields
    }

    assert {each for each in described - filled if each[1:] not in EMPTY} == set()
    for name, kind in KINDS.items():
        if kind.lifecycle is not None:
            assert statuses[name] == set(kind.lifecycle.vocabulary)


def test_that_memberships_stand_in_every_way_they_can() -> None:
    kind, told = KINDS["membership"], profile.load("uppsala")
    found = set()
    for each in many():
        if each.kind == kind.name:
            fields = reading.whole_given(kind, each.fields, told, place=kind.name)
            terms = [Row("", row) for row in reading.rows_given(kind, rows_of(each), told).get("terms", ())]
            found.add(memberships.computed(fields, {"terms": terms}, TODAY)["status"])

    assert found == set(MembershipStatus)


@pytest.mark.parametrize("name", profile.SHIPPED)
@settings(max_examples=5)
@given(seed=st.integers(0, 10**9), count=st.integers(1, 130), year=st.integers(2000, 2100))
def test_that_each_is_read_as_it_stands(name: str, seed: int, count: int, year: int) -> None:
    """What the fast way writes is what the slow way of every other record would have made of it."""
    told, seen = profile.load(name), set[str]()
    for each in made(Plan(count, seed, date(year, 2, 28)), name):
        kind = KINDS[each.kind]
        fields = reading.whole_given(kind, each.fields, told, place=kind.name)
        rows = reading.rows_given(kind, rows_of(each), told)
        assert reading.as_json(fields) == each.fields
        assert {table: [reading.as_json(row) for row in found] for table, found in rows.items()} == rows_of(each)
        if kind.lifecycle is not None:
            lifecycle.check_guards(each.id, kind, lifecycle.status_given(kind, str(fields["status"])), fields, rows)
        assert {to for _, _, to in each.links} <= seen
        assert all(
            fields[field.name] in seen
            for field in kind.fields
            if field.type.code == "reference" and field.name in fields
        )
        seen.add(each.id)


def columns_of(fields: tuple[Field, ...], told: Mapping[str, Any]) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in fields:
        found.update(values.to_columns(field, values.from_json(field.type, told.get(field.name))))
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def test_that_every_column_is_what_the_services_would_have_written() -> None:
    for each in many():
        kind = KINDS[each.kind]
        head, own = layout(each.kind).columns(each.fields)
        wanted = columns_of(kind.fields, each.fields)
        assert {name: ({**head, **own})[name] for name in wanted} == wanted
        for table in kind.rows:
            for row in each.rows.get(table.name, {}).values():
                assert row_layout(each.kind, table.name).columns(row) == {
                    **columns_of(table.fields, row),
                    "position": row["position"],
                }


def test_that_the_points_of_a_programme_never_overlap() -> None:
    for each in many():
        times = sorted((row["start"], row["end"]) for row in rows_of(each).get("programme", ()))
        assert all(start < end for start, end in times)
        assert all(before[1] <= after[0] for before, after in pairwise(times))


def test_that_no_address_and_no_number_can_be_anybodys() -> None:
    for each in many():
        text = texts_of(each)
        assert all(host.endswith(".example") for host in re.findall(r"@([\w.-]+)", text))
        assert all(host.endswith(".example") for host in re.findall(r"https?://([\w.-]+)", text))
        numbers = re.findall(
            r"\b0[0-9]{1,2}-[0-9 ]+[0-9]", str(each.fields.get("work_phone")) + str(each.fields.get("contact_details"))
        )
        assert all(FICTION.fullmatch(number) for number in numbers)


def test_that_places_have_their_own_spelling_and_codes() -> None:
    known = words.load()
    cities = {place.city for place in known.places}

    assert {"Łódź", "Cēsis", "São Paulo", "Göteborg", "Győr"} <= cities
    assert {place.country for place in known.places} <= set(codes("countries"))
    assert {language for place in known.places for language in place.languages} <= set(codes("languages"))
    assert all(place.nuts[:2] in {"", place.country, "EL" if place.country == "GR" else ""} for place in known.places)
    assert all(len(place.nuts) in {0, 5} for place in known.places)
    assert {place.culture for place in known.places} == set(known.given_names) == set(known.family_names)


def test_that_units_bodies_and_words_vary() -> None:
    fields = [each.fields for each in many()]

    assert len({each["unit"] for each in fields}) == len(words.load().units)
    assert len({each.get("body") for each in fields}) > 12
    assert len({each.get("purpose") for each in fields}) > 700
    assert len({each["title"] for each in fields}) > 1000


def test_that_a_profile_without_steps_gets_none() -> None:
    told = many("tyreso")

    assert not any("evidence" in each.rows or "stages" in each.rows for each in told)
    assert any("criteria" in each.rows for each in told)
