"""Identifiers: UUID version 7 (RFC 9562), made by the program, ascending within a run."""

from __future__ import annotations

import re
import secrets
import threading
import uuid
from typing import TYPE_CHECKING

from desktop.domain.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.clock import Clock

_FORM = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_TAIL_BITS = 74
_LARGEST_STEP_BITS = 32


class IdentifierSource:
    """Gives ascending identifiers, even when the clock stands still or is set back (RFC 9562, 6.2, method 2)."""

    def __init__(self, clock: Clock, random_bits: Callable[[int], int] = secrets.randbits) -> None:
        self._clock = clock
        self._random_bits = random_bits
        self._lock = threading.Lock()
        self._millisecond = -1
        self._tail = 0

    def next(self) -> str:
        """Give the next identifier; safe to call from any thread."""
        with self._lock:
            self._advance(int(self._clock.now().timestamp() * 1000))
            return str(uuid.UUID(int=_assembled(self._millisecond, self._tail)))

    def _advance(self, millisecond: int) -> None:
        stepped = self._tail + 1 + self._random_bits(_LARGEST_STEP_BITS)
        if millisecond <= self._millisecond and stepped < 1 << _TAIL_BITS:
            self._tail = stepped
            return
        self._millisecond = max(millisecond, self._millisecond + 1)
        self._tail = self._random_bits(_TAIL_BITS - 1)


def _assembled(millisecond: int, tail: int) -> int:
    high, low = tail >> 62, tail & ((1 << 62) - 1)
    return millisecond << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low


_source = IdentifierSource(SystemClock())


def new_id() -> str:
    """Give a new identifier: lower case, with dashes, greater than every one given before in this run."""
    return _source.next()


def is_id(text: str) -> bool:
    """Tell whether the text is an identifier exactly as new_id writes it."""
    return _FORM.fullmatch(text) is not None
