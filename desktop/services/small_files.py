"""Small files that come and go beside a register: requests and certificates."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from db import files
from db.errors import StoreError
from desktop.domain.errors import AlreadyExists, InvalidInput, StoreTrouble, Unavailable

if TYPE_CHECKING:
    from pathlib import Path


def read_file(path: Path, limit: int) -> bytes:
    """Read a whole file that may be no larger than this."""
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError:
        raise Unavailable("attachment.unreadable", path=str(path)) from None
    if len(content) > limit:
        raise InvalidInput("attachment.too_large", path=str(path), size=f"> {limit >> 20}", limit=limit >> 20)
    return content


def check_free(path: Path, *, replace: bool) -> None:
    """Refuse a place that cannot be written to, before the work is done."""
    if os.path.lexists(path) and not replace:
        raise AlreadyExists("file.exists", path=str(path))
    if not path.absolute().parent.is_dir():
        raise Unavailable("file.no_folder", path=str(path))


def write_file(path: Path, content: bytes, replace: bool) -> None:  # noqa: FBT001 - the option as it was given
    """Write a file whole or not at all."""
    check_free(path, replace=replace)
    try:
        files.write_whole(path, content, replace=replace)
    except StoreError:
        raise StoreTrouble("file.not_written", path=str(path)) from None
