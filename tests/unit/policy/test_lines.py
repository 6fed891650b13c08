"""The line of every key of a TOML file."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from desktop.policy import profile
from desktop.policy.lines import line_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.policy.lines import Path

TEXT = '''# a comment with [brackets] and key = 1
format = 2
name = { sv = "Å, ä = {ö}", en = 'b' } # after

[contact]
"from".sv = "x"
'mandate' = [
  1,   # one, two
  { sv = "y", en = """
many = "lines"
[not.a.table]
""" },
  [true, []],
]

[[rules]]
id = "one"
text.sv = \'\'\'
[[rules]]
\'\'\'
[[rules]]
id = "two"
[rules.source]
verb = "ska"
[[rules.deep]]
x = 1
[[rules.deep]]
x = 2
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("format",), 2),
        (("name",), 3),
        (("name", "en"), 3),
        (("contact",), 5),
        (("contact", "from", "sv"), 6),
        (("contact", "mandate"), 7),
        (("contact", "mandate", 0), 8),
        (("contact", "mandate", 1, "en"), 9),
        (("contact", "mandate", 2), 13),
        (("contact", "mandate", 2, 1), 13),
        (("rules", 0, "id"), 17),
        (("rules", 0, "text", "sv"), 18),
        (("rules", 1), 21),
        (("rules", 1, "source"), 23),
        (("rules", 1, "source", "verb"), 24),
        (("rules", 1, "deep", 1, "x"), 28),
        (("rules", 1, "source", "heading"), 23),
        (("rules", 1, "nothing", 3, "here"), 21),
        (("nothing",), 1),
        ((), 1),
    ],
)
def test_that_a_key_is_found_or_the_nearest_thing_around_it(path: Path, line: int) -> None:
    assert line_of(lines_of(TEXT), path) == line


def _paths(raw: object, path: Path = ()) -> Iterator[Path]:
    parts: Any = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for key, value in parts:
        yield (*path, key)
        yield from _paths(value, (*path, key))


@pytest.mark.parametrize("name", [*profile.SHIPPED, None])
def test_that_every_key_that_the_standard_reader_finds_has_a_line_with_its_name(name: str | None) -> None:
    text = TEXT if name is None else profile.text_of(name)
    found, lines = lines_of(text), text.splitlines()
    tables = set(_paths(tomllib.loads(text)))

    # A list of tables has no line of its own: each of its tables has.
    assert {path for path in tables if path not in found} <= {path for path in tables if (*path, 0) in tables}
    for path in tables & set(found):
        if isinstance(path[-1], str):
            assert path[-1] in lines[found[path] - 1]
