"""What the profile asks for before something is done, each condition held against a record by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.fields import KINDS
from desktop.policy.evaluation import holds, surroundings
from desktop.policy.judging import expression, place
from desktop.policy.syntax import All

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.findings import Answered, Said
    from desktop.policy.content import Choice, Profile, Rule
    from desktop.policy.facts import Facts
    from desktop.policy.syntax import Expression


@dataclass(frozen=True, slots=True)
class Precondition:
    """One condition, whether the record meets it, and where it stands. None: no rule says how to tell."""

    text: Said
    met: bool | None
    source: Said
    rule: str = ""
    force: str = ""
    answer: Answered | None = None


def preconditions(profile: Profile, what: str, facts: Facts) -> tuple[Precondition, ...]:
    """Give what the matrix asks for before this; nothing, where no source says anything."""
    rows = (row for row in profile.matrix if row.what == what and row.source is not None)
    return tuple(each for row in rows for each in _of_row(profile, row, facts))


def _of_row(profile: Profile, row: Choice, facts: Facts) -> Iterator[Precondition]:
    """Say each condition in the matrix's words if the row's rule has as many parts, else in those of the rule."""
    rules = [rule for rule in profile.rules if rule.id in row.rules and facts.kind in rule.kinds]
    parts = [(rule, part) for rule in rules for part in _parts(expression(rule.keeps))]
    around = surroundings(facts, KINDS[facts.kind])
    if row.before and len(row.before) == len(parts):
        for text, (rule, part) in zip(row.before, parts, strict=True):
            yield _met(profile, rule, text, facts, met=holds(part, around))
        return
    for rule in rules:
        yield _met(profile, rule, rule.text, facts, met=holds(expression(rule.keeps), around))
    if not rules and row.source is not None:
        for text in row.before:
            yield Precondition(text, None, place(profile, row.source))


def _parts(condition: Expression) -> tuple[Expression, ...]:
    return condition.parts if isinstance(condition, All) else (condition,)


def _met(profile: Profile, rule: Rule, text: Said, facts: Facts, *, met: bool) -> Precondition:
    return Precondition(text, met, place(profile, rule.source), rule.id, rule.force, facts.answers.get(rule.id))
