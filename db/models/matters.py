"""What waits for an answer from above: a department's requests for advice, and the office's matters for the board."""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from db.base import METADATA, Instant
from db.models.bundles import CODE_LENGTH
from db.models.records import ID_LENGTH

ADVICE = Table(
    "advice",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(ID_LENGTH), nullable=False, unique=True),
    Column("year", Integer, nullable=False),
    Column("record", String(ID_LENGTH)),
    Column("title", Text, nullable=False),
    Column("text", Text),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    Column("withdrawn", Instant),
    sqlite_autoincrement=True,
)
"""What the department asks its office about a record, or about the plan of a year. One that is withdrawn stays here."""

MATTER = Table(
    "matter",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(ID_LENGTH), nullable=False, unique=True),
    Column("year", Integer, nullable=False),
    Column("record", String(ID_LENGTH)),
    Column("rule", String(CODE_LENGTH)),
    Column("title", Text, nullable=False),
    Column("text", Text),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    Column("settled", Instant),
    sqlite_autoincrement=True,
)
"""What the board is to decide: written down by the office, or what it has said of a need that a record shows."""

Index("ix_advice_year", ADVICE.c.year)
Index("ix_matter_year", MATTER.c.year)
