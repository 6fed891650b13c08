"""What went wrong, told: one sentence and what to do, with the findings, faults or differences behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli.answers import finding_json, print_json
from desktop.cli.streams import AnswerLost
from desktop.domain.conflicts import Stale
from desktop.domain.errors import Refused
from desktop.policy.faults import FaultyProfile

if TYPE_CHECKING:
    from desktop.cli.answers import Answers
    from desktop.domain.errors import AppError
    from desktop.domain.records import Json


def tell_error(answers: Answers, error: AppError) -> None:
    """Say what went wrong, and what to do."""
    if answers.as_json and not isinstance(error, AnswerLost):
        _print(answers, error)
        return
    message, language = answers.texts.error(error), answers.texts.language
    answers.tell(f"{message.message}\n{message.hint}".rstrip())
    if isinstance(error, FaultyProfile):
        for each in error.faults:
            answers.tell(f"  {each.line}: {each.sentence(language)}")
    if isinstance(error, Refused):
        for finding in error.findings:
            told = (finding.text, finding.do, finding.source)
            lines = [each.in_language(language) for each in told if each.sv]
            answers.tell("\n    ".join([f"  • {lines[0]}", *lines[1:]]))
    if isinstance(error, Stale):
        _tell_differences(answers, error)


def _print(answers: Answers, error: AppError) -> None:
    message, language = answers.texts.error(error), answers.texts.language
    document: dict[str, Json] = {
        "error": {"code": message.code, "message": message.message, "hint": message.hint, **_field(error)}
    }
    if isinstance(error, Refused):
        document["findings"] = [finding_json(each, language) for each in error.findings]
    if isinstance(error, FaultyProfile):
        document["faults"] = [{"line": each.line, "message": each.sentence(language)} for each in error.faults]
    if isinstance(error, Stale):
        document.update(_both(error))
    print_json(document)


def _tell_differences(answers: Answers, error: Stale) -> None:
    from desktop.cli.differences import difference_lines  # noqa: PLC0415 - only a stale answer needs it

    if error.mine is not None and error.current is not None:
        for line in difference_lines(error.mine, error.current, answers.texts.language):
            answers.tell(f"  {line}")


def _field(error: AppError) -> dict[str, Json]:
    field = error.details.get("field")
    return {} if field is None else {"field": str(field)}


def _both(error: Stale) -> dict[str, Json]:
    from desktop.exchange.record_json import of_record  # noqa: PLC0415 - as above

    versions = {"current": error.current, "yours": error.mine}
    return {name: of_record(record) for name, record in versions.items() if record is not None}
