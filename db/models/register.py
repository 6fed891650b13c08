"""What the register knows of itself: settings, its copy of the profile, and what is typed but not yet a value."""

from sqlalchemy import Column, Integer, String, Table, Text

from db.base import METADATA, Instant

SETTING = Table(
    "setting",
    METADATA,
    Column("name", String(80), primary_key=True),
    Column("value", Text, nullable=False),
)

PROFILE = Table(
    "profile",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("code", String(80), nullable=False),
    Column("version", String(80), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("installed", Instant, nullable=False),
    Column("content", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""The profile as it was when it was taken in: a later edit of the file changes nothing by itself."""

DRAFT = Table(
    "draft",
    METADATA,
    Column("record", String(36), primary_key=True),
    Column("path", Text, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("text", Text, nullable=False),
)
