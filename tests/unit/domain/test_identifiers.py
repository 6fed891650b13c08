"""Identifiers that ascend whatever the clock does."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.domain.identifiers import IdentifierSource, is_id, new_id

if TYPE_CHECKING:
    from datetime import date

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)


class SetClock:
    def __init__(self) -> None:
        self.time = NOON

    def now(self) -> datetime:
        return self.time

    def today(self) -> date:
        return self.time.date()


def test_that_an_identifier_is_a_uuid_of_version_7_with_the_time_it_was_made() -> None:
    made = uuid.UUID(IdentifierSource(SetClock()).next())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == NOON.timestamp() * 1000


def test_that_identifiers_ascend_while_the_clock_stands_still() -> None:
    source = IdentifierSource(SetClock())
    made = [source.next() for _ in range(1000)]
    assert made == sorted(set(made))


def test_that_identifiers_ascend_when_the_clock_is_set_back() -> None:
    clock = SetClock()
    source = IdentifierSource(clock)
    before = source.next()
    clock.time -= timedelta(days=400)
    assert source.next() > before


def test_that_identifiers_ascend_when_a_millisecond_is_used_up() -> None:
    source = IdentifierSource(SetClock(), random_bits=lambda bits: (1 << bits) - 1)
    source._tail, source._millisecond = (1 << 74) - 2, int(NOON.timestamp() * 1000)
    last = source.next()
    assert uuid.UUID(last).int >> 80 == NOON.timestamp() * 1000 + 1


def test_that_a_later_identifier_begins_anew() -> None:
    clock = SetClock()
    source = IdentifierSource(clock, random_bits=lambda _: 0)
    assert source.next().endswith("-7000-8000-000000000000")
    assert source.next().endswith("-7000-8000-000000000001")
    clock.time += timedelta(milliseconds=1)
    assert source.next().endswith("-7000-8000-000000000000")


def test_that_threads_never_get_the_same_identifier() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: new_id(), range(2000)))
    assert len(set(made)) == len(made)


def test_that_what_new_id_gives_is_an_identifier() -> None:
    assert is_id(new_id())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0190163d-8694-739b-aea5-966c26f8ad9",
        "0190163D-8694-739B-AEA5-966C26F8AD91",
        "0190163d-8694-439b-aea5-966c26f8ad91",
        "0190163d-8694-739b-cea5-966c26f8ad91",
        "0190163d8694739baea5966c26f8ad91",
        "0190163d-8694-739b-aea5-966c26f8ad91\n",
        "\u0660190163d-8694-739b-aea5-966c26f8ad91",
    ],
)
def test_that_anything_else_is_not_an_identifier(text: str) -> None:
    assert not is_id(text)
