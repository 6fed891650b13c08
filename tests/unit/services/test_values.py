"""Every type of field: read, kept in columns, written as JSON, in words; and what is refused, with its reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.fields import KINDS, Field, row_tables, types
from db.fields.types import FieldType
from db.vocabulary import Level
from desktop.domain.dates import PartialDate
from desktop.domain.errors import InvalidInput
from desktop.domain.money import Money
from desktop.language.wordbook import Wordbook
from desktop.policy import profile
from desktop.services import values
from tests.fakes.given_values import values_of

_UPPSALA = profile.load("uppsala")
PROFILE = replace(_UPPSALA, lists={**_UPPSALA.lists, "goals": ()})
"""With one list without words."""
AN_ID = "01a1fc3c-4e48-7793-8f25-1b53a505be68"
EVERY_FIELD = [field for shape in (*KINDS.values(), *row_tables().values()) for field in shape.fields]
ONE_OF_EACH: tuple[FieldType, ...] = (
    types.Text(),
    types.Text(lines=True),
    types.SortedText(),
    types.Number(),
    types.Quantity(),
    types.Flag(),
    types.Day(),
    types.Time(),
    types.Span(),
    types.Amount(),
    types.Country(),
    types.Choice(Level),
    types.Term("focus"),
    types.Reference(),
    types.Terms("focus"),
    types.Words(),
    types.Languages(),
)


def read(described: FieldType, raw: object) -> object:
    return values.read(Field("field", described), raw, PROFILE)


def refusal(described: FieldType, raw: object) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(InvalidInput) as caught:
        read(described, raw)
    return caught.value.code, dict(caught.value.details)


def test_that_the_list_of_types_here_is_complete() -> None:
    assert {type(each) for each in ONE_OF_EACH} == {*get_args(FieldType), types.SortedText}


def comes_back(field: Field, data: st.DataObject) -> None:
    strategy = values_of(field.type, PROFILE, (AN_ID,))
    if strategy is None:
        return  # the profile states no words for it
    drawn = data.draw(strategy)
    value = values.read(field, drawn.raw, PROFILE)
    assert values.to_json(value) == drawn.kept
    assert values.from_json(field.type, drawn.kept) == value
    assert values.read(field, drawn.kept, PROFILE) == value
    columns = values.to_columns(field, value)
    assert list(columns) == [field.name + column.suffix for column in field.type.columns]
    assert values.from_columns(field, columns) == value
    assert isinstance(Wordbook("sv", PROFILE).shown(field.type, value), str)


@pytest.mark.parametrize("described", ONE_OF_EACH, ids=repr)
@given(data=st.data())
def test_that_a_value_of_every_type_comes_back_the_same_from_columns_and_from_json(
    described: FieldType, data: st.DataObject
) -> None:
    comes_back(Field("field", described), data)


@given(field=st.sampled_from(EVERY_FIELD), data=st.data())
def test_that_a_value_of_every_field_comes_back_the_same(field: Field, data: st.DataObject) -> None:
    comes_back(field, data)


@pytest.mark.parametrize("described", ONE_OF_EACH, ids=repr)
@pytest.mark.parametrize("blank", [None, "", " \t", "\u200b", "\ufeff \u200b", []])
def test_that_nothing_and_what_nobody_sees_leaves_a_field_unset(described: FieldType, blank: object) -> None:
    """Seen to fail for the text of a zero width space, which was kept as a title of no letters."""
    several = isinstance(described, types.Terms | types.Words | types.Languages)
    text = isinstance(described, types.Text)
    if blank == [] and not several:
        assert refusal(described, blank)[0] == "value.type"
    elif isinstance(blank, str) and blank.strip() and not text:
        refusal(described, blank)
    else:
        assert read(described, blank) is None
        with pytest.raises(InvalidInput, match=r"value\.required"):
            values.read(Field("field", described, required=True), blank, PROFILE)


@pytest.mark.parametrize("described", ONE_OF_EACH, ids=repr)
def test_that_an_unset_field_is_unset_in_every_column(described: FieldType) -> None:
    field = Field("field", described)
    columns = values.to_columns(field, None)
    assert set(columns.values()) == {None}
    assert values.from_columns(field, columns) is None
    assert values.to_json(None) is None
    assert values.from_json(described, None) is None


LONGER = "x" * 1_000_000
REFUSED: tuple[tuple[FieldType, object, str], ...] = (
    (types.Text(), 5, "value.type"),
    (types.Text(), True, "value.type"),
    (types.Text(), ["a"], "value.type"),
    (types.Text(), {"a": 1}, "value.type"),
    (types.Text(), Decimal("1.5"), "value.type"),
    (types.Text(), LONGER, "value.too_long"),
    (types.Text(lines=True, limit=100_000), LONGER, "value.too_long"),
    (types.Text(), "a\0b", "value.control"),
    (types.Text(lines=True), "a\x07b", "value.control"),
    (types.Text(), "a\x9bb", "value.control"),
    (types.Text(), "a\ud800b", "value.control"),
    (types.Number(), "ett", "value.number"),
    (types.Number(), "1,5", "value.whole"),
    (types.Number(), Decimal("1.5"), "value.whole"),
    (types.Number(minimum=1, maximum=9), 0, "value.range"),
    (types.Number(minimum=1, maximum=9), "10", "value.range"),
    (types.Number(), "1" * 5000, "value.range"),
    (types.Number(), 10**5000, "value.range"),
    (types.Number(), Decimal("Infinity"), "value.range"),
    (types.Number(), Decimal("NaN"), "value.range"),
    (types.Number(), Decimal("1e999999999"), "value.range"),
    (types.Number(), True, "value.type"),
    (types.Number(), [1], "value.type"),
    (types.Quantity(), "-1", "value.range"),
    (types.Quantity(), "1,00001", "value.decimals"),
    (types.Quantity(), Decimal("1e-999999999"), "value.decimals"),
    (types.Quantity(maximum=100), 101, "value.range"),
    (types.Quantity(), False, "value.type"),
    (types.Flag(), "kanske", "value.flag"),
    (types.Flag(), 1, "value.type"),
    (types.Flag(), ["ja"], "value.type"),
    (types.Day(), "2026-02-30", "value.no_such_day"),
    (types.Day(), "2026-13", "value.no_such_day"),
    (types.Day(), "0000", "value.no_such_day"),
    (types.Day(), "igår", "value.date"),
    (types.Day(), "26-01-01", "value.date"),
    (types.Day(), 20260101, "value.type"),
    (types.Time(), "2026-05-03", "value.moment"),
    (types.Time(), "2026-05-03 25:00", "value.moment"),
    (types.Time(), "2026-02-30 10:00", "value.no_such_day"),
    (types.Time(), 9, "value.type"),
    (types.Span(), "2026-05-07/2026-05-03", "value.period_order"),
    (types.Span(), {"start": "2026", "end": "2025-12"}, "value.period_order"),
    (types.Span(), {"start": 2026}, "value.type"),
    (types.Span(), {"from": "2026"}, "value.key"),
    (types.Span(), {}, "value.required"),
    (types.Span(), {"start": None}, "value.required"),
    (types.Span(), "i vår", "value.period"),
    (types.Span(), 2026, "value.type"),
    (types.Amount(), "10", "value.currency"),
    (types.Amount(), "10 XXX", "value.currency"),
    (types.Amount(), "-5 kr", "value.negative"),
    (types.Amount(), "1,23456 kr", "value.decimals"),
    (types.Amount(), "många kronor", "value.money"),
    (types.Amount(), {"amount": 10, "currency": "SEK"}, "value.type"),
    (types.Amount(), {"amount": "1e5", "currency": "SEK"}, "value.money_plain"),
    (types.Amount(), {"amount": "1", "currency": "SEK", "state": "zero"}, "value.money_state"),
    (types.Amount(), {"amount": "1", "currency": "SEK", "state": "all"}, "value.choice"),
    (types.Amount(), {"amount": "100000000000000", "currency": "SEK"}, "value.range"),
    (types.Amount(), {"sum": "1"}, "value.key"),
    (types.Amount(), ["1 SEK"], "value.type"),
    (types.Country(), "xx", "value.country"),
    (types.Country(), "Atlantis", "value.country"),
    (types.Country(), LONGER, "value.too_long"),
    (types.Country(), ["SE"], "value.type"),
    (types.Choice(Level), "hög", "value.choice"),
    (types.Choice(Level), 1, "value.type"),
    (types.Term("focus"), "annat", "value.term"),
    (types.Term("focus"), LONGER, "value.too_long"),
    (types.Terms("focus"), ["naringsliv", "annat"], "value.term"),
    (types.Terms("focus"), {"naringsliv": True}, "value.type"),
    (types.Terms("goals"), "mål", "value.no_terms"),
    (types.Words(), ["a"] * 201, "value.too_many"),
    (types.Words(), ["x" * 201], "value.too_long"),
    (types.Words(), ["a", ""], "value.required"),
    (types.Words(), [["a"]], "value.type"),
    (types.Words(), [None], "value.type"),
    (types.Languages(), ["sv", "xx"], "value.language"),
    (types.Languages(), "klingonska", "value.language"),
    (types.Languages(), 5, "value.type"),
    (types.Reference(), "någon", "value.reference"),
    (types.Reference(), LONGER, "value.too_long"),
    (types.Reference(), [AN_ID], "value.type"),
)


@pytest.mark.parametrize(
    ("described", "raw", "code"),
    REFUSED,
    ids=[f"{described.code}-{place}" for place, (described, _, _) in enumerate(REFUSED)],
)
def test_that_what_is_no_value_of_its_type_is_refused_for_its_own_reason(
    described: FieldType, raw: object, code: str
) -> None:
    assert refusal(described, raw)[0] == code


def test_that_every_type_refuses_something_here() -> None:
    assert {type(described) for described, _, _ in REFUSED} >= set(get_args(FieldType))


@pytest.mark.parametrize(
    ("described", "raw", "kept"),
    [
        (types.Text(), "  Ang\u0061\u030ar\td  ", "Angår d"),
        (types.Text(), "en\r\nrad", "en rad"),
        (types.Text(lines=True), "två\r\nrader", "två\nrader"),
        (types.Text(), "\ufeffmärkt", "märkt"),
        (types.Text(), "مرحبا 東京 שלום", "مرحبا 東京 שלום"),
        (types.Number(maximum=10_000), "1 200", 1200),
        (types.Number(), Decimal("12.0"), 12),
        (types.Quantity(), "7,5", "7.5"),
        (types.Quantity(), Decimal("1.125"), "1.1250"),
        (types.Quantity(), "1,1250", "1.1250"),
        (types.Quantity(), "1.125", "1125"),
        (types.Quantity(), 3, "3"),
        (types.Flag(), "JA", True),
        (types.Flag(), "no", False),
        (types.Flag(), "1", True),
        (types.Day(), "20140503", "2014-05-03"),
        (types.Day(), "2014–5", "2014-05"),
        (types.Time(), "2026-05-03 kl. 9.30", "2026-05-03T09:30"),
        (
            types.Span(),
            "20111101 - 20140630",
            {"start": "2011-11-01", "end": "2014-06-30", "text": "20111101 - 20140630"},
        ),
        (types.Span(), "2014", {"start": "2014", "end": "2014"}),
        (types.Span(), {"text": "i vår"}, {"text": "i vår"}),
        (
            types.Amount(),
            "51\u00a0920 840 kr",
            {"amount": "51920840", "state": "amount", "currency": "SEK", "text": "51\u00a0920 840 kr"},
        ),
        (types.Amount(), "0", {"amount": "0", "state": "zero", "currency": None, "text": None}),
        (types.Amount(), {"state": "unknown"}, {"amount": None, "state": "unknown", "currency": None, "text": None}),
        (types.Country(), "EL", "GR"),
        (types.Country(), "Sverige", "SE"),
        (types.Country(), "germany", "DE"),
        (types.Choice(Level), " Official ", "official"),
        (types.Term("focus"), "Verksamhetsutveckling", "verksamhetsutveckling"),
        (types.Terms("focus"), "Development of operations", ["verksamhetsutveckling"]),
        (types.Terms("focus"), ["naringsliv", "NARINGSLIV"], ["naringsliv"]),
        (types.Words(), "skola", ["skola"]),
        (types.Words(), ["skola", "skola", "å"], ["skola", "å"]),
        (types.Words(), ["a\u030a"], ["å"]),
        (types.Languages(), ["svenska", "en"], ["sv", "en"]),
        (types.Reference(), AN_ID.upper(), AN_ID),
    ],
    ids=lambda each: repr(each)[:40],
)
def test_that_a_value_may_be_written_in_the_ways_people_write(described: FieldType, raw: object, kept: object) -> None:
    value = values.read(Field("field", described), raw, PROFILE)
    assert values.to_json(value) == kept


def test_that_a_number_with_three_decimals_is_not_read_back_as_thousands() -> None:
    """Seen to fail: 1.125 hours were kept as 1125."""
    hours = types.Quantity()
    value = read(hours, "1,1250")
    assert value == Decimal("1.125")
    assert values.from_json(hours, values.to_json(value)) == value  # type: ignore[arg-type]


def test_that_words_of_an_earlier_profile_are_read_back_as_they_are() -> None:
    assert values.from_json(types.Term("focus"), "nedlagd") == "nedlagd"
    assert values.from_json(types.Terms("focus"), ["nedlagd"]) == ("nedlagd",)
    with pytest.raises(InvalidInput, match=r"value\.type"):
        values.from_json(types.Terms("focus"), "nedlagd")


def test_that_a_period_of_words_only_and_an_unknown_sum_are_kept_whole() -> None:
    span, sum_ = Field("when", types.Span()), Field("cost", types.Amount())
    for field, raw in ((span, {"text": "i vår"}), (sum_, "?")):
        value = values.read(field, raw, PROFILE)
        assert values.from_columns(field, values.to_columns(field, value)) == value
    assert values.read(span, {"start": "2014"}, PROFILE) != values.read(span, "2014", PROFILE)
    assert isinstance(values.read(sum_, "?", PROFILE), Money)
    assert values.read(Field("day", types.Day()), "2014", PROFILE) == PartialDate(2014)
