"""The words of what guests are given, in their own language: each is a file in resources/guests, and no code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import resources
from desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from babel import Locale

    from desktop.domain.moments import Moment

_WITHOUT_A_FILE = "en"
_SAME = {"no": "nb", "nn": "nb"}


@dataclass(frozen=True, slots=True)
class GuestWords:
    """Speaks one language of guests."""

    language: str
    words: Mapping[str, str]

    @classmethod
    def load(cls, language: str) -> GuestWords:
        """Give the words of a language, or say that there are none."""
        if language not in guest_languages():
            raise NotFound("paper.no_language", language=language, allowed=", ".join(guest_languages()))
        return cls(language, _words(language))

    def __call__(self, key: str, /, **details: str | int) -> str:
        """Give a word or a sentence with its placeholders filled in."""
        return self.words[key].format_map(details)

    def day(self, day: date) -> str:
        """Write a day with its weekday, as people do who speak the language."""
        from babel.dates import format_date  # noqa: PLC0415 - see the package

        written = format_date(day, "full", locale=_locale(self.language))
        return written[:1].upper() + written[1:]

    def short_day(self, day: date) -> str:
        """Write a day without its weekday."""
        from babel.dates import format_date  # noqa: PLC0415 - see the package

        return format_date(day, "long", locale=_locale(self.language))

    def days(self, first: date, last: date) -> str:
        """Write the days from the first to the last."""
        from babel.dates import format_interval  # noqa: PLC0415 - see the package

        if first == last:
            return self.day(first)
        locale = _locale(self.language)
        skeleton = "yMMMMd" if "yMMMMd" in locale.interval_formats else "yMMMd"
        return format_interval(first, last, skeleton, locale=locale)

    def clock(self, moment: Moment) -> str:
        """Write the time of day by twenty-four hours, which everybody reads."""
        return f"{moment.hour:02d}.{moment.minute:02d}" if self.language == "sv" else str(moment)[-5:]


@cache
def guest_languages() -> tuple[str, ...]:
    """Give the code of every language there is a file for, Swedish and English first."""
    from importlib.resources import files  # noqa: PLC0415 - it takes longer to load than most commands to run

    found = {each.name.removesuffix(".toml") for each in files(resources).joinpath("guests").iterdir()}
    return tuple(sorted(found, key=lambda code: (code != "sv", code != "en", code)))


def spoken(languages: Sequence[str]) -> str:
    """Choose a language for guests who speak these: the first there are words in, else English."""
    known = (_SAME.get(language, language) for language in languages)
    return next((language for language in known if language in guest_languages()), _WITHOUT_A_FILE)


@cache
def _words(language: str) -> Mapping[str, str]:
    return tomllib.loads(resources.read(f"guests/{language}.toml").decode())


@cache
def _locale(language: str) -> Locale:
    from babel import Locale  # noqa: PLC0415 - see the package

    return Locale.parse("en_GB" if language == "en" else language)
