"""The backups: those there are, one more, one that is checked to its last page, and a register made of one of them.

The register itself is checked here too: whoever doubts it is near what helps.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout
from typing_extensions import override

from desktop.ui.dialogs.files import choose_folder, choose_target
from desktop.ui.pages.scroll_page import CardColumn, WorkPage, in_a_row
from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from desktop.domain.errors import AppError
    from desktop.services.backups import Kept
    from desktop.services.doctor import Check
    from desktop.ui.context import Context

_SHOWN = 40
_PILLS = {"opens": ("ok-pill", "✓ "), "locked": ("quiet-pill", "◐ ")}


class BackupsPage(WorkPage):
    """What is long tells how far it has come and can be cancelled; meanwhile the buttons rest."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "backups")
        self._kept: tuple[Kept, ...] = ()
        self.make, self.elsewhere = primary_button("backup_make"), named(QPushButton(), "backup_elsewhere")
        self.other, self.examine = named(QPushButton(), "backup_other"), named(QPushButton(), "register_examine")
        self.folder = link_button("backup_folder")
        self.progress = ProgressStrip(context, "backup_progress")
        self._none = PlainLabel(kind="muted", wrap=True)
        self._found, self._rows = CardColumn(), CardColumn()
        self._lay_out()
        self.make.clicked.connect(lambda: self.make_now(None))
        self.elsewhere.clicked.connect(self._make_elsewhere)
        self.other.clicked.connect(self._restore_other)
        self.examine.clicked.connect(self._examine)
        self.folder.clicked.connect(self._show_folder)
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    @override
    def enter(self) -> None:
        """Look at the backups there are; each is opened, so that it is known to be one."""
        workspace = self.workspace
        if workspace is not None:
            operations = self.context.operations
            operations.read(self, workspace.backups.list, self._show, self.show_error, key="backups")

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.title.setText(self.tr("Backups"))
        self.about.setText(
            self.tr(
                "One is made each day the program is used, opened and checked before it counts. They lie beside the "
                "register: put one on another disk now and then."
            )
        )
        self.make.setText(self.tr("&Make a backup now"))
        self.elsewhere.setText(self.tr("Make one in another &folder…"))
        self.other.setText(self.tr("Restore &another file…"))
        self.examine.setText(self.tr("&Check the register"))
        self.folder.setText(self.tr("Show the folder"))
        self._none.setText(self.tr("There is no backup yet."))
        self._show(self._kept)

    def make_now(self, folder: Path | None) -> None:
        """Make a backup beside the register, or in another folder."""
        workspace = self.workspace
        if workspace is not None:
            telling = self._begin(self.tr("Making the backup"))
            self.context.operations.write(
                self, lambda: workspace.backups.make(folder, tell=telling), self._made, self._failed
            )

    def check(self, backup: Path) -> None:
        """Read all of a backup, as restoring it would."""
        workspace = self.workspace
        if workspace is not None:
            telling = self._begin(self.tr("Checking the backup"))
            done = partial(self._checked, backup)
            self.context.operations.read(
                self, lambda: workspace.backups.check(backup, telling), done, self._failed, key="check"
            )

    def restore(self, backup: Path, target: Path) -> None:
        """Make a new register of a backup; nothing there is touched."""
        from desktop.ui.restoring import Restoring  # noqa: PLC0415 - seldom needed

        restoring = Restoring(self.context, backup, self, target, self._begin(self.tr("Restoring the backup")))
        restoring.restored.connect(lambda restored: self._restored(restored[0]))
        restoring.failed.connect(self._failed)
        restoring.given_up.connect(self._end)
        restoring.begin()

    def _examine(self) -> None:
        """Look at the whole register; what can be made anew is mended."""
        workspace = self.workspace
        if workspace is not None:
            telling = self._begin(self.tr("Checking the register"))
            work = partial(workspace.doctor.examine, telling)
            self.context.operations.write(self, work, self._examined, self._failed)

    def _examined(self, checks: tuple[Check, ...]) -> None:
        self._end()
        self._found.show_cards(self._check_line(each) for each in checks)
        if all(each.ok for each in checks):
            self.tell(self.tr("The register is well."))
        else:
            self.verticalScrollBar().setValue(0)
            announce(self, "\n".join(self._said(each) for each in checks if not each.ok))

    def _said(self, check: Check) -> str:
        return self.context.language.text(f"doctor.{check.detail}", **check.numbers)

    def _check_line(self, check: Check) -> PlainLabel:
        return PlainLabel(("✓ " if check.ok else "! ") + self._said(check), "" if check.ok else "bad", wrap=True)

    def _begin(self, text: str) -> Callable[[int, int], None]:
        self.banner.hide()
        self._found.show_cards(())
        self.told.hide()
        self._set_resting(resting=True)
        return self.progress.begin(text)

    def _end(self) -> None:
        self.progress.end()
        self._set_resting(resting=False)

    def _set_resting(self, *, resting: bool) -> None:
        for button in (self.make, self.elsewhere, self.other, self.examine):
            button.setEnabled(not resting)
        self._rows.setEnabled(not resting)

    def _made(self, kept: Kept) -> None:
        self._end()
        self.tell(self.tr("The backup is made and checked: {name}").format(name=kept.path.name))

    def _checked(self, backup: Path, records: Mapping[str, int]) -> None:
        self._end()
        told = self.tr("All of the backup can be read: {name}, %n record(s)", "", sum(records.values()))
        self.tell(told.format(name=backup.name))

    def _restored(self, path: Path) -> None:
        self._end()
        told = self.tr("The backup is restored in {path}. Open it with Ctrl+K: “Open another register”.")
        self.tell(told.format(path=path))

    def _failed(self, error: AppError) -> None:
        self._end()
        self.refuse(error)

    def _choose_target(self, backup: Path) -> None:
        target = choose_target(self, self.tr("Restore into a new file"), self.tr("restored.utblick"))
        if target is not None:
            self.restore(backup, target)

    def _restore_other(self) -> None:
        from desktop.ui.dialogs.files import choose_files  # noqa: PLC0415 - seldom needed

        for file in choose_files(self, self.tr("Choose the backup"))[:1]:
            self._choose_target(file)

    def _make_elsewhere(self) -> None:
        folder = choose_folder(self, self.tr("Where to put the backup"))
        if folder is not None:
            self.make_now(folder)

    def _show_folder(self) -> None:
        if self.workspace is not None:
            from desktop.services.backups import folder_of  # noqa: PLC0415 - services are slow to load

            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder_of(self.workspace.path))))

    def _show(self, kept: tuple[Kept, ...]) -> None:
        self._kept = kept
        self._none.setVisible(not kept)
        self._rows.show_cards(self._row(each) for each in kept[:_SHOWN])

    def _row(self, kept: Kept) -> QFrame:
        language = self.context.language
        kind, sign = _PILLS.get(kept.state.value, ("bad-pill", "! "))
        row, words = named(QFrame(), "card"), QVBoxLayout()
        when = language.formats.moment(kept.made)
        words.addWidget(PlainLabel(when, "strong"))
        counted = "" if kept.records is None else self.tr("%n record(s)", "", sum(kept.records.values()))
        parts = (language.label(f"backup.reason.{kept.reason}"), language.formats.size(kept.size), counted)
        words.addWidget(PlainLabel("  ·  ".join(part for part in parts if part), "small"))
        line = QHBoxLayout(row)
        line.setContentsMargins(14, 10, 14, 10)
        line.setSpacing(8)
        line.addLayout(words, 1)
        line.addWidget(PlainLabel(sign + language.label(f"backup.state.{kept.state.value}"), kind))
        line.addWidget(self._check_button(kept, when))
        restore = named(QPushButton(), "backup_restore")
        restore.setText(self.tr("Restore…"))
        restore.setAccessibleName(self.tr("Restore the backup of {when}").format(when=when))
        restore.clicked.connect(partial(self._choose_target, kept.path))
        line.addWidget(restore)
        return row

    def _check_button(self, kept: Kept, when: str) -> QPushButton:
        check = link_button("backup_check")
        check.setProperty("tight", "true")
        check.setText(self.tr("Check all of it"))
        check.setAccessibleName(self.tr("Check all of the backup of {when}").format(when=when))
        check.setEnabled(kept.state.value == "opens")
        check.clicked.connect(partial(self.check, kept.path))
        return check

    def _lay_out(self) -> None:
        self.head.addWidget(self.folder)
        self.column.addLayout(in_a_row(self.make, self.elsewhere, self.other, self.examine))
        for widget in (self.progress, self._found, self._none, self._rows):
            self.column.addWidget(widget)
        self.column.addStretch()
