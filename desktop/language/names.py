"""The names of countries, currencies and languages, as CLDR has them through Babel; of countries, kept in a file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import resources
from desktop.domain.codes import codes
from desktop.language.collation import alphabetical, sort_key
from desktop.language.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from babel import Locale

    from desktop.language.texts import Language

# Names that old lists use and CLDR has left, or has only as a second name.
_OTHER_COUNTRY_NAMES = {
    "Amerikas förenta stater": "US", "Förenta staterna": "US", "United States of America": "US",
    "Bosnien": "BA", "Bosnia": "BA", "Burma": "MM", "Czech Republic": "CZ",
    "Ivory Coast": "CI", "Förenade kungariket": "GB", "Great Britain": "GB",
    "Holland": "NL", "Hongkong": "HK", "Hong Kong": "HK", "Kapverde": "CV",
    "Makedonien": "MK", "Macedonia": "MK",
    "Palestina": "PS", "Palestine": "PS", "Republiken Korea": "KR", "Ryska federationen": "RU",
    "Russian Federation": "RU", "Slovak Republic": "SK", "Slovakiska republiken": "SK", "Swaziland": "SZ",
    "Tjeckiska republiken": "CZ", "Turkey": "TR", "UK": "GB", "Vitryssland": "BY",
    "East Timor": "TL",
}  # fmt: skip
_WITHOUT_RINGS = str.maketrans("{|}", "aao")


def country_name(code: str, language: Language) -> str:
    """Give the name of a country; a code without a name is its own."""
    return _country_names(language).get(code) or str(_locale(language).territories.get(code, code))


def currency_name(code: str, language: Language) -> str:
    """Give the name of a currency; a code without a name is its own."""
    return str(_locale(language).currencies.get(code, code))


def language_name(code: str, language: Language) -> str:
    """Give the name of a language; a code without a name is its own."""
    return str(_locale(language).languages.get(code, code))


def country_from_name(text: str) -> str | None:
    """Give the code of a country by its Swedish or English name, whatever its case and accents."""
    return _country_codes_by_name().get(_folded(text))


def language_from_name(text: str) -> str | None:
    """Give the code of a language by its Swedish or English name, whatever its case and accents."""
    return _language_codes_by_name().get(_folded(text))


@cache
def countries(language: Language) -> tuple[tuple[str, str], ...]:
    """Give every country's code and name, in alphabetical order of the names."""
    return _by_name((code, country_name(code, language)) for code in codes("countries"))


@cache
def currencies(language: Language) -> tuple[tuple[str, str], ...]:
    """Give every currency's code and name, in alphabetical order of the names."""
    return _by_name((code, currency_name(code, language)) for code in codes("currencies"))


@cache
def languages(language: Language) -> tuple[tuple[str, str], ...]:
    """Give every language's code and name, in alphabetical order of the names."""
    return _by_name((code, language_name(code, language)) for code in codes("languages"))


def _by_name(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: sort_key(pair[1])))


@cache
def _country_names(language: Language) -> Mapping[str, str]:
    """Read the names that every list shows from a file of ours: Babel takes longer to load than a window to paint."""
    lines = resources.read(f"codes/country_names.{language}.txt").decode().splitlines()
    return {code: name for code, _, name in (line.partition(" ") for line in lines if not line.startswith("#"))}


@cache
def _locale(language: Language) -> Locale:
    from babel import Locale  # noqa: PLC0415 - see the package

    return Locale.parse(language)


@cache
def _country_codes_by_name() -> Mapping[str, str]:
    named = {_folded(name): code for language in LANGUAGES for code, name in countries(language)}
    return {_folded(name): code for name, code in _OTHER_COUNTRY_NAMES.items()} | named


@cache
def _language_codes_by_name() -> Mapping[str, str]:
    return {_folded(name): code for language in LANGUAGES for code, name in languages(language)}


def _folded(text: str) -> str:
    return alphabetical(text).translate(_WITHOUT_RINGS)
