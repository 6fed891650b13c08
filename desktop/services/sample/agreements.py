"""Agreements, from sister cities to municipal partnerships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import AgreementStatus, ConsultedGroup, Renewal, Review, SignerSide
from desktop.services.sample import shared
from desktop.services.sample.json_forms import day, days, month, new_year, span, workday, year

if TYPE_CHECKING:
    from desktop.domain.records import Json
    from desktop.services.sample.draft import Draft

_LATER = ((AgreementStatus.UNDER_REVIEW, 2), (AgreementStatus.DORMANT, 2), (AgreementStatus.TERMINATED, 1))


def fill(draft: Draft) -> None:
    """Fill in an agreement."""
    dice = draft.dice
    begins = workday(draft.day + dice.between(20, 120))
    ends = None if dice.chance(0.35) else new_year(year(begins) + dice.between(2, 5)) - 1
    status = _status(draft, begins, ends)
    shared.about(draft)
    _agreement(draft, status)
    _term(draft, status, begins, ends)
    if status is not AgreementStatus.DRAFT:
        _signers(draft, begins)
        _review(draft)
    _consultations(draft)
    shared.purpose(draft)
    shared.evidence(draft, dice.between(1, 5) / 5)


def _status(draft: Draft, begins: int, ends: int | None) -> AgreementStatus:
    if begins > draft.today:
        return AgreementStatus.DRAFT
    if ends is not None and ends < draft.today:
        return draft.dice.weighted((AgreementStatus.EXPIRED, 6), *_LATER)
    return draft.dice.weighted((AgreementStatus.ACTIVE, 14), *_LATER)


def _agreement(draft: Draft, status: AgreementStatus) -> None:
    dice, head = draft.dice, draft.head
    contact, details = draft.stranger()
    draft.put(
        status=status,
        form=head.form,
        partner=head.partner,
        country=head.place.country,
        city=head.place.city,
        theme=dice.maybe(0.8, head.slots["theme_capital"]),
        exchange=draft.said(0.9, "exchange"),
        mutual_benefit=draft.said(0.85, "mutual_benefit"),
        contact=contact,
        contact_details=dice.maybe(0.5, details),
    )


def _term(draft: Draft, status: AgreementStatus, begins: int, ends: int | None) -> None:
    dice = draft.dice
    renewal = dice.pick(tuple(Renewal))
    given = min(draft.today, begins + dice.between(200, 700))
    draft.put(
        period=_period(draft, begins, ends),
        renewal=renewal,
        notice_months=None if renewal is Renewal.NEVER else dice.pick((3, 6, 6, 12)),
        notice_given=day(given) if status is AgreementStatus.TERMINATED else None,
        added_cost=dice.maybe(0.6, dice.chance(0.3)),
        partner_wants_formal=dice.maybe(0.5, dice.chance(0.6)),
        version=draft.listed(0.5, "version"),
    )


def _period(draft: Draft, begins: int, ends: int | None) -> Json:
    if ends is None:
        return span(day(begins), None)
    exact = draft.dice.chance(0.8)
    return days(begins, ends) if exact else span(month(begins), month(ends))


def _signers(draft: Draft, begins: int) -> None:
    dice = draft.dice
    for side, role in ((SignerSide.OURS, "role_ours"), (SignerSide.THEIRS, "role_theirs")):
        place = None if side is SignerSide.OURS else draft.head.place
        for _ in range(dice.between(1, 2)):
            draft.row(
                "signers",
                side=side,
                name=draft.person(place),
                role=draft.one(role),
                signed=day(begins - dice.between(0, 14)),
                place=dice.maybe(0.6, draft.head.place.city),
            )


def _review(draft: Draft) -> None:
    dice = draft.dice
    draft.put(results=draft.said(0.6, "results"), review_months=dice.pick((24, 48, 48)))
    if dice.chance(0.5):
        draft.put(
            reviewed=day(min(draft.today, draft.day + dice.between(300, 900))),
            review_outcome=draft.code(Review),
            review_note=draft.said(0.8, "review_note"),
        )


def _consultations(draft: Draft) -> None:
    dice = draft.dice
    for group in dice.some(tuple(ConsultedGroup), 0, 3):
        draft.row(
            "consultations",
            group=group,
            who=draft.one("consulted"),
            date=draft.within(1, 19) if dice.chance(0.9) else month(draft.day),
            outcome=draft.said(0.6, "consultation_outcome"),
        )
