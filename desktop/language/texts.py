"""The texts in resources/text, by key, with their placeholders filled in."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

import resources
from desktop.domain.marks import override

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.domain.errors import AppError
    from desktop.domain.findings import Said

Language: TypeAlias = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")

_HEADING = re.compile(r"^\[([a-z0-9_.]+)\][ \t]*$", re.MULTILINE)
_GROUPED_FROM = 10_000
_LONGEST_DETAIL = 240
# Details that list what may be written, by the program itself: cut short, they would be no help.
_WHOLE = ("allowed", "commands", "kinds")
_NAMING = ("{field}", "{name}")
# Details that are codes, and the key of the text that says what the code means.
_CODES = {
    "kind": "kind.{kind}.one",
    "table": "row.{kind}.{table}",
    "current": "status.{kind}.{current}",
    "wanted": "status.{kind}.{wanted}",
    "expected": "shape.{expected}",
    "got": "shape.{got}",
}


class Message(NamedTuple):
    """What went wrong, and what to do about it. A named tuple: dataclasses take longer to load than texts to read."""

    code: str
    message: str
    hint: str

    @override
    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class Texts:
    """The texts of one language. A section of the file is parsed when a key in it is first asked for."""

    def __init__(self, language: Language, source: str) -> None:
        self.language = language
        self._unread = dict(_sections(source))
        self._texts: dict[str, str] = {}

    @staticmethod
    def load(language: Language) -> Texts:
        """Give the texts of a language; the file is read once."""
        return _loaded(language)

    def __call__(self, key: str, /, **details: str | int) -> str:
        """Give the text with its placeholders filled in; `n` chooses between the keys .one and .other."""
        text = self._find(key)
        if text is None and "n" in details:
            text = self._find(f"{key}.{'one' if details['n'] == 1 else 'other'}")
        if text is None:
            raise KeyError(key)
        return text.format_map({name: self._shown(value) for name, value in details.items()})

    def __contains__(self, key: str) -> bool:
        return self._find(key) is not None

    def keys(self) -> tuple[str, ...]:
        """Give every key, sorted."""
        for name in tuple(self._unread):
            self._read(name)
        return tuple(sorted(self._texts))

    def template(self, key: str) -> str:
        """Give the text as it stands in the file."""
        text = self._find(key)
        if text is None:
            raise KeyError(key)
        return text

    def label(self, key: str) -> str:
        """Give the text without placeholders, or else the last part of the key, in words."""
        return self._find(key) or key.rpartition(".")[2].replace("_", " ")

    def error(self, error: AppError, *, in_window: bool = False) -> Message:
        """Give the sentences of an error, after the label of the field it is about unless they name it themselves.

        What to do about it may be something else in the window than at the command line.
        """
        code = error.code if f"error.{error.code}.message" in self else "unexplained"
        details = _Details({name: self._detail(name, error.details) for name in error.details} | {"code": error.code})
        template = self.template(f"error.{code}.message")
        message = template.format_map(details)
        field = error.details.get("field")
        if field is not None and not any(name in template for name in _NAMING):
            message = f"{self.label(f'field.{field}')}: {message}"
        own = f"error.{code}.in_window"
        hint = own if in_window and own in self else f"error.{code}.hint"
        return Message(error.code, message, self.template(hint).format_map(details))

    def _find(self, key: str) -> str | None:
        if key not in self._texts and self._unread:
            parts = key.split(".")
            for length in range(len(parts)):
                self._read(".".join(parts[:length]))
        return self._texts.get(key)

    def _read(self, section: str) -> None:
        body = self._unread.get(section)
        if body is not None:
            self._texts.update(_flattened(tomllib.loads(body), section))
            self._unread.pop(section, None)

    def _shown(self, value: str | int) -> str:
        if isinstance(value, int) and abs(value) >= _GROUPED_FROM:
            return f"{value:,}".replace(",", self.template("format.group"))
        return str(value)

    def _detail(self, name: str, details: Mapping[str, str | int]) -> str:
        value = self._shown(details[name])
        if name in _CODES:
            value = self._find(_CODES[name].format_map(_Details(details))) or value
        value = " ".join(value.split())
        return value if name in _WHOLE or len(value) <= _LONGEST_DETAIL else f"{value[:_LONGEST_DETAIL]}…"


class _Details(dict[str, Any]):
    """A message with a gap is better than no message, when it tells of an error."""

    def __missing__(self, key: str) -> str:
        return "…"


def said(key: str, /, **details: str | int) -> Said:
    """Give the text in both languages."""
    from desktop.domain.findings import Said  # noqa: PLC0415 - as for a message

    return Said(*(Texts.load(language)(key, **details) for language in LANGUAGES))


@cache
def _loaded(language: Language) -> Texts:
    return Texts(language, resources.read(f"text/{language}.toml").decode())


def _sections(source: str) -> Iterator[tuple[str, str]]:
    headings = list(_HEADING.finditer(source))
    ends = [heading.start() for heading in headings[1:]] + [len(source)]
    for heading, end in zip(headings, ends, strict=True):
        yield heading[1], source[heading.end() : end]


def _flattened(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, dict):
            yield from _flattened(value, key)
        else:
            yield key, value
