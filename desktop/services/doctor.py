"""A look at the whole register: the file, the history, the search index, the attachments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from db import integrity, search
from db.engine import small_cache
from db.errors import StoreError
from db.progress import unheard
from db.queries import attachments
from desktop.services.attachments import whole
from desktop.services.history import History
from desktop.services.indexing import index_anew
from desktop.services.trouble import told

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.progress import Tell
    from desktop.services.register import Register


_CHECKS: Final = 4


@dataclass(frozen=True, slots=True)
class Check:
    """One check: whether all is well, and a code with numbers that tell more."""

    name: str
    ok: bool
    detail: str
    numbers: dict[str, int | str]


class Doctor:
    """Finds what is wrong, and mends what can be made anew."""

    def __init__(self, register: Register, data_key: bytes) -> None:
        self._register = register
        self._data_key = data_key

    def examine(self, tell: Tell = unheard) -> tuple[Check, ...]:
        """Do every check. A damaged file is not touched any further.

        `tell` hears before each check how many are done; what it raises ends them, and nothing is half mended.
        """
        tell(0, _CHECKS)
        problems = self._problems()
        in_file = [problem for problem in problems if not search.is_about_index(problem)]
        found = [_file(in_file)]
        if not found[0].ok:
            return tuple(found)
        for check in (self._history, partial(self._index, sound=not problems), self._attachments):
            tell(len(found), _CHECKS)
            found.append(check())
        tell(_CHECKS, _CHECKS)
        return tuple(found)

    def _problems(self) -> tuple[str, ...]:
        try:
            return integrity.check(self._register.store, self._data_key)
        except StoreError as problem:
            raise told(problem) from None

    def _history(self) -> Check:
        proof = History(self._register).prove()
        code = "history.holds" if proof.broken is None else "history.broken"
        return Check("history", proof.broken is None, code, {"n": proof.count, "entry": proof.broken or 0})

    def _index(self, *, sound: bool) -> Check:
        """Make the search documents anew that do not fit their records, or all if the index is not sound."""
        with self._register.writing() as connection:
            late = search.stale(connection) if sound and search.is_sound(connection) else search.begin_anew(connection)
            index_anew(connection, late)
            if not search.has_all_titles(connection):
                late = search.begin_anew(connection)
                index_anew(connection, late)
            total = search.count(connection)
        code = "index.whole" if not late else "index.mended"
        return Check("index", True, code, {"n": total, "mended": len(late)})  # noqa: FBT003 - it is well now

    def _attachments(self) -> Check:
        """Read every file that a document has or a bundle brought. Content that none has goes, if all is there."""
        with self._register.reading() as connection, small_cache(connection):
            wanted = [*attachments.files(connection), *attachments.received(connection)]
            sizes = {sha256: _size_if_whole(connection, sha256) for sha256 in {row["sha256"] for row in wanted}}
        broken = [str(row["id"]) for row in wanted if sizes[row["sha256"]] != row["size"]]
        numbers: dict[str, int | str] = {"n": len(wanted), "removed": 0}
        if broken:
            numbers |= {"n": len(broken), "first": broken[0]}
            return Check("attachments", False, "attachments.broken", numbers)  # noqa: FBT003 - named by its place
        with self._register.writing() as connection, small_cache(connection):
            numbers["removed"] = attachments.remove_unused(connection)
        code = "attachments.mended" if numbers["removed"] else "attachments.whole"
        return Check("attachments", True, code, numbers)  # noqa: FBT003 - it is well now


def _size_if_whole(connection: Connection, sha256: str) -> int | None:
    blob = attachments.find(connection, sha256)
    return blob.size if blob is not None and whole(connection, blob) else None


def _file(problems: list[str]) -> Check:
    code = "file.broken" if problems else "file.whole"
    return Check("file", not problems, code, {"n": len(problems), "first": problems[0] if problems else ""})
