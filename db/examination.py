"""What can be told of a file before it is opened: whether it can be a register at all, and be worked in."""

from __future__ import annotations

import codecs
import os
from typing import TYPE_CHECKING, Final

from db.errors import EmptyFile, Folder, Missing, NotARegister, ReadOnlyPlace
from db.files import told

if TYPE_CHECKING:
    from pathlib import Path

SALT_SIZE: Final = 16
PLAIN_SQLITE: Final = b"SQLite format 3\0"
BEGINNING: Final = 4096  # enough to tell what a file is


def examine(path: Path) -> None:
    """Refuse what cannot be a register, or cannot be worked in, without a key and without opening it."""
    with told(path):
        if path.is_dir():
            raise Folder(path=path)
        if not os.path.lexists(path):
            raise Missing(path=path)
        with path.open("rb") as file:
            beginning = file.read(BEGINNING)
    if not beginning:
        raise EmptyFile(path=path)
    if len(beginning) < SALT_SIZE or beginning.startswith(PLAIN_SQLITE) or _is_text(beginning):
        raise NotARegister(path=path)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK | os.X_OK):
        raise ReadOnlyPlace(path=path)


def _is_text(beginning: bytes) -> bool:
    """Tell text from encryption: so many random bytes are never UTF-8 (the last character may be cut)."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(beginning)
    except UnicodeDecodeError:
        return False
    return True
