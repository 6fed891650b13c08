"""The middle of the window: the records of one kind, or the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from db.fields import kind_of
from desktop.domain.queries import Condition
from desktop.ui.live_wordbook import LiveWordbook
from desktop.ui.models.listing_model import Lines, ListingModel
from desktop.ui.models.record_lines import Filter, FoundLines, RecordLines, TrashLines
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.list_delegate import ListDelegate
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace
    from desktop.ui.changes import Change
    from desktop.ui.context import Context

_TYPING_REST, _YEARS_BACK = 150, 8


class ListPage(QWidget):
    """`record_chosen` carries the Line of the record, or nothing when no record is chosen."""

    record_chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("middle")
        self._context = context
        self._workspace: Workspace | None = None
        self._kind = ""
        self._wanted: str | None = None
        self._chosen_record: str | None = None
        self._chosen_row = 0
        self.search = named(QLineEdit(), "search")
        self.status, self.year, self.sort = Chip("filter_status"), Chip("filter_year"), Chip("sort")
        self.scope = Chip("search_scope")
        self._count, self._none = PlainLabel(kind="head"), PlainLabel(kind="muted", wrap=True)
        self.clear = named(QPushButton(), "clear_filters")
        self.model = ListingModel(context.operations, self)
        self.view = named(QListView(), "list")
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_REST)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def place(self) -> str:
        """The kind that is shown; nothing for the trash."""
        return self._kind

    @property
    def _typed(self) -> str:
        """What is searched for; nothing while the user browses, and in the trash."""
        return self.search.text().strip() if self._kind else ""

    def attach(self, workspace: Workspace) -> None:
        """Show records of this register from now on."""
        self._workspace = workspace

    def go_to(self, kind: str) -> None:
        """Show the records of a kind; nothing stands for the trash."""
        self._kind = kind
        self._chosen_record, self._chosen_row = None, 0
        if self._workspace is None:
            self.model.show_lines(Lines((), None, 0))
        self._reset()
        self.retranslate()

    def select(self, record: str) -> None:
        """Choose a record as soon as it is in the list, which is shown unfiltered if need be."""
        self._wanted = record
        if self.model.row_of(record) is None and (self._filter().narrow or self._typed):
            self._reset()
        self._search()

    def reload(self) -> None:
        """Read the list anew, and keep to the record that is chosen."""
        self.model.reload()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        name = self.tr("Trash") if not self._kind else self._context.language.label(f"kind.{self._kind}.many")
        self.view.setAccessibleName(name)
        self.search.setPlaceholderText(self.tr("Search in everything (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search"))
        self.clear.setText(self.tr("Show all"))
        self._offer_filters()
        self.load()

    def _offer_filters(self) -> None:
        kind, label = kind_of(self._kind), self._context.language.label
        lifecycle, period = (None, None) if kind is None else (kind.lifecycle, kind.period)
        browsing = not self._typed
        for widget, wanted in ((self.status, lifecycle), (self.year, period), (self.sort, kind)):
            widget.setVisible(wanted is not None and browsing)
        self.search.setVisible(kind is not None)
        self.scope.setVisible(kind is not None and not browsing)
        this_kind = [(self._kind, label(f"kind.{self._kind}.many"))] if kind is not None else []
        self.scope.offer(self.tr("Where to search"), [("", self.tr("Everything")), *this_kind])
        known = () if lifecycle is None else lifecycle.vocabulary
        statuses = [(code.value, label(f"status.{self._kind}.{code}")) for code in known]
        self.status.offer(self.tr("Status"), [("", self.tr("Every status")), *statuses])
        this = self._context.clock.today().year
        years = [(str(year), str(year)) for year in range(this + 1, this - _YEARS_BACK, -1)]
        self.year.offer(self.tr("Year"), [("", self.tr("Every year")), *years])
        dated = [] if period is None else [("-date", self.tr("Latest first"))]
        orders = [("", self.tr("Last changed")), *dated, ("title", self.tr("By title"))]
        self.sort.offer(self.tr("Order"), orders)

    def _filter(self) -> Filter:
        where = []
        if self.status.code:
            where.append(Condition("status", "=", self.status.code))
        return Filter(tuple(where), int(self.year.code) if self.year.code else None, self.sort.code or "-changed")

    def load(self) -> None:
        """Read the list that is asked for."""
        workspace, language = self._workspace, self._context.language
        if workspace is None:
            return
        if self._typed:
            self.model.show_source(FoundLines(workspace, language, self._typed, self.scope.code or None))
        elif self._kind:
            words = LiveWordbook(language, workspace.profile)
            self.model.show_source(RecordLines(workspace, words, self._kind, self._filter()))
        else:
            self.model.show_source(TrashLines(workspace, language))

    def _loaded(self) -> None:
        total, typed = self.model.total, self._typed
        narrow = bool(typed) or (bool(self._kind) and self._filter().narrow)
        self._count.setText(self.tr("%n hit(s)", "", total) if typed else self._counted(total))
        self._none.setVisible(total == 0 and narrow)
        nothing = self.tr("Nothing was found for “{words}”.").format(words=typed)
        self._none.setText(nothing if typed else self.tr("Nothing matches the filter."))
        self.clear.setVisible(total == 0 and narrow)
        wanted, self._wanted = self._wanted or self._chosen_record, None
        row = None if wanted is None else self.model.row_of(wanted)
        if row is None and self.model.rowCount():
            # What was chosen is gone: its neighbour takes its place.
            row = min(self._chosen_row, self.model.rowCount() - 1)
        index = QModelIndex() if row is None else self.model.index(row)
        self.view.setCurrentIndex(index)
        if row is None:
            self.record_chosen.emit(None)
        else:
            self.view.scrollTo(index)

    def _counted(self, total: int) -> str:
        """Say how many there are: 31 visits."""
        if not self._kind:
            return self.tr("%n record(s)", "", total)
        language = self._context.language
        noun = language.label(f"kind.{self._kind}.{'one' if total == 1 else 'many'}")
        return f"{language.formats.number(total)} {noun.lower()}"

    def _chosen(self, index: QModelIndex) -> None:
        line = self.model.line(index.row())
        if line is not None:
            self._chosen_record, self._chosen_row = line.id, index.row()
            self.record_chosen.emit(line)

    def _reset(self) -> None:
        self.search.clear()
        for chip in (self.status, self.year, self.scope):
            chip.reset()

    def _show_all(self) -> None:
        self._reset()
        self._search()

    def _search(self) -> None:
        """Go from browsing to searching and back: a search knows neither status nor year."""
        self._offer_filters()
        self.load()

    def _take_change(self, change: Change) -> None:  # noqa: ARG002 - any change may move a line
        self.reload()

    def _connect(self) -> None:
        self.search.textEdited.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._search)
        for chip in (self.status, self.year, self.sort, self.scope):
            chip.chosen.connect(self.load)
        self.clear.clicked.connect(self._show_all)
        self.model.loaded.connect(self._loaded)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self._context.changes.announced.connect(self._take_change)
        self._context.language.changed.connect(self.retranslate)

    def _lay_out(self) -> None:
        icons = self._context.icons
        self.search.addAction(icons("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setClearButtonEnabled(True)
        self.view.setModel(self.model)
        self.view.setItemDelegate(ListDelegate(self._context, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 0, 12, 0)
        filters.setSpacing(6)
        filters.addWidget(self.scope)
        filters.addWidget(self.status)
        filters.addWidget(self.year)
        filters.addStretch()
        head = QHBoxLayout()
        head.setContentsMargins(18, 2, 12, 0)
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self.sort)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 4)
        top.addWidget(self.search)
        nothing = QVBoxLayout()
        nothing.setContentsMargins(18, 8, 18, 0)
        nothing.addWidget(self._none)
        line = QHBoxLayout()
        line.addWidget(self.clear)
        line.addStretch()
        nothing.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for layout in (top, filters, head, nothing):
            column.addLayout(layout)
        column.addWidget(self.view, 1)
        self._none.hide()
        self.clear.hide()
