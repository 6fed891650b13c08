"""The words that made-up records are put together from, read from `resources/sample`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

import resources
from desktop.language.names import country_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Pool: TypeAlias = tuple[str, ...]
    Pools: TypeAlias = Mapping[str, Pool]

_DEFAULT_CULTURE = "en"
_ABOUT = ("visit", "membership", "project", "agreement", "exchange", "watch", "priority", "hanging")


@dataclass(frozen=True, slots=True)
class Place:
    """A real city."""

    city: str
    nuts: str
    country: str
    country_name: str
    culture: str
    languages: Pool


@dataclass(frozen=True, slots=True)
class Unit:
    """A department or company of the made-up municipality, and what it works with."""

    name: str
    code: str
    area: str
    bodies: Pool
    themes: Pool


@dataclass(frozen=True, slots=True)
class Programme:
    """A funding programme: what it pays (percent), the sizes of its projects, and the field its identifier goes in."""

    name: str
    period: Pool
    funder: str
    share: int
    currency: str
    identifier: str
    form: str
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passages:
    """What is said in the records of one kind. A text is made of one passage from each of its parts."""

    titles: Pools
    texts: Mapping[str, tuple[Pool, ...]]
    lists: Pools


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that a made-up record is put together from."""

    places: tuple[Place, ...]
    units: tuple[Unit, ...]
    programmes: tuple[Programme, ...]
    given_names: Pools
    family_names: Pools
    passages: Mapping[str, Passages]
    _organisations: Mapping[str, Pools]

    def organisations(self, culture: str, kind: str) -> Pool:
        """The names that organisations of a kind have where this language is spoken."""
        own = self._organisations.get(culture, {})
        return own.get(kind) or self._organisations[_DEFAULT_CULTURE][kind]


@cache
def load() -> Words:
    """Read every word, once."""
    people, contacts, project = _read("people"), _read("contacts"), _read("project")
    passages = {name: _passages(_read(name)) for name in _ABOUT}
    passages |= {name: _contact(contacts[name]) for name in ("organisation", "person")}
    return Words(
        places=tuple(_places(_read("places"))),
        units=tuple(_unit(each) for each in _read("units")["unit"]),
        programmes=tuple(_programme(each) for each in project["programme"]),
        given_names={culture: tuple(names["given"]) for culture, names in people.items()},
        family_names={culture: tuple(names["family"]) for culture, names in people.items()},
        passages=MappingProxyType(passages),
        _organisations={culture: _pools(kinds) for culture, kinds in _read("organisations").items()},
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.read(f"sample/{name}.toml").decode())


def _places(countries: Mapping[str, Any]) -> Iterator[Place]:
    for country, about in countries.items():
        name = country_name(country, "sv")
        for city, nuts in about["cities"]:
            yield Place(city, nuts, country, name, about["culture"], tuple(about["languages"]))


def _unit(raw: Mapping[str, Any]) -> Unit:
    return Unit(raw["name"], raw["code"], raw["area"], tuple(raw["bodies"]), tuple(raw["themes"]))


def _programme(raw: Mapping[str, Any]) -> Programme:
    low, high = raw["size"]
    return Programme(**{**raw, "period": tuple(raw["period"].split("/")), "size": (low, high)})


def _pools(raw: Mapping[str, Any]) -> Pools:
    return {name: tuple(words) for name, words in raw.items()}


def _passages(raw: Mapping[str, Any]) -> Passages:
    return Passages(
        titles=_pools(raw["title"]),
        texts={name: _parts(parts) for name, parts in raw["text"].items()},
        lists=_pools(raw.get("list", {})),
    )


def _contact(raw: Mapping[str, Any]) -> Passages:
    """Read the passages of a contact: lists only, each of which is a text of one part as well."""
    pools = _pools(raw)
    return Passages({}, {name: (pool,) for name, pool in pools.items()}, pools)


def _parts(raw: list[Any]) -> tuple[Pool, ...]:
    """Read the parts of a text; one part alone may be written without a list around it."""
    return tuple(tuple(part) for part in raw) if isinstance(raw[0], list) else (tuple(raw),)
