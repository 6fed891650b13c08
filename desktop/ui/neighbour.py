"""A second window on one register brings the first to the front instead: they speak over a local socket, no network."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_CALL = b"front\n"


def _name(register: Path) -> str:
    """Name the socket after the register, without telling where it is."""
    return "utblick-" + hashlib.sha256(str(register.resolve()).encode()).hexdigest()[:24]


class Neighbour(QObject):
    """Listens for a later start on the same register. `called` asks for the window to be seen."""

    called = Signal()

    def __init__(self, register: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = _name(register)
        # Whoever holds the register is the only one who may listen: what a program that died left behind can go.
        QLocalServer.removeServer(name)
        self._server.newConnection.connect(self._hear)
        self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _hear(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()


def call(register: Path, parent: QObject, answered: Callable[[], object], silent: Callable[[], object]) -> None:
    """Ask the window that has the register open to come to the front; `silent` when nobody is there."""
    socket = QLocalSocket(parent)

    def connected() -> None:
        socket.write(_CALL)
        socket.flush()
        socket.disconnectFromServer()
        answered()

    socket.connected.connect(connected)
    socket.errorOccurred.connect(lambda _error: silent())
    socket.connectToServer(_name(register))
