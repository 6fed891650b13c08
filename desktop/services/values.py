"""Values of the fields: read from what somebody gave, written as JSON, kept in columns. One table a direction."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from db.fields import types
from desktop.domain.codes import language_code
from desktop.domain.countries import country_code
from desktop.domain.dates import PartialDate
from desktop.domain.errors import InvalidInput
from desktop.domain.identifiers import is_id
from desktop.domain.moments import Moment
from desktop.domain.money import DECIMALS, Money, MoneyState
from desktop.domain.periods import Period
from desktop.domain.shapes import text_in, wrong_shape
from desktop.domain.sums import number_in, plain_decimal
from desktop.domain.text import clean
from desktop.domain.websites import website
from desktop.language import names
from desktop.language.collation import sort_key
from desktop.language.texts import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import RowMapping

    from db.fields import Field
    from db.fields.types import FieldType
    from db.vocabulary import Vocabulary
    from desktop.domain.records import Json, Value
    from desktop.language.wordbook import Named, Terms

    Columns = Mapping[str, object] | RowMapping

_MANY = 200
_YES, _NO = ("true", "yes", "ja", "1"), ("false", "no", "nej", "0")


def read(field: Field, raw: object, terms: Terms) -> Value | None:
    """Take what somebody gave for a field; nothing, an empty list and a text with nothing to see leave it unset."""
    blank = raw is None or (isinstance(raw, str) and not raw.strip())
    try:
        value = None if blank else _read(field.type, raw, terms)
    except InvalidInput as error:
        if error.code == "value.no_terms" and field.required:
            raise InvalidInput("value.no_terms_for_row", **error.details) from None
        raise
    # A text of signs that nobody sees is empty once it is cleaned.
    value = None if value in {"", ()} else value
    if value is None and field.required:
        raise InvalidInput("value.required")
    return value


def _read(kind: FieldType, raw: object, terms: Terms) -> Value:
    match kind:
        case types.Website():
            return website(clean(text_in(raw), limit=kind.limit, lines=False))
        case types.Text():
            return clean(text_in(raw), limit=kind.limit, lines=kind.lines)
        case types.Number():
            return _whole(raw, kind)
        case types.Quantity():
            return _quantity(raw, kind)
        case types.Flag():
            return _flag(raw)
        case types.Day():
            return PartialDate.from_json(raw)
        case types.Time():
            return Moment.from_json(raw)
        case types.Span():
            return Period.parse(raw) if isinstance(raw, str) else Period.from_json(raw)
        case types.Amount():
            return Money.parse(raw) if isinstance(raw, str) else Money.from_json(raw)
        case types.Country() | types.Choice() | types.Term() | types.Reference():
            return _coded(kind, text_in(raw), terms)
        case types.Terms() | types.Words() | types.Languages():
            return _several(kind, raw, terms)


def _coded(kind: types.Country | types.Choice | types.Term | types.Reference, text: str, terms: Terms) -> str:
    match kind:
        case types.Country():
            return _named(text, country_code, names.country_from_name)
        case types.Choice():
            return choice(text, kind.vocabulary)
        case types.Term():
            return _term(text, kind.source, terms)
        case types.Reference():
            return _reference(text)


def _several(kind: types.Several, raw: object, terms: Terms) -> tuple[str, ...]:
    given = raw if isinstance(raw, list | tuple) else [raw]
    if len(given) > _MANY:
        raise InvalidInput("value.too_many", limit=_MANY, count=len(given))
    found: list[str] = []
    for each in given:
        word = _word_of(kind, text_in(each), terms)
        if word not in found:
            found.append(word)
    return tuple(found)


def _word_of(kind: types.Several, text: str, terms: Terms) -> str:
    match kind:
        case types.Terms():
            return _term(text, kind.source, terms)
        case types.Languages():
            return _named(text, language_code, names.language_from_name)
        case types.Words():
            word = clean(text, limit=kind.limit, lines=False)
            if not word:
                raise InvalidInput("value.required")
            return word


def _named(text: str, from_code: Callable[[str], str], from_name: Callable[[str], str | None]) -> str:
    try:
        return from_code(text)
    except InvalidInput:
        found = from_name(text)
        if found is None:
            raise
        return found


def _whole(raw: object, kind: types.Number) -> int:
    number = _number(raw, kind.minimum, kind.maximum)
    if number != number.to_integral_value():
        raise InvalidInput("value.whole", text=str(number))
    return int(number)


def _quantity(raw: object, kind: types.Quantity) -> Decimal:
    number = _number(raw, 0, kind.maximum)
    if number != round(number, DECIMALS):
        raise InvalidInput("value.decimals", limit=DECIMALS)
    return number


def _number(raw: object, smallest: int, largest: int) -> Decimal:
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        number = Decimal(raw)
    else:
        number = number_in(text_in(raw, "number"))
    if not number.is_finite() or not smallest <= number <= largest:
        raise InvalidInput("value.range", min=smallest, max=largest, text=str(number))
    return number


def _flag(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = text_in(raw, "flag").strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise InvalidInput("value.flag", text=word)


def choice(text: str, vocabulary: type[Vocabulary]) -> str:
    """Read one word of a vocabulary, by its code or as people read it in either language."""
    given = clean(text, limit=200, lines=False)
    wanted = given.casefold()
    if wanted in set(vocabulary):
        return wanted
    for code in vocabulary:
        label = said(f"choice.{vocabulary.key()}.{code}")
        if wanted in {label.sv.casefold(), label.en.casefold()}:
            return code.value
    raise InvalidInput("value.choice", text=given, allowed=", ".join(vocabulary))


def _reference(text: str) -> str:
    given = clean(text, limit=200, lines=False).lower()
    if not is_id(given):
        raise InvalidInput("value.reference", text=given)
    return given


def _term(text: str, source: str, terms: Terms) -> str:
    given = clean(text, limit=200, lines=False)
    wanted = given.casefold()
    known = terms.terms(source)
    for term in known:
        if wanted in {term.code.casefold(), term.name.sv.casefold(), term.name.en.casefold()}:
            return term.code
    if not known:
        raise InvalidInput("value.no_terms", text=given)
    raise InvalidInput("value.term", text=given, allowed=", ".join(term.code for term in known))


def to_json(value: Value | None) -> Json:
    """Write a value as the command line, the history and the bundle know it."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return _written(value)
    if isinstance(value, tuple):
        return list(value)
    return value.to_json()


def _written(number: Decimal) -> str:
    """Write a number so that it is read back the same: 1.125 as 1.1250, since 1.125 may be meant as 1125."""
    plain = plain_decimal(number)
    return f"{plain}0" if plain[-4:-3] == "." else plain


def from_json(kind: FieldType, raw: Json) -> Value | None:
    """Read back what `to_json` wrote. The profile may have changed since, so its words are taken as they are."""
    if raw is None:
        return None
    if isinstance(kind, types.Several) and isinstance(raw, list):
        return tuple(str(each) for each in raw)
    if isinstance(raw, str) and isinstance(kind, types.Term | types.Choice | types.Text | types.Country):
        return raw
    return _read(kind, raw, _NO_TERMS)


class _NoTerms:
    def terms(self, source: str) -> tuple[Named, ...]:
        raise wrong_shape(source, "term")


_NO_TERMS = _NoTerms()


def to_columns(field: Field, value: Value | None) -> dict[str, object]:
    """Lay a value out in the columns of its field."""
    return dict(zip(field.column_names, _laid(field.type, value), strict=True))


def _laid(kind: FieldType, value: Value | None) -> tuple[object, ...]:
    match value:
        case None:
            return (None,) * len(kind.columns)
        case PartialDate() | Moment():
            return (str(value),)
        case Period():
            return (value.start and str(value.start), value.end and str(value.end), value.text)
        case Money():
            return (value.amount, value.state.value, value.currency, value.text)
        case str() if isinstance(kind, types.SortedText):
            return (value, sort_key(value))
        case _:
            return (value,)


def from_columns(field: Field, columns: Columns) -> Value | None:
    """Read a value back from the columns of its field."""
    kind = field.type
    if isinstance(kind, types.Span):
        return _period(*(columns[name] for name in field.column_names))
    if isinstance(kind, types.Amount):
        return _money(*(columns[name] for name in field.column_names))
    found = columns[field.name]
    if found is None or found == ():
        return None
    if isinstance(kind, types.Day):
        return _day(str(found))
    if isinstance(kind, types.Time):
        return Moment.parse(str(found))
    return found  # type: ignore[return-value] # the column types give values


@lru_cache(maxsize=4096)
def _day(stored: str) -> PartialDate:
    """Read a date as it is stored; in a list the same days come again and again."""
    return PartialDate.parse(stored)


def _period(start: object, end: object, text: object) -> Period | None:
    if start is None and end is None and text is None:
        return None
    first, last = (None if each is None else _day(str(each)) for each in (start, end))
    return Period(first, last, None if text is None else str(text))


def _money(amount: object, state: object, currency: object, text: object) -> Money | None:
    if state is None:
        return None
    known = amount if isinstance(amount, Decimal) else None
    return Money(MoneyState(str(state)), known, *(None if each is None else str(each) for each in (currency, text)))
