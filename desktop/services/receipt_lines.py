"""The lines of a receipt: each bundle that was taken in from a department, and where each of its records stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from db.queries import bundles
from db.queries import office as tables
from desktop.services.deliveries import PRODUCTION, counting, deliveries
from desktop.services.remarks import last_told, standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from desktop.services.deliveries import Delivery
    from desktop.services.remarks import Remark, Standing

_TIME: Final = "%Y-%m-%dT%H:%M:%SZ"
_ABOUT_NOTHING: Final = ("attachments", "links")


def of(connection: Connection, department: str, year: int) -> Iterator[dict[str, Any]]:
    """Give the lines for one department: its bundles of the year, the records of the last one, and what was asked."""
    for each in deliveries(connection):
        if each.department == department and each.purpose == PRODUCTION and each.covers(year):
            yield _receipt(each)
    said: dict[str, list[RowMapping]] = {}
    for row in tables.remarks(connection, department):
        said.setdefault(str(row["record"]), []).append(row)
    last = counting(connection, year)[department]
    for identifier, kind, _ in bundles.received_lines(connection, last.number):
        yield _answer(standing(department, identifier, kind, "", said.pop(identifier, [])))
    for identifier, rows in said.items():  # of records that the department no longer sends: it still has to be told
        about = last_told(connection, identifier)
        if about is not None:
            yield _answer(standing(department, identifier, about[1], "", rows))


def _receipt(delivery: Delivery) -> dict[str, Any]:
    return _line("receipt", delivery.bundle_id, {
        "sequence": delivery.sequence,
        "name": delivery.signed_info,
        "control_sha256": delivery.control_sha256,
        "received": _moment(delivery.received),
        "outcome": "accepted_with_note" if delivery.notes else "accepted",
        "notes": list(delivery.notes),
        "history_head": delivery.history[0],
        "history_count": delivery.history[1],
        "period": {"start": delivery.period_from, "end": delivery.period_to},
    })  # fmt: skip


def _answer(about: Standing) -> dict[str, Any]:
    fields = {"record_kind": about.kind, "state": about.state}
    if about.remarks and about.remarks[-1].text:
        fields["note"] = about.remarks[-1].text
    line = _line("answer", about.record, fields)
    if about.remarks:
        line["rows"] = {"remarks": [_remark(each) for each in about.remarks]}
    return line


def _remark(said: Remark) -> dict[str, str]:
    told = {"id": said.id, "state": said.state, "at": _moment(said.at)}
    more = {"field": said.field, "text": said.text, "other": said.other}
    return told | {name: value for name, value in more.items() if value}


def _line(kind: str, identifier: str, fields: dict[str, Any]) -> dict[str, Any]:
    empty: dict[str, Any] = {name: [] for name in _ABOUT_NOTHING}
    return {**empty, "fields": fields, "id": identifier, "kind": kind, "rev": 1, "rows": {}}


def _moment(at: datetime) -> str:
    return at.strftime(_TIME)
