"""What hangs on a record by the field `on`: decisions, documents, tasks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from db.models import HANGING, KIND_TABLES, RECORD
from db.queries.records import joined


@dataclass(frozen=True, slots=True)
class Hung:
    """A record that hangs on another."""

    id: str
    number: int
    trashed: datetime | None


@dataclass(frozen=True, slots=True)
class Carrier:
    """A record that another hangs on."""

    id: str
    title: str
    trashed: datetime | None


def on(connection: Connection, identifier: str) -> Iterator[Hung]:
    """What hangs directly on a record, in the trash or not."""
    for kind in HANGING:
        own = KIND_TABLES[kind]
        wanted = select(RECORD.c.id, RECORD.c.number, RECORD.c.trashed).select_from(joined(kind))
        for row in connection.execute(wanted.where(own.c.on == identifier).order_by(RECORD.c.number)).all():
            yield Hung(*row)


def whole_on(connection: Connection, kind: str, identifier: str) -> list[RowMapping]:
    """The records of one kind that hang directly on a record, whole, in the trash or not, oldest first."""
    own = KIND_TABLES[kind]
    columns = [*RECORD.c, *(column for column in own.c if column.name != "number")]
    wanted = select(*columns).select_from(joined(kind)).where(own.c.on == identifier).order_by(RECORD.c.number)
    return list(connection.execute(wanted).mappings())


def files_on(connection: Connection, identifier: str) -> list[RowMapping]:
    """The documents with a file that hang directly on a record, in the trash or not, oldest first."""
    own = KIND_TABLES["document"]
    names = ("file_name", "media_type", "size", "sha256", "goes_along")
    columns = (RECORD.c.id, RECORD.c.trashed, *(own.c[name] for name in names))
    wanted = select(*columns).select_from(joined("document")).where(own.c.on == identifier, own.c.sha256.is_not(None))
    return list(connection.execute(wanted.order_by(RECORD.c.number)).mappings())


def carrier(connection: Connection, identifier: str) -> Carrier | None:
    """What a record hangs on; None if it stands by itself."""
    for kind in HANGING:
        own = KIND_TABLES[kind]
        up = RECORD.alias("up")
        wanted = select(up.c.id, up.c.title, up.c.trashed).select_from(joined(kind).join(up, up.c.id == own.c.on))
        found = connection.execute(wanted.where(RECORD.c.id == identifier)).one_or_none()
        if found is not None:
            return Carrier(*found)
    return None
