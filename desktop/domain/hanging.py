"""What hangs on a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain.queries import ListRow


@dataclass(frozen=True, slots=True)
class Hanging:
    """The decisions, documents and tasks of a record, each with all of its fields, in the order they are read in."""

    decisions: tuple[ListRow, ...] = ()
    documents: tuple[ListRow, ...] = ()
    tasks: tuple[ListRow, ...] = ()

    @property
    def total(self) -> int:
        """How many there are together."""
        return len(self.decisions) + len(self.documents) + len(self.tasks)
