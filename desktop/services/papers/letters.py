"""What letters tell: the profile's own text, else the house's, with what the record knows filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.errors import Refused
from desktop.domain.findings import Force
from desktop.policy.preconditions import preconditions
from desktop.reports.papers.letters import Condition, Letter, filled_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.language.texts import Language
    from desktop.policy.facts import Facts
    from desktop.policy.preconditions import Precondition
    from desktop.services.papers.source import Source

_INVITATION = "invitation_letter"


def text_of(source: Source, code: str) -> str:
    """Give a letter's text, filled in. What is not known leaves room to write it by hand."""
    return filled_in(_template(source, code), _values(source))


def _template(source: Source, code: str) -> str:
    """Give the profile's own text, else the house's."""
    own = next((each.text for each in source.profile.letters if each.code == code), None)
    return source.setting.texts.template(f"paper.letter.{code}") if own is None else own.in_language(source.language)


def lacking(source: Source, code: str) -> tuple[str, ...]:
    """Name what a letter would like to say and nobody has filled in."""
    text = _template(source, code)
    empty = (name for name, value in _values(source).items() if not value and f"{{{name}}}" in text)
    return tuple(source.words_of(f"place_{name}") for name in empty)


def thanks(source: Source) -> Letter:
    """Gather the letter of thanks."""
    code = thanks_of(source)
    return Letter(source.setting, code, text_of(source, code), _to(source))


def thanks_of(source: Source) -> str:
    """Which letter of thanks: to guests who came, or to hosts whom we came to."""
    return "thanks_to_hosts" if source.outgoing else "thanks"


def invitation(source: Source, facts: Facts, *, for_the_file: Language | None = None) -> Letter:
    """Gather the invitation; what the profile forbids is refused, and what it asks for stands on the copy for the file.

    The copy holds the letter in the language `for_the_file`, which nobody has kept: the guests' languages tell it.
    """
    if source.outgoing:
        raise Refused("paper.own_visit")
    found = preconditions(source.profile, _INVITATION, facts)
    _refuse_stopped(found)
    made = Letter(source.setting, "invitation", text_of(source, "invitation"), _to(source))
    if for_the_file is None:
        return made
    theirs = replace(source, language=for_the_file)
    return replace(
        made,
        text=text_of(theirs, "invitation"),
        to=_to(theirs),
        kind="invitation_file_copy",
        for_the_file=True,
        conditions=tuple(_condition(source, each) for each in found),
        reason=_reason(found),
        about=source.pairs("decision", "decided_by", "decided", "decision_reason", "focus", "goals", "major"),
    )


def unmet(source: Source, facts: Facts) -> tuple[str, ...]:
    """Name the conditions for an invitation that are not met."""
    found = preconditions(source.profile, _INVITATION, facts)
    return tuple(each.text.in_language(source.language) for each in found if each.met is False)


def _condition(source: Source, found: Precondition) -> Condition:
    language = source.language
    return Condition(found.text.in_language(language), found.met, found.source.in_language(language))


def _reason(found: Iterable[Precondition]) -> str:
    return next((each.answer.why for each in found if each.answer is not None), "")


def _refuse_stopped(found: Iterable[Precondition]) -> None:
    for each in found:
        if each.met is False and each.force == Force.STOP:
            raise Refused("paper.forbidden", rule=each.rule)


def _to(source: Source) -> tuple[str, ...]:
    place = ", ".join(part for part in (source.text("city"), source.shown("country")) if part)
    return tuple(line for line in (source.text("organisation"), source.text("contact"), place) if line)


def _values(source: Source) -> dict[str, str]:
    """What can be filled in. Who is not known by name is greeted as the organisation they come from."""
    period = source.shown("period") if source.value("period") is not None else _wished(source)
    organisation = source.text("organisation") if "organisation" in source.record.fields else ""
    return {
        "municipality": source.profile.municipality or source.setting.unit,
        "unit": source.setting.unit,
        "person": source.owner.person,
        "title": source.record.title,
        "organisation": organisation,
        "period": period,
        "contact": source.text("contact") or organisation,
    }


def _wished(source: Source) -> str:
    return source.shown("wished") if source.record.kind == "visit" else ""
