"""What hangs on a record by its field `on`, and what that means for both.

Decisions, documents and tasks go with the record they hang on: into the trash, out of it, and away for good. Nothing
outside the trash hangs on something inside it, so that no task is due for a visit that was thrown away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.queries import hanging as tables
from db.queries import records
from desktop.domain.errors import InvalidInput, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from db.fields import Kind
    from db.queries.hanging import Carrier, Hung
    from desktop.domain.records import Value
    from desktop.services.changes import Target

ON = "on"


def check(connection: Connection, kind: Kind, wanted: Mapping[str, Value | None], own: str | None = None) -> None:
    """Refuse to hang something on a record in the trash, or on what hangs on the thing itself."""
    carrier = wanted.get(ON) if ON in kind.by_name else None
    if carrier is None:
        return
    place, identifier = f"{kind.name}.{ON}", str(carrier)
    head = records.find_head(connection, identifier)
    if head is not None and head.trashed is not None:
        raise InvalidInput("hanging.trashed", title=head.title).at(place)
    if own is not None and own in {each.id for each in _carriers(connection, identifier)}:
        raise InvalidInput("hanging.circle").at(place)


def check_carrier(connection: Connection, found: Target) -> None:
    """Refuse to bring something back while the record it hangs on is in the trash."""
    for carrier in _carriers(connection, found.id):
        if carrier.trashed is not None:
            raise Refused("hanging.carrier_trashed", title=carrier.title, id=carrier.id)


def going_along(connection: Connection, identifier: str, trashed: datetime | None) -> Iterator[Hung]:
    """Everything that hangs on a record, and on that in turn, which is out of the trash or came there at this time."""
    waiting, seen = [identifier], {identifier}
    while waiting:
        for hung in tables.on(connection, waiting.pop()):
            if hung.trashed == trashed and hung.id not in seen:
                seen.add(hung.id)
                waiting.append(hung.id)
                yield hung


def below(connection: Connection, identifier: str) -> dict[str, int]:
    """Everything that hangs on a record, and on that in turn, in the trash or not, by its number."""
    found: dict[str, int] = {}
    waiting = [identifier]
    while waiting:
        hung = [each for each in tables.on(connection, waiting.pop()) if each.id not in found and each.id != identifier]
        found |= {each.id: each.number for each in hung}
        waiting += [each.id for each in hung]
    return found


def ripe(connection: Connection, old: Mapping[str, int]) -> dict[str, int]:
    """Of records that have lain long enough, those on which nothing hangs that has not: it may be wanted back."""
    found = dict(old)
    while True:
        held = [each for each in found if any(hung.id not in found for hung in tables.on(connection, each))]
        if not held:
            return found
        for each in held:
            del found[each]


def _carriers(connection: Connection, identifier: str) -> Iterator[Carrier]:
    """What a record hangs on, and what that hangs on, up to the one that stands by itself."""
    seen = {identifier}
    following = tables.carrier(connection, identifier)
    while following is not None and following.id not in seen:
        seen.add(following.id)
        yield following
        following = tables.carrier(connection, following.id)
