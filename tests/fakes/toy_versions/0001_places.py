"""Places and visits to them.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make two tables that refer to each other, with enough rows for many pages."""
    op.create_table(
        "place",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text()),
    )
    op.create_table(
        "visit",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("place", sa.Integer(), sa.ForeignKey("place.number", ondelete="CASCADE"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
    )
    op.execute("INSERT INTO place (number, name) VALUES (1, 'Łódź'), (2, 'Malmö'), (3, 'Tartu')")
    op.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) "
        "INSERT INTO visit (number, place, title) SELECT i, 1 + i % 3, printf('%0600d', i) FROM n"
    )
