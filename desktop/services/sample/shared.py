"""The fields and rows that several kinds carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services.sample.json_forms import UNKNOWN, day, month, sum_of, year

if TYPE_CHECKING:
    from desktop.domain.records import Json
    from desktop.services.sample.draft import Draft

_STEP_EVERY = 40


def about(draft: Draft, notes: str = "notes") -> None:
    """Fill in what every record carries."""
    head, dice = draft.head, draft.dice
    draft.put(
        title=head.title,
        reference=reference(draft) if dice.chance(0.7) else None,
        unit=head.unit.name,
        body=dice.maybe(0.9, head.body),
        notes=draft.said(0.35, notes),
        stays=dice.maybe(0.03, value=True),
    )


def themes(draft: Draft) -> list[str]:
    """Name the theme of the record first, then now and then another of the unit's."""
    found = [draft.head.slots["theme"]]
    return found + [each for each in draft.dice.some(draft.head.unit.themes, 0, 1) if each not in found]


def reference(draft: Draft) -> str:
    """Make up a diarienummer in one of the forms they have."""
    dice, code, number = draft.dice, draft.head.unit.code, draft.dice.between(1, 2400)
    when = year(draft.day)
    forms = (f"{code}-{when}-{number:04d}", f"{dice.between(100, 999)}-{number}/{when}", f"{code} {number}-{when}")
    return dice.pick((*forms, f"{when}/{code} {number:04d} 001"))


def purpose(draft: Draft, text: str = "benefit") -> None:
    """Say why the municipality does this."""
    dice = draft.dice
    draft.put(
        focus=dice.some(draft.world.codes("focus"), 1, 2) or None,
        goals=dice.some(draft.world.codes("goals"), 0, 2) or None,
        benefit=draft.said(0.75, text),
        major=dice.maybe(0.25, dice.chance(0.5)),
    )


def evidence(draft: Draft, reached: float) -> None:
    """Show which steps of work were taken, as far as the record has come."""
    steps = draft.world.codes("steps")
    lists = draft.world.words.passages["hanging"].lists
    for place, step in enumerate(steps[: round(len(steps) * reached)]):
        on = draft.day + place * _STEP_EVERY
        date = None if on > draft.today else day(on) if draft.dice.chance(0.9) else month(on)
        notes = lists.get(f"step_{step}", lists["step_any"])
        draft.row("evidence", step=step, date=date, note=draft.dice.maybe(0.3, draft.dice.pick(notes)))


def next_steps(draft: Draft, after: int, least: int = 1) -> None:
    """Say what is to be done next, after a day."""
    dice = draft.dice
    for what in draft.several("next_step", least, 3):
        due = after + dice.between(10, 120)
        draft.row(
            "next_steps",
            what=what,
            owner=draft.person(),
            due=day(due) if dice.chance(0.9) else month(due),
            done=day(due - dice.between(0, 9)) if due < draft.today and dice.chance(0.75) else None,
        )


def costs(draft: Draft, on: int, payer: str | None = None) -> None:
    """Say what it cost, in money or hours."""
    dice = draft.dice
    for what in draft.several("cost", 0, 3):
        hours = dice.chance(0.3)
        draft.row(
            "costs",
            what=what,
            amount=None if hours else cost(draft, dice.between(2, 240) * 100),
            hours=hours_of(draft, 1, 60) if hours else None,
            date=day(on) if dice.chance(0.8) else None,
            payer=payer or draft.head.unit.name,
        )


def cost(draft: Draft, amount: int) -> Json:
    """A sum in kronor, now and then zero or not known."""
    return draft.dice.weighted((sum_of(amount, "SEK"), 8), (sum_of(0, "SEK"), 1), (UNKNOWN, 1))


def hours_of(draft: Draft, low: int, high: int) -> str:
    """A number of hours, halves too."""
    hours = draft.dice.between(low, high)
    return f"{hours}.5" if draft.dice.chance(0.2) else str(hours)
