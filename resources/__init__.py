"""Data that travels with the program: code lists, texts, profiles, icons.

Imports the standard library only. `read` asks the import system, as importlib.resources does, without the 15 ms
that importing importlib.resources costs a command.
"""

from __future__ import annotations

import pkgutil


def read(name: str) -> bytes:
    """Give the bytes of a file by its path below this package, with slashes."""
    content = pkgutil.get_data(__name__, name)
    if content is None:
        raise FileNotFoundError(name)
    return content
