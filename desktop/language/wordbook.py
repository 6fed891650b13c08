"""The words people know codes by (fields, choices, terms of the profile, countries, languages), and values in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from db.fields import types
from desktop.domain.dates import PartialDate
from desktop.domain.moments import Moment
from desktop.domain.money import Money
from desktop.domain.periods import Period
from desktop.language import names
from desktop.language.formats import Formats
from desktop.language.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.fields import Field
    from db.fields.types import FieldType
    from desktop.domain.findings import Said
    from desktop.domain.queries import FieldSum
    from desktop.domain.records import Value
    from desktop.language.texts import Language

    Options = tuple[tuple[str, str], ...]


_FIRST_YEAR = 1000
"""A number that begins here or later is a year, which is written without spaces."""


class Named(Protocol):
    """A word of the profile."""

    @property
    def code(self) -> str:
        """What is kept."""
        ...

    @property
    def name(self) -> Said:
        """What people read."""
        ...


class Terms(Protocol):
    """Where the words of the municipality's profile are looked up."""

    def terms(self, source: str) -> Sequence[Named]:
        """Give the words of one list."""
        ...


class Wordbook:
    """Speaks one language, and the words of one register's profile."""

    def __init__(self, language: Language, terms: Terms) -> None:
        self.language = language
        self._texts = Texts.load(language)
        self._formats = Formats.load(language)
        self._terms = terms

    def label(self, shape: str, field: Field) -> str:
        """Name a field; `shape` is `visit` or `visit.delegation`."""
        return self._texts.label(f"field.{shape}.{field.name}")

    def status(self, kind: str, code: str) -> str:
        """Name a status."""
        return self._texts.label(f"status.{kind}.{code}")

    def options(self, described: FieldType) -> Options:
        """Give the codes a field may hold with their words, in the order people expect."""
        match described:
            case types.Choice():
                key = described.vocabulary.key()
                return tuple((code.value, self._texts.label(f"choice.{key}.{code}")) for code in described.vocabulary)
            case types.Term() | types.Terms():
                known = self._terms.terms(described.source)
                return tuple((term.code, term.name.in_language(self.language)) for term in known)
            case types.Country():
                return names.countries(self.language)
            case types.Languages():
                return names.languages(self.language)
            case _:
                return ()

    def word(self, described: FieldType, code: str) -> str:
        """Give the word for one code."""
        match described:
            case types.Country():
                return names.country_name(code, self.language)
            case types.Languages():
                return names.language_name(code, self.language)
            case types.Choice() if code in described.vocabulary.__members__.values():
                return self._texts.label(f"choice.{described.vocabulary.key()}.{code}")
            case _:
                return dict(self.options(described)).get(code, code)

    def total(self, kind: str, told: FieldSum) -> str:
        """Say what a field comes to over a list, and of how many there is a figure; memberships by their year."""
        label = self._texts.label(f"total.{told.field}" if told.year is not None else f"field.{kind}.{told.field}")
        sums = " + ".join(self._formats.money(Money.of(amount, currency)) for currency, amount in told.sums)
        said = sums or self._texts("total.none")
        year = "" if told.year is None else f" {told.year}"
        return self._texts("total.line", label=label, year=year, sums=said, known=told.with_figure, n=told.of)

    def shown(self, described: FieldType, value: Value | None) -> str:
        """Write a value as people do."""
        match value:
            case None:
                return ""
            case tuple():
                return ", ".join(self.word(described, code) for code in value)
            case str():
                coded = isinstance(described, types.Choice | types.Term | types.Country)
                return self.word(described, value) if coded else value
            case bool():
                return self._formats.flag(value)
            case int() if isinstance(described, types.Number) and described.minimum >= _FIRST_YEAR:
                return str(value)
            case int() | Decimal():
                return self._formats.number(value)
            case PartialDate():
                return self._formats.date(value)
            case Period():
                return self._formats.period(value)
            case Moment():
                return self._formats.moment(value)
            case Money():
                return self._formats.money(value)
