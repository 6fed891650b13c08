"""What a working person does to a register, as data that fits on one line: chosen by chance, done through the services.

A `Scribe` only ever touches records it made itself, so that whoever keeps the books of its moves knows what must be
there. Values are given in the one way the services give them back.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.domain.records import SavedRow

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from desktop.domain.records import Json, Saved
    from desktop.services.workspace import Workspace
    from tests.reliability.ledger import Ledger

MIXES: Final[dict[str, dict[str, int]]] = {
    "adding": {"add": 10, "undo": 1},
    "editing": {"add": 1, "change": 8, "step": 2},
    "rows": {"add": 1, "add_row": 6, "change_row": 4, "delete_row": 2},
    "undoing": {"add": 1, "change": 4, "add_row": 2, "delete_row": 1, "step": 1, "undo": 6},
    "trashing": {"add": 3, "change": 1, "trash": 4, "restore": 3, "undo": 1},
    "linking": {"add": 2, "link": 4, "unlink": 3, "undo": 1},
    "typing": {"add": 1, "draft": 14, "drop": 1, "change": 3},
    "large": {"add": 1, "change_much": 6, "undo": 1},
    "attaching": {"add": 2, "attach": 6, "change": 1, "trash": 1, "restore": 1, "undo": 2},
    "backing_up": {"add": 1, "change": 2, "back_up": 4},
    "checkpoints": {"add": 1, "change": 5, "change_much": 1, "examine": 2, "back_up": 1},
}
MIXES["everything"] = {verb: 3 for mix in MIXES.values() for verb in mix} | {"change": 12, "examine": 1, "back_up": 1}

TABLES: Final = ("delegation", "programme", "gifts", "next_steps")
STATUSES: Final = ("requested", "assessing", "decided", "planning", "held")
PATHS: Final = ("purpose", "notes", "delegation/new/name", "learned")
SILENT: Final = frozenset({"examine", "back_up"})
"""Moves that change nothing."""
QUIET: Final = SILENT | {"draft", "drop"}
"""Moves that leave no entry in the history."""


@dataclass(frozen=True)
class Move:
    """One thing to do. `given` is what the service is given; the rest says where."""

    verb: str
    record: str = ""
    table: str = ""
    row: str = ""
    given: dict[str, Json] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Json]]] = field(default_factory=dict)

    def line(self) -> str:
        """Write it on one line."""
        return json.dumps({name: value for name, value in asdict(self).items() if value}, ensure_ascii=False)


@dataclass(frozen=True)
class Answer:
    """What the service said: the record, its revision, the operation, and the identifiers of rows it made."""

    id: str = ""
    rev: int = 0
    operation: int | None = None
    rows: dict[str, list[str]] = field(default_factory=dict)

    def line(self) -> str:
        """Write it on one line."""
        return json.dumps(asdict(self))


class Scribe:
    """Chooses the next move by chance, among those that are possible."""

    def __init__(self, chance: random.Random, ledger: Ledger, mix: str) -> None:
        self._chance = chance
        self._ledger = ledger
        self._weights = MIXES[mix]
        self._count = 0

    def next(self) -> Move:
        """Choose until a move is possible; adding a record always is."""
        verbs, weights = list(self._weights), list(self._weights.values())
        while True:
            verb = self._chance.choices(verbs, weights)[0]
            if not self._ledger.present():
                verb = "restore" if "restore" in verbs and self._ledger.trashed() else "add"
            move = self._made(verb)
            if move is not None:
                self._count += 1
                return move

    def _made(self, verb: str) -> Move | None:
        if verb == "add":
            return Move("add", given=self._fields(), rows=self._rows())
        if verb in SILENT:
            return Move(verb)
        if verb == "undo":
            return Move("undo") if self._ledger.done else None
        if verb == "restore":
            thrown = self._ledger.trashed()
            return Move("restore", self._chance.choice(thrown)) if thrown else None
        return _MADE[verb](self, self._chance.choice(self._ledger.present()))

    def _change(self, record: str) -> Move:
        names = ("purpose", "group_size", "country", "themes", "wished")
        wanted = {self._chance.choice(["title", "purpose"]), *self._chance.sample(names, self._chance.randint(0, 3))}
        fields = self._fields()
        return Move("change", record, given={name: fields[name] for name in fields if name in wanted})

    def _change_much(self, record: str) -> Move:
        # Longer than a page of the file, so that one save writes many pages and the log grows past its checkpoint.
        many = self._chance.randint(2_000, 9_000)
        return Move("change", record, given={"purpose": f"{self._word()} " + "lång text " * many + "slut"})

    def _step(self, record: str) -> Move:
        others = [status for status in STATUSES if status != self._ledger.records[record].fields["status"]]
        return Move("step", record, given={"status": self._chance.choice(others)})

    def _trash(self, record: str) -> Move:
        return Move("trash", record)

    def _attach(self, record: str) -> Move:
        # Now and then longer than one part of those that files are kept in.
        times = self._chance.choice([1, 50, 2_000, 20_000])
        return Move(
            "attach", record, given={"name": f"bilaga {self._word()}.txt", "word": self._word(), "times": times}
        )

    def _add_row(self, record: str) -> Move:
        table = self._chance.choice(TABLES)
        return Move("add_row", record, table, given=self._row(table, self._chance.randint(1, 900)))

    def _change_row(self, record: str) -> Move | None:
        table, row = self._some_row(record)
        return Move("change_row", record, table, row, given=self._row(table, 7)) if row else None

    def _delete_row(self, record: str) -> Move | None:
        table, row = self._some_row(record)
        return Move("delete_row", record, table, row) if row else None

    def _link(self, record: str) -> Move | None:
        links = self._ledger.records[record].links
        free = [other for other in self._ledger.present() if other != record and ("related", other) not in links]
        return Move("link", record, given={"to": self._chance.choice(free)}) if free else None

    def _unlink(self, record: str) -> Move | None:
        there = sorted(other for _, other in self._ledger.records[record].links)
        return Move("unlink", record, given={"to": self._chance.choice(there)}) if there else None

    def _draft(self, record: str) -> Move:
        path = self._chance.choice(PATHS)
        typed = self._ledger.drafts.get((record, path), "")
        return Move("draft", record, given={"path": path, "text": f"{typed}{self._word()} "})

    def _drop(self, record: str) -> Move | None:
        kept = [path for owner, path in self._ledger.drafts if owner == record]
        return Move("drop", record, given={"path": self._chance.choice(kept)}) if kept else None

    def _some_row(self, record: str) -> tuple[str, str]:
        rows = [(name, row) for name, table in self._ledger.records[record].rows.items() for row in table]
        return self._chance.choice(rows) if rows else ("", "")

    def _word(self) -> str:
        """Never the same twice, so that every change changes something, and search finds each title alone."""
        return f"ord{self._chance.getrandbits(40):x}n{self._count}"

    def _fields(self) -> dict[str, Json]:
        return {
            "title": f"Besök {self._word()}",
            "organisation": f"Förening {self._word()}",
            "purpose": f"Syftet är {self._word()}\nmed åäö och 日本",
            "group_size": self._chance.randint(1, 10_000),
            "country": self._chance.choice(["FI", "NO", "PL", "EE"]),
            "themes": [self._word(), "skola"],
            "wished": {"start": f"{self._chance.randint(1990, 2030)}-05", "end": "2031-06-07"},
            "security_notes": f"Skyddat {self._word()}",
        }

    def _rows(self) -> dict[str, list[dict[str, Json]]]:
        tables = self._chance.sample(TABLES, self._chance.randint(0, len(TABLES)))
        return {name: [self._row(name, number) for number in range(1, self._chance.randint(2, 4))] for name in tables}

    def _row(self, table: str, number: int) -> dict[str, Json]:
        """Give a row; those of one record are in the order of their numbers."""
        word = self._word()
        amount: Json = {"amount": str(number), "state": "amount", "currency": "SEK", "text": None}
        rows: dict[str, dict[str, Json]] = {
            "delegation": {"precedence": number, "name": f"Anna {word}", "diet": f"inte {word}"},
            "programme": {"start": f"2026-05-04T09:{number % 60:02}", "title": f"Punkt {word}", "note": word},
            "gifts": {"direction": "given", "what": f"Bok {word}", "value": amount},
            "next_steps": {"what": f"Ringa {word}", "due": f"{2020 + number % 10}-05-03"},
        }
        return rows[table]


_MADE: Final[dict[str, Callable[[Scribe, str], Move | None]]] = {
    "change": Scribe._change,
    "change_much": Scribe._change_much,
    "step": Scribe._step,
    "trash": Scribe._trash,
    "add_row": Scribe._add_row,
    "attach": Scribe._attach,
    "change_row": Scribe._change_row,
    "delete_row": Scribe._delete_row,
    "link": Scribe._link,
    "unlink": Scribe._unlink,
    "draft": Scribe._draft,
    "drop": Scribe._drop,
}


def attached_file(move: Move) -> tuple[str, bytes]:
    """Give the name and the content of the file that a move attaches."""
    line = f"{move.given['word']} och andra ord\n"
    return str(move.given["name"]), line.encode() * int(str(move.given["times"]))


def perform(desk: Workspace, move: Move) -> Answer:
    """Do it through the services, and give their answer once they have returned."""
    return answered(desk, move, do(desk, move))


def answered(desk: Workspace, move: Move, saved: Saved | None) -> Answer:
    """Write what a service returned as an answer; the rows of a new record have to be read for it."""
    if saved is None:
        return Answer()
    rows: dict[str, list[str]] = {}
    if isinstance(saved, SavedRow) and move.verb == "add_row":
        rows = {move.table: [saved.row]}
    if move.verb == "add":
        rows = {name: [row.id for row in table] for name, table in desk.records.get(saved.id).rows.items()}
    return Answer(saved.id, saved.rev, saved.operation, rows)


def do(desk: Workspace, move: Move) -> Saved | None:
    """Do it through the services."""
    match move.verb:
        case "add":
            return desk.records.add("visit", move.given, move.rows)
        case "add_row":
            return desk.rows.add(move.record, move.table, move.given)
        case "undo":
            desk.undo.last()
        case "draft":
            desk.drafts.keep(move.record, str(move.given["path"]), str(move.given["text"]))
        case "drop":
            desk.drafts.drop(move.record, str(move.given["path"]))
        case "examine":
            desk.doctor.examine()  # empties the write-ahead log into the file
        case "back_up":
            desk.backups.make()
        case _:
            return _saved(desk, move)
    return None


def _attached(desk: Workspace, move: Move) -> Saved:
    name, content = attached_file(move)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return desk.attachments.add(move.record, path)


def _saved(desk: Workspace, move: Move) -> Saved:
    match move.verb:
        case "attach":
            return _attached(desk, move)
        case "change":
            return desk.records.change(move.record, move.given)
        case "step":
            return desk.records.step(move.record, str(move.given["status"]))
        case "change_row":
            return desk.rows.change(move.row, move.given)
        case "delete_row":
            return desk.rows.delete(move.row)
        case "link":
            return desk.links.add(move.record, "related", str(move.given["to"]))
        case "unlink":
            return desk.links.remove(move.record, "related", str(move.given["to"]))
        case "trash":
            return desk.trash.put(move.record)
        case "restore":
            return desk.trash.restore(move.record)
        case _:
            raise ValueError(move.verb)
