"""What a fee pays for, and more fields: notes of the assessment, the compared city, the organisation it is the same as.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("terms", sa.Column("fee_per", sa.String(80)))
    op.add_column("visit", sa.Column("several_operations_note", sa.Text()))
    op.add_column("visit", sa.Column("high_political_level_note", sa.Text()))
    op.add_column("watch", sa.Column("compared_city", sa.Text()))
    op.add_column("organisation", sa.Column("same_as", sa.String(80)))


def downgrade() -> None:
    """Refuse: an older program opens a backup made before the upgrade instead."""
    message = "A register is never taken back to an older form; open the backup made before the upgrade."
    raise RuntimeError(message)
