"""The lines of an overview: of each record only its public fields, and of which department it is."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from db.fields import KINDS
from desktop.bundle import office_schema
from desktop.domain.unit_codes import unit_code
from desktop.services.bundle_records import gather
from desktop.services.deliveries import counting, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from desktop.services.register import Register

_EVER = ("0001-01-01", "9999-12-31")


def of(connection: Connection, register: Register) -> Iterator[dict[str, Any]]:
    """Give every record of every department's last bundle, and the office's own; an id that comes twice, once."""
    found: dict[str, dict[str, Any]] = {}
    own = {"id": unit_code(register.owner.unit), "name": register.owner.unit}
    for record in chain.from_iterable(gather(connection, *_EVER, {})):
        _take(found, record, own)
    for code, delivery in sorted(counting(connection).items()):
        department = {"id": code, "name": delivery.name}
        for record in lines(connection, delivery.number, office_schema.SHARED):
            _take(found, record, department)
    for line in found.values():
        line["links"] = [link for link in line["links"] if link["to"] in found]
        yield line


def _take(found: dict[str, dict[str, Any]], record: Mapping[str, Any], department: dict[str, str]) -> None:
    kind = str(record["kind"])
    if kind not in office_schema.SHARED or record["id"] in found:
        return
    fields, tables = _shape(kind)
    rows = {
        table: [{name: value for name, value in row.items() if name in names} for row in record["rows"][table]]
        for table, names in tables.items()
        if table in record["rows"]
    }
    found[str(record["id"])] = {
        "attachments": [],
        "department": department,
        "fields": {name: value for name, value in record["fields"].items() if name in fields},
        "id": record["id"],
        "kind": kind,
        "links": [dict(link) for link in record["links"]],
        "rev": record["rev"],
        "rows": rows,
    }


@cache
def _shape(kind: str) -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    """The names of the fields that are told, of the record and of its rows."""
    described = KINDS[kind]
    rows = {
        table.name: frozenset({"id", *(field.name for field in office_schema.public(table.fields))})
        for table in described.rows
        if office_schema.shown(table.fields)
    }
    return frozenset(field.name for field in office_schema.public(described.fields)), rows
