"""Standard out and error, which somebody else may have closed, filled, or tied to a terminal of another age."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.domain.errors import Unavailable

if TYPE_CHECKING:
    from typing import TextIO


class AnswerLost(Unavailable):
    """The answer could not be written where it was to go."""


def prepare() -> None:
    """Write UTF-8 whatever the terminal says; a stream that was closed from the start takes everything silently."""
    sys.stdout, sys.stderr = (_prepared(stream) for stream in (sys.stdout, sys.stderr))


def _prepared(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - for as long as the program lives
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace")
    return stream


def answer(text: str) -> None:
    """Write to standard out."""
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        raise
    except OSError:
        _lose()


def finish() -> None:
    """Bring out what is still on its way; whoever only reads the beginning has read enough."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:
        _lose()


def silence() -> None:
    """Let the rest go nowhere, also what Python itself brings out at the end."""
    with suppress(OSError, ValueError):
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, sys.stdout.fileno())
        os.close(sink)


def _lose() -> None:
    silence()
    raise AnswerLost("answer.lost")
