"""Quick answers to what is asked at every turn: what the search index does not know yet, and which steps are due.

Search documents now tell a hit in the title, so every one is to be made anew.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes."""
    late = sa.text('"indexed" != rev')
    op.create_index("ix_record_late", "record", ["number"], sqlite_where=late, postgresql_where=late)
    op.create_index("ix_next_steps_due", "next_steps", ["done", "due"])
    op.execute('UPDATE record SET "indexed" = 0')


def downgrade() -> None:
    """Refuse: an older program opens a backup made before the upgrade instead."""
    message = "A register is never taken back to an older form; open the backup made before the upgrade."
    raise RuntimeError(message)
