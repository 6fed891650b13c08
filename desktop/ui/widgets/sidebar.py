"""The left side: a new record, the places to go, and the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QVBoxLayout, QWidget

from db.kinds import KIND_NAMES
from desktop.domain.marks import override
from desktop.ui.kinds import icon_of
from desktop.ui.qt_numbers import LEFT, NAME_ROLE, NO_SCROLL_BAR, RIGHT, SPOKEN_ROLE, TEXT_BESIDE_ICON, USER_ROLE
from desktop.ui.wide_pages import TRASH, pages_of
from desktop.ui.widgets.buttons import primary_button, tool_button
from desktop.ui.widgets.eliding import shortened
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop.ui.context import Context
    from desktop.ui.wide_pages import PageInfo

_ICON, _SIDE, _ROOM, _ROUND = 18, 12, 18, 6
_COUNT, _WIDEST = "00 000", 360


class Place:
    """Somewhere to go: a kind of records, or a page of the whole width."""

    __slots__ = ("count", "icon", "kind", "name", "page", "spoken")

    def __init__(self, kind: str, icon: str, name: str = "", spoken: str = "", count: int = 0, page: str = "") -> None:
        self.kind, self.icon, self.page = kind, icon, page
        self.name, self.spoken, self.count = name, spoken, count


class PlacesModel(QAbstractListModel):
    """The places, each with how much there is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._places: tuple[Place, ...] = ()

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these; when only words and counts are new, the selection stays."""
        if len(places) != len(self._places):
            self.beginResetModel()
            self._places = tuple(places)
            self.endResetModel()
        else:
            self._places = tuple(places)
            self.dataChanged.emit(self.index(0), self.index(len(places) - 1))

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._places)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = NAME_ROLE) -> Any:
        if not index.isValid():
            return None
        place = self._places[index.row()]
        return {NAME_ROLE: place.name, SPOKEN_ROLE: place.spoken, USER_ROLE: place}.get(role)

    def place(self, index: QModelIndex | QPersistentModelIndex) -> Place:
        """Give the place of a row."""
        return self._places[index.row()]


class _PlaceDelegate(QStyledItemDelegate):
    """Paints by brushes and by the style alone: pens would touch `Qt` (desktop.ui.qt_numbers)."""

    def __init__(self, context: Context, model: PlacesModel, view: QListView) -> None:
        super().__init__(view)
        self._context, self._model, self._view = context, model, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, option.fontMetrics.height() + _ROOM)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place, state = self._model.place(index), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, QRectF(option.rect).adjusted(1, 1, -1, -1), state)
        inside = option.rect.adjusted(_SIDE + 1, 1, -_SIDE - 1, -1)
        icon = self._context.icons(place.icon)
        icon.paint(painter, inside.x(), inside.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        words = inside.adjusted(_ICON + 10, 0, 0, 0)
        count = str(place.count) if place.count else ""
        metrics, style, colours = option.fontMetrics, self._view.style(), self._context.theme.palette
        name = shortened(place.name, metrics, words.width() - metrics.horizontalAdvance(count) - 4)
        role = QPalette.ColorRole
        style.drawItemText(painter, words, LEFT, colours, True, name, role.WindowText)  # noqa: FBT003 - Qt's way
        style.drawItemText(painter, words, RIGHT, colours, True, count, role.PlaceholderText)  # noqa: FBT003 - as above
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        chosen, brush = bool(state & QStyle.StateFlag.State_Selected), self._context.theme.brush
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.fillPath(_rounded(box.adjusted(-1, -1, 1, 1), _ROUND + 1), brush("accent"))
            painter.fillPath(_rounded(box.adjusted(1, 1, -1, -1), _ROUND - 1), brush("selected"))
        elif chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillPath(_rounded(box, _ROUND), brush("selected" if chosen else "hover"))


def _rounded(box: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


class Sidebar(QWidget):
    """Tells where the user wants to go; `place_chosen` carries a Place."""

    place_chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._context = context
        self.new = primary_button("new_record", context.icons("plus-bold", "on_accent"))
        self.settings = tool_button("settings", context.icons("gear", "muted"), _ICON)
        self.settings.setProperty("toolButtonStyle", TEXT_BESIDE_ICON)
        self.model = PlacesModel(self)
        self.view = named(QListView(), "places")
        self.view.setModel(self.model)
        self.view.setItemDelegate(_PlaceDelegate(context, self.model, self.view))
        self.view.setMouseTracking(True)
        self.view.setProperty("horizontalScrollBarPolicy", NO_SCROLL_BAR)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.clicked.connect(self._choose)  # the place one is in: from a record in the trash back to the page
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.new)
        column.addWidget(self.view, 1)
        column.addWidget(self.settings)
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ground = QPainter(self), QPainterPath()
        ground.addRect(QRectF(self.rect()))
        painter.fillPath(ground, self._context.theme.brush("side"))
        painter.end()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.view.setAccessibleName(self.tr("Places"))
        self.settings.setText(" " + self.tr("Settings"))
        self.settings.setAccessibleName(self.tr("Settings"))

    def show_register(self, role: str, counts: Mapping[str, int]) -> None:
        """Show the places of a register: its pages by its role, and each kind with how many records it has."""
        label = self._context.language.label
        told = [(page, label(f"place.{page.code}")) for page in pages_of(role)]
        wide = [self._wide(page, name, counts) for page, name in told]
        first = 1 + sum(bool(page.role) for page, _name in told)
        names = [(kind, icon_of(kind), label(f"kind.{kind}.many")) for kind in KIND_NAMES]
        kinds = [self._place(*name, counts) for name in names]
        self.show_places([*wide[:first], *kinds, *wide[first:]])

    def _wide(self, page: PageInfo, name: str, counts: Mapping[str, int]) -> Place:
        trashed = counts.get("", 0) if page.code == TRASH else 0
        spoken = self.tr("{place}, %n record(s)", "", trashed).format(place=name) if trashed else name
        return Place("", page.icon, name, spoken, trashed, page.code)

    def _place(self, kind: str, icon: str, name: str, counts: Mapping[str, int]) -> Place:
        count = counts.get(kind, 0)
        return Place(kind, icon, name, self.tr("{place}, %n record(s)", "", count).format(place=name), count)

    def show_places(self, places: Sequence[Place]) -> None:
        """Show the places and their counts; the first is chosen until another is."""
        self.model.show_places(places)
        metrics = self.view.fontMetrics()
        words = max((metrics.horizontalAdvance(place.name) for place in places), default=0)
        self.view.setMinimumWidth(min(words + metrics.horizontalAdvance(_COUNT) + _ICON + 3 * _ROOM, _WIDEST))
        if places and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))

    def go_to(self, kind: str) -> None:
        """Go where records of this kind are."""
        self._go(kind, "")

    def go_to_page(self, code: str) -> None:
        """Go to a page of the whole width."""
        self._go("", code)

    def _go(self, kind: str, page: str) -> None:
        for row in range(self.model.rowCount()):
            place = self.model.place(self.model.index(row))
            if (place.kind, place.page) == (kind, page):
                index = self.model.index(row)
                if page and index == self.view.currentIndex():
                    self._choose(index)  # a record in the trash may be shown instead of the page
                self.view.setCurrentIndex(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.place_chosen.emit(self.model.place(index))
