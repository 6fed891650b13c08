"""Two organisations made one: their fields side by side, and for each which of the two stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.fields import KINDS
from desktop.services.organisations import KEEP, OTHER, SAME_AS
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from db.fields import Field
    from desktop.domain.errors import AppError
    from desktop.domain.records import Record, Saved
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook

_LONGEST, _SIZE = 160, (720, 560)
_BY_ITSELF = ("other_names", SAME_AS)
"""What is put together from both without being asked."""


class MergeDialog(QDialog):
    """`merged` comes when they are one. The other goes to the trash, and undo brings both back as they were."""

    merged = Signal()

    def __init__(
        self,
        context: Context,
        workspace: Workspace,
        words: LiveWordbook,
        pair: tuple[Record, Record],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("merge_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._workspace, self._words = context, workspace, words
        self._mine, self._theirs = pair
        self.choices: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self.banner = Banner(context)
        title = self.tr("Merge “{one}” and “{other}”").format(one=pair[0].title, other=pair[1].title)
        self.setWindowTitle(self.tr("Merge organisations"))
        self._heading = PlainLabel(title, "title", wrap=True)
        self._ease = PlainLabel(
            self.tr("Choose what stays where they differ. Links and references come along; Ctrl+Z takes it back."),
            "muted",
            wrap=True,
        )
        self.keep, self._cancel = primary_button("merge_keep"), named(QPushButton(self.tr("Cancel")), "merge_cancel")
        self.keep.setText(self.tr("Merge"))
        self._lay_out()
        self.keep.clicked.connect(self._merge)
        self._cancel.clicked.connect(self.reject)

    def chosen(self) -> dict[str, str]:
        """Give the choices as the service takes them."""
        return {name: OTHER if theirs.isChecked() else KEEP for name, (_mine, theirs) in self.choices.items()}

    def _merge(self) -> None:
        organisations, mine, theirs, chosen = (
            self._workspace.organisations, self._mine, self._theirs, self.chosen()
        )  # fmt: skip
        self.keep.setEnabled(False)
        self._context.operations.write(
            self,
            lambda: organisations.merge(mine.id, theirs.id, chosen, (mine.rev, theirs.rev)),
            self._done,
            self._refuse,
        )

    def _done(self, _saved: Saved) -> None:
        self.merged.emit()
        self.accept()

    def _refuse(self, error: AppError) -> None:
        self.keep.setEnabled(True)
        self.banner.show_error(error)

    def _differing(self) -> list[Field]:
        """Give the fields of which somebody has to say whose stays."""
        fields = KINDS["organisation"].fields
        return [
            field
            for field in fields
            if field.name not in _BY_ITSELF
            and field.name in self._theirs.fields
            and self._mine.fields.get(field.name) != self._theirs.fields[field.name]
        ]

    def _grid(self) -> QWidget:
        inside = named(QWidget(), "scrolled")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 8, 8, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        for line, field in enumerate(self._differing()):
            label = self._words.label("organisation", field)
            grid.addWidget(PlainLabel(label, "head"), line, 0)
            group = QButtonGroup(inside)
            pair = []
            for column, (side, record) in enumerate((("mine", self._mine), ("theirs", self._theirs)), 1):
                shown = " ".join(self._words.shown(field.type, record.fields.get(field.name)).split()) or "–"
                button = named(QRadioButton(), f"merge.{field.name}.{side}")
                button.setText((shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…").replace("&", "&&"))
                button.setAccessibleName(f"{label}: {shown}")
                group.addButton(button)
                grid.addWidget(button, line, column)
                pair.append(button)
            pair[0 if field.name in self._mine.fields else 1].setChecked(True)
            self.choices[field.name] = (pair[0], pair[1])
        if not self.choices:
            grid.addWidget(PlainLabel(self.tr("They differ in nothing that has to be chosen."), wrap=True), 0, 0, 1, 3)
        grid.setRowStretch(grid.rowCount(), 1)
        return inside

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._grid())
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(8)
        for widget in (self._heading, self._ease, self.banner):
            column.addWidget(widget)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        self.resize(*_SIZE)
