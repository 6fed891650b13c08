"""The office's departments: the units of the profile to begin with, edited since, with bodies and contact person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from db.queries import bundles
from db.queries import office as tables
from desktop.domain.errors import InvalidInput, NotFound, Refused
from desktop.domain.text import clean
from desktop.domain.unit_codes import unit_code
from desktop.language.collation import sort_key
from desktop.services.roles import refuse_unless_office

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, RowMapping

    from desktop.services.register import Register

EDITABLE: Final = ("name", "bodies", "contact", "email", "appointed_by", "mandate", "active")
_LONGEST: Final = 300
_LONGEST_MANDATE: Final = 5000
_YES: Final = {"true": True, "ja": True, "yes": True, "false": False, "nej": False, "no": False}


@dataclass(frozen=True, slots=True)
class Department:
    """A unit that reports. One that no longer does is kept, for the years when it did."""

    code: str
    name: str
    bodies: tuple[str, ...] = ()
    contact: str = ""
    email: str = ""
    appointed_by: str = ""
    mandate: str = ""
    active: bool = True


class Departments:
    """Keeping the list of departments."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def all(self) -> tuple[Department, ...]:
        """Every department, by name."""
        with self._register.reading() as connection:
            return departments_in(connection)

    def adopt(self) -> tuple[Department, ...]:
        """Take in the units of the profile that are not there yet; gives those that are new."""
        refuse_unless_office(self._register)
        there = {code for each in self.all() for code in (each.code, unit_code(each.name))}
        names = (unit.name.sv for unit in self._register.profile.units)
        new = [Department(unit_code(name), name, (name,)) for name in names if unit_code(name) not in there]
        with self._register.writing() as connection:
            for each in new:
                self._write(connection, each)
        return tuple(new)

    def put(self, name: str, given: Mapping[str, object]) -> Department:
        """Add a department, or change what is given of one that is there; it is found by its code or its name."""
        refuse_unless_office(self._register)
        called = clean(name, limit=_LONGEST, lines=False)
        if not called:
            raise InvalidInput("value.required").at("department")
        found = self._find(called) or Department(unit_code(called), called)
        changed = _changed(found, given)
        self._refuse_if_taken(found, changed.name)
        with self._register.writing() as connection:
            self._write(connection, changed)
        return changed

    def remove(self, name: str) -> Department:
        """Take a department away that has never delivered; any other is made inactive instead."""
        refuse_unless_office(self._register)
        found = self._find(name)
        if found is None:
            raise NotFound("department.not_found", name=name)
        with self._register.writing() as connection:
            used = {str(row["department"]) for row in bundles.received(connection)}
            used |= {str(row["department"]) for row in bundles.trusted_keys(connection)}
            if found.code in used:
                raise Refused("department.used", name=found.name)
            tables.remove_department(connection, found.code)
        return found

    def own_address(self) -> str:
        """The office's own address, if it stands in the list itself."""
        found = self._find(self._register.owner.unit)
        return "" if found is None else found.email

    def _find(self, name: str) -> Department | None:
        """Find by the code, which stays when the name is changed, before the name of another that may be the same."""
        code, there = unit_code(name), self.all()
        by_code = (each for each in there if each.code == code)
        return next(by_code, None) or next((each for each in there if unit_code(each.name) == code), None)

    def _refuse_if_taken(self, found: Department, name: str) -> None:
        """Refuse a new name under which another would be found."""
        code = unit_code(name)
        if code == unit_code(found.name):
            return
        others = (each for each in self.all() if each.code != found.code)
        if any(code in {each.code, unit_code(each.name)} for each in others):
            raise InvalidInput("department.taken", name=name).at("name")

    def _write(self, connection: Connection, each: Department) -> None:
        columns = {name: getattr(each, name) for name in EDITABLE}
        tables.set_department(connection, each.code, {**columns, "changed": self._register.clock.now()})


def departments_in(connection: Connection) -> tuple[Department, ...]:
    """Every department, by name."""
    found = (_department(row) for row in tables.departments(connection))
    return tuple(sorted(found, key=lambda each: sort_key(each.name)))


def _department(row: RowMapping) -> Department:
    texts = {name: str(row[name] or "") for name in ("code", "name", "contact", "email", "appointed_by", "mandate")}
    return Department(**texts, bodies=tuple(row["bodies"]), active=bool(row["active"]))


def _changed(found: Department, given: Mapping[str, object]) -> Department:
    values = {name: getattr(found, name) for name in ("code", *EDITABLE)}
    for name, raw in given.items():
        if name not in EDITABLE:
            raise InvalidInput("department.field", name=name, allowed=", ".join(EDITABLE))
        values[name] = _read(name, raw)
    if not values["name"]:
        raise InvalidInput("value.required").at("department")
    return Department(**values)


def _read(name: str, raw: object) -> str | bool | tuple[str, ...]:
    if name == "bodies":
        each: Sequence[object] = raw if isinstance(raw, (list, tuple)) else [] if raw is None else [raw]
        return tuple(text for text in (clean(str(one), limit=_LONGEST, lines=False) for one in each) if text)
    if name == "active":
        known = _YES.get(str(raw).casefold())
        if known is None:
            raise InvalidInput("value.choice", text=str(raw), allowed=", ".join(_YES))
        return known
    long = name == "mandate"
    return clean("" if raw is None else str(raw), limit=_LONGEST_MANDATE if long else _LONGEST, lines=long)
