"""What the set-up says to a person, and how it gives up."""

from __future__ import annotations

import sys


class CannotSetUp(Exception):
    """The set-up needs something that only a person can give; the text says what, and what to type."""


def say(text: str) -> None:
    """Say one thing on stderr; stdout belongs to the program."""
    for line in text.splitlines():
        print(f"[setup] {line}", file=sys.stderr, flush=True)
