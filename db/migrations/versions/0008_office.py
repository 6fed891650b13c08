"""The council office: departments, remarks on records, matches, its own texts, compilations; and files received.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _departments()
    _received()
    _remarks()
    _compilations()


def _departments() -> None:
    op.create_table(
        "department",
        sa.Column("code", sa.String(80), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bodies", sa.Text()),
        sa.Column("contact", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("appointed_by", sa.Text()),
        sa.Column("mandate", sa.Text()),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
    )


def _received() -> None:
    bundle = sa.ForeignKey("received_bundle.number", ondelete="CASCADE")
    op.create_table(
        "received_file",
        sa.Column("bundle", sa.Integer(), bundle, primary_key=True),
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_received_file_sha256", "received_file", ["sha256"])
    op.create_table(
        "verdict",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64)),
        sa.Column("outcome", sa.String(80), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )


def _remarks() -> None:
    op.create_table(
        "remark",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(36), nullable=False, unique=True),
        sa.Column("department", sa.String(80), nullable=False),
        sa.Column("record", sa.String(36), nullable=False),
        sa.Column("state", sa.String(80), nullable=False),
        sa.Column("field", sa.String(80)),
        sa.Column("text", sa.Text()),
        sa.Column("other", sa.String(36)),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_remark_record", "remark", ["department", "record"])
    op.create_table(
        "pairing",
        sa.Column("one", sa.String(36), primary_key=True),
        sa.Column("other", sa.String(36), primary_key=True),
        sa.Column("verdict", sa.String(80), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
    )


def _compilations() -> None:
    op.create_table(
        "chapter",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("chapter", sa.String(80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_chapter_year", "chapter", ["year", "chapter"])
    op.create_table(
        "compilation",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_compilation_year", "compilation", ["year", "edition"], unique=True)


def downgrade() -> None:
    """Refuse: an older program opens a backup made before the upgrade instead."""
    message = "A register is never taken back to an older form; open the backup made before the upgrade."
    raise RuntimeError(message)
