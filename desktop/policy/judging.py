"""Judges a record by the rules of its edition: facts in, findings out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from db.fields import KINDS
from desktop.domain.dates import PartialDate
from desktop.domain.findings import Finding, Force, Said
from desktop.policy import editions
from desktop.policy.content import NOT_STATED
from desktop.policy.evaluation import holds, surroundings
from desktop.policy.facts import judged_on
from desktop.policy.parser import parse
from desktop.policy.syntax import names_in

if TYPE_CHECKING:
    from desktop.policy.content import Edition, Profile, Rule, Source
    from desktop.policy.editions import Selection
    from desktop.policy.evaluation import Surroundings
    from desktop.policy.facts import Facts
    from desktop.policy.syntax import Expression

    _Papers = tuple[str, ...]

PERMITTED = "permitted"


class Judge:
    """Judges any number of records by one profile; what is the same for many of them is found once.

    With a force it judges only by the rules that have it.
    """

    def __init__(self, profile: Profile, selection: Selection, force: Force | None = None) -> None:
        self._profile = profile
        self._rules = tuple(rule for rule in profile.rules if force is None or rule.force == force)
        self._selection = selection
        self._editions: dict[PartialDate, _Papers] = {}
        self._standing: dict[tuple[str, _Papers, _Papers], tuple[Rule, ...]] = {}

    def asks_of(self, kind: str) -> frozenset[str]:
        """Give the names of all fields and tables that the rules of a kind ask about; none if there is no rule."""
        rules = [rule for rule in self._rules if _asks(rule, kind)]
        texts = (text for rule in rules for text in (rule.when, rule.keeps) if text)
        return frozenset(name for text in texts for name in names_in(expression(text)))

    def findings(self, facts: Facts) -> tuple[Finding, ...]:
        """Tell every rule that a record does not follow, in the order of the profile."""
        around = surroundings(facts, KINDS[facts.kind])
        broken = (rule for rule in self.rules_for(facts) if not kept(rule, around))
        return tuple(_finding(self._profile, rule, facts) for rule in broken)

    def rules_for(self, facts: Facts) -> tuple[Rule, ...]:
        """Give the rules by which a record is judged: those of its kind, in the edition of its day."""
        by_day = {"decision": judged_on(facts), "today": PartialDate.of(facts.today)}
        held = {judged: self._papers(day) for judged, day in by_day.items()}
        of_these = (facts.kind, held["decision"], held["today"])
        if of_these not in self._standing:
            asking = (rule for rule in self._rules if _asks(rule, facts.kind))
            self._standing[of_these] = tuple(rule for rule in asking if _stands(self._profile, rule, held[rule.judged]))
        return self._standing[of_these]

    def _papers(self, day: PartialDate) -> _Papers:
        """Give the documents of the edition of a day."""
        if day not in self._editions:
            self._editions[day] = _papers(editions.in_force(self._profile, day, self._selection))
        return self._editions[day]


def _asks(rule: Rule, kind: str) -> bool:
    return kind in rule.kinds and rule.force != PERMITTED


def rules_due(profile: Profile, day: PartialDate, selection: Selection) -> dict[str, Rule]:
    """Give the rules that stand behind entries of the due list on a day, by the entry."""
    papers = _papers(editions.in_force(profile, day, selection))
    return {rule.due: rule for rule in profile.rules if rule.due and _stands(profile, rule, papers)}


def _papers(edition: Edition | None) -> _Papers:
    return () if edition is None else tuple(edition.documents)


def _stands(profile: Profile, rule: Rule, papers: _Papers) -> bool:
    """Whether a rule stands in the documents of an edition; in a profile without editions every rule holds."""
    return not profile.editions or not set(papers).isdisjoint(rule.source.documents)


def kept(rule: Rule, around: Surroundings) -> bool:
    """Whether a rule is followed, or asks nothing here."""
    if rule.when and not holds(expression(rule.when), around):
        return True
    return holds(expression(rule.keeps), around)


@lru_cache(maxsize=2000)
def expression(text: str) -> Expression:
    """Read a condition, once."""
    return parse(text)


def _finding(profile: Profile, rule: Rule, facts: Facts) -> Finding:
    force = Force(rule.force)
    return Finding(
        record=facts.record,
        rule=rule.id,
        force=force,
        field=rule.field or None,
        text=rule.text,
        source=place(profile, rule.source),
        do=rule.do,
        answer=facts.answers.get(rule.id) if force is Force.JUSTIFY else None,
        kind=facts.kind,
        title=str(facts.fields.get("title", "")),
    )


def place(profile: Profile, source: Source) -> Said:
    """Name the place in the source, in both languages: document, heading, paragraph, verb."""
    document = profile.document(source.document)
    name = source.document if document is None else document.name
    day = document.date if document is not None else ""
    said = [
        f"{name} ({day or not_stated}), {source.heading}, {paragraph} {source.paragraph}: ”{source.verb}”"
        for not_stated, paragraph in ((f"datum {NOT_STATED.sv}", "stycke"), (f"date {NOT_STATED.en}", "paragraph"))
    ]
    return Said(*said)
