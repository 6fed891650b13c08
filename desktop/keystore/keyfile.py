"""`FILE.keys`: read, opened by whichever way in is at hand, changed, and saved whole or not at all."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, Literal, Self

from db import errors, files
from desktop.domain.errors import (
    AlreadyExists,
    Damaged,
    InvalidInput,
    NoKey,
    NoRegister,
    NoSpace,
    ReadOnly,
    Refused,
    StoreTrouble,
    WrongKey,
)
from desktop.domain.marks import override
from desktop.keystore import document, os_keyring, recovery
from desktop.keystore.wraps import KEY_SIZE, METHODS, SALT_SIZE, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.domain.errors import (
        Unavailable,
    )
    from desktop.keystore.wraps import Method, Wrap

SHORTEST_PASSPHRASE: Final = 8
LONGEST_PASSPHRASE: Final = 1024

# Salts are random: another register's agrees in a byte by chance, a damaged one in all but a few.
_SAME_REGISTER: Final = SALT_SIZE // 2


class Unlock:
    """What is at hand to open a register with. `ask` is called for the passphrase only if nothing else opens it."""

    __slots__ = ("ask", "passphrase", "recovery_code", "use_keyring")

    def __init__(
        self,
        passphrase: str | None = None,
        recovery_code: str | None = None,
        *,
        use_keyring: bool = True,
        ask: Callable[[], str] | None = None,
    ) -> None:
        self.passphrase, self.recovery_code = passphrase, recovery_code
        self.use_keyring, self.ask = use_keyring, ask


class KeyFile:
    """The ways into one register. Changes count once `save()` has returned."""

    def __init__(self, register: Path, salt: bytes, wraps: tuple[Wrap, ...] = (), *, stored: bool = False) -> None:
        self.path = keys_path(register)
        self._salt = salt
        self._wraps: dict[Method, Wrap] = {wrap.method: wrap for wrap in wraps}
        self._stored = stored
        self._forget_keyring = False

    @override
    def __repr__(self) -> str:
        return f"KeyFile({str(self.path)!r}, {sorted(self.methods)})"

    @classmethod
    def create(cls, register: Path, salt: bytes) -> Self:
        """Begin the keys of a new register; they are saved with at least one everyday way in."""
        return cls(register, salt)

    @classmethod
    def load(cls, register: Path) -> Self:
        """Read the keys beside a register, and make sure that they are this register's."""
        salt = _first_bytes(register, SALT_SIZE, missing=NoRegister("store.not_found", path=str(register)))
        path = keys_path(register)
        missing = NoKey("key.file_missing", path=str(path))
        keys = document.from_bytes(_first_bytes(path, document.LARGEST + 1, missing=missing), str(path))
        if keys.register_salt != salt:
            agree = sum(ours == theirs for ours, theirs in zip(keys.register_salt, salt, strict=False))
            if agree >= _SAME_REGISTER:
                raise Damaged("store.damaged", path=str(register))
            raise NoKey("key.other_register", path=str(path))
        return cls(register, salt, keys.wraps, stored=True)

    @property
    def methods(self) -> frozenset[str]:
        """The ways in: keyring, passphrase, recovery."""
        return frozenset(self._wraps)

    def unlock(self, given: Unlock) -> bytes:
        """Give the data key: by the recovery code if one is given, else the keyring, else the passphrase."""
        if given.recovery_code is not None:
            return self._by_recovery(given.recovery_code)
        trouble = NoKey("key.none")
        if given.use_keyring and "keyring" in self._wraps:
            try:
                return self._by_keyring(self._wraps["keyring"])
            except NoKey as problem:
                trouble = problem
        if "passphrase" in self._wraps:
            if given.passphrase is not None:
                return self._by_passphrase(self._wraps["passphrase"], given.passphrase)
            if given.ask is not None:
                return self._by_passphrase(self._wraps["passphrase"], given.ask())
        elif given.passphrase is not None and trouble.code == "key.none":
            raise NoKey("key.no_passphrase")
        raise trouble

    def add_passphrase(self, data_key: bytes, phrase: str) -> None:
        """Let a passphrase open the register; it takes the place of the one before."""
        text = unicodedata.normalize("NFC", phrase)
        if len(text) < SHORTEST_PASSPHRASE:
            raise InvalidInput("key.passphrase_short", shortest=SHORTEST_PASSPHRASE)
        if len(text) > LONGEST_PASSPHRASE:
            raise InvalidInput("key.passphrase_long", longest=LONGEST_PASSPHRASE)
        self._seal(data_key, "passphrase", _phrase_bytes(text))

    def add_keyring(self, data_key: bytes) -> None:
        """Let the operating system's keyring open the register. A key it holds already is kept: backups need it."""
        keyring = os_keyring.system_keyring()
        if keyring is None:
            raise NoKey("key.no_keyring")
        secret = _keyring_secret(keyring.read(self._salt.hex()))
        if secret is None:
            import secrets  # noqa: PLC0415 - to open a register nothing is drawn by lot

            secret = secrets.token_bytes(KEY_SIZE)
            keyring.write(self._salt.hex(), secret.hex())
        self._seal(data_key, "keyring", secret)
        self._forget_keyring = False

    def add_recovery(self, data_key: bytes) -> str:
        """Make a new recovery code, which takes the place of the one before; it is shown once and kept nowhere."""
        code = recovery.new_code()
        self._seal(data_key, "recovery", recovery.code_bytes(code))
        return code

    def remove(self, method: Literal["keyring", "passphrase"]) -> None:
        """Take away a way in; refused for the last everyday one, since a recovery code is no key for every day."""
        if not {"keyring", "passphrase"} & (self._wraps.keys() - {method}):
            raise Refused("key.last_way")
        if self._wraps.pop(method, None) is not None and method == "keyring":
            self._forget_keyring = True

    def discard(self) -> None:
        """Forget in the keyring what a register that was never made would have been opened with."""
        if "keyring" in self._wraps:
            keyring = os_keyring.system_keyring()
            if keyring is not None:
                keyring.forget(self._salt.hex())

    def save(self) -> None:
        """Write the file whole or not at all; a new register's never replaces keys that are already there."""
        if not {"keyring", "passphrase"} & self._wraps.keys():
            raise Refused("key.last_way")
        ordered = tuple(self._wraps[method] for method in METHODS if method in self._wraps)
        try:
            files.write_whole(self.path, document.to_bytes(document.Keys(self._salt, ordered)), replace=self._stored)
        except errors.StoreError as problem:
            raise _told(problem) from None
        self._stored = True
        if self._forget_keyring:
            self._forget_keyring = False
            keyring = os_keyring.system_keyring()
            if keyring is not None:
                keyring.forget(self._salt.hex())

    def _seal(self, data_key: bytes, method: Method, secret: bytes) -> None:
        self._wraps[method] = seal(data_key, method, secret, self._salt)

    def _by_keyring(self, wrap: Wrap) -> bytes:
        keyring = os_keyring.system_keyring()
        if keyring is None:
            raise NoKey("key.no_keyring")
        secret = _keyring_secret(keyring.read(self._salt.hex()))
        data_key = None if secret is None else unseal(wrap, secret, self._salt)
        if data_key is None:
            raise NoKey("key.keyring_missing")
        return data_key

    def _by_passphrase(self, wrap: Wrap, phrase: str) -> bytes:
        text = unicodedata.normalize("NFC", phrase)
        data_key = unseal(wrap, _phrase_bytes(text), self._salt) if len(text) <= LONGEST_PASSPHRASE else None
        if data_key is None:
            raise WrongKey("key.wrong_passphrase")
        return data_key

    def _by_recovery(self, code: str) -> bytes:
        secret = recovery.code_bytes(code)
        wrap = self._wraps.get("recovery")
        if wrap is None:
            raise NoKey("key.no_recovery")
        data_key = unseal(wrap, secret, self._salt)
        if data_key is None:
            raise WrongKey("key.wrong_recovery_code")
        return data_key


def keys_path(register: Path) -> Path:
    """Give the name of the keys that belong to a register."""
    return register.with_name(register.name + ".keys")


def _phrase_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # odd bytes from a terminal are as good a secret as any


def _keyring_secret(kept: str | None) -> bytes | None:
    return bytes.fromhex(kept) if kept and re.fullmatch("[0-9a-f]{64}", kept) else None


def _first_bytes(path: Path, size: int, *, missing: Unavailable) -> bytes:
    try:
        with files.told(path), path.open("rb") as file:
            return file.read(size)
    except errors.Missing:
        raise missing from None
    except errors.StoreError as problem:
        raise _told(problem) from None


def _told(problem: errors.StoreError) -> Unavailable:
    """Give the sentence for what stood in the way of reading or writing the keys."""
    path = str(problem.path or "")
    match problem:
        case errors.NoSpace():
            return NoSpace("store.no_space")
        case errors.ReadOnlyPlace():
            return ReadOnly("store.read_only", path=path)
        case errors.NoPermission():
            return ReadOnly("store.no_permission", path=path)
        case errors.AlreadyThere():
            return AlreadyExists("store.exists", path=path)
        case _:
            return StoreTrouble("store.io")
