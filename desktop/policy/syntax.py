"""A condition once it is read: a tree of frozen parts, and the one way to write each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, a number, or yes or no, as it stands."""

    value: str | bool | Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """A field, a table of rows or something computed; `outer` inside rows means the record they hang on."""

    name: str
    outer: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A function with what it is asked about."""

    function: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """One thing held against another."""

    left: Expression
    sign: str
    right: Expression


@dataclass(frozen=True, slots=True)
class Among:
    """Whether a value is one of several (`in`)."""

    left: Expression
    options: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Has:
    """Whether a list has a value in it."""

    left: Expression
    option: Literal


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    of: Expression


@dataclass(frozen=True, slots=True)
class All:
    """Every one of two or more (`and`)."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of two or more (`or`)."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Literal | Name | Call | Compare | Among | Has | Not | All | Any
_LOOSE = (All, Any, Not, Compare, Among, Has)


def names_in(expression: Expression) -> Iterator[str]:
    """Give every name that a condition asks about, those of rows and of the record around them too."""
    match expression:
        case Name(name):
            yield name
        case Compare(left, _, right):
            yield from names_in(left)
            yield from names_in(right)
        case Among(left, _) | Has(left, _) | Not(left):
            yield from names_in(left)
        case Call(_, parts) | All(parts) | Any(parts):
            for part in parts:
                yield from names_in(part)
        case _:
            return


def written(expression: Expression) -> str:
    """Write a condition so that reading it gives the same condition."""
    match expression:
        case Literal(value):
            return _literal(value)
        case Name(name, outer):
            return f"record.{name}" if outer else name
        case Call(function, arguments):
            return f"{function}({', '.join(map(written, arguments))})"
        case Compare(left, sign, right):
            return f"{_inner(left)} {sign} {_inner(right)}"
        case Among(left, options):
            return f"{_inner(left)} in [{', '.join(map(written, options))}]"
        case Has(left, option):
            return f"{_inner(left)} has {written(option)}"
        case Not(of):
            return f"not {_inner(of)}"
        case All(parts):
            return " and ".join(map(_inner, parts))
        case _:
            return " or ".join(map(_inner, expression.parts))


def _inner(expression: Expression) -> str:
    text = written(expression)
    return f"({text})" if isinstance(expression, _LOOSE) else text


def _literal(value: str | bool | Decimal) -> str:  # noqa: FBT001 - it is the value itself
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}'"
        case _:
            return f"{value:f}"
