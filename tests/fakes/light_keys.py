"""Passphrases that are stretched as little as a key file may ask for: opening is the same, but nobody waits for it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from desktop.keystore import wraps

if TYPE_CHECKING:
    from collections.abc import Iterator

LIGHT: Final = wraps.Stretch(memory_kib=8 * 1024, passes=1, lanes=1)


@contextmanager
def light_keys() -> Iterator[None]:
    """Let key files that are written meanwhile ask for little; whoever opens one does as it asks."""
    usual = wraps.Stretch
    wraps.Stretch = lambda: LIGHT  # type: ignore[assignment,misc]
    try:
        yield
    finally:
        wraps.Stretch = usual  # type: ignore[misc]
