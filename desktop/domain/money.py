"""Sums of money in three states: an amount, zero, or not known. Exact, never a float."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Self

from desktop.domain.codes import currency_code
from desktop.domain.errors import InvalidInput
from desktop.domain.marks import override
from desktop.domain.shapes import object_in, text_in
from desktop.domain.sums import plain_decimal, sum_in
from desktop.domain.text import clean

DECIMALS = 4
LIMIT = Decimal(10) ** 14
_LONGEST = 200
_UNKNOWN = re.compile(r"\?(?: *([A-Za-z]{3}))?")
_ZERO = Decimal(0)


class MoneyState(StrEnum):
    """What is known about the sum."""

    AMOUNT = "amount"
    ZERO = "zero"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Money:
    """A sum with its currency; the text as first written is kept beside when it says it in another way."""

    state: MoneyState
    amount: Decimal | None = None
    currency: str | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        if self.amount is not None:
            _check(self.amount)
        if self.state is MoneyState.ZERO and self.amount is None:
            object.__setattr__(self, "amount", _ZERO)
        if self.currency is not None:
            object.__setattr__(self, "currency", currency_code(self.currency))
        if self.state is not _state_of(self.amount):
            raise InvalidInput("value.money_state", state=self.state.value)
        if self.state is MoneyState.AMOUNT and self.currency is None:
            raise InvalidInput("value.currency", text=self.text or plain_decimal(self.amount or _ZERO))

    @override
    def __str__(self) -> str:
        """Give the short form, 51920840 SEK, 0 SEK or ?; it leaves out the text as written.

        Exactly three decimals are written as four, since 1.234 would be read as 1234.
        """
        number = "?" if self.amount is None else plain_decimal(self.amount)
        if number[-4:-3] == ".":
            number += "0"
        return number if self.currency is None else f"{number} {self.currency}"

    @classmethod
    def of(cls, amount: Decimal | int, currency: str) -> Self:
        """Make it from a known sum, which may be zero."""
        known = Decimal(amount)
        return cls(_state_of(known), known, currency)

    @classmethod
    def unknown(cls) -> Self:
        """Make a sum that nobody knows."""
        return cls(MoneyState.UNKNOWN)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the short form or a sum as people write it; desktop.domain.sums says how."""
        given = clean(text, limit=_LONGEST, lines=False)
        unknown = _UNKNOWN.fullmatch(given)
        if unknown is not None:
            money = cls(MoneyState.UNKNOWN, None, unknown[1])
        else:
            amount, currency = sum_in(given)
            money = cls(_state_of(amount), amount, currency, given)
        return replace(money, text=None if str(money) == given else given)

    @classmethod
    def from_json(cls, raw: object) -> Self:
        """Read the JSON form {"amount", "state", "currency", "text"}, or the short form.

        The state may be absent, since the amount says it; an amount of null is right for zero too.
        """
        if isinstance(raw, str):
            return cls.parse(raw)
        parts = object_in(raw, "money", ("amount", "state", "currency", "text"))
        amount = _amount_in(parts.get("amount"))
        currency, text = parts.get("currency"), parts.get("text")
        return cls(
            _state_in(parts.get("state"), amount),
            amount,
            None if currency is None else text_in(currency),
            None if text is None else clean(text_in(text), limit=_LONGEST, lines=False) or None,
        )

    def to_json(self) -> dict[str, str | None]:
        """Give the JSON form."""
        amount = None if self.amount is None else plain_decimal(self.amount)
        return {"amount": amount, "state": self.state.value, "currency": self.currency, "text": self.text}


def _check(amount: Decimal) -> None:
    if not amount.is_finite():
        raise InvalidInput("value.money", text=str(amount))
    if amount < 0:
        raise InvalidInput("value.negative", text=plain_decimal(amount))
    if amount >= LIMIT:
        raise InvalidInput("value.range", min=0, max=int(LIMIT - 1))
    if amount != round(amount, DECIMALS):
        raise InvalidInput("value.decimals", limit=DECIMALS)


def _state_of(amount: Decimal | None) -> MoneyState:
    if amount is None:
        return MoneyState.UNKNOWN
    return MoneyState.AMOUNT if amount else MoneyState.ZERO


def _amount_in(raw: object) -> Decimal | None:
    if raw is None:
        return None
    text = text_in(raw)
    if re.fullmatch(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?", text) is None:
        raise InvalidInput("value.money_plain", text=clean(text, limit=_LONGEST, lines=False))
    return Decimal(text)


def _state_in(raw: object, amount: Decimal | None) -> MoneyState:
    if raw is None:
        return _state_of(amount)
    text = text_in(raw)
    if text not in set(MoneyState):
        raise InvalidInput("value.choice", text=text, allowed=", ".join(MoneyState))
    if text == MoneyState.AMOUNT and amount is not None:
        return _state_of(amount)
    return MoneyState(text)
