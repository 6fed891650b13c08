"""The command line inside the process of a test: what is typed goes in, and the answer comes out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the document holds
        return json.loads(self.out)

    @property
    def refusal(self) -> tuple[int, str]:
        """The exit status and the code of what went wrong, told as JSON."""
        return self.status, self.json["error"]["code"]


class CommandLine:
    """Somebody at a terminal, with a register that was named."""

    def __init__(self, register: Path, printed: pytest.CaptureFixture[str]) -> None:
        self.register = register
        self._printed = printed

    def __call__(self, *words: object) -> Answer:
        """Type a command about the register."""
        return self.typed("--register", self.register, *words)

    def typed(self, *words: object) -> Answer:
        """Type just these words."""
        self._printed.readouterr()
        status = run([str(word) for word in words])
        return Answer(status, *self._printed.readouterr())

    def json(self, *words: object) -> Any:  # noqa: ANN401 - whatever the document holds
        """Give the answer of a command that is done, as JSON."""
        answer = self("--json", *words)
        assert (answer.status, answer.err) == (0, ""), answer
        return answer.json

    def added(self, *words: object) -> str:
        """Add a record and give its id."""
        identifier: str = self.json("add", *words)["id"]
        return identifier
