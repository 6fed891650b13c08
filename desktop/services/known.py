"""«We know them already»: what the register holds of a country, a city or an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.fields import KINDS
from db.models import RECORD
from db.queries import listing as tables
from db.queries.listing import Order
from desktop.domain.errors import InvalidInput
from desktop.domain.queries import Condition
from desktop.services.conditions import condition

if TYPE_CHECKING:
    from db.fields import Kind
    from desktop.services.register import Register

_SHOWN = 5
_NAMES = ("organisation", "partner", "owner")
_NAMED_BY_TITLE = ("organisation", "membership")


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


class Contacts:
    """Looking up what is known before a new contact is made."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def known(self, country: str = "", city: str = "", organisation: str = "") -> tuple[Known, ...]:
        """What is known there, kind by kind; kinds with nothing are left out."""
        if not (country.strip() or city.strip() or organisation.strip()):
            raise InvalidInput("known.nothing_asked")
        found = []
        for kind in KINDS.values():
            wanted = _asked(kind, country, city, organisation)
            if wanted is not None:
                found.append(self._of(kind, wanted))
        return tuple(each for each in found if each.count)

    def _of(self, kind: Kind, wanted: tuple[Condition, ...]) -> Known:
        clauses = [condition(kind, each, self._register.profile) for each in wanted]
        latest = Order(RECORD.c.begins, descending=True)
        with self._register.reading() as connection:
            total = tables.total(connection, kind.name, clauses)
            rows = tables.page(connection, kind.name, clauses, latest, _SHOWN, None).rows if total else []
        told = (Acquaintance(str(row["id"]), str(row["title"]), row["status"], row["begins"]) for row in rows)
        return Known(kind.name, total, tuple(told))


def _asked(kind: Kind, country: str, city: str, organisation: str) -> tuple[Condition, ...] | None:
    """The conditions for a kind, or None if it cannot answer what was asked."""
    wanted = []
    if country.strip():
        wanted.append(Condition("country", "=", country))
    if city.strip():
        wanted.append(Condition("city", "~", city))
    if organisation.strip():
        name = next((each for each in _NAMES if each in kind.by_name), "title")
        wanted.append(Condition("title" if kind.name in _NAMED_BY_TITLE else name, "~", organisation))
    answers = all(each.field in kind.by_name for each in wanted) and ("country" in kind.by_name or organisation.strip())
    return tuple(wanted) if answers else None
