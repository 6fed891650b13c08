"""Editors of one line: words, numbers, sums, lists of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit
from typing_extensions import override

from desktop.ui.editors.editor import Editor
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.domain.records import Value

_LONGEST = 1_000_000
_BETWEEN = re.compile(r"\s*[,;\n]\s*")


class LineEditor(Editor):
    """One line of text; `hint` says how to write it, in the language of now."""

    def __init__(self, name: str, hint: Callable[[], str] | None = None) -> None:
        super().__init__(name)
        self._hint = hint
        self.line = named(QLineEdit(), f"{name}_line")
        self.line.setMaxLength(_LONGEST)  # Qt's own limit would cut what is pasted without a word
        self.line.textChanged.connect(self.take_text)
        self.line.returnPressed.connect(self.left)
        self.watch(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self.retranslate()

    @property
    @override
    def controls(self) -> tuple[QWidget, ...]:
        return (self.line,)

    @override
    def text(self) -> str:
        return self.line.text()

    @override
    def show_text(self, text: str) -> None:
        if self.line.text() != text or self.line.isUndoAvailable():
            place = self.line.cursorPosition()
            with self.showing():
                self.line.setText(text)  # also forgets the typing, so that Ctrl+Z goes to the window
            self.line.setCursorPosition(min(place, len(text)) if self.line.hasFocus() else 0)

    @override
    def show_value(self, value: Value | None) -> None:
        self.show_text("" if value is None else str(value))

    @override
    def retranslate(self) -> None:
        if self._hint is not None:
            self.line.setPlaceholderText(self._hint())


class AmountEditor(LineEditor):
    """A sum, its thousands parted as people write them; it is read in any of the usual ways."""

    @override
    def show_value(self, value: Value | None) -> None:
        text = "" if value is None else str(value)
        whole, between, rest = text.partition(" ")
        number, point, decimals = whole.partition(".")
        if number.lstrip("-").isdecimal():
            number = f"{int(number):,}".replace(",", "\N{NO-BREAK SPACE}")
        self.show_text(number + point + decimals + between + rest)


class ListEditor(LineEditor):
    """Several words in one line, with commas between; `name_of` turns a code into the word people know."""

    def __init__(self, name: str, hint: Callable[[], str], name_of: Callable[[str], str] = str) -> None:
        super().__init__(name, hint)
        self._name_of = name_of

    @override
    def raw(self) -> object:
        return [word for word in _BETWEEN.split(self.text().strip()) if word]

    @override
    def show_value(self, value: Value | None) -> None:
        codes = value if isinstance(value, tuple) else ()
        self.show_text(", ".join(self._name_of(code) for code in codes))
