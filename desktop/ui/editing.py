"""How what is typed in a record's fields gets onto the disk.

A draft is written 400 ms after the last key, and at the latest 1.5 s after the first. The value itself is written when
the field is left, or after 5 s of rest: one entry in the history, one step of undo. What cannot be taken stays a draft.
No revision is given along: one window has the register to itself, and its writes follow one another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import InvalidInput, Unavailable
from desktop.ui.changes import Change, What
from desktop.ui.new_row import NewRow
from desktop.ui.widgets.saved_badge import Keeping, KeepingState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.domain.errors import AppError
    from desktop.domain.records import Note, Saved, SavedRow
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context

DRAFT_REST, DRAFT_LIMIT, VALUE_REST = 400, 1500, 5000
NEW = "new"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a field: as a draft keeps it, and as a service takes it."""

    path: str
    text: str
    raw: object


@dataclass(frozen=True, slots=True)
class Taken:
    """A field's value is on disk; the notes say what is to be known of it."""

    path: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """A field's value was not taken; its draft is on disk."""

    path: str
    error: AppError


@dataclass(frozen=True, slots=True)
class Added:
    """A new row is on disk, and has an identifier now."""

    table: str
    row: str
    notes: tuple[Note, ...] = ()
    was: str = NEW
    """What stood in its path while it was new."""


class Editing(QObject):
    """The editing of one record. Paths are `purpose` for a field, `delegation/ID/name` for a field of a row.

    A row that is not on disk has `new` for its identifier, or `new:WORD` where several are written at once.
    """

    state_changed = Signal(object)
    taken = Signal(object)
    refused = Signal(object)
    row_added = Signal(object)

    def __init__(self, context: Context, workspace: Workspace, record: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._workspace, self.record = context, workspace, record
        self._unkept: dict[str, Typed] = {}
        self._unsaved: dict[str, Typed] = {}
        self._wrong: dict[str, AppError] = {}
        self._new: dict[str, NewRow] = {}
        self._adding: dict[str, set[str]] = {}
        self._under_way = 0
        self._failed = False
        self._at: datetime | None = None
        self._draft_rest = self._timer(DRAFT_REST, self._keep_drafts)
        self._draft_limit = self._timer(DRAFT_LIMIT, self._keep_drafts)
        self._value_rest = self._timer(VALUE_REST, self.save_all)

    @property
    def open_paths(self) -> frozenset[str]:
        """The fields that hold something which is not a value on disk."""
        return frozenset(self._unsaved) | frozenset(self._wrong)

    def begin(self, saved: datetime) -> None:
        """Say when the record was last saved."""
        self._at = saved
        self._tell()

    def typed(self, typed: Typed, required: frozenset[str] = frozenset()) -> None:
        """Take note of what stands in a field after a key; `required` says what a new row must have."""
        self._unkept[typed.path] = typed
        self._hold(typed, required)
        self._draft_rest.start()
        if not self._draft_limit.isActive():
            self._draft_limit.start()
        self._value_rest.start()
        self._tell()

    def recall(self, typed: Typed, required: frozenset[str] = frozenset()) -> None:
        """Take up a draft that an earlier run left."""
        self._hold(typed, required)
        self._tell()

    def leave(self, path: str) -> None:
        """Save the value of a field that the user has left."""
        typed = self._unsaved.pop(path, None)
        if typed is None:
            return
        table, row, _name = _parts(path)
        if is_new(row) and f"{table}/{row}" in self._adding:
            self._adding[f"{table}/{row}"].add(path)  # it becomes a change of the row as soon as there is one
        elif is_new(row):
            self._save_new(f"{table}/{row}")
        else:
            self._unkept.pop(path, None)
            self._save(typed)

    def save_all(self) -> None:
        """Save every value that stands open."""
        for path in tuple(self._unsaved):
            self.leave(path)

    def drop(self, path: str) -> None:
        """Let go of a draft that an earlier run left, unless something else has been typed in its place."""
        if path not in self._unsaved and path not in self._unkept:
            self._do(partial(self._workspace.drafts.drop, self.record, path))

    def forget(self, prefix: str) -> None:
        """Drop what was typed below this path, and its drafts."""
        drafts = {path for path in (*self._unkept, *self._unsaved, *self._wrong) if path.startswith(prefix)}
        table, row, _name = _parts(prefix)
        if is_new(row) and f"{table}/{row}" in self._new:
            drafts |= {typed.path for typed in self._new.pop(f"{table}/{row}").typed.values()}
        for path in drafts:
            for waiting in (self._unkept, self._unsaved, self._wrong):
                waiting.pop(path, None)
            self._do(partial(self._workspace.drafts.drop, self.record, path))
        self._tell()

    def close(self) -> None:
        """Save what stands open and stop the clocks; the answers still come, to nobody."""
        self._keep_drafts()
        self.save_all()
        for timer in (self._draft_rest, self._draft_limit, self._value_rest):
            timer.stop()

    def _hold(self, typed: Typed, required: frozenset[str]) -> None:
        self._unsaved[typed.path] = typed
        table, row, name = _parts(typed.path)
        if is_new(row):
            self._new.setdefault(f"{table}/{row}", NewRow(required)).typed[name] = typed

    def _keep_drafts(self) -> None:
        self._draft_rest.stop()
        self._draft_limit.stop()
        waiting, self._unkept = tuple(self._unkept.values()), {}
        for typed in waiting:
            self._do(partial(self._workspace.drafts.keep, self.record, typed.path, typed.text), typed)

    def _do(self, work: Callable[[], None], typed: Typed | None = None) -> None:
        self._start()
        self._context.operations.write(self, work, lambda _none: self._settle(), partial(self._fail, typed))

    def _save(self, typed: Typed) -> None:
        self._start()
        self._context.operations.write(
            self, partial(self._write, typed), partial(self._take, typed), partial(self._refuse, typed)
        )

    def _write(self, typed: Typed) -> Saved:
        """Save one value, or keep its draft when it cannot be taken; runs in the writing thread."""
        services = self._workspace
        field, row, name = _parts(typed.path)
        try:
            if row:
                return services.rows.change(row, {name: typed.raw})
            return services.records.change(self.record, {field: typed.raw})
        except InvalidInput:
            services.drafts.keep(self.record, typed.path, typed.text)
            raise

    def _take(self, typed: Typed, saved: Saved) -> None:
        self._wrong.pop(typed.path, None)
        self._settle()
        self.taken.emit(Taken(typed.path, saved.notes))
        if saved.operation is not None:
            self._context.changes.announce(Change(What.EDITED, frozenset((self.record,)), self))

    def _refuse(self, typed: Typed, error: AppError) -> None:
        if isinstance(error, Unavailable):
            self._fail(typed, error)
            return
        self._wrong[typed.path] = error
        self._settle()
        self.refused.emit(Wrong(typed.path, error))

    def _save_new(self, place: str) -> None:
        new = self._new[place]
        if not new.complete:
            self._keep_drafts()
            return
        for typed in new.typed.values():
            self._unkept.pop(typed.path, None)
            self._unsaved.pop(typed.path, None)
        del self._new[place]
        self._adding[place] = set()
        self._start()
        table = place.partition("/")[0]
        self._context.operations.write(
            self, partial(self._add, table, new), partial(self._take_row, place), partial(self._refuse_row, place, new)
        )

    def _add(self, table: str, new: NewRow) -> SavedRow:
        """Add a row and drop its drafts, or keep them when it cannot be taken; runs in the writing thread."""
        drafts = self._workspace.drafts
        try:
            saved = self._workspace.rows.add(self.record, table, new.given)
        except InvalidInput:
            for typed in new.typed.values():
                drafts.keep(self.record, typed.path, typed.text)
            raise
        for typed in new.typed.values():
            drafts.drop(self.record, typed.path)
        return saved

    def _take_row(self, place: str, saved: SavedRow) -> None:
        table, _, was = place.partition("/")
        for path in [path for path in self._wrong if path.startswith(f"{place}/")]:
            del self._wrong[path]
        self._settle()
        self.row_added.emit(Added(table, saved.row, saved.notes, was))
        left, later = self._adding.pop(place), self._new.pop(place, None)  # typed while the row was being added
        for name, typed in () if later is None else later.typed.items():
            self.forget(typed.path)
            self.typed(replace(typed, path=f"{table}/{saved.row}/{name}"))
            if typed.path in left:
                self.leave(f"{table}/{saved.row}/{name}")
        self._context.changes.announce(Change(What.EDITED, frozenset((self.record,)), self))

    def _refuse_row(self, place: str, new: NewRow, error: AppError) -> None:
        self._adding.pop(place, None)
        later = self._new.get(place, NewRow(new.required))
        self._new[place] = NewRow(new.required, {**new.typed, **later.typed})
        name = str(error.details.get("field", "")).rpartition(".")[2]
        typed = new.typed.get(name) or next(iter(new.typed.values()))
        self._refuse(typed, error)

    def _fail(self, typed: Typed | None, error: AppError) -> None:
        """Nothing could be written: keep what was typed in hand, and try again with the next key or after a rest."""
        self._under_way -= 1
        if typed is not None:
            self._unsaved.setdefault(typed.path, typed)
            self._value_rest.start()
        if not self._failed:
            self._context.operations.failed.emit(error)
        self._failed = True
        self._tell()

    def _start(self) -> None:
        self._under_way += 1
        self._tell()

    def _settle(self) -> None:
        self._under_way -= 1
        self._failed = False
        self._at = self._context.clock.now()
        self._tell()

    def _tell(self) -> None:
        wrong = len(self._wrong) + sum(not new.empty for new in self._new.values())
        if self._failed:
            keeping = Keeping.FAILED
        elif self._under_way or self._unkept:
            keeping = Keeping.SAVING
        else:
            keeping = Keeping.DRAFT if wrong else Keeping.SAVED
        self.state_changed.emit(KeepingState(keeping, self._at, wrong))

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer


def is_new(row: str) -> bool:
    """Tell whether a row is not on disk yet."""
    return row == NEW or row.startswith(f"{NEW}:")


def _parts(path: str) -> tuple[str, str, str]:
    """Split a path into field or table, row, and field of the row."""
    first, _, rest = path.partition("/")
    row, _, name = rest.partition("/")
    return first, row, name
