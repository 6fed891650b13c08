"""What the program says: one JSON document on stdout for programs, or lines for people; trouble goes to stderr."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from desktop.cli.streams import AnswerLost, answer
from desktop.domain.conflicts import Stale
from desktop.domain.errors import Refused
from desktop.policy.faults import FaultyProfile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain.errors import AppError
    from desktop.domain.findings import Finding
    from desktop.domain.records import Json, Record
    from desktop.language.texts import Texts


# A line break, a tab, and the spaces that keep a number together, which are not "printable".
_HARMLESS = "\n\t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


class Answers:
    """Where a command puts its answer."""

    def __init__(self, texts: Texts, *, as_json: bool) -> None:
        self.texts = texts
        self.as_json = as_json

    def give(self, document: Json, lines: Callable[[], Sequence[str]]) -> None:
        """Print the answer, as JSON or in lines."""
        if self.as_json:
            print_json(document)
        else:
            for line in lines():
                answer(f"{plain(line)}\n")

    def tell(self, text: str) -> None:
        """Say something to a person beside the answer."""
        sys.stderr.write(f"{plain(text)}\n")

    def error(self, error: AppError) -> None:
        """Say what went wrong, and what to do."""
        message = self.texts.error(error)
        if not self.as_json or isinstance(error, AnswerLost):
            self.tell(f"{message.message}\n{message.hint}".rstrip())
            if isinstance(error, FaultyProfile):
                for each in error.faults:
                    self.tell(f"  {each.line}: {each.sentence(self.texts.language)}")
            if isinstance(error, Refused):
                for finding in error.findings:
                    told = (finding.text, finding.do, finding.source)
                    lines = [each.in_language(self.texts.language) for each in told if each.sv]
                    self.tell("\n    ".join([f"  • {lines[0]}", *lines[1:]]))
            if isinstance(error, Stale) and error.mine is not None and error.current is not None:
                self._tell_differences(error.mine, error.current)
            return
        document: dict[str, Json] = {
            "error": {"code": message.code, "message": message.message, "hint": message.hint, **_field(error)}
        }
        if isinstance(error, Refused):
            document["findings"] = [finding_json(each, self.texts.language) for each in error.findings]
        if isinstance(error, FaultyProfile):
            language = self.texts.language
            document["faults"] = [{"line": each.line, "message": each.sentence(language)} for each in error.faults]
        if isinstance(error, Stale):
            document.update(_both(error))
        print_json(document)

    def _tell_differences(self, yours: Record, current: Record) -> None:
        from desktop.cli.differences import difference_lines  # noqa: PLC0415 - only a stale answer needs it

        for line in difference_lines(yours, current, self.texts.language):
            self.tell(f"  {line}")


def _field(error: AppError) -> dict[str, Json]:
    field = error.details.get("field")
    return {} if field is None else {"field": str(field)}


def _both(error: Stale) -> dict[str, Json]:
    from desktop.exchange.record_json import of_record  # noqa: PLC0415 - only a stale answer needs it

    versions = {"current": error.current, "yours": error.mine}
    return {name: of_record(record) for name, record in versions.items() if record is not None}


def finding_json(finding: Finding, language: str) -> Json:
    """Write a finding."""
    return {
        "record": finding.record,
        "rule": finding.rule,
        "force": finding.force.value,
        "field": finding.field,
        "text": finding.text.in_language(language),
        "source": finding.source.in_language(language),
        "do": finding.do.in_language(language),
        "kind": finding.kind,
        "title": finding.title,
        "open": finding.open,
        "answer": None if finding.answer is None else {"why": finding.answer.why, "decision": finding.answer.decision},
    }


def print_json(document: Json) -> None:
    """Print one JSON document on one line."""
    answer(json.dumps(document, ensure_ascii=False) + "\n")


def plain(text: str) -> str:
    """Take out of a line what would steer a terminal: texts come from everywhere."""
    return "".join(letter if letter.isprintable() or letter in _HARMLESS else "�" for letter in text)
