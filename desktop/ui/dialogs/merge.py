"""Two records made one: both side by side, what differs first, and for each field which of the two stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QRadioButton, QScrollArea, QWidget

from db.fields import KINDS
from desktop.services.merging import KEEP, OTHER, SAME_AS
from desktop.ui.dialogs.writing import WritingDialog
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.fields import Field
    from desktop.domain.records import Record
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook

_LONGEST, _SIZE = 160, (780, 600)
_BY_ITSELF = ("other_names", SAME_AS)
"""What is put together from both without being asked."""


class MergeDialog(WritingDialog):
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
        super().__init__(context, "merge", parent)
        self._workspace, self._words = workspace, words
        self._mine, self._theirs = pair
        self._kind = KINDS[pair[0].kind]
        self.choices: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self._grid = QGridLayout()
        self._call(
            self.tr("Merge “{one}” and “{other}”").format(one=pair[0].title, other=pair[1].title),
            self.tr("Choose what stays where they differ. Links and references come along; Ctrl+Z takes it back."),
            self.tr("Merge"),
        )
        self._lay_out()
        self.keep.clicked.connect(self._merge)

    def chosen(self) -> dict[str, str]:
        """Give the choices as the service takes them."""
        return {name: OTHER if theirs.isChecked() else KEEP for name, (_mine, theirs) in self.choices.items()}

    def _merge(self) -> None:
        organisations, mine, theirs, chosen = (
            self._workspace.organisations, self._mine, self._theirs, self.chosen()
        )  # fmt: skip
        self._write(lambda: organisations.merge(mine.id, theirs.id, chosen, (mine.rev, theirs.rev)), self.merged)

    def _fields(self, *, same: bool) -> Iterator[Field]:
        """Give the fields that somebody has filled in, those that are the same in both or those that are not."""
        mine, theirs = self._mine.fields, self._theirs.fields
        for field in self._kind.fields:
            known = field.name in mine or field.name in theirs
            if known and field.name not in _BY_ITSELF and (mine.get(field.name) == theirs.get(field.name)) == same:
                yield field

    def _show_sides(self) -> None:
        """Say of both which it is, and offer to take all of one."""
        formats = self._context.language.formats
        stays, goes = self.tr("Stays"), self.tr("Goes to the trash")
        for column, (fate, record) in enumerate(((stays, self._mine), (goes, self._theirs)), 1):
            changed = self.tr("changed {when}").format(when=formats.date(record.changed.astimezone().date()))
            all_of_it = link_button(f"merge_all_{column}")
            all_of_it.setProperty("tight", "true")
            all_of_it.setText(self.tr("Take everything from this one"))
            all_of_it.setAccessibleName(f"{all_of_it.text()}: {record.title}, {fate}")
            all_of_it.clicked.connect(lambda _checked, side=column - 1: self._take_all(side))
            head = PlainLabel(record.title, "strong", wrap=True)
            for line, widget in enumerate((head, PlainLabel(f"{fate}  ·  {changed}", "small", wrap=True), all_of_it)):
                across = Qt.AlignmentFlag.AlignTop | (
                    Qt.AlignmentFlag.AlignLeft if widget is all_of_it else Qt.AlignmentFlag(0)
                )
                self._grid.addWidget(widget, line, column, across)

    def _take_all(self, side: int) -> None:
        for pair in self.choices.values():
            pair[side].setChecked(True)

    def _show_differing(self, field: Field) -> None:
        line, label = self._grid.rowCount(), self._words.label(self._kind.name, field)
        self._grid.addWidget(PlainLabel(label, "head", wrap=True), line, 0, Qt.AlignmentFlag.AlignVCenter)
        group = QButtonGroup(self)
        pair = []
        for column, (side, record) in enumerate((("mine", self._mine), ("theirs", self._theirs)), 1):
            shown = self._shown(field, record)
            button = named(QRadioButton(), f"merge.{field.name}.{side}")
            button.setText((shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…").replace("&", "&&"))
            button.setAccessibleName(f"{label}: {shown}")
            button.setToolTip(shown.replace("<", "‹"))
            group.addButton(button)
            self._grid.addWidget(button, line, column, Qt.AlignmentFlag.AlignVCenter)
            pair.append(button)
        pair[0 if field.name in self._mine.fields else 1].setChecked(True)
        self.choices[field.name] = (pair[0], pair[1])

    def _show_same(self, field: Field) -> None:
        line, label = self._grid.rowCount(), self._words.label(self._kind.name, field)
        self._grid.addWidget(PlainLabel(label, "muted", wrap=True), line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(PlainLabel(self._shown(field, self._mine), "muted", wrap=True), line, 1, 1, 2)

    def _shown(self, field: Field, record: Record) -> str:
        return " ".join(self._words.shown(field.type, record.fields.get(field.name)).split()) or "–"

    def _fill(self) -> None:
        self._show_sides()
        differing, same = list(self._fields(same=False)), list(self._fields(same=True))
        for field in differing:
            self._show_differing(field)
        if not self.choices:
            nothing = PlainLabel(self.tr("They differ in nothing that has to be chosen."), wrap=True)
            self._grid.addWidget(nothing, self._grid.rowCount(), 0, 1, 3)
        if same:
            heading = PlainLabel(self.tr("The same in both"), "section")
            self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 3)
        for field in same:
            self._show_same(field)

    def _lay_out(self) -> None:
        inside = named(QWidget(), "scrolled")
        inside.setLayout(self._grid)
        self._grid.setContentsMargins(0, 8, 8, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        for column, stretch in enumerate((2, 3, 3)):
            self._grid.setColumnStretch(column, stretch)
        self._fill()
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self._frame().addWidget(scroll, 1)
        self.resize(*_SIZE)
