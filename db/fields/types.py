"""The types a field can have, and the columns each type is kept in."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from db.vocabulary import Vocabulary


class Storage(StrEnum):
    """How one column is kept; `db.models` turns each into a portable SQL type."""

    TEXT = "text"
    INTEGER = "integer"
    FLAG = "flag"
    SCALED = "scaled"
    """A decimal number times ten thousand, as a whole number: exact, and sums in SQL stay exact."""
    LIST = "list"
    """Several short texts in one column, as JSON."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a field: its name is the field's name and this suffix."""

    suffix: str
    storage: Storage
    length: int | None = None


_CODE_LENGTH = 40
_SHORT = 500
_DATE = Column("", Storage.TEXT, 10)


@dataclass(frozen=True, slots=True)
class FieldType:
    """What all types share: a code that `utblick fields` shows, and columns."""

    code: ClassVar[str]

    @property
    def columns(self) -> tuple[Column, ...]:
        """One text column, unless the type says otherwise."""
        return (Column("", Storage.TEXT, _CODE_LENGTH),)

    @property
    def many(self) -> bool:
        """Whether a value is a list."""
        return False


@dataclass(frozen=True, slots=True)
class Text(FieldType):
    """Words. A `sorted` text keeps a key beside it by which lists are put in Swedish order."""

    code: ClassVar[str] = "text"
    limit: int = 500
    lines: bool = False
    sorted: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """The text, and the sort key where one is kept."""
        text = Column("", Storage.TEXT, self.limit if self.limit <= _SHORT else None)
        return (text, Column("_key", Storage.TEXT)) if self.sorted else (text,)


LONG = Text(limit=100_000, lines=True)


@dataclass(frozen=True, slots=True)
class Number(FieldType):
    """A whole number."""

    code: ClassVar[str] = "number"
    minimum: int = 0
    maximum: int = 1_000_000

    @property
    def columns(self) -> tuple[Column, ...]:
        """One whole number."""
        return (Column("", Storage.INTEGER),)


@dataclass(frozen=True, slots=True)
class Quantity(FieldType):
    """A measured number with at most four decimals, such as hours or a percentage."""

    code: ClassVar[str] = "quantity"
    unit: str = "hours"
    maximum: int = 1_000_000

    @property
    def columns(self) -> tuple[Column, ...]:
        """One exact decimal."""
        return (Column("", Storage.SCALED),)


@dataclass(frozen=True, slots=True)
class Flag(FieldType):
    """Yes, no, or not said."""

    code: ClassVar[str] = "flag"

    @property
    def columns(self) -> tuple[Column, ...]:
        """One truth value."""
        return (Column("", Storage.FLAG),)


@dataclass(frozen=True, slots=True)
class Day(FieldType):
    """A date known to the day, the month or the year."""

    code: ClassVar[str] = "date"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The ISO date as far as it is known, which sorts as text."""
        return (_DATE,)


@dataclass(frozen=True, slots=True)
class Span(FieldType):
    """From a date to a date, each as far as it is known, with the text as first written."""

    code: ClassVar[str] = "period"

    @property
    def columns(self) -> tuple[Column, ...]:
        """Start, end and the text as written."""
        return (
            Column("_start", Storage.TEXT, 10),
            Column("_end", Storage.TEXT, 10),
            Column("_text", Storage.TEXT, 200),
        )


@dataclass(frozen=True, slots=True)
class Time(FieldType):
    """A minute on the clock of the place where it happens."""

    code: ClassVar[str] = "time"

    @property
    def columns(self) -> tuple[Column, ...]:
        """ISO date and time, to the minute."""
        return (Column("", Storage.TEXT, 16),)


@dataclass(frozen=True, slots=True)
class Amount(FieldType):
    """Money with its currency: an amount, zero, or not known; and the text as written."""

    code: ClassVar[str] = "money"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The exact amount, its state, the currency and the text as written."""
        return (
            Column("_amount", Storage.SCALED),
            Column("_state", Storage.TEXT, 10),
            Column("_currency", Storage.TEXT, 3),
            Column("_text", Storage.TEXT, 200),
        )


@dataclass(frozen=True, slots=True)
class Country(FieldType):
    """A country by its ISO 3166 code."""

    code: ClassVar[str] = "country"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The two letters."""
        return (Column("", Storage.TEXT, 2),)


@dataclass(frozen=True, slots=True)
class Choice(FieldType):
    """One word of a fixed vocabulary."""

    code: ClassVar[str] = "choice"
    vocabulary: type[Vocabulary]


@dataclass(frozen=True, slots=True)
class Several(FieldType):
    """What the types with many values share."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """One list."""
        return (Column("", Storage.LIST),)

    @property
    def many(self) -> bool:
        """Always."""
        return True


@dataclass(frozen=True, slots=True)
class Terms(Several):
    """Words of the municipality's own profile, such as its inriktningar."""

    code: ClassVar[str] = "terms"
    source: str


@dataclass(frozen=True, slots=True)
class Term(FieldType):
    """One word of the municipality's own profile."""

    code: ClassVar[str] = "term"
    source: str

    @property
    def columns(self) -> tuple[Column, ...]:
        """The profile's code."""
        return (Column("", Storage.TEXT, 80),)


@dataclass(frozen=True, slots=True)
class Words(Several):
    """Free words, such as themes."""

    code: ClassVar[str] = "words"
    limit: int = 200


@dataclass(frozen=True, slots=True)
class Languages(Several):
    """Languages by their ISO 639 codes."""

    code: ClassVar[str] = "languages"
