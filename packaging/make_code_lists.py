"""Write the code lists in resources/codes from the data in Babel (CLDR): python packaging/make_code_lists.py [FOLDER].

The lists are made once and committed, so that the program checks a code without loading Babel; a test compares.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel import Locale
from babel.core import get_global

# CLDR has names for these too, but ISO 3166-1 only reserves them, or leaves them to users (XK alone is in general use).
NOT_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
OTHER_FORMS_OF_COUNTRIES: dict[str, tuple[str, ...]] = {"GR": ("EL",), "GB": ("UK",)}
THREE_LETTER_LANGUAGES = frozenset({
    "arc", "ast", "ckb", "dsb", "fil", "fit", "frr", "fur", "gsw", "hmn", "hsb", "kea", "krl", "liv", "ltg", "nds",
    "rom", "rup", "sco", "sma", "smj", "smn", "sms", "szl", "tet", "tig", "vep", "vot", "vro", "yue", "zgh",
})  # fmt: skip
NOT_LANGUAGES = frozenset({"sh", "tl", "tw"})
EURO_BEGAN = (1999, 1, 1)


def countries() -> dict[str, tuple[str, ...]]:
    """Give the countries and territories of ISO 3166-1, and Kosovo, with the EU's own forms."""
    names = map(str, Locale.parse("sv").territories)
    found = (code for code in names if len(code) == len("SE") and code.isalpha() and code not in NOT_COUNTRIES)
    return {code: OTHER_FORMS_OF_COUNTRIES.get(code, ()) for code in found}


def currencies() -> dict[str, tuple[str, ...]]:
    """Give the currencies in use somewhere, and those that the euro replaced."""
    used = get_global("territory_currencies")
    current = {code for spans in used.values() for code, _, end, tender in spans if tender and end is None}
    replaced = {
        code
        for spans in used.values()
        if any(code == "EUR" and end is None for code, _, end, _ in spans)
        for code, _, end, tender in spans
        if tender and end is not None and end >= EURO_BEGAN
    }
    named = Locale.parse("sv").currencies.keys() & Locale.parse("en").currencies.keys()
    return dict.fromkeys((current | replaced) & named, ())


def languages() -> dict[str, tuple[str, ...]]:
    """Give the languages of ISO 639-1 with their three-letter forms, and those of ISO 639-3 that are met here."""
    aliases = get_global("language_aliases")
    named = Locale.parse("sv").languages.keys() & Locale.parse("en").languages.keys()
    short = {code for code in named if len(code) == len("sv")} - NOT_LANGUAGES
    return {
        code: tuple(sorted(form for form, target in aliases.items() if target == code and form.isalpha()))
        for code in short | (named & THREE_LETTER_LANGUAGES)
    }


def written(title: str, forms: dict[str, tuple[str, ...]]) -> str:
    """Give the text of a list: one code a line, then its other forms."""
    lines = (" ".join((code, *forms[code])) for code in sorted(forms))
    return "\n".join((f"# {title}", "# Made by packaging/make_code_lists.py from CLDR through Babel.", *lines, ""))


def country_names(language: str) -> str:
    """Give the text of the names of countries: one a line, after its code."""
    names = Locale.parse(language).territories
    lines = (f"{code} {names.get(code, code)}" for code in sorted(countries()))
    return "\n".join(("# Made by packaging/make_code_lists.py from CLDR through Babel.", *lines, ""))


def lists() -> dict[str, str]:
    """Give the text of every list by its file name."""
    return {
        "countries.txt": written("ISO 3166-1 alpha-2, and XK", countries()),
        "currencies.txt": written("ISO 4217: in use, or replaced by the euro", currencies()),
        "languages.txt": written("ISO 639-1, and three-letter codes where there is no shorter", languages()),
        "country_names.sv.txt": country_names("sv"),
        "country_names.en.txt": country_names("en"),
    }


def main() -> None:
    """Write the lists into the folder given, else into resources/codes."""
    home = Path(__file__).resolve().parents[1] / "resources" / "codes"
    folder = Path(sys.argv[1]) if sys.argv[1:] else home
    for name, text in lists().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
