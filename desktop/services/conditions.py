"""Conditions of a list, turned into SQL by the type of their field. Portable: no dialect is named here."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Text, and_, false, func, literal, not_, or_, type_coerce

from db.base import listed
from db.fields import types
from db.models import KIND_TABLES, RECORD
from db.queries.years import overlaps
from desktop.domain.dates import PartialDate
from desktop.domain.errors import InvalidInput
from desktop.domain.money import Money
from desktop.domain.regions import countries_in
from desktop.domain.text import clean
from desktop.language.collation import sort_key
from desktop.services import values
from desktop.services.reading import unknown_field

if TYPE_CHECKING:
    from db.fields import Field, Kind
    from desktop.domain.queries import Condition
    from desktop.language.wordbook import Terms

REGION = "region"
SIGNS = ("=", "!=", "<", ">", "~")
_LONGEST = 10_000
_Clause = ColumnElement[bool]


def condition(kind: Kind, asked: Condition, terms: Terms) -> _Clause:
    """Turn one condition into SQL; what is not filled in differs from every value."""
    if asked.field == REGION and "country" in kind.by_name:
        return _in_region(kind, asked)
    field = kind.by_name.get(asked.field)
    if field is None:
        raise unknown_field(asked.field, kind.name)
    try:
        text = clean(asked.value, limit=_LONGEST, lines=True)
        return _clause(_Columns(kind, field), asked.sign, text, terms)
    except InvalidInput as error:
        raise error.at(f"{kind.name}.{field.name}") from None


def _in_region(kind: Kind, asked: Condition) -> _Clause:
    """The records whose country lies in a world region: the one condition that no field stands for."""
    if asked.sign not in {"=", "!="}:
        raise InvalidInput("list.wrong_sign", sign=asked.sign, type=REGION, allowed="= !=").at(REGION)
    try:
        within = KIND_TABLES[kind.name].c.country.in_(countries_in(asked.value.strip().casefold()))
    except InvalidInput as error:
        raise error.at(REGION) from None
    return within if asked.sign == "=" else or_(~within, KIND_TABLES[kind.name].c.country.is_(None))


def in_year(year: int) -> _Clause:
    """The records whose days overlap a year; without an end, or with tacit renewal, they are still running."""
    if not MINYEAR <= year <= MAXYEAR:
        raise InvalidInput("value.range", min=MINYEAR, max=MAXYEAR, text=str(year)).at("year")
    first, last = f"{year:04d}-01-01", f"{year:04d}-12-31"
    return overlaps(first, last)


class _Columns:
    """The columns that a field is kept in."""

    def __init__(self, kind: Kind, field: Field) -> None:
        self.field = field
        self._table = RECORD if field.name + field.type.columns[0].suffix in RECORD.c else KIND_TABLES[kind.name]

    def __getitem__(self, suffix: str) -> ColumnElement[object]:
        return self._table.c[self.field.name + suffix]

    @property
    def first(self) -> ColumnElement[object]:
        """The column that is filled whenever the field is, money and periods apart."""
        return self[self.field.type.columns[0].suffix]

    @property
    def filled(self) -> _Clause:
        """Whether the field is filled in."""
        return or_(*(self[column.suffix].is_not(None) for column in self.field.type.columns))


def _clause(columns: _Columns, sign: str, text: str, terms: Terms) -> _Clause:
    if sign not in SIGNS:
        raise InvalidInput("list.sign", sign=sign, allowed=" ".join(SIGNS))
    if not text:
        if sign not in {"=", "!="}:
            raise _wrong_sign(columns.field, sign, "= !=")
        return columns.filled if sign == "!=" else ~columns.filled
    if sign == "!=":
        # What is not known to be equal is not equal: NOT alone leaves out the rows where SQL has no answer.
        return not_(func.coalesce(_clause(columns, "=", text, terms), false()))
    match columns.field.type:
        case types.Text():
            return _words(columns, sign, text)
        case types.Day() | types.Time():
            return _dated(columns.first, sign, str(PartialDate.parse(text)))
        case types.Span():
            return _span(columns, sign, str(PartialDate.parse(text)))
        case types.Amount():
            return _amount(columns, sign, text)
        case types.Terms() | types.Words() | types.Languages():
            return _among(columns, sign, text, terms)
        case _:
            return _plain(columns, sign, text, terms)


def _wrong_sign(field: Field, sign: str, allowed: str) -> InvalidInput:
    return InvalidInput("list.wrong_sign", sign=sign, type=field.type.code, allowed=allowed)


def _compare(column: ColumnElement[object], sign: str, value: object) -> _Clause:
    if sign == "=":
        return column == value
    return column < value if sign == "<" else column > value


def _words(columns: _Columns, sign: str, text: str) -> _Clause:
    if sign == "~":
        return holds(columns.first, text)
    if sign == "=":
        return columns.first == text
    if not isinstance(columns.field.type, types.SortedText):
        raise _wrong_sign(columns.field, sign, "= != ~")
    return _compare(columns["_key"], sign, sort_key(text))


def holds(column: ColumnElement[Any], text: str) -> _Clause:
    """Look for a text as it was typed and as it is usually written: the database folds ASCII letters only."""
    shapes = {text, text.lower(), text.upper(), text.capitalize(), text.title()}
    return or_(*(column.icontains(shape, autoescape=True) for shape in sorted(shapes)))


def holds_word(column: ColumnElement[Any], text: str) -> _Clause:
    """Look for a text in a column of several."""
    return holds(type_coerce(column, Text), listed(text)[1:-1])


def _dated(column: ColumnElement[object], sign: str, date: str) -> _Clause:
    """Compare as far as the date was given: 2026 holds every day of that year, and after 2026 is 2027 and later."""
    within = column.startswith(date, autoescape=True)
    if sign in {"=", "~"}:
        return within
    return column < date if sign == "<" else and_(column > date, ~within)


def _span(columns: _Columns, sign: str, date: str) -> _Clause:
    start, end = columns["_start"], columns["_end"]
    if sign == "=":
        return _dated(start, sign, date)
    if sign == "~":
        begun = or_(start.is_(None), start < date, start.startswith(date, autoescape=True))
        running = or_(end.is_(None), end >= date, literal(date).startswith(end))
        return and_(columns.filled, begun, running)
    return _dated(start, sign, date) if sign == "<" else _dated(end, sign, date)


def _amount(columns: _Columns, sign: str, text: str) -> _Clause:
    money = Money.parse(text)
    if money.amount is None:
        if sign != "=":
            raise _wrong_sign(columns.field, sign, "= !=")
        return columns["_state"] == money.state.value
    if sign == "~":
        raise _wrong_sign(columns.field, sign, "= != < >")
    compared = _compare(columns["_amount"], sign, money.amount)
    # Zero is the same in every currency; other sums are compared with those in their own only.
    return compared if money.currency is None else and_(columns["_currency"] == money.currency, compared)


def _among(columns: _Columns, sign: str, text: str, terms: Terms) -> _Clause:
    if sign not in {"=", "~"}:
        raise _wrong_sign(columns.field, sign, "= != ~")
    if sign == "~" and isinstance(columns.field.type, types.Words):
        return holds_word(columns.first, text)
    found = values.read(columns.field, [text], terms)
    word = found[0] if isinstance(found, tuple) else text
    return type_coerce(columns.first, Text).contains(listed(word), autoescape=True)


def _plain(columns: _Columns, sign: str, text: str, terms: Terms) -> _Clause:
    ordered = isinstance(columns.field.type, types.Number | types.Quantity)
    if sign == "~" or (sign != "=" and not ordered):
        raise _wrong_sign(columns.field, sign, "= != < >" if ordered else "= !=")
    return _compare(columns.first, sign, values.read(columns.field, text, terms))
