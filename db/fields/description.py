"""The words in which a record kind is described."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType

from db.fields.lifecycle import Lifecycle
from db.fields.types import FieldType


class Privacy(IntEnum):
    """How far a field may travel, from everybody to nobody."""

    PUBLIC = 0
    INTERNAL = 1
    PERSONAL = 2
    SENSITIVE = 3
    PROTECTED = 4

    @property
    def masked(self) -> bool:
        """Whether the history shows that it changed, but not to what."""
        return self >= Privacy.SENSITIVE

    @property
    def code(self) -> str:
        """The word that `utblick fields` and the texts use."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Field:
    """One field. It stays out of the bundle until `since` names the format version that lists it."""

    name: str
    type: FieldType
    section: str = ""
    privacy: Privacy = Privacy.INTERNAL
    since: int | None = None
    required: bool = False
    searched: bool = False
    listed: bool = False
    stepped: bool = False
    """Changed by a step of the life cycle only."""
    attached: bool = False
    """Filled in by the program when a file is attached."""
    column_names: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Name the columns once: every value of every list is read by them."""
        names = tuple(self.name + column.suffix for column in self.type.columns)
        object.__setattr__(self, "column_names", names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Fields by name: what a record kind and a table of rows have in common."""

    name: str
    fields: tuple[Field, ...]
    by_name: Mapping[str, Field] = field(init=False, repr=False, compare=False)
    searched: tuple[Field, ...] = field(init=False, repr=False, compare=False)
    """The fields that search looks in; private ones are never among them."""

    def __post_init__(self) -> None:
        """Index the fields once; two of one name would be a slip in the description."""
        by_name = {each.name: each for each in self.fields}
        if len(by_name) != len(self.fields):
            message = f"{self.name} describes a field twice"
            raise ValueError(message)
        object.__setattr__(self, "by_name", MappingProxyType(by_name))
        searched = tuple(each for each in self.fields if each.searched and not each.privacy.masked)
        object.__setattr__(self, "searched", searched)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTable(Shape):
    """Rows that hang on a record: a delegation, a programme."""

    section: str
    order: tuple[str, ...] = ()
    """The fields by which the rows are shown in order; rows that are alike there keep the order they came in."""
    once: str = ""
    """The field of which each value may stand in one row only."""
    spans: tuple[tuple[str, str], ...] = ()
    """Pairs of fields of which the second may not come before the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Which fields date a record: the first that is filled in counts, or the rows of a table taken together."""

    fields: tuple[str, ...] = ()
    rows: tuple[str, str] | None = None
    """A table of rows and its field that holds a period."""
    open_end: bool = False
    """Whether a period without an end is still running; else it ends where it starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Shape):
    """One kind of record."""

    sections: tuple[str, ...]
    rows: tuple[RowTable, ...] = ()
    lifecycle: Lifecycle | None = None
    period: Period | None = None

    def row_table(self, name: str) -> RowTable | None:
        """Find a table of rows by its name."""
        return next((table for table in self.rows if table.name == name), None)
