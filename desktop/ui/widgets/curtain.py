"""What covers the window while it is locked: nothing of the register is to be seen behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop.domain.errors import AppError
    from desktop.ui.context import Context


class Curtain(QWidget):
    """As large as its window, whatever its size."""

    unlock_wanted = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        named(self, "curtain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self.state = EmptyState(context, "lock-key")
        self.state.button.setObjectName("curtain_unlock")
        self._trouble = PlainLabel(kind="bad", wrap=True)
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.state.button.clicked.connect(self._want)
        column = QVBoxLayout(self)
        column.addWidget(self.state, 1)
        column.addWidget(self._trouble)
        column.addStretch()
        window.installEventFilter(self)
        context.language.changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        sentence = self.tr("What you had written is kept. Unlock it to go on where you were.")
        self.state.say(self.tr("The window is locked"), sentence, self.tr("&Unlock"))

    def fall(self) -> None:
        """Cover the window."""
        self._trouble.hide()
        self._fit()
        self.show()
        self.raise_()
        self.state.button.setFocus()
        announce(self, self.tr("The window is locked"))

    def rise(self) -> None:
        """Let the window be seen."""
        self.hide()

    def tell(self, error: AppError) -> None:
        """Say why it stays."""
        said = self._context.language.error(error)
        self._trouble.setText(f"{said.message} {said.hint}".strip())
        self._trouble.show()
        announce(self, self._trouble.text())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _want(self) -> None:
        self._trouble.hide()
        self.unlock_wanted.emit()

    def _fit(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
