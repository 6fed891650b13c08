"""Loads PySide6 without what only its own tools need: a sixth of the time that takes, and of every import after it.

What it makes when it is loaded but uses only to describe its functions, such as in the message about a wrong argument,
are patterns that take 25 ms to compile: here they are compiled when they are first used. And for features that nobody
asks for here (`from __feature__ import snake_case`) it takes the place of Python's own import and reads the source of
every module that is imported: here Python's own gets its place back.
"""

from __future__ import annotations

import builtins
import re
import sys
from functools import partial

_TOOLS = "shibokensupport"


class LatePattern:
    """A pattern that is compiled when it is first used."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._given = pattern, flags
        self._made: re.Pattern[str] | None = None

    @property
    def whole(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._made is None:
            self._made = re.compile(*self._given)
        return self._made

    def __getattr__(self, name: str) -> object:
        if callable(getattr(re.Pattern, name)):  # to ask for a method is not to use it yet
            return partial(self._call, name)
        return getattr(self.whole, name)

    def _call(self, name: str, *given: object, **named: object) -> object:
        return getattr(self.whole, name)(*given, **named)


def load() -> None:
    """Import PySide6; if something else has done so, no more than Python's own import is put back."""
    if "PySide6" not in sys.modules:
        compiled = re.compile

        def later(pattern: str, flags: int = 0) -> object:
            asker = str(sys._getframe(1).f_globals.get("__name__"))  # noqa: SLF001 - nothing else tells who asks
            return (LatePattern if asker.startswith(_TOOLS) else compiled)(pattern, flags)

        setattr(re, "compile", later)  # noqa: B010 - it is a function, as mypy knows
        try:
            import PySide6  # noqa: F401, PLC0415 - while patterns wait
        finally:
            setattr(re, "compile", compiled)  # noqa: B010 - as above
    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own


def load_modules() -> None:
    """Import the parts of Qt that every window needs."""
    from PySide6 import QtCore, QtGui, QtWidgets  # noqa: F401, PLC0415 - when it is asked for, before any other thread
