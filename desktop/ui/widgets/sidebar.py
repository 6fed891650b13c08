"""The left side: a new record, the places to go, and the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from db.fields import KINDS
from desktop.ui.layout import icon_of
from desktop.ui.wide_pages import TRASH, pages_of
from desktop.ui.widgets.buttons import primary_button, tool_button
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtWidgets import (
        QStyleOptionViewItem,
    )

    from desktop.ui.context import Context
    from desktop.ui.wide_pages import PageInfo

_ICON, _SIDE, _ROOM = 18, 12, 18
_COUNT, _WIDEST = "00 000", 360


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: a kind of records, or a page of the whole width."""

    kind: str
    icon: str
    name: str = ""
    spoken: str = ""
    count: int = 0
    page: str = ""


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
        elif tuple(places) != self._places:
            self._places = tuple(places)
            self.dataChanged.emit(self.index(0), self.index(len(places) - 1))

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._places)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self._places[index.row()]
        shown = {
            Qt.ItemDataRole.DisplayRole: place.name,
            Qt.ItemDataRole.AccessibleTextRole: place.spoken,
            Qt.ItemDataRole.UserRole: place,
        }
        return {int(each): what for each, what in shown.items()}.get(role)


class _PlaceDelegate(QStyledItemDelegate):
    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, option.fontMetrics.height() + _ROOM)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place: Place = index.data(Qt.ItemDataRole.UserRole)
        theme = self._context.theme
        box, state = QRectF(option.rect).adjusted(1, 1, -1, -1), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            ring = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(theme.colour("accent"), 2) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        inside = box.toRect().adjusted(_SIDE, 0, -_SIDE, 0)
        icon = self._context.icons(place.icon)
        icon.paint(painter, inside.x(), inside.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        painter.setPen(theme.colour("text"))
        words = inside.adjusted(_ICON + 10, 0, 0, 0)
        count = str(place.count) if place.count else ""
        metrics = painter.fontMetrics()
        room = words.width() - metrics.horizontalAdvance(count) - 4
        name = metrics.elidedText(place.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(theme.colour("muted"))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.restore()


class Sidebar(QWidget):
    """Tells where the user wants to go; `place_chosen` carries a Place."""

    place_chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._context = context
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.new = primary_button("new_record", context.icons("plus-bold", "on_accent"))
        self.settings = tool_button("settings", context.icons("gear", "muted"), _ICON)
        self.settings.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.model = PlacesModel(self)
        self.view = named(QListView(), "places")
        self.view.setModel(self.model)
        self.view.setItemDelegate(_PlaceDelegate(context, self.view))
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        names = [(kind, icon_of(kind), label(f"kind.{kind}.many")) for kind in KINDS]
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
            place: Place = self.model.index(row).data(Qt.ItemDataRole.UserRole)
            if (place.kind, place.page) == (kind, page):
                index = self.model.index(row)
                if page and index == self.view.currentIndex():
                    self._choose(index)  # a record in the trash may be shown instead of the page
                self.view.setCurrentIndex(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.place_chosen.emit(index.data(Qt.ItemDataRole.UserRole))
