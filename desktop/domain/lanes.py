"""How near a deadline is: the lanes of a board."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from desktop.domain.dates import PartialDate

MONTH, QUARTER = timedelta(days=30), timedelta(days=90)


class Lane(StrEnum):
    """From what is late to what has no deadline."""

    LATE = "late"
    MONTH = "month"
    QUARTER = "quarter"
    LATER = "later"
    NEVER = "never"


def lane_of(deadline: PartialDate | None, today: date) -> Lane:
    """Tell in which lane a deadline is: late once the last day it can mean is over."""
    if deadline is None:
        return Lane.NEVER
    if deadline.last < today:
        return Lane.LATE
    left = deadline.last - today
    return Lane.MONTH if left <= MONTH else Lane.QUARTER if left <= QUARTER else Lane.LATER
