"""Watch and advocacy: laws, consultations, calls, trends, comparisons and ideas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import Consulted, Tried, WatchKind, WatchStage, WatchStatus
from desktop.services.sample import shared
from desktop.services.sample.json_forms import day, month, workday

if TYPE_CHECKING:
    from desktop.services.sample.draft import Draft

_CHAIN = (
    WatchStatus.FOUND,
    WatchStatus.ANALYSED,
    WatchStatus.POSITION,
    WatchStatus.ACTED,
    WatchStatus.FOLLOWED_UP,
    WatchStatus.CLOSED,
)
_DROPPED_AT, _ANALYSED, _POSITION, _ACTED, _FOLLOWED_UP = 1, 1, 2, 3, 4
_DATED = (WatchKind.LAW, WatchKind.CONSULTATION, WatchKind.FUNDING_CALL)


def fill(draft: Draft) -> None:
    """Fill in a matter that is watched."""
    dice = draft.dice
    deadline = workday(draft.day + dice.between(15, 160))
    status = _status(draft, deadline)
    stage = _CHAIN.index(status) if status in _CHAIN else _DROPPED_AT
    shared.about(draft)
    _matter(draft, status, deadline)
    if stage >= _ANALYSED:
        _analysis(draft)
    if stage >= _POSITION:
        _advocacy(draft)
    if stage >= _ACTED:
        _acted(draft)
    if stage >= _FOLLOWED_UP:
        draft.put(result=draft.said(0.9, "result"))
        shared.next_steps(draft, deadline, least=0)
    shared.purpose(draft)
    shared.evidence(draft, stage / 5)


def _status(draft: Draft, deadline: int) -> WatchStatus:
    pick = draft.dice.weighted
    if deadline < draft.today:
        done = ((WatchStatus.CLOSED, 45), (WatchStatus.FOLLOWED_UP, 20), (WatchStatus.ACTED, 15))
        return pick(*done, (WatchStatus.DROPPED, 20))
    early = ((WatchStatus.FOUND, 35), (WatchStatus.ANALYSED, 30), (WatchStatus.POSITION, 20))
    return pick(*early, (WatchStatus.ACTED, 10), (WatchStatus.DROPPED, 5))


def _matter(draft: Draft, status: WatchStatus, deadline: int) -> None:
    dice, head = draft.dice, draft.head
    dated = head.form in _DATED or dice.chance(0.3)
    draft.put(
        status=status,
        form=head.form,
        source=draft.one("source"),
        link=f"https://underlag-{head.index}.example/sv" if dice.chance(0.6) else None,
        area=head.unit.area,
        stage=draft.code(WatchStage, 0.8),
        found=day(draft.day) if dice.chance(0.9) else month(draft.day),
        deadline=day(deadline) if dated else None,
        country=dice.maybe(0.5, head.place.country),
        themes=shared.themes(draft),
        interest=draft.said(0.8, "interest"),
    )


def _analysis(draft: Draft) -> None:
    dice, idea = draft.dice, draft.head.form == WatchKind.IDEA or draft.dice.chance(0.2)
    compared = draft.head.form == WatchKind.COMPARISON
    draft.put(
        analysis=draft.said(0.85, "analysis"),
        compared_city=draft.head.place.city if compared else None,
        comparison=draft.said(0.9 if compared else 0.1, "comparison"),
        funding_tried=draft.code(Tried) if idea else None,
        funding_tried_why=draft.say("funding_tried_why") if idea else None,
        city_wide=dice.maybe(0.7, dice.chance(0.3)),
        several_bodies=dice.maybe(0.7, dice.chance(0.4)),
    )


def _advocacy(draft: Draft) -> None:
    draft.put(
        action=draft.said(0.85, "action"),
        position=draft.said(0.8, "position"),
        decided_by=draft.listed(0.8, "decided_by"),
        consulted_board=draft.code(Consulted, 0.8),
        consulted_group_company=draft.code(Consulted, 0.4),
    )


def _acted(draft: Draft) -> None:
    dice = draft.dice
    draft.put(channel=draft.one("channel"), sent=draft.within(12, 60) if dice.chance(0.8) else None)
    for _ in range(dice.between(0, 2)):
        draft.row(
            "meetings",
            date=draft.within(5, 40),
            with_whom=f"{draft.person(draft.head.place)}, {draft.one('with_whom')}",
            about=draft.said(0.8, "meeting_about"),
        )
