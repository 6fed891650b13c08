"""Commands about contacts: who may be the same, merging, telling apart, and whom we know already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli.arguments import assigned
from desktop.cli.opening import opened

if TYPE_CHECKING:
    from argparse import Namespace

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json
    from desktop.language.texts import Texts
    from desktop.services.known import Known
    from desktop.services.neighbours import Neighbour, Overview
    from desktop.services.organisations import Candidate


def candidates(arguments: Namespace, answers: Answers) -> None:
    """List the organisations, or the persons, that may be the same as one."""
    with opened(arguments, answers) as desk:
        found = desk.organisations.candidates(arguments.id)
    told: list[Json] = [
        {"id": each.id, "title": each.title, "certain": each.certain, "identifiers": list(each.identifiers)}
        for each in found
    ]
    nobody = [answers.texts("cli.contacts.nobody")]
    answers.give({"candidates": told}, lambda: [_candidate(each, answers) for each in found] or nobody)


def _candidate(candidate: Candidate, answers: Answers) -> str:
    by = ", ".join(answers.texts(f"field.{candidate.kind}.{name}") for name in candidate.identifiers)
    why = answers.texts("cli.contacts.said" if candidate.said else "cli.contacts.alike")
    why = answers.texts("cli.contacts.same", by=by) if by else why
    return f"{candidate.id}  {candidate.title} ({why})"


def merge(arguments: Namespace, answers: Answers) -> None:
    """Make two organisations, or two persons, one."""
    choices = {name: str(choice) for name, choice in assigned(arguments.assignments, frozenset()).items()}
    with opened(arguments, answers) as desk:
        saved = desk.organisations.merge(arguments.id, arguments.other, choices, (arguments.rev, arguments.other_rev))
    answers.give({"id": saved.id, "rev": saved.rev}, lambda: [answers.texts("cli.contacts.merged", id=saved.id)])


def not_same(arguments: Namespace, answers: Answers) -> None:
    """Remember that two organisations, or two persons, are not the same."""
    with opened(arguments, answers) as desk:
        saved = desk.organisations.tell_apart(arguments.id, arguments.other, arguments.why, arguments.rev)
    answers.give({"id": saved.id, "rev": saved.rev, "row": saved.row}, lambda: [answers.texts("cli.contacts.apart")])


def known(arguments: Namespace, answers: Answers) -> None:
    """Tell what is known of a country, a city or an organisation."""
    if arguments.calls or arguments.lessons:
        _shared(arguments, answers)
        return
    with opened(arguments, answers) as desk:
        found = desk.contacts.known(arguments.country, arguments.city, arguments.organisation)
        others = desk.neighbours.known(arguments.country, arguments.city, arguments.organisation)
    told: list[Json] = [_known(each) for each in found]
    nothing = [answers.texts("cli.contacts.unknown")]
    lines = [*(line for each in found for line in _lines(each, answers)), *_other_lines(others, answers)]
    document: dict[str, Json] = {"known": told}
    if others.made is not None:
        document["others"] = _others(others)
    answers.give(document, lambda: lines or nothing)


def _shared(arguments: Namespace, answers: Answers) -> None:
    """Tell of the funding calls that others watch, or of what they have learned, by the office's last overview."""
    with opened(arguments, answers) as desk:
        told = desk.neighbours.calls() if arguments.calls else desk.neighbours.lessons()
    texts = answers.texts
    found: list[Json] = [
        {
            "department": each.department,
            "kind": each.kind,
            "id": each.id,
            "title": each.title,
            "deadline": each.deadline,
            "learned": each.learned,
        }
        for each in told.found
    ]
    lines = [_told(each, texts) for each in told.found]
    if told.count > len(lines):
        lines.append(texts("cli.contacts.more", n=told.count - len(lines)))
    nothing = texts("cli.contacts.no_overview" if told.made is None else "cli.contacts.nothing_shared")
    made = None if told.made is None else told.made.isoformat(timespec="seconds")
    answers.give({"received": made, "count": told.count, "found": found}, lambda: lines or [nothing])


def _told(each: Neighbour, texts: Texts) -> str:
    kind = texts(f"kind.{each.kind}.one")
    said = texts("cli.contacts.shared", department=each.department, title=each.title, kind=kind)
    more = [part for part in (each.deadline, each.learned) if part]
    return "\n  ".join([said, *more])


def _others(told: Overview) -> Json:
    found: list[Json] = [
        {"department": each.department, "kind": each.kind, "id": each.id, "title": each.title, "status": each.status}
        for each in told.found
    ]
    made = "" if told.made is None else told.made.isoformat(timespec="seconds")
    return {"received": made, "count": told.count, "found": found}


def _other_lines(told: Overview, answers: Answers) -> list[str]:
    texts = answers.texts
    lines = [
        texts("cli.contacts.other", department=each.department, title=each.title, kind=texts(f"kind.{each.kind}.one"))
        for each in told.found
    ]
    return [*lines, texts("cli.contacts.more", n=told.count - len(lines))] if told.count > len(lines) else lines


def _known(told: Known) -> Json:
    latest: list[Json] = [
        {"id": each.id, "title": each.title, "status": each.status, "begins": each.begins} for each in told.latest
    ]
    return {"kind": told.kind, "count": told.count, "latest": latest}


def _lines(told: Known, answers: Answers) -> list[str]:
    head = f"{answers.texts(f'kind.{told.kind}.many')}: {told.count}"
    return [head, *(f"  {each.begins or '–'}  {each.title}  [{each.id}]" for each in told.latest)]


COMMANDS = {"candidates": candidates, "merge": merge, "not-same": not_same, "known": known}
