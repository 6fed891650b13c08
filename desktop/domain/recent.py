"""A record that was changed lately: apart from the other answers, because the first window tells of no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class Recent(NamedTuple):
    """A record that was changed lately, of whatever kind. A named tuple: dataclasses take longer to load."""

    id: str
    kind: str
    title: str
    status: str | None
    changed: datetime
