"""The words of the guests' programme: every language is a file, and each says the same."""

from __future__ import annotations

import datetime as dt
import string
import tomllib
from pathlib import Path

import pytest

import resources
from desktop.domain.errors import NotFound
from desktop.domain.moments import Moment
from desktop.language.guests import GuestWords, guest_languages, spoken
from desktop.language.names import language_name

MONDAY, WEDNESDAY = dt.date(2026, 5, 4), dt.date(2026, 5, 6)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_that_every_file_is_a_language_and_the_own_two_come_first() -> None:
    there = {path.stem for path in Path(str(resources.__file__)).parent.joinpath("guests").iterdir()}
    assert set(guest_languages()) == there
    assert guest_languages()[:2] == ("sv", "en")
    assert all(language_name(code, "sv") != code for code in guest_languages())


@pytest.mark.parametrize("code", guest_languages())
def test_that_every_language_says_the_same(code: str) -> None:
    swedish, own = (tomllib.loads(resources.read(f"guests/{each}.toml").decode()) for each in ("sv", code))
    assert own.keys() == swedish.keys()
    assert all(own.values())
    assert {key: placeholders(text) for key, text in own.items()} == {k: placeholders(t) for k, t in swedish.items()}


def test_that_days_are_written_as_people_write_them() -> None:
    words = GuestWords.load("sv")
    assert words.day(MONDAY) == "Måndag 4 maj 2026"
    assert words.short_day(MONDAY) == "4 maj 2026"
    assert words.days(MONDAY, MONDAY) == "Måndag 4 maj 2026"
    assert words.days(MONDAY, WEDNESDAY) == "4\N{EN DASH}6 maj 2026"
    assert GuestWords.load("fi").days(MONDAY, WEDNESDAY) == "4.\N{EN DASH}6. toukokuuta 2026"


def test_that_the_clock_is_read_by_twenty_four_hours() -> None:
    evening = Moment(MONDAY, 19, 5)
    assert [GuestWords.load(code).clock(evening) for code in ("sv", "en", "et")] == ["19.05", "19:05", "19:05"]


@pytest.mark.parametrize(
    ("languages", "chosen"),
    [((), "en"), (("zu",), "en"), (("zu", "et", "sv"), "et"), (("nn",), "nb"), (("no",), "nb"), (("sv",), "sv")],
)
def test_that_guests_are_written_to_in_a_language_of_theirs(languages: tuple[str, ...], chosen: str) -> None:
    assert spoken(languages) == chosen


def test_that_a_language_without_words_is_refused() -> None:
    with pytest.raises(NotFound) as caught:
        GuestWords.load("../sv")
    assert caught.value.code == "paper.no_language"
