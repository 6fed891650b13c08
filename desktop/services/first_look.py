"""What the window shows before the register is open for work: whose it is, how much there is, the first page of a list.

Read by the driver alone, since SQLAlchemy takes longer to load than all of this; told in the words of the services.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import first_look
from db.fields import KINDS
from desktop.domain.queries import FIRST_PAGE, ListRow, Page, Recent
from desktop.services import values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.fields import Kind
    from db.first_look import Row
    from desktop.services.unlocking import Unlocked

_OWNER = ("unit", "role")


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Whose register it is, how many records of each kind it has and how many lie in the trash, and some of one kind.

    The page begins with what was changed last, and does not say where it goes on.
    """

    unit: str
    role: str
    counts: Mapping[str, int]
    trashed: int
    page: Page
    latest: tuple[Recent, ...] = ()


def look(found: Unlocked, kind_name: str, limit: int = FIRST_PAGE) -> FirstLook | None:
    """Take the first look, or none: of a register that has to be upgraded, is not whole, or cannot be read."""
    kind = KINDS[kind_name]
    seen = first_look.look(found.path, found.data_key, kind, limit)
    if seen is None or not seen.settings.keys() >= set(_OWNER):
        return None
    unit, role = (str(json.loads(seen.settings[name])) for name in _OWNER)
    rows = tuple(_row(kind, row) for row in seen.rows)
    latest = tuple(Recent(**row) for row in seen.latest)  # type: ignore[arg-type] # db.first_look gives what is asked
    return FirstLook(unit, role, seen.counts, seen.trashed, Page(rows, None, seen.counts.get(kind_name, 0)), latest)


def _row(kind: Kind, row: Row) -> ListRow:
    fields = {field.name: values.from_columns(field, row) for field in kind.fields if field.listed}
    return ListRow(
        id=str(row["id"]),
        kind=kind.name,
        rev=int(str(row["rev"])),
        title=str(row["title"]),
        status=None if row["status"] is None else str(row["status"]),
        changed=row["changed"],  # type: ignore[arg-type] # db.first_look gives a moment
        fields={name: value for name, value in fields.items() if value is not None},
    )
