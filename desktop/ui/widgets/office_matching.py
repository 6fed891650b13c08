"""Records that may be of the same project: a person says whether they are, since names decide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui.models.office_table import TableLine
from desktop.ui.pages.scroll_page import in_a_row
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.office_table import OfficeTable

if TYPE_CHECKING:
    from desktop.services.compilation.dataset import Compilation
    from desktop.services.compilation.matching import Candidate
    from desktop.ui.context import Context

SAME, DIFFERENT = "same", "different"


class OfficeMatching(QWidget):
    """`judged` carries the pair and the verdict."""

    judged = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.candidates: tuple[Candidate, ...] = ()
        self._count = 0
        self.hint, self.table = PlainLabel(kind="muted", wrap=True), OfficeTable(context, "matching_table", least=8)
        self.same, self.different = named(QPushButton(), "matching_same"), named(QPushButton(), "matching_different")
        self.same.setProperty("primary", "true")
        self._pair = PlainLabel(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        column.addWidget(self._pair)
        column.addLayout(in_a_row(self.same, self.different))
        self.table.chosen.connect(lambda _about: self._show_pair())
        self.same.clicked.connect(lambda: self._judge(SAME))
        self.different.clicked.connect(lambda: self._judge(DIFFERENT))
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.same.setText(self.tr("&The same project"))
        self.different.setText(self.tr("&Different projects"))
        self.table.setAccessibleName(self.tr("Perhaps the same project"))
        self._list()

    def show_made(self, made: Compilation | None) -> None:
        """Show what a compilation leaves to be judged."""
        self.candidates = () if made is None else made.candidates
        self._count = 0 if made is None else made.candidate_count
        self._list()

    def forget(self, pair: object) -> None:
        """Take a pair off the list that has been judged."""
        self.candidates = tuple(each for each in self.candidates if (each.one, each.other) != pair)
        self._count -= 1
        self._list()

    def _list(self) -> None:
        label = self._context.language.label
        lines = [
            TableLine((each.titles[0], each.departments[0], each.titles[1], each.departments[1],
                       label(f"compilation.why.{each.why}")), (each.one, each.other))
            for each in self.candidates
        ]  # fmt: skip
        headings = (self.tr("One"), self.tr("From"), self.tr("The other"), self.tr("From"), self.tr("In common"))
        place = self.table.currentIndex().row()
        self.table.show_lines(headings, lines)
        if lines and self.table.about is None:
            self.table.setCurrentIndex(self.table.model_of_lines.index(min(max(place, 0), len(lines) - 1), 0))
        hint = self.tr(
            "Identifiers join records by themselves; names only suggest. A project that is the same is counted once, "
            "and own shares are added."
        )
        if self._count > len(lines) and lines:
            hint += " " + self.tr("{n} in all; the first are shown.").format(n=self._count)
        self.hint.setText(hint if lines else self.tr("Nothing to decide: no two projects look the same."))
        for widget in (self.table, self._pair, self.same, self.different):
            widget.setVisible(bool(lines))
        self._show_pair()

    def _show_pair(self) -> None:
        about = self.table.about
        found = next((each for each in self.candidates if (each.one, each.other) == about), None)
        if found is not None:
            pairs = zip(found.titles, found.departments, strict=True)
            self._pair.setText("\n".join(f"• {title} – {department}" for title, department in pairs))

    def _judge(self, verdict: str) -> None:
        if self.table.about is not None:
            self.judged.emit(self.table.about, verdict)
