"""Values for every type of field: what somebody gives, and how it must be written as JSON afterwards.

The JSON is put together here from its parts, never by the code under test.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import strategies as st

from db.fields import types
from desktop.domain.codes import codes
from desktop.domain.countries import country_codes

if TYPE_CHECKING:
    from decimal import Decimal

    from db.fields.types import FieldType
    from desktop.domain.records import Json
    from desktop.policy.profile import Profile

    Drawn: TypeAlias = st.SearchStrategy["Given"]


@dataclass(frozen=True)
class Given:
    """What is given, and what must come of it."""

    raw: object
    kept: Json


# Letters of many scripts, right-to-left too, and signs that are special to JSON, SQL, FTS5, LIKE and the command line.
LETTERS = st.characters(
    categories=("L", "Nd"), max_codepoint=0xFFFF, exclude_characters="".join(map(chr, range(0xF900, 0xFB00)))
)
SIGNS = st.sampled_from(" .,;:'\"%_*^(){}[]=<>~?\\/-–’§é+&#@!|\N{NO-BREAK SPACE}")
WORDS = st.text(st.one_of(LETTERS, LETTERS, SIGNS), min_size=1, max_size=40).map(
    lambda text: unicodedata.normalize("NFC", text).strip()
)


def texts(limit: int, *, lines: bool = False) -> st.SearchStrategy[str]:
    """Give texts as they are kept."""
    one = WORDS.filter(bool).map(lambda text: text[:limit].strip()).filter(bool)
    return st.lists(one, min_size=1, max_size=3).map("\n".join).filter(lambda t: len(t) <= limit) if lines else one


def plain(number: Decimal) -> str:
    """Write a number with digits and a point."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def quantity(number: Decimal) -> str:
    """Write a number that is not money: three decimals as four, since 1.125 may mean 1125."""
    whole, _, decimals = plain(number).partition(".")
    return f"{whole}.{decimals}0" if len(decimals) == 3 else plain(number)


@st.composite
def days(draw: st.DrawFn) -> str:
    """Give a day, a month or a year."""
    day = draw(st.dates()).isoformat()
    return day[: draw(st.sampled_from((4, 7, 10)))]


MOMENTS = st.datetimes().map(lambda at: at.strftime("%Y-%m-%dT%H:%M").zfill(16))


@st.composite
def spans(draw: st.DrawFn) -> Given:
    """Give a period, either end of which may be open."""
    ends = sorted((draw(days()), draw(days())), key=lambda day: f"{day}-01-01"[:10] if len(day) == 4 else day)
    start, end = draw(st.sampled_from(((ends[0], ends[1]), (ends[0], None), (None, ends[1]), (ends[0], ends[0]))))
    text = draw(st.none() | texts(60))
    kept = {name: value for name, value in (("start", start), ("end", end), ("text", text)) if value is not None}
    if text is None and draw(st.booleans()):
        return Given(start if start == end else f"{start or ''}/{end or ''}", kept)
    return Given(kept, kept)


@st.composite
def sums(draw: st.DrawFn) -> Given:
    """Give money in any of its three states."""
    amount = draw(st.none() | st.decimals(0, 10**13, places=4))
    currency = draw(st.sampled_from(("SEK", "EUR", "NOK")))
    text = draw(st.none() | texts(60))
    if amount is None:
        kept: dict[str, Json] = {"amount": None, "state": "unknown", "currency": None, "text": text}
    else:
        state = "amount" if amount else "zero"
        kept = {"amount": plain(amount), "state": state, "currency": currency, "text": text}
    short = text is None and (amount is None or len(plain(amount).partition(".")[2]) != 3)
    if short and draw(st.booleans()):
        return Given("?" if amount is None else f"{plain(amount)} {currency}", kept)
    return Given(kept, kept)


def values_of(described: FieldType, profile: Profile, ids: tuple[str, ...] = ()) -> Drawn | None:
    """Give values for a type of field; None if there can be none, as when the profile states no goals."""
    match described:
        case types.Website():
            sites = texts(60).map(lambda text: text.replace(":", ""))
            return sites.filter(str.strip).map(lambda text: Given(text, text.strip()))
        case types.Text():
            return texts(min(described.limit, 200), lines=described.lines).map(lambda text: Given(text, text))
        case types.Number():
            numbers = st.integers(described.minimum, described.maximum)
            return st.builds(lambda n, as_text: Given(str(n) if as_text else n, n), numbers, st.booleans())
        case types.Quantity():
            measured = st.decimals(0, described.maximum, places=4)
            return measured.map(lambda n: Given(quantity(n), quantity(n)))
        case types.Flag():
            return st.sampled_from((Given(raw=True, kept=True), Given(raw="nej", kept=False)))
        case types.Day():
            return days().map(lambda day: Given(day, day))
        case types.Time():
            return MOMENTS.map(lambda at: Given(at, at))
        case types.Span():
            return spans()
        case types.Amount():
            return sums()
        case _:
            return _coded(described, profile, ids)


def _coded(described: FieldType, profile: Profile, ids: tuple[str, ...]) -> Drawn | None:
    match described:
        case types.Country():
            return _one(country_codes())
        case types.Choice():
            return _one(tuple(code.value for code in described.vocabulary))
        case types.Term():
            return _one(tuple(term.code for term in profile.terms(described.source)))
        case types.Reference():
            return _one(ids)
        case types.Terms():
            return _several(tuple(term.code for term in profile.terms(described.source)))
        case types.Languages():
            return _several(codes("languages"))
        case types.Words():
            lists = st.lists(texts(40), min_size=1, max_size=4, unique=True)
            return lists.map(lambda words: Given(words, words))
        case _:
            raise AssertionError(described)


def _one(known: tuple[str, ...]) -> Drawn | None:
    return st.sampled_from(known).map(lambda code: Given(code, code)) if known else None


def _several(known: tuple[str, ...]) -> Drawn | None:
    if not known:
        return None
    return st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True).map(lambda some: Given(some, some))
