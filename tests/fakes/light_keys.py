"""Passphrases that are stretched as little as may be: opening is the same, but nobody waits for it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest

from desktop.keystore import signing_keys, wraps

if TYPE_CHECKING:
    from collections.abc import Iterator

LIGHT: Final = wraps.Stretch(memory_kib=8 * 1024, passes=1, lanes=1)
"""As little work as a key file may ask for."""
FEW_ROUNDS: Final = 0x10000
"""The fewest whose number is written as long as the usual one."""


@contextmanager
def light_keys() -> Iterator[None]:
    """Let what is sealed meanwhile ask for little work; whoever opens it does as it asks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wraps, "Stretch", lambda: LIGHT)
        patch.setattr(signing_keys, "ROUNDS", FEW_ROUNDS)
        yield
