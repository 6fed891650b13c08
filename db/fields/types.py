"""The types a field can have, and the columns each type is kept in.

`FieldType` names them all, so that a match over it that forgets one is found by the type checker.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeAlias

from db.vocabulary import Vocabulary


class Storage(StrEnum):
    """How one column is kept; `db.models` turns each into a portable SQL type."""

    TEXT = "text"
    CODE = "code"
    """A short text of the program's own: a code, an ISO date, a currency."""
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


@dataclass(frozen=True, slots=True)
class _Type:
    """What all types share: the code that `utblick fields` shows, their columns, and whether a value is a list."""

    code: ClassVar[str]
    columns: ClassVar[tuple[Column, ...]] = (Column("", Storage.CODE),)
    many: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Text(_Type):
    """Words, in one line or several."""

    code: ClassVar[str] = "text"
    columns: ClassVar[tuple[Column, ...]] = (Column("", Storage.TEXT),)
    limit: int = 500
    lines: bool = False


@dataclass(frozen=True, slots=True)
class SortedText(Text):
    """Words that lists can be put in order by: a key beside them sorts as Swedes do."""

    columns: ClassVar[tuple[Column, ...]] = (Column("", Storage.TEXT), Column("_key", Storage.TEXT))


@dataclass(frozen=True, slots=True)
class Website(Text):
    """An address on the web, which may leave out its scheme; of schemes, only http and https."""

    limit: int = 300


LONG = Text(limit=100_000, lines=True)


@dataclass(frozen=True, slots=True)
class Number(_Type):
    """A whole number."""

    code: ClassVar[str] = "number"
    columns: ClassVar[tuple[Column, ...]] = (Column("", Storage.INTEGER),)
    minimum: int = 0
    maximum: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Quantity(_Type):
    """A measured number with at most four decimals, such as hours or a percentage."""

    code: ClassVar[str] = "quantity"
    columns: ClassVar[tuple[Column, ...]] = (Column("", Storage.SCALED),)
    unit: str = "hours"
    maximum: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Flag(_Type):
    """Yes, no, or not said."""

    code: ClassVar[str] = "flag"
    columns: ClassVar[tuple[Column, ...]] = (Column("", Storage.FLAG),)


@dataclass(frozen=True, slots=True)
class Day(_Type):
    """A date known to the day, the month or the year, kept as ISO text as far as it is known: so it sorts."""

    code: ClassVar[str] = "date"


@dataclass(frozen=True, slots=True)
class Time(_Type):
    """A minute on the clock of the place where it happens, kept as ISO text."""

    code: ClassVar[str] = "time"


@dataclass(frozen=True, slots=True)
class Span(_Type):
    """From a date to a date, each as far as it is known, with the text as first written."""

    code: ClassVar[str] = "period"
    columns: ClassVar[tuple[Column, ...]] = (
        Column("_start", Storage.CODE),
        Column("_end", Storage.CODE),
        Column("_text", Storage.TEXT),
    )


@dataclass(frozen=True, slots=True)
class Amount(_Type):
    """Money with its currency: an amount, zero, or not known; and the text as first written."""

    code: ClassVar[str] = "money"
    columns: ClassVar[tuple[Column, ...]] = (
        Column("_amount", Storage.SCALED),
        Column("_state", Storage.CODE),
        Column("_currency", Storage.CODE),
        Column("_text", Storage.TEXT),
    )


@dataclass(frozen=True, slots=True)
class Country(_Type):
    """A country by the two letters of ISO 3166."""

    code: ClassVar[str] = "country"


@dataclass(frozen=True, slots=True)
class Choice(_Type):
    """One word of a fixed vocabulary."""

    code: ClassVar[str] = "choice"
    vocabulary: type[Vocabulary]


@dataclass(frozen=True, slots=True)
class Term(_Type):
    """One word of the municipality's own profile."""

    code: ClassVar[str] = "term"
    source: str


@dataclass(frozen=True, slots=True)
class Reference(_Type):
    """Another record by its id, of one of these kinds, or of any."""

    code: ClassVar[str] = "reference"
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms(_Type):
    """Words of the municipality's own profile, such as its inriktningar."""

    code: ClassVar[str] = "terms"
    columns: ClassVar[tuple[Column, ...]] = (Column("", Storage.LIST),)
    many: ClassVar[bool] = True
    source: str


@dataclass(frozen=True, slots=True)
class Words(_Type):
    """Free words, such as themes."""

    code: ClassVar[str] = "words"
    columns: ClassVar[tuple[Column, ...]] = (Column("", Storage.LIST),)
    many: ClassVar[bool] = True
    limit: int = 200


@dataclass(frozen=True, slots=True)
class Languages(_Type):
    """Languages by their ISO 639 codes."""

    code: ClassVar[str] = "languages"
    columns: ClassVar[tuple[Column, ...]] = (Column("", Storage.LIST),)
    many: ClassVar[bool] = True


Several: TypeAlias = Terms | Words | Languages
FieldType: TypeAlias = (
    Text
    | Number
    | Quantity
    | Flag
    | Day
    | Time
    | Span
    | Amount
    | Country
    | Choice
    | Term
    | Reference
    | Terms
    | Words
    | Languages
)
