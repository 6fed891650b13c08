"""Commands of the rules: check, justify, decide.

`check --json`: {"findings": [{"record", "kind", "title", "rule", "force", "field", "text", "do", "source", "open",
"answer"}…], "open": n}. A finding that is answered with a reason stays, and is not open.
`decide --json`: {"body", "body_code", "before", "inform", "report", "source", "rules", "questions", "memo"}; what no
source says, or depends on a question that is left open, is "not stated". Without any answer it tells the questions.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.cli.answers import finding_json
from desktop.cli.arguments import UsageError, assigned
from desktop.cli.opening import opened
from desktop.cli.records import document_of
from desktop.domain.clock import SystemClock
from desktop.language.wordbook import Wordbook
from desktop.policy import profile as profiles
from desktop.policy.questions import ALWAYS_ASKED, QUESTIONS
from desktop.services import decisions

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from desktop.cli.answers import Answers
    from desktop.domain.findings import Finding, Said
    from desktop.domain.records import Json
    from desktop.language.texts import Texts
    from desktop.policy.content import Profile
    from desktop.policy.editions import Selection
    from desktop.policy.finder import Advice

_UNKNOWN = "not stated"
"""What programs read, whatever the language."""
MEMO = ("matter", "proposal", "body", "background", "benefit", "before", "economy", "inform", "report", "sources")


def check(arguments: Namespace, answers: Answers) -> int:
    """Tell what the rules find."""
    with opened(arguments, answers) as desk:
        found = desk.checks.everything(arguments.year) if arguments.id is None else desk.checks.of(arguments.id)
    open_ = sum(each.open for each in found)
    told: list[Json] = [finding_json(each, answers.texts.language) for each in found]
    answers.give({"findings": told, "open": open_}, lambda: list(finding_lines(found, answers.texts)))
    return 1 if open_ else 0


def finding_lines(found: Sequence[Finding], texts: Texts) -> Iterator[str]:
    """Write findings for people, record by record."""
    if not found:
        yield texts("cli.check.nothing")
    record = None
    for each in found:
        if each.record != record:
            record = each.record
            yield f"{texts(f'kind.{each.kind}.one')}: {each.title}  [{record}]"
        force = texts(f"force.{each.force}") if each.open else texts("force.answered")
        yield f"  {force}: {each.text.in_language(texts.language)}  [{each.rule}]"
        if each.answer is not None:
            yield f"      {texts('cli.check.why', why=' '.join(each.answer.why.split()))}"
        else:
            yield f"      {each.do.in_language(texts.language)}"
        yield f"      {each.source.in_language(texts.language)}"


def justify(arguments: Namespace, answers: Answers) -> None:
    """Answer a finding with a reason, or take the reason back."""
    if (arguments.why is None) == (not arguments.withdraw):
        raise UsageError("usage.justify")
    with opened(arguments, answers) as desk:
        if arguments.withdraw:
            saved = desk.checks.withdraw(arguments.id, arguments.rule, arguments.rev)
        else:
            saved = desk.checks.justify(arguments.id, arguments.rule, arguments.why, arguments.decision, arguments.rev)
    texts, key = answers.texts, "withdrawn" if arguments.withdraw else "justified"
    answers.give({"id": saved.id, "rev": saved.rev}, lambda: [texts(f"cli.check.{key}", rule=arguments.rule)])


def decide(arguments: Namespace, answers: Answers) -> None:
    """Find who decides, by answers from a file, from the command, or asked for at a terminal."""
    profile, selection = _profile(arguments, answers)
    given = assigned(arguments.assignments, frozenset())
    if arguments.json_file is not None:
        given = {**document_of(arguments.json_file), **given}
    elif not given and not answers.as_json and sys.stdin.isatty():
        given = _asked(profile, selection, answers)
    found = decisions.decide(profile, given, SystemClock().today(), selection)
    if not given:
        found = replace(found, questions=ALWAYS_ASKED)
    book = Wordbook(answers.texts.language, profile)
    answers.give(_advice(found, answers.texts, book), lambda: list(_advice_lines(found, answers.texts)))


def _profile(arguments: Namespace, answers: Answers) -> tuple[Profile, Selection | None]:
    if arguments.profile is not None:
        return profiles.load(arguments.profile), None
    with opened(arguments, answers) as desk:
        return desk.profile, desk.register.selection


def _asked(profile: Profile, selection: Selection | None, answers: Answers) -> dict[str, object]:
    """Ask the five questions, and a further one as long as the matrix needs it; an empty answer leaves it open."""
    given: dict[str, object] = {}
    waiting = list(ALWAYS_ASKED)
    asked: set[str] = set()
    while waiting:
        name = waiting.pop(0)
        asked.add(name)
        answer = _ask(name, profile, answers)
        if answer:
            given[name] = answer
        if not waiting:
            further = decisions.decide(profile, given, SystemClock().today(), selection).questions
            waiting = [each for each in further if each not in asked]
    return given


def _ask(name: str, profile: Profile, answers: Answers) -> str:
    field, texts = QUESTIONS.by_name[name], answers.texts
    options = Wordbook(texts.language, profile).options(field.type)
    answers.tell(f"{texts(f'field.question.{name}')}")
    for code, word in options:
        answers.tell(f"  {code}: {word}")
    sys.stderr.write("> ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def _advice(found: Advice, texts: Texts, book: Wordbook) -> Json:
    def told(parts: Sequence[Said]) -> list[Json]:
        return [part.in_language(texts.language) for part in parts]

    questions: list[Json] = [_question(name, texts, book) for name in found.questions]
    rules: list[Json] = [{"rule": rule.id, "text": rule.text.in_language(texts.language)} for rule in found.rules]
    return {
        "body": _UNKNOWN if found.body is None else found.name.in_language(texts.language),
        "body_code": found.body,
        "before": told(found.before),
        "inform": told(found.inform),
        "report": told(found.report),
        "source": told(found.sources),
        "rules": rules,
        "questions": questions,
        "memo": [texts(f"decide.memo.{part}") for part in MEMO],
    }


def _question(name: str, texts: Texts, book: Wordbook) -> Json:
    options = book.options(QUESTIONS.by_name[name].type) or (("true", ""), ("false", ""))
    return {"name": name, "text": texts(f"field.question.{name}"), "options": [code for code, _ in options]}


def _advice_lines(found: Advice, texts: Texts) -> Iterator[str]:
    yield f"{texts('decide.body')}: {found.name.in_language(texts.language)}"
    groups = (("before", found.before), ("inform", found.inform), ("report", found.report), ("source", found.sources))
    for name, parts in groups:
        if parts or name != "source":
            yield f"{texts(f'decide.{name}')}:"
            yield from (f"  • {part.in_language(texts.language)}" for part in parts)
            if not parts:
                yield f"  {texts('decide.not_stated')}"
    if found.questions:
        yield f"{texts('decide.questions')}:"
        yield from (f"  • {texts(f'field.question.{name}')}  [{name}]" for name in found.questions)
    yield f"{texts('decide.memo_headings')}: {', '.join(texts(f'decide.memo.{part}') for part in MEMO)}"


COMMANDS = {"check": check, "justify": justify, "decide": decide}
