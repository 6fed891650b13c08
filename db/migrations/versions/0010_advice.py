"""What a department asks its office for advice on, and the matters that the office prepares for the board.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "advice",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(36), nullable=False, unique=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(36)),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.DateTime()),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_advice_year", "advice", ["year"])
    op.create_table(
        "matter",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(36), nullable=False, unique=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(36)),
        sa.Column("rule", sa.String(80)),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("settled", sa.DateTime()),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_matter_year", "matter", ["year"])


def downgrade() -> None:
    """Refuse: an older program opens a backup made before the upgrade instead."""
    message = "A register is never taken back to an older form; open the backup made before the upgrade."
    raise RuntimeError(message)
