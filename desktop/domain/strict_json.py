"""JSON from outside, read strictly: no key twice, nothing JSON does not know, not deeper or longer than allowed."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, NoReturn

from desktop.domain.errors import InvalidInput

if TYPE_CHECKING:
    from desktop.domain.records import Json

DEEPEST = 32
LONGEST = 20_000_000
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")


def parse(text: str, *, deepest: int = DEEPEST) -> Json:
    """Read a JSON document, or say where it is wrong. Numbers with decimals are exact: Decimal, never float."""
    if len(text) > LONGEST:
        raise InvalidInput("json.too_long", limit=LONGEST)
    _check_depth(text, deepest)
    try:
        found: Json = json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise InvalidInput("json.invalid", line=error.lineno, column=error.colno) from None
    except ValueError:
        raise InvalidInput("json.invalid", line=1, column=1) from None
    return found


def _check_depth(text: str, deepest: int) -> None:
    """Count the brackets outside of strings first: the reader itself gives up with a crash of its own kind."""
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > deepest:
            raise InvalidInput("json.too_deep", deepest=deepest)


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        raise InvalidInput("json.duplicate_key", key=next(key for key in keys if keys.count(key) > 1))
    return found


def _constant(name: str) -> NoReturn:
    raise InvalidInput("json.constant", name=name)
