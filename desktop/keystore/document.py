"""`FILE.keys` as bytes: JSON in one strict form only, so that any changed byte is noticed before a key is tried.

The checksum tells a damaged file from a wrong passphrase; it protects against disks, the sealing against people.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.domain.errors import Damaged, Newer
from desktop.keystore.wraps import KEY_SIZE, METHODS, NONCE_SIZE, SALT_SIZE, TAG_SIZE, Stretch, Wrap

if TYPE_CHECKING:
    from desktop.keystore.wraps import Method

FORMAT: Final = "utblick-keys"
VERSION: Final = 1
LARGEST: Final = 16 * 1024

# What this program is ready to spend on a file somebody else may have written.
_MOST: Final = Stretch(memory_kib=1024 * 1024, passes=32, lanes=16)
_LEAST: Final = Stretch(memory_kib=8 * 1024, passes=1, lanes=1)

_METHOD_NAMED: Final[dict[str, Method]] = {method: method for method in METHODS}
_NAMES: Final = {
    "keyring": {"method", "nonce", "sealed"},
    "passphrase": {"method", "nonce", "sealed", "salt", "memory_kib", "passes", "lanes"},
    "recovery": {"method", "nonce", "sealed", "salt"},
}


class Keys(NamedTuple):
    """The content of `FILE.keys`: whose register it is, and the ways in."""

    register_salt: bytes
    wraps: tuple[Wrap, ...]


def to_bytes(keys: Keys) -> bytes:
    """Write the one form of the file."""
    body: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "register": keys.register_salt.hex(),
        "wraps": [_plain(wrap) for wrap in keys.wraps],
    }
    body["check"] = _checksum(body)
    return (json.dumps(body, indent=1, ensure_ascii=True) + "\n").encode("ascii")


def from_bytes(content: bytes, path: str) -> Keys:
    """Read the file; anything but exactly what `to_bytes` writes is damage, except the mark of a later version."""
    try:
        body = json.loads(content[: LARGEST + 1].decode("ascii"))
        if isinstance(body, dict) and body.get("format") == FORMAT and _later(body.get("version")):
            raise Newer("key.file_newer", path=path)
        keys = _keys(body)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Damaged("key.file_damaged", path=path) from None
    if to_bytes(keys) != content:
        raise Damaged("key.file_damaged", path=path)
    return keys


def _later(version: object) -> bool:
    return isinstance(version, int) and not isinstance(version, bool) and version > VERSION


def _keys(body: dict[str, object]) -> Keys:
    wraps = body["wraps"]
    if not isinstance(wraps, list) or len(wraps) > len(METHODS):
        raise TypeError
    read = tuple(_wrap(wrap) for wrap in wraps)
    if len({wrap.method for wrap in read}) != len(read):
        raise ValueError
    claimed = str(body.pop("check"))
    if claimed != _checksum(body):  # no secret: who can change the file can make its checksum
        raise ValueError
    return Keys(_hex(body["register"], SALT_SIZE), read)


def _wrap(plain: dict[str, object]) -> Wrap:
    method = _METHOD_NAMED[str(plain["method"])]
    if set(plain) != _NAMES[method]:
        raise ValueError
    return Wrap(
        method,
        _hex(plain["nonce"], NONCE_SIZE),
        _hex(plain["sealed"], KEY_SIZE + TAG_SIZE),
        b"" if method == "keyring" else _hex(plain["salt"], SALT_SIZE),
        _stretch(plain) if method == "passphrase" else None,
    )


def _stretch(plain: dict[str, object]) -> Stretch:
    numbers = {}
    for name in ("memory_kib", "passes", "lanes"):
        number = plain[name]
        if type(number) is not int or not getattr(_LEAST, name) <= number <= getattr(_MOST, name):
            raise ValueError
        numbers[name] = number
    return Stretch(**numbers)


def _hex(value: object, size: int) -> bytes:
    if not isinstance(value, str) or re.fullmatch("[0-9a-f]*", value) is None or len(value) != 2 * size:
        raise ValueError
    return bytes.fromhex(value)


def _plain(wrap: Wrap) -> dict[str, object]:
    plain: dict[str, object] = {"method": wrap.method}
    if wrap.salt:
        plain["salt"] = wrap.salt.hex()
    if wrap.stretch is not None:
        plain |= wrap.stretch._asdict()
    return {**plain, "nonce": wrap.nonce.hex(), "sealed": wrap.sealed.hex()}


def _checksum(body: dict[str, object]) -> str:
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()
