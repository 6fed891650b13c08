"""What goes back to the departments: a signed receipt for each, and the overview for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.ui.dialogs.files import choose_folder, choose_target
from desktop.ui.pages.scroll_page import in_a_row
from desktop.ui.widgets.file_card import FileCard
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.office_bundles import Sent
    from desktop.ui.context import Context
    from desktop.ui.pages.office_page import OfficePage

_SHOWN = 60


class OfficeSending(QWidget):
    """The files that were made can be dragged into a mail, or found in their folder."""

    def __init__(self, context: Context, page: OfficePage) -> None:
        super().__init__()
        self._context, self._page = context, page
        self.cards: list[FileCard] = []
        self._count = 0
        self._receipts_heading, self._receipts_hint = PlainLabel(kind="section"), PlainLabel(kind="muted", wrap=True)
        self._overview_heading, self._overview_hint = PlainLabel(kind="section"), PlainLabel(kind="muted", wrap=True)
        self._open = PlainLabel(kind="warn", wrap=True)
        self.receipts, self.overview = named(QPushButton(), "send_receipts"), named(QPushButton(), "send_overview")
        self.receipts.setProperty("primary", "true")
        self.made, self.made_overview = QVBoxLayout(), FileCard(context)
        self._lay_out()
        self.receipts.clicked.connect(self._ask_folder)
        self.overview.clicked.connect(self._ask_target)
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self._receipts_heading.setText(self.tr("Receipts"))
        self._receipts_hint.setText(
            self.tr(
                "One signed file for each department that has delivered: what has come, and your question, approval or "
                "duplicate at each record. Send each its own; it says nothing of the others."
            )
        )
        self.receipts.setText(self.tr("&Make receipts for the year…"))
        self._overview_heading.setText(self.tr("Contact overview"))
        self._overview_hint.setText(
            self.tr(
                "One signed file for all: networks, partners, projects and visits of every department, without "
                "persons. With it a department sees “we know them already”."
            )
        )
        self.overview.setText(self.tr("Make the &overview…"))
        self._show_open(self._count)

    def enter(self) -> None:
        """See what waits to be sent."""
        workspace = self._page.workspace
        if workspace is not None:
            self._context.operations.read(
                self, workspace.remarks.open_questions, lambda found: self._show_open(len(found)), key="open"
            )

    def make_receipts(self, folder: Path) -> None:
        """Make a receipt for each department, in a folder."""
        workspace, year = self._page.workspace, self._page.year
        if workspace is not None:
            sentence = self.tr("The key that signs lies in a file, sealed with a passphrase.")
            bundles = workspace.office_bundles
            self._page.with_key(sentence, lambda ask: bundles.receipts(year, folder, ask), self._show_receipts)

    def make_overview(self, target: Path) -> None:
        """Make the overview."""
        workspace = self._page.workspace
        if workspace is not None:
            sentence = self.tr("The key that signs lies in a file, sealed with a passphrase.")
            self._page.with_key(
                sentence, lambda ask: workspace.office_bundles.overview(target, ask), self._show_overview
            )

    def _show_open(self, count: int) -> None:
        self._count = count
        self._open.setText(self.tr("%n open question(s) go along.", "", count))
        self._open.setVisible(bool(count))

    def _show_receipts(self, made: tuple[Sent, ...]) -> None:
        for card in self.cards:
            self.made.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for each in made[:_SHOWN]:
            card = FileCard(self._context)
            card.show_file(each.path)
            for button in (card.copy, card.folder):
                button.setAccessibleName(f"{button.text()}: {each.path.name}")
            self.made.addWidget(card)
            self.cards.append(card)
        self._page.tell(self.tr("%n receipt(s) made. Send each department its own.", "", len(made)))

    def _show_overview(self, made: Sent) -> None:
        self.made_overview.show_file(made.path)
        count = sum(made.counts.values())
        self._page.tell(self.tr("The overview is made, with %n record(s).", "", count))

    def _ask_folder(self) -> None:
        folder = choose_folder(self, self.tr("Where to put the receipts"))
        if folder is not None:
            self.make_receipts(folder)

    def _ask_target(self) -> None:
        name = self.tr("overview {day}.asice").format(day=self._context.clock.today().isoformat())
        target = choose_target(self, self.tr("Where to put the overview"), name, "ASiC-E (*.asice)")
        if target is not None:
            self.make_overview(target)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._open.hide()
        self.made.setSpacing(6)
        for widgets, button, below in (
            ((self._receipts_heading, self._receipts_hint, self._open), self.receipts, None),
            ((self._overview_heading, self._overview_hint), self.overview, self.made_overview),
        ):
            card = named(QFrame(), "card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(18, 14, 18, 16)
            inside.setSpacing(10)
            for widget in widgets:
                inside.addWidget(widget)
            inside.addLayout(in_a_row(button))
            if below is None:
                inside.addLayout(self.made)
            else:
                inside.addWidget(below)
            column.addWidget(card)
        column.addStretch()
