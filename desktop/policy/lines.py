"""Finds the line of every key in a TOML file, which the standard library's reader does not tell.

The text has been read by `tomllib` before, so that it is known to be TOML; this only counts where things stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    Path: TypeAlias = tuple[str | int, ...]

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"[ \t]*(?:\"((?:\\.|[^\"\\])*)\"|'([^']*)'|([A-Za-z0-9_-]+))[ \t]*")
_TEXT = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|' + r"'''.*?'{3,5}" + r'|"(?:\\.|[^"\\\n])*"' + r"|'[^'\n]*'", re.DOTALL)
_PLAIN = re.compile(r"[^,\]}\n#]*")


def lines_of(text: str) -> Mapping[Path, int]:
    """Give the line where each table, key and part of a list begins."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.found


def line_of(found: Mapping[Path, int], path: Path) -> int:
    """Give the line of a place, or of the nearest thing around it."""
    while path and path not in found:
        path = path[:-1]
    return found.get(path, 1)


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counts: dict[Path, int] = {}
        self.found: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        self._skip(_SPACE)
        while self._at < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._heading()
            else:
                self._pair(table)
            self._skip(_SPACE)

    def _heading(self) -> Path:
        line, many = self._line(), self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        keys = self._keys()
        self._at += 2 if many else 1
        path: Path = ()
        for place, key in enumerate(keys, 1):
            path = (*path, key)
            if many and place == len(keys):
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        self.found.setdefault(path, line)
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for key in self._keys():
            path = (*path, key)
            self.found.setdefault(path, line)
        self._at += 1  # the sign =
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip(_SPACE)
        self.found.setdefault(path, self._line())
        start = self._text[self._at]
        if start == "[":
            self._list(path)
        elif start == "{":
            self._inline(path)
        else:
            self._skip(_TEXT if start in "\"'" else _PLAIN)

    def _list(self, path: Path) -> None:
        self._at += 1
        place = 0
        while not self._closes("]"):
            self._value((*path, place))
            place += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        while not self._closes("}"):
            self._pair(path)

    def _closes(self, bracket: str) -> bool:
        """Go on to the next part, or past the end of a list or an inline table."""
        self._skip(_SPACE)
        if self._text.startswith(",", self._at):
            self._at += 1
            self._skip(_SPACE)
        if not self._text.startswith(bracket, self._at):
            return False
        self._at += 1
        return True

    def _keys(self) -> list[str]:
        keys = [self._key()]
        while self._text.startswith(".", self._at):
            self._at += 1
            keys.append(self._key())
        return keys

    def _key(self) -> str:
        match = _KEY.match(self._text, self._at)
        groups = () if match is None else match.groups()
        self._at = self._at if match is None else match.end()
        return next((group for group in groups if group is not None), "")

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        self._at = self._at if match is None else match.end()

    def _line(self) -> int:
        return self._text.count("\n", 0, self._at) + 1
