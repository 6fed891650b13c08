"""What arrived is what was sent: whatever is written at a department comes out at the office, field for field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import hypothesis
from hypothesis import strategies as st

from db.fields import KINDS, types
from db.models import HANGING
from desktop.bundle import record_schema
from desktop.domain.errors import InvalidInput, Refused
from desktop.keystore import os_keyring
from desktop.services import verifying
from tests.fakes import in_process
from tests.fakes.given_values import texts, values_of
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.parties import parties_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import pytest

    from db.fields import Field, Shape
    from desktop.domain.records import Json
    from desktop.policy.profile import Profile
    from tests.fakes.clocks import FixedClock
    from tests.fakes.parties import Parties

CONTACTS = ("organisation", "person")
SENDABLE = sorted(KINDS.keys() - {*HANGING, *CONTACTS})


def drawn(data: st.DataObject, shape: Shape, profile: Profile) -> tuple[dict[str, object], dict[str, Json]]:
    """Draw fields: as they are given, and as they must arrive."""
    settable = [field for field in shape.fields if not field.stepped and not field.attached and field.name != "stays"]
    chosen = data.draw(st.lists(st.sampled_from(settable), max_size=6, unique=True))
    given: dict[str, object] = {}
    kept: dict[str, Json] = {}
    for field in dict.fromkeys([*chosen, *(each for each in settable if each.required)]):
        values = None if isinstance(field.type, types.Reference) else values_of(field.type, profile)
        if values is not None:
            value = data.draw(values)
            given[field.name], kept[field.name] = value.raw, value.kept
    return given, {name: value for name, value in kept.items() if name in names(shape.fields)}


def names(fields: Iterable[Field]) -> set[str]:
    """Name the fields that the format lets out."""
    return {field.name for field in record_schema.listed(fields)}


def send(data: st.DataObject, both: Parties, expected: dict[str, dict[str, Any]]) -> None:
    """Write some records at the department, and tell what must arrive of each."""
    desk = both.department
    for _ in range(data.draw(st.integers(1, 3))):
        kind = KINDS[data.draw(st.sampled_from(SENDABLE))]
        fields, kept = drawn(data, kind, desk.profile)
        fields["title"] = kept["title"] = data.draw(texts(60))
        tables = data.draw(st.lists(st.sampled_from(kind.rows), max_size=2, unique=True)) if kind.rows else []
        rows = {table.name: drawn(data, table, desk.profile) for table in tables}
        linked: bool = bool(expected) and data.draw(st.booleans())
        links = [("related", data.draw(st.sampled_from(sorted(expected))))] if linked else []
        try:
            made = desk.records.add(kind.name, fields, {name: [raw] for name, (raw, _) in rows.items()}, links)
        except (InvalidInput, Refused):  # an end before its beginning, a term that the profile does not have …
            continue
        if kind.lifecycle is not None:
            kept["status"] = kind.lifecycle.first.value
        expected[made.id] = {
            "attachments": [],
            "fields": {"unit": "Kulturförvaltningen", **kept} if "unit" in names(kind.fields) else kept,
            "id": made.id,
            "kind": kind.name,
            "links": [{"kind": name, "to": to} for name, to in links],
            "rev": 1,
            "rows": {name: [told] for name, (_, told) in rows.items()},
        }


def arrived(both: Parties) -> dict[str, dict[str, Any]]:
    """Send a bundle, take it in, and give what the office has then."""
    made = both.export(gaps="Prov")
    verdict = both.office.receiving.receive(made.path)
    assert verdict.stored, verdict.reasons
    made.path.unlink()
    received = max(both.office.receiving.all(), key=lambda each: each.number)
    return {str(each["id"]): dict(each) for each in both.office.receiving.records(received.number)}


def without_row_ids(record: Mapping[str, Any]) -> dict[str, Any]:
    """Give a record whose rows are not named: their ids are new."""
    rows = {
        name: [{key: row[key] for key in row if key != "id"} for row in table] for name, table in record["rows"].items()
    }
    return {**record, "rows": rows}


def test_that_what_arrives_is_what_was_sent_field_for_field(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)
    monkeypatch.setattr(verifying, "verified", in_process.verified)
    with parties_in(tmp_path, clock) as both:
        both.certify()

        @hypothesis.settings(max_examples=max(hypothesis.settings().max_examples // 8, 1))
        @hypothesis.given(st.data())
        def one_bundle(data: st.DataObject) -> None:
            expected: dict[str, dict[str, Any]] = {}
            try:
                send(data, both, expected)
                with both.department.register.writing() as connection:  # all of it belongs to the year
                    connection.exec_driver_sql("UPDATE record SET begins = '2026-01-01', ends = '2026-02-01'")
                assert {name: without_row_ids(each) for name, each in arrived(both).items()} == expected
            finally:
                for name in expected:
                    both.department.trash.put(name)

        one_bundle()
