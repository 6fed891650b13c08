"""The life cycle of a record: where it stands, and a press to take a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.labels import restyle
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from db.fields import Kind
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook


_ICON = 14


class Stepper(QWidget):
    """One button a step, and the ways out in a menu. `step_wanted` carries the status."""

    step_wanted = Signal(object)

    def __init__(self, context: Context, words: LiveWordbook, kind: Kind) -> None:
        super().__init__()
        self.setObjectName("stepper")
        assert kind.lifecycle is not None  # noqa: S101 - whoever makes one has seen that there is a life cycle
        self._words, self._kind, self._lifecycle = words, kind.name, kind.lifecycle
        self._status: str | None = None
        self._read_only = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        flow = FlowLayout(self, spacing=2)
        self.buttons: dict[str, QPushButton] = {}
        for status in self._lifecycle.chain:
            button = self._button(f"step_{status}", flow)
            button.clicked.connect(lambda _checked, status=status: self.step_wanted.emit(status.value))
            self.buttons[status.value] = button
        self.out = self._button("step_out", flow)
        self.out.setIcon(context.icons("caret-down", "muted"))
        self.out.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.out.setIconSize(QSize(_ICON, _ICON))
        self.out.clicked.connect(self._open_menu)
        self.out.setVisible(bool(self._lifecycle.exits))

    def show_status(self, status: str | None, *, read_only: bool = False) -> None:
        """Show where the record stands."""
        self._status, self._read_only = status, read_only
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        chain = [status.value for status in self._lifecycle.chain]
        at = chain.index(self._status) if self._status in chain else -1
        allowed = self._allowed()
        for place, (status, button) in enumerate(self.buttons.items()):
            name = self._words.status(self._kind, status)
            state = "past" if place < at else "now" if place == at else "later"
            said = {"past": self.tr("{step}, passed"), "now": self.tr("{step}, the present step"), "later": "{step}"}
            button.setText({"past": "✓ ", "now": "● ", "later": ""}[state] + name)
            button.setAccessibleName(said[state].format(step=name))
            button.setEnabled(status in allowed or state == "now")
            _mark(button, state)
        left = self._status is not None and at < 0
        self.out.setText("– " + self._words.status(self._kind, self._status) if left and self._status else "")
        self.out.setAccessibleName(self.tr("Other endings"))
        self.out.setToolTip(self.tr("Other endings"))
        self.out.setEnabled(not self._read_only)
        _mark(self.out, "now" if left else "later")

    def endings(self) -> list[tuple[str, str]]:
        """Give the ways out from here, with their names."""
        allowed = self._allowed()
        return [(exit_, self._words.status(self._kind, exit_)) for exit_ in self._lifecycle.exits if exit_ in allowed]

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

    def _button(self, name: str, flow: FlowLayout) -> QPushButton:
        button = named(QPushButton(), name)
        button.setProperty("step", "later")
        flow.addWidget(button)
        return button


def _mark(button: QPushButton, state: str) -> None:
    if button.property("step") != state:
        button.setProperty("step", state)
        restyle(button)
