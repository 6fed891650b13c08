"""Reasons why a record does not follow a rule of the profile."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from db.base import METADATA
from db.models.records import CODE_LENGTH, ID_LENGTH

REASON = Table(
    "reason",
    METADATA,
    Column("record", Integer, ForeignKey("record.number", ondelete="CASCADE"), primary_key=True),
    Column("rule", String(CODE_LENGTH), primary_key=True),
    Column("why", Text, nullable=False),
    Column("decision", String(ID_LENGTH)),
)
"""One for each rule. `decision` names the decision it stands on; the reason outlives it."""
