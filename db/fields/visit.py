"""The visit, incoming or outgoing, from request to follow-up."""

from db.fields.description import Field, Kind, Period, Privacy, RowTable
from db.fields.lifecycle import VISIT_LIFECYCLE
from db.fields.shared import COSTS, EVIDENCE, HEAD, NEXT_STEPS, PURPOSE, TAIL
from db.fields.types import (
    LONG,
    Amount,
    Choice,
    Country,
    Day,
    Flag,
    Languages,
    Number,
    SortedText,
    Span,
    Term,
    Text,
    Time,
    Words,
)
from db.vocabulary import (
    Answer,
    Attendance,
    Channel,
    Direction,
    GiftDirection,
    Grade,
    HostRole,
    Level,
    Payer,
    PhotoConsent,
    PointKind,
    Recommendation,
    VisitDecision,
    VisitStatus,
)

_REQUEST = (
    Field("status", Choice(VisitStatus), "request", Privacy.PUBLIC, 1, listed=True, stepped=True),
    Field("direction", Choice(Direction), "request", Privacy.PUBLIC, 1, listed=True),
    Field("channel", Choice(Channel), "request", Privacy.INTERNAL, 1),
    Field("received", Day(), "request", Privacy.PUBLIC, 1, listed=True),
    Field("organisation", SortedText(limit=300), "request", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("country", Country(), "request", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("city", SortedText(limit=200), "request", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("contact", Text(limit=200), "request", Privacy.PERSONAL, 1, searched=True),
    Field("contact_details", Text(limit=2000, lines=True), "request", Privacy.PROTECTED),
    Field("purpose", LONG, "request", Privacy.PUBLIC, 1, searched=True),
    Field("themes", Words(), "request", Privacy.PUBLIC, 1, searched=True),
    Field("wished", Span(), "request", Privacy.PUBLIC, 1),
    Field("group_size", Number(maximum=10_000), "request", Privacy.PUBLIC, 1),
    Field("level", Choice(Level), "request", Privacy.PUBLIC, 1, listed=True),
    Field("languages", Languages(), "request", Privacy.PUBLIC, 1),
    Field("interpreter", Flag(), "request", Privacy.PUBLIC, 1),
    Field("invitation_letter", Flag(), "request", Privacy.INTERNAL, 1),
    Field("payer", Choice(Payer), "request", Privacy.INTERNAL, 1),
    Field("payer_note", Text(limit=500), "request", Privacy.INTERNAL, 1),
)

_ASSESSMENT = (
    Field("several_operations", Flag(), "assessment", Privacy.PUBLIC, 1),
    Field("several_operations_note", Text(limit=2000, lines=True), "assessment", Privacy.INTERNAL),
    Field("high_political_level", Flag(), "assessment", Privacy.PUBLIC, 1),
    Field("high_political_level_note", Text(limit=2000, lines=True), "assessment", Privacy.INTERNAL),
    Field("foreign_policy", Flag(), "assessment", Privacy.INTERNAL, 1),
    Field("foreign_policy_note", Text(limit=2000, lines=True), "assessment", Privacy.INTERNAL),
    Field("recommendation", Choice(Recommendation), "assessment", Privacy.INTERNAL, 1),
    Field("conditions", Text(limit=5000, lines=True), "assessment", Privacy.INTERNAL, 1),
    Field("decision", Choice(VisitDecision), "assessment", Privacy.PUBLIC, 1),
    Field("decided_by", Text(limit=200), "assessment", Privacy.PERSONAL, 1),
    Field("decided", Day(), "assessment", Privacy.PUBLIC, 1),
    Field("decision_reason", Text(limit=5000, lines=True), "assessment", Privacy.INTERNAL, 1, searched=True),
    Field("office_informed", Day(), "assessment", Privacy.PUBLIC, 1),
)

_PLAN = (
    Field("period", Span(), "plan", Privacy.PUBLIC, 1, listed=True),
    Field("place", Text(limit=300), "plan", Privacy.PUBLIC, 1, searched=True),
    Field("our_points", LONG, "plan", Privacy.INTERNAL, searched=True),
    Field("their_points", LONG, "plan", Privacy.INTERNAL, searched=True),
    Field("defensive_points", LONG, "plan", Privacy.SENSITIVE),
    Field("flags", Text(limit=500), "plan", Privacy.INTERNAL),
    Field("seating", Text(limit=5000, lines=True), "plan", Privacy.INTERNAL),
    Field("photo_consent", Choice(PhotoConsent), "plan", Privacy.INTERNAL),
    Field("security_contact", Text(limit=500), "plan", Privacy.PROTECTED),
    Field("security_notes", Text(limit=5000, lines=True), "plan", Privacy.PROTECTED),
)

_FOLLOW_UP = (
    Field("learned", LONG, "follow_up", Privacy.PUBLIC, 1, searched=True),
    Field("they_learned", LONG, "follow_up", Privacy.PUBLIC, 1, searched=True),
    Field("no_action", Flag(), "follow_up", Privacy.INTERNAL, 1),
    Field("shared_with", Text(limit=2000, lines=True), "follow_up", Privacy.INTERNAL, 1),
    Field("reported", Day(), "follow_up", Privacy.PUBLIC, 1),
    Field("grade", Choice(Grade), "follow_up", Privacy.INTERNAL, 1),
)

_CRITERIA = RowTable(
    name="criteria",
    section="assessment",
    order=("criterion",),
    once="criterion",
    fields=(
        Field("criterion", Term(source="criteria"), privacy=Privacy.PUBLIC, since=1, required=True),
        Field("answer", Choice(Answer), privacy=Privacy.INTERNAL, since=1),
        Field("note", Text(limit=2000, lines=True), privacy=Privacy.INTERNAL, since=1),
    ),
)

_HOSTS = RowTable(
    name="hosts",
    section="plan",
    order=("role",),
    fields=(
        Field("name", Text(limit=200), privacy=Privacy.PERSONAL, since=1, required=True, searched=True),
        Field("organisation", Text(limit=300), privacy=Privacy.PUBLIC, since=1, searched=True),
        Field("role", Choice(HostRole), privacy=Privacy.PUBLIC, since=1),
        Field("in_house", Flag(), privacy=Privacy.PUBLIC, since=1),
        Field("phone", Text(limit=60), privacy=Privacy.PROTECTED),
    ),
)

_DELEGATION = RowTable(
    name="delegation",
    section="delegation",
    order=("precedence",),
    fields=(
        Field("precedence", Number(minimum=1, maximum=1000), privacy=Privacy.INTERNAL, since=1),
        Field("honorific", Text(limit=100), privacy=Privacy.PERSONAL, since=1),
        Field("name", Text(limit=200), privacy=Privacy.PERSONAL, since=1, required=True, searched=True),
        Field("pronunciation", Text(limit=200), privacy=Privacy.PERSONAL),
        Field("form_of_address", Text(limit=200), privacy=Privacy.PERSONAL, since=1),
        Field("role", Text(limit=300), privacy=Privacy.PERSONAL, since=1),
        Field("organisation", Text(limit=300), privacy=Privacy.PUBLIC, since=1, searched=True),
        Field("languages", Languages(), privacy=Privacy.PERSONAL, since=1),
        Field("diet", Text(limit=500), privacy=Privacy.SENSITIVE),
        Field("access_needs", Text(limit=500), privacy=Privacy.SENSITIVE),
        Field("attendance", Choice(Attendance), privacy=Privacy.INTERNAL, since=1),
    ),
)

_PROGRAMME = RowTable(
    name="programme",
    section="programme",
    order=("start", "end"),
    spans=(("start", "end"),),
    fields=(
        Field("start", Time(), privacy=Privacy.PUBLIC, since=1),
        Field("end", Time(), privacy=Privacy.PUBLIC, since=1),
        Field("kind", Choice(PointKind), privacy=Privacy.PUBLIC, since=1),
        Field("title", Text(limit=300), privacy=Privacy.PUBLIC, since=1, required=True, searched=True),
        Field("place", Text(limit=300), privacy=Privacy.PUBLIC, since=1),
        Field("host", Text(limit=200), privacy=Privacy.PERSONAL, since=1),
        Field("speaker", Text(limit=200), privacy=Privacy.PERSONAL, since=1, searched=True),
        Field("interpreter", Text(limit=200), privacy=Privacy.PERSONAL),
        Field("transport", Text(limit=300), privacy=Privacy.INTERNAL),
        Field("note", Text(limit=2000, lines=True), privacy=Privacy.INTERNAL),
    ),
)

_GIFTS = RowTable(
    name="gifts",
    section="plan",
    order=("direction",),
    fields=(
        Field("direction", Choice(GiftDirection), privacy=Privacy.PUBLIC, since=1, required=True),
        Field("what", Text(limit=300), privacy=Privacy.PUBLIC, since=1, required=True, searched=True),
        Field("value", Amount(), privacy=Privacy.INTERNAL, since=1),
        Field("person", Text(limit=200), privacy=Privacy.PERSONAL, since=1),
        Field("note", Text(limit=2000, lines=True), privacy=Privacy.INTERNAL),
    ),
)

VISIT = Kind(
    name="visit",
    sections=("request", "assessment", "plan", "delegation", "programme", "follow_up", "purpose", "about", "notes"),
    fields=HEAD + _REQUEST + _ASSESSMENT + _PLAN + _FOLLOW_UP + PURPOSE + TAIL,
    rows=(_CRITERIA, _HOSTS, _DELEGATION, _PROGRAMME, _GIFTS, COSTS, NEXT_STEPS, EVIDENCE),
    lifecycle=VISIT_LIFECYCLE,
    period=Period(fields=("period", "wished", "received")),
)
