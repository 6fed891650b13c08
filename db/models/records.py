"""The tables of the records: one for what every record carries, one a kind, one a table of rows."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy.types import TypeEngine

from db import fields
from db.base import METADATA, Instant, Listed, Scaled
from db.fields.shared import EVERYWHERE, HEAD, TAIL
from db.fields.types import Column as FieldColumn
from db.fields.types import Storage

ID_LENGTH = 36
CODE_LENGTH = 80


def _sql_type(column: FieldColumn) -> TypeEngine[Any]:
    match column.storage:
        case Storage.TEXT:
            return Text()
        case Storage.CODE:
            return String(CODE_LENGTH)
        case Storage.INTEGER:
            return BigInteger()
        case Storage.FLAG:
            return Boolean()
        case Storage.SCALED:
            return Scaled()
        case Storage.LIST:
            return Listed()


def _columns(described: Iterable[fields.Field]) -> Iterator[Column[Any]]:
    for each in described:
        for column in each.type.columns:
            yield Column(each.name + column.suffix, _sql_type(column))


RECORD = Table(
    "record",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(ID_LENGTH), nullable=False, unique=True),
    Column("kind", String(CODE_LENGTH), nullable=False),
    Column("rev", Integer, nullable=False),
    Column("indexed", Integer, nullable=False, default=0),
    Column("created", Instant, nullable=False),
    Column("changed", Instant, nullable=False),
    Column("trashed", Instant),
    Column("begins", String(CODE_LENGTH)),
    Column("ends", String(CODE_LENGTH)),
    Column("status", String(CODE_LENGTH)),
    *_columns(HEAD + TAIL),
    sqlite_autoincrement=True,
)
"""What every record carries. `indexed` is the revision its search document was made from; `begins` and `ends` follow
from the kind's period and serve the question which year a record belongs to."""

Index("ix_record_title", RECORD.c.kind, RECORD.c.trashed, RECORD.c.title_key, RECORD.c.number)
Index("ix_record_changed", RECORD.c.kind, RECORD.c.trashed, RECORD.c.changed, RECORD.c.number)
Index("ix_record_begins", RECORD.c.kind, RECORD.c.trashed, RECORD.c.begins, RECORD.c.number)
Index("ix_record_status", RECORD.c.kind, RECORD.c.trashed, RECORD.c.status)
Index("ix_record_trashed", RECORD.c.trashed)
_LATE = RECORD.c.indexed != RECORD.c.rev
Index("ix_record_late", RECORD.c.number, sqlite_where=_LATE, postgresql_where=_LATE)


def _kind_table(kind: fields.Kind) -> Table:
    own = (each for each in kind.fields if each.name not in EVERYWHERE)
    return Table(
        kind.name,
        METADATA,
        Column("number", Integer, ForeignKey("record.number", ondelete="CASCADE"), primary_key=True),
        *_columns(own),
    )


def _row_table(table: fields.RowTable) -> Table:
    return Table(
        table.name,
        METADATA,
        Column("id", String(ID_LENGTH), primary_key=True),
        Column("record", Integer, ForeignKey("record.number", ondelete="CASCADE"), nullable=False, index=True),
        Column("position", Integer, nullable=False),
        *_columns(table.fields),
    )


KIND_TABLES: Mapping[str, Table] = MappingProxyType({name: _kind_table(kind) for name, kind in fields.KINDS.items()})
ROW_TABLES: Mapping[str, Table] = MappingProxyType(
    {name: _row_table(each) for name, each in fields.row_tables().items()}
)

Index("ix_next_steps_due", ROW_TABLES["next_steps"].c.done, ROW_TABLES["next_steps"].c.due)

LINK = Table(
    "link",
    METADATA,
    Column("source", Integer, ForeignKey("record.number", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(CODE_LENGTH), primary_key=True),
    Column("target", Integer, ForeignKey("record.number", ondelete="CASCADE"), primary_key=True, index=True),
)
