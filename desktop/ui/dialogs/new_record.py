"""A new record: who, from where, when. Everything else can wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from db.fields import KINDS, types
from desktop.domain.errors import InvalidInput
from desktop.ui.layout import asked_of_new, likely_of_new, party_of
from desktop.ui.live_wordbook import LiveWordbook
from desktop.ui.mnemonics import with_mnemonics
from desktop.ui.titles import is_suggested, suggested_title
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.field_form import FieldForm
from desktop.ui.widgets.known_panel import KnownPanel, look_up, party_in
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from desktop.domain.errors import AppError
    from desktop.domain.records import Saved
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.widgets.known_panel import Answer

_TYPING_REST = 300


class NewRecordDialog(QDialog):
    """Asks for the least, and adds the record; `given` stands in its fields already. `added` carries what was saved."""

    added = Signal(object)

    def __init__(
        self,
        context: Context,
        workspace: Workspace,
        kind: str,
        parent: QWidget | None,
        given: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("new_record_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._workspace, self._kind = context, workspace, KINDS[kind]
        self._words = LiveWordbook(context.language, workspace.profile)
        asked, title = asked_of_new(self._kind), self._kind.by_name["title"]
        fields = (*asked, title) if is_suggested(kind) else (title, *asked)
        self.form = FieldForm(context, self._words, kind, fields)
        self._suggested = ""
        self._known_heading, self.known = PlainLabel(kind="section"), KnownPanel(context, self._words, leads=False)
        self._rest = QTimer(self, singleShot=True, interval=_TYPING_REST)
        self._rest.timeout.connect(self._look)
        self._banner = Banner(context)
        self.make = primary_button("create_record")
        self.make.setDefault(True)
        self._cancel = named(QPushButton(), "cancel_new_record")
        self._lay_out()
        if is_suggested(kind):
            for cell in self.form.cells.values():
                cell.editor.typed.connect(self._suggest)
        if any(party_of(self._kind)):
            for cell in self.form.cells.values():
                cell.editor.typed.connect(self._rest.start)
        self.make.clicked.connect(self._add)
        self._cancel.clicked.connect(self.reject)
        self._translate()
        for name, text in (likely_of_new(self._kind, context.clock.today()) | dict(given or {})).items():
            self.form.cells[name].editor.show_text(text)
        self._begin()

    def _translate(self) -> None:
        self.setWindowTitle(self._context.language.label(f"kind.{self._kind.name}.new"))
        self._heading.setText(self._context.language.label(f"kind.{self._kind.name}.new"))
        self._ease.setText(self.tr("Fill in what you know. Everything else can wait."))
        self._known_heading.setText(self.tr("What we know already"))
        self.make.setText(self.tr("Create"))
        self._cancel.setText(self.tr("Cancel"))
        self.form.set_labels(with_mnemonics(self.form.labels()))

    def _begin(self) -> None:
        """Go to the first field that is written in."""
        cells = self.form.cells.values()
        written = (cell for cell in cells if not isinstance(cell.field.type, types.Choice) and not cell.editor.text())
        next(written).editor.take_focus()

    def _suggest(self) -> None:
        """Offer a title until the user writes one of their own."""
        title = self.form.cells["title"].editor
        if title.has_focus or title.text() != self._suggested:
            return
        self._suggested = suggested_title(self._context.language, self._kind.name, self._said())
        title.show_text(self._suggested)

    def _look(self) -> None:
        """Look up what is known already of whom the new record is about."""
        said = {name: cell.editor.text() for name, cell in self.form.cells.items()}
        workspace, party = self._workspace, party_in(self._kind.name, said)
        self._context.operations.read(self, lambda: look_up(workspace, party), self._show_known, key="known")

    def _show_known(self, answers: tuple[Answer, ...]) -> None:
        found = tuple(answer for answer in answers if answer.known or answer.others)
        self.known.show_answers(found)
        self.known.setVisible(bool(found))
        self._known_heading.setVisible(bool(found))

    def _said(self) -> dict[str, str]:
        """Give what stands in the fields, as people read it: the country by its name."""
        said = {}
        for name, cell in self.form.cells.items():
            text = cell.editor.text().strip()
            kind = cell.field.type
            known = isinstance(kind, types.Country) and text in dict(self._words.options(kind))
            said[name] = self._words.word(kind, text) if known else text
        return said

    def _add(self) -> None:
        for cell in self.form.cells.values():
            cell.clear()
        self._banner.hide()
        given = {name: cell.editor.raw() for name, cell in self.form.cells.items() if cell.editor.text().strip()}
        records, kind = self._workspace.records, self._kind.name
        self.make.setEnabled(False)
        self._context.operations.write(self, lambda: records.add(kind, given), self._done, self._refuse)

    def _done(self, saved: Saved) -> None:
        self.added.emit(saved)
        self.accept()

    def _refuse(self, error: AppError) -> None:
        self.make.setEnabled(True)
        name = str(error.details.get("field", "")).rpartition(".")[2]
        cell = self.form.cells.get(name)
        if isinstance(error, InvalidInput) and cell is not None:
            cell.show_wrong(error)
            cell.editor.take_focus()
        else:
            self._banner.show_error(error)

    def _lay_out(self) -> None:
        self._heading, self._ease = PlainLabel(kind="title"), PlainLabel(kind="muted")
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(12)
        for widget in (self._heading, self._ease, self._banner, self.form, self._known_heading, self.known):
            column.addWidget(widget)
        self._known_heading.hide()
        self.known.hide()
        column.addStretch()
        column.addSpacing(6)
        column.addLayout(foot)
        self.setMinimumWidth(600)
