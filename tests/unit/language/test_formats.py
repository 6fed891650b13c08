"""Dates, times, numbers and sums as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import PartialDate
from desktop.domain.moments import Moment
from desktop.domain.money import Money
from desktop.domain.periods import Period
from desktop.language.formats import Formats

SWEDISH, ENGLISH = Formats.load("sv"), Formats.load("en")
LOCALES = {SWEDISH: Locale("sv", "SE"), ENGLISH: Locale("en", "GB")}
both = pytest.mark.parametrize("formats", [SWEDISH, ENGLISH], ids=["sv", "en"])


@both
@pytest.mark.parametrize("month", range(1, 13))
def test_that_dates_are_written_as_cldr_writes_them(formats: Formats, month: int) -> None:
    day = date(2026, month, 3)
    assert formats.date(day) == format_date(day, "long", LOCALES[formats])
    assert formats.date(PartialDate(2026, month)) == format_date(day, "LLLL y", LOCALES[formats])
    assert formats.date(PartialDate(2026)) == "2026"


@given(st.sampled_from([SWEDISH, ENGLISH]), st.decimals(-(10**14), 10**14, places=3))
def test_that_numbers_are_written_as_cldr_writes_them(formats: Formats, number: Decimal) -> None:
    expected = format_decimal(number, locale=LOCALES[formats]) if number else "0"
    assert formats.number(number).replace("\u2212", "-") == expected.replace("\u2212", "-")


@both
def test_that_shares_are_written_as_cldr_writes_them(formats: Formats) -> None:
    assert formats.percent(Decimal("12.5")) == format_percent(
        0.125, "#,##0.#\u00a0%" if formats is SWEDISH else "#,##0.#%", LOCALES[formats]
    )
    assert formats.percent(12) == format_percent(0.12, locale=LOCALES[formats])


@pytest.mark.parametrize(
    ("size", "swedish", "english"),
    [
        (0, "0\u00a0byte", "0\u00a0bytes"),
        (1023, "1\u00a0023\u00a0byte", "1,023\u00a0bytes"),
        (1025, "2\u00a0kB", "2\u00a0kB"),
        (2**20, "1\u00a0MB", "1\u00a0MB"),
        (1_300_000, "1,2\u00a0MB", "1.2\u00a0MB"),
        (50 * 2**20, "50\u00a0MB", "50\u00a0MB"),
    ],
)
def test_that_the_size_of_a_file_is_as_round_as_people_say_it(size: int, swedish: str, english: str) -> None:
    assert (Formats.load("sv").size(size), Formats.load("en").size(size)) == (swedish, english)


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("2026-05-03/2026-05-07", "3\u20137 maj 2026", "3\u20137 May 2026"),
        ("2026-04-28/2026-05-03", "28 april \u2013 3 maj 2026", "28 April \u2013 3 May 2026"),
        ("2025-12-28/2026-01-03", "28 december 2025 \u2013 3 januari 2026", "28 December 2025 \u2013 3 January 2026"),
        ("2026-05-03", "3 maj 2026", "3 May 2026"),
        ("2026-05/2026-06", "maj\u2013juni 2026", "May\u2013June 2026"),
        ("2025-05/2026-06", "maj 2025 \u2013 juni 2026", "May 2025 \u2013 June 2026"),
        ("2014/2016", "2014\u20132016", "2014\u20132016"),
        ("2014", "2014", "2014"),
        ("2014/", "från 2014", "from 2014"),
        ("/2014-05", "till maj 2014", "until May 2014"),
        ("2014-05/2014-06-03", "maj 2014 \u2013 3 juni 2014", "May 2014 \u2013 3 June 2014"),
        ("2014/2016-05", "2014 \u2013 maj 2016", "2014 \u2013 May 2016"),
    ],
)
def test_that_periods_say_no_more_than_needed(text: str, swedish: str, english: str) -> None:
    period = Period.parse(text)
    assert (SWEDISH.period(period), ENGLISH.period(period)) == (swedish, english)


def test_that_a_period_in_words_is_its_words() -> None:
    assert SWEDISH.period(Period(text="våren 2014")) == "våren 2014"


def test_that_a_moment_has_its_day_and_its_clock() -> None:
    moment = Moment.parse("2026-05-03T09:05")
    assert SWEDISH.moment(moment) == "3 maj 2026 kl. 09.05"
    assert ENGLISH.moment(moment) == "3 May 2026, 09:05"
    assert SWEDISH.clock(datetime(2026, 5, 3, 14, 2)) == "14.02"  # noqa: DTZ001 - a clock on the wall
    assert ENGLISH.clock(moment) == "09:05"


def test_that_a_time_with_a_zone_is_shown_as_the_clock_on_the_wall_shows_it() -> None:
    time = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
    assert SWEDISH.clock(time) == SWEDISH.clock(Moment.of(time.astimezone()))


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("51 920 840 kr", "51\u00a0920\u00a0840\u00a0kr", "SEK\u00a051,920,840"),
        ("556.203,89 EURO", "556\u00a0203,89\u00a0EUR", "EUR\u00a0556,203.89"),
        ("100,5 kr", "100,50\u00a0kr", "SEK\u00a0100.50"),
        ("1,2345 EUR", "1,2345\u00a0EUR", "EUR\u00a01.2345"),
        ("0 kr", "0\u00a0kr", "SEK\u00a00"),
        ("0", "0", "0"),
        ("?", "okänt belopp", "amount not known"),
        ("? SEK", "okänt belopp", "amount not known"),
    ],
)
def test_that_sums_are_written_exactly(text: str, swedish: str, english: str) -> None:
    money = Money.parse(text)
    assert (SWEDISH.money(money), ENGLISH.money(money)) == (swedish, english)


def test_that_truths_are_yes_or_no() -> None:
    assert [SWEDISH.flag(True), SWEDISH.flag(False)] == ["ja", "nej"]
    assert [ENGLISH.flag(True), ENGLISH.flag(False)] == ["yes", "no"]


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("2026-05-03", "2026-05-03"),
        ("2026-05-03/2026-05-03", "2026-05-03"),
        ("2026-05-03/2026-05-07", "2026-05-03 –|2026-05-07"),
        ("2026-05-28/2026-06", "2026-05-28 –|2026-06"),
        ("2014/2016", "2014 – 2016"),
        ("2026-05", "2026-05"),
        ("2014/", "2014 –"),
        ("/2026-05-07", "– 2026-05-07"),
    ],
)
def test_that_a_column_has_its_periods_by_numbers_in_one_way(period: str, written: str) -> None:
    told = Formats.load("sv").by_numbers(Period.parse(period))
    assert told.replace("\N{NO-BREAK SPACE}", " ").replace("\n", "|") == written
    assert Formats.load("en").by_numbers(Period(text="sommaren")) == "sommaren"
