"""Taking a received bundle back as a whole: its records, its files, the mark it set, and the key it told of.

No part of the signed container is needed for it, so that undo costs nobody the import of certificates.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from db.queries import attachments, bundles, journal
from desktop.bundle.control import Purpose
from desktop.bundle.trust import Mark
from desktop.domain.errors import NotFound, Refused
from desktop.services.changes import Change
from desktop.services.trusting import known_keys

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from desktop.domain.records import Json
    from desktop.services.operation import Operation

RECEIVE: Final = "bundle.receive"
TAKE_BACK: Final = "bundle.take_back"
"""The codes of the operations."""
_PATH: Final = "received"
_ACTIVE: Final = "active"


def told_by(bundle: str) -> str:
    """Say of a key why it gave way: the bundle that named the next one."""
    return f"next_key {bundle}"


def remember(operation: Operation, bundle: str, row: RowMapping | dict[str, object]) -> None:
    """Write in the history that a bundle was taken in; with that it is a step of undo."""
    operation.written(Change(bundle, _PATH, None, _about(row)))


def take_back(operation: Operation, bundle: str) -> None:
    """Take a bundle out again, by its id: only the last of its key, so that the mark goes back one step."""
    connection = operation.connection
    row = next((each for each in bundles.received(connection) if each["bundle_id"] == bundle), None)
    if row is None:
        raise NotFound("bundle.not_received", number=bundle)
    if known_keys(connection).keys[str(row["spki"])].mark_of(Purpose(row["purpose"])) != _mark(row):
        raise Refused("bundle.not_the_last", sequence=int(row["sequence"]))
    _take_key_back(operation, row)
    bundles.take_back(connection, int(row["number"]))
    attachments.remove_unused(connection)
    operation.written(Change(bundle, _PATH, _about(row), None))


def operation_of(connection: Connection, bundle: str) -> int | None:
    """The operation that took a bundle in; those received by the first release have none."""
    return journal.operation_of(connection, bundle, _PATH)


def bundle_of(connection: Connection, operation: int) -> str:
    """The id of the bundle that an operation took in."""
    return str(journal.of_operation(connection, operation)[0]["record"])


def _take_key_back(operation: Operation, row: RowMapping) -> None:
    """Let the key that signed it sign on, unless the one that follows has sent something already."""
    connection = operation.connection
    following = json.loads(str(row["control"]))["next_key"]
    old = bundles.trusted_key(connection, str(row["spki"]))
    if following is None or old is None or old["why"] != told_by(str(row["bundle_id"])):
        return
    if any(each["spki"] == following["spki_sha256"] for each in bundles.marks(connection)):
        raise Refused("bundle.not_the_last", sequence=int(row["sequence"]))
    bundles.forget_trusted_key(connection, following["spki_sha256"])
    columns = {"status": _ACTIVE, "why": None, "changed": operation.at}
    bundles.change_trusted_key(connection, str(row["spki"]), columns)


def _mark(row: RowMapping) -> Mark:
    return Mark(int(row["sequence"]), str(row["control_sha256"]))


def _about(row: RowMapping | dict[str, object]) -> dict[str, Json]:
    return {name: str(row[name]) for name in ("department", "sequence", "purpose", "name")}
