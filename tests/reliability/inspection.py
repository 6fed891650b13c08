"""A register of the tests' own, and its inspection: held against the books, and looked at as a whole."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from db import backup
from db.models import DRAFT, OPERATION, RECORD
from db.queries import journal
from desktop.domain.clock import SystemClock
from desktop.keystore import KeyFile, Unlock
from desktop.policy import profile
from desktop.services import workspace
from tests.reliability.ledger import UNIT, Expected
from tests.reliability.moves import QUIET, SILENT, Answer
from tests.reliability.wholeness import faults, records_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from desktop.services.workspace import Workspace
    from tests.reliability.ledger import Ledger
    from tests.reliability.moves import Move

PASSPHRASE: Final = "en lång fras för proven"


@dataclass(frozen=True)
class Home:
    """A register of the tests' own and its recovery code, which opens it quickest."""

    path: Path
    code: str

    @property
    def unlock(self) -> Unlock:
        """Give the way in."""
        return Unlock(recovery_code=self.code, use_keyring=False)

    def open(self) -> Workspace:
        """Open it as any program does."""
        return workspace.open_workspace(self.path, self.unlock, SystemClock(), remember=False)

    def key(self) -> bytes:
        """Give the key of the file itself."""
        return KeyFile.load(self.path).unlock(self.unlock)


@dataclass
class Verdict:
    """What an inspection found: how much is lost, whether what was under way is there, and all that is not well."""

    lost: int = 0
    landed: bool = False
    trouble: list[str] = field(default_factory=list)


def make_home(folder: Path) -> Home:
    """Make a register in an empty folder."""
    folder.mkdir()
    path = folder / "register.utblick"
    setup = workspace.Setup(profile.load("neutral"), UNIT, "Anna Exempel", passphrase=PASSPHRASE)
    made = workspace.create(path, setup, SystemClock(), remember=False)
    made.workspace.close()
    return Home(path, made.recovery_code)


@cache
def _made_once() -> Home:
    place = Path(tempfile.mkdtemp(prefix="utblick-template-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return make_home(place / "register")


def home_in(folder: Path) -> Home:
    """Put a new register into an empty folder, a copy of one: to make it takes longer than most rounds."""
    made = _made_once()
    shutil.copytree(made.path.parent, folder)
    return Home(folder / made.path.name, made.code)


def look(home: Home, ledger: Ledger, under_way: Move | None = None) -> Verdict:
    """Open the register, hold it against the books, and see that it is whole."""
    verdict = Verdict()
    desk = home.open()
    try:
        answer = landed(desk, ledger, under_way)
        if under_way is not None and answer is not None:
            verdict.landed = True
            ledger.apply(under_way, answer)
        records = records_of(desk)
        with desk.register.reading() as connection:
            found = connection.scalar(select(func.count()).select_from(OPERATION)) or 0
        verdict.lost = max(ledger.operations - found, 0)
        if found > ledger.operations:
            verdict.trouble.append(f"{found} operations instead of {ledger.operations}")
        if found == ledger.operations:
            verdict.trouble += _differences(desk, ledger, records)
            verdict.lost = len(verdict.trouble)
        verdict.trouble += [*ledger.misnumbered, *faults(desk, records)]
    finally:
        desk.close()
    for copy in backup.backups(home.path):
        if copy.whole:
            backup.verify(copy.path, home.key())
    return verdict


def landed(desk: Workspace, ledger: Ledger, move: Move | None) -> Answer | None:
    """Find the answer that a move under way would have got, if it is there at all."""
    if move is None or move.verb in SILENT:
        return None
    with desk.register.reading() as connection:
        return _landed(connection, ledger, move)


def _landed(connection: Connection, ledger: Ledger, move: Move) -> Answer | None:
    if move.verb in QUIET:
        place = (move.record, str(move.given["path"]))
        kept = select(DRAFT.c.text).where(DRAFT.c.record == place[0], DRAFT.c.path == place[1])
        return Answer() if connection.scalar(kept) == move.given.get("text") else None
    entries = journal.of_operation(connection, ledger.operations + 1)
    if not entries:
        return None
    record, path = str(entries[0]["record"]), str(entries[0]["path"])
    rev = connection.scalar(select(RECORD.c.rev).where(RECORD.c.id == record)) or 0
    rows = {move.table: [path.rpartition("/")[2]]}
    if path == "":
        written = json.loads(str(entries[0]["after"]))["rows"]
        rows = {name: sorted(table, key=lambda row: int(table[row]["position"])) for name, table in written.items()}
    return Answer(record, rev, ledger.operations + 1, rows)


def _differences(desk: Workspace, ledger: Ledger, records: dict[str, Expected]) -> Iterator[str]:
    """Compare every record and every draft with the books."""
    for identifier in records.keys() | ledger.records.keys():
        found, booked = records.get(identifier), _shown(ledger, identifier)
        if found != booked:
            yield f"{identifier} is {found} instead of {booked}"
    with desk.register.reading() as connection:
        drafts = {(row.record, row.path): row.text for row in connection.execute(select(DRAFT))}
    for place in drafts.keys() | ledger.drafts.keys():
        if drafts.get(place) != ledger.drafts.get(place):
            yield f"the draft of {place} is {drafts.get(place)!r} instead of {ledger.drafts.get(place)!r}"


def _shown(ledger: Ledger, identifier: str) -> Expected | None:
    record = ledger.records.get(identifier)
    if record is None:
        return None
    links = {(kind, to) for kind, to in record.links if not ledger.records[to].trashed}
    return Expected(record.rev, record.fields, record.rows, links, record.trashed)
