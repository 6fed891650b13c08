"""The text files, and how texts are found and filled in."""

from __future__ import annotations

import string
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

import resources
from desktop.domain.errors import InvalidInput, NotFound
from desktop.domain.findings import Said
from desktop.language.texts import LANGUAGES, Texts, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.language.texts import Language

SMALL = """
[error.value]
date.message = "”{text}” is no date."
date.hint = "Write 2014."

[error.field]
unknown.message = "{kind} has no “{field}”."
unknown.hint = ""

[error.unexplained]
message = "It did not work ({code})."
hint = "Again."

[format]
group = "."

[undo.changed]
one = "{n} change"
other = "{n} changes"

[kind]
visit.one = "Visit"

[field.visit]
wished = "Wished time"
delegation.name = "Name"
"""


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def flattened(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flattened(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


@pytest.fixture
def texts() -> Texts:
    return Texts("en", SMALL)


def test_that_both_languages_have_the_same_keys() -> None:
    assert Texts.load("sv").keys() == Texts.load("en").keys()


def test_that_a_text_has_the_same_placeholders_in_both_languages_and_says_something() -> None:
    swedish, english = (Texts.load(language).template for language in LANGUAGES)
    keys = Texts.load("sv").keys()
    assert {key for key in keys if placeholders(swedish(key)) != placeholders(english(key))} == set()
    silent = {key for key in keys if not (swedish(key).strip() and english(key).strip())}
    assert {key for key in silent if not key.startswith("format.")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_reading_by_sections_finds_what_the_whole_file_says(language: Language) -> None:
    source = resources.read(f"text/{language}.toml").decode()
    whole = dict(flattened(tomllib.loads(source)))
    texts = Texts(language, source)
    assert texts.keys() == tuple(sorted(whole))
    assert {key: texts.template(key) for key in whole} == whole
    alone = {key: Texts(language, source).template(key) for key in list(whole)[::50]}
    assert alone.items() <= whole.items()


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_plural_forms_come_in_pairs(language: Language) -> None:
    keys = set(Texts.load(language).keys())
    alone = {key for key in keys if key.endswith(".other") and f"{key.removesuffix('other')}one" not in keys}
    assert {key for key in alone if "{n}" in Texts.load(language).template(key)} == set()


def test_that_a_language_is_loaded_once() -> None:
    assert Texts.load("sv") is Texts.load("sv")
    assert (Texts.load("sv").language, Texts.load("en").language) == ("sv", "en")


def test_that_a_sentence_costs_its_own_section_only(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    loads = tomllib.loads

    def noted(source: str) -> dict[str, Any]:
        parsed.append(source)
        return loads(source)

    monkeypatch.setattr(tomllib, "loads", noted)
    texts = Texts("en", SMALL)
    assert texts("error.value.date.hint") == texts("error.value.date.hint") == "Write 2014."
    assert len(parsed) == 1
    assert "unexplained" not in parsed[0]


def test_that_a_text_can_be_had_in_both_languages_at_once() -> None:
    assert said("error.value.decimals.message", limit=4) == Said(
        "Talet har fler än 4 decimaler.", "The number has more than 4 decimals."
    )


def test_that_placeholders_are_filled_in(texts: Texts) -> None:
    assert texts("error.value.date.message", text="{x}") == "”{x}” is no date."


def test_that_the_number_chooses_the_form(texts: Texts) -> None:
    assert texts("undo.changed", n=1) == "1 change"
    assert texts("undo.changed", n=0) == "0 changes"
    assert texts("undo.changed", n=2) == "2 changes"


def test_that_great_numbers_are_grouped_and_years_are_not(texts: Texts) -> None:
    assert texts("undo.changed", n=2014) == "2014 changes"
    assert texts("undo.changed", n=12345) == "12.345 changes"
    assert texts("undo.changed", n="12345") == "12345 changes"


@pytest.mark.parametrize("key", ["nothing", "undo", "undo.changed", "error.value.date.message.more", ""])
def test_that_an_unknown_key_is_a_bug(texts: Texts, key: str) -> None:
    assert key not in texts
    with pytest.raises(KeyError):
        texts(key)
    with pytest.raises(KeyError):
        texts.template(key)


def test_that_a_missing_detail_is_a_bug(texts: Texts) -> None:
    with pytest.raises(KeyError):
        texts("error.value.date.message")


def test_that_a_label_without_a_text_is_the_last_part_of_its_key(texts: Texts) -> None:
    assert texts.label("field.visit.wished") == "Wished time"
    assert texts.label("field.visit.some_more") == "some more"


def test_that_an_error_says_what_is_wrong_and_what_to_do(texts: Texts) -> None:
    message = texts.error(InvalidInput("value.date", text="x"))
    assert (message.code, message.message, message.hint) == ("value.date", "”x” is no date.", "Write 2014.")
    assert str(message) == "”x” is no date. Write 2014."


@pytest.mark.parametrize(
    ("field", "label"),
    [("visit.wished", "Wished time"), ("visit.delegation.name", "Name"), ("visit.new_thing", "new thing")],
)
def test_that_an_error_at_a_field_begins_with_its_label(texts: Texts, field: str, label: str) -> None:
    assert texts.error(InvalidInput("value.date", text="x").at(field)).message == f"{label}: ”x” is no date."


def test_that_an_error_that_names_the_field_itself_has_no_label_before(texts: Texts) -> None:
    message = texts.error(InvalidInput("field.unknown", field="wisched", kind="visit"))
    assert str(message) == "Visit has no “wisched”."


def test_that_a_code_without_a_text_stands_for_itself(texts: Texts) -> None:
    error = InvalidInput("field.unknown", field="x", kind="planet")
    assert texts.error(error).message == "planet has no “x”."


def test_that_an_error_with_a_detail_missing_still_has_a_message(texts: Texts) -> None:
    assert texts.error(InvalidInput("value.date")).message == "”…” is no date."


def test_that_an_error_without_a_sentence_still_has_a_message(texts: Texts) -> None:
    message = texts.error(NotFound("planet.lost"))
    assert (message.code, message.message, message.hint) == ("planet.lost", "It did not work (planet.lost).", "Again.")


def test_that_an_error_that_names_a_code_without_what_it_belongs_to_shows_the_code() -> None:
    message = Texts.load("en").error(
        InvalidInput("step.not_allowed", current="requested", wanted="closed", allowed="x")
    )
    assert message.message == "The record cannot go from “requested” to “closed”."


def test_that_the_window_has_hints_of_its_own_where_a_command_would_be_named() -> None:
    error = InvalidInput("key.signing_none")
    assert Texts.load("en").error(error).hint == "Make one with “utblick key new”."
    assert Texts.load("en").error(error, in_window=True).hint == "Make one on the page Keys."
    other = InvalidInput("value.required")
    assert Texts.load("en").error(other, in_window=True) == Texts.load("en").error(other)


def test_that_what_was_typed_is_shown_on_one_line_and_not_without_end(texts: Texts) -> None:
    message = texts.error(InvalidInput("value.date", text="a\nb\t" + "c" * 1000)).message
    assert message.startswith("”a b ccc")
    assert len(message) < 300


def test_that_what_may_be_chosen_is_told_to_the_end() -> None:
    error = InvalidInput("value.choice", text="x", allowed=", ".join(["ett val"] * 100 + ["det sista"]))
    assert Texts.load("sv").error(error).hint.endswith("ett val, det sista.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_wrong_shape_is_told_in_words(language: Language) -> None:
    message = Texts.load(language).error(InvalidInput("value.type", expected="date", got="number")).message
    assert message == {
        "sv": "Här väntades ett datum, men det kom ett tal.",
        "en": "Expected a date here, but got a number.",
    }[language]  # fmt: skip
