"""Files written out of a register: whole or not at all, never onto the register itself, and trouble in plain words."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db import files
from db.errors import AlreadyThere, Missing, NoPermission, NoSpace, ReadOnlyPlace, StoreError
from desktop.domain import errors
from desktop.domain.errors import AlreadyExists, InvalidInput
from desktop.services.intake import files_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO


def check_place(path: Path, register: Path, *, replace: bool) -> None:
    """Refuse a place that is no place for a file, before anything is read."""
    same_folder = os.path.realpath(path.parent) == os.path.realpath(register.parent)
    if same_folder and path.name.casefold() in {file.name.casefold() for file in files_of(register)}:
        raise InvalidInput("attachment.onto_register", path=str(path))
    if os.path.isdir(path):  # noqa: PTH112 - as below: what cannot even be a name is simply not there
        raise InvalidInput("file.folder", path=str(path))
    if os.path.lexists(path):
        if not replace:
            raise AlreadyExists("file.exists", path=str(path))
        if not os.path.isfile(path):  # noqa: PTH113 - as above
            raise InvalidInput("file.special", path=str(path))


_TROUBLE: tuple[tuple[type[StoreError], type[errors.Unavailable], str], ...] = (
    (AlreadyThere, errors.AlreadyExists, "file.exists"),
    (Missing, errors.StoreTrouble, "file.no_folder"),
    (NoPermission, errors.ReadOnly, "file.not_writable"),
    (ReadOnlyPlace, errors.ReadOnly, "file.not_writable"),
    (NoSpace, errors.NoSpace, "store.no_space"),
)


@contextmanager
def written(path: Path, *, replace: bool, private: bool = False) -> Iterator[BinaryIO]:
    """Give a file to write, which is there whole or not at all; a private one for nobody else to read."""
    try:
        with files.whole_file(path, replace=replace, private=private) as file:
            yield file
    except StoreError as problem:
        if problem.path is None:
            raise  # of the register, which is read meanwhile: its path is added further out
        for kind, made, code in _TROUBLE:
            if isinstance(problem, kind):
                raise made(code, path=str(path)) from None
        raise errors.StoreTrouble("file.not_written", path=str(path)) from None
