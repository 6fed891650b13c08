"""The board of a year: who has delivered, who is missing, what is open, and the reminders."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton
from typing_extensions import override

from desktop.ui.models import office_board
from desktop.ui.pages.office_page import OfficePage
from desktop.ui.pages.scroll_page import in_a_row
from desktop.ui.wide_pages import DEPARTMENTS, QUESTIONS, WidePages
from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.office_table import OfficeTable

if TYPE_CHECKING:
    from desktop.services.board import Board, BoardRow, Reminder
    from desktop.ui.changes import Change
    from desktop.ui.context import Context


class OfficeBoardPage(OfficePage):
    """The missing stand first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "board", of_year=True)
        self.board: Board | None = None
        self.remind, self.paper = primary_button("board_remind"), named(QPushButton(), "board_paper")
        self.summary = PlainLabel(kind="section", wrap=True)
        self.table = OfficeTable(context, "board_table", wide=8, least=10)
        self.empty = EmptyState(context, "buildings")
        self.card = named(QFrame(), "card")
        self._name, self._about = PlainLabel(kind="strong", wrap=True), PlainLabel(wrap=True)
        self._contact = PlainLabel(kind="muted", wrap=True)
        self.records, self.department = named(QPushButton(), "board_records"), link_button("board_department")
        self._lay_out()
        self.remind.clicked.connect(self._remind)
        self.paper.clicked.connect(self._print)
        self.records.clicked.connect(self._show_records)
        self.department.clicked.connect(lambda: context.navigation.go_to_page(DEPARTMENTS))
        self.empty.button.clicked.connect(lambda: context.navigation.go_to_page(DEPARTMENTS))
        self.table.chosen.connect(lambda _about: self._show_one())
        self.table.activated.connect(lambda _index: self._show_records())
        context.changes.announced.connect(self._take_change)
        self.retranslate()

    @override
    def enter(self) -> None:
        workspace, year = self.workspace, self.year
        if workspace is not None:
            operations = self.context.operations
            operations.read(
                self, lambda: workspace.boards.of(year), self._show, self.show_error, key="board", after_writes=True
            )

    @override
    def retranslate(self) -> None:
        self.title.setText(self.context.language.label("place.board"))
        self.year_choice.setAccessibleName(self.tr("Year"))
        self.remind.setText(self.tr("&Reminders…"))
        self.paper.setText(self.tr("&Print…"))
        self.table.setAccessibleName(self.tr("Departments and what they have delivered"))
        self.records.setText(self.tr("Show its re&cords"))
        self.department.setText(self.tr("To the departments"))
        self.empty.say(
            self.tr("No departments yet"),
            self.tr("Begin with those who are to report."),
            self.tr("To the departments"),
        )
        if self.board is not None:
            self._show(self.board)

    @property
    def row(self) -> BoardRow | None:
        """The department that is chosen."""
        code = self.table.about
        rows = () if self.board is None else self.board.rows
        return next((row for row in rows if row.department.code == code), None)

    def _show(self, board: Board) -> None:
        self.board = board
        language = self.context.language
        headings = (
            self.tr("Department"), self.tr("Status"), self.tr("Delivered"), self.tr("No."), self.tr("Records"),
            self.tr("Questions"), self.tr("Gaps"), self.tr("Departures"), self.tr("To know"),
        )  # fmt: skip
        self.table.show_lines(
            headings, [office_board.line_of(row, language) for row in board.rows], office_board.NUMBERS
        )
        if self.table.about is None and board.rows:
            self.table.select(lambda _about: True)
        of = len(board.rows)
        questions = sum(row.questions for row in board.rows)
        told = [self.tr("{n} of {of} have delivered for {year}").format(n=board.delivered, of=of, year=board.year)]
        if board.missing:
            told.append(self.tr("%n missing", "", board.missing))
        if questions:
            told.append(self.tr("%n open question(s)", "", questions))
        self.summary.setText("  ·  ".join(told))
        for widget in (self.summary, self.table, self.remind, self.paper):
            widget.setVisible(bool(of))
        self.empty.setVisible(not of)
        self._show_one()

    def _show_one(self) -> None:
        row, language = self.row, self.context.language
        self.card.setVisible(row is not None)
        if row is None:
            return
        department = row.department
        self._name.setText(department.name)
        counts = office_board.counts_of(row, language)
        said = [counts, *office_board.notes_of(row, language)]
        self._about.setText("\n".join(text for text in said if text) or office_board.status_of(row, language)[0])
        who = "  ·  ".join(text for text in (department.contact, department.email) if text)
        self._contact.setText(who or self.tr("No contact person is written down."))
        self.records.setEnabled(row.delivered is not None)

    def _show_records(self) -> None:
        row, wide = self.row, self._wide
        if row is None or row.delivered is None or wide is None:
            return
        page = wide.page(QUESTIONS)
        page.show_department(self.year, row.department.code)  # type: ignore[attr-defined] # that page can
        self.context.navigation.go_to_page(QUESTIONS)

    @property
    def _wide(self) -> WidePages | None:
        parent = self.parentWidget()
        return parent if isinstance(parent, WidePages) else None

    def _remind(self) -> None:
        workspace, year = self.workspace, self.year
        if workspace is not None:
            look = partial(workspace.boards.reminders, year)
            self.context.operations.read(self, look, self._show_reminders, self.show_error, key="reminders")

    def _show_reminders(self, found: tuple[Reminder, ...]) -> None:
        from desktop.ui.dialogs.office_reminders import RemindersDialog  # noqa: PLC0415 - seldom needed

        if not found:
            self.tell(self.context.language.label("cli.board.nobody"))
        elif self.workspace is not None:
            RemindersDialog(self.context, self.workspace, self.year, found, self.window()).open()

    def _print(self) -> None:
        from desktop.ui.dialogs.other_papers import board_dialog  # noqa: PLC0415 - seldom needed

        if self.workspace is not None and self.board is not None:
            board_dialog(self.context, self.workspace, self.board, self.window()).open()

    def _take_change(self, change: Change) -> None:  # noqa: ARG002 - any change may be of a bundle that was taken in
        if self.isVisible():
            self.enter()

    def _lay_out(self) -> None:
        self.head.addWidget(self.paper)
        self.head.addWidget(self.remind)
        self.column.addWidget(self.summary)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.empty, 1)
        card = self.add_card(self._name, self._about, self._contact)
        card.addLayout(in_a_row(self.records, self.department))
        self.card = card.parentWidget()  # type: ignore[assignment] # the frame that was just made
