"""Language and appearance, at once; and what there is to know about the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout

from desktop.ui.theme import Scheme
from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel, rule
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context

_LANGUAGES = (("sv", "Svenska"), ("en", "English"))


class SettingsDialog(QDialog):
    """Everything in it takes effect when it is chosen."""

    def __init__(self, context: Context, workspace: Workspace | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._workspace = context, workspace
        self._heading = PlainLabel(kind="title")
        self.language, self.scheme = named(QComboBox(), "language"), named(QComboBox(), "scheme")
        self._labels = {name: PlainLabel() for name in ("language", "scheme", "register", "unit", "person", "profile")}
        self._close = primary_button("settings_close")
        self._close.setDefault(True)
        self._lay_out()
        for code, name in _LANGUAGES:
            self.language.addItem(name, code)
        for scheme in Scheme:
            self.scheme.addItem("", scheme)
        self.language.setCurrentIndex(self.language.findData(context.language.code))
        self.scheme.setCurrentIndex(self.scheme.findData(context.theme.scheme))
        self.language.activated.connect(self._take_language)
        self.scheme.activated.connect(self._take_scheme)
        self._close.clicked.connect(self.accept)
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.setWindowTitle(self.tr("Settings"))
        self._heading.setText(self.tr("Settings"))
        words = {
            "language": self.tr("&Language"),
            "scheme": self.tr("&Appearance"),
            "register": self.tr("Register"),
            "unit": self.tr("Unit"),
            "person": self.tr("Name"),
            "profile": self.tr("Profile"),
        }
        for name, text in words.items():
            self._labels[name].setText(text)
        for name, box in (("language", self.language), ("scheme", self.scheme)):
            box.setAccessibleName(words[name].replace("&", ""))
        names = (self.tr("As the system"), self.tr("Light"), self.tr("Dark"))
        for place, name in enumerate(names):
            self.scheme.setItemText(place, name)
        self._close.setText(self.tr("&Done"))

    def _take_language(self) -> None:
        self._context.language.choose(self.language.currentData(), self._context.preferences)

    def _take_scheme(self) -> None:
        scheme = Scheme(self.scheme.currentData())
        self._context.preferences.scheme = scheme
        self._context.theme.choose(scheme)

    def _about(self) -> list[tuple[str, str]]:
        if self._workspace is None:
            return []
        owner, profile = self._workspace.owner, self._workspace.profile
        named = profile.name.in_language(self._context.language.code)
        return [
            ("unit", owner.unit),
            ("person", owner.person),
            ("profile", named),
            ("register", str(self._workspace.path)),
        ]

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        form.setColumnStretch(1, 1)
        for row, (name, box) in enumerate((("language", self.language), ("scheme", self.scheme))):
            self._labels[name].setBuddy(box)
            form.addWidget(self._labels[name], row, 0)
            form.addWidget(box, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(14)
        column.addWidget(self._heading)
        column.addLayout(form)
        about = self._about()
        if about:
            column.addWidget(rule())
            facts = QGridLayout()
            facts.setHorizontalSpacing(18)
            facts.setVerticalSpacing(8)
            facts.setColumnStretch(1, 1)
            for row, (name, value) in enumerate(about):
                self._labels[name].set_kind("muted")
                shown = PlainLabel(value, wrap=True)
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                facts.addWidget(self._labels[name], row, 0)
                facts.addWidget(shown, row, 1)
            column.addLayout(facts)
        column.addStretch()
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._close)
        column.addLayout(foot)
        self.setMinimumWidth(460)
