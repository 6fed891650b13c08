"""Organisations or persons that may be the same as the one on the page: compared and merged, or told apart for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.organisations import Candidate
    from desktop.ui.context import Context


class DuplicatesPanel(QWidget):
    """Hidden while there is none. `merge_wanted` and `apart_wanted` carry the other one."""

    merge_wanted = Signal(object)
    apart_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("duplicates_panel")
        self._context = context
        self._candidates: tuple[Candidate, ...] = ()
        self._kind = "organisation"
        self._lines: list[QWidget] = []
        self._heading = PlainLabel(kind="section")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._heading)
        self.hide()

    def show_candidates(self, candidates: Sequence[Candidate], kind: str = "organisation") -> None:
        """Offer these."""
        self._candidates, self._kind = tuple(candidates), kind
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self._heading.setText(self.tr("Possible duplicates"))
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(candidate) for candidate in self._candidates]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._lines))

    def _line(self, candidate: Candidate) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        go = link_button(f"duplicate.{candidate.id}")
        go.setProperty("tight", "true")
        go.setText(candidate.title.replace("&", "&&"))
        go.clicked.connect(partial(self._context.navigation.go_to, self._kind, candidate.id))
        merge, apart = named(QPushButton(), f"merge.{candidate.id}"), named(QPushButton(), f"apart.{candidate.id}")
        merge.setText(self.tr("Compare and merge…"))
        merge.setAccessibleName(self.tr("Compare with {title} and merge").format(title=candidate.title))
        apart.setText(self.tr("Not the same"))
        apart.setAccessibleName(self.tr("{title} is not the same").format(title=candidate.title))
        merge.clicked.connect(lambda: self.merge_wanted.emit(candidate))
        apart.clicked.connect(lambda: self.apart_wanted.emit(candidate))
        row.addWidget(go)
        row.addWidget(PlainLabel(self._why(candidate), "muted"))
        row.addStretch()
        row.addWidget(merge)
        row.addWidget(apart)
        return line

    def _why(self, candidate: Candidate) -> str:
        """Say what speaks for it."""
        label = self._context.language.label
        if candidate.identifiers:
            same = ", ".join(label(f"field.{self._kind}.{name}") for name in candidate.identifiers)
            return self.tr("the same {identifiers}").format(identifiers=same)
        return self.tr("said to be the same") if candidate.said else self.tr("a similar name")
