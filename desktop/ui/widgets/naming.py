"""Names for what can be pressed or written in: tests and style sheets find it by them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject

Named = TypeVar("Named", bound=QObject)


def named(thing: Named, name: str) -> Named:
    """Give a new widget or action its object name."""
    thing.setObjectName(name)
    return thing
