"""Ctrl+K: write a few letters of a command or of a record's name, and press Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QStyle, QStyledItemDelegate, QVBoxLayout
from typing_extensions import override

from desktop.ui.models.palette_model import PaletteModel, matching
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from desktop.ui.commands import Commands
    from desktop.ui.context import Context
    from desktop.ui.found import Found

_WIDTH, _HEIGHT, _TOP, _REST = 620, 420, 70, 120
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class PaletteDialog(QDialog):
    """Stays in the line that is written in; the arrows move through the list below it."""

    def __init__(self, context: Context, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Commands and records"))
        self._context, self._commands = context, commands.all()
        self.typed, self.view = named(QLineEdit(), "palette_typed"), named(QListView(), "palette_list")
        self._none = PlainLabel(self.tr("Nothing is called that."), "muted")
        self.model = PaletteModel(context.language, context.navigation, self)
        self._typing = QTimer(self, singleShot=True, interval=_REST)
        self._lay_out(parent)
        self._connect()
        self._look()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            self._move(_MOVES[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            row = min(max(self.view.currentIndex().row() + by, 0), count - 1)
            self._choose(row)

    def _choose(self, row: int) -> None:
        index = self.model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        announce(self.view, str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def _take(self) -> None:
        offer = self.model.offer(self.view.currentIndex().row())
        if offer is not None:
            self.accept()
            QTimer.singleShot(0, offer.run)

    def _look(self) -> None:
        """Show the commands at once, and ask for the records."""
        text = self.typed.text()
        self.model.show_commands(matching(self._commands, text))
        self._settle()
        self._typing.start()

    def _ask(self) -> None:
        finder, text = self._context.finder, self.typed.text()
        self._context.operations.read(self, lambda: finder.find(text), self._found, key="palette")

    def _found(self, found: tuple[Found, ...]) -> None:
        row = self.view.currentIndex().row()
        self.model.show_records(found)
        self._settle(max(row, 0))

    def _settle(self, row: int = 0) -> None:
        self._none.setVisible(self.model.rowCount() == 0)
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))

    def _connect(self) -> None:
        self.typed.installEventFilter(self)
        self.typed.textChanged.connect(self._look)
        self.typed.returnPressed.connect(self._take)
        self._typing.timeout.connect(self._ask)
        self.view.clicked.connect(lambda _index: self._take())
        self.view.activated.connect(lambda _index: self._take())

    def _lay_out(self, parent: QWidget) -> None:
        self.typed.setPlaceholderText(self.tr("Write a command or the name of a record"))
        self.typed.setAccessibleName(self.tr("Command or record"))
        self.view.setAccessibleName(self.tr("Commands and records"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(_OfferDelegate(self._context, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 10)
        column.setSpacing(8)
        for widget in (self.typed, self._none, self.view):
            column.addWidget(widget)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - _TOP))
        self.move(parent.mapToGlobal(QPoint((parent.width() - self.width()) // 2, _TOP)))


class _OfferDelegate(QStyledItemDelegate):
    """An icon, a name, and what it is at the right."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, option.fontMetrics.height() + 18)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        offer, theme, state = index.data(Qt.ItemDataRole.UserRole), self._context.theme, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(theme.colour("accent"), 2) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6)
        inside = option.rect.adjusted(12, 0, -12, 0)
        self._context.icons(offer.icon).paint(painter, inside.x(), inside.center().y() - 8, 18, 18)
        metrics = painter.fontMetrics()
        detail = metrics.horizontalAdvance(offer.detail)
        words = inside.adjusted(30, 0, -detail - 12, 0)
        painter.setPen(theme.colour("text"))
        name = metrics.elidedText(offer.name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(theme.colour("muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, offer.detail)
        painter.restore()
