"""The wordbook of desktop.language, in whatever language the window speaks at the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import types
from desktop.language.wordbook import Wordbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.fields import Field
    from db.fields.types import FieldType
    from desktop.domain.records import Value
    from desktop.language.wordbook import Terms
    from desktop.ui.language import Language


class LiveWordbook:
    """Speaks the language of now, and the words of one register's profile."""

    def __init__(self, language: Language, profile: Terms) -> None:
        self._language, self._profile = language, profile
        self._titles: dict[str, str] = {}
        self._now = Wordbook(language.code, profile)

    @property
    def now(self) -> Wordbook:
        """The wordbook of the language of now."""
        if self._now.language != self._language.code:
            self._now = Wordbook(self._language.code, self._profile)
        return self._now

    def know(self, titles: Mapping[str, str]) -> None:
        """Learn the titles of records that fields point at, by their identifiers."""
        self._titles.update(titles)

    def label(self, shape: str, field: Field) -> str:
        """Name a field; `shape` is `visit` or `visit.delegation`."""
        return self.now.label(shape, field)

    def status(self, kind: str, code: str) -> str:
        """Name a status."""
        return self.now.status(kind, code)

    def options(self, described: FieldType) -> tuple[tuple[str, str], ...]:
        """Give the codes a field may hold with their words, in the order people expect."""
        return self.now.options(described)

    def word(self, described: FieldType, code: str) -> str:
        """Give the word for one code."""
        return self.now.word(described, code)

    def shown(self, described: FieldType, value: Value | None) -> str:
        """Write a value as people do."""
        if isinstance(described, types.Reference):
            return self._titles.get(str(value), str(value)) if value else ""
        return self.now.shown(described, value)
