"""Policy watch and advocacy: laws, consultations, calls, trends, comparisons, and ideas tried against funding."""

from db.fields.description import Field, Kind, Period, Privacy, RowTable
from db.fields.lifecycle import WATCH_LIFECYCLE
from db.fields.shared import EVIDENCE, HEAD, NEXT_STEPS, PURPOSE, TAIL
from db.fields.types import LONG, Choice, Country, Day, Flag, SortedText, Text, Words
from db.vocabulary import Consulted, Tried, WatchKind, WatchStage, WatchStatus

_WATCH = (
    Field("status", Choice(WatchStatus), "watch", Privacy.PUBLIC, 1, listed=True, stepped=True),
    Field("form", Choice(WatchKind), "watch", Privacy.PUBLIC, 1, listed=True),
    Field("source", SortedText(limit=300), "watch", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("link", Text(limit=500), "watch", Privacy.PUBLIC, 1),
    Field("area", SortedText(limit=200), "watch", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("stage", Choice(WatchStage), "watch", Privacy.PUBLIC, 1),
    Field("found", Day(), "watch", Privacy.PUBLIC, 1),
    Field("deadline", Day(), "watch", Privacy.PUBLIC, 1, listed=True),
    Field("country", Country(), "watch", Privacy.PUBLIC, 1, searched=True),
    Field("themes", Words(), "watch", Privacy.PUBLIC, 1, searched=True),
)

_ANALYSIS = (
    Field("interest", LONG, "analysis", Privacy.INTERNAL, 1, searched=True),
    Field("analysis", LONG, "analysis", Privacy.INTERNAL, 1, searched=True),
    Field("compared_city", Text(limit=200), "analysis", Privacy.PUBLIC, 1, searched=True),
    Field("comparison", LONG, "analysis", Privacy.PUBLIC, 1, searched=True),
    Field("funding_tried", Choice(Tried), "analysis", Privacy.PUBLIC, 1),
    Field("funding_tried_why", Text(limit=2000, lines=True), "analysis", Privacy.PUBLIC, 1),
)

_ADVOCACY = (
    Field("action", LONG, "advocacy", Privacy.PUBLIC, 1, searched=True),
    Field("position", LONG, "advocacy", Privacy.INTERNAL, 1, searched=True),
    Field("city_wide", Flag(), "advocacy", Privacy.PUBLIC, 1),
    Field("several_bodies", Flag(), "advocacy", Privacy.PUBLIC, 1),
    Field("decided_by", Text(limit=200), "advocacy", Privacy.PERSONAL, 1),
    Field("consulted_board", Choice(Consulted), "advocacy", Privacy.PUBLIC, 1),
    Field("consulted_group_company", Choice(Consulted), "advocacy", Privacy.PUBLIC, 1),
    Field("channel", Text(limit=300), "advocacy", Privacy.PUBLIC, 1),
    Field("sent", Day(), "advocacy", Privacy.PUBLIC, 1),
    Field("result", LONG, "advocacy", Privacy.PUBLIC, 1, searched=True),
)

_MEETINGS = RowTable(
    name="meetings",
    section="advocacy",
    order=("date",),
    fields=(
        Field("date", Day(), privacy=Privacy.INTERNAL, since=1),
        Field("with_whom", Text(limit=300), privacy=Privacy.PERSONAL, since=1, required=True, searched=True),
        Field("about", Text(limit=1000, lines=True), privacy=Privacy.INTERNAL, since=1),
    ),
)

WATCH = Kind(
    name="watch",
    sections=("watch", "analysis", "advocacy", "follow_up", "purpose", "about", "notes"),
    fields=HEAD + _WATCH + _ANALYSIS + _ADVOCACY + PURPOSE + TAIL,
    rows=(_MEETINGS, NEXT_STEPS, EVIDENCE),
    lifecycle=WATCH_LIFECYCLE,
    period=Period(fields=("deadline", "sent", "found")),
)
