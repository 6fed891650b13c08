"""Types a condition against the description of the fields, before any record is judged by it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from db.fields import types
from desktop.domain.dates import PartialDate
from desktop.domain.errors import InvalidInput
from desktop.policy.faults import ConditionFault
from desktop.policy.syntax import Among, Call, Compare, Has, Literal, Name, Not

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.fields import Field, RowTable
    from db.fields.types import FieldType
    from desktop.policy.syntax import Expression

    Words = Mapping[str, frozenset[str]]


class Sort(StrEnum):
    """What an expression comes to."""

    TRUTH = "truth"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PERIOD = "period"
    MONEY = "money"
    LIST = "list"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Typed:
    """A sort, and the codes it can be, if they are counted."""

    sort: Sort
    codes: frozenset[str] | None = None
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """What a condition may name: fields, tables, the statuses to reach, and the words of the profile's lists."""

    fields: Mapping[str, Field]
    tables: Mapping[str, RowTable]
    statuses: frozenset[str]
    words: Words
    outer: Mapping[str, Field] | None = None


def check(expression: Expression, scope: Scope) -> None:
    """Refuse a condition that does not come to yes or no."""
    _truth(expression, scope)


def _truth(expression: Expression, scope: Scope) -> None:
    found = _typed(expression, scope)
    if found.sort is not Sort.TRUTH:
        raise ConditionFault("condition_not_truth", sort=found.sort.value)


def _typed(expression: Expression, scope: Scope) -> Typed:
    match expression:
        case Literal(value):
            return _literal(value)
        case Name(name, outer):
            return _of_field(_field(name, scope, outer=outer), scope.words)
        case Call(function, arguments):
            return _call(function, arguments, scope)
        case Compare(left, sign, right):
            _comparable(_typed(left, scope), sign, _typed(right, scope), (left, right))
        case Among(left, options):
            found = _typed(left, scope)
            for option in options:
                _comparable(found, "==", _literal(option.value), (left, option))
        case Has(left, option):
            _listed(_typed(left, scope), option)
        case Not(of):
            _truth(of, scope)
        case _:
            for part in expression.parts:
                _truth(part, scope)
    return Typed(Sort.TRUTH)


def _literal(value: str | bool | Decimal) -> Typed:  # noqa: FBT001 - it is the value itself
    if isinstance(value, bool):
        return Typed(Sort.TRUTH, literal=True)
    return Typed(Sort.NUMBER if isinstance(value, Decimal) else Sort.TEXT, literal=True)


def _field(name: str, scope: Scope, *, outer: bool) -> Field:
    fields = scope.outer if outer else scope.fields
    if fields is None:
        raise ConditionFault("condition_outer", name=name)
    found = fields.get(name)
    if found is None:
        raise ConditionFault("condition_field", name=name, known=_near(name, fields))
    return found


def _near(name: str, known: Mapping[str, object]) -> str:
    """Name what may have been meant: those that begin alike, else all."""
    alike = sorted(each for each in known if each[:2] == name[:2])
    return ", ".join(alike or sorted(known))


def _of_field(field: Field, words: Words) -> Typed:
    return _of_type(field.type, words)


def _of_type(described: FieldType, words: Words) -> Typed:
    match described:
        case types.Choice():
            return Typed(Sort.TEXT, frozenset(each.value for each in described.vocabulary))
        case types.Term():
            return Typed(Sort.TEXT, words.get(described.source, frozenset()))
        case types.Terms():
            return Typed(Sort.LIST, words.get(described.source, frozenset()))
        case types.Text() | types.Country() | types.Reference():
            return Typed(Sort.TEXT)
        case types.Words() | types.Languages():
            return Typed(Sort.LIST)
        case types.Number() | types.Quantity():
            return Typed(Sort.NUMBER)
        case types.Flag():
            return Typed(Sort.TRUTH)
        case types.Day():
            return Typed(Sort.DATE)
        case types.Span():
            return Typed(Sort.PERIOD)
        case types.Amount():
            return Typed(Sort.MONEY)
        case _:
            return _plain(described)


def _plain(_described: types.Time) -> Typed:
    """A minute on the clock: it can be filled in, and that is all that is asked."""
    return Typed(Sort.TIME)


_ORDERED = (Sort.NUMBER, Sort.DATE)
_EQUAL = (*_ORDERED, Sort.TEXT, Sort.TRUTH)


def _comparable(left: Typed, sign: str, right: Typed, sides: tuple[Expression, Expression]) -> None:
    for one, other, told in ((left, right, sides[1]), (right, left, sides[0])):
        if one.sort is Sort.DATE and other.sort is Sort.TEXT and isinstance(told, Literal):
            _check_date(str(told.value))
            return
        if one.codes is not None and isinstance(told, Literal):
            _check_code(one.codes, told)
    allowed = _EQUAL if sign in {"==", "!="} else _ORDERED
    if left.sort is not right.sort or left.sort not in allowed:
        raise ConditionFault("condition_compare", left=left.sort.value, sign=sign, right=right.sort.value)


def _check_date(text: str) -> None:
    try:
        PartialDate.parse(text)
    except InvalidInput:
        raise ConditionFault("condition_date", text=text) from None


def _check_code(codes: frozenset[str], told: Literal) -> None:
    if told.value not in codes:
        raise ConditionFault("condition_code", code=str(told.value), known=", ".join(sorted(codes)))


def _listed(found: Typed, option: Literal) -> None:
    if found.sort is not Sort.LIST or not isinstance(option.value, str):
        raise ConditionFault("condition_has", sort=found.sort.value)
    if found.codes is not None:
        _check_code(found.codes, option)


def _call(function: str, arguments: tuple[Expression, ...], scope: Scope) -> Typed:
    found = _FUNCTIONS.get(function)
    if found is None:
        raise ConditionFault("condition_function", name=function, known=", ".join(sorted(_FUNCTIONS)))
    least, most, typed = found
    if not least <= len(arguments) <= most:
        raise ConditionFault("condition_arguments", name=function, count=most)
    return typed(arguments, scope)


def _filled(arguments: tuple[Expression, ...], scope: Scope) -> Typed:
    (asked,) = arguments
    if not isinstance(asked, Name | Call):
        raise ConditionFault("condition_filled")
    if not isinstance(asked, Name) or asked.outer or asked.name not in scope.tables:
        _typed(asked, scope)
    return Typed(Sort.TRUTH)


def _over_rows(arguments: tuple[Expression, ...], scope: Scope) -> Typed:
    table = arguments[0]
    if not isinstance(table, Name) or table.outer or table.name not in scope.tables:
        named = table.name if isinstance(table, Name) else "…"
        raise ConditionFault("condition_table", name=named, known=", ".join(sorted(scope.tables)))
    rows = Scope(scope.tables[table.name].by_name, {}, frozenset(), scope.words, scope.fields)
    for condition in arguments[1:]:
        _truth(condition, rows)
    return Typed(Sort.TRUTH)


def _count(arguments: tuple[Expression, ...], scope: Scope) -> Typed:
    _over_rows(arguments, scope)
    return Typed(Sort.NUMBER)


def _reached(arguments: tuple[Expression, ...], scope: Scope) -> Typed:
    (status,) = arguments
    if not isinstance(status, Literal) or status.value not in scope.statuses:
        raise ConditionFault("condition_status", known=", ".join(sorted(scope.statuses)))
    return Typed(Sort.TRUTH)


def _takes(wanted: Sort, gives: Sort) -> Callable[[tuple[Expression, ...], Scope], Typed]:
    def typed(arguments: tuple[Expression, ...], scope: Scope) -> Typed:
        found = _typed(arguments[0], scope)
        if found.sort is not wanted:
            raise ConditionFault("condition_argument", wanted=wanted.value, got=found.sort.value)
        return Typed(gives)

    return typed


def _plus(arguments: tuple[Expression, ...], scope: Scope) -> Typed:
    day, months = arguments
    _takes(Sort.DATE, Sort.DATE)((day,), scope)
    if _typed(months, scope).sort is not Sort.NUMBER:
        raise ConditionFault("condition_months", most=_MOST_MONTHS)
    if isinstance(months, Literal) and (not isinstance(months.value, Decimal) or months.value > _MOST_MONTHS):
        raise ConditionFault("condition_months", most=_MOST_MONTHS)
    return Typed(Sort.DATE)


_MOST_MONTHS = 1200
_FUNCTIONS: Mapping[str, tuple[int, int, Callable[[tuple[Expression, ...], Scope], Typed]]] = {
    "filled": (1, 1, _filled),
    "any": (2, 2, _over_rows),
    "all": (2, 2, _over_rows),
    "count": (1, 2, _count),
    "reached": (1, 1, _reached),
    "start": (1, 1, _takes(Sort.PERIOD, Sort.DATE)),
    "end": (1, 1, _takes(Sort.PERIOD, Sort.DATE)),
    "amount": (1, 1, _takes(Sort.MONEY, Sort.NUMBER)),
    "plus": (2, 2, _plus),
    "year": (1, 1, _takes(Sort.DATE, Sort.NUMBER)),
}
FUNCTIONS = tuple(_FUNCTIONS)
