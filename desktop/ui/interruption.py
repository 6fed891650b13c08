"""Ctrl+C in the terminal, and the system's request to end: the window closes as if its cross had been pressed.

Python runs its signal handlers between two of its own instructions, and while Qt waits for events there are none. A
pair of sockets wakes Qt instead: https://docs.python.org/3/library/signal.html#signal.set_wakeup_fd
"""

from __future__ import annotations

import signal
import socket
from functools import partial

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class Interruption(QObject):
    """`happened` comes after each signal. On Windows, where a pair of sockets is a local port, nothing is done."""

    happened = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if not hasattr(socket, "AF_UNIX") or not hasattr(signal, "SIGHUP"):
            return
        self._heard, self._told = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        for end in (self._heard, self._told):
            end.settimeout(0)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

        self.destroyed.connect(partial(_close, self._heard, self._told))

    def _hear(self) -> None:
        self._heard.recv(64)
        self.happened.emit()


def _close(*ends: socket.socket) -> None:
    signal.set_wakeup_fd(-1)
    for end in ends:
        end.close()
