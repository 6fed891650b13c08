"""Every two organisations and persons of the register that may be the same: compared and merged, or told apart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout
from typing_extensions import override

from desktop.language.names import country_name
from desktop.ui.changes import Change, What
from desktop.ui.live_wordbook import LiveWordbook
from desktop.ui.pages.scroll_page import CardColumn, WorkPage
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.domain.records import Record
    from desktop.services.organisations import Pair, Twin
    from desktop.ui.context import Context

_FEW, _LONGEST = 40, 52
_LINK_EDGE = 5
"""How far the words of a link stand from its edge, by the style sheet."""


class DuplicatesPage(WorkPage):
    """Looked up when it is shown and when something has changed; undo brings back whatever was done here."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "duplicates")
        self._pairs: tuple[Pair, ...] = ()
        self._most = _FEW
        self.kind = Chip("duplicates_kind")
        self._count = PlainLabel(kind="head")
        self._cards = CardColumn()
        self.more = link_button("duplicates_more")
        self.empty = EmptyState(context, "check-circle")
        self.head.addWidget(self.kind)
        for widget in (self._count, self._cards, self.more):
            self.column.addWidget(widget)
        self.column.addWidget(self.empty, 1)
        self.column.addStretch()
        self.kind.chosen.connect(lambda: self._show(self._pairs))
        self.more.clicked.connect(self._show_more)
        context.changes.announced.connect(self._take_change)
        context.language.changed.connect(self.retranslate)
        self.retranslate()
        self.empty.hide()

    @override
    def enter(self) -> None:
        """Look the pairs up; runs in a worker thread."""
        workspace = self.workspace
        if workspace is not None:
            pairs = workspace.organisations.pairs
            self.context.operations.read(self, pairs, self._show, self.show_error, key="pairs", after_writes=True)

    def retranslate(self) -> None:
        """Say it in the language of now."""
        label = self.context.language.label
        self.title.setText(self.tr("Duplicates"))
        self.about.setText(
            self.tr(
                "Organisations and persons that may stand here twice: by the same number or address, or by a name of "
                "the same words. Nothing is merged by itself, and Ctrl+Z takes back what you do here."
            )
        )
        kinds = [(kind, label(f"kind.{kind}.many")) for kind in ("organisation", "person")]
        self.kind.offer(self.tr("Kind"), [("", self.tr("Both kinds")), *kinds])
        self.more.setText(self.tr("Show more"))
        self.empty.say(
            self.tr("No duplicates"),
            self.tr("When two organisations or two persons look like the same, they are listed here."),
        )
        self._show(self._pairs)

    def _show(self, pairs: tuple[Pair, ...]) -> None:
        self._pairs = pairs
        wanted = [pair for pair in pairs if self.kind.code in ("", pair.kind)]
        self._count.setText(self.tr("%n pair(s) to look at", "", len(wanted)))
        self._cards.show_cards(self._card(pair) for pair in wanted[: self._most])
        self.more.setVisible(len(wanted) > self._most)
        for widget in (self._count, self._cards):
            widget.setVisible(bool(wanted))
        self.empty.setVisible(not wanted and self.workspace is not None)

    def _show_more(self) -> None:
        self._most += _FEW
        self._show(self._pairs)

    def _card(self, pair: Pair) -> QFrame:
        card = named(QFrame(), "card")
        sides = QHBoxLayout()
        sides.setSpacing(18)
        for twin in (pair.one, pair.other):
            sides.addLayout(self._side(pair.kind, twin), 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        label = self.context.language.label
        why, kind = (self._why(pair), "warn-tag") if pair.certain else (self._why(pair), "quiet-tag")
        foot.addWidget(PlainLabel(f"{label(f'kind.{pair.kind}.one')}: {why}", kind))
        foot.addStretch()
        merge, apart = named(QPushButton(), f"merge.{pair.one.id}"), named(QPushButton(), f"apart.{pair.one.id}")
        both = {"one": pair.one.title, "other": pair.other.title}
        apart.setText(self.tr("Not the same"))
        apart.setAccessibleName(self.tr("{one} and {other} are not the same").format(**both))
        merge.setText(self.tr("Compare and merge…"))
        merge.setAccessibleName(self.tr("Compare {one} with {other} and merge").format(**both))
        apart.clicked.connect(partial(self._tell_apart, pair))
        merge.clicked.connect(partial(self._compare, pair))
        foot.addWidget(apart)
        foot.addWidget(merge)
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(8)
        column.addLayout(sides)
        column.addLayout(foot)
        return card

    def _side(self, kind: str, twin: Twin) -> QVBoxLayout:
        side, go = QVBoxLayout(), link_button(f"twin.{twin.id}")
        go.setProperty("tight", "true")
        short = twin.title if len(twin.title) <= _LONGEST else f"{twin.title[:_LONGEST]}…"
        go.setText(short.replace("&", "&&"))
        go.setAccessibleName(twin.title)
        go.setToolTip(twin.title.replace("<", "‹"))
        go.clicked.connect(partial(self.context.navigation.go_to, kind, twin.id))
        line = QHBoxLayout()
        line.addWidget(go)
        line.addStretch()
        country = country_name(twin.country, self.context.language.code) if twin.country else ""
        side.setSpacing(2)
        side.addLayout(line)
        about = PlainLabel(", ".join(part for part in (twin.about, country) if part) or "–", "small", wrap=True)
        about.setContentsMargins(_LINK_EDGE, 0, 0, 0)
        side.addWidget(about)
        return side

    def _why(self, pair: Pair) -> str:
        """Say what speaks for it."""
        label = self.context.language.label
        if pair.identifiers:
            same = ", ".join(label(f"field.{pair.kind}.{name}").lower() for name in pair.identifiers)
            return self.tr("the same {identifiers}").format(identifiers=same)
        return self.tr("said to be the same") if pair.said else self.tr("a similar name")

    def _tell_apart(self, pair: Pair) -> None:
        workspace = self.workspace
        if workspace is not None:
            organisations = workspace.organisations
            change = Change(What.EDITED, frozenset((pair.one.id, pair.other.id)))
            self.told.hide()
            self.context.operations.write(
                self,
                partial(organisations.tell_apart, pair.one.id, pair.other.id),
                lambda _saved: self._announce(change, self.tr("Remembered: they are not the same.")),
                self.refuse,
            )

    def _compare(self, pair: Pair) -> None:
        """Read both as they are now, and show them side by side."""
        workspace = self.workspace
        if workspace is not None:
            records = workspace.records
            self.context.operations.read(
                self, lambda: (records.get(pair.one.id), records.get(pair.other.id)), self._offer_merge, self.refuse
            )

    def _offer_merge(self, pair: tuple[Record, Record]) -> None:
        from desktop.ui.dialogs.merge import MergeDialog  # noqa: PLC0415 - seldom needed

        workspace = self.workspace
        if workspace is not None:
            words = LiveWordbook(self.context.language, workspace.profile)
            words.know({**pair[0].names, **pair[1].names})
            parent: QWidget = self.window()
            dialog = MergeDialog(self.context, workspace, words, pair, parent)
            change = Change(What.EDITED, frozenset(each.id for each in pair))
            dialog.merged.connect(lambda: self._announce(change, self.tr("They are one now.")))
            dialog.open()

    def _announce(self, change: Change, told: str) -> None:
        self.tell(told)
        self.context.changes.announce(change)

    def _take_change(self, change: Change) -> None:  # noqa: ARG002 - any change may make two alike
        if self.isVisible():
            self.enter()
