"""The content of attached files, and quick ways from a record to what hangs on it.

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
    """Make the tables and the indexes."""
    op.create_table(
        "blob",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sqlite_autoincrement=True,
    )
    blob = sa.ForeignKey("blob.number", ondelete="CASCADE")
    op.create_table(
        "blob_part",
        sa.Column("blob", sa.Integer(), blob, primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    for kind in ("decision", "document", "task"):
        op.create_index(f"ix_{kind}_on", kind, ["on"])
    op.create_index("ix_document_sha256", "document", ["sha256"])


def downgrade() -> None:
    """Refuse: an older program opens a backup made before the upgrade instead."""
    message = "A register is never taken back to an older form; open the backup made before the upgrade."
    raise RuntimeError(message)
