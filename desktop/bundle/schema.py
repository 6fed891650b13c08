"""A JSON Schema turned into functions: the few words of draft 2020-12 that our schemas use, and none that they do not.

A check gives None for what is right, and for what is wrong the path to it. It is the thorough one: what `typed_records`
says yes to never comes here.
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

import resources

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.domain.records import Json

    Check: TypeAlias = Callable[[object], str | None]
    Node: TypeAlias = Mapping[str, Json]

_DIGITS_OF_A_DAY: Final = 10
_ASIDE: Final = frozenset({"$schema", "$id", "$defs", "title", "description"})
_REFERENCE: Final = "#/$defs/"
_OWN_WORDS: Final = {
    "additionalProperties": "others",
    "items": "items",
    "maxItems": "most",
    "maxLength": "most",
    "maximum": "most",
    "minItems": "least",
    "minLength": "least",
    "minProperties": "least",
    "minimum": "least",
    "pattern": "pattern",
    "properties": "properties",
    "required": "required",
    "uniqueItems": "unique",
}
_SCHEMAS: Final = frozenset({"utblick-records-1", "utblick-records-2", "utblick-receipts-1", "utblick-overview-1"})


def known(name: str) -> bool:
    """Whether this program has the schema of that name."""
    return name in _SCHEMAS


@cache
def loaded(name: str) -> Check:
    """Give the check of a line by the schema of that name."""
    return compiled(json.loads(resources.read(f"schemas/{name}.json")))


def compiled(schema: Node) -> Check:
    """Turn a schema into a check."""
    return _Compiler(schema).check(schema)


class _Compiler:
    def __init__(self, schema: Node) -> None:
        definitions = schema.get("$defs", {})
        self.definitions: Node = definitions if isinstance(definitions, dict) else {}
        self._made: dict[str, Check] = {}

    def check(self, node: Json) -> Check:
        """Turn one node into a check."""
        if not isinstance(node, dict):
            raise TypeError(node)
        words = {word: value for word, value in node.items() if word not in _ASIDE}
        match words:
            case {"$ref": str(reference)} if len(words) == 1:
                return self._named(reference)
            case {"oneOf": list(choices)} if len(words) == 1:
                return self._of_kind(choices)
            case {"anyOf": list(choices)} if len(words) == 1:
                return _any_of([self.check(each) for each in choices])
            case {"enum": list(values)} if len(words) == 1:
                return _one_of(frozenset(str(value) for value in values))
            case {"const": str(value)} if len(words) == 1:
                return _one_of(frozenset({value}))
            case {"type": str(name), **rest}:
                return self._typed(name, rest)
            case _:
                raise ValueError(sorted(words))

    def _named(self, reference: str) -> Check:
        name = reference.removeprefix(_REFERENCE)
        if name not in self._made:
            made = self.check(self.definitions[name])
            self._made[name] = _calendar(made) if name in {"date", "time"} else made
        return self._made[name]

    def _of_kind(self, choices: list[Json]) -> Check:
        """Records say their kind, so that only one of the choices can be meant."""
        by_kind: dict[str, Check] = {}
        for choice in choices:
            name = str(choice["$ref"]) if isinstance(choice, dict) else ""
            by_kind[name.rpartition(".")[2]] = self._named(name)

        def check(value: object) -> str | None:
            kind = value.get("kind") if isinstance(value, dict) else None
            chosen = by_kind.get(kind) if isinstance(kind, str) else None
            return ".kind" if chosen is None else chosen(value)

        return check

    def _typed(self, name: str, words: Node) -> Check:
        words = {_OWN_WORDS[word]: value for word, value in words.items()}
        match name:
            case "string":
                return _string(**words)  # type: ignore[arg-type] # a word that is not known is refused by the call
            case "integer":
                return _integer(**words)  # type: ignore[arg-type] # as above
            case "boolean":
                return _typed(bool, **words)
            case "null":
                return _typed(type(None), **words)
            case "array":
                return self._array(**words)  # type: ignore[arg-type] # as above
            case _:
                return self._object(**words)  # type: ignore[arg-type] # as above

    def _array(
        self,
        *,
        items: Json,
        most: int,
        least: int = 0,
        unique: bool = False,
    ) -> Check:
        item = self.check(items)

        def check(value: object) -> str | None:
            if not isinstance(value, list) or not least <= len(value) <= most:
                return ""
            for position, each in enumerate(value):
                wrong = item(each)
                if wrong is not None:
                    return f".{position}{wrong}"
            return "" if unique and len(set(value)) != len(value) else None

        return check

    def _object(
        self,
        *,
        properties: Node,
        others: bool,
        required: tuple[str, ...] = (),
        least: int = 0,
    ) -> Check:
        if others:
            raise ValueError("additionalProperties")
        checks = {name: self.check(node) for name, node in properties.items()}

        def check(value: object) -> str | None:
            if not isinstance(value, dict) or len(value) < least:
                return ""
            for name, each in value.items():
                chosen = checks.get(name)
                wrong = "" if chosen is None else chosen(each)
                if wrong is not None:
                    return f".{name}{wrong}"
            return next((f".{name}" for name in required if name not in value), None)

        return check


def _string(*, pattern: str, least: int = 0, most: int | None = None) -> Check:
    fits = re.compile(pattern.removeprefix("^").removesuffix("$")).fullmatch
    if most is None:
        return lambda value: None if isinstance(value, str) and fits(value) is not None else ""

    def check(value: object) -> str | None:
        right = isinstance(value, str) and least <= len(value) <= most and fits(value) is not None
        return None if right else ""

    return check


def _integer(*, least: int, most: int) -> Check:
    return lambda value: None if type(value) is int and least <= value <= most else ""


def _typed(kind: type) -> Check:
    return lambda value: None if isinstance(value, kind) else ""


def _one_of(values: frozenset[str]) -> Check:
    return lambda value: None if isinstance(value, str) and value in values else ""


def _any_of(checks: list[Check]) -> Check:
    return lambda value: None if any(check(value) is None for check in checks) else ""


def _calendar(check: Check) -> Check:
    """A pattern lets 31 February through, the calendar does not."""

    def checked(value: object) -> str | None:
        if check(value) is not None:
            return ""
        text = str(value)[:_DIGITS_OF_A_DAY]
        try:
            date.fromisoformat(f"{text}-01-01"[:_DIGITS_OF_A_DAY])
        except ValueError:
            return ""
        return None

    return checked
