"""What can be said of a country without asking anybody: its languages and its currency, as CLDR has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.language.names import currency_name, language_name

if TYPE_CHECKING:
    from datetime import date

    from desktop.language.texts import Language

_MOST = 4
"""More official languages than this help nobody."""


def spoken_in(country: str, language: Language) -> tuple[str, ...]:
    """Give the names of the languages that are official in the whole of a country."""
    from babel.languages import get_official_languages  # noqa: PLC0415 - see the package

    codes = get_official_languages(country, de_facto=True)
    return tuple(language_name(code, language) for code in codes[:_MOST])


def paid_with_in(country: str, day: date, language: Language) -> tuple[str, ...]:
    """Give the names of the currencies that are used in a country on a day, each with its code."""
    from babel.numbers import get_territory_currencies  # noqa: PLC0415 - see the package

    codes = get_territory_currencies(country, day)
    return tuple(f"{currency_name(code, language)} ({code})" for code in codes)
