"""Asks once more before something that cannot be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.ui.dialogs.writing import WritingDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.ui.context import Context


class ConfirmDialog(WritingDialog):
    """`done_with` comes when it is done. Enter alone does not do it: the way out has the focus."""

    done_with = Signal()

    def __init__(
        self, context: Context, words: tuple[str, str, str], work: Callable[[], object], parent: QWidget | None
    ) -> None:
        super().__init__(context, "confirm", parent)
        title, sentence, button = words
        self._call(title, sentence, button)
        self._frame().addStretch()
        self.setMinimumWidth(460)
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(lambda: self._write(work, self.done_with))
        self._cancel.setDefault(True)
        self._cancel.setFocus()
