"""Reasons why a rule is not followed, each with the decision it stands on.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    record = sa.ForeignKey("record.number", ondelete="CASCADE")
    op.create_table(
        "reason",
        sa.Column("record", sa.Integer(), record, primary_key=True),
        sa.Column("rule", sa.String(80), primary_key=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("decision", sa.String(36)),
    )


def downgrade() -> None:
    """Refuse: an older program opens a backup made before the upgrade instead."""
    message = "A register is never taken back to an older form; open the backup made before the upgrade."
    raise RuntimeError(message)
