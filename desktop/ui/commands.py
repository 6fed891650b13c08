"""Everything the window can be told to do, by name: the keyboard's shortcuts, and what Ctrl+K finds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from db.fields import KINDS
from desktop.language.deeds import deed_name
from desktop.ui.kinds import HANGING, icon_of
from desktop.ui.theme import Scheme
from desktop.ui.wide_pages import pages_of
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.ui.context import Context
    from desktop.ui.main_window import MainWindow

_STANDARD = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do: its name in the language of now, its icon, and its keys, if it has any."""

    code: str
    name: str
    icon: str
    run: Callable[[], object]
    keys: str = ""


class Commands(QObject):
    """Knows the window; the palette and the shortcuts know this."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self._window, self._context = window, context
        self.actions: dict[str, QAction] = {}
        for code, keys, run in self._shortcuts():
            action = named(QAction(window), f"action_{code}")
            action.setShortcut(keys)
            action.triggered.connect(lambda _checked, run=run: run())
            window.addAction(action)
            self.actions[code] = action

    def all(self) -> list[Command]:
        """Give every command that can be given now, with its name in the language of now."""
        return [*self._of_records(), *self._of_places(), *self._of_the_program()]

    def _shortcuts(self) -> Iterator[tuple[str, QKeySequence, Callable[[], object]]]:
        window = self._window
        yield "new", QKeySequence(_STANDARD.New), window.new_record
        yield "undo", QKeySequence(_STANDARD.Undo), window.undo
        yield "search", QKeySequence(_STANDARD.Find), window.search
        yield "edit", QKeySequence("F2"), window.edit
        yield "back", QKeySequence("Esc"), window.back
        yield "next_pane", QKeySequence("F6"), window.next_pane
        yield "trash", QKeySequence("Ctrl+Del"), window.trash
        yield "papers", QKeySequence(_STANDARD.Print), window.papers
        yield "palette", QKeySequence("Ctrl+K"), window.palette_of_commands
        yield "settings", QKeySequence("Ctrl+,"), window.settings
        yield "lock", QKeySequence("Ctrl+L"), window.lock_wanted.emit
        yield "quit", QKeySequence("Ctrl+Q"), window.close

    def _keys(self, code: str) -> str:
        return self.actions[code].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _of_records(self) -> Iterator[Command]:
        window, label = self._window, self._context.language.label
        for kind in KINDS:
            keys = self._keys("new") if kind == window.kind_of_new else ""
            yield Command(
                f"new_{kind}", label(f"kind.{kind}.new"), icon_of(kind), partial(window.new_record, kind), keys
            )
        if window.kind_of_new not in HANGING:
            many = label(f"kind.{window.kind_of_new}.many")
            name = self.tr("Paste from a spreadsheet: {kind}").format(kind=many)
            yield Command("paste", name, "copy", window.paste_records)
        step = window.next_undo
        if step is not None:
            name = self.tr("Undo: {what}").format(what=deed_name(step.deed, self._context.language.code))
            yield Command("undo", name, "arrow-counter-clockwise", window.undo, self._keys("undo"))
        if window.shows_record:
            yield Command("edit", self.tr("Edit the record"), "file-text", window.edit, self._keys("edit"))
            yield Command("papers", self.tr("Print…"), "file-text", window.papers, self._keys("papers"))
            yield Command("trash", self.tr("Move the record to the trash"), "trash", window.trash, self._keys("trash"))

    def _of_places(self) -> Iterator[Command]:
        window, label = self._window, self._context.language.label
        role = "" if window.workspace is None else window.workspace.owner.role
        for page in pages_of(role):
            name = self.tr("Go to {place}").format(place=label(f"place.{page.code}"))
            yield Command(f"go_{page.code}", name, page.icon, partial(window.go_to_page, page.code))
        for kind in KINDS:
            name = self.tr("Go to {place}").format(place=label(f"kind.{kind}.many"))
            yield Command(f"go_{kind}", name, icon_of(kind), partial(window.sidebar.go_to, kind))
        yield Command("search", self.tr("Search"), "magnifying-glass", window.search, self._keys("search"))

    def _of_the_program(self) -> Iterator[Command]:
        window, context = self._window, self._context
        yield Command("settings", self.tr("Settings"), "gear", window.settings, self._keys("settings"))
        other, name = ("en", "In English") if context.language.code == "sv" else ("sv", "På svenska")
        yield Command("language", name, "globe-hemisphere-west", partial(self._speak, other))
        dark = context.theme.colours.name == "dark"
        look = self.tr("Light appearance") if dark else self.tr("Dark appearance")
        yield Command("look", look, "eye", partial(self._look, Scheme.LIGHT if dark else Scheme.DARK))
        yield Command("another", self.tr("Open another register"), "folder-open", window.another_wanted.emit)
        yield Command("lock", self.tr("Lock the window"), "lock-key", window.lock_wanted.emit, self._keys("lock"))
        yield Command("quit", self.tr("Quit"), "x", window.close, self._keys("quit"))

    def _speak(self, code: str) -> None:
        self._context.language.choose("en" if code == "en" else "sv", self._context.preferences)

    def _look(self, scheme: Scheme) -> None:
        self._context.preferences.scheme = scheme
        self._context.theme.choose(scheme)
