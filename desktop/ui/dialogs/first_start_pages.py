"""The pages of the first start: each shows a part of the answers, and writes what is said into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.policy import profile as profiles
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.ui.context import Context
    from desktop.ui.first_start_flow import Answers, FirstStartFlow


_NOTE = 29
_NEXT = ("airplane-tilt", "eye", "shield-check")
_BIG, _SMALL, _DONE_ABOVE, _DONE_SIDE = 64, 24, 18, 56


class StartPage(QWidget):
    """A heading, a sentence and what is asked."""

    changed = Signal()

    def __init__(self, flow: FirstStartFlow) -> None:
        super().__init__()
        self.flow = flow
        self.heading, self.sentence = PlainLabel(kind="title", wrap=True), PlainLabel(kind="muted", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.sentence)
        self.column.addSpacing(8)

    @property
    def answers(self) -> Answers:
        """What the user has said."""
        return self.flow.answers

    def retranslate(self) -> None:
        """Say it in the language of now."""
        raise NotImplementedError

    def enter(self) -> None:
        """The page is shown."""

    def add_with_note(self, choice: QWidget, note: PlainLabel) -> None:
        """Add a choice with what is to be said about it below."""
        note.setContentsMargins(_NOTE, 0, 0, 4)
        pair = QVBoxLayout()
        pair.setSpacing(1)
        pair.addWidget(choice)
        pair.addWidget(note)
        self.column.addLayout(pair)

    def add_field(self, label: PlainLabel, line: QWidget) -> None:
        """Add a line below its label."""
        pair = QVBoxLayout()
        pair.setSpacing(4)
        pair.addWidget(label)
        pair.addWidget(line)
        self.column.addLayout(pair)

    def field(self, name: str, take: Callable[[str], None]) -> tuple[PlainLabel, QLineEdit]:
        """Make a line with its label."""
        label, line = PlainLabel(), named(QLineEdit(), name)
        label.setBuddy(line)

        def took(text: str) -> None:
            take(text)
            self.changed.emit()

        line.textChanged.connect(took)
        return label, line


class ProfilePage(StartPage):
    """Which municipality."""

    def __init__(self, flow: FirstStartFlow, context: Context) -> None:
        super().__init__(flow)
        self._language = context.language
        self._group = QButtonGroup(self)
        self._loaded = {code: profiles.load(code) for code in profiles.SHIPPED}
        self.choices: dict[str, QRadioButton] = {}
        self._notes: dict[str, PlainLabel] = {}
        for code in self._loaded:
            choice = named(QRadioButton(), f"profile_{code}")
            choice.toggled.connect(lambda on, code=code: self._choose(code) if on else None)
            self._group.addButton(choice)
            self.choices[code] = choice
            self._notes[code] = PlainLabel(kind="small", wrap=True)
            self.add_with_note(choice, self._notes[code])
        self.column.addStretch()

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Which municipality is it for?"))
        self.sentence.setText(
            self.tr(
                "The profile holds your municipality's own words and rules, "
                "with the place in the policy where they stand."
            )
        )
        none = self.tr("The words are general ones, and no rules apply.")
        for code, profile in self._loaded.items():
            name = profile.name.in_language(self._language.code)
            papers = ", ".join(document.name for document in profile.documents)
            self.choices[code].setText(name)
            self.choices[code].setAccessibleName(name)
            self.choices[code].setAccessibleDescription(papers or none)
            self._notes[code].setText(papers or none)

    @override
    def enter(self) -> None:
        chosen = self.choices.get(self.answers.profile) or next(iter(self.choices.values()))
        chosen.setFocus()

    def _choose(self, code: str) -> None:
        self.answers.profile = code
        self.changed.emit()


class OwnerPage(StartPage):
    """Whose register it is, and where it is kept."""

    path_wanted = Signal()

    def __init__(self, flow: FirstStartFlow) -> None:
        super().__init__(flow)
        self._unit_label, self.unit = self.field("unit", lambda text: setattr(self.answers, "unit", text))
        self._person_label, self.person = self.field("person", lambda text: setattr(self.answers, "person", text))
        self.add_field(self._unit_label, self.unit)
        self.add_field(self._person_label, self.person)
        self._kept, self.path = PlainLabel(kind="muted"), PlainLabel(wrap=True)
        self.change = named(QPushButton(), "change_path")
        self.change.clicked.connect(self.path_wanted)
        line = QHBoxLayout()
        line.addWidget(self.path, 1)
        line.addWidget(self.change)
        self.column.addSpacing(8)
        self.column.addWidget(self._kept)
        self.column.addLayout(line)
        self.column.addStretch()

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Whose register is it?"))
        self.sentence.setText(self.tr("The unit stands on every record, and your name in the history of changes."))
        self._unit_label.setText(self.tr("&Department, office or company"))
        self.unit.setAccessibleName(self.tr("Department, office or company"))
        self.unit.setPlaceholderText(self.tr("for example Kulturförvaltningen"))
        self._person_label.setText(self.tr("Your &name"))
        self.person.setAccessibleName(self.tr("Your name"))
        self._kept.setText(self.tr("The register is kept in this file, on this computer:"))
        self.change.setText(self.tr("Chan&ge…"))
        self.change.setAccessibleName(self.tr("Change where the register is kept"))

    def show_path(self, path: Path) -> None:
        """Say where the register will be."""
        self.path.setText(str(path))

    @override
    def enter(self) -> None:
        self.unit.setFocus()


class LockPage(StartPage):
    """How the register is opened."""

    def __init__(self, flow: FirstStartFlow) -> None:
        super().__init__(flow)
        self.keyring, self.passphrase = named(QCheckBox(), "use_keyring"), named(QCheckBox(), "use_passphrase")
        self._keyring_note = PlainLabel(kind="small", wrap=True)
        self._phrase_note = PlainLabel(kind="small", wrap=True)
        self._first_label, self.first = self.field("passphrase", lambda text: setattr(self.answers, "passphrase", text))
        self._again_label, self.again = self.field(
            "passphrase_again", lambda text: setattr(self.answers, "again", text)
        )
        for line in (self.first, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self._phrases = QWidget()
        grid = QGridLayout(self._phrases)
        grid.setContentsMargins(_NOTE, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(14)
        for place, widget in enumerate((self._first_label, self._again_label, self.first, self.again)):
            grid.addWidget(widget, place // 2, place % 2)
        self.add_with_note(self.keyring, self._keyring_note)
        self.add_with_note(self.passphrase, self._phrase_note)
        self.column.addWidget(self._phrases)
        self.column.addStretch()
        self.keyring.toggled.connect(self._take)
        self.passphrase.toggled.connect(self._take)

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("How is it locked?"))
        self.sentence.setText(
            self.tr("The register is encrypted. Only who has a key can open it, also if the computer is lost.")
        )
        self.keyring.setText(self.tr("With this computer's &keyring"))
        opens = self.tr("It opens by itself when you are logged in on this computer.")
        missing = self.tr("This computer has no keyring that the program can trust.")
        self._keyring_note.setText(opens if self.flow.keyring else missing)
        self.passphrase.setText(self.tr("With a &passphrase"))
        self._phrase_note.setText(
            self.tr("At least eight characters; several words are good. It is asked for at every start.")
        )
        self._first_label.setText(self.tr("P&assphrase"))
        self._again_label.setText(self.tr("The same a&gain"))
        for label, line in ((self._first_label, self.first), (self._again_label, self.again)):
            line.setAccessibleName(label.text().replace("&", ""))
        for box in (self.keyring, self.passphrase):
            box.setAccessibleName(box.text().replace("&", ""))
        if self.flow.keyring and self.answers.use_keyring:
            self._phrase_note.setText(
                self.tr("At least eight characters. It opens the register if the keyring is lost.")
            )

    @override
    def enter(self) -> None:
        self.keyring.setEnabled(self.flow.keyring)
        self.keyring.setChecked(self.answers.use_keyring)
        self.passphrase.setChecked(self.answers.use_passphrase)
        self.passphrase.setEnabled(self.flow.keyring)
        self._phrases.setVisible(self.answers.use_passphrase)
        self.retranslate()
        (self.keyring if self.flow.keyring else self.first).setFocus()

    def _take(self) -> None:
        self.answers.use_keyring = self.keyring.isChecked()
        self.answers.use_passphrase = self.passphrase.isChecked()
        self._phrases.setVisible(self.answers.use_passphrase)
        self.retranslate()
        self.changed.emit()


class RecoveryPage(StartPage):
    """The recovery code, shown once, and typed back."""

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, flow: FirstStartFlow, context: Context) -> None:
        super().__init__(flow)
        self.code = PlainLabel(kind="code")
        self.code.setObjectName("recovery_code")
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.print = named(
            QPushButton(
                context.icons("printer"),
                "",
            ),
            "print_code",
        )
        self.save = named(
            QPushButton(
                context.icons("floppy-disk"),
                "",
            ),
            "save_code",
        )
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.done = PlainLabel(kind="muted", wrap=True)
        line = QHBoxLayout()
        line.addWidget(self.print)
        line.addWidget(self.save)
        line.addWidget(self.done, 1)
        self._typed_label, self.typed = self.field("typed_code", lambda text: setattr(self.answers, "typed_code", text))
        self.column.addWidget(self.code)
        self.column.addLayout(line)
        self.column.addSpacing(10)
        self.add_field(self._typed_label, self.typed)
        self.column.addStretch()

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Your recovery code"))
        self.sentence.setText(
            self.tr(
                "It opens the register when nothing else does. It is shown only now, and kept nowhere: "
                "print it, and keep the paper where you keep other things of value."
            )
        )
        self._name_code()
        self.print.setText(self.tr("&Print…"))
        self.save.setText(self.tr("&Save as a file…"))
        self._typed_label.setText(self.tr("&Type the code from the paper"))
        self.typed.setAccessibleName(self.tr("Type the code from the paper"))

    def _name_code(self) -> None:
        """Let a screen reader say the code too: a name is said instead of what stands in a label."""
        name = self.tr("Recovery code")
        self.code.setAccessibleName(f"{name}: {self.flow.recovery_code}")

    @override
    def enter(self) -> None:
        self.code.setText(self.flow.recovery_code)
        self._name_code()
        self.print.setFocus()


class DonePage(StartPage):
    """The register is there."""

    def __init__(self, flow: FirstStartFlow, context: Context) -> None:
        super().__init__(flow)
        self._context = context
        self._pictures: dict[str, PlainLabel] = {}
        self._next: dict[str, PlainLabel] = {}
        self._big = PlainLabel()
        self._big.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.insertWidget(0, self._big)
        self.column.insertSpacing(0, _DONE_ABOVE)
        for label in (self.heading, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addSpacing(14)
        for icon in _NEXT:
            picture, words = PlainLabel(), PlainLabel(wrap=True)
            self._pictures[icon], self._next[icon] = picture, words
            line = QHBoxLayout()
            line.setContentsMargins(_DONE_SIDE, 0, _DONE_SIDE, 0)
            line.setSpacing(14)
            line.addWidget(picture)
            line.addWidget(words, 1)
            self.column.addLayout(line)
        self.column.addStretch()
        context.theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        icons, ratio = self._context.icons, self.devicePixelRatioF()
        self._big.setPixmap(icons.pixmap("check-circle", _BIG, "ok", ratio))
        for icon, label in self._pictures.items():
            label.setPixmap(icons.pixmap(icon, _SMALL, "accent", ratio))

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Done"))
        said = (
            self.tr("Log your first visit: who comes, from where and when. The rest can wait."),
            self.tr("Want to look around first? Put in made-up samples, and take them away with one press."),
            self.tr("A backup is made every day. Keep the paper with the recovery code in a safe place."),
        )
        for label, words in zip(self._next.values(), said, strict=True):
            label.setText(words)
        self.sentence.setText(
            self.tr(
                "The register is made, encrypted and open. Everything you type is saved at once, "
                "and everything can be undone."
            )
        )
