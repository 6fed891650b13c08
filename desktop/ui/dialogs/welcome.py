"""The very first page: a new register, one by the office's file, or one made of a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from desktop.ui.dialogs.files import choose_files
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.card_button import CardButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from desktop.ui.context import Context

_ICON = 30
_EMBLEM = 44
_CHOICES = {"new": "plus-bold", "join": "buildings", "restore": "clock-counter-clockwise"}


class WelcomeDialog(QDialog):
    """Stays until one of the ways has led to a register. The signals with a file carry its path."""

    new_wanted = Signal()
    join_wanted = Signal(object)
    restore_wanted = Signal(object)
    open_wanted = Signal()
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(None)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._heading, self._sentence = PlainLabel(kind="display"), PlainLabel(kind="muted", wrap=True)
        self.language = named(QComboBox(), "welcome_language")
        self.choices = {name: CardButton(f"welcome_{name}") for name in _CHOICES}
        self._names = {name: PlainLabel(kind="strong") for name in _CHOICES}
        self._words = {name: PlainLabel(kind="small", wrap=True) for name in _CHOICES}
        self._icons = {name: PlainLabel() for name in _CHOICES}
        self._emblem = PlainLabel()
        self.existing, self.banner = link_button("welcome_open"), Banner(context)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._draw()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.setWindowTitle(self.tr("Welcome to Utblick"))
        self._heading.setText(self.tr("Welcome to Utblick"))
        self._sentence.setText(
            self.tr("A register for your department's international work. How do you want to begin?")
        )
        self.language.setAccessibleName(self.tr("Language"))
        self.language.setCurrentIndex(self.language.findData(self._context.language.code))
        said = {
            "new": (self.tr("A new register"), self.tr("Four short questions, and you can log your first visit.")),
            "join": (
                self.tr("A new register with the office's file"),
                self.tr(
                    "You have been sent a municipality profile (.toml), with the municipality's own words and rules."
                ),
            ),
            "restore": (self.tr("Restore a backup"), self.tr("The computer is new, or something has happened.")),
        }
        for name, (title, words) in said.items():
            self._names[name].setText(title)
            self._words[name].setText(words)
            self.choices[name].speak(f"{title}. {words}")
        self.existing.setText(self.tr("Open a register there is…"))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _choose(self, name: str) -> None:
        self.banner.hide()
        if name == "new":
            self.new_wanted.emit()
        elif name == "join":
            self._with_file(self.tr("The office's file"), self.join_wanted.emit)
        else:
            self._with_file(self.tr("The backup to restore"), self.restore_wanted.emit)

    def _with_file(self, heading: str, then: Callable[[Path], object]) -> None:
        for file in choose_files(self, heading)[:1]:
            then(file)

    def take(self, name: str, file: Path) -> None:
        """Go on with a file that was chosen in another way."""
        (self.join_wanted if name == "join" else self.restore_wanted).emit(file)

    def _take_language(self) -> None:
        self._context.language.choose(self.language.currentData(), self._context.preferences)

    def _draw(self) -> None:
        self._emblem.setPixmap(
            self._context.icons.pixmap("globe-hemisphere-west", _EMBLEM, "accent", self.devicePixelRatioF())
        )
        for name, label in self._icons.items():
            label.setPixmap(self._context.icons.pixmap(_CHOICES[name], _ICON, "accent", self.devicePixelRatioF()))

    def _connect(self) -> None:
        for name, card in self.choices.items():
            card.clicked.connect(lambda _checked=False, name=name: self._choose(name))
        self.existing.clicked.connect(self.open_wanted)
        self.language.activated.connect(self._take_language)
        self._context.language.changed.connect(self.retranslate)
        self._context.theme.changed.connect(self._draw)

    def _lay_out(self) -> None:
        for code, name in (("sv", "Svenska"), ("en", "English")):
            self.language.addItem(name, code)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._emblem)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 24, 34, 22)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._sentence)
        for name, card in self.choices.items():
            words = QVBoxLayout()
            words.setSpacing(3)
            words.addWidget(self._names[name])
            words.addWidget(self._words[name])
            inside = QHBoxLayout()
            inside.setContentsMargins(18, 16, 18, 16)
            inside.setSpacing(18)
            inside.addWidget(self._icons[name], 0, Qt.AlignmentFlag.AlignVCenter)
            inside.addLayout(words, 1)
            card.fill(inside)
            column.addWidget(card)
        column.addWidget(self.banner)
        column.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(self.existing)
        foot.addStretch()
        column.addLayout(foot)
        self.resize(640, 520)
