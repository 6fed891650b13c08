"""A draft and what somebody has written meanwhile, side by side under their field: one of the two stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from desktop.domain.records import Draft
    from desktop.ui.context import Context

_LONGEST = 600


class ConflictBox(QFrame):
    """Hidden until there is something to choose. Nothing is lost before somebody has."""

    mine_wanted = Signal()
    theirs_wanted = Signal()

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._context = context
        self._draft: Draft | None = None
        self._label, self._now = "", ""
        self._heading = PlainLabel(kind="warn", wrap=True)
        self._titles = PlainLabel(kind="small"), PlainLabel(kind="small")
        self._texts = PlainLabel(wrap=True), PlainLabel(wrap=True)
        self.mine, self.theirs = named(QPushButton(), f"{name}_mine"), named(QPushButton(), f"{name}_theirs")
        self.mine.clicked.connect(self.mine_wanted)
        self.theirs.clicked.connect(self.theirs_wanted)
        sides = QGridLayout()
        sides.setHorizontalSpacing(16)
        for place, (title, text, button) in enumerate(
            zip(self._titles, self._texts, (self.mine, self.theirs), strict=True)
        ):
            foot = QHBoxLayout()
            foot.addWidget(button)
            foot.addStretch()
            sides.setColumnStretch(place, 1)
            sides.addWidget(title, 0, place)
            sides.addWidget(text, 1, place, Qt.AlignmentFlag.AlignTop)
            sides.addLayout(foot, 2, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._heading)
        column.addLayout(sides)
        self.hide()

    def show_conflict(self, draft: Draft, label: str, now: str) -> None:
        """Show what was typed and what stands in the field now."""
        self._draft, self._label, self._now = draft, label, now
        self.retranslate()
        self.show()
        announce(self, self._heading.text())

    def retranslate(self) -> None:
        """Say it in the language of now."""
        draft, formats = self._draft, self._context.language.formats
        self.mine.setText(self.tr("Take what I wrote"))
        self.theirs.setText(self.tr("Keep what stands there"))
        self.mine.setAccessibleName(f"{self.mine.text()}: {self._label}")
        self.theirs.setAccessibleName(f"{self.theirs.text()}: {self._label}")
        if draft is None or draft.overtaken is None:
            return
        self._heading.setText(self.tr("! The field was changed after you wrote this. Choose which of the two stays."))
        mine = self.tr("You wrote, {when}").format(when=formats.moment(draft.at))
        theirs = self.tr("Stands there, {who}, {when}").format(
            who=draft.overtaken.who, when=formats.moment(draft.overtaken.at)
        )
        for title, words in zip(self._titles, (mine, theirs), strict=True):
            title.setText(words)
        for text, words in zip(self._texts, (draft.text, self._now), strict=True):
            text.setText((words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…") or "–")
