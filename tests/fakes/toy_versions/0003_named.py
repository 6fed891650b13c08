"""Every place has a name.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Rebuild a table that another refers to: SQLite cannot change a column where it stands."""
    with op.batch_alter_table("place") as batch:
        batch.alter_column("name", existing_type=sa.Text(), nullable=False)
        batch.create_unique_constraint("uq_place_name", ["name"])
