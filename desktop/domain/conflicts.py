"""Two people, or two windows, changed the same record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.errors import AppError

if TYPE_CHECKING:
    from desktop.domain.records import Record


class Stale(AppError):
    """Somebody changed the record meanwhile; both versions are here to compare."""

    def __init__(
        self, code: str, /, *, mine: Record | None = None, current: Record | None = None, **details: str | int
    ) -> None:
        super().__init__(code, **details)
        self.mine = mine
        self.current = current
