"""Exchanges and activities: young people, staff, conferences, training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import ActivityKind, ActivityStatus, Direction, InvolvedGroup
from desktop.services.sample import shared
from desktop.services.sample.json_forms import days, month, span, workday

if TYPE_CHECKING:
    from desktop.services.sample.draft import Draft

_YOUNG = (ActivityKind.YOUTH_EXCHANGE, ActivityKind.SCHOOL_COOPERATION, ActivityKind.CULTURE)
_CHAIN = (
    ActivityStatus.IDEA,
    ActivityStatus.DECIDED,
    ActivityStatus.PLANNING,
    ActivityStatus.HELD,
    ActivityStatus.FOLLOWED_UP,
    ActivityStatus.CLOSED,
)
_CANCELLED_AT, _HELD, _FOLLOWED_UP = 2, 3, 4


def fill(draft: Draft) -> None:
    """Fill in an exchange or activity."""
    dice = draft.dice
    begins = workday(draft.day + dice.between(20, 200))
    ends = begins + dice.between(0, 9)
    status = _status(draft, ends)
    stage = _CHAIN.index(status) if status in _CHAIN else _CANCELLED_AT
    shared.about(draft)
    _activity(draft, status, begins, ends)
    _taking_part(draft)
    if stage >= _HELD:
        shared.costs(draft, begins)
    if stage >= _FOLLOWED_UP:
        draft.put(
            learned=draft.said(0.9, "learned"),
            no_action=dice.maybe(0.3, dice.chance(0.3)),
            shared_with=draft.said(0.6, "shared_with"),
        )
        shared.next_steps(draft, ends, least=0)
    shared.purpose(draft)
    shared.evidence(draft, stage / 5)


def _status(draft: Draft, ends: int) -> ActivityStatus:
    pick = draft.dice.weighted
    if ends < draft.today - 60:
        done = ((ActivityStatus.CLOSED, 60), (ActivityStatus.FOLLOWED_UP, 20), (ActivityStatus.HELD, 12))
        return pick(*done, (ActivityStatus.CANCELLED, 8))
    if ends < draft.today:
        return pick((ActivityStatus.HELD, 80), (ActivityStatus.FOLLOWED_UP, 20))
    ahead = ((ActivityStatus.PLANNING, 50), (ActivityStatus.DECIDED, 25), (ActivityStatus.IDEA, 20))
    return pick(*ahead, (ActivityStatus.CANCELLED, 5))


def _activity(draft: Draft, status: ActivityStatus, begins: int, ends: int) -> None:
    dice, head = draft.dice, draft.head
    contact, details = draft.stranger()
    draft.put(
        status=status,
        form=head.form,
        direction=draft.code(Direction, 0.9),
        organisation=head.partner,
        country=head.place.country,
        city=head.place.city,
        place=draft.listed(0.7, "place"),
        period=days(begins, ends) if dice.chance(0.85) else span(month(begins), month(ends)),
        purpose=draft.said(0.95, "purpose"),
        themes=shared.themes(draft),
        contact=dice.maybe(0.8, contact),
        contact_details=dice.maybe(0.5, details),
    )


def _taking_part(draft: Draft) -> None:
    dice, young = draft.dice, draft.head.form in _YOUNG
    girls, boys, others = dice.between(2, 18), dice.between(2, 18), dice.between(0, 2)
    draft.put(
        young_people=girls + boys + others if young else None,
        girls=girls if young else None,
        boys=boys if young else None,
        staff=dice.between(1, 8),
        politicians=dice.maybe(0.3, dice.between(0, 3)),
        on_behalf_of_board=dice.maybe(0.5, dice.chance(0.2)),
        brand_used=dice.maybe(0.5, dice.chance(0.3)),
    )
    for group in dice.some(tuple(InvolvedGroup), 0, 2):
        draft.row("involved", group=group, who=draft.one("who"), part=draft.said(0.6, "part"))
