"""What is known of a membership or an agreement when it is examined again, and of a project that asks for approval."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from db.vocabulary import CAME_TO_NOTHING
from db.vocabulary import Review as Outcome
from desktop.domain.dates import PartialDate
from desktop.language.key_facts import CALM, LATE, SOON, how_far, pressing
from desktop.policy.judging import rules_due
from desktop.reports.content import Figure, Tone
from desktop.reports.papers.review import Choice, Review, YearlyFee
from desktop.reports.papers.sheets import Sheet
from desktop.services.papers import letters
from desktop.services.papers.visits import grid, rulings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.domain.findings import Finding
    from desktop.policy.editions import Selection
    from desktop.reports.papers.setting import Pairs
    from desktop.reports.papers.sheets import Grid, Ruling
    from desktop.services.known import Acquaintance, Contacts
    from desktop.services.papers.source import Source

_ABOUT = {
    "membership": (
        "organisation", "acronym", "country", "form", "scope", "body", "themes", "renewal", "notice_months", "contact",
    ),
    "agreement": (
        "partner", "country", "city", "form", "theme", "body", "period", "renewal", "notice_months", "contact",
    ),
}  # fmt: skip
_TEXTS = {
    "membership": ("purpose", "benefit", "benefit_actual", "activity"),
    "agreement": ("exchange", "mutual_benefit", "benefit", "results"),
}
_TONES = {CALM: Tone.ACCENT, SOON: Tone.WARN, LATE: Tone.BAD}
_TOGETHER, _LATEST = ("visit", "exchange", "project"), 3
_TERMS = (("period", 2.0), ("fee", 1.4), ("fee_per", 1.0), ("decision", 2.0), ("notice_given", 1.2))
_REPRESENTATIVES = (("name", 2.0), ("role", 2.0), ("post", 2.0), ("period", 1.5))
_SIGNERS = (("side", 1.0), ("name", 2.0), ("role", 2.0), ("signed", 1.2))


def review(source: Source, selection: Selection, findings: Iterable[Finding], contacts: Contacts) -> Review:
    """Gather what the decision needs: the costs, what came of it, what belongs to it, the dates, the rule."""
    kind = source.record.kind
    return Review(
        setting=source.setting,
        title=source.record.title,
        about=(*source.pairs(*_ABOUT[kind]), *_standing(source)),
        dates=tuple(_dates(source)),
        fees=tuple(_fees(source)),
        terms=_terms(source),
        texts=source.texts(*_TEXTS[kind]),
        linked=tuple((source.setting.texts(f"kind.{each.to_kind}.one"), each.title) for each in source.record.links),
        known=tuple(_known(source, contacts)),
        rulings=_rules(source, selection, findings),
        choices=tuple(_choice(source, each) for each in Outcome),
        note=source.text("review_note"),
    )


def _standing(source: Source) -> Pairs:
    status = source.record.status
    word = source.words.status(source.record.kind, status) if status else ""
    return ((source.words_of("status"), word), *source.pairs("reviewed"))


def _dates(source: Source) -> Iterator[Figure]:
    """Give the deadline for notice first: it is the date that matters; and say of each whether it has passed."""
    texts, formats = source.setting.texts, source.setting.formats
    for key in ("notice_deadline", "next_review"):
        told = source.record.computed.get(key)
        if isinstance(told, str):
            day = PartialDate.parse(told)
            left = (day.last - source.today).days
            note = how_far(left, texts)
            note = texts("paper.said.passed", when=note) if left < 0 else note
            yield Figure(formats.date(day), source.words_of(key), note, _TONES[pressing(left)])


def _fees(source: Source) -> Iterator[YearlyFee]:
    fees = source.record.computed.get("fees")
    for each in fees if isinstance(fees, list) else []:
        sek = each["sek"]
        yield YearlyFee(each["year"], None if sek is None else Decimal(sek), each["terms"] - each["with_figure"])


def _terms(source: Source) -> Grid | None:
    if source.record.kind == "membership":
        return grid(source, "terms", _TERMS)
    return grid(source, "signers", _SIGNERS)


def _known(source: Source, contacts: Contacts) -> Iterator[tuple[str, str]]:
    """Give the visits, exchanges and projects with the same party, by its name."""
    party = source.text("partner") or source.text("organisation")
    for found in contacts.known(organisation=party) if party.strip() else ():
        if found.kind in _TOGETHER:
            latest = ", ".join(_named(source, found.kind, each) for each in found.latest[:_LATEST])
            told = source.setting.texts("paper.said.known_count", n=found.count, latest=latest)
            yield source.setting.texts(f"kind.{found.kind}.many"), told


def _named(source: Source, kind: str, each: Acquaintance) -> str:
    """Name a record with its year, and say of one that came to nothing that it did."""
    year = "" if each.begins is None else each.begins[:4]
    undone = source.words.status(kind, each.status).lower() if each.status in CAME_TO_NOTHING else ""
    beside = ", ".join(filter(None, (year, undone)))
    return f"{each.title} ({beside})" if beside else each.title


def _rules(source: Source, selection: Selection, findings: Iterable[Finding]) -> tuple[Ruling, ...]:
    due = rules_due(source.profile, PartialDate.of(source.today), selection)
    answers = {found.rule: found.answer.why for found in findings if found.answer is not None}
    rule = due.get(f"{source.record.kind}_review")
    return () if rule is None else (source.ruling(rule, answers.get(rule.id, "")),)


def _choice(source: Source, outcome: Outcome) -> Choice:
    word = source.setting.texts(f"choice.{Outcome.key()}.{outcome.value}")
    return Choice(word, source.value("review_outcome") == outcome)


_PROJECT = (
    "acronym", "form", "funding_programme", "call", "our_role", "owner", "period", "target_group", "own_share", "total",
    "fully_external", "ordinary_operations", "preliminary_study", "focus", "goals", "contact",
)  # fmt: skip
_PARTNERS = (("organisation", 3.0), ("role", 1.4), ("country", 1.4), ("city", 1.4), ("budget", 1.4))
_FUNDERS = (("name", 3.0), ("amount", 1.4), ("share", 1.0))


def approval(source: Source, findings: Iterable[Finding]) -> Sheet:
    """Gather the request that the municipal board approve a project before the application."""
    return Sheet(
        setting=source.setting,
        name="approval",
        title=source.record.title,
        opening=letters.text_of(source, "request_board"),
        about=source.pairs(*_PROJECT),
        texts=source.texts("purpose", "planned_development", "benefit", "expected_results"),
        grids=(grid(source, "partners", _PARTNERS), grid(source, "funders", _FUNDERS)),
        rulings=rulings(source, findings, "board_approved"),
        signed_by=(source.setting.person, source.words_of("decided_by")),
    )
