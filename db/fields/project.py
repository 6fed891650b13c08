"""The EU or other international project: the nine columns of Uppsala's inventory, and what a project needs besides."""

from db.fields.description import Field, Kind, Period, Privacy, RowTable
from db.fields.lifecycle import PROJECT_LIFECYCLE
from db.fields.shared import EVIDENCE, HEAD, PURPOSE, TAIL
from db.fields.types import LONG, Amount, Choice, Country, Day, Flag, Quantity, SortedText, Span, Term, Text, Website
from db.vocabulary import PartnerRole, ProjectKind, ProjectRole, ProjectStatus, ReportKind

_PROJECT = (
    Field("status", Choice(ProjectStatus), "project", Privacy.PUBLIC, 1, listed=True, stepped=True),
    Field("acronym", Text(limit=60), "project", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("form", Choice(ProjectKind), "project", Privacy.PUBLIC, 1),
    Field("purpose", LONG, "project", Privacy.PUBLIC, 1, searched=True),
    Field("period", Span(), "project", Privacy.PUBLIC, 1, listed=True),
    Field("target_group", Text(limit=2000, lines=True), "project", Privacy.PUBLIC, 1, searched=True),
    Field("owner", SortedText(limit=300), "project", Privacy.PUBLIC, 1, searched=True),
    Field("our_role", Choice(ProjectRole), "project", Privacy.PUBLIC, 1, listed=True),
    Field("contact", Text(limit=200), "project", Privacy.PERSONAL, 1, searched=True),
    Field("contact_details", Text(limit=2000, lines=True), "project", Privacy.PROTECTED),
    Field("website", Website(), "project", Privacy.PUBLIC, 1),
)

_PROGRAMME = (
    Field("funding_programme", SortedText(limit=300), "funding", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("programme_period", Span(), "funding", Privacy.PUBLIC, 1),
    Field("call", Text(limit=300), "funding", Privacy.PUBLIC, 1, searched=True),
    Field("own_share", Amount(), "funding", Privacy.PUBLIC, 1, listed=True),
    Field("total", Amount(), "funding", Privacy.PUBLIC, 1, listed=True),
    Field("fully_external", Flag(), "funding", Privacy.PUBLIC, 1),
    Field("grant_agreement", Text(limit=60), "funding", Privacy.PUBLIC, 1, searched=True),
    Field("cordis_id", Text(limit=60), "funding", Privacy.PUBLIC, 1, searched=True),
    Field("keep_id", Text(limit=60), "funding", Privacy.PUBLIC, 1, searched=True),
    Field("kohesio_id", Text(limit=120), "funding", Privacy.PUBLIC, 1, searched=True),
    Field("esf_id", Text(limit=60), "funding", Privacy.PUBLIC, 1, searched=True),
)

_HANDLING = (
    Field("planned_development", LONG, "handling", Privacy.PUBLIC, 1, searched=True),
    Field("ordinary_operations", Flag(), "handling", Privacy.PUBLIC, 1),
    Field("preliminary_study", Flag(), "handling", Privacy.PUBLIC, 1),
    Field("board_approved", Day(), "handling", Privacy.PUBLIC, 1),
    Field("applied", Day(), "handling", Privacy.PUBLIC, 1),
    Field("decided", Day(), "handling", Privacy.PUBLIC, 1),
)

_RESULTS = (
    Field("expected_results", LONG, "results", Privacy.PUBLIC, 1, searched=True),
    Field("actual_results", LONG, "results", Privacy.PUBLIC, 1, searched=True),
    Field("learned", LONG, "results", Privacy.PUBLIC, 1, searched=True),
    Field("retain_until", Day(), "results", Privacy.INTERNAL, 1),
)

_PARTNERS = RowTable(
    name="partners",
    section="partners",
    order=("role", "organisation"),
    fields=(
        Field("organisation", Text(limit=300), privacy=Privacy.PUBLIC, since=1, required=True, searched=True),
        Field("role", Choice(PartnerRole), privacy=Privacy.PUBLIC, since=1),
        Field("country", Country(), privacy=Privacy.PUBLIC, since=1),
        Field("city", Text(limit=200), privacy=Privacy.PUBLIC, since=1, searched=True),
        Field("nuts", Text(limit=5), privacy=Privacy.PUBLIC, since=1),
        Field("pic", Text(limit=20), privacy=Privacy.PUBLIC, since=1),
        Field("vat", Text(limit=20), privacy=Privacy.PUBLIC, since=1),
        Field("registration", Text(limit=20), privacy=Privacy.PUBLIC, since=1),
        Field("budget", Amount(), privacy=Privacy.PUBLIC, since=1),
    ),
)

_FUNDERS = RowTable(
    name="funders",
    section="funding",
    fields=(
        Field("name", Text(limit=300), privacy=Privacy.PUBLIC, since=1, required=True, searched=True),
        Field("amount", Amount(), privacy=Privacy.PUBLIC, since=1),
        Field("share", Quantity(unit="percent", maximum=100), privacy=Privacy.PUBLIC, since=1),
    ),
)

_STAGES = RowTable(
    name="stages",
    section="handling",
    order=("stage",),
    once="stage",
    fields=(
        Field("stage", Term(source="stages"), privacy=Privacy.PUBLIC, since=1, required=True),
        Field("date", Day(), privacy=Privacy.PUBLIC, since=1),
        Field("note", Text(limit=2000, lines=True), privacy=Privacy.INTERNAL, since=1),
    ),
)

_REPORTS = RowTable(
    name="reports",
    section="handling",
    order=("due",),
    fields=(
        Field("kind", Choice(ReportKind), privacy=Privacy.PUBLIC, since=1),
        Field("period", Span(), privacy=Privacy.PUBLIC, since=1),
        Field("due", Day(), privacy=Privacy.PUBLIC, since=1, required=True),
        Field("sent", Day(), privacy=Privacy.PUBLIC, since=1),
        Field("note", Text(limit=2000, lines=True), privacy=Privacy.INTERNAL, since=1),
    ),
)

PROJECT = Kind(
    name="project",
    sections=("project", "funding", "partners", "handling", "results", "purpose", "about", "notes"),
    fields=HEAD + _PROJECT + _PROGRAMME + _HANDLING + _RESULTS + PURPOSE + TAIL,
    rows=(_PARTNERS, _FUNDERS, _STAGES, _REPORTS, EVIDENCE),
    lifecycle=PROJECT_LIFECYCLE,
    period=Period(fields=("period", "applied"), open_end=True),
)
