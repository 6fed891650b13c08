"""The JSON Schemas of what the office sends: receipts, which answer record by record, and overviews without persons.

Like those of the records, each version is committed in resources/schemas, is fixed by its hash and stays for ever.

utblick-receipts-1 (2026): `receipt` is a bundle that was taken in, `answer` where a record of it stands.
utblick-overview-1 (2026): records with their public fields only and the department they are from; no person, decision,
document or task.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from db.fields import KINDS, Privacy
from desktop.bundle import record_schema
from desktop.bundle.control import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.fields import Field
    from desktop.domain.records import Json

RECEIPTS: Final = "utblick-receipts-1"
OVERVIEW: Final = "utblick-overview-1"
VERSIONS: Final[Mapping[str, str]] = {
    RECEIPTS: "91f3cca6ec80f166440c3c2d1a31837bea5e923d1c8f01e0763d666ef7825950",
    OVERVIEW: "8ff217a1567d5437073152ddd61da0d751ab0c553e555c894aa0e6985a93f24e",
}
"""The SHA-256 of each version's file."""

SHARED: Final = ("agreement", "exchange", "membership", "organisation", "project", "visit", "watch")
"""The kinds of records that an overview tells of."""
STATES: Final = ("received", "question", "approved", "duplicate")
FAMILIES: Final[Mapping[Purpose, str]] = {
    Purpose.PRODUCTION: "utblick-records-",
    Purpose.TEST: "utblick-records-",
    Purpose.RECEIPT: "utblick-receipts-",
    Purpose.OVERVIEW: "utblick-overview-",
}
"""Which schemas a bundle for this purpose may name."""

_HEX: Final[Json] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_CODE: Final[Json] = {"type": "string", "pattern": "^[a-z][a-z0-9_.-]{0,79}$"}
_MOMENT: Final[Json] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"}
_MANY: Final = 10_000
_COUNT: Final[dict[str, Json]] = {"type": "integer", "minimum": 0, "maximum": 2**53 - 1}


def receipts() -> dict[str, Json]:
    """Make the schema of receipts."""
    return _schema(
        RECEIPTS,
        "One line of a receipt: a bundle that the office took in, or where one of its records stands.",
        {"answer": _line("answer", _answer(), {"remarks": _remark()}), "receipt": _line("receipt", _receipt(), {})},
    )


def overview() -> dict[str, Json]:
    """Make the schema of overviews, of what the fields are today."""
    kinds = {name: KINDS[name] for name in SHARED}
    lines = {
        name: _line(
            name,
            _public(kind.fields, {}),
            {table.name: _public(table.fields, {"id": _ref("id")}) for table in kind.rows if shown(table.fields)},
            {"department": _object({"id": _ref("unit"), "name": _text(200)}, ("id", "name"))},
        )
        for name, kind in kinds.items()
    }
    return _schema(OVERVIEW, "One line of an overview: a record of a department, without persons.", lines)


def public(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields that an overview may tell: public ones that go along in a bundle anyhow."""
    return tuple(field for field in record_schema.listed(fields, 1) if field.privacy is Privacy.PUBLIC)


def shown(fields: Iterable[Field]) -> bool:
    """Whether a row is still told when what is personal in it is left out: one that needs a name is not."""
    told = public(fields)
    return bool(told) and all(field in told for field in fields if field.required)


def _answer() -> Json:
    return _object(
        {"record_kind": _CODE, "state": {"enum": list(STATES)}, "note": _text(5000), "rev": _COUNT},
        ("record_kind", "state"),
    )


def _remark() -> Json:
    told: dict[str, Json] = {
        "id": _ref("id"),
        "state": {"enum": list(STATES)},
        "field": _CODE,
        "text": _text(5000),
        "other": _ref("id"),
        "at": _MOMENT,
    }
    return _object(told, ("id", "state", "at"))


def _receipt() -> Json:
    told: dict[str, Json] = {
        "sequence": {**_COUNT, "minimum": 1},
        "name": _HEX,
        "control_sha256": _HEX,
        "received": _MOMENT,
        "outcome": {"enum": ["accepted", "accepted_with_note"]},
        "notes": {"type": "array", "maxItems": 100, "items": _CODE},
        "history_head": {"type": "string", "pattern": "^([0-9a-f]{64})?$"},
        "history_count": _COUNT,
        "period": _ref("period"),
    }
    return _object(told, tuple(told))


def _line(kind: str, fields: Json, rows: dict[str, Json], also: dict[str, Json] | None = None) -> Json:
    tables: dict[str, Json] = {
        name: {"type": "array", "maxItems": _MANY, "items": row} for name, row in sorted(rows.items())
    }
    parts: dict[str, Json] = {
        "attachments": {"type": "array", "maxItems": 0, "items": _ref("attachment")},
        "fields": fields,
        "id": _ref("id"),
        "kind": {"const": kind},
        "links": {"type": "array", "maxItems": _MANY, "items": _ref("link")},
        "rev": {**_COUNT, "minimum": 1},
        "rows": {"type": "object", "properties": tables, "additionalProperties": False},
        **(also or {}),
    }
    return _object(parts, tuple(sorted(parts)))


def _public(fields: Iterable[Field], also: dict[str, Json]) -> Json:
    out = public(fields)
    properties = {**also, **{field.name: record_schema.type_of(field.type) for field in out}}
    return _object(properties, (*also, *(field.name for field in out if field.required)))


def _object(properties: Mapping[str, Any], required: tuple[str, ...]) -> Json:
    told: dict[str, Json] = {"type": "object", "properties": dict(properties), "required": list(required)}
    return {**told, "additionalProperties": False}


def _text(limit: int) -> Json:
    return {"type": "string", "minLength": 1, "maxLength": limit, "pattern": record_schema.LINES}


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _schema(name: str, about: str, lines: dict[str, Json]) -> dict[str, Json]:
    definitions: dict[str, Json] = {
        **record_schema.DEFINITIONS,
        "unit": {"type": "string", "pattern": "^[a-z0-9-]{1,80}$"},
        **{f"record.{kind}": line for kind, line in lines.items()},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:utblick:{name}",
        "title": name,
        "description": about,
        "oneOf": [_ref(f"record.{kind}") for kind in lines],
        "$defs": definitions,
    }
