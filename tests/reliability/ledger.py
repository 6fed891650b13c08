"""The books of what was acknowledged: made from the moves and the answers alone, never from the register."""

from __future__ import annotations

import hashlib
import json
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from tests.reliability.moves import QUIET, Answer, Move, attached_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.domain.records import Json

UNIT = "Kulturförvaltningen"


@dataclass
class Expected:
    """A record as it must be."""

    rev: int = 1
    fields: dict[str, Json] = field(default_factory=dict)
    rows: dict[str, dict[str, dict[str, Json]]] = field(default_factory=dict)
    links: set[tuple[str, str]] = field(default_factory=set)
    trashed: bool = False
    went_along: bool = field(default=False, compare=False)
    """Whether it is in the trash because the record it hangs on was thrown away."""

    @property
    def hangs(self) -> bool:
        """Whether it is a document, which comes and goes with the record it hangs on."""
        return "on" in self.fields


Done: TypeAlias = "dict[str, Expected | None]"
"""What undo may take back: the records an operation touched, and how they were before, if they were."""


class Ledger:
    """What must be in the register, and how many operations its history must have."""

    def __init__(self) -> None:
        self.records: dict[str, Expected] = {}
        self.drafts: dict[tuple[str, str], str] = {}
        self.done: list[Done] = []
        self.operations = 0
        self.acknowledged = 0
        self.misnumbered: list[str] = []

    def present(self) -> list[str]:
        """Give the visits that are not in the trash."""
        return [name for name, record in self.records.items() if not (record.trashed or record.hangs)]

    def trashed(self) -> list[str]:
        """Give the visits in the trash."""
        return [name for name, record in self.records.items() if record.trashed and not record.hangs]

    def apply(self, move: Move, answer: Answer) -> None:
        """Book a move that was answered."""
        self.acknowledged += 1
        if move.verb in QUIET:
            self._keep_draft(move)
            return
        self.operations += 1
        if move.verb == "undo":
            self._undo()
            return
        touched = [answer.id, *self._going_along(move)]
        self.done.append({name: deepcopy(self.records.get(name)) for name in touched})
        for name in touched:
            self.records.setdefault(name, Expected(rev=0)).rev += 1
        for name in touched[1:]:
            self.records[name].trashed = self.records[name].went_along = move.verb == "trash"
        record = self.records[answer.id]
        _BOOKED[move.verb](record, move, answer)
        self._forget_drafts(move)
        if (answer.rev, answer.operation) != (record.rev, self.operations):
            booked = f"{record.rev}, {self.operations}"
            self.misnumbered.append(f"{move.verb} {answer.id} answered {answer.rev}, {answer.operation}, not {booked}")

    def book(self, lines: Iterable[str]) -> Move | None:
        """Book the moves that a program told of and that were answered; give the one that was under way."""
        told = list(lines)
        moves = [Move(**json.loads(line[2:])) for line in told if line.startswith(">")]
        answers = [Answer(**json.loads(line[2:])) for line in told if line.startswith("<")]
        for move, answer in zip(moves, answers, strict=False):
            self.apply(move, answer)
        return moves[len(answers)] if len(moves) > len(answers) else None

    def foretold(self, move: Move) -> Answer:
        """Say what the answer to a change will be, as a program would that answers before it has saved."""
        return Answer(move.record, self.records[move.record].rev + 1, self.operations + 1)

    def _keep_draft(self, move: Move) -> None:
        if move.verb == "draft":
            self.drafts[move.record, str(move.given["path"])] = str(move.given["text"])
        elif move.verb == "drop":
            self.drafts.pop((move.record, str(move.given["path"])), None)

    def _forget_drafts(self, move: Move) -> None:
        if move.verb == "change":
            for name in move.given:
                self.drafts.pop((move.record, name), None)

    def _going_along(self, move: Move) -> list[str]:
        """Name the documents that go into the trash with their record, or come back with it."""
        hanging = {name: record for name, record in self.records.items() if record.fields.get("on") == move.record}
        if move.verb == "trash":
            return [name for name, record in hanging.items() if not record.trashed]
        if move.verb == "restore":
            return [name for name, record in hanging.items() if record.trashed and record.went_along]
        return []

    def _undo(self) -> None:
        for name, before in self.done.pop().items():
            record = self.records[name]
            if before is None:
                record.trashed = True
            else:
                self.records[name] = replace(before, rev=record.rev)
            self.records[name].rev += 1


def _add(record: Expected, move: Move, answer: Answer) -> None:
    record.fields = {"unit": UNIT, "status": "requested", **move.given}
    for name, rows in move.rows.items():
        record.rows[name] = dict(zip(answer.rows[name], rows, strict=True))


def _attach(record: Expected, move: Move, _answer: Answer) -> None:
    name, content = attached_file(move)
    told: dict[str, Json] = {"media_type": "text/plain", "size": len(content)}
    told["sha256"] = hashlib.sha256(content).hexdigest()
    record.fields = {"unit": UNIT, "title": name, "on": move.record, "file_name": name, **told}


def _change(record: Expected, move: Move, _answer: Answer) -> None:
    record.fields.update(move.given)


def _add_row(record: Expected, move: Move, answer: Answer) -> None:
    (row,) = answer.rows[move.table]
    record.rows.setdefault(move.table, {})[row] = dict(move.given)


def _change_row(record: Expected, move: Move, _answer: Answer) -> None:
    record.rows[move.table][move.row].update(move.given)


def _delete_row(record: Expected, move: Move, _answer: Answer) -> None:
    del record.rows[move.table][move.row]
    if not record.rows[move.table]:
        del record.rows[move.table]


def _link(record: Expected, move: Move, _answer: Answer) -> None:
    record.links.add(("related", str(move.given["to"])))


def _unlink(record: Expected, move: Move, _answer: Answer) -> None:
    record.links.remove(("related", str(move.given["to"])))


def _trash(record: Expected, move: Move, _answer: Answer) -> None:
    record.trashed = move.verb == "trash"


_BOOKED: Final[dict[str, Callable[[Expected, Move, Answer], None]]] = {
    "add": _add,
    "attach": _attach,
    "change": _change,
    "step": _change,
    "add_row": _add_row,
    "change_row": _change_row,
    "delete_row": _delete_row,
    "link": _link,
    "unlink": _unlink,
    "trash": _trash,
    "restore": _trash,
}
