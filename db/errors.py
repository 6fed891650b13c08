"""Everything that goes wrong with the file of a register, told apart by what somebody can do about it.

No error here carries a value that was being written or looked for: what SQLite says is kept only where it names the
schema, never where it may quote what a person typed.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Holder(NamedTuple):
    """Who has a register open: all of it as told by the holder, and empty where nothing could be read."""

    name: str = ""
    host: str = ""
    pid: int = 0
    since: str = ""


class StoreError(Exception):
    """The root of all errors of the store. Its sentence for people stands under error.store.<reason>."""

    reason: ClassVar[str] = "fault"

    def __init__(self, detail: str = "", *, path: Path | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.path = path


class Missing(StoreError):
    """There is no file where the register should be."""

    reason = "not_found"


class Moved(Missing):
    """The file or its log was moved, replaced or removed while it was open: what is written now would be lost."""

    reason = "moved"


class AlreadyThere(StoreError):
    """A file stands where a new one was to be made."""

    reason = "exists"


class NotARegister(StoreError):
    """There is something, but it never was a register."""

    reason = "not_a_register"


class Folder(NotARegister):
    """There is a folder where the register's file should be."""

    reason = "folder"


class EmptyFile(NotARegister):
    """The file has no content at all."""

    reason = "empty_file"


class Damaged(StoreError):
    """The key fits, but the file is not what was written."""

    reason = "damaged"


class Truncated(Damaged):
    """The end of the file is missing."""

    reason = "truncated"


class WrongKey(StoreError):
    """No page of the file can be read with this key."""

    reason = "wrong_key"


class NewerSchema(StoreError):
    """A later version of the program wrote the register."""

    reason = "newer"


class Busy(StoreError):
    """Another program (a backup, a folder that synchronises) holds the file."""

    reason = "busy"


class InUse(Busy):
    """Another Utblick has the register open; `holder` says whose, as far as it could be read."""

    reason = "in_use"

    def __init__(self, detail: str = "", *, path: Path | None = None, holder: Holder | None = None) -> None:
        super().__init__(detail, path=path)
        self.holder = holder or Holder()


class NoPermission(StoreError):
    """The file or its folder may not be read."""

    reason = "no_permission"


class ReadOnlyPlace(StoreError):
    """The file can be read, but it or its folder cannot be written to."""

    reason = "read_only"


class NoSpace(StoreError):
    """The disk is full."""

    reason = "no_space"


class IoTrouble(StoreError):
    """The disk, the network folder or the memory stick failed."""

    reason = "io"


class Interrupted(StoreError):
    """The work was called off."""

    reason = "interrupted"


class ConstraintBroken(StoreError):
    """A rule of the schema refused the change; nothing was written."""

    reason = "constraint"


class StoreFault(StoreError):
    """The program asked the store for something impossible: a fault of the program, not of the file."""

    reason = "fault"


class UpgradeFailed(StoreError):
    """A step of an upgrade could not be done; the register is as it was."""

    reason = "upgrade_failed"


class BackupFailed(StoreError):
    """The copy that was made is not what it was made from; it was thrown away."""

    reason = "backup_failed"


class CommitUncertain(StoreError):
    """Saving failed in its last step: the change may be there or not. Read again and compare, never just repeat it."""

    reason = "commit_uncertain"

    def __init__(self, cause: StoreError) -> None:
        super().__init__(cause.reason, path=cause.path)
        self.cause = cause


# https://www.sqlite.org/rescode.html, the primary codes
_BY_CODE: Final[dict[int, type[StoreError]]] = {
    3: NoPermission,  # PERM
    5: Busy,
    6: Busy,  # LOCKED
    8: ReadOnlyPlace,
    9: Interrupted,
    10: IoTrouble,
    11: Damaged,  # CORRUPT: also what a page whose HMAC is wrong gives
    13: NoSpace,
    14: NoPermission,  # CANTOPEN
    19: ConstraintBroken,
    26: Damaged,  # NOTADB: the first page; db.opening tells a wrong key apart
}
# The shared memory beside the write-ahead log cannot grow: SQLite names the step, not that the disk is full.
_NO_SPACE_CODES: Final = {4874}  # IOERR_SHMSIZE

_BY_ERRNO: Final[dict[int, type[StoreError]]] = {
    errno.ENOENT: Missing,
    errno.ENOTDIR: Missing,
    errno.EEXIST: AlreadyThere,
    errno.EISDIR: Folder,
    errno.EACCES: NoPermission,
    errno.EPERM: NoPermission,
    errno.EROFS: ReadOnlyPlace,
    errno.ENOSPC: NoSpace,
    errno.EDQUOT: NoSpace,
    errno.EFBIG: NoSpace,
}


_PLAIN_ERROR: Final = 1  # SQLITE_ERROR: "no such column", a syntax error


def translate(problem: BaseException, path: Path | None = None, *, statement: str | None = None) -> StoreError:
    """Give the store's own error for what SQLite or the operating system raised."""
    if isinstance(problem, StoreError):
        return problem
    if isinstance(problem, OSError):
        name = errno.errorcode.get(problem.errno or 0, type(problem).__name__)
        return _BY_ERRNO.get(problem.errno or 0, IoTrouble)(name, path=path)
    code = getattr(problem, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return StoreFault(type(problem).__name__, path=path)
    found = NoSpace if code in _NO_SPACE_CODES else _BY_CODE.get(code & 0xFF, StoreFault)
    name = str(getattr(problem, "sqlite_errorname", code))
    return found(f"{name}: {problem}" if _names_schema_only(code, statement) else name, path=path)


def _names_schema_only(code: int, statement: str | None) -> bool:
    """Tell whether SQLite's sentence is about the schema alone; an error of FTS5 quotes what was searched for."""
    if code == _PLAIN_ERROR:
        return statement is not None and "MATCH" not in statement.upper()
    return _BY_CODE.get(code & 0xFF) is ConstraintBroken
