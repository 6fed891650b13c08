"""The operating system's keyring, or none: a backend that keeps secrets in the clear or forgets them does not count."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol

from desktop.domain.errors import NoKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from keyring.backend import KeyringBackend

SERVICE: Final = "utblick"

# Secret Service by either library, KWallet, the macOS Keychain, the Windows Credential Locker. Everything else that
# `keyring` may find (fail, null, files of keyrings.alt, a chain holding such) is taken for no keyring at all.
REAL_BACKENDS: Final = {
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.kwallet.DBusKeyringKWallet4",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
}


class Keyring(Protocol):
    """Somewhere the operating system keeps a short secret for an account."""

    def read(self, account: str) -> str | None:
        """Give the secret, or None where there is none."""

    def write(self, account: str, secret: str) -> None:
        """Keep the secret, and make sure that it was kept."""

    def forget(self, account: str) -> None:
        """Remove the secret; none is fine."""


def keyring_available() -> bool:
    """Tell whether the operating system has a keyring the program accepts."""
    return system_keyring() is not None


def system_keyring() -> Keyring | None:
    """Give the operating system's keyring, or None."""
    import keyring  # noqa: PLC0415 - costs a seventh of a second, and a register opened by passphrase needs none
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

    try:
        found = keyring.get_keyring()
        candidates = found.backends if isinstance(found, ChainerBackend) else [found]
    except Exception:  # noqa: BLE001 - backends raise errors of their own libraries; none of them is a keyring
        return None
    for backend in candidates:
        if f"{type(backend).__module__}.{type(backend).__qualname__}" in REAL_BACKENDS:
            return SystemKeyring(backend)
    return None


class SystemKeyring:
    """One accepted backend of the `keyring` library."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    def read(self, account: str) -> str | None:
        """Give the secret, or None where there is none."""
        with _told():
            return self._backend.get_password(SERVICE, account)

    def write(self, account: str, secret: str) -> None:
        """Keep the secret, and read it back: some services say yes and keep nothing."""
        with _told():
            self._backend.set_password(SERVICE, account, secret)
            kept = self._backend.get_password(SERVICE, account)
        if kept != secret:
            raise NoKey("key.keyring_trouble")

    def forget(self, account: str) -> None:
        """Remove the secret; none is fine."""
        with _told():
            if self._backend.get_password(SERVICE, account) is not None:
                self._backend.delete_password(SERVICE, account)


@contextmanager
def _told() -> Iterator[None]:
    from keyring.errors import InitError, KeyringLocked  # noqa: PLC0415

    try:
        yield
    except (KeyringLocked, InitError):
        code = "key.keyring_locked"
    except Exception:  # noqa: BLE001 - D-Bus and Windows raise errors of their own
        code = "key.keyring_trouble"
    else:
        return
    raise NoKey(code)
