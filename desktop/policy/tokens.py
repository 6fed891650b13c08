"""The words of a condition: names, numbers, texts and signs, each with the place where it begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from desktop.policy.faults import ConditionFault

LONGEST = 2000


class Sort(StrEnum):
    """What a token is."""

    NAME = "name"
    NUMBER = "number"
    TEXT = "text"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a condition; a text without its quotes."""

    sort: Sort
    text: str
    at: int


_TOKEN = re.compile(
    r"(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"|'(?P<text>[^'\n]*)'"
    r"|(?P<sign>==|!=|<=|>=|[<>(),.\[\]])"
)
_SPACE = re.compile(r"\s*")


def tokens(text: str) -> tuple[Token, ...]:
    """Split a condition into its words; the last one is its end."""
    if len(text) > LONGEST:
        raise ConditionFault("condition_too_long", limit=LONGEST)
    found: list[Token] = []
    at = _space(text, 0)
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ConditionFault("condition_sign", sign=text[at], position=at + 1)
        sort = Sort(str(match.lastgroup))
        found.append(Token(sort, match[sort], at))
        at = _space(text, match.end())
    return (*found, Token(Sort.END, "", len(text)))


def _space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return at if match is None else match.end()
