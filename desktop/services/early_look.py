"""The first look at the register that was open last, begun while the window is still loaded and made."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.clock import Clock
    from desktop.keystore.keyfile import Unlock
    from desktop.services.first_look import FirstLook
    from desktop.services.unlocking import Unlocked

    Looked = tuple[Unlocked, FirstLook | None]


class EarlyLook:
    """Looks in a thread of its own, by the keyring alone; asked for what was seen, it waits until it is done."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self._clock = clock
        self._seen: Looked | None = None
        self._trouble: Exception | None = None
        self._thread = Thread(target=self._run, name="early look", daemon=True)
        self._thread.start()

    def ready(self, patience: float) -> bool:
        """Whether it is done, or will be within so many seconds."""
        self._thread.join(patience)
        return not self._thread.is_alive()

    def __call__(self) -> Looked:
        """Give what was seen, or raise what stood in the way."""
        self._thread.join()
        if self._seen is None:
            raise self._trouble or AssertionError
        return self._seen

    def _run(self) -> None:
        try:
            from desktop.keystore.keyfile import Unlock  # noqa: PLC0415 - in this thread, beside the loading of Qt

            self._seen = look(self.path, Unlock(), self._clock)
        except Exception as trouble:  # noqa: BLE001 - whatever it is, it is told where it is asked for
            self._trouble = trouble


def look(path: Path, unlock: Unlock, clock: Clock) -> Looked:
    """Open a register as far as it takes to see what the window shows first."""
    from desktop.services import first_look, unlocking  # noqa: PLC0415 - in the thread that looks

    found = unlocking.unlocked(path, unlock, clock)
    return found, first_look.look(found)
