"""What the window shows before the register is open for work: whose it is, how much there is, where one left off.

Read by the driver alone, since SQLAlchemy takes longer to load than all of this; told in the words of the services.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from db import first_look
from db.kinds import KIND_NAMES
from desktop.domain.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.services.unlocking import Unlocked

MOST_RECENT = 5
_OWNER = ("unit", "role")


class FirstLook(NamedTuple):
    """Whose register it is, how many records of each kind it has and how many lie in the trash, and the latest."""

    unit: str
    role: str
    counts: Mapping[str, int]
    trashed: int
    recent: tuple[Recent, ...]


def look(found: Unlocked) -> FirstLook | None:
    """Take the first look, or none: of a register that has to be upgraded, is not whole, or cannot be read."""
    seen = first_look.look(found.path, found.data_key, KIND_NAMES, MOST_RECENT)
    if seen is None or not seen.settings.keys() >= set(_OWNER):
        return None
    unit, role = (str(json.loads(seen.settings[name])) for name in _OWNER)
    return FirstLook(unit, role, seen.counts, seen.trashed, tuple(Recent(*row) for row in seen.latest))
