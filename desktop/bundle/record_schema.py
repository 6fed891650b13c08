"""The JSON Schema of the records in a bundle, made from the description of the fields.

Each version is committed in resources/schemas and stays there for ever: a bundle names the one it was written by, and
is judged by it. What a version lists is fixed by its hash in `VERSIONS`; a field that is added, taken away or changed
is a new version, and the old file is left as it is.

1 (2026): the first. Every kind of record with the fields whose `since` is 1; nothing sensitive or protected.
2 (2026): the same, and requests for advice: what the department asks its office about a record, or about its plan. A
bundle names it only if there is one, so that an office with an older program reads all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from db.fields import KINDS, types
from db.vocabulary import LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.fields import Field, Kind, RowTable
    from desktop.domain.records import Json

VERSION: Final = 1
NAME: Final = f"utblick-records-{VERSION}"
ADVICE: Final = "advice"
"""The kind of the lines that ask for advice."""
WITH_ADVICE: Final = "utblick-records-2"
_SINCE_ADVICE: Final = 2
_BARE: Final = "not_same"
"""A table of which the first version lists the rows and no field."""
VERSIONS: Final[Mapping[int, str]] = {
    1: "3fbcc0a265fedb2b6d6b5284ce4139b46d505f6531d6befaf141c3403ec45d42",
    2: "9844be3072b4db0ea63c8455c2210ccebbd87b1e44751fc01df1934f44fdac5c",
}
"""The SHA-256 of each version's file."""

_LINE: Final = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"
LINES: Final = "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*$"
LONGEST_TITLE: Final = 300
LONGEST_ADVICE: Final = 5000
_MOST_ROWS: Final = 10_000
_MOST_WORDS: Final = 200
_LONGEST_TERM: Final = 1000

DEFINITIONS: Final[Mapping[str, Json]] = {
    "id": {"type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},
    "date": {
        "type": "string",
        "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        "description": "A day, a month or a year of the calendar.",
    },
    "time": {
        "type": "string",
        "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]$",
    },
    "decimal": {"type": "string", "pattern": "^(0|[1-9][0-9]{0,13})(\\.[0-9]{1,4})?$"},
    "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
    "language": {"type": "string", "pattern": "^[a-z]{2,3}$"},
    "term": {"type": "string", "minLength": 1, "maxLength": _LONGEST_TERM, "pattern": _LINE},
    "period": {
        "type": "object",
        "properties": {
            "start": {"$ref": "#/$defs/date"},
            "end": {"$ref": "#/$defs/date"},
            "text": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": _LINE},
        },
        "minProperties": 1,
        "additionalProperties": False,
    },
    "money": {
        "type": "object",
        "properties": {
            "amount": {"anyOf": [{"$ref": "#/$defs/decimal"}, {"type": "null"}]},
            "state": {"enum": ["amount", "zero", "unknown"]},
            "currency": {"anyOf": [{"type": "string", "pattern": "^[A-Z]{3}$"}, {"type": "null"}]},
            "text": {"anyOf": [{"type": "string", "maxLength": 200, "pattern": _LINE}, {"type": "null"}]},
        },
        "required": ["amount", "state", "currency", "text"],
        "additionalProperties": False,
    },
    "link": {
        "type": "object",
        "properties": {"kind": {"enum": [each.value for each in LinkKind]}, "to": {"$ref": "#/$defs/id"}},
        "required": ["kind", "to"],
        "additionalProperties": False,
    },
    "attachment": {
        "type": "object",
        "properties": {
            "file": {"type": "string", "pattern": "^attachments/[0-9a-f]{64}\\.[a-z0-9]{1,10}$"},
            "name": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": _LINE},
        },
        "required": ["file", "name"],
        "additionalProperties": False,
    },
}


def made(version: int = VERSION) -> dict[str, Json]:
    """Make the schema of a version from what the fields are today."""
    tables = {table.name: table for kind in KINDS.values() for table in tables_of(kind, version)}
    definitions: dict[str, Json] = dict(DEFINITIONS)
    definitions |= {f"row.{name}": _row(table, version) for name, table in sorted(tables.items())}
    lines = {name: _record(kind, version) for name, kind in KINDS.items()}
    if version >= _SINCE_ADVICE:
        lines[ADVICE] = _advice()
    definitions |= {f"record.{name}": line for name, line in lines.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:utblick:utblick-records-{version}",
        "title": f"utblick-records-{version}",
        "description": "One line of records/records.jsonl in a bundle of Utblick.",
        "oneOf": [{"$ref": f"#/$defs/record.{name}"} for name in lines],
        "$defs": definitions,
    }


def listed(fields: Iterable[Field], version: int = VERSION) -> tuple[Field, ...]:
    """The fields that a version lets out; every other stays with the department."""
    return tuple(field for field in fields if field.since is not None and field.since <= version)


def tables_of(kind: Kind, version: int = VERSION) -> tuple[RowTable, ...]:
    """The tables of rows that a version lets out: those with a field that is listed, and one that the first has."""
    return tuple(table for table in kind.rows if table.name == _BARE or listed(table.fields, version))


def _record(kind: Kind, version: int) -> Json:
    rows: dict[str, Json] = {
        table.name: {"type": "array", "maxItems": _MOST_ROWS, "items": {"$ref": f"#/$defs/row.{table.name}"}}
        for table in tables_of(kind, version)
    }
    parts: dict[str, Json] = {
        "attachments": {"type": "array", "maxItems": 1, "items": {"$ref": "#/$defs/attachment"}},
        "fields": _fields(kind.fields, version, {}),
        "id": {"$ref": "#/$defs/id"},
        "kind": {"const": kind.name},
        "links": {"type": "array", "maxItems": _MOST_ROWS, "items": {"$ref": "#/$defs/link"}},
        "rev": {"type": "integer", "minimum": 1, "maximum": 2**53 - 1},
        "rows": {"type": "object", "properties": rows, "additionalProperties": False},
    }
    return {"type": "object", "properties": parts, "required": sorted(parts), "additionalProperties": False}


def _advice() -> Json:
    """Describe a line that asks: about the record it hangs on, or else about the year's plan."""
    fields: dict[str, Json] = {
        "asked": {"$ref": "#/$defs/date"},
        "on": {"$ref": "#/$defs/id"},
        "text": {"type": "string", "minLength": 1, "maxLength": LONGEST_ADVICE, "pattern": LINES},
        "title": {"type": "string", "minLength": 1, "maxLength": LONGEST_TITLE, "pattern": _LINE},
    }
    told: Json = {"type": "object", "properties": fields, "required": ["asked", "title"], "additionalProperties": False}
    parts: dict[str, Json] = {
        "attachments": {"type": "array", "maxItems": 0, "items": {"$ref": "#/$defs/attachment"}},
        "fields": told,
        "id": {"$ref": "#/$defs/id"},
        "kind": {"const": ADVICE},
        "links": {"type": "array", "maxItems": 0, "items": {"$ref": "#/$defs/link"}},
        "rev": {"type": "integer", "minimum": 1, "maximum": 2**53 - 1},
        "rows": {"type": "object", "properties": {}, "additionalProperties": False},
    }
    return {"type": "object", "properties": parts, "required": sorted(parts), "additionalProperties": False}


def _row(table: RowTable, version: int) -> Json:
    return _fields(table.fields, version, {"id": {"$ref": "#/$defs/id"}})


def _fields(fields: Iterable[Field], version: int, also: Mapping[str, Json]) -> Json:
    out = listed(fields, version)
    required: list[Json] = [*also, *(field.name for field in out if field.required)]
    properties: dict[str, Json] = {**also, **{field.name: type_of(field.type) for field in out}}
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def type_of(described: types.FieldType) -> Json:  # one case a type
    """Describe the values of a field."""
    match described:
        case types.Text():
            pattern = LINES if described.lines else _LINE
            return {"type": "string", "minLength": 1, "maxLength": described.limit, "pattern": pattern}
        case types.Number():
            return {"type": "integer", "minimum": described.minimum, "maximum": described.maximum}
        case types.Flag():
            return {"type": "boolean"}
        case types.Choice():
            return {"enum": [each.value for each in described.vocabulary]}
        case types.Words():
            word: Json = {"type": "string", "minLength": 1, "maxLength": described.limit, "pattern": _LINE}
            return _several(word)
        case types.Terms():
            return _several({"$ref": "#/$defs/term"})
        case types.Languages():
            return _several({"$ref": "#/$defs/language"})
        case _:
            return {"$ref": f"#/$defs/{_NAMED[type(described)]}"}


_NAMED: Final[Mapping[type, str]] = {
    types.Quantity: "decimal",
    types.Day: "date",
    types.Time: "time",
    types.Span: "period",
    types.Amount: "money",
    types.Country: "country",
    types.Term: "term",
    types.Reference: "id",
}


def _several(item: Json) -> Json:
    return {"type": "array", "minItems": 1, "maxItems": _MOST_WORDS, "uniqueItems": True, "items": item}
