"""What the finder finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A record that a field may point at."""

    id: str
    kind: str
    title: str
