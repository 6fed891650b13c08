"""What follows from a record today, in sentences: status by its terms, the dates that matter, the fees by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.dates import PartialDate
from desktop.domain.money import Money
from desktop.language.formats import Formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.domain.records import Json
    from desktop.language.texts import Texts


def standing_lines(kind: str, follows: Mapping[str, Json], texts: Texts) -> Iterator[str]:
    """Say where the record stands, and by which days something has to be done."""
    formats = Formats(texts)
    if "status" in follows:
        yield texts("following.status", status=texts.label(f"status.{kind}.{follows['status']}"))
    if "runs_on" in follows:
        yield texts("following.runs_on")
    missing = follows.get("override_missing")
    for name in missing if isinstance(missing, list) else ():
        yield texts(f"note.membership.no_{name}")
    for name in ("notice_deadline", "next_review"):
        if name in follows:
            yield texts(f"following.{name}", date=formats.date(PartialDate.parse(str(follows[name]))))


def fee_lines(follows: Mapping[str, Json], texts: Texts) -> Iterator[str]:
    """Say what the fees come to, year by year, and how much of it is known."""
    fees = follows.get("fees")
    for fee in fees if isinstance(fees, list) else ():
        sek = Formats(texts).money(Money.parse("?" if fee["sek"] is None else f"{fee['sek']} SEK"))
        told = "whole" if fee["terms"] == fee["with_figure"] else "part"
        line = texts(f"following.fee.{told}", year=str(fee["year"]), sek=sek, known=fee["with_figure"], n=fee["terms"])
        basis = (name for name in ("for_period", "basis_not_stated") if fee[name])
        yield " ".join([line, *(texts(f"following.fee.{name}", n=fee[name]) for name in basis)])
