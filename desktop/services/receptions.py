"""Taking a received bundle back as a whole: its records, its files, the mark it set, and the key it told of.

No part of the signed container is needed for it, so that undo costs nobody the import of certificates.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from db.queries import attachments, bundles, journal
from desktop.bundle.control import Purpose
from desktop.bundle.trust import Mark, Status
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


def told_by(bundle: str) -> str:
    """Say of a key why it gave way: the bundle that named the next one."""
    return f"next_key {bundle}"


def keys_that_told_of(connection: Connection, spki: str) -> set[str]:
    """The keys in use of which a bundle has come that names this one as the next."""
    told = {str(row["spki"]) for row in bundles.received(connection) if _next_of(row) == spki}
    keys = (bundles.trusted_key(connection, each) for each in told)
    return {str(key["spki"]) for key in keys if key is not None and key["status"] == Status.ACTIVE}


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
    """Trust no longer the key that it brought, and let the one that it retired sign on.

    Neither if the key that follows has sent something already. One that was revoked since stays so: forgotten, it
    would be trusted when the bundle comes again.
    """
    connection = operation.connection
    following = _next_of(row)
    brought = None if following is None else bundles.trusted_key(connection, following)
    if brought is not None and brought["added"] == row["received"]:
        if any(each["spki"] == brought["spki"] for each in bundles.marks(connection)):
            raise Refused("bundle.not_the_last", sequence=int(row["sequence"]))
        if brought["status"] == Status.ACTIVE:
            bundles.forget_trusted_key(connection, str(brought["spki"]))
    why = told_by(str(row["bundle_id"]))
    for key in bundles.trusted_keys(connection):
        if key["status"] == Status.RETIRED and key["why"] == why:
            columns = {"status": Status.ACTIVE, "why": None, "changed": operation.at}
            bundles.change_trusted_key(connection, str(key["spki"]), columns)


def _next_of(row: RowMapping) -> str | None:
    following = json.loads(str(row["control"]))["next_key"]
    return None if following is None else str(following["spki_sha256"])


def _mark(row: RowMapping) -> Mark:
    return Mark(int(row["sequence"]), str(row["control_sha256"]))


def _about(row: RowMapping | dict[str, object]) -> dict[str, Json]:
    return {name: str(row[name]) for name in ("department", "sequence", "purpose", "name")}
