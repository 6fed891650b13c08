"""The one place that asks the computer for the time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date


class Clock(Protocol):
    """What the program may ask about time."""

    def now(self) -> datetime:
        """Give this moment, aware, in UTC."""
        ...

    def today(self) -> date:
        """Give the date on the wall where the user is."""
        ...


class SystemClock:
    """The computer's own clock and time zone."""

    def now(self) -> datetime:
        """Give this moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Give the date on the wall where the user is."""
        return self.now().astimezone().date()
