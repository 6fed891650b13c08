"""What a contact person waits for, below the window: saving, the first page of a list, searching, opening, what is due.

Each is measured beside the very SQL that it sends, sent by the driver alone: what the program adds is the difference.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.queries import Query
from desktop.policy import profile
from desktop.policy.editions import Selection
from desktop.services.checks import findings
from tests.benchmarks import sample
from tests.benchmarks.measuring import MILLI, Figure, Goal, median, p95, paired, took, took_and_worked
from tests.benchmarks.registers import Heard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from db.driver import driver
    from desktop.services.workspace import Workspace
    from tests.benchmarks.registers import Register, Statement

SAVES, ROUNDS = 60, 20
SMALL = 10_000
"""Below this a register answers at once whatever is done: goals that are set for 100 000 say nothing there."""
TYPED = (
    "b",
    "be",
    "bes",
    "besök",
    "m",
    "ma",
    "malm",
    "malmo",
    "skol",
    "skolb",
    "ö",
    "örebro",
    "p",
    "pro",
    "projekt eu",
)
"""As somebody types, letter by letter, with and without dots."""


def saving(register: Register, folder: Path) -> list[Figure]:
    """Change a title, with its history and its search document, in one commit on the disk; then the same rows raw.

    Of processor: what a busy computer does not change. Four fifths of the floor is the commit: some 20 pages of 16 KB
    are encrypted, most of them of the search index. Beside it stand eight statements that read: what is there, and
    the rows that the search document is made of, on pages that have to be decrypted first.
    """
    ours, raw = register.copy(folder / "ours"), register.copy(folder / "raw")
    times: tuple[list[float], list[float]] = ([], [])
    worked: tuple[list[float], list[float]] = ([], [])
    with ours.desk() as desk, raw.raw() as connection:
        heard = Heard(desk)
        for number, row in enumerate(desk.listing.page(Query("visit", limit=SAVES)).rows):
            changed = {"title": f"{row.title} {number}"}
            heard.take(writes=True)
            saved = took_and_worked(partial(desk.records.change, row.id, changed))
            written = took_and_worked(partial(_write, connection, heard.take(writes=True)))
            if number >= SAVES // 10:
                for kept, found in zip((times, worked), zip(written, saved, strict=True), strict=True):
                    kept[0].append(found[0])
                    kept[1].append(found[1])
    what, beside = "save one record", "its rows raw"
    return [
        Figure(what, register.records, beside, median(times[0]), median(times[1]), Goal(2)),
        Figure(f"{what}, of processor", register.records, beside, median(worked[0]), median(worked[1])),
    ]


def _write(connection: driver.Connection, statements: Sequence[Statement]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for statement in statements:
        statement.send(connection)
    connection.execute("COMMIT")


def _read(connection: driver.Connection, statements: Sequence[Statement]) -> None:
    connection.execute("BEGIN")
    for statement in statements:
        statement.send(connection).fetchall()
    connection.execute("COMMIT")


def _beside_its_sql(
    register: Register, cases: Sequence[Callable[[Workspace], object]], rounds: int
) -> tuple[list[float], list[float]]:
    with register.desk() as desk, register.raw() as connection:
        heard = Heard(desk)
        ours, raw = [], []
        for case in cases:
            case(desk)
            heard.take(writes=False)
            case(desk)
            ours.append(partial(case, desk))
            raw.append(partial(_read, connection, heard.take(writes=False)))
        return paired(raw, ours, rounds)


def listing(register: Register) -> list[Figure]:
    """Read the first page of a list, with its total."""
    times = _beside_its_sql(register, [lambda desk: desk.listing.page(Query("visit", limit=50))], ROUNDS)
    what = "first page of a list, unpainted"
    return [Figure(what, register.records, "its SQL raw", median(times[0]), median(times[1]))]


def searching(register: Register) -> list[Figure]:
    """Search as one types, the first fifty hits; beside one raw question to FTS5 for each, with what a hit is called.

    The goal is set for 100 000 records, where the questions cost; at 1000 they cost next to nothing, and what is
    compared is five statements through SQLAlchemy with one by the driver: 2 ms with 0.5 ms.
    """
    with register.desk() as desk, register.raw() as connection:
        ours = [partial(desk.search.find, typed, snippets=False) for typed in TYPED]
        raw = [partial(_match, connection, typed) for typed in TYPED]
        floor, found = paired(raw, ours, ROUNDS // 2)
    goal = Goal(1.5) if register.records >= SMALL else None
    return [Figure("search as you type, p95", register.records, "raw FTS5", p95(floor), p95(found), goal)]


def _match(connection: driver.Connection, typed: str) -> None:
    words = typed.replace("ö", "ö").split()
    match = " AND ".join(f'"{word}"*' for word in words)
    order = "rowid DESC" if len(typed) == 1 else "rank"
    hits = f"SELECT rowid FROM search WHERE search MATCH ? ORDER BY {order} LIMIT 50"  # noqa: S608 - words of our own
    connection.execute(
        f"SELECT number, id, kind, title, trashed FROM record WHERE number IN ({hits})",  # noqa: S608 - as above
        (match,),
    ).fetchall()


def snippets(register: Register) -> list[Figure]:
    """Cut the surroundings of fifty hits, which the window asks for after the hits are shown."""
    with register.desk() as desk:
        hits = [hit.id for hit in desk.search.find("besök").hits]
        times = [took(partial(desk.search.snippets, "besök", hits)) for _ in range(ROUNDS)]
    return [Figure("snippets of 50 hits", register.records, "", 0, median(times))]


def due(register: Register) -> list[Figure]:
    """Read what is due. It grows with what is late: of 100 000 made-up records 27 000 lines, each some 30 µs.

    Half of that is SQLite's; the rest is a line made of each row. A day is reckoned once for all that share it.
    """
    rounds = ROUNDS // 2 if register.records <= SMALL else 3
    times = _beside_its_sql(register, [lambda desk: desk.due.until()], rounds)
    figures = median(times[0]), median(times[1])
    return [Figure("what is due", register.records, "its SQL raw", *figures, Goal(1000, times=False))]


def checking(register: Register) -> list[Figure]:
    """Hold every record against the rules of Uppsala, which has the most."""
    rules = profile.load("uppsala")

    def judge(desk: Workspace) -> None:
        with desk.register.reading() as connection:
            for _ in findings(connection, desk.register, rules, Selection()):
                pass

    with register.desk() as desk:
        taken = took(partial(judge, desk))
    return [Figure("check against the rules, a record", register.records, "", 0, taken / register.records)]


def opening(register: Register) -> list[Figure]:
    """Open the register and read its first page, the key being known; beside a raw connection reading one row."""

    def ours() -> None:
        with register.desk():
            pass

    def raw() -> None:
        with register.raw() as connection:
            connection.execute("SELECT 1 FROM record LIMIT 1").fetchone()

    times = paired([raw], [ours], ROUNDS)
    return [Figure("open the register", register.records, "SQLCipher, one row", median(times[0]), median(times[1]))]


def backing_up(register: Register, folder: Path) -> list[Figure]:
    """Make a backup, opened and checked; beside VACUUM INTO alone."""
    ours = register.copy(folder / "backup")

    def raw() -> None:
        target = folder / "raw.utblick"
        target.unlink(missing_ok=True)
        with ours.raw() as connection:
            connection.execute("VACUUM INTO ?", (str(target),))

    with ours.desk() as desk:
        times = paired([raw], [desk.backups.make], 2, warm=0)
    return [Figure("backup, opened and checked", register.records, "VACUUM INTO", median(times[0]), median(times[1]))]


def filling(register: Register, folder: Path) -> list[Figure]:
    """Make up records and put them into a new register; beside making them up, and then executemany of the same rows.

    The goal is that of importing rows from a spreadsheet, three times reading them and executemany: what is made up
    here is read there. The floor has the rows and the search documents as they are to be written.
    """
    place = folder / f"filled-{register.records}"
    place.mkdir()
    ours, _ = sample.put_in(place / "ours.utblick", register.records, indexed=True)
    raw = sample.written_raw(place / "ours.utblick", place / "raw.utblick", register.records, documents=True)
    sample.make_up(register.records, raw)
    each, beside = MILLI / register.records, "made up, its rows raw"
    what = "sample put in, a record"
    return [
        Figure(what, register.records, beside, raw.clock * each, ours.clock * each, Goal(3)),
        Figure(f"{what}, of processor", register.records, beside, raw.processor * each, ours.processor * each),
    ]
