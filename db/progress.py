"""How far long work on a file or a connection has come, and a way to stop it: whatever the listener raises ends it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from db.driver import driver
from db.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Tell = Callable[[int, int], None]
    """Takes how much is done, and of how much."""

_STEPS: Final = 20_000
_PIECE: Final = 4 * 1024 * 1024


def unheard(done: int, total: int) -> None:
    """Tell nobody."""


@contextmanager
def heard(connection: driver.Connection, beat: Callable[[], None]) -> Iterator[None]:
    """Call `beat` now and then while SQLite works; what it raises stops the statement and comes out here."""
    stopped: list[BaseException] = []

    def handle() -> int:
        try:
            beat()
        except BaseException as problem:  # noqa: BLE001 - whatever it is, it goes on below; through SQLite it cannot
            stopped.append(problem)
        return len(stopped)

    connection.set_progress_handler(handle, _STEPS)
    try:
        yield
    except (driver.Error, StoreError):
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def copy(source: Path, target: Path, tell: Callable[[int, int], None]) -> None:
    """Copy a file piece by piece."""
    total, done = source.stat().st_size, 0
    with source.open("rb") as read, target.open("wb") as written:
        while piece := read.read(_PIECE):
            written.write(piece)
            done += len(piece)
            tell(done, total)
