"""SQLCipher's driver under one name: it is sqlite3's own code with encryption, and so are its types."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as driver
else:
    from sqlcipher3 import dbapi2 as driver

__all__ = ["driver"]
