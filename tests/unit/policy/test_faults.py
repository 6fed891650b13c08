"""What is wrong with a profile: every fault, its line, and a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import resources
from desktop.domain.errors import InvalidInput
from desktop.language.texts import LANGUAGES, Texts
from desktop.policy import checker, profile
from desktop.policy.faults import Fault, FaultyProfile
from desktop.policy.schema import schema

TEXT = """format = 2
code = "prov"
version = "1"
municipality = "Provbyn"
organisation_number = "212000-0000"
nuts = "SE110"
name = { sv = "Provbyn", en = "Trial" }

[[documents]]
code = "d"
name = "Policy"
date = "2014-05"
valid_from = "2014"
valid_to = "2020"

[[documents]]
code = "e"
name = "Strategi"

[[editions]]
code = "now"
name = { sv = "Nu", en = "Now" }
documents = ["d"]
valid_from = "2014-05"
default = true

[[editions]]
code = "then"
name = { sv = "Då", en = "Then" }
documents = ["e"]
valid_from = "2003"
valid_to = "2013"

[[bodies]]
code = "KS"
sv = "Kommunstyrelsen"
en = "The board"

[contact]
from = { sv = "Alla", en = "All" }
source = { document = "d", heading = "A", paragraph = 1, verb = "ska" }

[[focus]]
code = "f"
sv = "F"
en = "F"
source = "s. 1"
documents = ["d"]

[[intervals]]
what = "membership_review"
months = 48
rule = "prov.one"

[[calendar]]
code = "plan"
sv = "Plan"
en = "Plan"
who = { sv = "Alla", en = "All" }
date = "11-30"
source = { document = "d", heading = "A", paragraph = 1, verb = "ska" }
rule = "prov.one"

[[letters]]
code = "thanks"
sv = "Hej {person}"
en = "Dear {person}"

[[matrix]]
id = "project"
what = "project"
when = "preliminary_study == false"
body = "KS"
source = { document = "d", heading = "A", paragraph = 1, verb = "ska" }
rules = ["prov.one"]

[[rules]]
id = "prov.one"
kinds = ["membership"]
when = "status == 'active'"
keeps = "filled(benefit)"
force = "justify"
field = "benefit"
text = { sv = "T", en = "T" }
do = { sv = "D", en = "D" }
source = { document = "d", heading = "A", paragraph = 1, verb = "ska", also = ["e"] }
"""
SOURCE = 'source = { document = "d", heading = "A", paragraph = 1, verb = "ska" }'
RULE = TEXT[TEXT.index("[[rules]]") :]


def found(text: str) -> list[tuple[int, str]]:
    faults = profile.faults_of(text)
    for fault in faults:
        for language in LANGUAGES:
            assert fault.sentence(language)
    return [(fault.line, fault.code) for fault in faults]


def test_that_a_whole_profile_has_no_faults() -> None:
    assert found(TEXT) == []
    assert profile.read(TEXT).rules[0].source.documents == ("d", "e")


@pytest.mark.parametrize("name", profile.SHIPPED)
def test_that_the_shipped_profiles_have_no_faults(name: str) -> None:
    assert found(profile.text_of(name)) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ('code = "prov"', "code = ", 2, "toml"),
        ('code = "prov"', 'code = "prov"\ncolour = "red"', 3, "unknown_key"),
        ('version = "1"\n', "", 1, "missing_key"),
        ('version = "1"', "version = 1", 3, "not_text"),
        ('version = "1"', 'version = " "', 3, "not_text"),
        ('version = "1"', f'version = "{"1" * 1001}"', 3, "too_long"),
        ('version = "1"', 'version = "a\\u0007"', 3, "hidden_sign"),
        ('version = "1"', 'version = "a\\nb"', 3, "hidden_sign"),
        ('code = "prov"', 'code = "å ä"', 2, "not_code"),
        ('"212000-0000"', '"2120000000"', 5, "not_organisation_number"),
        ('"SE110"', '"Sverige"', 6, "not_nuts"),
        ('date = "2014-05"', 'date = "maj"', 12, "not_date"),
        ('date = "2014-05"', 'date = "2014-13"', 12, "not_date"),
        ('valid_to = "2020"', 'valid_to = "2012"', 14, "ends_before"),
        ('date = "11-30"', 'date = "30 nov"', 60, "not_day_of_year"),
        ('date = "11-30"', 'date = "11-31"', 60, "not_date"),
        ('name = { sv = "Provbyn", en = "Trial" }', 'name = "Provbyn"', 7, "not_table"),
        ('name = { sv = "Provbyn", en = "Trial" }', 'name = { sv = "Provbyn" }', 7, "missing_key"),
        ("months = 48", "months = 0", 52, "not_number"),
        ("months = 48", "months = true", 52, "not_number"),
        ("default = true", 'default = "yes"', 25, "not_yes_no"),
        ('documents = ["d"]\nvalid_from', 'documents = "d"\nvalid_from', 23, "not_list"),
        ('documents = ["d"]\nvalid_from', "documents = []\nvalid_from", 23, "empty_list"),
        ('kinds = ["membership"]', 'kinds = ["members"]', 79, "no_option"),
        ('code = "e"', 'code = "d"', 16, "twice"),
        (RULE, RULE + RULE, 87, "twice"),
        ('force = "justify"', 'force = "remind"', 82, "force"),
        ('keeps = "filled(benefit)"\n', "", 77, "missing_key"),
        ('do = { sv = "D", en = "D" }\n', "", 77, "missing_key"),
        ('field = "benefit"', 'field = "gain"', 83, "no_field"),
        ("filled(benefit)", "filled(gain)", 81, "condition_field"),
        ("status == 'active'", "status == 'aktiv'", 80, "condition_code"),
        ("preliminary_study == false", "study", 72, "condition_field"),
        ('body = "KS"', 'body = "KF"', 73, "no_body"),
        (f'body = "KS"\n{SOURCE}', 'body = "KS"', 69, "missing_key"),
        ('rules = ["prov.one"]', 'rules = ["prov.two"]', 75, "no_rule"),
        ('rule = "prov.one"\n\n[[cal', 'rule = "prov.two"\n\n[[cal', 53, "no_rule"),
        ('rule = "prov.one"\n\n[[let', 'rule = "prov.two"\n\n[[let', 62, "no_rule"),
        ('also = ["e"]', 'also = ["x"]', 86, "no_document"),
        ('source = "s. 1"\ndocuments = ["d"]', 'source = "s. 1"\ndocuments = ["x"]', 48, "no_document"),
        ('documents = ["e"]', 'documents = ["x"]', 30, "no_document"),
        ("Dear {person}", "Dear {queen}", 67, "placeholder"),
        ("Dear {person}", "Dear {person", 67, "placeholder"),
        ('valid_to = "2013"', 'valid_to = "2013"\nreplaces = "x"', 33, "no_edition"),
        ('valid_to = "2013"', 'valid_to = "2013"\nalternative_to = "then"', 33, "no_edition"),
        ("default = true\n", "", 20, "default"),
        ('valid_to = "2013"', 'valid_to = "2013"\ndefault = true', 27, "default"),
        ('valid_to = "2013"', 'valid_to = "2015"', 27, "overlap"),
        ('valid_to = "2013"\n', "", 27, "overlap"),
        ('documents = ["d"]\nvalid_from', 'documents = ["e"]\nvalid_from', 86, "in_no_edition"),
    ],
)  # fmt: skip
def test_that_a_fault_is_told_with_its_line(old: str, new: str, line: int, code: str) -> None:
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    if code == "in_no_edition":
        text = text.replace(', also = ["e"]', "")

    assert (line, code) in found(text)


def test_that_every_fault_of_a_file_is_told_not_only_the_first() -> None:
    text = (
        TEXT.replace('"SE110"', '"?"')
        .replace("months = 48", "months = 999")
        .replace('force = "justify"', 'force = "x"')
    )

    assert found(text) == [(6, "not_nuts"), (52, "not_number"), (82, "no_option")]
    with pytest.raises(FaultyProfile) as refused:
        profile.read(text)
    assert len(refused.value.faults) == 3
    assert "rad 6" in Texts.load("sv").error(refused.value).message


def test_that_alternatives_may_hold_at_one_time() -> None:
    text = TEXT.replace('valid_to = "2013"', 'alternative_to = "now"')
    assert found(text) == []


def test_that_an_edition_ends_when_what_replaces_it_begins_or_nobody_knows_when() -> None:
    open_end = TEXT.replace('valid_to = "2013"\n', "")
    assert found(open_end.replace("default = true", 'default = true\nreplaces = "then"')) == []
    unknown = TEXT.replace('valid_from = "2014-05"\n', 'replaces = "then"\n').replace('date = "2014-05"\n', "")
    assert found(unknown.replace('valid_to = "2013"\n', "")) == []


def test_that_a_rule_that_permits_needs_no_condition() -> None:
    text = TEXT.replace('keeps = "filled(benefit)"\n', "").replace('do = { sv = "D", en = "D" }\n', "")
    text = text.replace('force = "justify"', 'force = "permitted"').replace('verb = "ska", also', 'verb = "kan", also')
    assert found(text) == []


def test_that_a_profile_of_a_format_to_come_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        profile.read(TEXT.replace("format = 2", "format = 9"))
    assert refused.value.code == "profile.format"
    assert found(TEXT.replace("format = 2", "format = 9")) == [(1, "not_number")]


def test_that_a_text_that_is_nested_too_deep_is_refused() -> None:
    assert found("x = " + "[" * 100_000) == [(1, "toml")]


def test_that_the_schema_in_the_tree_is_the_form_that_the_reader_checks_by() -> None:
    kept = Path(resources.__file__).parent / "profiles" / "profile.schema.json"
    assert json.loads(kept.read_text("utf-8")) == schema()


def test_that_a_fault_says_in_words_what_sort_a_value_is_and_that_there_is_nothing_to_choose() -> None:
    compared = {"kind": "visit", "left": "text", "sign": "==", "right": "number"}
    told = Fault(1, "condition_compare", "x", compared).sentence("sv")
    assert told == "Villkoret för visit jämför text == tal, och det går inte."
    assert Fault(1, "condition_table", "x", {"kind": "person", "name": "a", "known": ""}).sentence("sv") == (
        "person har inga rader."
    )
    assert Fault(1, "condition_status", "x", {"kind": "person", "known": ""}).sentence("en") == (
        "person has no status to reach."
    )
    assert Fault(1, "condition_code", "x", {"code": "a", "known": ""}).sentence("sv") == (
        "”a” kan aldrig stå i fältet: profilen har inga ord för det."
    )
    nothing = {"kind": "visit", "name": "a", "known": ""}
    assert Fault(1, "condition_field", "x", nothing).sentence("sv")  # which has no words of its own for it


@pytest.mark.parametrize("sort", checker.Sort)
def test_that_every_sort_has_a_word(sort: checker.Sort) -> None:
    for language in LANGUAGES:
        assert Fault(1, "condition_not_truth", "x", {"kind": "visit", "sort": sort.value}).sentence(language)
