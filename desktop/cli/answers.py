"""What the program says: one JSON document on stdout for programs, or lines for people; trouble goes to stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.cli.streams import answer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain.errors import AppError
    from desktop.domain.findings import Finding
    from desktop.domain.records import Json
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
        from desktop.cli.failing import tell_error  # noqa: PLC0415 - most commands go well

        tell_error(self, error)


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
    import json  # noqa: PLC0415 - a person's answer does without

    answer(json.dumps(document, ensure_ascii=False) + "\n")


def plain(text: str) -> str:
    """Take out of a line what would steer a terminal: texts come from everywhere."""
    return "".join(letter if letter.isprintable() or letter in _HARMLESS else "�" for letter in text)
