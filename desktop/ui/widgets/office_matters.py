"""What the board is to decide: what records still need by the profile's rules, and what the office writes down."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui.models.office_table import TableLine
from desktop.ui.pages.scroll_page import in_a_row
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.office_table import OfficeTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.matters import Matter
    from desktop.ui.context import Context
    from desktop.ui.pages.office_page import OfficePage


class OfficeMatters(QWidget):
    """What is settled stands last, and stays."""

    def __init__(self, context: Context, page: OfficePage) -> None:
        super().__init__()
        self._context, self._page = context, page
        self.matters: tuple[Matter, ...] = ()
        self.table, self.empty = OfficeTable(context, "matters_table", least=8), EmptyState(context, "clipboard-text")
        self._words = PlainLabel(wrap=True)
        self.settle, self.print = named(QPushButton(), "matter_settle"), named(QPushButton(), "matters_print")
        self.title, self.write = named(QLineEdit(), "matter_title"), named(QPushButton(), "matter_write")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        middle, below = QHBoxLayout(), QHBoxLayout()
        middle.addWidget(self.table, 1)
        middle.addWidget(self.empty, 1)
        below.setSpacing(8)
        below.addWidget(self.title, 1)
        below.addWidget(self.write)
        column.addLayout(middle, 1)
        column.addWidget(self._words)
        column.addLayout(in_a_row(self.settle, self.print))
        column.addLayout(below)
        self.table.chosen.connect(lambda _about: self._show_one())
        self.title.textChanged.connect(lambda text: self.write.setEnabled(bool(text.strip())))
        self.title.returnPressed.connect(self.write.click)
        self.write.clicked.connect(self._write)
        self.settle.clicked.connect(self._settle)
        self.print.clicked.connect(self._print)
        self.write.setEnabled(False)
        self.retranslate()

    @property
    def open(self) -> int:
        """How many are not settled."""
        return sum(not each.settled for each in self.matters)

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.table.setAccessibleName(self.tr("Matters for the board"))
        self.settle.setText(self.tr("Call it &settled"))
        self.print.setText(self.tr("P&rint the list…"))
        self.title.setPlaceholderText(self.tr("Another matter"))
        self.title.setAccessibleName(self.tr("Another matter"))
        self.write.setText(self.tr("&Write it down"))
        self.empty.say(
            self.tr("Nothing waits for the board"),
            self.tr("What the profile's rules leave to the board comes here by itself. Others you write down below."),
        )
        self.show_matters(self.matters)

    def show_matters(self, found: tuple[Matter, ...]) -> None:
        """Show these."""
        self.matters = found
        language, workspace = self._context.language, self._page.workspace
        own = "" if workspace is None else workspace.owner.unit
        lines = []
        for each in found:
            state = "✓ " + self.tr("Settled") if each.settled else "◐ " + self.tr("Open")
            why = each.text.in_language(language.code) or each.written
            tone = "muted" if each.settled else "warn"
            lines.append(TableLine((each.title, each.department or own, state, why), each.id, {2: tone}))
        headings = (self.tr("Matter"), self.tr("Department"), self.tr("Standing"), self.tr("Why"))
        self.table.show_lines(headings, lines)
        if self.table.about is None and lines:
            self.table.select(lambda _about: True)
        for widget in (self.table, self.print):
            widget.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self._show_one()

    @property
    def _chosen(self) -> Matter | None:
        return next((each for each in self.matters if each.id == self.table.about), None)

    def _show_one(self) -> None:
        each, code = self._chosen, self._context.language.code
        self.settle.setVisible(each is not None and not each.settled)
        self._words.setVisible(each is not None)
        if each is not None:
            said = (
                each.text.in_language(code) or each.written,
                each.do.in_language(code),
                each.source.in_language(code),
            )
            self._words.setText("\n".join(text for text in (each.title, *said) if text))

    def _write(self) -> None:
        workspace, year, title = self._page.workspace, self._page.year, self.title.text()
        if workspace is not None:
            told = self.tr("“{title}” is written down.")
            self._change(partial(workspace.matters.write, year, title), told, self.title.clear)

    def _settle(self) -> None:
        workspace, year, each = self._page.workspace, self._page.year, self._chosen
        if workspace is not None and each is not None:
            self._change(partial(workspace.matters.settle, year, each.id), self.tr("“{title}” is settled."))

    def _change(self, work: Callable[[], Matter], told: str, then: Callable[[], object] = lambda: None) -> None:
        def changed(matter: Matter) -> None:
            then()
            self._page.tell(told.format(title=matter.title))
            self._page.enter()

        self._context.operations.write(self, work, changed, self._page.show_error)

    def _print(self) -> None:
        from desktop.ui.dialogs.other_papers import matters_dialog  # noqa: PLC0415 - seldom needed

        workspace = self._page.workspace
        if workspace is not None:
            matters_dialog(self._context, workspace, self._page.year, self.matters, self.window()).open()
