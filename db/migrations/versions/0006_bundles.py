"""Signed bundles: the keys that sign and that are trusted, what was sent and what was received.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _keys()
    _sent()
    _received()


def _keys() -> None:
    op.create_table(
        "signing_key",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("spki", sa.String(64), nullable=False, unique=True),
        sa.Column("use", sa.String(80), nullable=False),
        sa.Column("status", sa.String(80), nullable=False),
        sa.Column("kept", sa.String(80), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "trusted_key",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("spki", sa.String(64), nullable=False, unique=True),
        sa.Column("department", sa.String(80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("status", sa.String(80), nullable=False),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
        sa.Column("why", sa.Text()),
        sa.Column("certificate", sa.LargeBinary()),
        sqlite_autoincrement=True,
    )


def _sent() -> None:
    op.create_table(
        "sent_bundle",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("spki", sa.String(64), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("bundle_id", sa.String(36), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("control_sha256", sa.String(64), nullable=False),
        sa.Column("purpose", sa.String(80), nullable=False),
        sa.Column("period_from", sa.String(10), nullable=False),
        sa.Column("period_to", sa.String(10), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sent_bundle_sequence", "sent_bundle", ["spki", "sequence"], unique=True)


def _received() -> None:
    op.create_table(
        "received_bundle",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("spki", sa.String(64), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("bundle_id", sa.String(36), nullable=False),
        sa.Column("name", sa.String(64), nullable=False, unique=True),
        sa.Column("control_sha256", sa.String(64), nullable=False),
        sa.Column("department", sa.String(80), nullable=False),
        sa.Column("purpose", sa.String(80), nullable=False),
        sa.Column("period_from", sa.String(10), nullable=False),
        sa.Column("period_to", sa.String(10), nullable=False),
        sa.Column("received", sa.DateTime(), nullable=False),
        sa.Column("received_by", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("control", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_received_bundle_sequence", "received_bundle", ["spki", "sequence"], unique=True)
    bundle = sa.ForeignKey("received_bundle.number", ondelete="CASCADE")
    op.create_table(
        "received_record",
        sa.Column("bundle", sa.Integer(), bundle, primary_key=True),
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("kind", sa.String(80), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
    )
    op.create_index("ix_received_record_kind", "received_record", ["kind", "bundle"])


def downgrade() -> None:
    """Refuse: an older program opens a backup made before the upgrade instead."""
    message = "A register is never taken back to an older form; open the backup made before the upgrade."
    raise RuntimeError(message)
