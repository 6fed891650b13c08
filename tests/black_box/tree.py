"""The accessibility tree of a running program, as a screen reader meets it: AT-SPI over D-Bus.

Knows nothing of the program: elements are found by their role and name, read, written in and pressed.
https://gnome.pages.gitlab.gnome.org/at-spi2-core/ describes the interfaces.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import open_dbus_connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PREFIX = "org.a11y.atspi."
_ROOT = "/org/a11y/atspi/accessible/root"
_REGISTRY = "org.a11y.atspi.Registry"
_ENABLED, _FOCUSABLE, _SHOWING = 8, 11, 25
_LONG = frozenset({"list", "table", "tree", "combo box"})
_PATIENCE, _PAUSE, _LABELLED_BY = 60.0, 0.05, 2
PRESSED = frozenset(
    {"push button", "button", "radio button", "check box", "text", "password text", "combo box", "list"}
)


class NotThere(AssertionError):
    """What was looked for is not in the tree, or does not do what was asked."""


class Bus:
    """The accessibility bus, switched on as a screen reader does."""

    def __init__(self) -> None:
        session = open_dbus_connection("SESSION")
        status = Properties(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status"))
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            session.send_and_get_reply(status.set(name, "b", True))
        asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
        address = session.send_and_get_reply(asked).body[0]
        self._session, self._connection = session, open_dbus_connection(address)

    def call(
        self, at: Element, interface: str, method: str, signature: str | None = None, body: tuple[Any, ...] = ()
    ) -> Any:  # noqa: ANN401 - whatever D-Bus answers
        """Call a method of an element."""
        place = DBusAddress(at.path, at.owner, _PREFIX + interface)
        reply = self._connection.send_and_get_reply(new_method_call(place, method, signature, body), timeout=10)
        if reply.header.message_type is MessageType.error:
            raise NotThere(f"{interface}.{method}: {reply.body}")
        return reply.body[0]

    def read(self, at: Element, interface: str, name: str) -> Any:  # noqa: ANN401 - as above
        """Read a property of an element."""
        place = DBusAddress(at.path, at.owner, _PREFIX + interface)
        reply = self._connection.send_and_get_reply(Properties(place).get(name), timeout=10)
        if reply.header.message_type is MessageType.error:
            raise NotThere(f"{interface}.{name}: {reply.body}")
        return reply.body[0][1]

    def program(self, name: str) -> Element:
        """Wait for a program to come onto the bus."""

        def there() -> Element | None:
            for each in Element(self, _REGISTRY, _ROOT).children:
                try:
                    if each.name == name:
                        return each
                except NotThere:
                    continue
            return None

        return waited(there, f"the program {name!r}")


@dataclass(frozen=True)
class Element:
    """One element."""

    bus: Bus = field(repr=False)
    owner: str
    path: str

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.bus.read(self, "Accessible", "Name"))

    @property
    def role(self) -> str:
        """What it is."""
        return str(self.bus.call(self, "Accessible", "GetRoleName"))

    @property
    def text(self) -> str:
        """What stands in it."""
        return str(self.bus.call(self, "Text", "GetText", "ii", (0, -1)))

    @property
    def children(self) -> list[Element]:
        """What is in it."""
        try:
            found = self.bus.call(self, "Accessible", "GetChildren")
        except NotThere:  # it went away meanwhile
            return []
        return [Element(self.bus, owner, path) for owner, path in found if not path.endswith("/null")]

    def has(self, *states: int) -> bool:
        """Tell whether it is in all of these states."""
        low, high = self.bus.call(self, "Accessible", "GetState")
        bits = low | high << 32
        return all(bits >> state & 1 for state in states)

    @property
    def label(self) -> str:
        """The name of what labels it: that of a combo box is the choice that is made."""
        for relation, targets in self.bus.call(self, "Accessible", "GetRelationSet"):
            if relation == _LABELLED_BY:
                return ", ".join(Element(self.bus, owner, path).name for owner, path in targets)
        return ""

    def shown(self) -> Iterator[tuple[Element, str]]:
        """Give what is to be seen, with its role: itself and what is below it, but not the lines of a long list."""
        try:
            if not self.has(_SHOWING):
                return
            role = self.role
        except NotThere:  # it went away meanwhile
            return
        yield self, role
        for child in () if role in _LONG else self.children:
            yield from child.shown()

    def all(self, role: str, name: str = "") -> list[Element]:
        """Find what is shown with this role, and a name that begins so."""
        found = []
        for each, its_role in self.shown():
            with suppress(NotThere):  # it went away meanwhile
                if its_role == role and each.name.startswith(name):
                    found.append(each)
        return found

    def find(self, role: str, name: str = "") -> Element:
        """Wait for the one element with this role and name, or with a name that begins so."""

        def there() -> Element | None:
            found = self.all(role, name)
            found = [each for each in found if each.name == name] or found
            return found[0] if len(found) == 1 else None

        return waited(there, f"one {role} {name!r}")

    def press(self) -> None:
        """Do what it does."""
        waited(lambda: self if self.has(_ENABLED) else None, f"{self.name!r} to be enabled")
        if not self.bus.call(self, "Action", "DoAction", "i", (0,)):
            raise NotThere(f"{self.name!r} cannot be pressed")

    def write(self, text: str) -> None:
        """Write in it, as somebody who stands in it."""
        self.bus.call(self, "Component", "GrabFocus")
        if not self.bus.call(self, "EditableText", "SetTextContents", "s", (text,)):
            raise NotThere(f"{self.name!r} takes no text")

    def choose(self, place: int) -> None:
        """Choose one of its children, by its place."""
        if not self.bus.call(self, "Selection", "SelectChild", "i", (place,)):
            raise NotThere(f"{self.name!r} has nothing at {place}")

    def controls(self) -> tuple[int, list[str]]:
        """Count what can be pressed or written in, and give what of it has no name that a screen reader could say."""
        met, nameless = 0, []
        for each, role in self.shown():
            with suppress(NotThere):
                if role in PRESSED and each.has(_FOCUSABLE):
                    met += 1
                    nameless += [] if each.name or each.label else [f"{role} {each.path}"]
        return met, nameless


def waited(look: Callable[[], Element | None], what: str) -> Element:
    """Look until it is there."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        found = look()
        if found is not None:
            return found
        threading.Event().wait(_PAUSE)  # nothing tells when a program has acted: it is looked at again
    raise NotThere(f"waited in vain for {what}")
