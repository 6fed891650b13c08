"""The description of the fields as JSON: what `utblick fields` prints and `resources/fields.json` keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import types
from desktop.language.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.fields import Field, Kind, RowTable
    from desktop.domain.records import Json


def of_kinds(kinds: Iterable[Kind]) -> dict[str, Json]:
    """Write the description of record kinds."""
    return {"kinds": [_kind(kind) for kind in kinds]}


def _kind(kind: Kind) -> dict[str, Json]:
    told: dict[str, Json] = {
        "kind": kind.name,
        "labels": _labels(f"kind.{kind.name}.one"),
        "sections": [{"name": name, "labels": _labels(f"section.{kind.name}.{name}")} for name in kind.sections],
        "fields": [_field(field, f"field.{kind.name}") for field in kind.fields],
        "rows": [_table(table, kind.name) for table in kind.rows],
    }
    if kind.lifecycle is not None:
        told["lifecycle"] = {
            "first": kind.lifecycle.first.value,
            "chain": [status.value for status in kind.lifecycle.chain],
            "exits": {leave.value: [each.value for each in sources] for leave, sources in kind.lifecycle.exits.items()},
        }
    return told


def _table(table: RowTable, kind: str) -> dict[str, Json]:
    return {
        "table": table.name,
        "labels": _labels(f"row.{kind}.{table.name}"),
        "section": table.section,
        "fields": [_field(field, f"field.{kind}.{table.name}") for field in table.fields],
    }


def _field(field: Field, place: str) -> dict[str, Json]:
    told: dict[str, Json] = {
        "name": field.name,
        "type": field.type.code,
        "labels": _labels(f"{place}.{field.name}"),
        "class": field.privacy.code,
        "bundle": field.since is not None,
        "since": field.since,
        "required": field.required,
        "many": field.type.many,
    }
    if field.section:
        told["section"] = field.section
    if field.stepped:
        told["by_step"] = True
    if field.attached:
        told["by_file"] = True
    told.update(_limits(field.type))
    return told


def _limits(described: types.FieldType) -> dict[str, Json]:
    match described:
        case types.Text():
            return {"limit": described.limit, "lines": described.lines}
        case types.Words():
            return {"limit": described.limit}
        case types.Number():
            return {"minimum": described.minimum, "maximum": described.maximum}
        case types.Quantity():
            return {"unit": described.unit, "maximum": described.maximum}
        case types.Reference():
            return {"kinds": list(described.kinds)}
        case types.Term() | types.Terms():
            return {"source": described.source}
        case types.Choice():
            place = f"choice.{described.vocabulary.key()}"
            choices: list[Json] = [
                {"code": each.value, "labels": _labels(f"{place}.{each.value}")} for each in described.vocabulary
            ]
            return {"choices": choices}
        case _:
            return {}


def _labels(key: str) -> Json:
    return {language: Texts.load(language)(key) for language in LANGUAGES}
