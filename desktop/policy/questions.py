"""The questions of the decision finder, described as fields: conditions on the answers are typed like all others."""

from __future__ import annotations

from db.fields import Field, Shape
from db.fields.types import Choice, Flag
from db.vocabulary import Level, Vocabulary


class What(Vocabulary):
    """What is to be decided."""

    SISTER_CITY = "sister_city"
    COOPERATION = "cooperation"
    MOU = "mou"
    DECLARATION = "declaration"
    MEMBERSHIP_ORGANISATION = "membership_organisation"
    MEMBERSHIP_NETWORK = "membership_network"
    PROJECT = "project"
    AID_PROJECT = "aid_project"
    VISIT = "visit"
    INVITATION_LETTER = "invitation_letter"
    REPRESENTATION = "representation"
    EVENT_ABROAD = "event_abroad"
    POSITION = "position"
    EU_ADVOCACY = "eu_advocacy"


class Reach(Vocabulary):
    """How far it reaches: the whole municipality, or the own area of one nämnd or company."""

    MUNICIPALITY = "municipality"
    OWN_AREA = "own_area"


QUESTIONS = Shape(
    name="question",
    fields=(
        Field("what", Choice(What), required=True),
        Field("reach", Choice(Reach)),
        Field("cost", Flag()),
        Field("several_operations", Flag()),
        Field("level", Choice(Level)),
        Field("preliminary_study", Flag()),
        Field("fully_external", Flag()),
        Field("on_behalf_of_board", Flag()),
        Field("added_cost", Flag()),
        Field("partner_wants_formal", Flag()),
        Field("prioritised", Flag()),
        Field("supported", Flag()),
    ),
)
ALWAYS_ASKED = ("what", "reach", "cost", "several_operations", "level")
"""The five that are always asked; the others only when a row of the matrix needs them."""
