"""The year of a visit.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a column, fill it and index it."""
    op.add_column("visit", sa.Column("year", sa.Integer()))
    op.execute("UPDATE visit SET year = 2000 + number % 20")
    op.create_index("ix_visit_year", "visit", ["year"])
