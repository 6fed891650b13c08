"""Backups that were opened: copied, opened with the key, checked and counted before they get their name.

They stand in `FILE.backups/` as `<name>-<sequence>-<reason>` with their keys beside them. The sequence, never a clock
that may be wrong, says which is newer and which are kept: the last seven, then one in seven, then one in twenty-eight,
which is daily, weekly and monthly for somebody who works every day. What is unfinished is called `.part` and made anew.
"""

from __future__ import annotations

import re
import threading
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from db.driver import driver
from db.engine import PAGE_SIZE, connect, connect_to_work
from db.errors import AlreadyThere, BackupFailed, Damaged, Missing, StoreError, WrongKey, translate
from db.files import copy_whole, explained, publish, scratch_name, told
from db.integrity import counts, examined, fitting_pages
from db.progress import copy, heard, unheard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from db.engine import Store

    Tell = Callable[[int, int], None]

Reason = Literal["asked", "daily", "upgrade", "import", "restore", "erase"]

# Of the backups this far back, counted in backups, the newest of every so many is kept.
KEPT: Final = ((7, 1), (35, 7), (364, 28))

# Where a page is damaged the next one tells whether the key fits; to find that none of them does takes long.
_GLANCED_AT: Final = 16

# Two at once would take the same number.
_ONE_AT_A_TIME: Final = threading.Lock()


@dataclass(frozen=True)
class Backup:
    """A backup as it lies in its folder. `made` is for people to read; nothing is decided by it."""

    path: Path
    sequence: int
    reason: str
    size: int
    made: datetime
    whole: bool
    rows: Mapping[str, int] = field(default_factory=dict, compare=False)
    """How many rows each table has, of one that was just made and read."""


def create(store: Store, key: bytes, *, reason: Reason, folder: Path | None = None, tell: Tell = unheard) -> Backup:
    """Back up an open register; writers wait for the copy, not for the check of it. Older backups are thinned.

    In a folder of somebody's own nothing is thinned. What `tell` raises stops it, and nothing is left.
    """
    made = _create(store.path, key, reason, folder or backups_folder(store.path), store.resting(), tell)
    if folder is None:
        thin(store.path)
    return made


def before_upgrade(register: Path, key: bytes) -> Backup:
    """Back up a register that is not open, because its schema is about to change."""
    return _create(register, key, "upgrade", backups_folder(register), nullcontext())


def backups_folder(register: Path) -> Path:
    """Give the folder where the program keeps a register's backups."""
    return register.with_name(register.name + ".backups")


def backups(register: Path, folder: Path | None = None) -> tuple[Backup, ...]:
    """List the backups, newest first; one that lost its keys or its end is listed as not whole."""
    place = folder or backups_folder(register)
    pattern = _pattern(register)
    with told(place):
        named = [(path, pattern.fullmatch(path.name)) for path in _files(place)]
        found = [_listed(path, int(match["sequence"]), match["reason"]) for path, match in named if match]
    return tuple(sorted(found, key=lambda backup: backup.sequence, reverse=True))


def thin(register: Path) -> tuple[Path, ...]:
    """Remove the backups that are not kept, and give their names."""
    whole = [backup for backup in backups(register) if backup.whole]
    keep = _kept([backup.sequence for backup in whole])
    gone = tuple(backup.path for backup in whole if backup.sequence not in keep)
    for path in gone:
        with told(path):
            path.unlink()  # first the backup: keys alone are nothing, a backup without its keys would be a loss
            _keys(path).unlink(missing_ok=True)
    return gone


def verify(backup: Path, key: bytes, tell: Tell = unheard) -> Mapping[str, int]:
    """Open a backup with the key, read all of it, and give the number of rows in every table."""
    with told(backup):
        if not backup.is_file():
            raise Missing(path=backup)
        if not any(fitting_pages(backup, key)):
            raise WrongKey(path=backup)
    try:
        tell(1, 3)
        with closing(connect(backup, key, mode="ro")) as connection, heard(connection, lambda: tell(1, 3)):
            found = examined(connection, backup, key)
            tell(2, 3)
            if not found:
                return counts(connection)
    except driver.Error as problem:
        raise translate(problem, backup) from None
    raise Damaged(found[0], path=backup)


def glance(backup: Path, key: bytes) -> Mapping[str, int]:
    """Open a backup with the key and count its records by kind, without reading all of it."""
    with told(backup):
        if not any(islice(fitting_pages(backup, key), _GLANCED_AT)):
            raise WrongKey(path=backup)
    try:
        with closing(connect(backup, key, mode="ro")) as connection:
            return dict(connection.execute("SELECT kind, count(*) FROM record GROUP BY kind").fetchall())
    except driver.Error as problem:
        raise translate(problem, backup) from None


def restore(backup: Path, key: bytes, register: Path, tell: Tell = unheard) -> Mapping[str, int]:
    """Make a new register of a backup: tried under a scratch name first, and never over a file that exists."""
    for taken in (register, _keys(register)):
        if taken.exists():
            raise AlreadyThere(path=taken)
    scratch = scratch_name(register)
    try:
        with told(register):
            copy(backup, scratch, _half(tell, 0))
        rows = verify(scratch, key, _half(tell, 1))
        copy_whole(_keys(backup), _keys(register))
        try:
            publish(scratch, register, replace=False)
        except StoreError:
            with suppress(OSError):
                _keys(register).unlink()
            raise
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
    return rows


def _half(tell: Tell, which: int) -> Tell:
    """Let one of two halves tell of the whole."""
    return lambda done, total: tell(which * total + min(done, total), 2 * total)


def _create(
    register: Path,
    key: bytes,
    reason: Reason,
    folder: Path,
    resting: AbstractContextManager[None],
    tell: Tell = unheard,
) -> Backup:
    with _ONE_AT_A_TIME:
        return _numbered(register, key, reason, folder, resting, tell)


def _numbered(
    register: Path, key: bytes, reason: Reason, folder: Path, resting: AbstractContextManager[None], tell: Tell
) -> Backup:
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(register, folder)
        sequence = _next_sequence(register, folder)
    path = folder / f"{register.stem}-{sequence:06d}-{reason}{register.suffix}"
    scratch = scratch_name(path)
    try:
        with resting:
            rows = _copied(register, key, scratch, _half(tell, 0))
        _check(scratch, key, rows, _half(tell, 1))
        copy_whole(_keys(register), _keys(path))
        publish(scratch, path, replace=False)
    except BaseException:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
            _keys(path).unlink(missing_ok=True)
        raise
    return replace(_listed(path, sequence, reason), rows=rows)


def _copied(register: Path, key: bytes, scratch: Path, tell: Tell) -> Mapping[str, int]:
    whole = max(register.stat().st_size, 1)

    def beat() -> None:
        tell(scratch.stat().st_size if scratch.exists() else 0, whole)

    try:
        with closing(connect_to_work(register, key)) as connection, heard(connection, beat):
            rows = counts(connection)
            connection.execute("VACUUM INTO ?", (str(scratch.absolute()),))
            return rows
    except driver.Error as problem:
        raise explained(translate(problem, register), scratch) from None


def _check(scratch: Path, key: bytes, rows: Mapping[str, int], tell: Tell) -> None:
    try:
        copied = verify(scratch, key, tell)
    except (Damaged, WrongKey) as problem:
        raise BackupFailed(problem.detail, path=scratch) from None
    if copied != rows:
        detail = "the copy has other rows"
        raise BackupFailed(detail, path=scratch)


def _pattern(register: Path) -> re.Pattern[str]:
    stem, suffix = re.escape(register.stem), re.escape(register.suffix)
    return re.compile(rf"{stem}-(?P<sequence>[0-9]{{6,}})-(?P<reason>[a-z]+){suffix}")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else iter(())


def _listed(path: Path, sequence: int, reason: str) -> Backup:
    state = path.stat()
    return Backup(
        path=path,
        sequence=sequence,
        reason=reason,
        size=state.st_size,
        made=datetime.fromtimestamp(state.st_mtime, UTC),
        whole=state.st_size > 0 and state.st_size % PAGE_SIZE == 0 and _keys(path).is_file(),
    )


def _sweep(register: Path, folder: Path) -> None:
    """Remove what an interrupted backup left; nothing else, since the folder may be anybody's."""
    pattern = _pattern(register)
    for path in _files(folder):
        finished = path.name.removesuffix("-journal").removesuffix(".part")
        if path.name != finished and pattern.fullmatch(finished.removesuffix(".keys")):
            path.unlink()


def _next_sequence(register: Path, folder: Path) -> int:
    """Count on from everything numbered, also keys whose backup somebody has moved."""
    pattern = _pattern(register)
    matches = (pattern.fullmatch(path.name.removesuffix(".keys")) for path in _files(folder))
    return max((int(match["sequence"]) for match in matches if match), default=0) + 1


def _kept(sequences: Iterable[int]) -> set[int]:
    newest_first = sorted(sequences, reverse=True)
    keep: set[int] = set()
    for reach, step in KEPT:
        newest_of: dict[int, int] = {}
        for sequence in newest_first:
            if newest_first[0] - sequence < reach:
                newest_of.setdefault(sequence // step, sequence)
        keep.update(newest_of.values())
    return keep


def _keys(path: Path) -> Path:
    return path.with_name(path.name + ".keys")
