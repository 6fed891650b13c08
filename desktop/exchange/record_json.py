"""A record as JSON: what the command line prints, and what `add --json-file` takes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.errors import InvalidInput
from desktop.domain.shapes import object_in, text_in
from desktop.services.values import to_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.domain.hanging import Hanging
    from desktop.domain.queries import ListRow
    from desktop.domain.records import Attachment, Json, Record, Row, Value

_KEYS = (
    "id",
    "kind",
    "rev",
    "created",
    "changed",
    "trashed",
    "computed",
    "fields",
    "rows",
    "links",
    "attachments",
    "hanging",
    "office",
)


@dataclass(frozen=True, slots=True)
class NewRecord:
    """What a JSON document wants to be added."""

    fields: Mapping[str, object]
    rows: Mapping[str, Sequence[Mapping[str, object]]]
    links: tuple[tuple[str, str], ...]


def of_record(record: Record) -> dict[str, Json]:
    """Write a record; links that others made to it are theirs to tell."""
    rows: dict[str, Json] = {name: [of_row(row) for row in table] for name, table in record.rows.items()}
    links: list[Json] = [{"kind": link.kind, "to": link.to} for link in record.links if not link.incoming]
    told: dict[str, Json] = {
        "id": record.id,
        "kind": record.kind,
        "rev": record.rev,
        "created": record.created.isoformat(timespec="seconds"),
        "changed": record.changed.isoformat(timespec="seconds"),
        "fields": of_fields(record.fields),
        "rows": rows,
        "links": links,
        "attachments": [of_attachment(each) for each in record.attachments],
    }
    if record.computed:
        told["computed"] = dict(record.computed)
    if record.trashed is not None:
        told["trashed"] = record.trashed.isoformat(timespec="seconds")
    return told


def of_attachment(file: Attachment) -> dict[str, Json]:
    """Write what is known of a file; the id is its document's."""
    return {
        "id": file.id,
        "name": file.name,
        "media_type": file.media_type,
        "size": file.size,
        "sha256": file.sha256,
        "goes_along": file.goes_along,
    }


def of_hanging(hanging: Hanging) -> dict[str, Json]:
    """Write the decisions, documents and tasks that hang on a record."""
    groups = {"decisions": hanging.decisions, "documents": hanging.documents, "tasks": hanging.tasks}
    return {name: [_of_hung(row) for row in rows] for name, rows in groups.items()}


def _of_hung(row: ListRow) -> dict[str, Json]:
    return {"id": row.id, "kind": row.kind, "rev": row.rev, "status": row.status, "fields": of_fields(row.fields)}


def of_row(row: Row) -> dict[str, Json]:
    """Write a row with its id."""
    return {"id": row.id, **of_fields(row.fields)}


def of_fields(fields: Mapping[str, Value]) -> dict[str, Json]:
    """Write the fields that are filled in."""
    return {name: to_json(value) for name, value in fields.items()}


def to_add(document: Json, kind: str) -> NewRecord:
    """Read a document of the shape that `of_record` writes.

    Its ids are left aside, since a new record gets its own; so are its attachments, whose content is not in it, and
    what the office answered.
    """
    told = object_in(_object(document, "JSON"), "object", _KEYS)
    given = told.get("kind", kind)
    if given != kind:
        raise InvalidInput("json.other_kind", kind=kind, given=str(given))
    fields = _object(told.get("fields", {}), "fields")
    rows = {
        name: [_without_id(_object(row, f"rows.{name}")) for row in _list(table, f"rows.{name}")]
        for name, table in _object(told.get("rows", {}), "rows").items()
    }
    return NewRecord(fields, rows, tuple(_link(each) for each in _list(told.get("links", []), "links")))


def _object(raw: object, place: str) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise InvalidInput("json.not_object", place=place)
    return raw


def _list(raw: object, place: str) -> Sequence[object]:
    if not isinstance(raw, list):
        raise InvalidInput("json.not_list", place=place)
    return raw


def _without_id(row: Mapping[str, object]) -> Mapping[str, object]:
    return {name: value for name, value in row.items() if name != "id"}


def _link(raw: object) -> tuple[str, str]:
    try:
        link = object_in(raw, "object", ("kind", "to"))
        return text_in(link.get("kind")), text_in(link.get("to"))
    except InvalidInput as error:
        raise error.at("links") from None
