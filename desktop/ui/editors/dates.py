"""Editors of dates: typed as far as they are known, or picked from a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.periods import Period
from desktop.ui.editors.editor import Editor
from desktop.ui.editors.lines import LineEditor
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.records import Value
    from desktop.ui.context import Context


class CalendarPopup(QWidget):
    """A month to pick a day from; it closes itself."""

    picked = Signal(object)

    def __init__(self, line: QLineEdit, name: str, start: QDate) -> None:
        super().__init__(line, Qt.WindowType.Popup)
        self.setObjectName("calendar_popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = named(QCalendarWidget(), "calendar")
        self.calendar.setAccessibleName(name)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.calendar.setSelectedDate(start)
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.calendar)
        self.adjustSize()
        self.move(line.mapToGlobal(line.rect().bottomLeft()))

    def _take(self, day: QDate) -> None:
        self.picked.emit(day)
        self.close()


def add_calendar(line: QLineEdit, context: Context, pick: Callable[[QDate], None]) -> QAction:
    """Put a button in the line that opens a calendar; F4 opens it too, as it does a combo box."""
    action = QAction(context.icons("calendar-blank", "muted"), "", line)
    action.setShortcut(Qt.Key.Key_F4)
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def show() -> None:
        if line.isReadOnly():
            return
        written = QDate.fromString(line.text()[:10], Qt.DateFormat.ISODate)
        today = context.clock.today()
        start = written if written.isValid() else QDate(today.year, today.month, today.day)
        popup = CalendarPopup(line, line.accessibleName(), start)
        popup.picked.connect(pick)
        popup.show()
        popup.calendar.setFocus()

    action.triggered.connect(show)
    line.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
    return action


class DateEditor(LineEditor):
    """A day, a month or a year."""

    def __init__(self, name: str, context: Context) -> None:
        self._calendar: QAction | None = None
        super().__init__(name, lambda: self.tr("2026-05-03, 2026-05 or 2026"))
        self._calendar = add_calendar(self.line, context, self._pick)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        if self._calendar is not None:
            self._calendar.setText(self.tr("Pick a date (F4)"))

    def _pick(self, day: QDate) -> None:
        self.line.setText(day.toString(Qt.DateFormat.ISODate))
        self.left.emit()


class PeriodEditor(Editor):
    """From a date to a date."""

    def __init__(self, name: str, context: Context) -> None:
        super().__init__(name)
        self._label = ""
        self._written: str | None = None
        self.start, self.end = (self._line(f"{name}_{part}", context) for part in ("start", "end"))
        self._dash = PlainLabel("–", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.start, 1)
        row.addWidget(self._dash)
        row.addWidget(self.end, 1)
        self.retranslate()

    @property
    @override
    def controls(self) -> tuple[QWidget, ...]:
        return (self.start, self.end)

    @override
    def text(self) -> str:
        start, end = self.start.text().strip(), self.end.text().strip()
        return f"{start}/{end}" if start or end else ""

    @override
    def raw(self) -> object:
        start, end = self.start.text().strip(), self.end.text().strip()
        if not start and not end:
            return None
        return {"start": start or None, "end": end or None}

    @override
    def show_text(self, text: str) -> None:
        start, _, end = text.partition("/")
        for line, words in ((self.start, start), (self.end, end)):
            if line.text() != words or line.isUndoAvailable():
                with self.showing():
                    line.setText(words)

    @override
    def show_value(self, value: Value | None) -> None:
        period = value if isinstance(value, Period) else None
        start, end = (None, None) if period is None else (period.start, period.end)
        self.show_text(f"{start or ''}/{end or ''}")

    @override
    def set_label(self, label: str) -> None:
        self._label = label
        self.start.setAccessibleName(self.tr("{label}, from").format(label=label))
        self.end.setAccessibleName(self.tr("{label}, to").format(label=label))

    @override
    def retranslate(self) -> None:
        self.start.setPlaceholderText(self.tr("from"))
        self.end.setPlaceholderText(self.tr("to"))
        self.set_label(self._label)
        for line in (self.start, self.end):
            for action in line.actions():
                action.setText(self.tr("Pick a date (F4)"))

    def _line(self, name: str, context: Context) -> QLineEdit:
        line = named(QLineEdit(), name)
        line.textChanged.connect(self.take_text)
        line.returnPressed.connect(self.left)
        self.watch(line)

        def pick(day: QDate) -> None:
            line.setText(day.toString(Qt.DateFormat.ISODate))
            self.left.emit()

        add_calendar(line, context, pick)
        return line
