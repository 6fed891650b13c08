"""Records as everybody above the store sees them: frozen, with values of the trade instead of columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal

    from desktop.domain.dates import PartialDate
    from desktop.domain.moments import Moment
    from desktop.domain.money import Money
    from desktop.domain.periods import Period

    Value: TypeAlias = str | int | bool | Decimal | PartialDate | Period | Moment | Money | tuple[str, ...]
    Json: TypeAlias = bool | int | str | Sequence["Json"] | Mapping[str, "Json"] | None
    Raw: TypeAlias = object


@dataclass(frozen=True, slots=True)
class Row:
    """One row that hangs on a record: a member of a delegation, a point of a programme."""

    id: str
    fields: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Link:
    """How a record belongs to another. `incoming` links were made at the other end."""

    kind: str
    to: str
    title: str = ""
    to_kind: str = ""
    incoming: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as a record shows it: of a document that hangs on it, whose id this is."""

    id: str
    name: str
    media_type: str
    size: int
    sha256: str
    goes_along: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One record, whole. Fields that are not filled in are not in `fields`."""

    id: str
    kind: str
    rev: int
    created: datetime
    changed: datetime
    trashed: datetime | None
    fields: Mapping[str, Value]
    rows: Mapping[str, tuple[Row, ...]]
    links: tuple[Link, ...] = ()
    computed: Mapping[str, Json] = field(default_factory=dict)
    """What follows from the rest today; never written down."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The titles of the records that fields point at, by their ids."""
    attachments: tuple[Attachment, ...] = ()

    @property
    def title(self) -> str:
        """What people call it."""
        return str(self.fields.get("title", ""))

    @property
    def status(self) -> str | None:
        """Where it stands in its life cycle, if its kind has one."""
        status = self.fields.get("status", self.computed.get("status"))
        return None if status is None else str(status)


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about what was done, as a code with details; `language` makes the sentence."""

    code: str
    details: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Saved:
    """A change is on disk: the record's new revision. `operation` is None when nothing had to change."""

    id: str
    rev: int
    operation: int | None = None
    notes: tuple[Note, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class SavedRow(Saved):
    """A change of a row is on disk."""

    row: str = ""


@dataclass(frozen=True, slots=True)
class SavedTogether(Saved):
    """A record went into the trash or came back, and so did what hangs on it: `along` records."""

    along: int = 0


@dataclass(frozen=True, slots=True)
class Added(Saved):
    """A new record is on disk, with the file that came along: its document may be the record itself."""

    attachment: Attachment | None = None


@dataclass(frozen=True, slots=True)
class Trashed:
    """A record in the trash, and the day it goes for good."""

    id: str
    kind: str
    title: str
    trashed: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Who changed a field after something else was typed there, and when."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody typed in a field, not yet a value."""

    record: str
    path: str
    text: str
    at: datetime
    overtaken: Overtaken | None = None
    """The field has been changed since: what stands there now is not what was seen when this was typed."""
