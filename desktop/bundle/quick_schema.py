"""The same schema as a function that only says yes: what it does not say yes to, the thorough one looks at.

Ten thousand records hold a hundred thousand objects. Here each is looked at by functions of the interpreter itself: an
object's keys find its checks at once, and they are called without a line of Python in between.
"""

from __future__ import annotations

import operator
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.domain.records import Json

    Says: TypeAlias = Callable[[Any], Any]
    Thorough: TypeAlias = Callable[[Json], Callable[[object], str | None]]

_MOST_SHAPES: Final = 10_000
_CONTROLS_ALONE: Final = re.compile(r"\^\[\^(\\u[0-9a-f]{4}-\\u[0-9a-f]{4})+\]\*\$")
_MOST_DAYS: Final = 20_000


class QuickSchema:
    """Compiles nodes; `thorough` gives the check that everything else is left to."""

    def __init__(self, definitions: Mapping[str, Json], thorough: Thorough) -> None:
        self._definitions = definitions
        self._thorough = thorough
        self._made: dict[str, Says] = {}

    def says(self, node: Any) -> Says:  # noqa: ANN401 - a node, whose shape is matched
        """Give the function for a node. For a value of another type it may raise, which is no yes either."""
        match node:
            case {"$ref": str(reference)}:
                return self._named(reference.rpartition("/")[2])
            case {"enum": list(values)}:
                return frozenset(str(value) for value in values).__contains__
            case {"const": str(value)}:
                return frozenset({value}).__contains__
            case {"type": "string", "pattern": str(pattern)}:
                return _text(pattern, node)
            case {"type": "array", "items": item, "maxItems": int(most)}:
                return _array(self.says(item), node, most)
            case {"type": "object", "properties": dict(properties)}:
                return self._object(properties, node)
            case {"oneOf": list(choices)}:
                return self._of_kind(choices)
            case {"anyOf": [other, {"type": "null"}]}:
                return _or_nothing(self.says(other))
            case _:
                check = self._thorough(node)
                return lambda value: check(value) is None

    def _named(self, name: str) -> Says:
        if name not in self._made:
            if name in {"date", "time"}:
                check = self._thorough({"$ref": f"#/$defs/{name}"})
                self._made[name] = lru_cache(_MOST_DAYS)(lambda value: check(value) is None)
            else:
                self._made[name] = self.says(self._definitions[name])
        return self._made[name]

    def _of_kind(self, choices: list[Json]) -> Says:
        """Records say their kind, so that only one of the choices can be meant."""
        by_kind = {str(each["$ref"]).rpartition(".")[2]: self.says(each) for each in choices if isinstance(each, dict)}
        return lambda record: by_kind[record["kind"]](record)

    def _object(self, properties: Mapping[str, Json], node: Mapping[str, Any]) -> Says:
        checks = {name: self.says(each) for name, each in properties.items()}
        wanted, least = set(node.get("required", ())), node.get("minProperties", 0)
        shapes: dict[tuple[str, ...], tuple[Says, ...] | None] = {}

        def shape(keys: tuple[str, ...]) -> tuple[Says, ...] | None:
            known = len(keys) >= least and wanted <= set(keys) <= checks.keys()
            found = tuple(checks[key] for key in keys) if known else None
            if len(shapes) < _MOST_SHAPES:
                shapes[keys] = found
            return found

        def says(value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
            if type(value) is not dict:
                return False
            keys = tuple(value)
            found = shapes[keys] if keys in shapes else shape(keys)
            return found is not None and all(map(operator.call, found, value.values()))

        return says


def _text(pattern: str, node: Mapping[str, Any]) -> Says:
    fits = re.compile(pattern.removeprefix("^").removesuffix("$")).fullmatch
    least, most = node.get("minLength", 0), node.get("maxLength")
    if most is None:
        return fits
    if _CONTROLS_ALONE.fullmatch(pattern):  # what is printable has none of them
        return lambda value: least <= len(value) <= most and (value.isprintable() or fits(value))
    return lambda value: least <= len(value) <= most and fits(value)


def _array(says: Says, node: Mapping[str, Any], most: int) -> Says:
    least, unique = node.get("minItems", 0), node.get("uniqueItems", False)

    def all_of(value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
        if type(value) is not list or not least <= len(value) <= most or not all(map(says, value)):
            return False
        return not unique or len(set(value)) == len(value)

    return all_of


def _or_nothing(says: Says) -> Says:
    return lambda value: value is None or says(value)
