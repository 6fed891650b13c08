"""The decision finder, with answers as people give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.dates import PartialDate
from desktop.domain.errors import InvalidInput
from desktop.policy.editions import Selection
from desktop.policy.finder import advise
from desktop.policy.questions import QUESTIONS
from desktop.services.reading import fields_given

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.policy.content import Profile
    from desktop.policy.finder import Advice


def decide(profile: Profile, given: Mapping[str, object], today: date, selection: Selection | None = None) -> Advice:
    """Find who decides, by answers given by name; what is left open is not known."""
    for name in given:
        if name not in QUESTIONS.by_name:
            raise InvalidInput("question.unknown", name=name, known=", ".join(QUESTIONS.by_name)).at(name)
    read = fields_given(QUESTIONS, given, profile, place=QUESTIONS.name)
    answers = {name: value for name, value in read.items() if value is not None}
    return advise(profile, answers, PartialDate.of(today), selection or Selection())
