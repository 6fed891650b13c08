"""The SHA-256 of a whole file: what names it, whatever it is called."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from desktop.domain.errors import Unavailable

if TYPE_CHECKING:
    from pathlib import Path

_PIECE = 1024 * 1024


def digest(file: Path) -> str:
    """Give the SHA-256 of a file."""
    found = hashlib.sha256()
    try:
        with file.open("rb") as opened:
            while piece := opened.read(_PIECE):
                found.update(piece)
    except OSError:
        raise Unavailable("attachment.unreadable", path=str(file)) from None
    return found.hexdigest()
