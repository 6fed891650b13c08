"""A register's file with the encryption taken off, page by page: what somebody finds who has stolen both file and key.

Unlike a copy made by SQLite this shows free pages and the unused ends of pages too, where deleted words may be left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from db.engine import PAGE_SIZE
from db.examination import SALT_SIZE

if TYPE_CHECKING:
    from pathlib import Path

# https://www.zetetic.net/sqlcipher/design/: AES-256 in CBC mode; each page ends with its vector and its HMAC-SHA512.
_RESERVED = 80
_VECTOR = 16


def decrypted(path: Path, key: bytes) -> bytes:
    """Give the content of every page, one after the other."""
    content = path.read_bytes()
    pages = [content[start : start + PAGE_SIZE] for start in range(0, len(content), PAGE_SIZE)]
    return b"".join(_page(page, key, SALT_SIZE if number == 0 else 0) for number, page in enumerate(pages))


def _page(page: bytes, key: bytes, start: int) -> bytes:
    vector = page[-_RESERVED : -_RESERVED + _VECTOR]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(page[start:-_RESERVED]) + decryptor.finalize()
