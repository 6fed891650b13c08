"""The middle of the window: the records of one kind as a list, a table or a board, or the trash."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.fields import KINDS, kind_of
from desktop.ui.live_wordbook import LiveWordbook
from desktop.ui.models.listing_model import Heading, Lines, ListingModel
from desktop.ui.models.record_lines import BoardLines, FoundLines, RecordLines, TrashLines
from desktop.ui.models.table_columns import columns_of, heading
from desktop.ui.pages.list_filters import ListFilters
from desktop.ui.widgets.buttons import tool_button
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.list_delegate import ListDelegate
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar, QToolButton

    from desktop.domain.queries import FieldSum
    from desktop.services.workspace import Workspace
    from desktop.ui.changes import Change
    from desktop.ui.context import Context
    from desktop.ui.models.listing_model import Line
    from desktop.ui.models.record_lines import Filter, Shown
    from desktop.ui.widgets.board import Board

LIST, TABLE, BOARD = "list", "table", "board"
_ICONS = {LIST: "list-bullets", TABLE: "table", BOARD: "columns"}
_BOARDS = frozenset({"watch"})
_TYPING_REST, _ROW_ROOM, _ICON = 150, 14, 18
_WIDE_COLUMN, _COLUMN = 260, 130
_HELD = 100
"""Milliseconds for which another list may wait until it is read: it is painted once, not with the rows of before."""


class ListPage(QWidget):
    """`record_chosen` carries the Line of the record, or nothing when no record is chosen."""

    record_chosen = Signal(object)
    spread = Signal()
    """What is shown may need another room than it did: a table more than a list."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("middle")
        self._context = context
        self._workspace: Workspace | None = None
        self._kind, self._manner = "", LIST
        self._wanted: str | None = None
        self._chosen_record: str | None = None
        self._chosen_row = 0
        self._table_sort = ""
        self.search, self.sort = named(QLineEdit(), "search"), Chip("sort")
        self.filters = ListFilters(context)
        self.status, self.year, self.scope = self.filters.status, self.filters.year, self.filters.scope
        self._count, self._none = PlainLabel(kind="head"), PlainLabel(kind="muted", wrap=True)
        self._totals = PlainLabel(kind="muted", wrap=True)
        self.clear = named(QPushButton(), "clear_filters")
        self.model = ListingModel(context.operations, self)
        self.view, self.table = named(QListView(), "list"), named(QTableView(), "table")
        self._board: Board | None = None
        self.manners: dict[str, QToolButton] = {}
        self._stack = QStackedWidget()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_REST)
        self._held = QTimer(self, singleShot=True, interval=_HELD)
        self._set_up_views()
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def place(self) -> str:
        """The kind that is shown; nothing for the trash."""
        return self._kind

    @property
    def shown_as(self) -> str:
        """How the records are shown: what was searched for, and the trash, always as a list."""
        return self._manner if self._kind and not self._typed else LIST

    @property
    def _typed(self) -> str:
        """What is searched for; nothing while the user browses, and in the trash."""
        return self.search.text().strip() if self._kind else ""

    @property
    def line(self) -> Line | None:
        """The line that is chosen."""
        if self.shown_as == BOARD:
            return self.board.line
        return self.model.line(self.view.currentIndex().row())

    @property
    def board(self) -> Board:
        """The board, made when it is first needed: the first list is painted before."""
        if self._board is None:
            from desktop.ui.widgets.board import Board  # noqa: PLC0415 - after the first paint

            self._board = Board(self._context)
            self._board.chosen.connect(self._chosen_on_board)
            self._stack.addWidget(self._board)
        return self._board

    def attach(self, workspace: Workspace) -> None:
        """Show records of this register from now on."""
        self._workspace = workspace
        self.filters.forget()

    def go_to(self, kind: str) -> None:
        """Show the records of a kind; nothing stands for the trash."""
        self._kind = kind
        self._chosen_record, self._chosen_row, self._table_sort = None, 0, ""
        if self._workspace is None:
            self.model.show_lines(Lines((), None, 0))
        else:
            self.setUpdatesEnabled(False)
            self._held.start()
        self._manner = self._context.preferences.list_manner(kind, (LIST, TABLE, BOARD)) if kind else LIST
        self._reset()
        self.filters.show_kind(kind)
        self.retranslate()
        self.filters.look(self._workspace)  # after the list, which is what the user waits for
        self.spread.emit()

    def select(self, record: str) -> None:
        """Choose a record as soon as it is in the list, which is shown unfiltered if need be."""
        self._wanted = record
        if self.model.row_of(record) is None and (self._filter().narrow or self._typed):
            self._reset()
        self._search()

    def reload(self) -> None:
        """Read the list anew, and keep to the record that is chosen."""
        if self.shown_as == BOARD:
            self._load_board()
        else:
            self.model.reload()
            self._load_totals()
        self.filters.look(self._workspace)

    @property
    def shown_view(self) -> QAbstractItemView:
        """What takes the keyboard among the records: of a board, the lane that has the choice, or the first."""
        if self.shown_as == BOARD:
            views = self.board.views.values()
            return next((view for view in views if view.currentIndex().isValid()), next(iter(views)))
        return self.table if self.shown_as == TABLE else self.view

    def retranslate(self) -> None:
        """Say it in the language of now."""
        name = self.tr("Trash") if not self._kind else self._context.language.label(f"kind.{self._kind}.many")
        self.view.setAccessibleName(name)
        self.table.setAccessibleName(self.tr("{records}, table").format(records=name))
        self.search.setPlaceholderText(self.tr("Search in everything (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search"))
        self.clear.setText(self.tr("Show all"))
        names = {LIST: self.tr("As a list"), TABLE: self.tr("As a table"), BOARD: self.tr("As a board by deadline")}
        for manner, button in self.manners.items():
            button.setAccessibleName(names[manner])
            button.setToolTip(names[manner])
        if self._board is not None:
            self._board.retranslate()
        self._offer_filters()
        self.load()

    def _offer_filters(self) -> None:
        kind = kind_of(self._kind)
        browsing, manner = not self._typed, self.shown_as
        self.filters.offer(self._words(), browsing=browsing)
        self.search.setVisible(kind is not None)
        self.sort.setVisible(kind is not None and browsing and manner == LIST)
        for name, button in self.manners.items():
            button.setVisible(kind is not None and browsing and (name != BOARD or self._kind in _BOARDS))
            button.setChecked(name == manner)
        dated = kind is not None and kind.period is not None
        latest = [("-date", self.tr("Latest first"))] if dated else []
        orders = [("", self.tr("Last changed")), *latest, ("title", self.tr("By title"))]
        self.sort.offer(self.tr("Order"), orders)

    def _words(self) -> LiveWordbook | None:
        workspace = self._workspace
        return None if workspace is None else LiveWordbook(self._context.language, workspace.profile)

    def _filter(self) -> Filter:
        sort = self._table_sort if self.shown_as == TABLE else self.sort.code
        return self.filters.filter(sort or "-changed")

    def load(self) -> None:
        """Read the list that is asked for."""
        workspace, language, words = self._workspace, self._context.language, self._words()
        self._totals.hide()
        if workspace is None or words is None:
            return
        manner = self.shown_as
        self._stack.setCurrentWidget(self._shown(manner))
        if self._typed:
            self.model.show_source(FoundLines(workspace, language, self._typed, self.scope.code or None))
        elif not self._kind:
            self.model.show_source(TrashLines(workspace, language))
        elif manner == BOARD:
            self._load_board()
        elif manner == TABLE:
            kind = KINDS[self._kind]
            columns = columns_of(kind)
            if not self._table_sort:
                self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            headings = [Heading(heading(each, kind.name, words, language.texts), each.right) for each in columns]
            self.model.show_source(RecordLines(workspace, words, self._kind, self._filter(), columns), headings)
            self._load_totals()
        else:
            self.model.show_source(RecordLines(workspace, words, self._kind, self._filter()))

    def _shown(self, manner: str) -> QWidget:
        if manner == BOARD:
            return self.board
        return self.table if manner == TABLE else self.view

    def _load_board(self) -> None:
        workspace, words = self._workspace, self._words()
        if workspace is not None and words is not None:
            source = BoardLines(workspace, words, self._kind, self._filter(), self._context.clock.today())
            self._context.operations.read(self, source, self._show_board, key="board")

    def _show_board(self, shown: Shown) -> None:
        self._let_be_seen()
        self.board.show_lanes(shown.lanes)
        self._say_count(shown.total)
        wanted, self._wanted = self._wanted or self._chosen_record, None
        if wanted is None or not self.board.select(wanted):
            self.record_chosen.emit(None)

    def _load_totals(self) -> None:
        workspace, words = self._workspace, self._words()
        if workspace is not None and words is not None and self.shown_as == TABLE:
            source = RecordLines(workspace, words, self._kind, self._filter())
            self._context.operations.read(self, source.sums, self._show_totals, key="totals")

    def _show_totals(self, sums: tuple[FieldSum, ...]) -> None:
        """Say what the records come to together, and of how many there is a figure."""
        words = self._words()
        told = [] if words is None else [words.now.total(self._kind, each) for each in sums]
        self._totals.setText("\n".join(told))
        self._totals.setVisible(bool(told) and self.shown_as == TABLE)

    def _let_be_seen(self) -> None:
        self._held.stop()
        self.setUpdatesEnabled(True)

    def _loaded(self) -> None:
        self._let_be_seen()
        if self.shown_as == BOARD:
            return
        self._say_count(self.model.total)
        wanted, self._wanted = self._wanted or self._chosen_record, None
        row = None if wanted is None else self.model.row_of(wanted)
        if row is None and self.model.rowCount():
            # What was chosen is gone: its neighbour takes its place.
            row = min(self._chosen_row, self.model.rowCount() - 1)
        index = QModelIndex() if row is None else self.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if row is None:
            self.record_chosen.emit(None)
        else:
            self.view.scrollTo(index)
            self.table.scrollTo(index)
        if self.shown_as == TABLE:
            self._fit_columns()

    def _fit_columns(self) -> None:
        """Give the columns a width of their own once; the user may change them."""
        head = self.table.horizontalHeader()
        for place in range(self.model.columnCount()):
            words = str(self.model.headerData(place, Qt.Orientation.Horizontal) or "")
            least = head.fontMetrics().horizontalAdvance(words) + 2 * _ROW_ROOM
            head.resizeSection(place, _WIDE_COLUMN if place == 0 else max(least, _COLUMN))

    def _read_on(self, bar: QScrollBar, value: int) -> None:
        """Read the next page while there is still one to go: nobody is to stop at the end of what is read."""
        if value + 2 * bar.pageStep() >= bar.maximum():
            self.model.fetchMore(QModelIndex())

    def _say_count(self, total: int) -> None:
        typed = self._typed
        narrow = bool(typed) or (bool(self._kind) and self._filter().narrow)
        self._count.setText(self.tr("%n hit(s)", "", total) if typed else self._counted(total))
        self._none.setVisible(total == 0 and narrow)
        nothing = self.tr("Nothing was found for “{words}”.").format(words=typed)
        self._none.setText(nothing if typed else self.tr("Nothing matches the filter."))
        self.clear.setVisible(total == 0 and narrow)

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
            changed = line.id != self._chosen_record
            self._chosen_record, self._chosen_row = line.id, index.row()
            if changed or index.column() == 0:
                self.record_chosen.emit(line)

    def _chosen_on_board(self, line: Line) -> None:
        self._chosen_record = line.id
        self.record_chosen.emit(line)

    def _show_as(self, manner: str) -> None:
        """Show the records in another manner, and remember it for this kind."""
        self._manner = manner
        self._context.preferences.remember_list_manner(self._kind, manner)
        self._offer_filters()
        self.load()
        self.spread.emit()

    def _sort_by(self, section: int) -> None:
        """Sort by a column; pressed again, the other way round."""
        column = columns_of(KINDS[self._kind])[section]
        if column.sort:
            self._table_sort = f"-{column.sort}" if self._table_sort == column.sort else column.sort
            down = self._table_sort.startswith("-")
            order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
            self.table.horizontalHeader().setSortIndicator(section, order)
            self.load()

    def _reset(self) -> None:
        self.search.clear()
        self.filters.reset()

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
        self._held.timeout.connect(self._let_be_seen)
        self.filters.changed.connect(self.load)
        self.sort.chosen.connect(self.load)
        self.clear.clicked.connect(self._show_all)
        self.model.loaded.connect(self._loaded)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        for page in (self.view, self.table):
            page.verticalScrollBar().valueChanged.connect(partial(self._read_on, page.verticalScrollBar()))
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        self._context.changes.announced.connect(self._take_change)
        self._context.language.changed.connect(self.retranslate)

    def _set_up_views(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(ListDelegate(self._context, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.table.setModel(self.model)
        self.table.setSelectionModel(self.view.selectionModel())
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + _ROW_ROOM)
        head = self.table.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setHighlightSections(False)
        for page in (self.view, self.table):
            self._stack.addWidget(page)
        group = QButtonGroup(self)
        for manner, icon in _ICONS.items():
            button = self.manners[manner] = tool_button(f"show_as_{manner}", self._context.icons(icon), _ICON)
            button.setCheckable(True)
            group.addButton(button)
            button.clicked.connect(lambda _checked, manner=manner: self._show_as(manner))

    def _lay_out(self) -> None:
        icons = self._context.icons
        self.search.addAction(icons("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setClearButtonEnabled(True)
        filters = QVBoxLayout()
        filters.setContentsMargins(12, 0, 12, 0)
        filters.addWidget(self.filters)
        head = QHBoxLayout()
        head.setContentsMargins(18, 2, 12, 0)
        head.setSpacing(4)
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self.sort)
        for button in self.manners.values():
            head.addWidget(button)
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
        totals = QVBoxLayout()
        totals.setContentsMargins(18, 0, 18, 8)
        totals.addWidget(self._totals)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for layout in (top, filters, head, nothing):
            column.addLayout(layout)
        column.addWidget(self._stack, 1)
        column.addLayout(totals)
        for widget in (self._none, self.clear, self._totals):
            widget.hide()
