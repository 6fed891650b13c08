"""What hangs on any record: decisions, documents with their file, tasks."""

from db.fields.description import Field, Kind, Period, Privacy
from db.fields.lifecycle import TASK_LIFECYCLE
from db.fields.shared import HEAD, TAIL
from db.fields.types import Choice, Day, Flag, Number, Reference, SortedText, Text
from db.vocabulary import DecisionOutcome, DocumentKind, TaskStatus

ON = Field("on", Reference(), "about", Privacy.PUBLIC, 1, required=True)
"""The record it hangs on."""

_DECISION = (
    ON,
    Field("decided_by", SortedText(limit=200), "decision", Privacy.PERSONAL, 1, searched=True, listed=True),
    Field("date", Day(), "decision", Privacy.PUBLIC, 1, listed=True),
    Field("paragraph", Text(limit=40), "decision", Privacy.PUBLIC, 1, searched=True),
    Field("outcome", Choice(DecisionOutcome), "decision", Privacy.PUBLIC, 1, listed=True),
    Field("wording", Text(limit=20_000, lines=True), "decision", Privacy.PUBLIC, 1, searched=True),
    Field("conditional_on", Text(limit=2000, lines=True), "decision", Privacy.PUBLIC, 1),
    Field("replaces", Reference(kinds=("decision",)), "decision", Privacy.PUBLIC, 1),
)

DECISION = Kind(
    name="decision",
    sections=("decision", "about", "notes"),
    fields=HEAD + _DECISION + TAIL,
    period=Period(fields=("date",)),
)

_DOCUMENT = (
    ON,
    Field("form", Choice(DocumentKind), "document", Privacy.PUBLIC, 1, listed=True),
    Field("date", Day(), "document", Privacy.PUBLIC, 1, listed=True),
    Field("author", Text(limit=200), "document", Privacy.PERSONAL, 1),
    Field("goes_along", Flag(), "document", Privacy.PUBLIC, 1),
    Field("file_name", Text(limit=255), "document", Privacy.PUBLIC, 1, searched=True, listed=True, attached=True),
    Field("media_type", Text(limit=100), "document", Privacy.PUBLIC, 1, attached=True),
    Field("size", Number(maximum=2**40), "document", Privacy.PUBLIC, 1, attached=True),
    Field("sha256", Text(limit=64), "document", Privacy.PUBLIC, 1, attached=True),
)

DOCUMENT = Kind(
    name="document",
    sections=("document", "about", "notes"),
    fields=HEAD + _DOCUMENT + TAIL,
    period=Period(fields=("date",)),
)

_TASK = (
    ON,
    Field("status", Choice(TaskStatus), "task", Privacy.INTERNAL, 1, listed=True, stepped=True),
    Field("who", SortedText(limit=200), "task", Privacy.PERSONAL, 1, searched=True, listed=True),
    Field("due", Day(), "task", Privacy.INTERNAL, 1, listed=True),
    Field("done", Day(), "task", Privacy.INTERNAL, 1),
)

TASK = Kind(
    name="task",
    sections=("task", "about", "notes"),
    fields=HEAD + _TASK + TAIL,
    lifecycle=TASK_LIFECYCLE,
    period=Period(fields=("due", "done")),
)
