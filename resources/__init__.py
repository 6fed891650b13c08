"""Data that travels with the program: code lists, texts, profiles, icons.

Imports the standard library only. `read` asks what loaded this package, as pkgutil and importlib.resources do, without
the 10 to 15 ms that importing them costs a command.
"""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

    __loader__: ResourceLoader

_HERE = os.path.dirname(__file__)  # noqa: PTH120 - pathlib costs more to load than there is to read


def place(name: str) -> str:
    """Give the path of a file or a folder by its path below this package, for who reads it by itself."""
    return os.path.join(_HERE, *name.split("/"))  # noqa: PTH118 - as above


def read(name: str) -> bytes:
    """Give the bytes of a file by its path below this package, with slashes."""
    return __loader__.get_data(place(name))
