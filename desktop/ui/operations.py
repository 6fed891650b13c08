"""Service calls off the GUI thread, and their answers back on it.

Three lanes: writes run one after the other in the order they were asked for; reads run beside them, and long work that
nobody waits for runs aside. An answer nobody waits for any more (the owner is gone, or asked again) is dropped, but an
error of a write never is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.domain.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
_WRITE, _READ, _ASIDE = "write", "read", "aside"


class Ticket(Generic[T]):
    """One call under way."""

    def __init__(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None] | None,
        failed: Callable[[AppError], None] | None,
        *,
        writes: bool,
    ) -> None:
        self.work, self.done, self.failed, self.writes = work, done, failed, writes
        self._owner = owner
        self._dropped = False
        self.value: T | None = None
        self.error: Exception | None = None

    @property
    def wanted(self) -> bool:
        """Whether somebody still waits for the answer."""
        return not self._dropped and isValid(self._owner)

    def drop(self) -> None:
        """Say that the answer is not wanted any more."""
        self._dropped = True

    def settle(self) -> None:
        """Do the work and keep what came of it; runs in a worker thread."""
        try:
            self.value = self.work()
        except Exception as error:  # noqa: BLE001  whatever it is, it is shown on the GUI thread
            self.error = error

    def tell(self) -> None:
        """Hand over the value."""
        if self.done is not None and self.wanted:
            self.done(cast("T", self.value))  # settle() has set it, and it may be None itself


class Operations(QObject):
    """Runs what the pages ask for."""

    failed = Signal(object)
    """An AppError that the asker did not want to show itself."""
    crashed = Signal(object)
    """Any other exception."""
    settled = Signal()
    """Nothing is under way any more."""
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._under_way: set[Ticket[Any]] = set()
        self._latest: dict[tuple[int, str], Ticket[Any]] = {}
        self._answered.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._under_way)

    def write(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Change something, after everything that was asked for before."""
        self._start(_WRITE, Ticket(owner, work, done, failed, writes=True))

    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
        *,
        key: str = "",
        after_writes: bool = False,
    ) -> Ticket[T]:
        """Read something; a newer call of the same owner with the same key makes this one's answer unwanted.

        `after_writes` waits for everything that was to be written before, so that the answer holds it.
        """
        ticket = Ticket(owner, work, done, failed, writes=False)
        if key:
            place = (id(owner), key)
            earlier = self._latest.pop(place, None)
            if earlier is not None:
                earlier.drop()
            self._latest[place] = ticket
        self._start(_WRITE if after_writes else _READ, ticket)
        return ticket

    def aside(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Do something long, such as a backup, without holding up what the user waits for."""
        self._start(_ASIDE, Ticket(owner, work, done, failed, writes=True))

    def close(self) -> None:
        """Let every write finish, and drop the reads."""
        self._lane(_ASIDE).shutdown(wait=True, cancel_futures=True)
        self._lane(_READ).shutdown(wait=True, cancel_futures=True)
        self._lane(_WRITE).shutdown(wait=True)

    def _lane(self, name: str) -> ThreadPoolExecutor:
        """Give a lane, made when it is first needed: the first look at the register comes by a way of its own."""
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - after the first paint

        lane = self._lanes.get(name)
        if lane is None:
            lane = self._lanes[name] = ThreadPoolExecutor(1, name)
        return lane

    def _start(self, lane: str, ticket: Ticket[T]) -> None:
        self._under_way.add(ticket)

        def run() -> None:
            if ticket.wanted or ticket.writes:
                ticket.settle()
            if isValid(self):
                self._answered.emit(ticket)

        self._lane(lane).submit(run)

    def _deliver(self, ticket: Ticket[Any]) -> None:
        self._under_way.discard(ticket)
        self._latest = {place: each for place, each in self._latest.items() if each is not ticket}
        if ticket.error is None:
            ticket.tell()
        elif not isinstance(ticket.error, AppError):
            self.crashed.emit(ticket.error)
        elif ticket.failed is not None and ticket.wanted:
            ticket.failed(ticket.error)
        elif ticket.wanted or ticket.writes:
            self.failed.emit(ticket.error)
        if not self.busy:
            self.settled.emit()
