"""What a list is asked for, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from decimal import Decimal

    from desktop.domain.records import Json, Value

__all__ = ["FIRST_PAGE", "Condition", "FieldSum", "ListRow", "Page", "Query", "Recent"]

FIRST_PAGE = 50


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a field: `sign` is one of = != < > ~ (holds the text)."""

    field: str
    sign: str
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """Which records of a kind, in which order, from where on. `sort` names a field; a leading minus turns it round."""

    kind: str
    where: tuple[Condition, ...] = ()
    year: int | None = None
    sort: str = "title"
    limit: int = FIRST_PAGE
    after: str | None = None
    among: tuple[str, ...] | None = None
    """Only records with these identifiers."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A record as a list shows it: its listed fields only."""

    id: str
    kind: str
    rev: int
    title: str
    status: str | None
    changed: datetime
    fields: Mapping[str, Value]
    computed: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FieldSum:
    """The sums of one field by currency, over `of` records, of which `with_figure` have one; or of one year."""

    field: str
    of: int
    with_figure: int
    sums: tuple[tuple[str, Decimal], ...]
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some records of a list; `next` continues after the last of them, `total` counts all that hold."""

    rows: tuple[ListRow, ...]
    next: str | None
    total: int
