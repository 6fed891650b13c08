"""Language and appearance, at once; and what there is to know about the register."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout

from desktop.services import places
from desktop.ui.preferences import LOCK_MINUTES
from desktop.ui.theme import Scheme
from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel, rule
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context

_LANGUAGES = (("sv", "Svenska"), ("en", "English"))
_CHOSEN = ("language", "scheme", "lock", "role")
_TOLD = ("unit", "person", "profile", "register", "backups", "settings")


class SettingsDialog(QDialog):
    """Everything in it takes effect when it is chosen."""

    role_taken = Signal()

    def __init__(self, context: Context, workspace: Workspace | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._workspace = context, workspace
        self._heading = PlainLabel(kind="title")
        self.language, self.scheme = named(QComboBox(), "language"), named(QComboBox(), "scheme")
        self.lock, self.role = named(QComboBox(), "lock_minutes"), named(QComboBox(), "role")
        self._labels = {name: PlainLabel() for name in (*_CHOSEN, *_TOLD)}
        self._role_hint = PlainLabel(kind="small", wrap=True)
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
        for minutes in LOCK_MINUTES:
            self.lock.addItem("", minutes)
        self.lock.setCurrentIndex(self.lock.findData(context.preferences.lock_minutes))
        self.lock.activated.connect(self._take_lock)
        self.role.activated.connect(self._take_role)
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
            "lock": self.tr("&Lock the window after"),
            "role": self.tr("The register &belongs to"),
            "register": self.tr("Register"),
            "backups": self.tr("Backups"),
            "settings": self.tr("Settings"),
            "unit": self.tr("Unit"),
            "person": self.tr("Name"),
            "profile": self.tr("Profile"),
        }
        for name, text in words.items():
            self._labels[name].setText(text)
        for name, box in self._boxes():
            box.setAccessibleName(words[name].replace("&", ""))
        names = (self.tr("As the system"), self.tr("Light"), self.tr("Dark"))
        for place, name in enumerate(names):
            self.scheme.setItemText(place, name)
        for place, minutes in enumerate(LOCK_MINUTES):
            self.lock.setItemText(place, self.tr("%n minute(s)", "", minutes) if minutes else self.tr("Never"))
        for place, name in enumerate((self.tr("A department or company"), self.tr("The council office"))):
            self.role.setItemText(place, name)
        self._role_hint.setText(self.tr("The office's own pages are shown only in the office's register."))
        self._close.setText(self.tr("&Done"))

    def _boxes(self) -> tuple[tuple[str, QComboBox], ...]:
        boxes = (("language", self.language), ("scheme", self.scheme), ("lock", self.lock))
        return boxes if self._workspace is None else (*boxes, ("role", self.role))

    def _take_lock(self) -> None:
        self._context.preferences.lock_minutes = int(self.lock.currentData())

    def _take_role(self) -> None:
        workspace, role = self._workspace, str(self.role.currentData())
        if workspace is not None:
            work = partial(workspace.register.take_role, role)
            self._context.operations.write(self, work, lambda _done: self.role_taken.emit())

    def _take_language(self) -> None:
        self._context.language.choose(self.language.currentData(), self._context.preferences)

    def _take_scheme(self) -> None:
        scheme = Scheme(self.scheme.currentData())
        self._context.preferences.scheme = scheme
        self._context.theme.choose(scheme)

    def _about(self) -> list[tuple[str, str]]:
        if self._workspace is None:
            return []
        from desktop.services.backups import folder_of  # noqa: PLC0415 - services are slow to load

        owner, profile = self._workspace.owner, self._workspace.profile
        named = profile.name.in_language(self._context.language.code)
        return [
            ("unit", owner.unit),
            ("person", owner.person),
            ("profile", named),
            ("register", str(self._workspace.path)),
            ("backups", str(folder_of(self._workspace.path))),
            ("settings", str(places.settings_file())),
        ]

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        form.setColumnStretch(1, 1)
        for role in ("contact", "office"):
            self.role.addItem("", role)
        if self._workspace is not None:
            self.role.setCurrentIndex(self.role.findData(self._workspace.owner.role))
        for row, (name, box) in enumerate(self._boxes()):
            self._labels[name].setBuddy(box)
            form.addWidget(self._labels[name], row, 0)
            form.addWidget(box, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(14)
        column.addWidget(self._heading)
        column.addLayout(form)
        if self._workspace is not None:
            column.addWidget(self._role_hint)
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
