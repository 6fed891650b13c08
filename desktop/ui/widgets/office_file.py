"""What became of one file that came to the office: the verdict, what to do about it, and what it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from desktop.ui.models import office_files
from desktop.ui.pages.scroll_page import SideCard, in_a_row
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from desktop.ui.context import Context
    from desktop.ui.models.office_files import Arrived

_UNKNOWN = "trust.unknown_signer"
_PILLS = {"ok": "ok-pill", "warn": "warn-pill", "bad": "bad-pill"}


class OfficeFile(SideCard):
    """Hidden until there is a file."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._name, self._state = PlainLabel(kind="strong", wrap=True), PlainLabel(wrap=True)
        self._from, self._why = PlainLabel(kind="muted", wrap=True), PlainLabel(wrap=True)
        self._heading, self._brings = PlainLabel(kind="section"), PlainLabel(wrap=True)
        self._mentioned = PlainLabel(kind="small", wrap=True)
        self.protocol, self.approve = named(QPushButton(), "receive_protocol"), link_button("receive_approve")
        column = self.column
        for label in (
            self._name, self._state, self._from, self._why, self._heading, self._brings, self._mentioned,
        ):  # fmt: skip
            column.addWidget(label)
        column.addLayout(in_a_row(self.protocol, self.approve))
        column.addStretch()
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self._heading.setText(self.tr("What it brings"))
        self.protocol.setText(self.tr("&Protocol on paper…"))
        self.approve.setText(self.tr("Approve its key…"))

    def show_file(self, each: Arrived | None) -> None:
        """Show this one."""
        self.setVisible(each is not None)
        if each is None:
            return
        language = self._context.language
        words, tone = office_files.verdict_words(each, language)
        message, reasons = office_files.told(each, language)
        self._name.setText(each.path.name)
        done = each.state in {office_files.TAKEN, office_files.BACK, office_files.WAITING}
        self._state.setText(f"{words[:1]} {message}" if done else f"{words}. {message}")
        self._state.set_kind(_PILLS.get(tone, "quiet-pill"))
        self._from.setText(office_files.sender(each, language))
        self._why.setText("\n\n".join(reasons))
        said, mentioned = ("", []) if each.brought is None else office_files.changes_told(each.brought, language)
        self._brings.setText(said)
        self._mentioned.setText("\n".join(mentioned))
        for label in (self._from, self._why, self._brings, self._mentioned):
            label.setVisible(bool(label.text()))
        self._heading.setVisible(bool(said))
        self.protocol.setEnabled(each.state not in {office_files.WAITING, office_files.UNREAD})
        self.approve.setVisible(any(reason.code == _UNKNOWN for reason in each.reasons))
