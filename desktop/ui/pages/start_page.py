"""What stands where records will be, while there are none, none is chosen, or the register is not open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.ui.kinds import HANGING, icon_of
from desktop.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from desktop.ui.context import Context


class StartPage(EmptyState):
    """Says what belongs here, and offers to begin."""

    new_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, "airplane-tilt")
        self._context = context
        self._place: str | None = None
        self._total = 0
        self.button.clicked.connect(self.new_wanted)
        self.second.clicked.connect(self.paste_wanted)
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    def show_place(self, place: str | None, total: int) -> None:
        """Say what belongs in a place: a kind, the trash (empty), or none while the register is being opened."""
        self._place, self._total = place, total
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        if self._place is None:
            self.show_icon("lock-key")
            self.say(self.tr("Opening the register"), self.tr("One moment."))
        elif not self._place:
            self.show_icon("trash")
            self.say(self.tr("The trash is empty"), self.tr("What is thrown away lies here for thirty days."))
        elif self._total:
            self.show_icon(icon_of(self._place))
            self.say(self.tr("Nothing chosen"), self.tr("Choose a record in the list."))
        else:
            self.show_icon(icon_of(self._place))
            label = self._context.language.label
            self.say(
                label(f"empty.{self._place}.heading"),
                label(f"empty.{self._place}.sentence"),
                f"{label(f'kind.{self._place}.new')} (Ctrl+N)",
                "" if self._place in HANGING else self.tr("Paste from a spreadsheet…"),
            )
