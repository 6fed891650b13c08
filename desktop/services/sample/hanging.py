"""Decisions, documents (without a file) and tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import DecisionOutcome, TaskStatus
from desktop.services.sample import shared
from desktop.services.sample.json_forms import day, month, workday

if TYPE_CHECKING:
    from desktop.services.sample.draft import Draft


def fill_decision(draft: Draft) -> None:
    """Fill in a decision."""
    dice = draft.dice
    outcome = draft.code(DecisionOutcome)
    earlier = draft.world.earlier(draft.head.index, "decision", dice) if dice.chance(0.1) else None
    shared.about(draft, "decision_notes")
    _hang(draft)
    draft.put(
        decided_by=draft.head.body,
        date=draft.within(0, 12) if dice.chance(0.95) else month(draft.day),
        paragraph=f"§ {dice.between(1, 260)}" if dice.chance(0.85) else None,
        outcome=outcome,
        wording=draft.said(0.85, "wording"),
        conditional_on=draft.say("conditional_on") if outcome == DecisionOutcome.APPROVED_WITH_CONDITIONS else None,
        replaces=None if earlier is None else draft.world.head(earlier).id,
    )


def fill_document(draft: Draft) -> None:
    """Fill in a document. Its file is what the program adds when one is attached."""
    dice = draft.dice
    shared.about(draft, "document_notes")
    _hang(draft)
    draft.put(
        form=draft.head.form,
        date=draft.within(-5, 0) if dice.chance(0.9) else month(draft.day),
        author=draft.person() if dice.chance(0.8) else None,
        goes_along=dice.maybe(0.5, dice.chance(0.5)),
    )


def fill_task(draft: Draft) -> None:
    """Fill in a task."""
    dice = draft.dice
    due = workday(draft.day + dice.between(5, 90))
    past = ((TaskStatus.DONE, 80), (TaskStatus.DROPPED, 12), (TaskStatus.OPEN, 8))
    status = dice.weighted(*past) if due < draft.today else dice.weighted((TaskStatus.OPEN, 85), (TaskStatus.DONE, 15))
    finished = min(draft.today, max(draft.day, due - dice.between(-4, 10)))
    shared.about(draft, "task_notes")
    _hang(draft)
    draft.put(
        status=status,
        who=draft.person(),
        due=day(due),
        done=day(finished) if status is TaskStatus.DONE else None,
    )


def _hang(draft: Draft) -> None:
    on = draft.head.on
    draft.put(on=None if on is None else draft.world.head(on).id)
