"""What departments have sent, record by record: asked about, approved, or called a duplicate; and what goes back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.language.remarks import place_label
from desktop.ui.live_wordbook import LiveWordbook
from desktop.ui.models import office_records
from desktop.ui.pages.office_page import OfficePage
from desktop.ui.pages.scroll_page import CardColumn, SideCard, in_a_row
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.office_advice import OfficeAdvice
from desktop.ui.widgets.office_matters import OfficeMatters
from desktop.ui.widgets.office_sending import OfficeSending
from desktop.ui.widgets.office_table import OfficeTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.advice_asked import Asked
    from desktop.services.board import Board
    from desktop.services.matters import Matter
    from desktop.services.received_records import SentRecord
    from desktop.services.remarks import Standing
    from desktop.services.workspace import Workspace
    from desktop.ui.changes import Change
    from desktop.ui.context import Context

_STATES = ("question", "received", "approved", "duplicate")
_EVERY = ""
"""The first choice: the open questions of every department."""


class OfficeQuestionsPage(OfficePage):
    """The open questions of all departments first, then department by department."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "questions", of_year=True)
        self._standings: tuple[Standing, ...] = ()
        self._names: dict[str, str] = {}
        self._delivered: list[tuple[str, str]] = []
        self._wanted = ""
        self._words: LiveWordbook | None = None
        self.sent: SentRecord | None = None
        self.department, self.state = Chip("questions_department"), Chip("questions_state")
        self.search = named(QLineEdit(), "questions_search")
        self.tabs, self.stack = named(QTabBar(), "questions_tabs"), QStackedWidget()
        self.count, self.empty = PlainLabel(kind="strong"), EmptyState(context, "envelope-simple")
        self.table = OfficeTable(context, "questions_table", least=8)
        self.advice, self.matters = OfficeAdvice(context, self), OfficeMatters(context, self)
        self.sending = OfficeSending(context, self)
        self.card, self._card_title = SideCard(), PlainLabel(kind="strong", wrap=True)
        self._about, self._state = PlainLabel(kind="small", wrap=True), PlainLabel()
        self._remarks, self._facts = PlainLabel(wrap=True), CardColumn(2)
        self.ask, self.approve = named(QPushButton(), "question_new"), named(QPushButton(), "question_approve")
        self.duplicate = named(QPushButton(), "question_duplicate")
        self._lay_out()
        self._connect()
        self.retranslate()

    @override
    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        self._words = LiveWordbook(self.context.language, workspace.profile)

    def show_department(self, year: int, code: str) -> None:
        """Show what this department has sent for a year, when the page comes to be seen."""
        self.year_choice.setCurrentIndex(max(self.year_choice.findData(str(year)), 0))
        self._wanted = code
        self.tabs.setCurrentIndex(0)

    @override
    def enter(self) -> None:
        workspace, year = self.workspace, self.year
        if workspace is not None:
            operations = self.context.operations
            operations.read(
                self, lambda: workspace.boards.of(year), self._offer, self.show_error, key="board", after_writes=True
            )
            self.sending.enter()

            def work() -> tuple[tuple[Asked, ...], tuple[Matter, ...]]:
                return workspace.advice_asked.of(year), workspace.matters.of(year)

            operations.read(self, work, self._show_asked, self.show_error, key="asked")

    def _show_asked(self, found: tuple[tuple[Asked, ...], tuple[Matter, ...]]) -> None:
        asked, matters = found
        self.advice.show_requests(asked)
        self.matters.show_matters(matters)
        self._name_tabs()

    def _name_tabs(self) -> None:
        names = (
            (self.tr("Records"), 0),
            (self.tr("Send back"), 0),
            (self.tr("Advice"), self.advice.open),
            (self.tr("Matters for the board"), self.matters.open),
        )
        for place, (name, count) in enumerate(names):
            self.tabs.setTabText(place, f"{name}  {count}" if count else name)

    @override
    def retranslate(self) -> None:
        self.title.setText(self.context.language.label("place.questions"))
        self.year_choice.setAccessibleName(self.tr("Year"))
        self.tabs.setAccessibleName(self.title.text())
        for part in (self.advice, self.matters):
            part.retranslate()
        self._name_tabs()
        self.search.setPlaceholderText(self.tr("Search among these"))
        self.search.setAccessibleName(self.tr("Search among these"))
        self.table.setAccessibleName(self.tr("Records"))
        self.ask.setText(self.tr("&Ask…"))
        self.approve.setText(self.tr("A&pprove"))
        self.duplicate.setText(self.tr("&Duplicate…"))
        self._offer_states()
        self._offer_departments()
        self._list()

    @property
    def standing(self) -> Standing | None:
        """The record that is chosen."""
        about = self.table.about
        return next((each for each in self._standings if (each.department, each.record) == about), None)

    def _offer_states(self) -> None:
        words = [(state, office_records.state_of(state, self.context.language)[0]) for state in _STATES]
        self.state.offer(self.tr("Standing"), [("", self.tr("All")), *words])

    def _offer(self, board: Board) -> None:
        rows = [row.department for row in board.rows if row.delivered is not None]
        self._names = {row.department.code: row.department.name for row in board.rows}
        self._delivered = sorted((each.name, each.code) for each in rows)
        before = self._wanted or self.department.code
        self._offer_departments()
        self.department.setCurrentIndex(max(self.department.findData(before), 0))
        self._wanted = ""
        self._read()

    def _offer_departments(self) -> None:
        options = [(code, name) for name, code in self._delivered]
        self.department.offer(self.tr("Department"), [(_EVERY, self.tr("All open questions")), *options])

    def _read(self) -> None:
        workspace, year, code = self.workspace, self.year, self.department.code
        if workspace is None:
            return

        def work() -> tuple[Standing, ...]:
            if code == _EVERY:
                return workspace.remarks.open_questions()
            return workspace.received_records.of_department(code, year)

        self.context.operations.read(self, work, self._show, self.show_error, key="standings")

    def _show(self, found: tuple[Standing, ...]) -> None:
        self._standings = found
        self._list()

    def _list(self) -> None:
        wanted, state = self.search.text().casefold().split(), self.state.code
        shown = [
            office_records.line_of(each, self._names.get(each.department, each.department), self.context.language)
            for each in self._standings
            if state in {"", each.state} and all(word in each.title.casefold() for word in wanted)
        ]
        headings = (self.tr("Record"), self.tr("Kind"), self.tr("Department"), self.tr("Standing"))
        self.table.show_lines(headings, shown)
        if self.table.about is None and shown:
            self.table.select(lambda _about: True)
        self.count.setText(self.tr("%n record(s)", "", len(shown)))
        nothing = not self._standings
        every = self.department.code == _EVERY
        self.empty.say(
            self.tr("No open questions") if every else self.tr("Nothing to show"),
            self.tr("Choose a department above to see what it has sent, and to ask about it or approve it."),
        )
        self.empty.setVisible(nothing)
        for widget in (self.table, self.count):
            widget.setVisible(not nothing)
        self._show_one()

    def _show_one(self) -> None:
        each, workspace = self.standing, self.workspace
        self.card.setVisible(each is not None)
        if each is None or workspace is None:
            return
        language = self.context.language
        state, tone = office_records.state_of(each.state, language)
        self._card_title.setText(each.title or language.label("page.receive.untitled"))
        kind = language.label(f"kind.{each.kind}.one") if each.kind else ""
        about = (kind, self._names.get(each.department, each.department))
        self._about.setText("  ·  ".join(text for text in about if text))
        self._state.setText(state)
        self._state.set_kind({"ok": "ok-pill", "warn": "warn-pill"}.get(tone, "quiet-pill"))
        told = [office_records.remark_told(each.kind, remark, language) for remark in reversed(each.remarks)]
        self._remarks.setText("\n\n".join(told))
        self._remarks.setVisible(bool(told))
        record = each.record
        self.context.operations.read(
            self, lambda: workspace.received_records.one(record), self._show_facts, self._hide_facts, key="sent"
        )

    def _hide_facts(self, _error: object) -> None:
        """The record was gone from the last bundle: what was said of it is still told."""
        self.sent = None
        self._fill([])

    def _show_facts(self, sent: SentRecord) -> None:
        if self.standing is None or sent.id != self.standing.record or self._words is None:
            return
        self.sent = sent
        self._fill([(label, text) for _name, label, text in office_records.facts_of(sent, self._words)])

    def _fill(self, facts: list[tuple[str, str]]) -> None:
        lines: list[QWidget] = []
        for label, text in facts:
            lines += [PlainLabel(label, "small")] if label else []
            lines.append(PlainLabel(text, wrap=True))
        self._facts.show_cards(lines)

    def say(self, work: Callable[[], Standing], told: str) -> None:
        """Say something of the record, and show where it stands now."""

        def said(standing: Standing) -> None:
            self.tell(told.format(title=standing.title))
            self._read()
            self.sending.enter()

        self.context.operations.write(self, work, said, self.show_error)

    def _ask(self) -> None:
        from desktop.ui.dialogs.office_question import QuestionDialog  # noqa: PLC0415 - seldom needed

        each, sent, workspace = self.standing, self.sent, self.workspace
        if each is None or workspace is None:
            return
        texts = self.context.language.texts
        places = [] if sent is None or sent.id != each.record or self._words is None else _places(sent)
        fields = [(name, place_label(each.kind, name, texts)) for name in places]
        dialog = QuestionDialog(each.title, fields, self.window())
        told = self.tr("Asked about {title}. It goes along with the next receipt.")
        dialog.asked.connect(
            lambda field, text: self.say(partial(workspace.remarks.ask, each.record, text, field), told)
        )
        dialog.open()

    def _approve(self) -> None:
        each, workspace = self.standing, self.workspace
        if each is not None and workspace is not None:
            self.say(partial(workspace.remarks.approve, each.record), self.tr("{title} is approved."))

    def _begin_duplicate(self) -> None:
        each, workspace, year = self.standing, self.workspace, self.year
        if each is not None and workspace is not None:
            look = partial(workspace.received_records.of_kind, each.kind, year)
            self.context.operations.read(
                self, look, partial(self._choose_duplicate, each), self.show_error, key="alike"
            )

    def _choose_duplicate(self, each: Standing, found: tuple[Standing, ...]) -> None:
        from desktop.ui.dialogs.office_duplicate import DuplicateDialog  # noqa: PLC0415 - seldom needed

        workspace = self.workspace
        if workspace is None:
            return
        others = [other for other in found if other.record != each.record]
        dialog = DuplicateDialog(self.context, each.title, others, self._names, self.window())
        told = self.tr("{title} is called a duplicate.")
        dialog.chosen.connect(
            lambda other: self.say(partial(workspace.remarks.call_duplicate, each.record, other), told)
        )
        dialog.open()

    def _take_change(self, change: Change) -> None:  # noqa: ARG002 - any change may be of a bundle that was taken in
        if self.isVisible():
            self.enter()

    def _connect(self) -> None:
        self.department.chosen.connect(self._read)
        self.state.chosen.connect(self._list)
        self.search.textChanged.connect(lambda _text: self._list())
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.table.chosen.connect(lambda _about: self._show_one())
        self.ask.clicked.connect(self._ask)
        self.approve.clicked.connect(self._approve)
        self.duplicate.clicked.connect(self._begin_duplicate)
        self.context.changes.announced.connect(self._take_change)

    def _lay_out(self) -> None:
        for _tab in range(4):
            self.tabs.addTab("")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        inside = self.card.column
        inside.addWidget(self._card_title)
        inside.addWidget(self._about)
        inside.addLayout(in_a_row(self._state))
        inside.addLayout(in_a_row(self.ask, self.approve, self.duplicate))
        inside.addWidget(self._remarks)
        inside.addWidget(self._facts)
        inside.addStretch()
        records = QWidget()
        column = QVBoxLayout(records)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        filters = QHBoxLayout()
        filters.setSpacing(8)
        for chip in (self.department, self.state):
            filters.addWidget(chip)
        filters.addWidget(self.search, 1)
        filters.addWidget(self.count)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.empty, 1)
        middle.addWidget(self.card)
        column.addLayout(filters)
        column.addLayout(middle, 1)
        for part in (records, self.sending, self.advice, self.matters):
            self.stack.addWidget(part)
        self.column.addWidget(self.tabs)
        self.column.addWidget(self.stack, 1)


def _places(sent: SentRecord) -> list[str]:
    """The fields that a question may be about: those that say something, then the others, then the tables."""
    from db.fields import KINDS  # noqa: PLC0415 - only here

    kind = KINDS[sent.kind]
    said = [field.name for field in kind.fields if field.name in sent.values]
    rest = [field.name for field in kind.fields if field.name not in sent.values]
    return [*said, *rest, *(table.name for table in kind.rows)]
