"""What a compilation says beside its figures: deviations, what is to be looked at, and what the edition has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.language.figures import change_words
from desktop.language.remarks import place_label
from desktop.reports.content import Column, bold
from desktop.reports.papers.compilation import Part
from desktop.services.compilation.finding_words import FindingWords
from desktop.services.papers.compilation_teller import cut, filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.services.compilation import dataset
    from desktop.services.papers.compilation_teller import Teller


def remarks(teller: Teller) -> Iterator[Part]:
    """Give the last chapters of a compilation; one that has nothing to say is empty."""
    yield _deviations(teller)
    yield _findings(teller)
    yield _changes(teller)


def _deviations(teller: Teller) -> Part:
    heads = (
        teller.column("title", 2.5),
        teller.column("department", 1.5),
        Column(teller.said("what"), weight=3),
        teller.column("why", 2),
    )
    no_reason = teller.texts("cli.export.no_reason")
    rows = tuple(
        (bold(each.title), each.reference.name, _what(teller, each), cut(each.why) or no_reason)
        for each in teller.of.deviations
    )
    told = (teller.said("deviations", n=len(rows)),) if rows else ()
    return teller.part("deviations", told=told, tables=filled(heads, rows))


def _what(teller: Teller, each: dataset.Deviation) -> str:
    """Say which rule it is about, in its own words if the profile still has it, or which value is missing."""
    if each.gap:
        return teller.said("gap", field=place_label(each.kind, each.field, teller.texts) or each.field)
    rule = next((rule for rule in teller.profile.rules if rule.id == each.rule), None)
    return each.rule if rule is None else cut(rule.text.in_language(teller.setting.language))


def _findings(teller: Teller) -> Part:
    """Tell what departments say differently, and what else somebody has to look at."""
    of, words = teller.of, FindingWords(teller.of, teller.formats)
    heads = (teller.column("title", 2.5), teller.column("department", 2), teller.column("finding", 3.5))
    rows = tuple((bold(each.title), words.departments(each), cut(words.said(each))) for each in of.findings)
    told = [teller.said("findings", n=len(rows))] if rows else []
    told += [teller.said("candidates", n=of.candidate_count)] if of.candidate_count else []
    return Part(teller.texts("compilation.table.findings"), told=tuple(told), tables=filled(heads, rows))


def _changes(teller: Teller) -> Part:
    """Tell what is not as it was in the edition before of the same year."""
    weights = (("change", 3.0), ("before", 1.5), ("now", 1.5))
    heads = tuple(Column(teller.said(name), weight=weight) for name, weight in weights)
    found = [change_words(each, teller.formats, teller.of.department_names) for each in teller.of.changes]
    rows = tuple((bold(what), before, now) for what, before, now in found)
    told = (teller.said("changes", n=len(rows)),) if rows else ()
    return Part(teller.said("changed"), told=told, tables=filled(heads, rows))
