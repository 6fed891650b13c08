"""The year's priorities, and what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import Outcome, PriorityStatus
from desktop.services.sample import shared
from desktop.services.sample.json_forms import UNKNOWN, sum_of, year

if TYPE_CHECKING:
    from desktop.services.sample.draft import Draft


def fill(draft: Draft) -> None:
    """Fill in a priority."""
    dice, head = draft.dice, draft.head
    status = _status(draft)
    amount, hours = dice.between(2, 60) * 10_000, dice.between(20, 900)
    shared.about(draft)
    draft.put(
        status=status,
        form=head.form,
        year=int(head.slots["year"]),
        description=draft.said(0.95, "description"),
        measure=draft.said(0.8, "measure"),
        responsible=draft.person(),
        goal_source=draft.listed(0.6, "goal_source"),
        planned_amount=dice.weighted((sum_of(amount, "SEK"), 8), (sum_of(0, "SEK"), 1), (UNKNOWN, 1)),
        planned_hours=dice.maybe(0.7, str(hours)),
    )
    if status is PriorityStatus.REPORTED:
        outcome = dice.pick(tuple(Outcome))
        draft.put(
            outcome=outcome,
            outcome_text=draft.say(f"outcome_{outcome}"),
            used_amount=dice.weighted((sum_of(amount * dice.between(50, 110) // 100, "SEK"), 9), (UNKNOWN, 1)),
            used_hours=shared.hours_of(draft, hours // 2, hours) if dice.chance(0.7) else None,
        )
    shared.purpose(draft)
    shared.evidence(draft, 1.0 if status is PriorityStatus.REPORTED else 0.6)


def _status(draft: Draft) -> PriorityStatus:
    pick = draft.dice.weighted
    if int(draft.head.slots["year"]) < year(draft.today):
        return pick((PriorityStatus.REPORTED, 85), (PriorityStatus.DROPPED, 15))
    return pick((PriorityStatus.UNDER_WAY, 50), (PriorityStatus.DECIDED, 30), (PriorityStatus.PROPOSED, 20))
