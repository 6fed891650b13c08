"""The content of attached files, each kept once, in parts; and the way from a record to what hangs on it."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from db.base import METADATA
from db.models.records import KIND_TABLES

BLOB = Table(
    "blob",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("size", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)
"""The content of a file. Documents name it by its SHA-256, so that two of the same content share it."""

BLOB_PART = Table(
    "blob_part",
    METADATA,
    Column("blob", Integer, ForeignKey("blob.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)
"""A piece of it: in pieces a file is written and read without ever being in memory whole."""

HANGING = ("decision", "document", "task")
"""The kinds of records that hang on another, by their field `on`."""

for _kind in HANGING:
    Index(f"ix_{_kind}_on", KIND_TABLES[_kind].c.on)
Index("ix_document_sha256", KIND_TABLES["document"].c.sha256)
