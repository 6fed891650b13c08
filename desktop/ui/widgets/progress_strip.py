"""How far something long has come, and a way to stop it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from desktop.domain.errors import Cancelled
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from desktop.ui.context import Context

_WHOLE = 100


class Telling(QObject):
    """Called by the work in its thread; it raises Cancelled once the user has had enough."""

    told = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stopped = threading.Event()
        self._last = -1

    def __call__(self, done: int, total: int) -> None:
        """Say how far the work has come."""
        if self._stopped.is_set():
            raise Cancelled("work.cancelled")
        part = _WHOLE * done // total if total else 0
        if part != self._last:
            self._last = part
            self.told.emit(part)

    def stop(self) -> None:
        """Have enough."""
        self._stopped.set()


class ProgressStrip(QWidget):
    """Hidden until something is under way."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._telling: Telling | None = None
        self._label, self.bar = PlainLabel(), named(QProgressBar(), f"{name}_bar")
        self.cancel = named(QPushButton(), f"{name}_cancel")
        self.cancel.clicked.connect(self._cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._label)
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel)
        context.language.changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.cancel.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self._label.text() or self.tr("Progress"))

    def begin(self, text: str) -> Telling:
        """Show that something has begun, and give what the work is to call."""
        self.end()
        self._telling = telling = Telling(self)
        telling.told.connect(self.bar.setValue)
        self._label.setText(text)
        self.bar.setRange(0, _WHOLE)
        self.bar.setValue(0)
        self.cancel.setEnabled(True)
        self.retranslate()
        self.show()
        announce(self, text)
        return telling

    def end(self) -> None:
        """Whatever it was, it is over."""
        if self._telling is not None:
            self._telling.deleteLater()
            self._telling = None
        self.hide()

    def _cancel(self) -> None:
        if self._telling is not None:
            self._telling.stop()
        self.cancel.setEnabled(False)
