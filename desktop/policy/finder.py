"""The decision finder: answers in; who decides, what has to be there first, whom to tell and what to report out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from db.fields.types import Choice as OneOf
from desktop.policy import editions
from desktop.policy.content import NOT_STATED
from desktop.policy.evaluation import Surroundings, holds
from desktop.policy.judging import expression, place
from desktop.policy.questions import QUESTIONS
from desktop.policy.syntax import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.domain.dates import PartialDate
    from desktop.domain.findings import Said
    from desktop.domain.records import Value
    from desktop.policy.content import Choice, Profile, Rule
    from desktop.policy.editions import Selection


@dataclass(frozen=True, slots=True)
class Advice:
    """What the profile says of a decision; `questions` have to be answered before it can say more."""

    body: str | None
    name: Said
    before: tuple[Said, ...] = ()
    inform: tuple[Said, ...] = ()
    report: tuple[Said, ...] = ()
    sources: tuple[Said, ...] = ()
    rules: tuple[Rule, ...] = ()
    questions: tuple[str, ...] = ()


def advise(profile: Profile, answers: Mapping[str, Value], day: PartialDate, selection: Selection) -> Advice:
    """Find who decides. What is not answered, and what no source says, stays not stated."""
    if "what" not in answers:
        return Advice(None, NOT_STATED, questions=("what",))
    wanted: list[str] = []
    for row in _rows(profile, str(answers["what"]), day, selection):
        lacking = _lacking(row, answers)
        if lacking is None:
            continue
        if not lacking and not wanted:
            return _advice(profile, row)
        wanted += [name for name in lacking if name not in wanted]
    return Advice(None, NOT_STATED, questions=tuple(wanted))


def _rows(profile: Profile, what: str, day: PartialDate, selection: Selection) -> Iterator[Choice]:
    edition = editions.in_force(profile, day, selection)
    papers = set() if edition is None else set(edition.documents)
    for row in profile.matrix:
        if row.what == what and (row.source is None or edition is None or papers.intersection(row.source.documents)):
            yield row


def _lacking(row: Choice, answers: Mapping[str, Value]) -> tuple[str, ...] | None:
    """Give the questions that decide whether a row applies: none when it does, None when it does not."""
    if not row.when:
        return ()
    condition = expression(row.when)
    open_ = tuple(dict.fromkeys(name for name in names_in(condition) if name not in answers))
    outcomes = {
        holds(condition, Surroundings({**answers, **dict(zip(open_, told, strict=True))}, {}))
        for told in product(*(_answers(name) for name in open_))
    }
    if outcomes == {True}:
        return ()
    return open_ if True in outcomes else None


def _answers(name: str) -> tuple[Value, ...]:
    described = QUESTIONS.by_name[name].type
    return tuple(each.value for each in described.vocabulary) if isinstance(described, OneOf) else (True, False)


def _advice(profile: Profile, row: Choice) -> Advice:
    body = profile.body(row.body)
    rules = tuple(rule for rule in profile.rules if rule.id in row.rules)
    places = [] if row.source is None else [place(profile, row.source)]
    places += [place(profile, rule.source) for rule in rules]
    return Advice(
        body=row.body or None,
        name=NOT_STATED if body is None else body.name,
        before=row.before,
        inform=row.inform,
        report=row.report,
        sources=tuple(dict.fromkeys(places)),
        rules=rules,
    )
