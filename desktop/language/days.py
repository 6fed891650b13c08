"""Days and times of the calendar in words, for who needs no more of them: the other formats take 15 ms to load."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.language.texts import Texts


def written_day(texts: Texts, day: date) -> str:
    """Write 3 maj 2026."""
    month = texts(f"format.months.{day.month:02d}")
    return texts("format.day", day=str(day.day), month=month, year=str(day.year))


def written_clock(texts: Texts, moment: datetime) -> str:
    """Write the time of day: 14.02 in Swedish, 14:02 in English."""
    return texts("format.clock", hour=f"{moment.hour:02d}", minute=f"{moment.minute:02d}")
