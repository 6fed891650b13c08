"""What the office keeps of one department: written here, and told when a field is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

    from desktop.services.departments import Department
    from desktop.ui.context import Context

_LINES = 2
_PLACES = {
    "name": (0, 0, 2),
    "bodies": (1, 0, 2),
    "contact": (2, 0, 1),
    "email": (2, 1, 1),
    "appointed_by": (3, 0, 2),
    "mandate": (4, 0, 2),
}
"""Row, column and breadth of each field."""


class DepartmentForm(QWidget):
    """`left` comes when something may have been written; `changes` says what."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.department: Department | None = None
        self.name, self.contact = named(QLineEdit(), "department_name"), named(QLineEdit(), "department_contact")
        self.email, self.appointed_by = (
            named(QLineEdit(), "department_email"),
            named(QLineEdit(), "department_appointed_by"),
        )
        self.bodies, self.mandate = (
            named(QPlainTextEdit(), "department_bodies"),
            named(QPlainTextEdit(), "department_mandate"),
        )
        self.active = named(QCheckBox(), "department_active")
        self._labels = {name: PlainLabel() for name in _PLACES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for name, label in self._labels.items():
            part: QWidget = getattr(self, name)
            label.setBuddy(part)
            part.installEventFilter(self)
            row, column, breadth = _PLACES[name]
            grid.addWidget(label, 2 * row, column, 1, breadth)
            grid.addWidget(part, 2 * row + 1, column, 1, breadth)
        for text in (self.bodies, self.mandate):
            text.setTabChangesFocus(True)
            text.setFixedHeight(text.fontMetrics().lineSpacing() * _LINES + 22)
        grid.addWidget(self.active, 2 * len(_PLACES), 0, 1, 2)
        self.active.clicked.connect(self.left)
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        words = {
            "name": self.tr("&Name"),
            "bodies": self.tr("&Boards it serves, one a line"),
            "contact": self.tr("&Contact person"),
            "email": self.tr("&E-mail"),
            "appointed_by": self.tr("A&ppointed by"),
            "mandate": self.tr("&Mandate"),
        }
        for name, text in words.items():
            self._labels[name].setText(text)
            getattr(self, name).setAccessibleName(text.replace("&", ""))
        self.active.setText(self.tr("&Reports to the office"))

    def show_department(self, department: Department, written: Mapping[str, object]) -> None:
        """Show this one, with what was written about it and is not kept yet."""
        self.department = department
        department = replace(department, **written)  # type: ignore[arg-type] # what `changes` gave
        for name in ("name", "contact", "email", "appointed_by"):
            line: QLineEdit = getattr(self, name)
            line.setText(getattr(department, name))
            line.setCursorPosition(0)
        self.bodies.setPlainText("\n".join(department.bodies))
        self.mandate.setPlainText(department.mandate)
        self.active.setChecked(department.active)

    def changes(self) -> dict[str, object]:
        """Give what is not as it was, by the names that the service knows."""
        was = self.department
        if was is None:
            return {}
        written: dict[str, object] = {
            name: getattr(self, name).text().strip() for name in ("name", "contact", "email", "appointed_by")
        }
        written["bodies"] = tuple(line.strip() for line in self.bodies.toPlainText().splitlines() if line.strip())
        written["mandate"] = self.mandate.toPlainText().strip()
        written["active"] = self.active.isChecked()
        return {name: value for name, value in written.items() if value != getattr(was, name)}

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)
