"""The first register: visits with their rows, the history, and search.

Revision ID: 0001
Revises:
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table of the first release."""
    _register()
    _journal()
    _guard_journal()
    _records()
    _visit()
    _visit_rows()
    _search()


def downgrade() -> None:
    """Refuse: an older program opens a backup made before the upgrade instead."""
    message = "A register is never taken back to an older form; open the backup made before the upgrade."
    raise RuntimeError(message)


def _text(name: str, length: int, *, needed: bool = False, key: bool = False, unique: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=not (needed or key), primary_key=key, unique=unique)


def _long(name: str, *, needed: bool = False, key: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=not (needed or key), primary_key=key)


def _whole(name: str, *, needed: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=not needed)


def _big(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger())


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean())


def _moment(name: str, *, needed: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(), nullable=not needed)


def _number() -> sa.Column[Any]:
    return sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True)


def _reference(
    name: str,
    target: str,
    *,
    needed: bool = False,
    key: bool = False,
    unique: bool = False,
    cascade: bool = False,
) -> sa.Column[Any]:
    foreign = sa.ForeignKey(target, ondelete="CASCADE" if cascade else None)
    return sa.Column(name, sa.Integer(), foreign, nullable=not (needed or key), primary_key=key, unique=unique)


def _rows(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        _text("id", 36, key=True),
        _reference("record", "record.number", needed=True, cascade=True),
        _whole("position", needed=True),
        *columns,
    )
    op.create_index(f"ix_{name}_record", name, ["record"])


def _register() -> None:
    op.create_table(
        "setting",
        _text("name", 80, key=True),
        _long("value", needed=True),
    )
    op.create_table(
        "profile",
        _number(),
        _text("code", 80, needed=True),
        _text("version", 80, needed=True),
        _text("digest", 64, needed=True),
        _moment("installed", needed=True),
        _long("content", needed=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "draft",
        _text("record", 36, key=True),
        _long("path", key=True),
        _moment("at", needed=True),
        _long("text", needed=True),
    )


def _journal() -> None:
    op.create_table(
        "operation",
        _number(),
        _moment("at", needed=True),
        _long("who", needed=True),
        _text("code", 80, needed=True),
        _long("detail"),
        _reference("undoes", "operation.number", unique=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "entry",
        _number(),
        _reference("operation", "operation.number", needed=True),
        _text("record", 36, needed=True),
        _long("path", needed=True),
        _text("commitment", 64, needed=True),
        _text("chain", 64, needed=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "entry_value",
        _reference("entry", "entry.number", key=True),
        _text("salt", 32, needed=True),
        _long("before"),
        _long("after"),
    )
    op.create_index("ix_entry_record", "entry", ["record", "number"])
    op.create_index("ix_entry_operation", "entry", ["operation"])


def _guard_journal() -> None:
    """Let nobody change or take away what happened; only the values may be erased."""
    if op.get_context().dialect.name != "sqlite":
        return
    for table in ("operation", "entry"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_keeps_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END",
            )


def _records() -> None:
    op.create_table(
        "record",
        _number(),
        _text("id", 36, needed=True, unique=True),
        _text("kind", 80, needed=True),
        _whole("rev", needed=True),
        _whole("indexed", needed=True),
        _moment("created", needed=True),
        _moment("changed", needed=True),
        _moment("trashed"),
        _text("begins", 80),
        _text("ends", 80),
        _text("status", 80),
        _long("title"),
        _long("title_key"),
        _long("reference"),
        _long("reference_key"),
        _long("unit"),
        _long("unit_key"),
        _long("body"),
        _long("body_key"),
        _long("notes"),
        _flag("stays"),
        sqlite_autoincrement=True,
    )
    for name, columns in (
        ("title", ["kind", "trashed", "title_key", "number"]),
        ("changed", ["kind", "trashed", "changed", "number"]),
        ("begins", ["kind", "trashed", "begins", "number"]),
        ("status", ["kind", "trashed", "status"]),
        ("trashed", ["trashed"]),
    ):
        op.create_index(f"ix_record_{name}", "record", columns)
    op.create_table(
        "link",
        _reference("source", "record.number", key=True, cascade=True),
        _text("kind", 80, key=True),
        _reference("target", "record.number", key=True, cascade=True),
    )
    op.create_index("ix_link_target", "link", ["target"])


def _visit() -> None:
    op.create_table(
        "visit",
        _reference("number", "record.number", key=True, cascade=True),
        *_visit_request(),
        *_visit_assessment_and_plan(),
        *_visit_follow_up(),
    )


def _visit_request() -> list[sa.Column[Any]]:
    return [
        _text("direction", 80),
        _text("channel", 80),
        _text("received", 80),
        _long("organisation"),
        _long("organisation_key"),
        _text("country", 80),
        _long("city"),
        _long("city_key"),
        _long("contact"),
        _long("contact_details"),
        _long("purpose"),
        _long("themes"),
        _text("wished_start", 80),
        _text("wished_end", 80),
        _long("wished_text"),
        _big("group_size"),
        _text("level", 80),
        _long("languages"),
        _flag("interpreter"),
        _flag("invitation_letter"),
        _text("payer", 80),
        _long("payer_note"),
    ]


def _visit_assessment_and_plan() -> list[sa.Column[Any]]:
    return [
        _flag("several_operations"),
        _flag("high_political_level"),
        _flag("foreign_policy"),
        _long("foreign_policy_note"),
        _text("recommendation", 80),
        _long("conditions"),
        _text("decision", 80),
        _long("decided_by"),
        _text("decided", 80),
        _long("decision_reason"),
        _text("office_informed", 80),
        _text("period_start", 80),
        _text("period_end", 80),
        _long("period_text"),
        _long("place"),
        _long("our_points"),
        _long("their_points"),
        _long("defensive_points"),
        _long("flags"),
        _long("seating"),
        _text("photo_consent", 80),
        _long("security_contact"),
        _long("security_notes"),
    ]


def _visit_follow_up() -> list[sa.Column[Any]]:
    return [
        _long("learned"),
        _long("they_learned"),
        _flag("no_action"),
        _long("shared_with"),
        _text("reported", 80),
        _text("grade", 80),
        _long("focus"),
        _long("goals"),
        _long("benefit"),
        _flag("major"),
    ]


def _visit_rows() -> None:
    _people_rows()
    _other_rows()


def _people_rows() -> None:
    _rows(
        "delegation",
        _big("precedence"),
        _long("honorific"),
        _long("name"),
        _long("pronunciation"),
        _long("form_of_address"),
        _long("role"),
        _long("organisation"),
        _long("languages"),
        _long("diet"),
        _long("access_needs"),
        _text("attendance", 80),
    )
    _rows(
        "hosts",
        _long("name"),
        _long("organisation"),
        _text("role", 80),
        _flag("in_house"),
        _long("phone"),
    )
    _rows(
        "programme",
        _text("start", 80),
        _text("end", 80),
        _text("kind", 80),
        _long("title"),
        _long("place"),
        _long("host"),
        _long("speaker"),
        _long("interpreter"),
        _long("transport"),
        _long("note"),
    )


def _other_rows() -> None:
    _rows(
        "costs",
        _long("what"),
        _big("amount_amount"),
        _text("amount_state", 80),
        _text("amount_currency", 80),
        _long("amount_text"),
        _big("hours"),
        _text("date", 80),
        _long("payer"),
    )
    _rows(
        "criteria",
        _text("criterion", 80),
        _text("answer", 80),
        _long("note"),
    )
    _rows(
        "evidence",
        _text("step", 80),
        _text("date", 80),
        _long("note"),
    )
    _rows(
        "gifts",
        _text("direction", 80),
        _long("what"),
        _big("value_amount"),
        _text("value_state", 80),
        _text("value_currency", 80),
        _long("value_text"),
        _long("person"),
        _long("note"),
    )
    _rows(
        "next_steps",
        _long("what"),
        _long("owner"),
        _text("due", 80),
        _text("done", 80),
    )


def _search() -> None:
    """Make the full-text index: words are folded by the program, so the tokenizer leaves accents alone."""
    if op.get_context().dialect.name != "sqlite":
        return
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(title, body, plain, content='', contentless_delete=1, "
        "prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')",
    )
