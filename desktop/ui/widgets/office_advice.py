"""Advice that departments have asked for: read here, and answered with words that go along with the next receipt."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.models.office_table import TableLine
from desktop.ui.pages.scroll_page import in_a_row
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.office_table import OfficeTable

if TYPE_CHECKING:
    from desktop.services.advice_asked import Asked
    from desktop.services.remarks import Standing
    from desktop.ui.context import Context
    from desktop.ui.pages.office_page import OfficePage


class OfficeAdvice(QWidget):
    """What is open stands first."""

    def __init__(self, context: Context, page: OfficePage) -> None:
        super().__init__()
        self._context, self._page = context, page
        self.requests: tuple[Asked, ...] = ()
        self.table, self.empty = OfficeTable(context, "advice_table", least=8), EmptyState(context, "envelope-simple")
        self._words = PlainLabel(wrap=True)
        self.answer = named(QPushButton(), "advice_answer")
        self.answer.setProperty("primary", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        middle = QHBoxLayout()
        middle.addWidget(self.table, 1)
        middle.addWidget(self.empty, 1)
        column.addLayout(middle, 1)
        column.addWidget(self._words)
        column.addLayout(in_a_row(self.answer))
        self.table.chosen.connect(lambda _about: self._show_one())
        self.answer.clicked.connect(self._begin)
        self.retranslate()

    @property
    def open(self) -> int:
        """How many nobody has answered."""
        return sum(each.open for each in self.requests)

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.table.setAccessibleName(self.tr("Advice asked for"))
        self.answer.setText(self.tr("A&nswer…"))
        self.empty.say(
            self.tr("Nobody asks for advice"),
            self.tr("What a department asks in Utblick comes with its bundle, and stands here."),
        )
        self.show_requests(self.requests)

    def show_requests(self, found: tuple[Asked, ...]) -> None:
        """Show these."""
        self.requests = found
        label = self._context.language.label
        lines = [
            TableLine(
                (each.title, each.name, each.about, each.day, label(f"cli.advice.state.{each.state}").capitalize()),
                each.id,
                {4: "warn"} if each.open else {4: "ok"},
            )
            for each in found
        ]
        headings = (self.tr("Request"), self.tr("Department"), self.tr("About"), self.tr("Asked"), self.tr("Standing"))
        self.table.show_lines(headings, lines)
        if self.table.about is None and lines:
            self.table.select(lambda _about: True)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self._show_one()

    @property
    def _chosen(self) -> Asked | None:
        return next((each for each in self.requests if each.id == self.table.about), None)

    def _show_one(self) -> None:
        each = self._chosen
        self.answer.setVisible(each is not None)
        self._words.setVisible(each is not None)
        if each is not None:
            answered = self.tr("Answer: {text}").format(text=each.answer) if each.answer else ""
            self._words.setText("\n\n".join(text for text in (each.title, each.text, answered) if text))

    def _begin(self) -> None:
        from desktop.ui.dialogs.office_reason import ReasonDialog  # noqa: PLC0415 - seldom needed

        each = self._chosen
        if each is not None:
            heading = self.tr("Answer {name}").format(name=each.name)
            sentence = "\n\n".join(text for text in (each.title, each.text) if text)
            deed, label = self.tr("Answer"), self.tr("&Answer")
            dialog = ReasonDialog(heading, sentence, deed, self.window(), label=label)
            dialog.given.connect(lambda text: self.give(each, str(text)))
            dialog.open()

    def give(self, each: Asked, text: str) -> None:
        """Answer a request."""
        workspace = self._page.workspace
        if workspace is None:
            return

        def given(_standing: Standing) -> None:
            told = self.tr("The answer to {name} is kept. It goes along with the next receipt.")
            self._page.tell(told.format(name=each.name))
            self._page.enter()

        work = partial(workspace.advice_asked.answer, each.id, text)
        self._context.operations.write(self, work, given, self._page.show_error)
