"""What every change asks first: is the record there, is it out of the trash, is it still what the asker saw."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.conflicts import Stale
from desktop.domain.errors import Refused
from desktop.domain.records import Link, Row
from desktop.services.changes import target
from desktop.services.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from desktop.domain.records import Record, Value
    from desktop.services.changes import Target

    Wish = Callable[[Record], Record]


def editable(connection: Connection, identifier: str, rev: int | None = None, wish: Wish | None = None) -> Target:
    """Find a record that may be changed."""
    found = target(connection, identifier)
    check_editable(connection, found, rev, wish)
    return found


def check_editable(connection: Connection, found: Target, rev: int | None, wish: Wish | None = None) -> None:
    """Refuse to change what lies in the trash, or is not what the asker saw.

    A revision that was given must be the present one; else both versions are told, as it is and as it was wished.
    """
    if found.trashed:
        raise Refused("record.trashed", id=found.id)
    check_revision(connection, found, rev, wish)


def check_revision(connection: Connection, found: Target, rev: int | None, wish: Wish | None = None) -> None:
    """Refuse when the record is not what the asker saw, in the trash or not."""
    if rev is not None and rev != found.rev:
        current = load(connection, found.id)
        mine = replace(current if wish is None else wish(current), rev=rev)
        raise Stale("record.stale", mine=mine, current=current, rev=rev, now=current.rev)


def with_fields(wanted: Mapping[str, Value | None]) -> Wish:
    """Wish for fields; None clears one."""
    return lambda record: replace(record, fields=filled({**record.fields, **wanted}))


def with_row(table: str, identifier: str, wanted: Mapping[str, Value | None]) -> Wish:
    """Wish for a row as it was, with these fields; or for a new one."""

    def wished(record: Record) -> Record:
        rows = {row.id: row for row in record.rows.get(table, ())}
        before = rows[identifier].fields if identifier in rows else {}
        rows[identifier] = Row(identifier, filled({**before, **wanted}))
        return replace(record, rows={**record.rows, table: tuple(rows.values())})

    return wished


def without_row(table: str, identifier: str) -> Wish:
    """Wish a row away."""

    def wished(record: Record) -> Record:
        rows = tuple(row for row in record.rows.get(table, ()) if row.id != identifier)
        return replace(record, rows={**record.rows, table: rows})

    return wished


def with_link(kind: str, to: str) -> Wish:
    """Wish for a link."""
    return lambda record: replace(record, links=(*record.links, Link(kind, to)))


def without_link(kind: str, to: str) -> Wish:
    """Wish a link away."""

    def wished(record: Record) -> Record:
        links = (link for link in record.links if link.incoming or (link.kind, link.to) != (kind, to))
        return replace(record, links=tuple(links))

    return wished


def thrown(at: datetime | None) -> Wish:
    """Wish a record into the trash, or out of it."""
    return lambda record: replace(record, trashed=at)


def filled(fields: Mapping[str, Value | None]) -> dict[str, Value]:
    """Leave out what is not filled in."""
    return {name: value for name, value in fields.items() if value is not None}
