"""A message inside the window: what happened and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from desktop.domain.errors import Refused
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from desktop.domain.errors import AppError
    from desktop.ui.context import Context


class Banner(QFrame):
    """Hidden until there is something to say; the user puts it away."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._context = context
        self._error: AppError | None = None
        self._message = PlainLabel(wrap=True)
        self._message.setProperty("kind", "warn")
        self._hint = PlainLabel(wrap=True)
        self._close = named(QToolButton(), "banner_close")
        self._close.setIcon(context.icons("x", "warn"))
        self._close.setIconSize(QSize(16, 16))
        self._close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._message)
        words.addWidget(self._hint)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 8, 8)
        line.addLayout(words, 1)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        context.language.changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.setToolTip(self.tr("Close the message"))
        if self._error is not None:
            self._show(self._error)

    def show_error(self, error: AppError) -> None:
        """Say what went wrong, until the user puts it away."""
        self._error = error
        self._show(error)
        self.show()
        announce(self, f"{self._message.text()} {self._hint.text()}")

    def _show(self, error: AppError) -> None:
        language = self._context.language
        said = language.error(error)
        findings = error.findings if isinstance(error, Refused) else ()
        hint = "\n".join(finding.text.in_language(language.code) for finding in findings) or said.hint
        self._message.setText(said.message)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
