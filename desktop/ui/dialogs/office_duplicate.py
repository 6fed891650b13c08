"""Which record another one tells the same as: found among those of its kind, of all departments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from desktop.ui.models.office_records import line_of
from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.office_table import OfficeTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.services.remarks import Standing
    from desktop.ui.context import Context

_MOST, _SIZE = 500, (760, 520)


class DuplicateDialog(QDialog):
    """`chosen` carries the id of the other record."""

    chosen = Signal(str)

    def __init__(
        self, context: Context, title: str, found: Sequence[Standing], names: Mapping[str, str], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("duplicate_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._found, self._names = context, found, names
        heading = self.tr("Which record is {title} a duplicate of?").format(title=title or "–")
        self.setWindowTitle(heading)
        self.search = named(QLineEdit(), "duplicate_search")
        self.table = OfficeTable(context, "duplicate_table", least=8)
        self.table.setAccessibleName(self.tr("Records of the same kind"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.take, cancel = primary_button("duplicate_take"), named(QPushButton(), "duplicate_cancel")
        self.take.setText(self.tr("&This one"))
        cancel.setText(self.tr("Cancel"))
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(10)
        column.addWidget(PlainLabel(heading, "title", wrap=True))
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(*_SIZE)
        self.search.textChanged.connect(lambda _text: self._list())
        self.table.chosen.connect(lambda about: self.take.setEnabled(about is not None))
        self.take.clicked.connect(self._take)
        cancel.clicked.connect(self.reject)
        self._list()

    def _list(self) -> None:
        wanted = self.search.text().casefold().split()
        shown = []
        for each in self._found:
            name = self._names.get(each.department, each.department)
            text = f"{each.title} {name}".casefold()
            if all(word in text for word in wanted):
                shown.append(line_of(each, name, self._context.language))
            if len(shown) == _MOST:
                break
        headings = (self.tr("Record"), self.tr("Kind"), self.tr("Department"), self.tr("Standing"))
        self.table.show_lines(headings, shown)
        self.take.setEnabled(self.table.about is not None)

    def _take(self) -> None:
        about = self.table.about
        if isinstance(about, tuple):
            self.accept()
            self.chosen.emit(str(about[1]))
