"""The trash: what was thrown away, how long it still lies there, brought back or erased for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from db.fields import KINDS
from desktop.ui.changes import Change, What
from desktop.ui.models.listing_model import ListingModel
from desktop.ui.models.record_lines import Thrown, TrashLines
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.list_delegate import ListDelegate
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from desktop.domain.errors import AppError
    from desktop.domain.records import Saved
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.models.listing_model import Line

_MARGIN, _REST = 28, 150


class TrashPage(QWidget):
    """`record_wanted` carries the identifier of a record that the user wants to look at as it lies there."""

    record_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page_trash")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._workspace: Workspace | None = None
        self._title, self._about = PlainLabel(kind="display"), PlainLabel(kind="muted", wrap=True)
        self._count, self._told = PlainLabel(kind="head"), PlainLabel(kind="ok-pill", wrap=True)
        self._none = PlainLabel(kind="muted", wrap=True)
        self.banner = Banner(context)
        self.search = named(QLineEdit(), "trash_search")
        self.kind, self.order = Chip("trash_kind"), Chip("trash_order")
        self.model = ListingModel(context.operations, self)
        self.view = named(QListView(), "trash_list")
        self.restore = primary_button("trash_restore")
        self.look, self.erase = named(QPushButton(), "trash_look"), named(QPushButton(), "trash_erase")
        self.every = link_button("trash_erase_all")
        self.empty = EmptyState(context, "trash")
        self._typing = QTimer(self, singleShot=True, interval=_REST)
        self._lay_out()
        self._connect()
        self.retranslate()

    def attach(self, workspace: Workspace) -> None:
        """Show this register from now on."""
        self._workspace = workspace

    def enter(self) -> None:
        """Read what lies in the trash; runs in a worker thread."""
        workspace = self._workspace
        if workspace is not None:
            wanted = Thrown(self.kind.code, self.search.text().strip(), self.order.code)
            self.model.show_source(TrashLines(workspace, self._context.language, wanted))

    def retranslate(self) -> None:
        """Say it in the language of now."""
        label = self._context.language.label
        self._title.setText(self.tr("Trash"))
        self._about.setText(self.tr("What is thrown away lies here for thirty days, and then goes for good."))
        self.search.setPlaceholderText(self.tr("Search in the trash"))
        self.search.setAccessibleName(self.tr("Search in the trash"))
        self.view.setAccessibleName(self.tr("Trash"))
        kinds = [(kind, label(f"kind.{kind}.many")) for kind in KINDS]
        self.kind.offer(self.tr("Kind"), [("", self.tr("Every kind")), *kinds])
        orders = [("", self.tr("Last thrown first")), ("soonest", self.tr("Least time left first"))]
        self.order.offer(self.tr("Order"), [*orders, ("title", self.tr("By title"))])
        self.restore.setText(self.tr("&Restore"))
        self.look.setText(self.tr("&Look at it"))
        self.erase.setText(self.tr("&Erase for good…"))
        self.every.setText(self.tr("Empty the trash…"))
        self.empty.say(self.tr("The trash is empty"), self.tr("What is thrown away lies here for thirty days."))
        self.enter()
        self._show_choice()

    def restore_chosen(self) -> None:
        """Bring back what is chosen."""
        workspace = self._workspace
        if workspace is None:
            return
        for line in self._chosen():
            work, done = partial(workspace.trash.restore, line.id), partial(self._restored, line)
            self._context.operations.write(self, work, done, self._refuse)

    def erase_chosen(self) -> None:
        """Ask whether what is chosen is to go for good."""
        self._ask(self._chosen())

    def erase_all(self) -> None:
        """Ask whether everything that is listed is to go for good."""
        self._ask([line for row in range(self.model.rowCount()) if (line := self.model.line(row)) is not None])

    def _ask(self, lines: list[Line]) -> None:
        from desktop.ui.dialogs.confirm import ConfirmDialog  # noqa: PLC0415 - seldom needed

        workspace, gone = self._workspace, [line.id for line in lines]
        if workspace is None or not gone:
            return
        heading = self.tr("Erase “{title}” for good?").format(title=lines[0].title)
        if len(gone) > 1:
            heading = self.tr("Erase %n record(s) for good?", "", len(gone))
        sentence = self.tr(
            "Decisions, papers and tasks that belong to it go along, and what the history says of it. Neither undo nor "
            "the trash brings it back; only a backup does."
        )
        words = heading, sentence, self.tr("Erase for good")
        dialog = ConfirmDialog(self._context, words, lambda: workspace.trash.erase(gone), self.window())
        dialog.done_with.connect(lambda: self._erased(frozenset(gone)))
        dialog.open()

    def _restored(self, line: Line, _saved: Saved) -> None:
        self._tell(self.tr("Restored: {title}").format(title=line.title))
        self._context.changes.announce(Change(What.RESTORED, frozenset((line.id,))))

    def _erased(self, gone: frozenset[str]) -> None:
        self._tell(self.tr("%n record(s) erased for good", "", len(gone)))
        self._context.changes.announce(Change(What.TRASHED, gone))

    def _tell(self, text: str) -> None:
        self.banner.hide()
        self._told.setText("✓ " + text)
        self._told.show()
        announce(self, text)

    def _refuse(self, error: AppError) -> None:
        self._told.hide()
        self.banner.show_error(error)
        self.enter()

    def _chosen(self) -> list[Line]:
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [line for row in rows if (line := self.model.line(row)) is not None]

    def _show_choice(self) -> None:
        chosen = len(self._chosen())
        self.look.setEnabled(chosen == 1)
        for button in (self.restore, self.erase):
            button.setEnabled(bool(chosen))

    def _loaded(self) -> None:
        there, narrow = bool(self.model.total), bool(self.kind.code or self.search.text().strip())
        self._whole.setVisible(there or narrow)
        self.empty.setVisible(not there and not narrow)
        self._count.setText(self.tr("%n record(s)", "", self.model.total))
        self._none.setText("" if there else self.tr("Nothing in the trash matches."))
        self._none.setVisible(not there)
        self.every.setVisible(there)
        if there and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self._show_choice()

    def _look(self) -> None:
        for line in self._chosen()[:1]:
            self.record_wanted.emit(line.id)

    def _take_change(self, change: Change) -> None:  # noqa: ARG002 - any change may bring something here
        if self.isVisible():
            self.enter()

    def _connect(self) -> None:
        self.search.textEdited.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self.enter)
        for chip in (self.kind, self.order):
            chip.chosen.connect(self.enter)
        self.model.loaded.connect(self._loaded)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_choice())
        self.view.activated.connect(self._look)
        self.restore.clicked.connect(self.restore_chosen)
        self.look.clicked.connect(self._look)
        self.erase.clicked.connect(self.erase_chosen)
        self.every.clicked.connect(self.erase_all)
        self._context.changes.announced.connect(self._take_change)
        self._context.language.changed.connect(self.retranslate)

    def _set_up_view(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(ListDelegate(self._context, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.search.addAction(
            self._context.icons("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.setClearButtonEnabled(True)

    def _lay_out(self) -> None:
        self._set_up_view()
        self._told.hide()
        narrowing, doing = QHBoxLayout(), QHBoxLayout()
        narrowing.setSpacing(8)
        narrowing.addWidget(self.search, 1)
        for chip in (self.kind, self.order):
            narrowing.addWidget(chip)
        doing.setSpacing(8)
        for button in (self.restore, self.look, self.erase):
            doing.addWidget(button)
        doing.addStretch()
        doing.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        doing.addWidget(self.every)
        self._whole = QWidget()
        inside = QVBoxLayout(self._whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(narrowing)
        inside.addLayout(doing)
        inside.addWidget(self._none)
        inside.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 20, _MARGIN, _MARGIN)
        column.setSpacing(12)
        for widget in (self._title, self.banner, self._about, self._told):
            column.addWidget(widget)
        column.addWidget(self._whole, 1)
        column.addWidget(self.empty, 1)
        self.empty.hide()
