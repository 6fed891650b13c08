"""What is typed but not yet a value: kept on disk from the first moment, gone when the value is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.queries import journal
from db.queries import register as tables
from desktop.domain.errors import InvalidInput
from desktop.domain.records import Draft, Overtaken
from desktop.services.changes import target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, RowMapping

    from desktop.services.register import Register

_LONGEST = 1_000_000


class Drafts:
    """Drafts by record and path (`purpose`, `delegation/ID/name`, `delegation/new/name`)."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def keep(self, identifier: str, path: str, text: str) -> None:
        """Keep what stands in a field now, in place of what was kept before; halves of signs cannot be kept."""
        text = text.encode(errors="replace").decode()
        if len(text) > _LONGEST:
            raise InvalidInput("value.too_long", limit=_LONGEST, length=len(text))
        with self._register.writing() as connection:
            target(connection, identifier)
            at = self._register.clock.now()
            tables.keep_draft(connection, record=identifier, path=path, at=at, text=text)

    def of(self, identifier: str) -> tuple[Draft, ...]:
        """The drafts of one record."""
        with self._register.reading() as connection:
            found = tables.drafts(connection, identifier)
            latest = {str(entry["path"]): entry for entry in journal.of_record(connection, identifier)} if found else {}
        return tuple(_draft(row, latest.get(str(row["path"]))) for row in found)

    def drop(self, identifier: str, path: str) -> None:
        """Forget a draft."""
        with self._register.writing() as connection:
            tables.drop_draft(connection, identifier, path)


def _draft(row: RowMapping, latest: RowMapping | None) -> Draft:
    """Read a draft, and whether the last change of its field came after it."""
    later = latest is not None and latest["at"] > row["at"]
    overtaken = Overtaken(str(latest["who"]), latest["at"]) if latest is not None and later else None
    return Draft(str(row["record"]), str(row["path"]), str(row["text"]), row["at"], overtaken)


def forget(connection: Connection, identifier: str, paths: Iterable[str]) -> None:
    """Take drafts away in the transaction that saves their values."""
    for path in paths:
        tables.drop_draft(connection, identifier, path)
