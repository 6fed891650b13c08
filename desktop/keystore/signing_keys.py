"""Private keys that sign bundles: in the operating system's keyring, or else in a file sealed by a passphrase.

Never in the register, its backups or a log. The file is PKCS#8 encrypted as RFC 8018 says (PBES2), so that other
programs read it too; they are slow at it on purpose.
"""

from __future__ import annotations

import base64
import binascii
import os
import unicodedata
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives import padding, serialization
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.serialization import pkcs12

from db import errors, files
from desktop.domain.errors import InvalidInput, NoKey, ReadOnly, WrongKey
from desktop.keystore import os_keyring
from desktop.keystore.keyfile import SHORTEST_PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROUNDS: Final = 600_000
"""What OWASP asks of PBKDF2 with SHA-256; a fifth of a second."""
_SALT: Final = 16
_KEY: Final = 32
_BLOCK: Final = 16
_PBES2: Final = bytes.fromhex("06092a864886f70d01050d")
_PBKDF2: Final = bytes.fromhex("06092a864886f70d01050c")
_HMAC_SHA256: Final = bytes.fromhex("300c06082a864886f70d02090500")
_AES_256_CBC: Final = bytes.fromhex("060960864801650304012a")
_SEQUENCE, _INTEGER, _OCTETS = 0x30, 0x02, 0x04

KEYRING: Final = "keyring"
FILE: Final = "file"


class SigningKeys:
    """Where private keys are kept, by the fingerprint of their public ones."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, fingerprint: str, pkcs8: bytes, ask: Callable[[], str | None]) -> str:
        """Keep a key, and tell where: in the keyring, or in a file if there is none and a passphrase is given."""
        keyring = os_keyring.system_keyring()
        if keyring is not None:
            keyring.write(_account(fingerprint), base64.b64encode(pkcs8).decode())
            return KEYRING
        phrase = ask()
        if phrase is None:
            raise NoKey("key.signing_no_place")
        if len(phrase) < SHORTEST_PASSPHRASE:
            raise InvalidInput("key.passphrase_short", shortest=SHORTEST_PASSPHRASE)
        self._write(fingerprint, sealed(pkcs8, _bytes(phrase)))
        return FILE

    def read(self, fingerprint: str, ask: Callable[[], str | None]) -> bytes:
        """Give a key; the passphrase is asked for only if the key lies in a file."""
        path = self._path(fingerprint)
        if path.is_file():
            phrase = ask()
            if phrase is None:
                raise NoKey("key.signing_locked")
            return _opened(path.read_bytes(), _bytes(phrase), str(path))
        keyring = os_keyring.system_keyring()
        kept = None if keyring is None else keyring.read(_account(fingerprint))
        if kept is None:
            raise NoKey("key.signing_missing")
        try:
            return base64.b64decode(kept, validate=True)
        except binascii.Error:
            raise NoKey("key.signing_missing") from None

    def forget(self, fingerprint: str) -> None:
        """Remove a key that is no longer used; none is fine."""
        self._path(fingerprint).unlink(missing_ok=True)
        keyring = os_keyring.system_keyring()
        if keyring is not None:
            keyring.forget(_account(fingerprint))

    def _path(self, fingerprint: str) -> Path:
        return self._folder / f"{fingerprint}.p8"

    def _write(self, fingerprint: str, content: bytes) -> None:
        path = self._path(fingerprint)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            files.write_whole(path, content, replace=True, private=True)
        except (OSError, errors.StoreError):
            raise ReadOnly("store.read_only", path=str(path)) from None


def sealed(pkcs8: bytes, secret: bytes) -> bytes:
    """Encrypt a key: EncryptedPrivateKeyInfo with PBKDF2 and AES-256, DER.

    Written out here, since the library's own way stretches a passphrase 2048 times only.
    """
    salt, start = os.urandom(_SALT), os.urandom(_BLOCK)
    stretched = PBKDF2HMAC(algorithm=SHA256(), length=_KEY, salt=salt, iterations=ROUNDS).derive(secret)
    padder = padding.PKCS7(8 * _BLOCK).padder()
    padded = padder.update(pkcs8) + padder.finalize()
    encryptor = Cipher(algorithms.AES(stretched), modes.CBC(start)).encryptor()
    rounds = _der(_INTEGER, ROUNDS.to_bytes(3, "big"))
    stretching = _der(_SEQUENCE, _PBKDF2, _der(_SEQUENCE, _der(_OCTETS, salt), rounds, _HMAC_SHA256))
    sealing = _der(_SEQUENCE, _AES_256_CBC, _der(_OCTETS, start))
    way = _der(_SEQUENCE, _PBES2, _der(_SEQUENCE, stretching, sealing))
    return _der(_SEQUENCE, way, _der(_OCTETS, encryptor.update(padded) + encryptor.finalize()))


def from_pkcs12(content: bytes, phrase: str) -> tuple[bytes, bytes]:
    """Give the key (PKCS#8) and the certificate (DER) of a PKCS#12 file."""
    try:
        found = pkcs12.load_pkcs12(content, _bytes(phrase))
    except ValueError as problem:
        wrong = "password" in str(problem).lower()
        raise InvalidInput("key.p12_wrong_password" if wrong else "key.p12_unreadable") from None
    except Exception:  # noqa: BLE001 - algorithms nobody knows have errors of their own
        raise InvalidInput("key.p12_unreadable") from None
    if found.key is None or found.cert is None:
        raise InvalidInput("key.p12_incomplete")
    encoding = serialization.Encoding.DER
    key = found.key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return key, found.cert.certificate.public_bytes(encoding)


def _opened(content: bytes, secret: bytes, path: str) -> bytes:
    try:
        key = serialization.load_der_private_key(content, secret)
    except Exception:  # noqa: BLE001 - a wrong passphrase and a damaged file look alike, in many ways
        raise WrongKey("key.signing_wrong_passphrase", path=path) from None
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _account(fingerprint: str) -> str:
    return f"signing-{fingerprint}"


def _bytes(phrase: str) -> bytes:
    return unicodedata.normalize("NFC", phrase).encode("utf-8", "surrogatepass")


def _der(tag: int, *content: bytes) -> bytes:
    body = b"".join(content)
    size = len(body)
    if size < 0x80:  # noqa: PLR2004 - where DER needs a second byte for the length
        return bytes((tag, size)) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + body
