"""JSON in one form only: sorted keys, no spaces, UTF-8 unescaped, NFC, no floats.

Read by writing it anew and comparing, so that doubled keys, odd numbers and odd escapes have nowhere to hide.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, NoReturn

from desktop.bundle import limits

if TYPE_CHECKING:
    from desktop.domain.records import Json

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET = re.compile(rb"[\[\]{}]")


class NotCanonical(ValueError):
    """The bytes are not JSON in the one form."""


class TooDeep(NotCanonical):
    """The JSON has more levels than a bundle may have."""


def written(value: Json) -> bytes:
    """Write JSON in the one form, on one line that ends as lines do."""
    return (_encode(value) + "\n").encode()


def read(line: bytes) -> Json:
    """Read what `written` wrote, no deeper than a bundle may be."""
    try:
        found: Json = _DECODER.decode(line.decode())
        same = written(found) == line
    except RecursionError:
        raise TooDeep from None
    except ValueError:
        raise NotCanonical from None
    if not same or not unicodedata.is_normalized("NFC", line.decode()):
        raise NotCanonical
    _check_depth(line)
    return found


def _check_depth(line: bytes) -> None:
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub(b"", line)):
        depth += 1 if bracket in b"[{" else -1
        if depth > limits.DEPTH:
            raise TooDeep


def _refuse(_: str) -> NoReturn:
    raise NotCanonical


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode
_DECODER = json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse)
