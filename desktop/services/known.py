"""«We know them already»: what the register holds of a country, a city or an organisation.

`_PLACES` says where it can stand: in the record itself, or in one of its rows. All that is asked for has to stand in
the same place. An organisation is found by a part of a name, or by its whole PIC, VAT or registration number.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, false, or_

from db.fields import KINDS
from db.models import KIND_TABLES, RECORD, ROW_TABLES
from db.queries import listing as tables
from db.queries.listing import Order
from db.queries.organisations import bare_column
from desktop.domain.errors import InvalidInput
from desktop.domain.registrations import bare, plausible
from desktop.services import computed, values
from desktop.services.conditions import holds, holds_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import ColumnElement, FromClause

    from db.fields import Kind
    from desktop.services.register import Register

    Clause = ColumnElement[bool]

_SHOWN = 5
_IDENTIFIERS = ("pic", "vat", "registration")


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A record that tells of an earlier contact."""

    id: str
    title: str
    status: str | None
    begins: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What there is of one kind: how many records, and the latest of them."""

    kind: str
    count: int
    latest: tuple[Acquaintance, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody can be named: in a record, or in its `rows`."""

    rows: str = ""
    country: str = ""
    city: str = ""
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    points: str = ""
    """The field that points at an organisation, whose name counts."""


_PLACES: Mapping[str, tuple[_Place, ...]] = MappingProxyType(
    {
        "visit": (
            _Place(country="country", city="city", names=("organisation",)),
            _Place("hosts", names=("organisation",)),
            _Place("delegation", names=("organisation",)),
        ),
        "membership": (_Place(country="country", names=("title", "organisation", "acronym")),),
        "project": (
            _Place(names=("owner",)),
            _Place("partners", "country", "city", ("organisation",), identifiers=_IDENTIFIERS),
            _Place("funders", names=("name",)),
        ),
        "agreement": (_Place(country="country", city="city", names=("partner",)),),
        "exchange": (
            _Place(country="country", city="city", names=("organisation",)),
            _Place("involved", names=("who",)),
        ),
        "watch": (_Place(country="country", city="compared_city"),),
        "organisation": (_Place("", "country", "city", ("title", "acronym"), ("other_names",), _IDENTIFIERS),),
        "person": (_Place(country="country", points="organisation"),),
    }
)


class Contacts:
    """Looking up what is known before a new contact is made."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def known(self, country: str = "", city: str = "", organisation: str = "") -> tuple[Known, ...]:
        """What is known there, kind by kind; kinds with nothing are left out."""
        if not (country.strip() or city.strip() or organisation.strip()):
            raise InvalidInput("known.nothing_asked")
        asked = _Asked(self._country(country), city.strip(), organisation.strip())
        found = (self._of(KINDS[name], asked) for name in KINDS if name in _PLACES)
        return tuple(each for each in found if each.count)

    def _country(self, text: str) -> str:
        code = values.read(KINDS["visit"].by_name["country"], text, self._register.profile)
        return "" if code is None else str(code)

    def _of(self, kind: Kind, asked: _Asked) -> Known:
        clauses = [or_(false(), *(_somewhere(kind, place, asked) for place in _PLACES[kind.name]))]
        latest = Order(RECORD.c.begins, descending=True)
        with self._register.reading() as connection:
            total = tables.total(connection, kind.name, clauses)
            rows = tables.page(connection, kind.name, clauses, latest, _SHOWN, None).rows if total else []
            stand = computed.statuses(connection, kind.name, rows, self._register.clock.today())
        pairs = zip(rows, stand, strict=True)
        told = (Acquaintance(str(row["id"]), str(row["title"]), status, row["begins"]) for row, status in pairs)
        return Known(kind.name, total, tuple(told))


@dataclass(frozen=True, slots=True)
class _Asked:
    country: str
    city: str
    organisation: str


def _somewhere(kind: Kind, place: _Place, asked: _Asked) -> Clause:
    """Whether all that is asked for stands in this place; where it cannot, it does not."""
    own: FromClause = ROW_TABLES[place.rows] if place.rows else KIND_TABLES[kind.name]
    clauses: list[Clause] = []
    if asked.country:
        clauses.append(own.c[place.country] == asked.country if place.country else false())
    if asked.city:
        clauses.append(holds(own.c[place.city], asked.city) if place.city else false())
    if asked.organisation:
        clauses.append(or_(false(), *_named(place, own, asked.organisation)))
    if place.rows:
        return exists().where(own.c.record == RECORD.c.number, *clauses)
    return and_(*clauses)


def _named(place: _Place, own: FromClause, asked: str) -> Iterator[Clause]:
    """The ways in which an organisation can stand in a place."""
    for name in place.names:
        yield holds(RECORD.c.title if name == "title" else own.c[name], asked)
    for name in place.words:
        yield holds_word(own.c[name], asked)
    for name in place.identifiers:
        if plausible(name, asked):
            yield bare_column(own.c[name]) == bare(asked)
    if place.points:
        other = RECORD.alias()
        yield exists().where(other.c.id == own.c[place.points], holds(other.c.title, asked))
