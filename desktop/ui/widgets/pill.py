"""A word with a sign on a coloured ground: the colour is never alone in saying it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QFontMetrics, QPainter, QStaticText

    from desktop.ui.theme import Theme

_SIDES, _TOP = 9, 2


@dataclass(frozen=True, slots=True)
class Manner:
    """How a status looks: its sign, the colour of the words and of the ground."""

    sign: str
    colour: str
    ground: str


_WAITING = Manner("◐", "warn", "warn_back")
_UNDER_WAY = Manner("●", "accent", "selected")
_DONE = Manner("✓", "ok", "ok_back")
_OUT = Manner("–", "muted", "window")
_LIKE: tuple[tuple[Manner, tuple[str, ...]], ...] = (
    (
        _WAITING,
        (
            *("requested", "assessing", "idea", "anchored", "application_approved", "submitted", "draft"),
            *("under_review", "found", "analysed", "proposed", "open", "upcoming", "notice_given", "no_term"),
            "decide",
        ),
    ),
    (
        _UNDER_WAY,
        (
            *("decided", "planning", "held", "granted", "contracted", "running", "active", "position", "acted"),
            *("under_way",),
        ),
    ),
    (_DONE, ("followed_up", "closed", "final_report", "reported", "done")),
    (
        _OUT,
        (
            *("declined", "cancelled", "rejected", "dormant", "terminated", "expired", "dropped", "ended"),
            *("resting",),
        ),
    ),
)
_MANNERS = {status: manner for manner, statuses in _LIKE for status in statuses}


def manner_of(status: str) -> Manner:
    """Tell how a status looks, of whatever kind the record is."""
    return _MANNERS[status]


def pill_text(status: str, name: str) -> str:
    """Give the sign and the word."""
    return f"{manner_of(status).sign} {name}"


def pill_width(text: str, metrics: QFontMetrics) -> int:
    """Tell how wide a pill with this text is."""
    return metrics.horizontalAdvance(text) + 2 * _SIDES


def paint_pill(painter: QPainter, place: QRectF, status: str, text: QStaticText, theme: Theme, *, on: str) -> None:
    """Paint a pill as wide as `place`, a little higher than the line of text that this is, on the colour `on`."""
    manner = manner_of(status)
    box = place.adjusted(0, -_TOP, 0, _TOP)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("base" if manner.ground == on else manner.ground))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(theme.colour(manner.colour))
    # A sign from another typeface can make the line taller than the words are.
    size = text.size()
    painter.drawStaticText(place.center() - QPointF(size.width() / 2, size.height() / 2), text)
