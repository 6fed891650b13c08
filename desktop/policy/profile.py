"""The profile (kommunprofil): a municipality's own words, each with the place in its policy where it stands."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import InvalidInput, NotFound
from desktop.domain.findings import Said
from desktop.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

SHIPPED = ("uppsala", "stockholm", "tyreso", "neutral")
FORMAT = 1
_LISTS = ("focus", "goals", "steps", "stages", "criteria")
_KEYS = ("format", "code", "version", "name", "municipality", "documents", *_LISTS)
_NOT_ALWAYS_STATED = ("date", "reference", "adopted_by")
_LARGEST = 1_000_000
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the profile, such as an inriktning: its code, what it is called, and where it stands."""

    code: str
    name: Said
    source: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document that the profile is made from. What it does not state is empty."""

    code: str
    name: str
    date: str
    reference: str
    adopted_by: str


@dataclass(frozen=True)
class Profile:
    """A municipality's policy as data, and the text it was read from."""

    code: str
    version: str
    name: Said
    municipality: str
    documents: tuple[Document, ...]
    lists: Mapping[str, tuple[Term, ...]]
    content: str

    @cached_property
    def digest(self) -> str:
        """Tell this very text from any other."""
        return hashlib.sha256(self.content.encode()).hexdigest()

    def terms(self, source: str) -> tuple[Term, ...]:
        """The words of one list: focus, goals, steps, stages or criteria."""
        return self.lists[source]

    def term(self, source: str, code: str) -> Term | None:
        """One word of a list by its code."""
        return next((term for term in self.lists[source] if term.code == code), None)


def load(name: str) -> Profile:
    """Read a shipped profile by its code, or any by its path."""
    if name in SHIPPED:
        return read(resources.files("resources").joinpath("profiles", f"{name}.toml").read_text("utf-8"))
    path = Path(name)
    try:
        if path.stat().st_size > _LARGEST:
            raise InvalidInput("profile.invalid", name=name, reason="> 1 MB")
        return read(path.read_text("utf-8"))
    except OSError as error:
        raise NotFound("profile.not_found", name=name, shipped=", ".join(SHIPPED)) from error
    except UnicodeDecodeError as error:
        raise InvalidInput("profile.invalid", name=name, reason="UTF-8") from error


def read(content: str) -> Profile:
    """Make a profile of the text of its file."""
    try:
        raw = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidInput("profile.not_toml", reason=str(error)) from error
    if raw.get("format") != FORMAT:
        raise InvalidInput("profile.format", format=str(raw.get("format")))
    return _Reader(str(raw.get("code", ""))).profile(raw, content)


class _Reader:
    """Reads the tables of a profile; what is wrong is told with its place."""

    def __init__(self, name: str) -> None:
        self._name = name

    def profile(self, raw: object, content: str) -> Profile:
        table = self._table(raw, "", _KEYS)
        return Profile(
            code=self._text(table, "code"),
            version=self._text(table, "version"),
            name=self._said(self._table(table.get("name"), "name", ("sv", "en")), "name."),
            municipality=self._text(table, "municipality"),
            documents=tuple(self._document(each, place) for place, each in self._list(table, "documents")),
            lists={name: self._terms(table, name) for name in _LISTS},
            content=content,
        )

    def _terms(self, table: Mapping[str, object], name: str) -> tuple[Term, ...]:
        terms = tuple(self._term(each, place) for place, each in self._list(table, name))
        codes = [term.code for term in terms]
        for code in codes:
            if codes.count(code) > 1:
                raise InvalidInput("profile.twice", name=self._name, place=f"{name}: {code}")
        return terms

    def _term(self, raw: object, place: str) -> Term:
        table = self._table(raw, place, ("code", "sv", "en", "source"))
        code, source = (self._text(table, key, f"{place}.") for key in ("code", "source"))
        return Term(code, self._said(table, f"{place}."), source)

    def _document(self, raw: object, place: str) -> Document:
        table = self._table(raw, place, ("code", "name", *_NOT_ALWAYS_STATED))
        code, name = (self._text(table, key, f"{place}.") for key in ("code", "name"))
        stated = (self._text(table, key, f"{place}.") if key in table else "" for key in _NOT_ALWAYS_STATED)
        return Document(code, name, *stated)

    def _said(self, table: Mapping[str, object], place: str) -> Said:
        return Said(self._text(table, "sv", place), self._text(table, "en", place))

    def _table(self, raw: object, place: str, keys: Collection[str]) -> Mapping[str, object]:
        if not isinstance(raw, dict):
            raise self._missing(place)
        for key in raw:
            if key not in keys:
                where = f"{place}.{key}" if place else str(key)
                raise InvalidInput("profile.unexpected", name=self._name, place=where)
        return raw

    def _list(self, table: Mapping[str, object], key: str) -> list[tuple[str, object]]:
        found = table.get(key, [])
        if not isinstance(found, list):
            raise self._missing(key)
        return [(f"{key}[{number}]", each) for number, each in enumerate(found, 1)]

    def _text(self, table: Mapping[str, object], key: str, place: str = "") -> str:
        found = table.get(key)
        text = clean(found, limit=_LONGEST, lines=False) if isinstance(found, str) else ""
        if not text:
            raise self._missing(f"{place}{key}")
        return text

    def _missing(self, place: str) -> InvalidInput:
        return InvalidInput("profile.missing", name=self._name, place=place)
