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
from desktop.domain.shapes import object_in, text_in

if TYPE_CHECKING:
    from collections.abc import Mapping

SHIPPED = ("uppsala", "stockholm", "tyreso", "neutral")
FORMAT = 1
_LISTS = ("focus", "goals", "steps", "stages", "criteria")
_KEYS = ("format", "code", "version", "name", "municipality", "documents", *_LISTS)
_LARGEST = 1_000_000


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
            raise InvalidInput("profile.invalid", name=name, reason="size")
        return read(path.read_text("utf-8"))
    except OSError as error:
        raise NotFound("profile.not_found", name=name, shipped=", ".join(SHIPPED)) from error
    except UnicodeDecodeError as error:
        raise InvalidInput("profile.invalid", name=name, reason="UTF-8") from error


def read(content: str) -> Profile:
    """Make a profile of the text of its file."""
    try:
        raw = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput("profile.invalid", name="", reason=str(error)) from error
    try:
        return _profile(raw, content)
    except InvalidInput as error:
        reason = ", ".join(str(detail) for detail in error.details.values())
        raise InvalidInput("profile.invalid", name=str(raw.get("code", "")), reason=reason) from error


def _profile(raw: object, content: str) -> Profile:
    table = object_in(raw, "profile", _KEYS)
    if table.get("format") != FORMAT:
        raise InvalidInput("profile.format", format=str(table.get("format")))
    return Profile(
        code=_text(table, "code"),
        version=_text(table, "version"),
        name=_said(table.get("name")),
        municipality=_text(table, "municipality"),
        documents=tuple(_document(each) for each in _list(table, "documents")),
        lists={name: tuple(_term(each) for each in _list(table, name)) for name in _LISTS},
        content=content,
    )


def _text(table: Mapping[str, object], key: str) -> str:
    return text_in(table.get(key), key)


def _list(table: Mapping[str, object], key: str) -> list[object]:
    found = table.get(key, [])
    if not isinstance(found, list):
        raise InvalidInput("value.type", expected="list", got=key)
    return found


def _said(raw: object) -> Said:
    table = object_in(raw, "sv, en", ("sv", "en"))
    return Said(_text(table, "sv"), _text(table, "en"))


def _term(raw: object) -> Term:
    table = object_in(raw, "term", ("code", "sv", "en", "source"))
    return Term(_text(table, "code"), Said(_text(table, "sv"), _text(table, "en")), _text(table, "source"))


def _document(raw: object) -> Document:
    keys = ("code", "name", "date", "reference", "adopted_by")
    table = object_in(raw, "document", keys)
    return Document(*(text_in(table.get(key, ""), key) for key in keys))
