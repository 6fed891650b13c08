"""Every other kind of record, with its rows.

Revision ID: 0002
Revises: 0001
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the kinds and of their rows."""
    _membership()
    _project()
    _agreement()
    _exchange()
    _watch()
    _organisation()
    _person()
    _priority()
    _decision()
    _document()
    _task()
    _membership_rows()
    _project_rows()
    _agreement_rows()
    _exchange_rows()
    _watch_rows()
    _organisation_rows()


def downgrade() -> None:
    """Refuse: an older program opens a backup made before the upgrade instead."""
    message = "A register is never taken back to an older form; open the backup made before the upgrade."
    raise RuntimeError(message)


def _code(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(80))


def _long(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text())


def _big(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger())


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean())


def _kind(name: str, *columns: sa.Column[Any]) -> None:
    record = sa.ForeignKey("record.number", ondelete="CASCADE")
    op.create_table(name, sa.Column("number", sa.Integer(), record, primary_key=True), *columns)


def _rows(name: str, *columns: sa.Column[Any]) -> None:
    record = sa.ForeignKey("record.number", ondelete="CASCADE")
    op.create_table(
        name,
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("record", sa.Integer(), record, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
    )
    op.create_index(f"ix_{name}_record", name, ["record"])


def _membership() -> None:
    _kind(
        "membership",
        _long("organisation"),
        _long("organisation_key"),
        _long("acronym"),
        _code("country"),
        _code("form"),
        _code("scope"),
        _long("themes"),
        _long("purpose"),
        _long("activity"),
        _long("website"),
        _long("contact"),
        _long("contact_details"),
        _code("renewal"),
        _big("notice_months"),
        _code("override"),
        _code("override_until"),
        _long("override_reason"),
        _long("benefit_actual"),
        _code("reviewed"),
        _big("review_months"),
        _code("review_outcome"),
        _long("review_note"),
        _long("focus"),
        _long("goals"),
        _long("benefit"),
        _flag("major"),
    )


def _project() -> None:
    _kind("project", *_project_itself(), *_project_handling())


def _project_itself() -> list[sa.Column[Any]]:
    return [
        _long("acronym"),
        _code("form"),
        _long("purpose"),
        _code("period_start"),
        _code("period_end"),
        _long("period_text"),
        _long("target_group"),
        _long("owner"),
        _long("owner_key"),
        _code("our_role"),
        _long("contact"),
        _long("contact_details"),
        _long("website"),
    ]


def _project_handling() -> list[sa.Column[Any]]:
    return [
        _long("funding_programme"),
        _long("funding_programme_key"),
        _code("programme_period_start"),
        _code("programme_period_end"),
        _long("programme_period_text"),
        _long("call"),
        _big("own_share_amount"),
        _code("own_share_state"),
        _code("own_share_currency"),
        _long("own_share_text"),
        _big("total_amount"),
        _code("total_state"),
        _code("total_currency"),
        _long("total_text"),
        _flag("fully_external"),
        _long("grant_agreement"),
        _long("cordis_id"),
        _long("keep_id"),
        _long("kohesio_id"),
        _long("esf_id"),
        _long("planned_development"),
        _flag("ordinary_operations"),
        _flag("preliminary_study"),
        _code("board_approved"),
        _code("applied"),
        _code("decided"),
        _long("expected_results"),
        _long("actual_results"),
        _long("learned"),
        _code("retain_until"),
        _long("focus"),
        _long("goals"),
        _long("benefit"),
        _flag("major"),
    ]


def _agreement() -> None:
    _kind(
        "agreement",
        _code("form"),
        _long("partner"),
        _long("partner_key"),
        _code("country"),
        _long("city"),
        _long("city_key"),
        _long("theme"),
        _long("exchange"),
        _long("mutual_benefit"),
        _long("contact"),
        _long("contact_details"),
        _code("period_start"),
        _code("period_end"),
        _long("period_text"),
        _code("renewal"),
        _big("notice_months"),
        _code("notice_given"),
        _flag("added_cost"),
        _flag("partner_wants_formal"),
        _long("version"),
        _long("results"),
        _code("reviewed"),
        _big("review_months"),
        _code("review_outcome"),
        _long("review_note"),
        _long("focus"),
        _long("goals"),
        _long("benefit"),
        _flag("major"),
    )


def _exchange() -> None:
    _kind(
        "exchange",
        _code("form"),
        _code("direction"),
        _long("organisation"),
        _long("organisation_key"),
        _code("country"),
        _long("city"),
        _long("city_key"),
        _long("place"),
        _code("period_start"),
        _code("period_end"),
        _long("period_text"),
        _long("purpose"),
        _long("themes"),
        _long("contact"),
        _long("contact_details"),
        _big("young_people"),
        _big("girls"),
        _big("boys"),
        _big("staff"),
        _big("politicians"),
        _flag("on_behalf_of_board"),
        _flag("brand_used"),
        _long("learned"),
        _flag("no_action"),
        _long("shared_with"),
        _long("focus"),
        _long("goals"),
        _long("benefit"),
        _flag("major"),
    )


def _watch() -> None:
    _kind(
        "watch",
        _code("form"),
        _long("source"),
        _long("source_key"),
        _long("link"),
        _long("area"),
        _long("area_key"),
        _code("stage"),
        _code("found"),
        _code("deadline"),
        _code("country"),
        _long("themes"),
        _long("interest"),
        _long("analysis"),
        _long("comparison"),
        _code("funding_tried"),
        _long("funding_tried_why"),
        _long("action"),
        _long("position"),
        _flag("city_wide"),
        _flag("several_bodies"),
        _long("decided_by"),
        _code("consulted_board"),
        _code("consulted_group_company"),
        _long("channel"),
        _code("sent"),
        _long("result"),
        _long("focus"),
        _long("goals"),
        _long("benefit"),
        _flag("major"),
    )


def _organisation() -> None:
    _kind(
        "organisation",
        _code("form"),
        _long("acronym"),
        _long("other_names"),
        _code("country"),
        _long("city"),
        _long("city_key"),
        _long("nuts"),
        _long("website"),
        _long("address"),
        _long("pic"),
        _long("vat"),
        _long("registration"),
        _code("examined"),
        _long("examined_by"),
        _code("examined_on"),
        _long("examined_result"),
    )


def _person() -> None:
    _kind(
        "person",
        _long("honorific"),
        _long("given_name"),
        _long("given_name_key"),
        _long("family_name"),
        _long("family_name_key"),
        _long("pronunciation"),
        _long("form_of_address"),
        _code("organisation"),
        _long("role"),
        _code("country"),
        _long("languages"),
        _long("work_email"),
        _long("work_phone"),
        _long("private_details"),
        _long("diet"),
        _long("access_needs"),
        _flag("protected_person"),
    )


def _priority() -> None:
    _kind(
        "priority",
        _code("form"),
        _big("year"),
        _long("description"),
        _long("measure"),
        _long("responsible"),
        _long("responsible_key"),
        _long("goal_source"),
        _big("planned_amount_amount"),
        _code("planned_amount_state"),
        _code("planned_amount_currency"),
        _long("planned_amount_text"),
        _big("planned_hours"),
        _code("outcome"),
        _long("outcome_text"),
        _big("used_amount_amount"),
        _code("used_amount_state"),
        _code("used_amount_currency"),
        _long("used_amount_text"),
        _big("used_hours"),
        _long("focus"),
        _long("goals"),
        _long("benefit"),
        _flag("major"),
    )


def _decision() -> None:
    _kind(
        "decision",
        _code("on"),
        _long("decided_by"),
        _long("decided_by_key"),
        _code("date"),
        _long("paragraph"),
        _code("outcome"),
        _long("wording"),
        _long("conditional_on"),
        _code("replaces"),
    )


def _document() -> None:
    _kind(
        "document",
        _code("on"),
        _code("form"),
        _code("date"),
        _long("author"),
        _flag("goes_along"),
        _long("file_name"),
        _long("media_type"),
        _big("size"),
        _long("sha256"),
    )


def _task() -> None:
    _kind(
        "task",
        _code("on"),
        _long("who"),
        _long("who_key"),
        _code("due"),
        _code("done"),
    )


def _membership_rows() -> None:
    _rows(
        "terms",
        _code("period_start"),
        _code("period_end"),
        _long("period_text"),
        _big("fee_amount"),
        _code("fee_state"),
        _code("fee_currency"),
        _long("fee_text"),
        _big("sek_rate"),
        _code("rate_date"),
        _long("decision"),
        _code("notice_given"),
        _long("note"),
    )
    _rows(
        "representatives",
        _long("name"),
        _long("role"),
        _long("post"),
        _code("period_start"),
        _code("period_end"),
        _long("period_text"),
    )


def _project_rows() -> None:
    _rows(
        "partners",
        _long("organisation"),
        _code("role"),
        _code("country"),
        _long("city"),
        _long("nuts"),
        _long("pic"),
        _long("vat"),
        _long("registration"),
        _big("budget_amount"),
        _code("budget_state"),
        _code("budget_currency"),
        _long("budget_text"),
    )
    _rows(
        "funders",
        _long("name"),
        _big("amount_amount"),
        _code("amount_state"),
        _code("amount_currency"),
        _long("amount_text"),
        _big("share"),
    )
    _rows(
        "stages",
        _code("stage"),
        _code("date"),
        _long("note"),
    )
    _rows(
        "reports",
        _code("kind"),
        _code("period_start"),
        _code("period_end"),
        _long("period_text"),
        _code("due"),
        _code("sent"),
        _long("note"),
    )


def _agreement_rows() -> None:
    _rows(
        "signers",
        _code("side"),
        _long("name"),
        _long("role"),
        _code("signed"),
        _long("place"),
    )
    _rows(
        "consultations",
        _code("group"),
        _long("who"),
        _code("date"),
        _long("outcome"),
    )


def _exchange_rows() -> None:
    _rows(
        "involved",
        _code("group"),
        _long("who"),
        _long("part"),
    )


def _watch_rows() -> None:
    _rows(
        "meetings",
        _code("date"),
        _long("with_whom"),
        _long("about"),
    )


def _organisation_rows() -> None:
    _rows(
        "not_same",
        _code("organisation"),
        _long("why"),
    )
