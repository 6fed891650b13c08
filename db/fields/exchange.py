"""The exchange or activity: young people, staff, schools, conferences, meetings, training, marketing abroad."""

from db.fields.description import Field, Kind, Period, Privacy, RowTable
from db.fields.lifecycle import ACTIVITY_LIFECYCLE
from db.fields.shared import COSTS, EVIDENCE, HEAD, NEXT_STEPS, PURPOSE, TAIL
from db.fields.types import LONG, Choice, Country, Flag, Number, SortedText, Span, Text, Words
from db.vocabulary import ActivityKind, ActivityStatus, Direction, InvolvedGroup

_EXCHANGE = (
    Field("status", Choice(ActivityStatus), "exchange", Privacy.PUBLIC, 1, listed=True, stepped=True),
    Field("form", Choice(ActivityKind), "exchange", Privacy.PUBLIC, 1, listed=True),
    Field("direction", Choice(Direction), "exchange", Privacy.PUBLIC, 1),
    Field("organisation", SortedText(limit=300), "exchange", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("country", Country(), "exchange", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("city", SortedText(limit=200), "exchange", Privacy.PUBLIC, 1, searched=True),
    Field("place", Text(limit=300), "exchange", Privacy.PUBLIC, 1, searched=True),
    Field("period", Span(), "exchange", Privacy.PUBLIC, 1, listed=True),
    Field("purpose", LONG, "exchange", Privacy.PUBLIC, 1, searched=True),
    Field("themes", Words(), "exchange", Privacy.PUBLIC, 1, searched=True),
    Field("contact", Text(limit=200), "exchange", Privacy.PERSONAL, 1, searched=True),
    Field("contact_details", Text(limit=2000, lines=True), "exchange", Privacy.PROTECTED),
)

_TAKING_PART = (
    Field("young_people", Number(maximum=100_000), "taking_part", Privacy.PUBLIC, 1),
    Field("girls", Number(maximum=100_000), "taking_part", Privacy.PUBLIC, 1),
    Field("boys", Number(maximum=100_000), "taking_part", Privacy.PUBLIC, 1),
    Field("staff", Number(maximum=100_000), "taking_part", Privacy.PUBLIC, 1),
    Field("politicians", Number(maximum=100_000), "taking_part", Privacy.PUBLIC, 1),
    Field("on_behalf_of_board", Flag(), "taking_part", Privacy.PUBLIC, 1),
    Field("brand_used", Flag(), "taking_part", Privacy.PUBLIC, 1),
)

_FOLLOW_UP = (
    Field("learned", LONG, "follow_up", Privacy.PUBLIC, 1, searched=True),
    Field("no_action", Flag(), "follow_up", Privacy.INTERNAL, 1),
    Field("shared_with", Text(limit=2000, lines=True), "follow_up", Privacy.INTERNAL, 1),
)

_INVOLVED = RowTable(
    name="involved",
    section="taking_part",
    fields=(
        Field("group", Choice(InvolvedGroup), privacy=Privacy.PUBLIC, since=1, required=True),
        Field("who", Text(limit=300), privacy=Privacy.PUBLIC, since=1, searched=True),
        Field("part", Text(limit=500), privacy=Privacy.INTERNAL, since=1),
    ),
)

EXCHANGE = Kind(
    name="exchange",
    sections=("exchange", "taking_part", "plan", "follow_up", "purpose", "about", "notes"),
    fields=HEAD + _EXCHANGE + _TAKING_PART + _FOLLOW_UP + PURPOSE + TAIL,
    rows=(_INVOLVED, COSTS, NEXT_STEPS, EVIDENCE),
    lifecycle=ACTIVITY_LIFECYCLE,
    period=Period(fields=("period",)),
)
