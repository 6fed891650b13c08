"""The year's priority, or a measure of the council office's handlingsplan: what is planned, and what came of it."""

from db.fields.description import Field, Kind, Period, Privacy
from db.fields.lifecycle import PRIORITY_LIFECYCLE
from db.fields.shared import EVIDENCE, HEAD, PURPOSE, TAIL
from db.fields.types import LONG, Amount, Choice, Number, Quantity, SortedText, Text
from db.vocabulary import Outcome, PriorityKind, PriorityStatus

_PLAN = (
    Field("status", Choice(PriorityStatus), "plan", Privacy.PUBLIC, 1, listed=True, stepped=True),
    Field("form", Choice(PriorityKind), "plan", Privacy.PUBLIC, 1, listed=True),
    Field("year", Number(minimum=1900, maximum=2999), "plan", Privacy.PUBLIC, 1, required=True, listed=True),
    Field("description", LONG, "plan", Privacy.PUBLIC, 1, searched=True),
    Field("measure", LONG, "plan", Privacy.PUBLIC, 1, searched=True),
    Field("responsible", SortedText(limit=200), "plan", Privacy.PERSONAL, 1, searched=True, listed=True),
    Field("goal_source", Text(limit=300), "plan", Privacy.PUBLIC, 1),
    Field("planned_amount", Amount(), "plan", Privacy.PUBLIC, 1, listed=True),
    Field("planned_hours", Quantity(unit="hours"), "plan", Privacy.PUBLIC, 1),
)

_OUTCOME = (
    Field("outcome", Choice(Outcome), "outcome", Privacy.PUBLIC, 1, listed=True),
    Field("outcome_text", LONG, "outcome", Privacy.PUBLIC, 1, searched=True),
    Field("used_amount", Amount(), "outcome", Privacy.PUBLIC, 1, listed=True),
    Field("used_hours", Quantity(unit="hours"), "outcome", Privacy.PUBLIC, 1),
)

PRIORITY = Kind(
    name="priority",
    sections=("plan", "outcome", "purpose", "about", "notes"),
    fields=HEAD + _PLAN + _OUTCOME + PURPOSE + TAIL,
    rows=(EVIDENCE,),
    lifecycle=PRIORITY_LIFECYCLE,
    period=Period(fields=("year",)),
)
