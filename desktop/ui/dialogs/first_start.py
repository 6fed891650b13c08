"""The first start: four short pages, and a register."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)
from typing_extensions import override

from desktop.services import places
from desktop.ui.dialogs.first_start_pages import DonePage, LockPage, OwnerPage, ProfilePage, RecoveryPage
from desktop.ui.dialogs.recovery_paper import paper_pdf, paper_text
from desktop.ui.first_start_flow import FirstStartFlow, Lack, Step
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtPrintSupport import QPrinter

    from desktop.domain.errors import AppError
    from desktop.services.workspace import Created, Workspace
    from desktop.ui.context import Context
    from desktop.ui.dialogs.first_start_pages import StartPage

_SUFFIX = ".utblick"
_STEPS_WIDE, _STEPS_HIGH = 140, 6


class FirstStartDialog(QDialog):
    """Shows where the flow is. `finished_with` carries the open Workspace; `open_wanted` asks for another register."""

    finished_with = Signal(object)
    open_wanted = Signal()

    def __init__(self, context: Context, path: Path | None = None, profile: Path | None = None) -> None:
        super().__init__(None)
        self.setObjectName("first_start")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.flow = FirstStartFlow(keyring=False)
        if profile is not None:
            self.flow.join(str(profile))
        self.path = path or places.suggested_register()
        self._workspace: Workspace | None = None
        self._warned = False
        self.owner, self.lock = OwnerPage(self.flow), LockPage(self.flow)
        self.recovery = RecoveryPage(self.flow, context)
        self.pages: dict[Step, StartPage] = {
            Step.PROFILE: ProfilePage(self.flow, context),
            Step.OWNER: self.owner,
            Step.LOCK: self.lock,
            Step.RECOVERY: self.recovery,
            Step.DONE: DonePage(self.flow, context),
        }
        self.stack = QStackedWidget()
        self.banner = Banner(context)
        self.lack = PlainLabel(kind="bad", wrap=True)
        self._place, self._steps = PlainLabel(kind="head"), QProgressBar()
        self.language = named(QComboBox(), "start_language")
        self.on, self.back = primary_button("go_on"), named(QPushButton(), "go_back")
        self.existing = link_button("open_existing")
        self._lay_out()
        self._connect()
        self._look_for_keyring()
        self.retranslate()
        self._show_step()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.setWindowTitle(self.tr("Welcome to Utblick"))
        self.language.setAccessibleName(self.tr("Language"))
        self.language.setCurrentIndex(self.language.findData(self._context.language.code))
        self.back.setText(self.tr("&Back"))
        self.existing.setText(self.tr("Open a register there is…"))
        for page in self.pages.values():
            page.retranslate()
        self._show_words()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave(event)

    @override
    def reject(self) -> None:
        self.close()

    def _leave(self, event: QCloseEvent) -> None:
        """Warn once who leaves before the code has been typed back; then let them go."""
        if self.flow.step is Step.RECOVERY and not self._warned:
            self._warned = True
            self.lack.set_kind("warn")
            self._say(
                self.tr(
                    "The code has not been typed back. Without it nobody can open the register if the computer or the "
                    "passphrase is lost. Close once more to leave all the same."
                )
            )
            event.ignore()
            return
        if self._workspace is not None and self.flow.step is not Step.DONE:
            self._workspace.close()
        event.accept()

    def _look_for_keyring(self) -> None:
        def work() -> bool:
            from desktop.keystore import keyring_available  # noqa: PLC0415 - it is slow to load

            return keyring_available()

        self._context.operations.read(self, work, lambda found: self.flow.know_keyring(keyring=found))

    def _go_on(self) -> None:
        lack = self.flow.lack
        if lack is not Lack.NOTHING:
            self.lack.set_kind("bad")
            self._say(self._lacks()[lack])
        elif self.flow.step is Step.DONE:
            self.close()
            self.finished_with.emit(self._workspace)
        elif self.flow.makes_register:
            self._make()
        else:
            self.flow.go_on()
            self._show_step()

    def _go_back(self) -> None:
        self.flow.go_back()
        self._show_step()

    def _make(self) -> None:
        answers, path, clock = self.flow.answers, self.path, self._context.clock

        def work() -> Created:
            from desktop.policy import profile  # noqa: PLC0415 - beside the import that has to be late
            from desktop.services import workspace  # noqa: PLC0415 - services are slow to load

            path.parent.mkdir(parents=True, exist_ok=True)
            phrase = answers.passphrase if answers.use_passphrase else None
            chosen = profile.load(answers.profile)
            setup = workspace.Setup(chosen, answers.unit, answers.person, answers.role, phrase, answers.use_keyring)
            return workspace.create(path, setup, clock)

        self.on.setEnabled(False)
        self._context.operations.write(self, work, self._made, self._not_made)

    def _made(self, created: Created) -> None:
        self.on.setEnabled(True)
        self._workspace = created.workspace
        self.flow.made(created.recovery_code)
        self._show_step()

    def _not_made(self, error: AppError) -> None:
        self.on.setEnabled(True)
        self.banner.show_error(error)

    def _show_step(self) -> None:
        self.lack.hide()
        self.banner.hide()
        page = self.pages[self.flow.step]
        self.stack.setCurrentWidget(page)
        self._show_words()
        page.enter()
        announce(self, page.heading.text())

    def _show_words(self) -> None:
        step = self.flow.step
        self.owner.show_path(self.path)
        self.back.setVisible(self.flow.can_go_back)
        self.existing.setVisible(step is Step.PROFILE)
        self.on.setText(self.tr("&Make the register") if self.flow.makes_register else self.tr("&Continue"))
        if step is Step.DONE:
            self.on.setText(self.tr("&Begin"))
        counted = self.tr("Step {n} of {all}").format(n=step + 1, all=len(Step) - 1)
        self._place.setText("" if step is Step.DONE else counted)
        self._steps.setValue(step + 1)
        self._steps.setVisible(step is not Step.DONE)
        self._steps.setAccessibleName(counted)

    def _changed(self) -> None:
        if self.lack.isVisible() and self.flow.lack is Lack.NOTHING:
            self.lack.hide()

    def _say(self, text: str) -> None:
        self.lack.setText(text)
        self.lack.show()
        announce(self, text)

    def _lacks(self) -> dict[Lack, str]:
        return {
            Lack.NO_PROFILE: self.tr("Choose a municipality, or the one without a policy."),
            Lack.NO_UNIT: self.tr("Write the name of your department, office or company."),
            Lack.NO_PERSON: self.tr("Write your name."),
            Lack.NO_WAY_IN: self.tr("Choose the keyring, a passphrase, or both."),
            Lack.PASSPHRASE_SHORT: self.tr("The passphrase is too short: it needs at least eight characters."),
            Lack.PASSPHRASES_DIFFER: self.tr("The two passphrases are not the same."),
            Lack.CODE_NOT_TYPED: self.tr("Type the code from the paper, so that you know it can be read."),
            Lack.CODE_DIFFERS: self.tr("That is not the same code. Compare it with the paper, group by group."),
        }

    def _choose_path(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Where the register is kept"), str(self.path))
        if name:
            chosen = Path(name)
            self.path = chosen if chosen.suffix else chosen.with_suffix(_SUFFIX)
            self._show_words()

    def _print(self) -> None:
        from desktop.ui.printing import asked_for_printer  # noqa: PLC0415 - once in a register's life

        context, flow, path = self._context, self.flow, self.path
        printer = asked_for_printer(self, context.language.text("paper.name.recovery"))
        if printer is None:
            return
        told = (context.language.code, flow.answers.unit.strip(), path, flow.recovery_code, context.clock.today())
        context.operations.read(self, lambda: paper_pdf(*told), partial(self._send, printer), key="print")

    def _send(self, printer: QPrinter, content: bytes) -> None:
        from desktop.ui.printing import Printing  # noqa: PLC0415 - as above

        printing = Printing(self._context, content, printer, self)
        printing.done.connect(lambda: self.recovery.done.setText(self.tr("Sent to the printer.")))
        printing.failed.connect(self.banner.show_error)
        printing.begin()

    def _save(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Save the recovery code"), self.tr("Recovery code.txt"))
        if name:
            self.save_code(Path(name))

    def save_code(self, path: Path) -> None:
        """Write the code to a text file."""
        try:
            path.write_text(paper_text(self._context, self.flow, self.path), encoding="utf-8")
        except OSError:
            self.lack.set_kind("bad")
            self._say(self.tr("The file could not be written. Choose another folder."))
            return
        self.recovery.done.setText(self.tr("Saved. Move the file away from this computer."))

    def _take_language(self) -> None:
        self._context.language.choose(self.language.currentData(), self._context.preferences)

    def _connect(self) -> None:
        for page in self.pages.values():
            page.changed.connect(self._changed)
        self.on.setDefault(True)
        self.on.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)
        self.existing.clicked.connect(self.open_wanted)
        self.owner.path_wanted.connect(self._choose_path)
        self.recovery.print_wanted.connect(self._print)
        self.recovery.save_wanted.connect(self._save)
        self.language.activated.connect(self._take_language)
        self._context.language.changed.connect(self.retranslate)

    def _lay_out(self) -> None:
        for code, name in (("sv", "Svenska"), ("en", "English")):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(self._context.language.code))
        for page in self.pages.values():
            self.stack.addWidget(page)
        head, foot = QHBoxLayout(), QHBoxLayout()
        named(self._steps, "start_steps").setRange(0, len(Step) - 1)
        self._steps.setTextVisible(False)
        self._steps.setFixedSize(_STEPS_WIDE, _STEPS_HIGH)
        head.setSpacing(12)
        head.addWidget(self._place)
        head.addWidget(self._steps, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch()
        head.addWidget(self.language)
        foot.addWidget(self.existing)
        foot.addStretch()
        foot.addWidget(self.back)
        foot.addWidget(self.on)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 20, 34, 22)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.banner)
        column.addWidget(self.lack)
        column.addLayout(foot)
        self.lack.hide()
        self.resize(640, 560)
