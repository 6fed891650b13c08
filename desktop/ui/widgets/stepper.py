"""The life cycle of a record: where it stands, and a press to take a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.ui.widgets.labels import restyle
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.one_line import OneLine, Worded

if TYPE_CHECKING:
    from db.fields import Kind
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook


_ICON, _FIRST = 14, 1000
_SIGNS = {"past": "✓ ", "now": "● ", "later": ""}


class Stepper(OneLine):
    """One button a step, and the ways out in a menu. `step_wanted` carries the status.

    Where the line is too short, the steps far from the present one show their sign or their number only.
    """

    step_wanted = Signal(object)

    def __init__(self, context: Context, words: LiveWordbook, kind: Kind) -> None:
        super().__init__()
        self.setObjectName("stepper")
        assert kind.lifecycle is not None  # noqa: S101 - whoever makes one has seen that there is a life cycle
        self._words, self._kind, self._lifecycle = words, kind.name, kind.lifecycle
        self._status: str | None = None
        self._read_only = False
        self.buttons: dict[str, QPushButton] = {}
        for status in self._lifecycle.chain:
            button = _button(f"step_{status}")
            button.clicked.connect(lambda _checked, status=status: self.step_wanted.emit(status.value))
            self.buttons[status.value] = button
        self.out = _button("step_out")
        self.out.setIcon(context.icons("caret-down", "muted"))
        self.out.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.out.setIconSize(QSize(_ICON, _ICON))
        self.out.clicked.connect(self._open_menu)

    def show_status(self, status: str | None, *, read_only: bool = False) -> None:
        """Show where the record stands."""
        self._status, self._read_only = status, read_only
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        chain = [status.value for status in self._lifecycle.chain]
        at = chain.index(self._status) if self._status in chain else -1
        allowed = self._allowed()
        worded = []
        for place, (status, button) in enumerate(self.buttons.items()):
            name = self._words.status(self._kind, status)
            state = "past" if place < at else "now" if place == at else "later"
            said = {"past": self.tr("{step}, passed"), "now": self.tr("{step}, the present step"), "later": "{step}"}
            button.setAccessibleName(said[state].format(step=name))
            button.setToolTip(name)
            button.setEnabled(status in allowed or state == "now")
            _mark(button, state)
            short = {"past": "✓", "now": f"● {name}", "later": str(place + 1)}[state]
            worded.append(Worded(button, _SIGNS[state] + name, short, _FIRST - abs(place - max(at, 0))))
        self.say([*worded, self._way_out(left=self._status is not None and at < 0)] if self._has_exits else worded)

    def endings(self) -> list[tuple[str, str]]:
        """Give the ways out from here, with their names."""
        allowed = self._allowed()
        return [(exit_, self._words.status(self._kind, exit_)) for exit_ in self._lifecycle.exits if exit_ in allowed]

    @property
    def _has_exits(self) -> bool:
        return bool(self._lifecycle.exits)

    def _way_out(self, *, left: bool) -> Worded:
        text = "– " + self._words.status(self._kind, self._status) if left and self._status else ""
        self.out.setAccessibleName(self.tr("Other endings"))
        self.out.setToolTip(self.tr("Other endings"))
        self.out.setEnabled(not self._read_only)
        _mark(self.out, "now" if left else "later")
        return Worded(self.out, text, text, _FIRST)

    def take_focus(self) -> None:
        """Go to the first step that can be taken."""
        for button in self.buttons.values():
            if button.isEnabled():
                button.setFocus()
                return

    def _allowed(self) -> frozenset[str]:
        if self._read_only or self._status is None:
            return frozenset()
        return frozenset(self._lifecycle.allowed(self._lifecycle.vocabulary(self._status)))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("endings")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for status, name in self.endings():
            action = menu.addAction(name)
            action.triggered.connect(lambda _checked, status=status: self.step_wanted.emit(str(status)))
        if menu.isEmpty():
            menu.addAction(self.tr("No other ending from here")).setEnabled(False)
        menu.popup(self.out.mapToGlobal(QPoint(0, self.out.height())))


def _button(name: str) -> QPushButton:
    button = named(QPushButton(), name)
    button.setProperty("step", "later")
    return button


def _mark(button: QPushButton, state: str) -> None:
    if button.property("step") != state:
        button.setProperty("step", state)
        restyle(button)
