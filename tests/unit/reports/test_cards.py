"""Cards, read back by a reader of the tests' own, written from the RFC."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reports.cards import Card, card_file

if TYPE_CHECKING:
    from desktop.reports.cards import Edition

CHANGED = dt.datetime(2026, 4, 1, 8, 30, tzinfo=dt.UTC)
PERSON = Card(
    "0190-1", "Mari Näide", CHANGED, given="Mari", family="Näide", honorific="Dr", organisation="Näidise linn",
    role="Abilinnapea", email="mari@naide.invalid", phone="+372 5550 000", country="Estland", languages=("et", "en"),
)  # fmt: skip
UNFOLDED = re.compile(r"\r\n[ \t]")
EDITIONS: tuple[Edition, ...] = ("4.0", "3.0")


def lines(content: bytes) -> list[tuple[str, str]]:
    """Split a card into its names, with parameters, and values as they stand."""
    text = UNFOLDED.sub("", content.decode())
    assert text.endswith("\r\n")
    return [(name, value) for name, _, value in (line.partition(":") for line in text[:-2].split("\r\n"))]


def value(content: bytes, name: str) -> list[list[str]]:
    """Give the parts of a value, unescaped: at semicolons."""
    (found,) = [value for key, value in lines(content) if key.partition(";")[0] == name]
    parts = re.split(r"(?<!\\)(?:\\\\)*;", found) if name in {"N", "ADR"} else [found]
    return [[re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], part)] for part in parts]


def test_that_a_person_comes_back_in_the_newest_edition() -> None:
    content = card_file(PERSON)
    assert lines(content)[:2] == [("BEGIN", "VCARD"), ("VERSION", "4.0")]
    told = dict(lines(content))
    assert told["UID"] == "urn:uuid:0190-1"
    assert told["REV"] == "20260401T083000Z"
    assert told["KIND"] == "individual"
    assert told["N"] == "Näide;Mari;;Dr;"
    assert told["EMAIL;TYPE=work"] == "mari@naide.invalid"
    assert told["TEL;TYPE=work"] == "+372 5550 000"
    assert told["ADR;TYPE=work"] == ";;;;;;Estland"
    assert (told["LANG;PREF=1"], told["LANG;PREF=2"]) == ("et", "en")
    assert lines(content)[-1] == ("END", "VCARD")


def test_that_an_older_program_is_told_in_its_own_edition() -> None:
    told = dict(lines(card_file(PERSON, "3.0")))
    assert told["VERSION"] == "3.0"
    assert told["EMAIL;TYPE=INTERNET,WORK"] == "mari@naide.invalid"
    assert not {"KIND", "LANG;PREF=1"} & told.keys()


def test_that_an_organisation_is_one() -> None:
    place = Card("0190-2", "Näidise linn", CHANGED, is_person=False, address="Raekoja plats 1", city="Näidise")
    assert dict(lines(card_file(place)))["KIND"] == "org"
    assert "N" not in dict(lines(card_file(place)))
    assert dict(lines(card_file(place, "3.0")))["N"] == "Näidise linn;;;;"
    assert dict(lines(card_file(place)))["ADR;TYPE=work"] == ";;Raekoja plats 1;Näidise;;;"


def test_that_a_name_that_is_not_divided_is_the_family_name() -> None:
    assert dict(lines(card_file(Card("0190-3", "Aino Esimerkki", CHANGED))))["N"] == "Aino Esimerkki;;;;"


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "text", ['<b>&"', "a;b,c\\d", "två\nrader", "END:VCARD\r\nBEGIN:VCARD", "😀\u200fשלום", "ö" * 200]
)
def test_that_a_text_comes_back_exactly(text: str, edition: Edition) -> None:
    content = card_file(Card("i", text, CHANGED, organisation=text, website="https://exempel.invalid/a,b;c"), edition)
    assert value(content, "FN") == value(content, "ORG") == [[text.replace("\r\n", "\n")]]
    assert dict(lines(content))["URL"] == "https://exempel.invalid/a,b;c"
    assert content.decode().count("\r\nEND:VCARD") == 1


def test_that_an_endless_name_is_cut_with_a_mark() -> None:
    assert value(card_file(Card("i", "x" * 300_000, CHANGED)), "FN") == [["x" * 5000 + "…"]]


@given(st.text(max_size=300))
def test_that_every_line_is_short_and_whole(text: str) -> None:
    content = card_file(Card("i", text, CHANGED, given=text, family=text, organisation=text, website=text))
    assert all(len(line) <= 75 and line.decode() is not None for line in content.split(b"\r\n"))
    assert [name for name, _ in lines(content)].count("END") == 1
