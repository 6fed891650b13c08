"""Memberships, with one term a period over several years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import FeePer, MembershipOverride, MembershipScope, Renewal, Review
from desktop.services.sample import shared
from desktop.services.sample.json_forms import (
    UNKNOWN,
    as_written,
    day,
    days,
    month,
    new_year,
    span,
    sum_of,
    year,
)

if TYPE_CHECKING:
    from desktop.domain.records import Json
    from desktop.services.sample.draft import Draft

_CURRENCIES = (("SEK", 6), ("EUR", 5), ("GBP", 1), ("DKK", 1))
_RATES = {"EUR": (10_900, 11_700), "GBP": (12_700, 13_600), "DKK": (1_460, 1_570)}
_UNUSUAL = 0.12


def fill(draft: Draft) -> None:
    """Fill in a membership."""
    shared.about(draft)
    _membership(draft)
    _terms(draft)
    _review(draft)
    for _ in range(draft.dice.between(0, 2)):
        _representative(draft)
    shared.purpose(draft)
    shared.evidence(draft, draft.dice.between(1, 5) / 5)


def _membership(draft: Draft) -> None:
    dice, head = draft.dice, draft.head
    contact, details = draft.stranger()
    renewal = dice.pick(tuple(Renewal))
    draft.put(
        organisation=head.partner,
        acronym=dice.maybe(0.5, "".join(word[0] for word in head.partner.split() if word[0].isalpha()).upper()),
        country=head.place.country,
        form=head.form,
        scope=draft.code(MembershipScope),
        themes=shared.themes(draft),
        purpose=draft.said(0.95, "purpose"),
        activity=draft.said(0.8, "activity"),
        website=draft.site() if dice.chance(0.6) else None,
        contact=dice.maybe(0.8, contact),
        contact_details=dice.maybe(0.5, details),
        renewal=renewal,
        notice_months=None if renewal is Renewal.NEVER else dice.pick((1, 2, 3, 3, 6, 6, 12)),
    )


def _terms(draft: Draft) -> None:
    """Lay terms of a year after each other; now and then none, only coming ones, or none any more."""
    dice, now = draft.dice, year(draft.today)
    unusual = dice.chance(_UNUSUAL)
    if unusual and dice.chance(0.3):
        return
    first, last = now - dice.between(1, 7), now
    if unusual:
        first, last = dice.pick(((now + 1, now + 1), (now - 5, now - 2), (now - 3, now - 1)))
    currency = dice.weighted(*_CURRENCIES)
    fee = dice.between(4, 90) * (500 if currency == "SEK" else 100)
    for number in range(first, last + 1):
        fee += fee * dice.between(0, 6) // 100
        draft.row("terms", **_term(draft, number, currency, fee, ends=number < last))
    if dice.chance(0.12):
        _override(draft)


def _term(draft: Draft, number: int, currency: str, fee: int, *, ends: bool) -> dict[str, Json]:
    dice, first = draft.dice, new_year(number)
    period = days(first, new_year(number + 1) - 1) if dice.chance(0.8) else span(str(number), str(number))
    given = not ends and dice.chance(0.1)
    rate = None
    if currency in _RATES and dice.chance(0.85):
        low, high = _RATES[currency]
        rate = dice.between(low, high)
    return {
        "period": period if ends or dice.chance(0.9) else span(day(first), None),
        "fee": _fee(draft, currency, fee),
        "fee_per": draft.code(FeePer, 0.4),
        "sek_rate": None if rate is None else _plain(rate),
        "rate_date": None if rate is None else day(first + dice.between(5, 60)),
        "decision": _decision(draft, number) if dice.chance(0.7) else None,
        "notice_given": day(min(draft.today, first + dice.between(30, 200))) if given else None,
        "note": draft.said(0.2, "term_note"),
    }


def _decision(draft: Draft, number: int) -> str:
    forms = draft.world.words.passages["membership"].lists["decision"]
    paragraph = draft.dice.between(1, 260)
    return draft.dice.pick(forms).format(body=draft.head.body, term=number, paragraph=paragraph)


def _fee(draft: Draft, currency: str, fee: int) -> Json:
    written = as_written(fee, currency) if draft.dice.chance(0.1) else None
    return draft.dice.weighted((sum_of(fee, currency, written), 18), (sum_of(0, currency), 1), (UNKNOWN, 1))


def _plain(thousandths: int) -> str:
    """Write a number of thousandths as numbers are kept: never with exactly three decimals."""
    whole, decimals = divmod(thousandths, 1000)
    if decimals % 10:
        return f"{whole}.{decimals:03d}0"
    return f"{whole}.{decimals:03d}".rstrip("0").rstrip(".")


def _override(draft: Draft) -> None:
    draft.put(
        override=draft.code(MembershipOverride),
        override_until=day(draft.today + draft.dice.between(30, 400)),
        override_reason=draft.say("override_reason"),
    )


def _review(draft: Draft) -> None:
    dice = draft.dice
    draft.put(
        benefit_actual=draft.said(0.7, "benefit_actual"),
        review_months=dice.pick((24, 36, 48, 48)),
    )
    if dice.chance(0.6):
        on = draft.day - dice.between(0, 700)
        draft.put(
            reviewed=day(on) if dice.chance(0.7) else month(on),
            review_outcome=dice.weighted((Review.KEEP, 7), (Review.RENEGOTIATE, 2), (Review.LEAVE, 1)),
            review_note=draft.said(0.8, "review_note"),
        )


def _representative(draft: Draft) -> None:
    dice, first = draft.dice, year(draft.day) - draft.dice.between(0, 3)
    until = None if dice.chance(0.5) else day(new_year(first + 4) - 1)
    draft.row(
        "representatives",
        name=draft.person(),
        role=draft.one("role"),
        post=draft.listed(0.3, "post"),
        period=span(day(new_year(first)), until) if dice.chance(0.7) else None,
    )
