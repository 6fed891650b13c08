"""Finds records for fields that point at other records. Everything here reads, and runs in a worker thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.kinds import KIND_NAMES
from desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace
    from desktop.ui.found import Found

_MOST = 12


class Finder:
    """Looks in the register that is open; before one is, it finds nothing."""

    def __init__(self) -> None:
        self._workspace: Workspace | None = None

    def attach(self, workspace: Workspace) -> None:
        """Look in this register from now on."""
        self._workspace = workspace

    def find(self, text: str, kinds: tuple[str, ...] = ()) -> tuple[Found, ...]:
        """Find records of these kinds, or of any, by their words; without words, those that were changed last."""
        workspace, allowed = self._workspace, kinds or KIND_NAMES
        if workspace is None:
            return ()
        if not text.strip():
            return _latest(workspace, allowed)
        from desktop.ui.found import Found  # noqa: PLC0415 - after the first paint

        if len(allowed) == len(KIND_NAMES):
            hits = list(workspace.search.find(text, limit=_MOST).hits)
        else:
            hits = [hit for kind in allowed for hit in workspace.search.find(text, kind=kind, limit=_MOST).hits]
        return tuple(Found(hit.id, hit.kind, hit.title) for hit in hits[:_MOST])

    def named(self, identifier: str) -> Found | None:
        """Find the one record that has this identifier."""
        if self._workspace is None:
            return None
        from desktop.ui.found import Found  # noqa: PLC0415 - as above

        try:
            record = self._workspace.records.get(identifier)
        except NotFound:
            return None
        return Found(record.id, record.kind, record.title)


def _latest(workspace: Workspace, kinds: tuple[str, ...]) -> tuple[Found, ...]:
    from desktop.domain.queries import Query  # noqa: PLC0415 - after the first paint
    from desktop.ui.found import Found  # noqa: PLC0415 - as above

    pages = (workspace.listing.page(Query(kind, sort="-changed", limit=_MOST)) for kind in kinds)
    rows = sorted((row for page in pages for row in page.rows), key=lambda row: row.changed, reverse=True)
    return tuple(Found(row.id, row.kind, row.title) for row in rows[:_MOST])
