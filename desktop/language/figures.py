"""What the figures of a compilation are called, and how it is said that one is not what it was."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.language.formats import Formats
    from desktop.language.texts import Texts

_NOTHING: Final = "–"
_SOURCE: Final = "source"
_ORE: Final = 2


class Changed(Protocol):
    """Something that has another value than before."""

    @property
    def name(self) -> str:
        """The name of a figure, or of a department's bundle, a rate or a text."""
        ...

    @property
    def before(self) -> str | None:
        """What it was."""
        ...

    @property
    def after(self) -> str | None:
        """What it is."""
        ...


def figure_name(code: str, texts: Texts) -> str:
    """Say what a figure is: what it is of, and which part of «N, of which M with a figure»."""
    head, _, part = code.rpartition(".")
    if f"compilation.figure.{code}" in texts:
        return texts(f"compilation.figure.{code}")
    if f"compilation.figure.{head}" not in texts:
        return code
    return texts(f"compilation.part.{part}", of=texts(f"compilation.figure.{head}"))


def change_name(name: str, texts: Texts, departments: Mapping[str, str]) -> str:
    """Say what changed: a figure, the bundle of a department, a rate or a text."""
    head, _, rest = name.partition(".")
    match head:
        case "source":
            return texts("compilation.change.source", department=departments.get(rest, rest))
        case "rate":
            return texts("compilation.change.rate", currency=rest)
        case "text":
            return texts("compilation.change.text", chapter=texts.label(f"compilation.chapter.{rest}"))
        case _:
            return figure_name(name, texts)


def change_words(change: Changed, formats: Formats, departments: Mapping[str, str]) -> tuple[str, str, str]:
    """Say what changed, what it was and what it is; nobody knows a bundle by its number."""
    texts, head = formats.texts, change.name.partition(".")[0]
    named = change_name(change.name, texts, departments)
    if head == _SOURCE:
        words = (texts(f"compilation.change.bundle_{which}") for which in ("before", "now"))
        before, now = (_NOTHING if value is None else word for value, word in zip(_ends(change), words, strict=True))
    else:
        before, now = (_written(value, change.name, formats) for value in _ends(change))
    return named, before, now


def _written(value: str | None, name: str, formats: Formats) -> str:
    if value is None:
        return _NOTHING
    whole = Decimal(value) == Decimal(value).to_integral_value()
    return formats.number(Decimal(value), decimals=_ORE if name.endswith(".sek") and not whole else 0)


def _ends(change: Changed) -> tuple[str | None, str | None]:
    return change.before, change.after
