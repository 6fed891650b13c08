"""One way in: the data key sealed (AES-256-GCM) under a key that only the keyring, the passphrase or the code gives."""

from __future__ import annotations

import os
from typing import Final, Literal, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

Method = Literal["keyring", "passphrase", "recovery"]
METHODS: Final[tuple[Method, ...]] = ("keyring", "passphrase", "recovery")

KEY_SIZE: Final = 32
SALT_SIZE: Final = 16
NONCE_SIZE: Final = 12
TAG_SIZE: Final = 16

_PURPOSE: Final = b"utblick-keys 1"


class Stretch(NamedTuple):
    """The work of Argon2id. The default is RFC 9106's second recommendation: 64 MiB, 3 passes, 4 lanes."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


class Wrap(NamedTuple):
    """The sealed data key and what is needed, beside the secret, to open it. Nothing in it is secret."""

    method: Method
    nonce: bytes
    sealed: bytes
    salt: bytes = b""
    stretch: Stretch | None = None


def seal(data_key: bytes, method: Method, secret: bytes, register_salt: bytes) -> Wrap:
    """Seal the data key under a secret, bound to this register and this method."""
    salt = b"" if method == "keyring" else os.urandom(SALT_SIZE)
    empty = Wrap(method, os.urandom(NONCE_SIZE), b"", salt, Stretch() if method == "passphrase" else None)
    sealed = AESGCM(_sealing_key(empty, secret)).encrypt(empty.nonce, data_key, _bound_to(empty, register_salt))
    return Wrap(method, empty.nonce, sealed, salt, empty.stretch)


def unseal(wrap: Wrap, secret: bytes, register_salt: bytes) -> bytes | None:
    """Give the data key, or None when the secret is not the one it was sealed under."""
    try:
        return AESGCM(_sealing_key(wrap, secret)).decrypt(wrap.nonce, wrap.sealed, _bound_to(wrap, register_salt))
    except InvalidTag:
        return None


def _sealing_key(wrap: Wrap, secret: bytes) -> bytes:
    if wrap.method == "keyring":
        return secret
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - the keyring's way needs none of these
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - as above

    if wrap.stretch is None:
        return HKDF(algorithm=SHA256(), length=KEY_SIZE, salt=wrap.salt, info=_PURPOSE).derive(secret)
    work = wrap.stretch
    stretched = Argon2id(
        salt=wrap.salt, length=KEY_SIZE, iterations=work.passes, lanes=work.lanes, memory_cost=work.memory_kib
    )
    return stretched.derive(secret)


def _bound_to(wrap: Wrap, register_salt: bytes) -> bytes:
    work = wrap.stretch
    numbers = "" if work is None else f"{work.memory_kib} {work.passes} {work.lanes}"
    return b"|".join([_PURPOSE, register_salt.hex().encode(), wrap.method.encode(), numbers.encode()])
