"""The reminders of a year: whom to write to and what, ready to be copied, opened as a mail, saved or printed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.language.reminders import reminder_mail
from desktop.ui.dialogs.files import choose_target
from desktop.ui.models.office_table import TableLine
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.office_table import OfficeTable

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.board import Reminder
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context

_SIZE, _SIDE = (980, 620), 380


class RemindersDialog(QDialog):
    """Nothing is sent from here: the mail program does that, with the texts from here."""

    def __init__(
        self, context: Context, workspace: Workspace, year: int, found: tuple[Reminder, ...], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reminders_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._workspace, self._year, self._found = context, workspace, year, found
        self.table = OfficeTable(context, "reminders_table", wide=0, least=8)
        self.by = named(QLineEdit(), "reminders_by")
        self.to, self.subject = named(QLineEdit(), "reminders_to"), named(QLineEdit(), "reminders_subject")
        self.text = named(QPlainTextEdit(), "reminders_text")
        self.banner, self.told = Banner(context), PlainLabel(kind="small", wrap=True)
        self.copy, self.mail = named(QPushButton(), "reminders_copy"), primary_button("reminders_mail")
        self.save, self.print = named(QPushButton(), "reminders_save"), named(QPushButton(), "reminders_print")
        self._close = named(QPushButton(), "reminders_close")
        self._lay_out()
        self._connect()
        self._list()

    def mail_of(self, reminder: Reminder) -> tuple[str, str]:
        """Give the subject and the text for a department."""
        texts, office = self._context.language.texts, self._workspace.owner.unit
        return reminder_mail(reminder, self._year, self.by.text().strip(), office, texts)

    def everything(self) -> str:
        """Give all mails as one text."""
        language = self._context.language
        parts = []
        for each in self._found:
            subject, text = self.mail_of(each)
            to = each.department.email or language.text("cli.board.no_address", name=each.department.name)
            head = [language.text("cli.board.to", to=to), language.text("cli.board.subject", subject=subject)]
            parts.append("\n".join([*head, "", text]))
        return f"\n\n{'-' * 40}\n\n".join(parts) + "\n"

    def save_to(self, target: Path) -> None:
        """Save all of them as a text file."""
        content = self.everything().encode()

        def work() -> None:
            from desktop.services.small_files import write_file  # noqa: PLC0415 - services are slow to load

            write_file(target, content, replace=True)

        told = self.tr("Saved: {name}").format(name=target.name)
        self._context.operations.write(self, work, lambda _done: self._tell(told), self.banner.show_error)

    @property
    def _chosen(self) -> Reminder | None:
        place = self.table.about
        return self._found[place] if isinstance(place, int) else None

    def _list(self) -> None:
        lines = []
        for place, each in enumerate(self._found):
            reasons = [] if each.delivered else [self.tr("not delivered")]
            reasons += [self.tr("%n question(s)", "", each.questions)] if each.questions else []
            no_address = "" if each.department.email else "! " + self.tr("no address")
            words = (each.department.name, ", ".join(reasons), no_address)
            lines.append(TableLine(words, place, {2: "warn"}))
        self.table.show_lines((self.tr("Department"), self.tr("Why"), self.tr("Address")), lines)
        self.table.select(lambda _about: True)

    def _show(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        subject, text = self.mail_of(chosen)
        self.to.setText(chosen.department.email)
        self.subject.setText(subject)
        self.subject.setCursorPosition(0)
        self.text.setPlainText(text)
        self.mail.setEnabled(bool(chosen.department.email))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.subject.text()}\n\n{self.text.toPlainText()}")
        self._tell(self.tr("Copied. Paste it into the mail."))

    def _mail(self) -> None:
        parts = f"subject={quote(self.subject.text())}&body={quote(self.text.toPlainText())}"
        QDesktopServices.openUrl(QUrl(f"mailto:{quote(self.to.text(), safe='@,')}?{parts}"))

    def _save(self) -> None:
        name = self.tr("reminders {year}.txt").format(year=self._year)
        target = choose_target(self, self.tr("Save all reminders"), name, self.tr("Text (*.txt)"))
        if target is not None:
            self.save_to(target)

    def _print(self) -> None:
        from desktop.ui.dialogs.other_papers import reminders_dialog  # noqa: PLC0415 - seldom needed

        mails = tuple((each.department.name, *self.mail_of(each)) for each in self._found)
        reminders_dialog(self._context, self._workspace, self._year, mails, self).open()

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.show()
        announce(self, text)

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _about: self._show())
        self.by.textChanged.connect(lambda _text: self._show())
        for button, run in (
            (self.copy, self._copy), (self.mail, self._mail), (self.save, self._save), (self.print, self._print),
            (self._close, self.reject),
        ):  # fmt: skip
            button.clicked.connect(run)

    def _name_all(self) -> None:
        self.setWindowTitle(self.tr("Reminders for {year}").format(year=self._year))
        self.table.setAccessibleName(self.tr("Whom to remind"))
        self.copy.setText(self.tr("&Copy"))
        self.mail.setText(self.tr("&Open as a mail"))
        self.save.setText(self.tr("&Save all…"))
        self.print.setText(self.tr("&Print…"))
        self._close.setText(self.tr("C&lose"))
        self.by.setPlaceholderText(self.tr("for example 15 February"))

    def _lay_out(self) -> None:
        self._name_all()
        self.text.setTabChangesFocus(True)
        for box in (self.to, self.subject, self.text):
            box.setReadOnly(True)
        self.told.hide()
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.table, 1)
        right.setSpacing(6)
        for text, part, column in (
            (self.tr("&Answer by"), self.by, left),
            (self.tr("&To"), self.to, right),
            (self.tr("S&ubject"), self.subject, right),
            (self.tr("Te&xt"), self.text, right),
        ):
            label = PlainLabel(text)
            label.setBuddy(part)
            part.setAccessibleName(text.replace("&", ""))
            column.addWidget(label)
            column.addWidget(part, part is self.text)
        side = QWidget()
        side.setFixedWidth(_SIDE)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(side)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        for widget in (PlainLabel(self.windowTitle(), "title"), self.banner):
            column.addWidget(widget)
        column.addLayout(middle, 1)
        column.addWidget(self.told)
        column.addLayout(self._foot())
        self.resize(*_SIZE)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        for button in (self.save, self.print):
            foot.addWidget(button)
        foot.addStretch()
        for button in (self._close, self.copy, self.mail):
            foot.addWidget(button)
        return foot
