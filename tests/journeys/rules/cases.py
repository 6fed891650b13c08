"""One record that breaks a rule and what mends it, for every rule of a municipality.

Keys that begin with + are no fields: `+decisions` who decided, `+documents` how many, `+links` the kinds and forms of
records to link to; a list of mappings is a table of rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Case:
    """A record that breaks a rule, and what has to be added so that it keeps it."""

    rule: str
    kind: str
    broken: Mapping[str, Any]
    mend: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kept(self) -> Mapping[str, Any]:
        """The record that keeps it."""
        return {**self.broken, **self.mend}


def add(desk: Workspace, kind: str, given: Mapping[str, Any]) -> str:
    """Put a record of a case into a register, with what hangs on it and what it is linked to."""
    own = {name: value for name, value in given.items() if not name.startswith("+")}
    fields = {name: value for name, value in own.items() if not _rows(value)}
    rows = {name: value for name, value in own.items() if _rows(value)}
    links = [("related", _other(desk, each)) for each in given.get("+links", ())]
    made = desk.records.add(kind, {"title": "Provpost", **fields}, rows, links).id
    for body in given.get("+decisions", ()):
        told = body if isinstance(body, dict) else {"decided_by": body, "outcome": "approved"}
        desk.records.add("decision", {"title": "Beslut", "on": made, **told})
    for number in range(given.get("+documents", 0)):
        desk.records.add("document", {"title": f"Handling {number}", "on": made})
    return made


def _rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _other(desk: Workspace, named: str) -> str:
    kind, _, form = named.partition(":")
    about = {"year": "2026"} if kind == "priority" else {}
    return desk.records.add(kind, {"title": "Annan post", **about, **({"form": form} if form else {})}).id
