"""The tab of what a record belongs together with: its links both ways, and what is known of whom it is about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.fields import KINDS
from db.vocabulary import LinkKind
from desktop.domain.identifiers import is_id
from desktop.ui.changes import Change, What
from desktop.ui.editors.reference import ReferenceEditor
from desktop.ui.mnemonics import with_mnemonics
from desktop.ui.widgets.buttons import link_button, tool_button
from desktop.ui.widgets.duplicates_panel import DuplicatesPanel
from desktop.ui.widgets.known_panel import KnownPanel, look_up, party_in
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from desktop.domain.records import Link, Record, Saved
    from desktop.services.organisations import Candidate
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook
    from desktop.ui.widgets.known_panel import Answer

_ICON = 16
_TWO_OF = ("organisation", "person")
"""The kinds of which two may be the same."""


class LinksPage(QScrollArea):
    """`counted` says that `total` is known; `examined` that somebody has just looked at what is known."""

    counted = Signal()
    examined = Signal()

    def __init__(self, context: Context, workspace: Workspace, words: LiveWordbook) -> None:
        super().__init__()
        self.setObjectName("tab_links")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._context, self._workspace, self._words = context, workspace, words
        self._record: Record | None = None
        self._lines: list[QWidget] = []
        self.total = 0
        self._heading, self._empty = PlainLabel(kind="section"), PlainLabel(kind="muted", wrap=True)
        self._how_label, self._to_label = PlainLabel(), PlainLabel()
        self.how = named(QComboBox(), "link_kind")
        self.to = ReferenceEditor("link_to", context, ())
        self.add = named(QPushButton(context.icons("plus"), ""), "link_add")
        self._known_heading = PlainLabel(kind="section")
        self.known = KnownPanel(context, words)
        self.duplicates = DuplicatesPanel(context)
        self.duplicates.merge_wanted.connect(self._compare)
        self.duplicates.apart_wanted.connect(self._tell_apart)
        self.note = named(QPushButton(context.icons("check"), ""), "known_examined")
        self._lay_out()
        self.add.clicked.connect(self._link)
        self.to.typed.connect(self._allow)
        self.note.clicked.connect(self._examine)
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self._heading.setText(self.tr("Belongs together with"))
        self._empty.setText(self.tr("No links yet. Link it to what it follows, is a part of, or led to."))
        kept = self.how.currentData() or LinkKind.RELATED.value
        self.how.clear()
        for kind in LinkKind:
            self.how.addItem(self._context.language.label(f"choice.link_kind.{kind}"), kind.value)
        self.how.setCurrentIndex(self.how.findData(kept))
        how, to = self.tr("How"), self.tr("Link to")
        for label, marked in zip((self._how_label, self._to_label), with_mnemonics((how, to)), strict=True):
            label.setText(marked)
        self.how.setAccessibleName(how)
        self.to.set_label(to)
        self.to.retranslate()
        self.add.setText(self.tr("Link"))
        self._known_heading.setText(self.tr("What we know already"))
        self.duplicates.retranslate()
        self.note.setText(self.tr("Note that this is examined"))
        self._allow()
        if self._record is not None:
            self.show_record(self._record)

    def show_record(self, record: Record) -> None:
        """Show the links of a record; what is known is looked up when the tab is in front."""
        if self._record is None or self._record.id != record.id:
            self.to.show_text("")
            self.known.show_answers(())
            self.duplicates.show_candidates((), record.kind)
        self._record = record
        for line in self._lines:
            self._links.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(link) for link in record.links]
        for line in self._lines:
            self._links.addWidget(line)
        self.total = len(self._lines)
        self._empty.setVisible(not self._lines)
        self._maker.setVisible(record.trashed is None)
        self.note.setVisible("examined_on" in KINDS[record.kind].by_name and record.trashed is None)
        self.counted.emit()
        if self.isVisible():
            self.look()

    def look(self) -> None:
        """Look up what is known of whom the record is about."""
        record, workspace = self._record, self._workspace
        if record is None:
            return
        party = party_in(record.kind, record.fields)
        own = record.id
        self._context.operations.read(self, lambda: look_up(workspace, party, own), self._show_known, key="known")
        if record.kind in _TWO_OF and record.trashed is None:
            alike = partial(workspace.organisations.candidates, own)
            show = partial(self.duplicates.show_candidates, kind=record.kind)
            self._context.operations.read(self, alike, show, key="alike", after_writes=True)

    def _show_known(self, answers: tuple[Answer, ...]) -> None:
        self.known.show_answers(answers)

    def _compare(self, candidate: Candidate) -> None:
        """Read both as they are now, and show them side by side."""
        record, records = self._record, self._workspace.records
        if record is not None:
            own = record.id
            self._context.operations.read(
                self, lambda: (records.get(own), records.get(candidate.id)), self._offer_merge, after_writes=True
            )

    def _offer_merge(self, pair: tuple[Record, Record]) -> None:
        from desktop.ui.dialogs.merge import MergeDialog  # noqa: PLC0415 - seldom needed

        self._words.know({**pair[0].names, **pair[1].names})
        dialog = MergeDialog(self._context, self._workspace, self._words, pair, self.window())
        change = Change(What.EDITED, frozenset(each.id for each in pair))
        dialog.merged.connect(lambda: self._context.changes.announce(change))
        dialog.open()

    def _tell_apart(self, candidate: Candidate) -> None:
        """Remember that the two are not the same."""
        record, organisations = self._record, self._workspace.organisations
        if record is None:
            return
        change = Change(What.EDITED, frozenset((record.id, candidate.id)))
        self._context.operations.write(
            self,
            partial(organisations.tell_apart, record.id, candidate.id),
            lambda _saved: self._context.changes.announce(change),
        )

    def _line(self, link: Link) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        how = self._how(link)
        kind = self._context.language.label(f"kind.{link.to_kind}.one")
        name = link_button(f"link.{link.kind}.{link.to}")
        name.setProperty("tight", "true")
        name.setText(link.title.replace("&", "&&"))
        name.setAccessibleName(f"{how} {link.title}, {kind}")
        name.clicked.connect(partial(self._context.navigation.go_to, link.to_kind, link.to))
        remove = tool_button(f"unlink.{link.kind}.{link.to}", self._context.icons("x", "muted"), _ICON)
        said = self.tr("Take away the link to {title}").format(title=link.title)
        remove.setAccessibleName(said)
        remove.setToolTip(said.replace("<", "‹"))
        remove.clicked.connect(partial(self._unlink, link))
        row.addWidget(PlainLabel(how, "muted"))
        row.addWidget(name)
        row.addWidget(PlainLabel(kind, "muted"))
        row.addStretch()
        row.addWidget(remove)
        remove.setVisible(self._record is not None and self._record.trashed is None)
        return line

    def _how(self, link: Link) -> str:
        """Say how they belong together, seen from this end."""
        if not link.incoming:
            return self._context.language.label(f"choice.link_kind.{link.kind}")
        turned = {
            LinkKind.RELATED: self.tr("Belongs together with"),
            LinkKind.FOLLOWS: self.tr("Is followed by"),
            LinkKind.PART_OF: self.tr("Contains"),
            LinkKind.RESULTED_IN: self.tr("Came from"),
        }
        return turned[LinkKind(link.kind)]

    def _allow(self) -> None:
        self.add.setEnabled(is_id(self.to.text()))

    def _link(self) -> None:
        record, to, kind = self._record, self.to.text(), str(self.how.currentData())
        if record is None or not is_id(to):
            return
        links = self._workspace.links
        self._context.operations.write(self, partial(links.add, record.id, kind, to), partial(self._linked, to))

    def _linked(self, to: str, saved: Saved) -> None:
        self.to.show_text("")
        self._allow()
        self._context.changes.announce(Change(What.EDITED, frozenset((saved.id, to))))

    def _unlink(self, link: Link) -> None:
        record = self._record
        if record is None:
            return
        source, to = (link.to, record.id) if link.incoming else (record.id, link.to)
        links, said = self._workspace.links, self._context.changes.announce
        change = Change(What.EDITED, frozenset((source, to)))
        self._context.operations.write(self, partial(links.remove, source, link.kind, to), lambda _saved: said(change))

    def _examine(self) -> None:
        """Record that somebody has looked, today; what the result is, they say themselves."""
        record, records = self._record, self._workspace.records
        if record is None:
            return
        told = {"examined_by": self._workspace.owner.person, "examined_on": self._context.clock.today().isoformat()}
        self._context.operations.write(self, partial(records.change, record.id, told), self._noted)

    def _noted(self, saved: Saved) -> None:
        self._context.changes.announce(Change(What.EDITED, frozenset((saved.id,))))
        self.examined.emit()

    def _lay_out(self) -> None:
        inside = named(QWidget(), "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 14, 14, 18)
        column.setSpacing(8)
        self._links = QVBoxLayout()
        self._links.setSpacing(2)
        self._maker = QWidget()
        maker = QHBoxLayout(self._maker)
        maker.setContentsMargins(0, 4, 0, 0)
        maker.setSpacing(10)
        for label, widget, stretch in ((self._how_label, self.how, 0), (self._to_label, self.to, 1)):
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(label)
            pair.addWidget(widget)
            maker.addLayout(pair, stretch)
        maker.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        self._how_label.setBuddy(self.how)
        self._to_label.setBuddy(self.to.controls[0])
        column.addWidget(self._heading)
        column.addWidget(self._empty)
        column.addLayout(self._links)
        column.addWidget(self._maker)
        column.addSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._known_heading)
        head.addStretch()
        head.addWidget(self.note)
        column.addLayout(head)
        column.addWidget(self.known)
        column.addWidget(self.duplicates)
        column.addStretch()
        self.setWidget(inside)
