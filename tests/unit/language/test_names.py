"""Names of countries, currencies and languages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.domain.codes import codes
from desktop.language import names
from desktop.language.names import (
    countries,
    country_from_name,
    country_name,
    currencies,
    currency_name,
    language_name,
    languages,
)
from desktop.language.texts import LANGUAGES

if TYPE_CHECKING:
    from desktop.language.texts import Language


def test_that_names_are_swedish_and_english() -> None:
    assert (country_name("DE", "sv"), country_name("DE", "en")) == ("Tyskland", "Germany")
    assert (currency_name("SEK", "sv"), currency_name("SEK", "en")) == ("svensk krona", "Swedish Krona")
    assert (language_name("se", "sv"), language_name("se", "en")) == ("nordsamiska", "Northern Sami")


def test_that_a_code_without_a_name_is_its_own() -> None:
    assert (country_name("QQ", "sv"), currency_name("QQQ", "sv"), language_name("qq", "sv")) == ("QQ", "QQQ", "qq")


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_code_has_a_name_of_its_own(language: Language) -> None:
    for kind, pairs in (
        ("countries", countries(language)),
        ("currencies", currencies(language)),
        ("languages", languages(language)),
    ):
        assert sorted(code for code, _ in pairs) == list(codes(kind))
        assert len({name for _, name in pairs}) == len(pairs)
        assert all(name != code for code, name in pairs)


def test_that_names_stand_in_swedish_order() -> None:
    assert [name for _, name in countries("sv")][-3:] == ["Åland", "Österrike", "Östtimor"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_country_is_found_by_its_name(language: Language) -> None:
    assert all(country_from_name(name.upper()) == code for code, name in countries(language))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sverige", "SE"),
        (" TYSKLAND ", "DE"),
        ("Osterrike", "AT"),
        ("Cote d'Ivoire", "CI"),
        ("Turkey", "TR"),
        ("Turkiet", "TR"),
        ("Tu\u0308rkiye", "TR"),
        ("UK", "GB"),
        ("Czech Republic", "CZ"),
        ("United States of America", "US"),
        ("Holland", "NL"),
    ],
)
def test_that_a_country_is_found_by_names_that_people_use(text: str, code: str) -> None:
    assert country_from_name(text) == code


@pytest.mark.parametrize("text", ["", "Atlantis", "Europa", "S"])
def test_that_what_is_no_country_is_not_found(text: str) -> None:
    assert country_from_name(text) is None


def test_that_no_other_name_of_a_country_hides_or_repeats_a_name() -> None:
    named = {names._folded(name) for language in LANGUAGES for _, name in countries(language)}
    assert not named & {names._folded(name) for name in names._OTHER_COUNTRY_NAMES}
    assert set(names._OTHER_COUNTRY_NAMES.values()) <= set(codes("countries"))


def test_that_babel_is_loaded_only_when_a_name_is_asked_for() -> None:
    program = "import sys, desktop.language.names, desktop.language.formats; print('babel' in sys.modules)"
    root = Path(names.__file__).parents[2]
    answer = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
