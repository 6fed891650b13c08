"""The schema's versions: which one this program speaks, which one a register has, and the way from one to the next.

May import db.engine and db.errors; Alembic is imported by the runner alone, and the runner only to upgrade a register:
opening one of today must not cost the import. A script in versions/ is called `<revision>_<what>.py` and imports
nothing of db or desktop, since the models change and an old step must not.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from db.driver import driver

HEAD: Final = "0010"
VERSIONS: Final = Path(__file__).parent / "versions"


class Schema(NamedTuple):
    """The newest revision a program speaks, and the folder of the scripts that lead there."""

    head: str
    versions: Path

    def knows(self, revision: str) -> bool:
        """Tell whether the script of a revision is there; one without a script was made by a later program."""
        return any(script.name.partition("_")[0] == revision for script in self.versions.glob("[0-9]*.py"))


TODAY: Final = Schema(HEAD, VERSIONS)


def current(connection: driver.Connection) -> str | None:
    """Give the revision a register has, or None when it has no tables of ours."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if tables[0] else None
    return None if row is None else str(row[0])
