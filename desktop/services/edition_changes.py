"""What an edition of a compilation says otherwise than the one before it of the same year."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db.queries import office as tables
from desktop.services.compilation.dataset import Change

if TYPE_CHECKING:
    from desktop.services.register import Register


def changes_in(register: Register, year: int, edition: int) -> tuple[Change, ...]:
    """Every figure, source, rate and text that differs; the first edition has none before it."""
    if edition <= 1:
        return ()
    with register.reading() as connection:
        before, now = (json.loads(tables.figures(connection, year, each) or "{}") for each in (edition - 1, edition))
    names = sorted({*before, *now})
    return tuple(Change(name, before.get(name), now.get(name)) for name in names if before.get(name) != now.get(name))
