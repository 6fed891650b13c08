"""Where a record stands today, as a pill says it: its status, or what a membership's deadlines make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import KINDS
from db.vocabulary import MembershipStatus
from desktop.domain.dates import PartialDate
from desktop.domain.membership import is_to_decide
from desktop.language.formats import Formats

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.domain.records import Json
    from desktop.language.texts import Texts

MEMBERSHIP, DECIDE = "membership", "decide"
"""A membership that runs, and whose last day to give notice is near."""


def standing_of(kind: str, status: str, follows: Mapping[str, Json], today: date) -> str:
    """Give the code of where a record stands."""
    status = status or str(follows.get("status") or "")
    return DECIDE if kind == MEMBERSHIP and is_to_decide(status, _deadline(follows), today) else status


def standing_name(kind: str, code: str, texts: Texts) -> str:
    """Name it in a few words, as in a list."""
    if not code:
        return ""
    return texts.label("standing.decide") if code == DECIDE else texts.label(f"status.{kind}.{code}")


def standing_told(kind: str, code: str, follows: Mapping[str, Json], texts: Texts) -> str:
    """Say it with its day, where there is room."""
    deadline = _deadline(follows)
    if code == DECIDE and deadline is not None:
        return texts("standing.decide_by", day=Formats(texts).date(deadline))
    return standing_name(kind, code, texts)


def standings(kind: str, texts: Texts) -> tuple[tuple[str, str], ...]:
    """Give every code that a record of this kind can have, with its name; none where it stands nowhere."""
    lifecycle = KINDS[kind].lifecycle
    codes = [] if lifecycle is None else [each.value for each in lifecycle.vocabulary]
    codes = [DECIDE, *(each.value for each in MembershipStatus)] if kind == MEMBERSHIP else codes
    return tuple((code, standing_name(kind, code, texts)) for code in codes)


def _deadline(follows: Mapping[str, Json]) -> PartialDate | None:
    told = follows.get("notice_deadline")
    return None if told is None else PartialDate.parse(str(told))
