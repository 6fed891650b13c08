"""Persons who are not the same although their names are.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "not_same_person",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("record", sa.Integer(), sa.ForeignKey("record.number", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(80)),
        sa.Column("why", sa.Text()),
    )
    op.create_index("ix_not_same_person_record", "not_same_person", ["record"])


def downgrade() -> None:
    """Refuse: an older program opens a backup made before the upgrade instead."""
    message = "A register is never taken back to an older form; open the backup made before the upgrade."
    raise RuntimeError(message)
