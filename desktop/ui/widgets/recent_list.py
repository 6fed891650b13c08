"""The records that were changed last, one button each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.kinds import icon_of
from desktop.ui.widgets.card_button import CardButton
from desktop.ui.widgets.labels import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.queries import Recent
    from desktop.ui.context import Context

_ICON = 20


class RecentList(QWidget):
    """Leads back to where one left off."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.rows: list[CardButton] = []
        self._icons: list[tuple[PlainLabel, str]] = []
        context.theme.changed.connect(self._draw)

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """Show these; rows are made anew only where something is new."""
        told = tuple((each.id, each.title, self._detail(each)) for each in recent)
        if told == self._shown:
            return
        self._shown = told
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self._icons.clear()
        self.rows = [self._row(each) for each in recent]
        self._draw()
        for row in self.rows:
            self._column.addWidget(row)

    def _draw(self) -> None:
        for label, name in self._icons:
            label.setPixmap(self._context.icons.pixmap(name, _ICON, "muted", self.devicePixelRatioF()))

    def _detail(self, each: Recent) -> str:
        language = self._context.language
        local, today = each.changed.astimezone(), self._context.clock.today()
        when = language.clock(local) if local.date() == today else language.day(local.date())
        kind = language.label(f"kind.{each.kind}.one")
        return self.tr("{kind}  ·  changed {when}").format(kind=kind, when=when)

    def _row(self, each: Recent) -> CardButton:
        card = CardButton("recent_row")
        icon, words = PlainLabel(), QVBoxLayout()
        self._icons.append((icon, icon_of(each.kind)))
        words.setSpacing(2)
        words.addWidget(ElidedLabel(each.title, "strong"))
        words.addWidget(PlainLabel(self._detail(each), "small"))
        inside = QHBoxLayout()
        inside.setContentsMargins(12, 9, 12, 9)
        inside.setSpacing(12)
        inside.addWidget(icon)
        inside.addLayout(words, 1)
        card.fill(inside)
        card.speak(f"{each.title}, {self._detail(each)}")
        card.clicked.connect(partial(self._context.navigation.go_to, each.kind, each.id))
        return card
