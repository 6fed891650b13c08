"""The history as people read it, and the steps that can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.domain.records import Json


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, as a code with details; `language` makes the sentence."""

    code: str
    details: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change: values that are private are `masked`, values that were erased are `erased`."""

    number: int
    at: datetime
    who: str
    what: str
    field: str | None
    before: Json
    after: Json
    masked: bool = False
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the hash chain, which a receipt can hold fast."""

    chain: str
    count: int


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be undone."""

    operation: int
    at: datetime
    deed: Deed


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo took back, and the records it touched."""

    deed: Deed
    records: tuple[str, ...]
