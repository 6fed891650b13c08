"""The schema of the records: what the fields are, changing only with its number, with nothing private in it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

import resources
from db.fields import KINDS, Privacy, types
from desktop.bundle import record_schema, schema
from tests.fakes.bundles import document, visit

if TYPE_CHECKING:
    from desktop.domain.records import Json


@pytest.mark.parametrize("version", sorted(record_schema.VERSIONS))
def test_that_the_committed_schema_is_what_the_fields_are(version: int) -> None:
    """If this fails: before a release run `utblick fields --schema`, after one make a new version of the format."""
    assert json.loads(resources.read(f"schemas/utblick-records-{version}.json")) == record_schema.made(version)


@pytest.mark.parametrize("version", sorted(record_schema.VERSIONS))
def test_that_a_version_is_what_it_was(version: int) -> None:
    """A field that changes is seen here, even where the committed file was made anew."""
    content = resources.read(f"schemas/utblick-records-{version}.json")
    assert hashlib.sha256(content).hexdigest() == record_schema.VERSIONS[version]
    assert schema.known(f"utblick-records-{version}")


def test_that_nothing_sensitive_or_protected_and_no_note_is_listed() -> None:
    shapes = [*KINDS.values(), *(table for kind in KINDS.values() for table in kind.rows)]
    for shape in shapes:
        out = record_schema.listed(shape.fields)
        assert all(field.privacy < Privacy.SENSITIVE for field in out), shape.name
        assert not {"notes", "stays", "pronunciation"} & {field.name for field in out}


def test_that_a_field_listed_later_stays_out_of_an_earlier_version() -> None:
    fields = KINDS["visit"].fields
    assert record_schema.listed(fields, 0) == ()
    assert record_schema.listed(fields, 1) == record_schema.listed(fields)


def test_that_every_type_of_field_is_in_the_schema() -> None:
    """Each as another JSON Schema reader would take it, too: the words are those of draft 2020-12."""
    assert schema.loaded("utblick-records-1")(visit()) is None
    assert schema.loaded("utblick-records-1")(document()) is None
    used = {type(field.type) for kind in KINDS.values() for field in record_schema.listed(kind.fields)}
    assert {types.Amount, types.Span, types.Terms, types.Languages, types.Quantity} <= used


CHECKS: tuple[tuple[Json, tuple[object, ...], tuple[object, ...]], ...] = (
    ({"type": "null"}, (None,), (0, "")),
    ({"type": "boolean"}, (True, False), (1, "true")),
    ({"type": "integer", "minimum": 1, "maximum": 3}, (1, 3), (0, 4, True, "1", 1.0)),
    ({"type": "string", "pattern": "^[a-z]*$"}, ("", "abc"), ("A", 1, "a\n")),
    ({"type": "string", "pattern": "^.*$", "minLength": 1, "maxLength": 2}, ("a", "ab"), ("", "abc", None)),
    ({"enum": ["a", "b"]}, ("a",), ("c", 1, [])),
    ({"const": "a"}, ("a",), ("b",)),
    ({"anyOf": [{"type": "null"}, {"const": "a"}]}, (None, "a"), ("b",)),
    ({"type": "array", "items": {"const": "a"}, "maxItems": 2}, ([], ["a", "a"]), (["a"] * 3, ["b"], "a")),
    (
        {"type": "array", "items": {"enum": ["a", "b"]}, "minItems": 1, "maxItems": 9, "uniqueItems": True},
        (["a", "b"],),
        ([], ["a", "a"]),
    ),
    (
        {"type": "object", "properties": {"a": {"const": "a"}}, "additionalProperties": False, "required": ["a"]},
        ({"a": "a"},),
        ({}, {"a": "b"}, {"a": "a", "b": "b"}, []),
    ),
    (
        {"type": "object", "properties": {"a": {"const": "a"}}, "additionalProperties": False, "minProperties": 1},
        ({"a": "a"},),
        ({},),
    ),
    (
        {"$ref": "#/$defs/date", "$defs": {"date": {"type": "string", "pattern": "^[0-9-]+$"}}},
        ("2026", "2026-05", "2024-02-29"),
        ("2026-13", "2026-02-30", "x"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("node", "right", "wrong"), CHECKS)
def test_that_a_schema_tells_right_from_wrong(
    node: dict[str, Json], right: tuple[object, ...], wrong: tuple[object, ...]
) -> None:
    check = schema.compiled(node)
    assert [value for value in right if check(value) is not None] == []
    assert [value for value in wrong if check(value) is None] == []


@pytest.mark.parametrize(
    "node",
    [
        {"type": "string", "format": "date"},
        {"type": "number"},
        {"not": {}},
        {"type": "object", "properties": {}, "additionalProperties": True},
        {"anyOf": ["x"]},
    ],
)
def test_that_a_word_nobody_checks_is_not_passed_over(node: dict[str, Json]) -> None:
    with pytest.raises((KeyError, ValueError, TypeError)):
        schema.compiled(node)


@pytest.mark.parametrize("record", [[], {"kind": 1}, {}, "x"])
def test_that_what_says_no_kind_is_no_record(record: object) -> None:
    assert schema.loaded("utblick-records-1")(record) == ".kind"


def test_that_what_is_wrong_is_named_by_its_place() -> None:
    check = schema.loaded("utblick-records-1")
    assert check(visit(country="Estland")) == ".fields.country"
    gift = visit()["rows"]["gifts"][0]
    assert check({**visit(), "rows": {"gifts": [gift, {**gift, "value": 3}]}}) == ".rows.gifts.1.value"
