"""Writes the form of a profile as JSON Schema, for editors that help whoever writes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.policy.format import PROFILE, Many, Table, Whole, Words

if TYPE_CHECKING:
    from desktop.domain.records import Json
    from desktop.policy.format import Held

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Json]:
    """Give the schema."""
    return {"$schema": DIALECT, "title": "Utblick profile", **_held(PROFILE)}


def _held(holds: Held) -> dict[str, Json]:
    match holds:
        case Table():
            keys: dict[str, Json] = {
                name: {**_held(key.holds), "description": key.about} for name, key in holds.keys.items()
            }
            required = [name for name, key in holds.keys.items() if key.required]
            return {"type": "object", "properties": keys, "required": required, "additionalProperties": False}
        case Many():
            return {"type": "array", "items": _held(holds.of), "minItems": holds.least}
        case Words():
            return _words(holds)
        case Whole():
            return {"type": "integer", "minimum": holds.least, "maximum": holds.most}
        case _:
            return {"type": "boolean"}


def _words(holds: Words) -> dict[str, Json]:
    found: dict[str, Json] = {"type": "string", "minLength": 1, "maxLength": holds.limit}
    if holds.pattern:
        found["pattern"] = f"^({holds.pattern})$"
    if holds.options:
        found["enum"] = list(holds.options)
    return found
