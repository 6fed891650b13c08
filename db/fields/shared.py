"""Fields that several kinds carry, described once."""

from db.fields.description import Field, Privacy, RowTable
from db.fields.types import LONG, Amount, Day, Flag, Quantity, SortedText, Term, Terms, Text

HEAD = (
    Field("title", SortedText(limit=300), "about", Privacy.PUBLIC, 1, required=True, searched=True, listed=True),
    Field("reference", SortedText(limit=80), "about", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("unit", SortedText(limit=200), "about", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("body", SortedText(limit=200), "about", Privacy.PUBLIC, 1, searched=True),
)
"""What every record carries, kept in the table `record`."""

TAIL = (
    Field("notes", LONG, "notes", Privacy.INTERNAL, searched=True),
    Field("stays", Flag(), "notes", Privacy.INTERNAL),
)
"""The department's own notes, and the mark that keeps the whole record out of the bundle."""

EVERYWHERE = frozenset(each.name for each in HEAD + TAIL) | {"status"}
"""The names of the fields that are kept in the table `record`, whatever the kind."""

PURPOSE = (
    Field("focus", Terms(source="focus"), "purpose", Privacy.PUBLIC, 1, listed=True),
    Field("goals", Terms(source="goals"), "purpose", Privacy.PUBLIC, 1),
    Field("benefit", LONG, "purpose", Privacy.PUBLIC, 1, searched=True),
    Field("major", Flag(), "purpose", Privacy.PUBLIC, 1),
)
"""Why the municipality does this, in the profile's words, and what its residents gain."""

EVIDENCE = RowTable(
    name="evidence",
    section="purpose",
    order=("step",),
    once="step",
    fields=(
        Field("step", Term(source="steps"), privacy=Privacy.PUBLIC, since=1, required=True),
        Field("date", Day(), privacy=Privacy.PUBLIC, since=1),
        Field("note", Text(limit=2000, lines=True), privacy=Privacy.INTERNAL, since=1),
    ),
)
"""What shows that a step (planerad … utvärderad) was taken."""

NEXT_STEPS = RowTable(
    name="next_steps",
    section="follow_up",
    order=("due",),
    fields=(
        Field("what", Text(limit=500), privacy=Privacy.INTERNAL, since=1, required=True, searched=True),
        Field("owner", Text(limit=200), privacy=Privacy.PERSONAL, since=1),
        Field("due", Day(), privacy=Privacy.INTERNAL, since=1),
        Field("done", Day(), privacy=Privacy.INTERNAL, since=1),
    ),
)

COSTS = RowTable(
    name="costs",
    section="plan",
    order=("date",),
    fields=(
        Field("what", Text(limit=300), privacy=Privacy.INTERNAL, since=1, required=True),
        Field("amount", Amount(), privacy=Privacy.INTERNAL, since=1),
        Field("hours", Quantity(unit="hours"), privacy=Privacy.INTERNAL, since=1),
        Field("date", Day(), privacy=Privacy.INTERNAL, since=1),
        Field("payer", Text(limit=200), privacy=Privacy.INTERNAL, since=1),
    ),
)
