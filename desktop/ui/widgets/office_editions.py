"""The editions of a compilation: when each was made and by whom, and what it says otherwise than the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.models.office_compilation import change_line
from desktop.ui.models.office_table import TableLine
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.office_table import OfficeTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.services.compilation.dataset import Change
    from desktop.services.compilation.editions import Edition
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context


class OfficeEditions(QWidget):
    """The latest of all years stands first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._workspace: Workspace | None = None
        self.editions: tuple[Edition, ...] = ()
        self._changes: tuple[Change, ...] = ()
        self._names: Mapping[str, str] = {}
        self.hint, self.heading = PlainLabel(kind="muted", wrap=True), PlainLabel(kind="section", wrap=True)
        self.table = OfficeTable(context, "editions_table", wide=2, least=5)
        self.changes = OfficeTable(context, "editions_changes", least=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget, stretch in ((self.hint, 0), (self.table, 1), (self.heading, 0), (self.changes, 2)):
            column.addWidget(widget, stretch)
        column.addStretch()
        self.table.chosen.connect(lambda _about: self._read())
        self.retranslate()

    def attach(self, workspace: Workspace) -> None:
        """Show those of this register."""
        self._workspace = workspace

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.table.setAccessibleName(self.tr("Editions"))
        self.changes.setAccessibleName(self.tr("What changed"))
        self._list()
        self._show_changes(self._changes, self._names)

    def enter(self) -> None:
        """Read what editions there are."""
        workspace = self._workspace
        if workspace is not None:
            operations = self._context.operations
            operations.read(self, workspace.compiling.editions, self._show, key="editions", after_writes=True)

    def _show(self, found: tuple[Edition, ...]) -> None:
        self.editions = found
        self._list()

    def _list(self) -> None:
        formats = self._context.language.formats
        lines = [
            TableLine((str(each.year), str(each.edition), formats.moment(each.at), each.by), (each.year, each.edition))
            for each in reversed(self.editions)
        ]
        headings = (self.tr("Year"), self.tr("Edition"), self.tr("Made"), self.tr("By"))
        self.table.show_lines(headings, lines, frozenset({1}))
        if self.table.about is None and lines:
            self.table.select(lambda _about: True)
        self.hint.setText(
            self.tr("Every edition stays. A year that is corrected afterwards gets a new one, which says what changed.")
            if lines
            else self.tr("No edition yet. One is made when the compilation is saved.")
        )
        self.table.setVisible(bool(lines))
        self._read()

    def _read(self) -> None:
        about, workspace = self.table.about, self._workspace
        if workspace is None or not isinstance(about, tuple):
            self._show_changes((), {})
            return
        year, edition = about

        def work() -> tuple[tuple[Change, ...], Mapping[str, str]]:
            departments = (row.department for row in workspace.boards.of(year).rows)
            names = {each.code: each.name for each in departments}
            return workspace.compiling.changes(year, edition), names

        self._context.operations.read(
            self, work, lambda found: self._show_changes(*found), key="changes", after_writes=True
        )

    def _show_changes(self, changes: tuple[Change, ...], names: Mapping[str, str]) -> None:
        self._changes, self._names = changes, names
        about = self.table.about
        first = isinstance(about, tuple) and about[1] == 1
        said = self.tr("The first edition of the year.") if first else self.tr("No figure changed.")
        if changes:
            said = self.tr("%n thing(s) changed since the edition before", "", len(changes))
        self.heading.setText(said)
        self.heading.setVisible(isinstance(about, tuple))
        self.changes.setVisible(bool(changes))
        headings = (self.tr("What"), self.tr("Before"), self.tr("Now"))
        self.changes.show_lines(headings, [change_line(each, self._context.language, names) for each in changes])
