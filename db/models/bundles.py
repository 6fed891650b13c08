"""Bundles: the keys that sign here, the bundles that were sent, the keys that are trusted, and what was received.

No private key is ever in the register: those lie in the operating system's keyring, or in a file of their own.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from db.base import METADATA, Instant

HASH_LENGTH = 64
CODE_LENGTH = 80

SIGNING_KEY = Table(
    "signing_key",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("spki", String(HASH_LENGTH), nullable=False, unique=True),
    Column("use", String(CODE_LENGTH), nullable=False),
    Column("status", String(CODE_LENGTH), nullable=False),
    Column("kept", String(CODE_LENGTH), nullable=False),
    Column("made", Instant, nullable=False),
    Column("certificate", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
"""A key that signs here: its public side, where the private one is kept, and whether it is in use or the next."""

SENT_BUNDLE = Table(
    "sent_bundle",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("spki", String(HASH_LENGTH), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("bundle_id", String(36), nullable=False),
    Column("name", String(HASH_LENGTH), nullable=False),
    Column("control_sha256", String(HASH_LENGTH), nullable=False),
    Column("purpose", String(CODE_LENGTH), nullable=False),
    Column("period_from", String(10), nullable=False),
    Column("period_to", String(10), nullable=False),
    Column("made", Instant, nullable=False),
    Column("file", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""A bundle that was made here. Its number in the sequence of its key is never given again, whatever became of it."""

TRUSTED_KEY = Table(
    "trusted_key",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("spki", String(HASH_LENGTH), nullable=False, unique=True),
    Column("department", String(CODE_LENGTH), nullable=False),
    Column("name", Text, nullable=False),
    Column("status", String(CODE_LENGTH), nullable=False),
    Column("added", Instant, nullable=False),
    Column("checked_by", Text, nullable=False),
    Column("changed", Instant, nullable=False),
    Column("why", Text),
    Column("certificate", LargeBinary),
    sqlite_autoincrement=True,
)
"""A key that is trusted here, whose it is, and who compared its code. `changed` is when it got its status."""

RECEIVED_BUNDLE = Table(
    "received_bundle",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("spki", String(HASH_LENGTH), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("bundle_id", String(36), nullable=False),
    Column("name", String(HASH_LENGTH), nullable=False, unique=True),
    Column("control_sha256", String(HASH_LENGTH), nullable=False),
    Column("department", String(CODE_LENGTH), nullable=False),
    Column("purpose", String(CODE_LENGTH), nullable=False),
    Column("period_from", String(10), nullable=False),
    Column("period_to", String(10), nullable=False),
    Column("received", Instant, nullable=False),
    Column("received_by", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("control", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""A bundle that was accepted, with what it says of itself. The highest number of a key is what the next is held to."""

RECEIVED_RECORD = Table(
    "received_record",
    METADATA,
    Column("bundle", Integer, ForeignKey("received_bundle.number", ondelete="CASCADE"), primary_key=True),
    Column("id", String(36), primary_key=True),
    Column("kind", String(CODE_LENGTH), nullable=False),
    Column("content", Text, nullable=False),
)
"""A record as it was sent, its line of JSON: read-only, and apart from the office's own."""

RECEIVED_FILE = Table(
    "received_file",
    METADATA,
    Column("bundle", Integer, ForeignKey("received_bundle.number", ondelete="CASCADE"), primary_key=True),
    Column("sha256", String(HASH_LENGTH), primary_key=True),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
)
"""A file that came along. Its content is kept once, under its hash, with the register's own."""

Index("ix_received_file_sha256", RECEIVED_FILE.c.sha256)
Index("ix_sent_bundle_sequence", SENT_BUNDLE.c.spki, SENT_BUNDLE.c.sequence, unique=True)
Index("ix_received_bundle_sequence", RECEIVED_BUNDLE.c.spki, RECEIVED_BUNDLE.c.sequence, unique=True)
Index("ix_received_record_kind", RECEIVED_RECORD.c.kind, RECEIVED_RECORD.c.bundle)
