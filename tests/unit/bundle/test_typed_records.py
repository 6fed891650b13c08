"""The quick reading of lines: it says yes to what is right, and never where the thorough check says no."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from desktop.bundle import canonical, limits, record_schema, records, schema, typed_records
from desktop.bundle.typed_records import Head, TypedRecords
from tests.fakes.bundles import DOCUMENT, VISIT, document, paper_name, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = record_schema.NAME


ODD: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    "",
    "x",
    "x\n",
    "\x07",
    [],
    ["x"],
    ["x", "x"],
    {},
    {"x": 1},
)
"""Values to put in the place of others."""


def variants(value: object) -> Iterator[object]:
    """Give a value with one thing in it changed, in every place and in many ways."""
    yield from ODD
    if isinstance(value, str):
        yield "a" * 400_000
    if isinstance(value, dict):
        for name, each in value.items():
            yield {key: one for key, one in value.items() if key != name}
            yield {**value, f"{name}x": each}
            yield from ({**value, name: other} for other in variants(each))
    if isinstance(value, list):
        yield value * 2
        for position, each in enumerate(value):
            yield from ([*value[:position], other, *value[position + 1 :]] for other in variants(each))


def thoroughly(line: bytes) -> Head | None:
    """Read a line in the slow way that gives the reasons."""
    try:
        record: Any = canonical.read(line)
    except canonical.NotCanonical:
        return None
    if schema.loaded(NAME)(record) is not None:
        return None
    files = tuple(each["file"] for each in record["attachments"])
    return Head(record["kind"], record["id"], files, record["fields"].get("on"))


def quickly(line: bytes) -> Head | None:
    """Read a line in the quick way."""
    heads = typed_records.loaded(NAME).heads([line])
    return None if heads is None else heads[0]


def told() -> dict[str, Any]:
    """Give a visit with a field of most types."""
    return visit(languages=["et"], purpose="Två\nrader.", learned="10 % – ”bra” \\ §", decided="2026-02-28")


def test_that_what_is_right_is_seen_at_once() -> None:
    assert quickly(canonical.written(visit())) == Head("visit", VISIT, (), None)
    assert quickly(canonical.written(document())) == Head("document", DOCUMENT, (paper_name(),), VISIT)


def test_that_the_quick_reading_says_yes_where_the_thorough_one_does_and_nowhere_else() -> None:
    right, total = 0, 0
    for value in (*variants(told()), *variants(document()), told(), document()):
        line = canonical.written(value)  # type: ignore[arg-type] # JSON
        expected = thoroughly(line)
        assert quickly(line) == expected, line
        if isinstance(value, dict):
            assert typed_records.loaded(NAME).written(value) == (line, expected)
        right, total = right + (expected is not None), total + 1
    assert right > 20
    assert total > 500


PIECES = [
    b"",
    b"\0",
    b"\t",
    b"\n",
    b" ",
    b'"',
    b"\\",
    b"\\n",
    b"\\t",
    b"\\u0007",
    b"\\u0041",
    b"\x7f",
    b"\xc2\x85",
    b"\xc2\xa0",
]
PIECES += [
    b"\xff",
    b"a\xcc\x8a",
    "å".encode(),
    "ł".encode(),
    b"{",
    b"[" * 5000,
    b"null",
    b"1.0",
    b"-0",
    b"1e9",
    b"9" * 5000,
]
PIECES += [b'"id":"x",', b',"kind":"visit"', b'"on":', b"\\ud800", b"\xed\xa0\x80", b"\r", b"2026-02-29", b"0000"]


@settings(max_examples=300, deadline=None)
@given(
    record=st.sampled_from([told(), document()]),
    changes=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 4), st.sampled_from(PIECES) | st.binary(max_size=2)),
        min_size=1,
        max_size=3,
    ),
)
def test_that_both_readings_agree_on_lines_spoiled_at_random(
    record: dict[str, Any], changes: list[tuple[float, int, bytes]]
) -> None:
    line = canonical.written(record)
    for where, length, piece in changes:
        place = int(where * len(line))
        line = line[:place] + piece + line[place + length :]
    if line.count(b"\n") == 1:  # lines are cut before they are read
        assert quickly(line) == thoroughly(line)


DAYS = [f"{year:04}{rest}" for year in range(10_000) for rest in ("-02-29", "-02-30")]
DAYS += [f"{year}-{month:02}-{day:02}" for year in (2023, 2024) for month in range(14) for day in range(33)]
DAYS += [f"{year}{rest}" for year in ("0000", "0001", "9999", "202") for rest in ("", "-01", "-12", "-13", "-01-01")]
DAYS += ["2026-1-1", "2026-01-01\n", "", "x2026", "٢٠٢٦", "2026-01-01T10:00"]


@pytest.mark.parametrize("name", ["date", "time"])
def test_that_a_day_is_one_of_the_calendar(name: str) -> None:
    """The patterns here know the leap years; the thorough check asks the calendar itself."""
    definitions: dict[str, Any] = json.loads(resources.read(f"schemas/{NAME}.json"))["$defs"]
    thorough = schema.compiled({"$ref": f"#/$defs/{name}", "$defs": definitions})
    pattern = re.compile(typed_records._whole(typed_records._CALENDAR[name]))
    ends = {"date": ("",), "time": ("T00:00", "T23:59", "T24:00", "T12:60", "")}[name]
    days = [day + end for day in DAYS for end in ends]
    assert [day for day in days if (pattern.search(day) is not None) != (thorough(day) is None)] == []


@settings(max_examples=100)
@given(st.text() | st.integers(-(2**62), 2**62) | st.sampled_from([None, True, False, [], {}, ["ö", {"": 0}]]))
def test_that_both_write_the_same_form(value: Any) -> None:  # noqa: ANN401 - JSON
    told: dict[str, Any] = {"b": value, "a": value, "å": value, "a b": 1}
    assert typed_records.written(told) == canonical.written(told)


def test_that_lines_of_many_kinds_are_read_whichever_came_before() -> None:
    lines = [canonical.written(each) for each in (visit(), document(), visit())]
    heads = TypedRecords(json.loads(resources.read(f"schemas/{NAME}.json"))).heads(lines)
    assert heads is not None
    assert [each.kind for each in heads] == ["visit", "document", "visit"]


@pytest.mark.parametrize(
    "node",
    [
        {"type": "string", "format": "date"},
        {"type": "string", "pattern": "^a$", "format": "date"},
        {"type": "number"},
        {"not": {}},
        {"type": "object", "properties": {}, "additionalProperties": True},
        {"type": "array", "items": {"type": "null"}, "maxItems": 1},
    ],
)
def test_that_a_word_nobody_knows_makes_no_type(node: dict[str, Any]) -> None:
    schema_of_one = {"$defs": {"record.x": node}, "oneOf": [{"$ref": "#/$defs/record.x"}]}
    with pytest.raises(TypeError):
        TypedRecords(schema_of_one).heads([b'{"kind":"x"}\n'])


@pytest.mark.parametrize("name", sorted(schema._SCHEMAS))
def test_that_every_kind_of_every_schema_can_be_read_by_its_type(name: str) -> None:
    whole = json.loads(resources.read(f"schemas/{name}.json"))
    for choice in whole["oneOf"]:
        kind = choice["$ref"].rpartition("/")[2]
        for plain in (True, False):
            made = typed_records._Types(whole["$defs"], plain=plain).named(kind)
            assert set(made.__struct_fields__) == set(whole["$defs"][kind]["properties"])


def test_that_what_the_quick_reading_does_not_know_is_read_thoroughly(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = records.written([visit(), document()], NAME)
    quick = records.RecordReader(NAME)
    assert b"".join(quick.read([lines])) == lines
    monkeypatch.setattr(TypedRecords, "heads", lambda *_: None)
    thorough = records.RecordReader(NAME)
    assert b"".join(thorough.read([lines])) == lines
    assert (thorough.counts, thorough.files) == (quick.counts, quick.files)


def test_that_kind_and_id_are_told_of_a_line_that_was_read() -> None:
    assert typed_records.name(canonical.written(visit())) == ("visit", VISIT)


@pytest.mark.parametrize("text", ["A\u030a", "\x7f", "\x9f"])
def test_that_a_record_that_no_reader_takes_is_told_with_its_place(text: str) -> None:
    odd = visit(purpose=text)
    with pytest.raises(records.Unfit) as unfit:
        records.written([document(), odd], NAME)
    assert unfit.value.line == canonical.written(odd)


def test_that_records_that_do_not_fit_together_are_told_apart() -> None:
    with pytest.raises(records.Unfit) as unfit:
        records.written([document()], NAME)
    assert (unfit.value.line, unfit.value.place) == (canonical.written(document()), "fields.on")


def test_that_a_record_longer_than_a_line_may_be_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LINE", 100)
    with pytest.raises(records.Unfit) as unfit:
        records.written([visit()], NAME)
    assert (unfit.value.line, unfit.value.place) == (canonical.written(visit()), "")
