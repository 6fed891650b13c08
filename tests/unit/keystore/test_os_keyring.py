from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, chainer, fail, null
from keyring.compat import properties
from keyring.errors import InitError, KeyringError, KeyringLocked
from typing_extensions import override

from desktop.domain.errors import NoKey
from desktop.keystore import keyring_available, os_keyring

if TYPE_CHECKING:
    from collections.abc import Callable


class Forgetful(KeyringBackend):
    """Says yes and keeps nothing."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    @properties.classproperty
    @override
    def priority(cls) -> float:  # noqa: N805 - as the library spells it
        raise RuntimeError  # the library never chooses it by itself

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return None

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        pass

    @override
    def delete_password(self, service: str, username: str) -> None:
        raise AssertionError


class Keeping(Forgetful):
    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Broken(Forgetful):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    @override
    def get_password(self, service: str, username: str) -> str | None:
        raise self.error


def _plaintext() -> KeyringBackend:
    """Stand in for keyrings.alt, which keeps secrets in a file anybody can read."""

    class PlaintextKeyring(Keeping):
        __module__ = "keyrings.alt.file"

    return PlaintextKeyring()


def _chained(*backends: KeyringBackend) -> KeyringBackend:
    class Chain(chainer.ChainerBackend):
        def __init__(self) -> None:
            super().__init__()  # type: ignore[no-untyped-call]

        @property
        @override
        def backends(self) -> list[KeyringBackend]:
            return list(backends)

    return Chain()


@pytest.mark.parametrize(
    "backend",
    [fail.Keyring, null.Keyring, _plaintext, Forgetful, _chained, lambda: _chained(_plaintext())],
)
def test_that_only_the_systems_own_keyrings_count(
    backend: Callable[[], KeyringBackend], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", backend)

    assert os_keyring.system_keyring() is None
    assert not keyring_available()


def test_that_a_real_keyring_counts_also_in_a_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    real = SecretService.Keyring()  # type: ignore[no-untyped-call]
    for found in (real, _chained(_plaintext(), real)):
        monkeypatch.setattr(keyring, "get_keyring", lambda found=found: found)
        accepted = os_keyring.system_keyring()
        assert isinstance(accepted, os_keyring.SystemKeyring)
        assert isinstance(accepted._backend, SecretService.Keyring)


def test_that_a_library_that_cannot_even_look_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall_over() -> KeyringBackend:
        raise OSError

    monkeypatch.setattr(keyring, "get_keyring", fall_over)
    assert not keyring_available()


@pytest.mark.parametrize("name", sorted(os_keyring.REAL_BACKENDS))
def test_that_every_accepted_name_is_one_the_library_has(name: str) -> None:
    module, _, kind = name.rpartition(".")
    found = importlib.util.find_spec(module)  # not imported: most of them work on one system only

    assert found is not None
    assert found.origin is not None
    assert f"class {kind}(" in Path(found.origin).read_text(encoding="utf-8")


def test_that_a_secret_is_kept_and_forgotten() -> None:
    backend = Keeping()
    accepted = os_keyring.SystemKeyring(backend)
    accepted.write("account", "secret")
    assert backend.kept == {("utblick", "account"): "secret"}
    assert accepted.read("account") == "secret"

    accepted.forget("account")
    accepted.forget("account")
    assert accepted.read("account") is None


def test_that_a_keyring_that_keeps_nothing_is_noticed() -> None:
    with pytest.raises(NoKey) as caught:
        os_keyring.SystemKeyring(Forgetful()).write("account", "secret")

    assert caught.value.code == "key.keyring_trouble"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyringLocked("no"), "key.keyring_locked"),
        (InitError("dismissed"), "key.keyring_locked"),
        (KeyringError("?"), "key.keyring_trouble"),
        (OSError("bus gone"), "key.keyring_trouble"),
    ],
)
def test_that_a_keyring_that_says_no_is_told(error: Exception, code: str) -> None:
    broken = os_keyring.SystemKeyring(Broken(error))
    attempts: list[Callable[[], object]] = [
        lambda: broken.read("account"),
        lambda: broken.write("account", "secret"),
        lambda: broken.forget("account"),
    ]
    for attempt in attempts:
        with pytest.raises(NoKey) as caught:
            attempt()
        assert caught.value.code == code
