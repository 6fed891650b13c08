"""What every change asks first: is the record there, is it out of the trash, is it still what the asker saw."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.conflicts import Stale
from desktop.domain.errors import Refused
from desktop.services.changes import target
from desktop.services.loading import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from desktop.domain.records import Value
    from desktop.services.changes import Target


def editable(
    connection: Connection,
    identifier: str,
    rev: int | None = None,
    wanted: Mapping[str, Value | None] | None = None,
) -> Target:
    """Find a record that may be changed.

    A revision that was given must be the present one; else both versions are told, as it is and as it was wanted.
    """
    found = target(connection, identifier)
    if found.trashed:
        raise Refused("record.trashed", id=identifier)
    if rev is not None and rev != found.rev:
        current = load(connection, identifier)
        fields = {**current.fields, **(wanted or {})}
        mine = replace(current, rev=rev, fields={name: value for name, value in fields.items() if value is not None})
        raise Stale("record.stale", mine=mine, current=current, rev=rev, now=current.rev)
    return found
