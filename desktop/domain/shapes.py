"""The shapes that JSON values come in, and the refusal of a wrong one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_NAMES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "flag"),
    (str, "text"),
    ((int, float, Decimal), "number"),
    ((list, tuple), "list"),
    (dict, "object"),
    (type(None), "nothing"),
)


def shape_of(raw: object) -> str:
    """Name the shape of a JSON value: flag, text, number, list, object, nothing."""
    return next((name for types, name in _NAMES if isinstance(raw, types)), "other")


def wrong_shape(raw: object, expected: str) -> InvalidInput:
    """Say that something else was expected."""
    return InvalidInput("value.type", expected=expected, got=shape_of(raw))


def text_in(raw: object, expected: str = "text") -> str:
    """Give the value if it is text; `expected` names what the text should have held."""
    if not isinstance(raw, str):
        raise wrong_shape(raw, expected)
    return raw


def object_in(raw: object, expected: str, keys: Collection[str]) -> Mapping[str, object]:
    """Give the value if it is an object with no other keys than these, without the keys that hold null."""
    if not isinstance(raw, dict):
        raise wrong_shape(raw, expected)
    for key in raw:
        if key not in keys:
            raise InvalidInput("value.key", key=str(key), allowed=", ".join(sorted(keys)))
    return {key: value for key, value in raw.items() if value is not None}
