"""Editors where one chooses: from a vocabulary, from the profile's words, yes or no, a country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
)
from typing_extensions import override

from desktop.ui.editors.editor import Editor
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.domain.records import Value

    Options = Callable[[], tuple[tuple[str, str], ...]]
    """Gives the codes and the words people know them by, in the language of now."""

_SHOWN = 14


class ChoiceEditor(Editor):
    """One of a few words, or none."""

    def __init__(self, name: str, options: Options) -> None:
        super().__init__(name)
        self._options = options
        self.box = named(QComboBox(), f"{name}_box")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.box.setMaxVisibleItems(_SHOWN)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.activated.connect(self._chosen)
        self.watch(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.retranslate()

    @property
    @override
    def controls(self) -> tuple[QWidget, ...]:
        return (self.box,)

    @override
    def text(self) -> str:
        return str(self.box.currentData() or "")

    @override
    def shown(self) -> str:
        return self.box.currentText()

    @override
    def show_text(self, text: str) -> None:
        place = self.box.findData(text)
        if place < 0 and text:  # a word the profile no longer has
            self.box.addItem(text, text)
            place = self.box.count() - 1
        self.box.setCurrentIndex(max(place, 0))

    @override
    def show_value(self, value: Value | None) -> None:
        self.show_text("" if value is None else str(value))

    @override
    def retranslate(self) -> None:
        kept = self.text()
        with self.showing():
            self.box.clear()
            self.box.addItem("", "")
            for code, word in self._options():
                self.box.addItem(word, code)
        self.show_text(kept)

    def _chosen(self) -> None:
        self.typed.emit()
        self.left.emit()


class CountryEditor(ChoiceEditor):
    """A country, chosen or typed in part."""

    def __init__(self, name: str, options: Options) -> None:
        super().__init__(name, options)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.line = named(QLineEdit(), f"{name}_line")
        self.box.setLineEdit(self.line)
        completer = QCompleter(self.box.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.box.setCompleter(completer)
        self.line.textChanged.connect(self.take_text)
        self.watch(self.line)

    @property
    @override
    def controls(self) -> tuple[QWidget, ...]:
        return (self.box, self.line) if self.box.isEditable() else (self.box,)

    @property
    @override
    def has_focus(self) -> bool:
        return self.box.hasFocus() or self.line.hasFocus()

    @override
    def text(self) -> str:
        """Give the code when the words are those of a country, else the words."""
        words = self.box.currentText().strip()
        place = self.box.findText(words, Qt.MatchFlag.MatchFixedString)
        return str(self.box.itemData(place)) if place >= 0 else words

    @override
    def show_text(self, text: str) -> None:
        place = self.box.findData(text)
        with self.showing():
            if place >= 0:
                self.box.setCurrentIndex(place)
            elif self.box.isEditable():
                self.box.setEditText(text)

    @override
    def set_read_only(self, *, read_only: bool) -> None:
        self.box.setEnabled(not read_only)


class FlagEditor(Editor):
    """Yes, no, or not said: pressing what is chosen takes it back."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._label = ""
        self.yes, self.no = (self._button(f"{name}_{word}") for word in ("yes", "no"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.yes, self.no):
            row.addWidget(button)
            button.clicked.connect(self._pressed)
            self._group.addButton(button)
        row.addStretch()
        self.retranslate()

    @property
    @override
    def controls(self) -> tuple[QWidget, ...]:
        return (self.yes, self.no)

    @override
    def text(self) -> str:
        if self.yes.isChecked():
            return "true"
        return "false" if self.no.isChecked() else ""

    @override
    def show_text(self, text: str) -> None:
        self.yes.setChecked(text == "true")
        self.no.setChecked(text == "false")

    @override
    def show_value(self, value: Value | None) -> None:
        self.show_text("" if value is None else str(value).lower())

    @override
    def set_label(self, label: str) -> None:
        self._label = label
        for button in (self.yes, self.no):
            button.setAccessibleName(f"{label}: {button.text()}")

    @override
    def retranslate(self) -> None:
        self.yes.setText(self.tr("Yes"))
        self.no.setText(self.tr("No"))
        self.set_label(self._label)

    def _button(self, name: str) -> QToolButton:
        button = named(QToolButton(), name)
        button.setCheckable(True)
        button.setProperty("segment", "true")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _pressed(self) -> None:
        pressed = self.sender()
        for button in (self.yes, self.no):
            if button is not pressed:
                button.setChecked(False)
        self.typed.emit()
        self.left.emit()


class TermsEditor(Editor):
    """Any number of the profile's words, each with a box to tick."""

    def __init__(self, name: str, options: Options) -> None:
        super().__init__(name)
        self._options = options
        self._boxes: dict[str, QCheckBox] = {}
        self._flow = FlowLayout(self, spacing=10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        for code, _word in options():
            self._add(code)
        self.retranslate()

    @property
    @override
    def controls(self) -> tuple[QWidget, ...]:
        return tuple(self._boxes.values()) or (self,)

    @override
    def text(self) -> str:
        return ",".join(self._ticked())

    @override
    def raw(self) -> object:
        return self._ticked()

    @override
    def show_text(self, text: str) -> None:
        self._tick(tuple(code for code in text.split(",") if code))

    @override
    def show_value(self, value: Value | None) -> None:
        self._tick(value if isinstance(value, tuple) else ())

    @override
    def set_label(self, label: str) -> None:
        """Let each box keep its own word; the group carries the label."""
        self.setAccessibleName(label)

    @override
    def retranslate(self) -> None:
        words = dict(self._options())
        for code, box in self._boxes.items():
            box.setText(words.get(code, code).replace("&", "&&"))
            box.setAccessibleName(words.get(code, code))

    def _ticked(self) -> list[str]:
        return [code for code, box in self._boxes.items() if box.isChecked()]

    def _tick(self, codes: tuple[str, ...]) -> None:
        for code in codes:
            if code not in self._boxes:  # a word the profile no longer has
                self._add(code)
        for code, box in self._boxes.items():
            box.setChecked(code in codes)
        self.retranslate()

    def _add(self, code: str) -> None:
        box = named(QCheckBox(), f"{self.objectName()}_{code}")
        box.clicked.connect(self._clicked)
        self._boxes[code] = box
        self._flow.addWidget(box)

    def _clicked(self) -> None:
        self.typed.emit()
        self.left.emit()
