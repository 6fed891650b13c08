"""Holds a condition against facts.

A date is compared as far as it is known: `<` is surely before, `<=` is not surely after. Texts are equal whatever their
capitals. What is not filled in is equal to nothing and neither before nor after anything; `!=` and `not` are opposites.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from desktop.domain.dates import PartialDate
from desktop.domain.deadlines import next_review
from desktop.domain.money import Money
from desktop.domain.periods import Period
from desktop.policy.facts import known_besides, reached
from desktop.policy.syntax import All, Among, Call, Compare, Has, Literal, Name, Not

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.fields import Kind
    from desktop.domain.records import Value
    from desktop.policy.facts import Facts
    from desktop.policy.syntax import Expression

    Fields: TypeAlias = Mapping[str, Value]
    Found: TypeAlias = Value | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where names are looked up."""

    fields: Fields
    rows: Mapping[str, tuple[Fields, ...]]
    kind: Kind | None = None
    outer: Fields | None = None


def surroundings(facts: Facts, kind: Kind) -> Surroundings:
    """Give what a condition on a record can see."""
    return Surroundings({**facts.fields, **known_besides(facts, kind)}, facts.rows, kind)


def holds(expression: Expression, around: Surroundings) -> bool:
    """Whether a condition holds; it has been typed before."""
    return _value(expression, around) is True


def _value(expression: Expression, around: Surroundings) -> Found:
    match expression:
        case Literal(value):
            return value
        case Name(name, outer):
            fields = around.outer or {} if outer else around.fields
            return fields.get(name)
        case Call(function, arguments):
            return _CALLS[function](arguments, around)
        case Compare(left, sign, right):
            return _compared(_value(left, around), sign, _value(right, around))
        case Among(left, options):
            found = _value(left, around)
            return any(_compared(found, "==", option.value) for option in options)
        case Has(left, option):
            found = _value(left, around)
            return isinstance(found, tuple) and option.value in found
        case Not(of):
            return not holds(of, around)
        case All(parts):
            return all(holds(part, around) for part in parts)
        case _:
            return any(holds(part, around) for part in expression.parts)


_ORDER: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _compared(left: Found, sign: str, right: Found) -> bool:
    if sign == "!=":
        return not _compared(left, "==", right)
    if left is None or right is None:
        return False
    if isinstance(left, PartialDate) or isinstance(right, PartialDate):
        return _dates_compared(_as_date(left), sign, _as_date(right))
    if sign == "==":
        same = isinstance(left, str) and isinstance(right, str) and left.casefold() == right.casefold()
        return same or left == right
    return _ORDER[sign](Decimal(str(left)), Decimal(str(right)))


def _as_date(value: Value) -> PartialDate:
    return value if isinstance(value, PartialDate) else PartialDate.parse(str(value))


def _dates_compared(left: PartialDate, sign: str, right: PartialDate) -> bool:
    match sign:
        case "==":
            return left == right
        case "<":
            return left.last < right.first
        case ">":
            return right.last < left.first
        case "<=":
            return not right.last < left.first
        case _:
            return not left.last < right.first


def _rows(arguments: tuple[Expression, ...], around: Surroundings) -> tuple[bool, ...]:
    """For each row of a table, whether the condition holds of it."""
    table = arguments[0]
    rows = around.rows.get(table.name, ()) if isinstance(table, Name) else ()
    inside = (Surroundings(row, {}, None, around.fields) for row in rows)
    return tuple(all(holds(condition, row) for condition in arguments[1:]) for row in inside)


def _filled(arguments: tuple[Expression, ...], around: Surroundings) -> bool:
    (asked,) = arguments
    table = around.rows.get(asked.name) if isinstance(asked, Name) and not asked.outer else None
    return bool(table) or _value(asked, around) not in {None, ()}


def _count(arguments: tuple[Expression, ...], around: Surroundings) -> Decimal:
    return Decimal(sum(_rows(arguments, around)))


def _reached(arguments: tuple[Expression, ...], around: Surroundings) -> bool:
    status = around.fields.get("status")
    wanted = str(_value(arguments[0], around))
    return around.kind is not None and reached(around.kind, None if status is None else str(status), wanted)


def _end_of(which: str) -> Callable[[tuple[Expression, ...], Surroundings], Found]:
    def end(arguments: tuple[Expression, ...], around: Surroundings) -> Found:
        period = _value(arguments[0], around)
        if not isinstance(period, Period):
            return None
        return period.start if which == "start" else period.end

    return end


def _amount(arguments: tuple[Expression, ...], around: Surroundings) -> Found:
    money = _value(arguments[0], around)
    return money.amount if isinstance(money, Money) else None


def _plus(arguments: tuple[Expression, ...], around: Surroundings) -> Found:
    day, months = (_value(each, around) for each in arguments)
    if not isinstance(day, PartialDate) or months is None:
        return None
    return next_review(day, int(Decimal(str(months))))


def _year(arguments: tuple[Expression, ...], around: Surroundings) -> Found:
    day = _value(arguments[0], around)
    return day.year if isinstance(day, PartialDate) else None


_CALLS: Mapping[str, Callable[[tuple[Expression, ...], Surroundings], Found]] = {
    "filled": _filled,
    "any": lambda arguments, around: any(_rows(arguments, around)),
    "all": lambda arguments, around: all(_rows(arguments, around)),
    "count": _count,
    "reached": _reached,
    "start": _end_of("start"),
    "end": _end_of("end"),
    "amount": _amount,
    "plus": _plus,
    "year": _year,
}
