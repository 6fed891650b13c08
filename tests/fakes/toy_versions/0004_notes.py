"""A note to every visit.

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
    """Make a table of what stands in another, and change the other."""
    op.create_table(
        "note",
        sa.Column("number", sa.Integer(), sa.ForeignKey("visit.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.execute("INSERT INTO note (number, text) SELECT number, printf('%0900d', number) FROM visit")
    op.execute("UPDATE visit SET title = substr(title, 300)")
