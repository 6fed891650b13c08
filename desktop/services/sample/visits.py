"""Visits, from the request to the follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import (
    Answer,
    Attendance,
    Channel,
    Direction,
    GiftDirection,
    Grade,
    HostRole,
    Level,
    Payer,
    PhotoConsent,
    PointKind,
    Recommendation,
    VisitDecision,
    VisitStatus,
)
from desktop.services.sample import shared
from desktop.services.sample.json_forms import day, days, month, span, sum_of, workday

if TYPE_CHECKING:
    from desktop.services.sample.draft import Draft

_CHAIN = (
    VisitStatus.REQUESTED,
    VisitStatus.ASSESSING,
    VisitStatus.DECIDED,
    VisitStatus.PLANNING,
    VisitStatus.HELD,
    VisitStatus.FOLLOWED_UP,
    VisitStatus.CLOSED,
)
_ASSESSED, _DECIDED, _PLANNED, _HELD, _FOLLOWED_UP = 1, 2, 3, 4, 5
_DECLINED_AT, _CANCELLED_AT = _DECIDED, _PLANNED
_SETTLED = 30
_OPENS, _NOON, _EVENING = 9 * 60, 11 * 60 + 30, 19 * 60
_LISTS = {PointKind.BREAK: "break", PointKind.TRANSPORT: "move"}


def fill(draft: Draft) -> None:
    """Fill in a visit."""
    dice = draft.dice
    begins = workday(draft.day + dice.between(20, 170))
    ends = begins + dice.weighted((0, 5), (1, 3), (2, 2), (4, 1))
    status = _status(draft, begins)
    stage = _stage(status)
    shared.about(draft)
    _request(draft, status, begins, ends)
    if stage >= _ASSESSED:
        _assessment(draft, status, stage)
    if stage >= _DECIDED and status is not VisitStatus.DECLINED:
        draft.put(period=days(begins, ends), place=draft.listed(0.8, "place"))
        _hosts(draft)
    _delegation(draft, stage)
    if stage >= _PLANNED:
        _plan(draft)
        _programme(draft, begins, ends)
        shared.costs(draft, begins, draft.one("cost_payer"))
    if stage >= _HELD:
        _gifts(draft)
    if stage >= _FOLLOWED_UP:
        _follow_up(draft, status, ends)
    shared.purpose(draft)
    shared.evidence(draft, stage / 6)


def _status(draft: Draft, begins: int) -> VisitStatus:
    pick, age = draft.dice.weighted, draft.today - draft.day
    if begins < draft.today - _SETTLED:
        done = ((VisitStatus.CLOSED, 58), (VisitStatus.FOLLOWED_UP, 14), (VisitStatus.HELD, 8))
        return pick(*done, (VisitStatus.DECLINED, 12), (VisitStatus.CANCELLED, 8))
    if begins <= draft.today:
        return pick((VisitStatus.HELD, 70), (VisitStatus.FOLLOWED_UP, 20), (VisitStatus.CANCELLED, 10))
    if age < _SETTLED:
        return pick((VisitStatus.REQUESTED, 60), (VisitStatus.ASSESSING, 30), (VisitStatus.DECIDED, 10))
    ahead = ((VisitStatus.PLANNING, 60), (VisitStatus.DECIDED, 20), (VisitStatus.ASSESSING, 8))
    return pick(*ahead, (VisitStatus.DECLINED, 8), (VisitStatus.CANCELLED, 4))


def _stage(status: VisitStatus) -> int:
    if status in _CHAIN:
        return _CHAIN.index(status)
    return _DECLINED_AT if status is VisitStatus.DECLINED else _CANCELLED_AT


def _request(draft: Draft, status: VisitStatus, begins: int, ends: int) -> None:
    dice, head = draft.dice, draft.head
    contact, details = draft.stranger()
    draft.put(
        status=status,
        direction=head.form,
        channel=draft.code(Channel, 0.9),
        received=day(draft.day) if dice.chance(0.95) else month(draft.day),
        organisation=head.partner,
        country=head.place.country,
        city=head.place.city,
        contact=contact,
        contact_details=dice.maybe(0.6, details),
        purpose=draft.said(0.95, "purpose"),
        themes=shared.themes(draft),
        wished=days(begins, ends) if dice.chance(0.7) else span(month(begins), month(begins)),
        group_size=dice.between(2, 40),
        level=draft.code(Level),
        languages=list(head.place.languages),
        interpreter=dice.maybe(0.6, dice.chance(0.2)),
        invitation_letter=dice.maybe(0.6, dice.chance(0.15)),
        payer=draft.code(Payer, 0.8),
        payer_note=draft.said(0.2, "payer_note"),
    )


def _assessment(draft: Draft, status: VisitStatus, stage: int) -> None:
    dice, foreign = draft.dice, draft.dice.chance(0.04)
    several, high = dice.chance(0.3), dice.chance(0.15)
    refused = status is VisitStatus.DECLINED
    recommended = Recommendation.NOT_RECOMMENDED if refused else dice.pick(tuple(Recommendation)[:2])
    draft.put(
        several_operations=several,
        several_operations_note=draft.said(0.5, "several_operations_note") if several else None,
        high_political_level=high,
        high_political_level_note=draft.said(0.5, "high_political_level_note") if high else None,
        foreign_policy=foreign,
        foreign_policy_note=draft.say("foreign_policy_note") if foreign else None,
        recommendation=recommended,
        conditions=draft.say("conditions") if recommended is Recommendation.WITH_CONDITIONS else None,
    )
    for criterion in dice.some(draft.world.codes("criteria"), 2, 9):
        draft.row("criteria", criterion=criterion, answer=draft.code(Answer), note=draft.said(0.3, "criterion_note"))
    if stage < _DECIDED:
        return
    others = (VisitDecision.REFER, VisitDecision.DECLINE, VisitDecision.POSTPONE)
    draft.put(
        decision=dice.pick(others) if refused else VisitDecision.ACCEPT,
        decided_by=draft.person(),
        decided=draft.within(3, 18),
        decision_reason=draft.said(0.8, "reason_refused" if refused else "reason_accepted"),
        office_informed=draft.within(2, 10) if dice.chance(0.6) else None,
    )


def _hosts(draft: Draft) -> None:
    dice = draft.dice
    for place in range(dice.between(1, 3)):
        in_house = dice.chance(0.75)
        draft.row(
            "hosts",
            name=draft.person(),
            organisation=dice.pick(draft.world.words.units).name if in_house else "Exempelhögskolan",
            role=HostRole.CO_HOST if place else HostRole.HOST,
            in_house=in_house,
            phone=draft.phone(),
        )


def _delegation(draft: Draft, stage: int) -> None:
    dice, place = draft.dice, draft.head.place
    incoming = draft.head.form == Direction.INCOMING
    home = draft.head.partner if incoming else draft.head.unit.name
    names: set[str] = set()
    for precedence in range(1, dice.between(1, 6 if stage >= _DECIDED else 2) + 1):
        name = draft.person(place if incoming else None)
        if name in names:
            continue
        names.add(name)
        draft.row(
            "delegation",
            precedence=precedence,
            honorific=draft.listed(0.2, "honorific"),
            name=name,
            pronunciation=dice.maybe(0.1, "-".join(name.split()).lower()),
            form_of_address=draft.listed(0.3, "form_of_address"),
            role=draft.one("role"),
            organisation=home,
            languages=dice.some(place.languages, 1, 2),
            diet=draft.listed(0.15, "diet"),
            access_needs=draft.listed(0.05, "access_needs"),
            attendance=_attendance(draft, stage),
        )


def _attendance(draft: Draft, stage: int) -> str:
    if stage < _HELD:
        return Attendance.EXPECTED
    return draft.dice.weighted((Attendance.ATTENDED, 9), (Attendance.ABSENT, 1))


def _plan(draft: Draft) -> None:
    dice = draft.dice
    draft.put(
        our_points=draft.said(0.7, "our_points"),
        their_points=draft.said(0.6, "their_points"),
        defensive_points=draft.said(0.15, "defensive_points"),
        flags=draft.listed(0.3, "flags"),
        seating=draft.said(0.2, "seating"),
        photo_consent=draft.code(PhotoConsent, 0.8),
        security_contact=f"{draft.person()}, {draft.phone()}" if dice.chance(0.15) else None,
        security_notes=draft.said(0.1, "security_notes"),
    )


def _programme(draft: Draft, begins: int, ends: int) -> None:
    """Make a programme whose points follow each other, day by day, with lunch at noon."""
    dice = draft.dice
    for on in range(begins, min(ends, begins + 1) + 1):
        clock, lunch = _OPENS + dice.between(0, 2) * 15, dice.chance(0.8)
        for title in draft.several("item", 2, 4):
            if lunch and clock >= _NOON:
                lunch = False
                clock = _point(draft, PointKind.MEAL, draft.one("lunch"), on, clock, 60)
            elif dice.chance(0.2):
                kind = dice.pick((PointKind.BREAK, PointKind.TRANSPORT))
                clock = _point(draft, kind, draft.one(_LISTS[kind]), on, clock, 15)
            clock = _point(draft, PointKind.ITEM, title, on, clock, dice.between(2, 6) * 15)
        if dice.chance(0.2):
            _point(draft, PointKind.MEAL, draft.one("dinner"), on, _EVENING, 120)


def _point(draft: Draft, kind: PointKind, title: str, on: int, clock: int, minutes: int) -> int:
    """Add a point, and say when the next can begin."""
    dice, content = draft.dice, kind is PointKind.ITEM
    ends = clock + minutes
    draft.row(
        "programme",
        start=_moment(on, clock),
        end=_moment(on, ends),
        kind=kind,
        title=title,
        place=draft.listed(0.7, "place"),
        host=draft.person() if content and dice.chance(0.6) else None,
        speaker=draft.person() if content and dice.chance(0.5) else None,
        interpreter=draft.person() if content and dice.chance(0.1) else None,
        transport=draft.one("transport") if kind is PointKind.TRANSPORT else None,
        note=draft.listed(0.1, "point_note"),
    )
    return ends + dice.between(0, 2) * 15


def _moment(on: int, minutes: int) -> str:
    return f"{day(on)}T{minutes // 60:02d}:{minutes % 60:02d}"


def _gifts(draft: Draft) -> None:
    dice = draft.dice
    for _ in range(dice.between(0, 2)):
        received = dice.chance(0.5)
        draft.row(
            "gifts",
            direction=GiftDirection.RECEIVED if received else GiftDirection.GIVEN,
            what=draft.one("gift"),
            value=sum_of(dice.between(5, 90) * 10, "SEK") if dice.chance(0.7) else None,
            person=draft.person(draft.head.place),
            note=draft.listed(0.2, "gift_note"),
        )


def _follow_up(draft: Draft, status: VisitStatus, ends: int) -> None:
    dice = draft.dice
    nothing = dice.chance(0.1)
    draft.put(
        learned=None if nothing else draft.say("learned"),
        they_learned=draft.said(0.5, "they_learned"),
        no_action=True if nothing else dice.maybe(0.3, value=False),
        shared_with=draft.said(0.6, "shared_with"),
        reported=day(ends + dice.between(5, 40)) if dice.chance(0.4) else None,
        grade=draft.code(Grade, 0.8),
    )
    if not nothing:
        shared.next_steps(draft, ends, least=1 if status is VisitStatus.CLOSED else 0)
