"""Reads profiles of format 1, which the first release put into registers: words and documents only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.errors import InvalidInput
from desktop.domain.findings import Said
from desktop.domain.text import clean
from desktop.policy.content import Document, Profile, Term
from desktop.policy.format import LISTS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_KEYS = ("format", "code", "version", "name", "municipality", "documents", *LISTS)
_NOT_ALWAYS_STATED = ("date", "reference", "adopted_by")
_LONGEST = 1000


def read(raw: Mapping[str, object], content: str) -> Profile:
    """Make a profile of the tables of its file."""
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
            lists={name: self._terms(table, name) for name in LISTS},
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
        stated = {key: self._text(table, key, f"{place}.") if key in table else "" for key in _NOT_ALWAYS_STATED}
        return Document(code, name, stated["date"], stated["reference"], stated["adopted_by"])

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
