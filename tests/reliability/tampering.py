"""Rewrite the history with the key and a tool of one's own, and see whether it is noticed.

    python -m tests.reliability.tampering [--rounds 200] [--seed N]

Four kinds: something changed, taken away, put in, or changed with every hash after it made anew. The last holds by
itself, and is noticed only by whoever has a receipt: the end of the chain at some time. That is the control.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from db.driver import driver
from db.engine import connect
from db.models import ENTRY
from desktop.services.operation import commitment, link
from tests.reliability.deeds import worked_in
from tests.reliability.inspection import Home

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.events import Head
    from desktop.services.workspace import Workspace

COLUMNS: Final = (
    *(("entry_value", "entry", column) for column in ("salt", "before", "after")),
    *(("entry", "number", column) for column in ("record", "path", "commitment", "chain")),
    *(("operation", "number", column) for column in ("at", "who", "code", "detail", "undoes")),
)


@dataclass
class Tally:
    """What the rounds came to."""

    tried: Counter[str] = field(default_factory=Counter)
    noticed: Counter[str] = field(default_factory=Counter)
    by_chain_alone: Counter[str] = field(default_factory=Counter)
    trouble: list[str] = field(default_factory=list)

    def line(self, what: str) -> str:
        """Say it in one line."""
        kinds = ", ".join(f"{kind} {self.noticed[kind]} of {self.tried[kind]}" for kind in self.tried)
        unnoticed = self.tried.total() - self.noticed.total()
        alone = self.tried["rewritten"] - self.by_chain_alone["rewritten"]
        return (
            f"{what}: {self.tried.total()} times, noticed: {kinds}; unnoticed {unnoticed}"
            f" (without a receipt {alone} of the rewritten)"
        )


def run(folder: Path, rounds: int, seed: int) -> Tally:
    """Tamper so many times in each way, always with a copy."""
    chance = random.Random(seed)  # noqa: S311 - places to tamper with, no secrets
    tally = Tally()
    home, _ = worked_in(folder / "source", moves=30)
    desk = home.open()
    receipt = desk.history.head()
    desk.close()
    if _noticed(home, receipt) != (False, False):
        tally.trouble.append("a history nobody touched does not hold")
    for kind, tamper in KINDS.items():
        for _ in range(rounds):
            copy = Home(folder / "copy" / home.path.name, home.code)
            shutil.copytree(home.path.parent, copy.path.parent)
            what = _tampered(copy, tamper, chance)
            by_chain, by_receipt = _noticed(copy, receipt)
            shutil.rmtree(copy.path.parent)
            tally.tried[kind] += 1
            tally.noticed[kind] += by_chain or by_receipt
            tally.by_chain_alone[kind] += by_chain
            if not (by_chain or by_receipt):
                tally.trouble.append(f"{kind}: {what}")
    return tally


def _noticed(home: Home, receipt: Head) -> tuple[bool, bool]:
    """Tell whether the chain does not hold, and whether it is another than the receipt's."""
    desk = home.open()
    try:
        return desk.history.prove().broken is not None, _chain_at(desk, receipt.count) != receipt.chain
    finally:
        desk.close()


def _chain_at(desk: Workspace, number: int) -> object:
    with desk.register.reading() as connection:
        return connection.scalar(select(ENTRY.c.chain).where(ENTRY.c.number == number))


def _tampered(home: Home, tamper: Callable[[driver.Connection, random.Random], str], chance: random.Random) -> str:
    with closing(connect(home.path, home.key())) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for table in ("operation", "entry"):
            for verb in ("update", "delete"):
                connection.execute(f"DROP TRIGGER {table}_keeps_{verb}")
        before = _all(connection)
        while True:
            with suppress(driver.IntegrityError):  # the register itself does not take it: then something else is tried
                what = tamper(connection, chance)
                if _all(connection) != before:
                    return what


def _all(connection: driver.Connection) -> list[object]:
    tables = ("operation", "entry", "entry_value")
    return [connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables]  # noqa: S608 - names


def _some(connection: driver.Connection, table: str, chance: random.Random) -> int:
    column = "entry" if table == "entry_value" else "number"
    return int(chance.choice(connection.execute(f"SELECT {column} FROM {table}").fetchall())[0])  # noqa: S608 - as above


def _change(connection: driver.Connection, chance: random.Random) -> str:
    table, key, column = chance.choice(COLUMNS)
    place = _some(connection, table, chance)
    other = _some(connection, table, chance)
    if chance.random() < 0.5:
        value = f"(SELECT {column} FROM {table} WHERE {key} = {other})"  # noqa: S608 - as above
    else:
        value = {"at": "'2020-01-01 00:00:00.000000'", "undoes": "1", "after": "'\"Annat\"'"}.get(column, "'annat'")
    connection.execute(f"UPDATE {table} SET {column} = {value} WHERE {key} = {place}")  # noqa: S608 - as above
    return f"{table}.{column} of {place} to {value}"


def _remove(connection: driver.Connection, chance: random.Random) -> str:
    number = _some(connection, "entry", chance)
    which, close_up = chance.choice(["=", ">="]), chance.random() < 0.5
    connection.execute(f"DELETE FROM entry_value WHERE entry {which} {number}")  # noqa: S608 - as above
    connection.execute(f"DELETE FROM entry WHERE number {which} {number}")  # noqa: S608 - as above
    if chance.random() < 0.5:
        connection.execute("DELETE FROM operation WHERE number NOT IN (SELECT operation FROM entry)")
    if close_up and which == "=":
        _move(connection, number + 1, -1)
    return f"entries {which} {number}, closed up {close_up}"


def _put_in(connection: driver.Connection, chance: random.Random) -> str:
    number, like = _some(connection, "entry", chance), _some(connection, "entry", chance)
    _move(connection, number, 1)
    like += like >= number
    connection.execute(
        "INSERT INTO entry (number, operation, record, path, commitment, chain)"
        " SELECT ?, operation, record, path, commitment, chain FROM entry WHERE number = ?",
        (number, like),
    )
    connection.execute(
        "INSERT INTO entry_value (entry, salt, before, after)"
        " SELECT ?, salt, before, after FROM entry_value WHERE entry = ?",
        (number, like),
    )
    return f"entry {number} like {like}"


def _rewrite(connection: driver.Connection, chance: random.Random) -> str:
    number = _some(connection, "entry_value", chance)
    connection.execute("UPDATE entry_value SET after = ? WHERE entry = ?", (f'"Annat {chance.random()}"', number))
    _hash_anew(connection)
    return f"entry {number} and every hash"


def _move(connection: driver.Connection, first: int, by: int) -> None:
    """Give every entry from one on another number, by way of numbers that none has."""
    for table, column in (("entry", "number"), ("entry_value", "entry")):
        connection.execute(f"UPDATE {table} SET {column} = -({column} + {by}) WHERE {column} >= {first}")  # noqa: S608 - as above
        connection.execute(f"UPDATE {table} SET {column} = -{column} WHERE {column} < 0")  # noqa: S608 - as above


def _hash_anew(connection: driver.Connection) -> None:
    chain = ""
    rows = connection.execute(
        "SELECT entry.number, operation, at, who, code, detail, undoes, record, path, salt, before, after FROM entry"
        " JOIN operation ON operation.number = operation JOIN entry_value ON entry = entry.number ORDER BY entry.number"
    ).fetchall()
    for number, operation, at, who, code, detail, undoes, record, path, salt, before, after in rows:
        heading = [operation, f"{datetime.fromisoformat(at).isoformat()}+00:00", who, code, detail, undoes]
        sealed = commitment(salt, before, after)
        chain = link(chain, number, heading, record, path, sealed)
        connection.execute("UPDATE entry SET commitment = ?, chain = ? WHERE number = ?", (sealed, chain, number))


KINDS: Final[dict[str, Callable[[driver.Connection, random.Random], str]]] = {
    "changed": _change,
    "taken away": _remove,
    "put in": _put_in,
    "rewritten": _rewrite,
}


def main() -> int:
    """Print one line, and fail if something was not noticed, or if the control was."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), given.rounds, given.seed)
    print(tally.line(f"history tampered with, seed {given.seed}"))  # noqa: T201
    print("\n".join(tally.trouble), file=sys.stderr, end="")  # noqa: T201
    return 1 if tally.trouble or tally.by_chain_alone["rewritten"] else 0


if __name__ == "__main__":
    sys.exit(main())
