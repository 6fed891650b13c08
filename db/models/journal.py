"""The history: operations, their entries in a hash chain, and the values, which alone may be erased."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from db.base import METADATA, Instant

OPERATION = Table(
    "operation",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("who", Text, nullable=False),
    Column("code", String(80), nullable=False),
    Column("detail", Text),
    Column("undoes", Integer, ForeignKey("operation.number"), unique=True),
    sqlite_autoincrement=True,
)
"""One thing that somebody did, in one transaction: one step of undo."""

ENTRY = Table(
    "entry",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("operation", Integer, ForeignKey("operation.number"), nullable=False),
    Column("record", String(36), nullable=False),
    Column("path", Text, nullable=False),
    Column("commitment", String(64), nullable=False),
    Column("chain", String(64), nullable=False),
    sqlite_autoincrement=True,
)
"""One change. `commitment` fixes the values without telling them; `chain` fixes the entry and all before it."""

Index("ix_entry_record", ENTRY.c.record, ENTRY.c.number)
Index("ix_entry_operation", ENTRY.c.operation)

ENTRY_VALUE = Table(
    "entry_value",
    METADATA,
    Column("entry", Integer, ForeignKey("entry.number"), primary_key=True),
    Column("salt", String(32), nullable=False),
    Column("before", Text),
    Column("after", Text),
)
"""The values before and after, as JSON. To erase a person, this row goes and the chain still holds."""
