"""A keyring in memory, and one that is locked: what the operating system's would answer."""

from __future__ import annotations

from desktop.domain.errors import NoKey


class MemoryKeyring:
    """Keeps secrets as long as the test lasts; `locked` makes it refuse as a locked keyring does."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.locked = False

    def read(self, account: str) -> str | None:
        self._refuse_if_locked()
        return self.kept.get(account)

    def write(self, account: str, secret: str) -> None:
        self._refuse_if_locked()
        self.kept[account] = secret

    def forget(self, account: str) -> None:
        self._refuse_if_locked()
        self.kept.pop(account, None)

    def _refuse_if_locked(self) -> None:
        if self.locked:
            raise NoKey("key.keyring_locked")
