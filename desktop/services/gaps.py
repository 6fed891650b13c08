"""What the compilation cannot do without: the fields of each kind, and which records lack them.

A gap stops an export until it is filled in or sent along with a reason; what a rule of the profile asks for is the
profile's to say, and comes on top of this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

RULE: Final = "compilation"

_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "visit": ("direction", "country", "organisation", "purpose"),
    "membership": ("organisation", "form", "purpose", "terms"),
    "project": ("status", "purpose", "period", "target_group", "owner", "contact", "own_share", "total"),
    "agreement": ("form", "partner", "country", "period"),
    "exchange": ("form", "country", "period"),
    "watch": ("form", "source"),
    "priority": ("description",),
}
"""By Uppsala's inventory for projects; for the rest what the compilation counts and sums by."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A field, or a table of rows, that a record lacks."""

    record: str
    kind: str
    title: str
    field: str


def missing(records: Iterable[Mapping[str, Any]]) -> Iterator[Missing]:
    """Find what records lack, as they would be sent."""
    for record in records:
        fields, rows = record["fields"], record["rows"]
        for name in _NEEDED.get(record["kind"], ()):
            if name not in fields and name not in rows:
                yield Missing(record["id"], record["kind"], str(fields.get("title", "")), name)
