"""Whether everything that was typed is on disk, always in sight."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.ui.context import Context


class Keeping(Enum):
    """How far what was typed has come."""

    SAVED = auto()
    SAVING = auto()
    DRAFT = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class KeepingState:
    """What the badge shows: since when, and how many fields hold something that cannot be taken."""

    keeping: Keeping
    at: datetime | None = None
    wrong: int = 0


class SavedBadge(PlainLabel):
    """Says "✓ Saved 14.02"."""

    def __init__(self, context: Context) -> None:
        super().__init__(kind="ok-pill")
        self.setObjectName("saved_badge")
        self._context = context
        self._state = KeepingState(Keeping.SAVED)
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    def show_state(self, state: KeepingState) -> None:
        """Show how far things have come."""
        self._state = state
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        state = self._state
        time = "" if state.at is None else self._context.language.formats.clock(state.at)
        match state.keeping:
            case Keeping.SAVED:
                self.set_kind("ok-pill")
                self.setText("✓ " + (self.tr("Saved {time}").format(time=time) if time else self.tr("Saved")))
            case Keeping.SAVING:
                self.set_kind("quiet-pill")
                self.setText("… " + self.tr("Saving"))
            case Keeping.DRAFT:
                self.set_kind("warn-pill")
                self.setText(
                    "◐ " + self.tr("Draft saved {time}, %n field(s) to correct", "", state.wrong).format(time=time)
                )
            case Keeping.FAILED:
                self.set_kind("bad-pill")
                self.setText("! " + self.tr("Not saved"))
