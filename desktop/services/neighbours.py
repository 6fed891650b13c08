"""«We know them already», said by other departments: what the office's last overview tells, and who knows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from db.fields import KINDS
from db.queries import bundles
from db.vocabulary import CAME_TO_NOTHING
from desktop.bundle import control
from desktop.domain.dates import PartialDate
from desktop.domain.errors import InvalidInput
from desktop.domain.registrations import bare, plausible
from desktop.domain.unit_codes import unit_code
from desktop.language.collation import alphabetical
from desktop.services import values
from desktop.services.answers import OVERVIEW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from desktop.services.register import Register

MOST: Final = 200
_NAMES: Final = ("organisation", "partner", "acronym", "owner", "compared_city")
_TITLED: Final = frozenset({"organisation", "membership"})
"""The kinds whose title is a name of somebody."""
_CITIES: Final = ("city", "compared_city")
_IDENTIFIERS: Final = ("pic", "vat", "registration")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A record of another department."""

    department: str
    kind: str
    id: str
    title: str
    status: str
    learned: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """What other departments know, and how old that is; without an overview there is no day."""

    made: datetime | None
    found: tuple[Neighbour, ...]
    count: int


class Neighbours:
    """Looking into the last overview."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def known(self, country: str = "", city: str = "", organisation: str = "") -> Overview:
        """What other departments know; all that is asked for has to stand in the record or in one of its rows."""
        code = values.read(KINDS["visit"].by_name["country"], country, self._register.profile)
        asked = _Asked("" if code is None else str(code), _folded(city), _folded(organisation), organisation.strip())
        if not (asked.country or asked.city or asked.organisation):
            raise InvalidInput("known.nothing_asked")
        return self._looked_up(asked)

    def calls(self) -> Overview:
        """The funding calls that other departments watch, the next to close first; what has closed stands last."""
        today = self._register.clock.today()

        def closes(each: Neighbour) -> tuple[int, date]:
            last = PartialDate.parse(each.deadline).last if each.deadline else date.max
            return (2 if last < today else 0 if each.deadline else 1), last

        return self._looked_up(_is_a_call, closes)

    def lessons(self) -> Overview:
        """What other departments have learned, from visits, exchanges and projects."""
        return self._looked_up(lambda line: bool(line["fields"].get("learned")))

    def _looked_up(
        self,
        asked: _Asked | Callable[[Mapping[str, Any]], bool],
        order: Callable[[Neighbour], tuple[int, date]] | None = None,
    ) -> Overview:
        own = unit_code(self._register.owner.unit)
        with self._register.reading() as connection:
            rows = [row for row in bundles.received(connection) if row["purpose"] == OVERVIEW]
            if not rows:
                return Overview(None, (), 0)
            found: list[Neighbour] = []
            for _, _, content in bundles.received_lines(connection, int(rows[-1]["number"])):
                if isinstance(asked, _Asked) and asked.country and f'"{asked.country}"' not in content:
                    continue
                line = json.loads(content)
                if line["department"]["id"] != own and _fits(line, asked):
                    found.append(_neighbour(line))
        if order is not None:
            found.sort(key=order)
        made = control.read(str(rows[-1]["control"]).encode()).created
        return Overview(made, tuple(found[:MOST]), len(found))


@dataclass(frozen=True, slots=True)
class _Asked:
    country: str
    city: str
    organisation: str
    identifier: str


def _is_a_call(line: Mapping[str, Any]) -> bool:
    fields = line["fields"]
    watched = line["kind"] == "watch" and fields.get("form") == "funding_call"
    return bool(watched and fields.get("status") not in CAME_TO_NOTHING)


def _fits(line: Mapping[str, Any], asked: _Asked | Callable[[Mapping[str, Any]], bool]) -> bool:
    if not isinstance(asked, _Asked):
        return asked(line)
    fields = line["fields"]
    titled = {"title": fields.get("title", "")} if line["kind"] in _TITLED else {}
    return any(_stands(place, asked) for place in _places({**fields, "name": titled.get("title", "")}, line["rows"]))


def _places(fields: Mapping[str, Any], rows: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield fields
    for table in rows.values():
        yield from table


def _stands(place: Mapping[str, Any], asked: _Asked) -> bool:
    if asked.country and place.get("country") != asked.country:
        return False
    if asked.city and not any(asked.city in _folded(str(place.get(name, ""))) for name in _CITIES):
        return False
    return not asked.organisation or _named(place, asked)


def _named(place: Mapping[str, Any], asked: _Asked) -> bool:
    names = [str(place.get(name, "")) for name in (*_NAMES, "name", "who")]
    names += [str(each) for each in place.get("other_names", ())]
    if any(asked.organisation in _folded(name) for name in names):
        return True
    number = bare(asked.identifier)
    same = (name for name in _IDENTIFIERS if place.get(name) and bare(str(place[name])) == number)
    return any(plausible(name, asked.identifier) for name in same)


def _neighbour(line: Mapping[str, Any]) -> Neighbour:
    fields = line["fields"]
    return Neighbour(
        department=str(line["department"]["name"]),
        kind=str(line["kind"]),
        id=str(line["id"]),
        title=str(fields.get("title", "")),
        status=str(fields.get("status", "")),
        learned=str(fields.get("learned", "")),
        deadline=str(fields.get("deadline", "")),
    )


def _folded(text: str) -> str:
    return alphabetical(text.strip())
