"""«We know them already»: what the register holds of a country, a city or an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.fields import KINDS
from db.fields.types import Text
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
    """The conditions for a kind, or None if it cannot answer all that was asked."""
    asked = (("country", "=", country), ("city", "~", city), (_named_in(kind), "~", organisation))
    wanted = tuple(Condition(name or "", sign, text) for name, sign, text in asked if text.strip())
    return wanted if all(each.field in kind.by_name for each in wanted) else None


def _named_in(kind: Kind) -> str | None:
    """The field in which a kind writes out the name of an organisation, if it has one."""
    if kind.name in _NAMED_BY_TITLE:
        return "title"
    return next((name for name in _NAMES if name in kind.by_name and isinstance(kind.by_name[name].type, Text)), None)
