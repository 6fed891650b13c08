"""Files in the register: adding one to a record, writing one out, and all that hangs on a record in one answer."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from db.engine import small_cache
from db.fields import KINDS
from db.queries import attachments as tables
from db.queries import hanging
from desktop.domain.dates import PartialDate
from desktop.domain.errors import Damaged, NotFound
from desktop.domain.hanging import Hanging
from desktop.domain.queries import ListRow
from desktop.domain.records import Attachment
from desktop.services.files_out import check_place, written
from desktop.services.loading import fields_of, head_of, load
from desktop.services.records import DOCUMENT, Records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection, RowMapping

    from db.queries.attachments import Blob
    from desktop.domain.records import Added
    from desktop.services.reading import Given
    from desktop.services.register import Register


class Attachments:
    """Files, and the decisions, documents and tasks of a record."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def add(self, on: str, file: Path, given: Given | None = None) -> Added:
        """Hang a file on a record, as a document called after it unless another title is given."""
        return Records(self._register).add(DOCUMENT.name, {**(given or {}), "on": on}, file=file)

    def of(self, identifier: str) -> Hanging:
        """What hangs directly on a record. In the trash it keeps what went there with it."""
        with self._register.reading() as connection:
            in_trash = head_of(connection, identifier).trashed is not None
            decisions, documents, tasks = (
                [_row(kind, row) for row in hanging.whole_on(connection, kind, identifier) if in_trash or _here(row)]
                for kind in ("decision", "document", "task")
            )
        return Hanging(_sorted(decisions, _dated), _sorted(documents, _dated), _sorted(tasks, _due))

    def write_out(self, document: str, path: Path, *, replace: bool = False) -> Attachment:
        """Write the file of a document, whole or not at all; what is damaged in the register is not written."""
        check_place(path, self._register.path, replace=replace)
        with self._register.reading() as connection:
            found = _file_of(connection, document)
            blob = tables.find(connection, found.sha256)
            with small_cache(connection), written(path, replace=replace) as file:
                if blob is None or not whole(connection, blob, file.write) or blob.size != found.size:
                    raise Damaged("attachment.damaged", name=found.name)
        return found


def whole(connection: Connection, blob: Blob, take: Callable[[bytes], object] | None = None) -> bool:
    """Tell whether all of some content is there and hashes to what it should; each part can be taken on the way."""
    digest, size = hashlib.sha256(), 0
    for part in tables.parts(connection, blob.number):
        digest.update(part)
        size += len(part)
        if take is not None:
            take(part)
    return size == blob.size and hmac.compare_digest(digest.hexdigest(), blob.sha256)


def _file_of(connection: Connection, identifier: str) -> Attachment:
    record = load(connection, identifier)
    fields = record.fields
    if record.kind != DOCUMENT.name or "sha256" not in fields:
        raise NotFound("attachment.none", id=identifier)
    name, media_type, sha256 = (str(fields.get(name, "")) for name in ("file_name", "media_type", "sha256"))
    size = fields.get("size")
    goes_along = fields.get("goes_along") is True
    return Attachment(identifier, name, media_type, size if isinstance(size, int) else -1, sha256, goes_along)


def _here(row: RowMapping) -> bool:
    return row["trashed"] is None


def _row(kind: str, row: RowMapping) -> ListRow:
    return ListRow(
        id=str(row["id"]),
        kind=kind,
        rev=int(row["rev"]),
        title=str(row["title"]),
        status=row["status"],
        changed=row["changed"],
        fields=fields_of(KINDS[kind].fields, row),
    )


def _sorted(rows: list[ListRow], key: Callable[[ListRow], tuple[bool, str]]) -> tuple[ListRow, ...]:
    return tuple(sorted(rows, key=key))


def _dated(row: ListRow) -> tuple[bool, str]:
    """By date, those without one last."""
    day = row.fields.get("date")
    return day is None, str(day)


def _due(row: ListRow) -> tuple[bool, str]:
    """What is open first, by the day it is due; a month counts as its last day."""
    due = row.fields.get("due")
    return row.status != "open", due.last.isoformat() if isinstance(due, PartialDate) else "~"
