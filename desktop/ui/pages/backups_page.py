"""The backups: those there are, one more, and a register made of one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.dialogs.files import choose_folder, choose_target
from desktop.ui.pages.scroll_page import ScrollPage, in_a_row
from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.errors import AppError
    from desktop.services.backups import Kept
    from desktop.ui.context import Context

_SHOWN = 40
_PILLS = {"opens": ("ok-pill", "✓ "), "locked": ("quiet-pill", "◐ ")}


class BackupsPage(ScrollPage):
    """What is long is done aside; meanwhile the button rests."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "backups")
        self._kept: tuple[Kept, ...] = ()
        self._about, self._told = PlainLabel(kind="muted", wrap=True), PlainLabel(kind="ok-pill", wrap=True)
        self.make, self.elsewhere = primary_button("backup_make"), named(QPushButton(), "backup_elsewhere")
        self.folder = link_button("backup_folder")
        self._none = PlainLabel(kind="muted")
        self._rows = QWidget()
        self._lay_out()
        self.make.clicked.connect(lambda: self.make_now(None))
        self.elsewhere.clicked.connect(self._make_elsewhere)
        self.folder.clicked.connect(self._show_folder)
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    def enter(self) -> None:
        """Look at the backups there are; each is opened, so that it is known to be one."""
        workspace = self.workspace
        if workspace is not None:
            operations = self.context.operations
            operations.read(self, workspace.backups.list, self._show, self.show_error, key="backups")

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.title.setText(self.tr("Backups"))
        self._about.setText(
            self.tr(
                "One is made each day the program is used, opened and checked before it counts. They lie beside the "
                "register: put one on another disk now and then."
            )
        )
        self.make.setText(self.tr("&Make a backup now"))
        self.elsewhere.setText(self.tr("Make one in another &folder…"))
        self.folder.setText(self.tr("Show the folder"))
        self._none.setText(self.tr("There is no backup yet."))
        self._show(self._kept)

    def make_now(self, folder: Path | None) -> None:
        """Make a backup beside the register, or in another folder."""
        workspace = self.workspace
        if workspace is None:
            return
        self._rest(self.tr("Making the backup…"))
        self.context.operations.write(self, partial(workspace.backups.make, folder), self._made, self._failed)

    def restore(self, backup: Path, target: Path) -> None:
        """Make a new register of a backup; nothing there is touched."""
        from desktop.ui.restoring import Restoring  # noqa: PLC0415 - seldom needed

        self.banner.hide()
        restoring = Restoring(self.context, backup, self, target)
        restoring.restored.connect(lambda restored: self._restored(restored[0]))
        restoring.failed.connect(self._failed)
        restoring.begin()

    def _rest(self, text: str) -> None:
        self.banner.hide()
        self.make.setEnabled(False)
        self._told.set_kind("quiet-pill")
        self._told.setText("… " + text)
        self._told.show()

    def _tell(self, text: str) -> None:
        self.make.setEnabled(True)
        self._told.set_kind("ok-pill")
        self._told.setText("✓ " + text)
        announce(self, text)
        self.enter()

    def _made(self, kept: Kept) -> None:
        self._tell(self.tr("The backup is made and checked: {name}").format(name=kept.path.name))

    def _restored(self, path: Path) -> None:
        told = self.tr("The backup is restored in {path}. Open it with Ctrl+K: “Open another register”.")
        self._told.show()
        self._tell(told.format(path=path))

    def _failed(self, error: AppError) -> None:
        self.make.setEnabled(True)
        self._told.hide()
        self.show_error(error)

    def _choose_target(self, backup: Path) -> None:
        target = choose_target(self, self.tr("Restore into a new file"), self.tr("restored.utblick"))
        if target is not None:
            self.restore(backup, target)

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
        column = self._rows.layout()
        assert column is not None  # noqa: S101 - made with the page
        while (item := column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._none.setVisible(not kept)
        for each in kept[:_SHOWN]:
            column.addWidget(self._row(each))

    def _row(self, kept: Kept) -> QFrame:
        language = self.context.language
        kind, sign = _PILLS.get(kept.state.value, ("bad-pill", "! "))
        row, words = named(QFrame(), "card"), QVBoxLayout()
        when = language.formats.moment(kept.made)
        words.addWidget(PlainLabel(when, "strong"))
        counted = "" if kept.records is None else self.tr("%n record(s)", "", sum(kept.records.values()))
        parts = (language.label(f"backup.reason.{kept.reason}"), language.formats.size(kept.size), counted)
        words.addWidget(PlainLabel("  ·  ".join(part for part in parts if part), "small"))
        restore = named(QPushButton(), "backup_restore")
        restore.setText(self.tr("Restore…"))
        restore.setAccessibleName(self.tr("Restore the backup of {when}").format(when=when))
        restore.clicked.connect(partial(self._choose_target, kept.path))
        line = QHBoxLayout(row)
        line.setContentsMargins(14, 10, 14, 10)
        line.addLayout(words, 1)
        line.addWidget(PlainLabel(sign + language.label(f"backup.state.{kept.state.value}"), kind))
        line.addWidget(restore)
        return row

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        self.head.addWidget(self.folder)
        self._told.hide()
        self.column.addWidget(self._about)
        self.column.addLayout(in_a_row(self.make, self.elsewhere))
        for widget in (self._told, self._none, self._rows):
            self.column.addWidget(widget)
        self.column.addStretch()
