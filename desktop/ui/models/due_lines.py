"""What is due, as the start page says it: when, what, the next step, and the rule that asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from desktop.ui.navigation import Destination

if TYPE_CHECKING:
    from desktop.services.due import Due, DueUntil, DueYearly
    from desktop.ui.language import Language
    from desktop.ui.live_wordbook import LiveWordbook

_WEEK = timedelta(days=7)


class When(Enum):
    """How near it is."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing that is due, in words. Without a destination it belongs to no record."""

    when: When
    date: str
    title: str
    step: str
    source: str
    to: Destination | None

    @property
    def spoken(self) -> str:
        """All of it in one breath."""
        return ". ".join(part for part in (self.date, self.title, self.step, self.source) if part)


def lines_of(found: DueUntil, words: LiveWordbook, language: Language) -> list[DueLine]:
    """Write what is due: the overdue with the nearest first, then what comes, then the year's own days."""
    over = [_line(each, found, words, language) for each in reversed(found.due) if each.overdue]
    coming = [_line(each, found, words, language) for each in found.due if not each.overdue]
    return [*over, *coming, *(_yearly(each, language) for each in found.calendar)]


def _line(each: Due, found: DueUntil, words: LiveWordbook, language: Language) -> DueLine:
    what = language.label(f"due.{each.what}")
    detail = each.detail
    if detail is not None and each.described is not None:
        detail = words.shown(each.described.type, detail)
    title = f"{what}: {each.title}" if detail is None else f"{what}: {each.title} – {detail}"
    return DueLine(
        when=_when(each, found),
        date=language.formats.date(each.date),
        title=title,
        step=language.label(f"due_step.{each.what}"),
        source="" if each.source is None else each.source.in_language(language.code),
        to=Destination(each.kind, each.record, each.field),
    )


def _yearly(each: DueYearly, language: Language) -> DueLine:
    code = language.code
    who = each.yearly.who.in_language(code)
    source = each.source.in_language(code)
    name = each.yearly.name.in_language(code)
    return DueLine(When.YEARLY, language.formats.date(each.date), name, who, source, None)


def _when(each: Due, found: DueUntil) -> When:
    """Choose by the last day that the date can mean, as the order does."""
    if each.overdue:
        return When.OVERDUE
    if each.date.last == found.today:
        return When.TODAY
    return When.WEEK if each.date.last <= found.today + _WEEK else When.LATER
