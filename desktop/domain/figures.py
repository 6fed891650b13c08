"""Sums of many amounts, told as «N, of which M with a figure»: what is not known is never counted as nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.sums import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.domain.money import Money
    from desktop.domain.rates import RateTable
    from desktop.domain.records import Json


@dataclass(frozen=True, slots=True)
class Amounts:
    """Of `n` things, `with_figure` have an amount, and `in_sek` of those one that can be told in kronor."""

    n: int
    with_figure: int
    in_sek: int
    sek: Decimal | None
    currencies: tuple[tuple[str, Decimal], ...]
    missing_rates: tuple[str, ...]
    """The currencies that there is no rate for: their amounts are missing in the sum in kronor."""

    def to_json(self) -> dict[str, Json]:
        """Write it for programs."""
        return {
            "n": self.n,
            "with_figure": self.with_figure,
            "in_sek": self.in_sek,
            "sek": None if self.sek is None else plain_decimal(self.sek),
            "currencies": {code: plain_decimal(amount) for code, amount in self.currencies},
            "missing_rates": list(self.missing_rates),
        }


NOTHING = Amounts(0, 0, 0, None, (), ())


def add_up(sums: Iterable[Money | None], rates: RateTable) -> Amounts:
    """Add amounts up, in kronor as far as there are rates, and in each currency by itself."""
    n = with_figure = in_sek = 0
    sek = Decimal(0)
    by_currency: defaultdict[str, Decimal] = defaultdict(Decimal)
    missing: set[str] = set()
    for money in sums:
        n += 1
        if money is None or money.amount is None:
            continue
        with_figure += 1
        if money.currency is not None:
            by_currency[money.currency] += money.amount
        known, lacking = rates.in_sek(money), rates.lacks(money)
        if known is not None:
            in_sek += 1
            sek += known
        if lacking is not None:
            missing.add(lacking)
    total = sek if in_sek else None
    return Amounts(n, with_figure, in_sek, total, tuple(sorted(by_currency.items())), tuple(sorted(missing)))


def flat(name: str, amounts: Amounts) -> Mapping[str, Decimal | int | None]:
    """Name the parts of a sum, as figures that are held against those of another year."""
    return {
        f"{name}.n": amounts.n,
        f"{name}.with_figure": amounts.with_figure,
        f"{name}.in_sek": amounts.in_sek,
        f"{name}.sek": amounts.sek,
    }
