"""A key code as it is read aloud: digit by digit, in words that are not mistaken for each other on the telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.language.texts import Texts


def spoken(code: str, texts: Texts) -> tuple[str, ...]:
    """Give each group of a code in words, in its order."""
    return tuple(" ".join(texts(f"spoken.digit_{digit}") for digit in group) for group in code.split())
