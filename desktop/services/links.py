"""Links between records: what belongs to what, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.queries import records as tables
from db.vocabulary import LinkKind
from desktop.domain.errors import InvalidInput, NotFound, Refused
from desktop.domain.records import Saved
from desktop.services.changes import Change, target
from desktop.services.editing import editable, with_link, without_link
from desktop.services.paths import LINKS

if TYPE_CHECKING:
    from desktop.services.changes import Target
    from desktop.services.operation import Operation
    from desktop.services.register import Register


class Links:
    """Making and taking away links."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def add(self, identifier: str, kind: str, to: str, rev: int | None = None) -> Saved:
        """Link a record to another; a link that is there already stays as it is."""
        with self._register.operation("record.link", record=identifier, link=kind) as operation:
            found = editable(operation.connection, identifier, rev, with_link(kind, to))
            add_link(operation, found, kind, to)
        return Saved(identifier, operation.revision(found), operation.number)

    def remove(self, identifier: str, kind: str, to: str, rev: int | None = None) -> Saved:
        """Take a link away."""
        with self._register.operation("record.unlink", record=identifier, link=kind) as operation:
            found = editable(operation.connection, identifier, rev, without_link(kind, to))
            other = _other(operation, found, kind, to)
            if not tables.has_link(operation.connection, found.number, kind, other.number):
                raise NotFound("link.not_found", kind=kind, id=to)
            operation.do(found, Change(identifier, f"{LINKS}/{kind}/{to}", True, None))  # noqa: FBT003 - JSON
        return Saved(identifier, operation.revision(found), operation.number)


def add_link(operation: Operation, found: Target, kind: str, to: str) -> None:
    """Link a record to another within an operation. A link to what lies in the trash would not be seen."""
    other = _other(operation, found, kind, to)
    if other.trashed:
        raise Refused("record.trashed", id=to)
    if not tables.has_link(operation.connection, found.number, kind, other.number):
        operation.do(found, Change(found.id, f"{LINKS}/{kind}/{to}", None, True))  # noqa: FBT003 - JSON


def _other(operation: Operation, found: Target, kind: str, to: str) -> Target:
    if kind not in set(LinkKind):
        raise InvalidInput("link.unknown_kind", name=kind, allowed=", ".join(LinkKind))
    if to == found.id:
        raise InvalidInput("link.self")
    return target(operation.connection, to)
