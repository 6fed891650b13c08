"""Commands of the profile: validate, show, diff, use, editions.

`validate --json`: {"ok", "faults": [{"line", "code", "place", "message"}…]}. `use` only tells what would change, as
{"findings": {"before", "after", "new": […], "gone": […]}, "applied"}, until it is said with `--apply`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli.answers import finding_json
from desktop.cli.arguments import UsageError
from desktop.cli.opening import opened
from desktop.policy import profile as profiles
from desktop.policy.comparison import differences
from desktop.policy.manual import page

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json
    from desktop.language.texts import Texts
    from desktop.policy.content import Profile
    from desktop.policy.faults import Fault
    from desktop.services.profiles import Outlook
    from desktop.services.register import Register


def profile(arguments: Namespace, answers: Answers) -> int:
    """Do what was asked of profiles."""
    match arguments.profile_command:
        case "validate":
            return _validate(arguments, answers)
        case "show":
            _show(arguments, answers)
        case "diff":
            return _diff(arguments, answers)
        case "use":
            _use(arguments, answers)
        case _:
            _editions(arguments, answers)
    return 0


def _validate(arguments: Namespace, answers: Answers) -> int:
    found = profiles.faults_of(profiles.text_of(arguments.file))
    texts = answers.texts
    told: list[Json] = [_fault(each, texts) for each in found]
    fine = [texts("cli.profile.fine", path=arguments.file)]
    answers.give(
        {"ok": not found, "faults": told},
        lambda: [f"{arguments.file}:{each.line}: {each.sentence(texts.language)}" for each in found] or fine,
    )
    return 1 if found else 0


def _fault(fault: Fault, texts: Texts) -> Json:
    message = fault.sentence(texts.language)
    return {"line": fault.line, "code": fault.code, "place": fault.place, "message": message}


def _show(arguments: Namespace, answers: Answers) -> None:
    found = _named(arguments.file, arguments, answers)
    markdown = page(found, answers.texts.language)
    document: dict[str, Json] = {
        "code": found.code,
        "version": found.version,
        "municipality": found.municipality,
        "digest": found.digest,
        "documents": [each.code for each in found.documents],
        "editions": [each.code for each in found.editions],
        "rules": [{"rule": rule.id, "force": rule.force, "kinds": list(rule.kinds)} for rule in found.rules],
        "manual": markdown,
    }
    answers.give(document, markdown.splitlines)


def _diff(arguments: Namespace, answers: Answers) -> int:
    after = profiles.load(arguments.file)
    before = _named(arguments.against, arguments, answers)
    found = tuple(differences(before, after))
    texts = answers.texts
    told: list[Json] = [{"part": each.part, "code": each.code, "how": each.how} for each in found]
    same = [texts("cli.profile.same")]
    answers.give(
        {"differences": told},
        lambda: [f"{texts(f'cli.profile.{each.how}')}: {each.part} {each.code}" for each in found] or same,
    )
    return 1 if found else 0


def _named(name: str | None, arguments: Namespace, answers: Answers) -> Profile:
    if name is not None:
        return profiles.load(name)
    with opened(arguments, answers) as desk:
        return desk.profile


def _use(arguments: Namespace, answers: Answers) -> None:
    wanted = profiles.load(arguments.file)
    with opened(arguments, answers) as desk:
        outlook = desk.profiles.outlook(wanted)
        if arguments.apply:
            desk.profiles.take_in(wanted)
    _tell(outlook, answers, applied=arguments.apply)


def _editions(arguments: Namespace, answers: Answers) -> None:
    with opened(arguments, answers) as desk:
        if not arguments.choose and not arguments.period:
            _list_editions(desk.register, answers)
            return
        selection = desk.profiles.selected(tuple(arguments.choose), _periods(arguments.period))
        outlook = desk.profiles.outlook(desk.profile, selection)
        if arguments.apply:
            desk.profiles.select(selection)
    _tell(outlook, answers, applied=arguments.apply)


def _periods(words: list[str]) -> Mapping[str, str]:
    pairs = [word.partition("=") for word in words]
    for word, (_, sign, _) in zip(words, pairs, strict=True):
        if not sign:
            raise UsageError("usage.period", text=word)
    return {code: text for code, _, text in pairs}


def _list_editions(register: Register, answers: Answers) -> None:
    told: list[Json] = []
    for edition in register.profile.editions:
        start, end = register.selection.periods.get(edition.code, (edition.valid_from, edition.valid_to))
        told.append(
            {
                "code": edition.code,
                "name": edition.name.in_language(answers.texts.language),
                "documents": list(edition.documents),
                "from": start or None,
                "to": end or None,
                "default": edition.default,
                "alternative_to": edition.alternative_to or None,
                "chosen": edition.code in register.selection.chosen,
            }
        )
    answers.give({"editions": told}, lambda: list(_edition_lines(told, answers.texts)))


def _edition_lines(told: list[Json], texts: Texts) -> Iterator[str]:
    for each in told:
        if isinstance(each, dict):
            days = f"{each['from'] or texts('decide.not_stated')} – {each['to'] or texts('decide.not_stated')}"
            marks = [texts(f"cli.profile.{name}") for name in ("default", "chosen") if each[name]]
            yield " · ".join([f"{each['code']}: {each['name']}", days, *marks])


def _tell(outlook: Outlook, answers: Answers, *, applied: bool) -> None:
    texts, language = answers.texts, answers.texts.language
    come: list[Json] = [finding_json(each, language) for each in outlook.come]
    go: list[Json] = [finding_json(each, language) for each in outlook.go]
    document: dict[str, Json] = {
        "findings": {"before": outlook.before, "after": outlook.after, "new": come, "gone": go},
        "applied": applied,
    }

    def lines() -> list[str]:
        told = [texts("cli.profile.outlook", before=outlook.before, after=outlook.after)]
        for sign, found in (("+", outlook.come), ("−", outlook.go)):
            told += [f"  {sign} {each.title}: {each.text.in_language(language)}  [{each.rule}]" for each in found]
        return [*told, texts("cli.profile.applied" if applied else "cli.profile.not_applied")]

    answers.give(document, lines)


COMMANDS = {"profile": profile}
