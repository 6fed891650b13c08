"""What the window knows of the record kinds before they are described: their icons, and which comes first."""

from __future__ import annotations

HANGING = ("decision", "document", "task")
"""The kinds that belong to a record of another."""
FIRST_KIND = "visit"
"""The kind whose list is shown first."""
_ICONS = {
    "visit": "airplane-tilt",
    "membership": "identification-card",
    "project": "rocket",
    "agreement": "handshake",
    "exchange": "arrows-left-right",
    "watch": "eye",
    "organisation": "buildings",
    "person": "user",
    "priority": "target",
    "decision": "check-circle",
    "document": "file-text",
    "task": "check-square",
}


def icon_of(kind: str) -> str:
    """Tell the icon of a kind."""
    return _ICONS.get(kind, "folder-open")
