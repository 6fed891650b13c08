"""What a profile holds: words, documents and editions, rules, the decision matrix, intervals, calendar, letters.

What a source does not state is empty here, and shown as not stated.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.domain.findings import Said
from desktop.policy.facts import BODIES, KIND_CODES

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_STATED = Said("anges inte", "not stated")


@dataclass(frozen=True, slots=True)
class Source:
    """The place where something stands: document, heading, paragraph, and the verb of the sentence."""

    document: str
    heading: str
    paragraph: int
    verb: str
    also: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """Every document that says it."""
        return (self.document, *self.also)


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the profile, such as an inriktning: its code, what it is called, and where it stands."""

    code: str
    name: Said
    source: str
    year: int | None = None
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document that the profile is made from. What it does not state is empty."""

    code: str
    name: str
    date: str
    reference: str
    adopted_by: str
    adopted: str = ""
    version: str = ""
    replaces: str = ""
    valid_from: str = ""
    valid_to: str = ""
    note: Said | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """Documents that hold together. Without a first day nobody has said from when."""

    code: str
    name: Said
    documents: tuple[str, ...]
    valid_from: str = ""
    valid_to: str = ""
    replaces: str = ""
    alternative_to: str = ""
    default: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who decides; `known_as` says how decisions write it."""

    code: str
    name: Said
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """How the international contact person is appointed."""

    units: Said
    appointed_by: Said | None
    mandate: Said | None
    source: Source | None


@dataclass(frozen=True, slots=True)
class Interval:
    """How often something is examined again, unless the record says otherwise."""

    what: str
    months: int
    forms: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Yearly:
    """What comes back every year; without a day nobody has said when."""

    code: str
    name: Said
    who: Said
    day: str
    source: Source
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """The text of a letter, with the names of what is filled in in braces."""

    code: str
    text: Said


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of the decision matrix. Without a body nobody has said who decides."""

    id: str
    what: str
    when: str
    body: str
    before: tuple[Said, ...]
    inform: tuple[Said, ...]
    report: tuple[Said, ...]
    source: Source | None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """What is asked of records of these kinds, in own words, and where it stands."""

    id: str
    kinds: tuple[str, ...]
    when: str
    keeps: str
    force: str
    field: str
    text: Said
    do: Said
    source: Source
    due: str = ""
    judged: str = "decision"


@dataclass(frozen=True)
class Profile:
    """A municipality's policy as data, and the text it was read from."""

    code: str
    version: str
    name: Said
    municipality: str
    documents: tuple[Document, ...]
    lists: Mapping[str, tuple[Term, ...]]
    content: str
    organisation_number: str = ""
    nuts: str = ""
    editions: tuple[Edition, ...] = ()
    bodies: tuple[Body, ...] = ()
    units: tuple[Body, ...] = ()
    contact: Contact | None = None
    intervals: tuple[Interval, ...] = ()
    calendar: tuple[Yearly, ...] = ()
    letters: tuple[Letter, ...] = ()
    matrix: tuple[Choice, ...] = ()
    rules: tuple[Rule, ...] = ()

    @cached_property
    def digest(self) -> str:
        """Tell this very text from any other."""
        return hashlib.sha256(self.content.encode()).hexdigest()

    def terms(self, source: str) -> tuple[Term, ...]:
        """The words of one list: focus, goals, steps, stages or criteria."""
        return self.lists[source]

    def term(self, source: str, code: str) -> Term | None:
        """One word of a list by its code."""
        return next((term for term in self.lists[source] if term.code == code), None)

    def rule(self, identifier: str) -> Rule | None:
        """One rule by its id."""
        return next((rule for rule in self.rules if rule.id == identifier), None)

    def document(self, code: str) -> Document | None:
        """One document by its code."""
        return next((each for each in self.documents if each.code == code), None)

    def body(self, code: str) -> Body | None:
        """Somebody who decides, by the code."""
        return next((each for each in self.bodies if each.code == code), None)

    def edition(self, code: str) -> Edition | None:
        """One edition by its code."""
        return next((each for each in self.editions if each.code == code), None)


def words_of(
    lists: Mapping[str, tuple[Term, ...]], bodies: tuple[Body, ...], kinds: tuple[str, ...]
) -> Mapping[str, frozenset[str]]:
    """Give the codes that conditions may hold values against, by list."""
    found = {name: frozenset(term.code for term in terms) for name, terms in lists.items()}
    return {**found, BODIES: frozenset(body.code for body in bodies), KIND_CODES: frozenset(kinds)}
