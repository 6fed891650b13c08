"""The few facts that matter most of a record, in words: deadlines with the days left, sums with how many are known.

What is not known is said to be so; nothing is counted as nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from db.vocabulary import Renewal, SignerSide
from desktop.domain.dates import PartialDate
from desktop.domain.money import Money
from desktop.domain.periods import Period
from desktop.language.formats import Formats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from desktop.domain.records import Record, Value
    from desktop.language.texts import Texts

CALM, SOON, LATE = "calm", "soon", "late"
_SOON, _FAR = 90, 730
_MONTH, _YEAR = 30.44, 365.25


@dataclass(frozen=True, slots=True)
class KeyFact:
    """One of them: what it is, what it says, what there is to add, and whether it presses."""

    name: str
    heading: str
    value: str
    note: str = ""
    tone: str = CALM


def key_facts(record: Record, texts: Texts, today: date) -> tuple[KeyFact, ...]:
    """Give the facts of a record, in the order they are read; a kind without any has none."""
    told = _BY_KIND.get(record.kind)
    return () if told is None else tuple(told(_Teller(record, texts, today)))


def how_far(days: int, texts: Texts) -> str:
    """Say how far off a day is, or how long ago it was, no more exactly than anybody wants to know."""
    if days == 0:
        return texts("fact.today")
    way, far = "left" if days > 0 else "ago", abs(days)
    if far <= _SOON:
        return texts(f"fact.days_{way}", n=far)
    if far <= _FAR:
        return texts(f"fact.months_{way}", n=round(far / _MONTH))
    return texts(f"fact.years_{way}", n=round(far / _YEAR))


def pressing(days: int) -> str:
    """Say whether a day so far off presses: one that has passed is late."""
    return LATE if days < 0 else SOON if days <= _SOON else CALM


class _Teller:
    """Says things of one record in one language, as of one day."""

    def __init__(self, record: Record, texts: Texts, today: date) -> None:
        self.record, self.texts, self.today = record, texts, today
        self.formats = Formats(texts)

    def fact(self, name: str, value: str, note: str = "", tone: str = CALM, **details: str) -> KeyFact:
        return KeyFact(name, self.texts(f"fact.{name}", **details), value or self.texts("fact.unknown"), note, tone)

    def deadline(self, name: str, missing: str = "") -> KeyFact:
        """Say by when, and how long that is from today."""
        told = self.record.computed.get(name)
        if told is None:
            return self.fact(name, "", self.texts(missing) if missing else "")
        day = PartialDate.parse(str(told))
        return self.day(name, day)

    def day(self, name: str, day: PartialDate) -> KeyFact:
        left = (day.last - self.today).days
        return self.fact(name, self.formats.date(day), how_far(left, self.texts), pressing(left))

    def money(self, name: str, value: Value | None) -> KeyFact:
        return self.fact(name, self.formats.money(value) if isinstance(value, Money) else "")

    def sums(self, table: str, field: str) -> KeyFact:
        """Add up a field of money over the rows of a table, each currency for itself."""
        rows = self.record.rows.get(table, ())
        found = [value for row in rows if isinstance(value := row.fields.get(field), Money)]
        known = [money for money in found if money.amount is not None]
        by_currency: dict[str, Decimal] = defaultdict(Decimal)
        for money in known:
            by_currency[money.currency or "SEK"] += money.amount or Decimal(0)
        sums = (Money.of(amount, currency) for currency, amount in by_currency.items())
        value = " + ".join(self.formats.money(each) for each in sums)
        note = self.texts(f"fact.{table}_known", n=len(rows), known=len(known)) if rows else ""
        return self.fact(table, value if known else "", note)


def _membership(tell: _Teller) -> Iterator[KeyFact]:
    if tell.record.fields.get("renewal") != Renewal.NEVER:
        yield tell.deadline("notice_deadline", "fact.notice_missing")
    yield tell.deadline("next_review", "fact.review_missing")
    fees = tell.record.computed.get("fees")
    for fee in fees[-1:] if isinstance(fees, list) else ():
        sek = None if fee["sek"] is None else Money.of(Decimal(str(fee["sek"])), "SEK")
        part = fee["terms"] != fee["with_figure"]
        note = tell.texts("fact.fees_known", n=fee["terms"], known=fee["with_figure"]) if part else ""
        yield tell.fact("fees", "" if sek is None else tell.formats.money(sek), note, year=str(fee["year"]))


def _agreement(tell: _Teller) -> Iterator[KeyFact]:
    period = tell.record.fields.get("period")
    if isinstance(period, Period) and period.end is not None:
        yield tell.day("ends", period.end)
    if tell.record.fields.get("renewal") != Renewal.NEVER:
        yield tell.deadline("notice_deadline", "fact.notice_missing")
    yield tell.deadline("next_review", "fact.review_missing")
    yield _signed(tell)


def _signed(tell: _Teller) -> KeyFact:
    """Say who has signed: a signer with a day has."""
    rows = tell.record.rows.get("signers", ())
    sides = {side: [row for row in rows if row.fields.get("side") == side] for side in SignerSide}
    signed = {side: sum("signed" in row.fields for row in rows) for side, rows in sides.items()}
    value = tell.texts("fact.signed_by", ours=signed[SignerSide.OURS], theirs=signed[SignerSide.THEIRS])
    waiting = [side for side in SignerSide if not signed[side] or signed[side] < len(sides[side])]
    names = ", ".join(tell.texts.label(f"choice.signer_side.{side}").lower() for side in waiting)
    note = tell.texts("fact.signed_missing", sides=names) if waiting else ""
    return tell.fact("signers", value, note, SOON if waiting and rows else CALM)


def _project(tell: _Teller) -> Iterator[KeyFact]:
    yield tell.money("own_share", tell.record.fields.get("own_share"))
    yield tell.money("total", tell.record.fields.get("total"))
    yield tell.sums("partners", "budget")
    yield tell.sums("funders", "amount")


def _priority(tell: _Teller) -> Iterator[KeyFact]:
    """Put what came of it beside what was planned."""
    fields = tell.record.fields
    for name, planned, used in (
        ("amount", fields.get("planned_amount"), fields.get("used_amount")),
        ("hours", fields.get("planned_hours"), fields.get("used_hours")),
    ):
        yield tell.fact(f"planned_{name}", _written(tell, planned))
        note, tone = _difference(tell, planned, used)
        yield tell.fact(f"used_{name}", _written(tell, used), note, tone)


def _written(tell: _Teller, value: Value | None) -> str:
    if isinstance(value, Money):
        return tell.formats.money(value)
    return tell.formats.number(value) if isinstance(value, Decimal | int) else ""


def _difference(tell: _Teller, planned: Value | None, used: Value | None) -> tuple[str, str]:
    """Say how much is left, or was used beyond the plan; nothing where that cannot be told."""
    if isinstance(planned, Money) and isinstance(used, Money):
        if planned.amount is None or used.amount is None or planned.currency != used.currency:
            return "", CALM
        left, currency = planned.amount - used.amount, planned.currency or "SEK"
        told = tell.formats.money(Money.of(abs(left), currency))
    elif isinstance(planned, Decimal | int) and isinstance(used, Decimal | int):
        left = Decimal(planned) - Decimal(used)
        told = tell.formats.number(abs(left))
    else:
        return "", CALM
    if not left:
        return tell.texts("fact.as_planned"), CALM
    return tell.texts("fact.left" if left > 0 else "fact.beyond", much=told), CALM if left > 0 else SOON


_BY_KIND: Mapping[str, Callable[[_Teller], Iterator[KeyFact]]] = {
    "membership": _membership,
    "agreement": _agreement,
    "project": _project,
    "priority": _priority,
}
