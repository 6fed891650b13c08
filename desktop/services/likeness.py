"""What speaks for two organisations, or two persons, being the same: an identifier, or the same words in their names.

Names never match by themselves: somebody decides. Words that say what somebody is, not who, count for nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.queries.organisations import IDENTIFIERS
from db.search import bare, fold
from desktop.domain import registrations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EMAIL = "work_email"
_WORD = re.compile(r"\w+")
_COMMON = frozenset(
    {"ab", "as", "oy", "ltd", "gmbh", "stad", "kommun", "city", "of", "the", "och", "and", "i", "de", "la"}
)


def names_of(known: Mapping[str, object]) -> set[frozenset[str]]:
    """Give the words of each name that something is known by."""
    others = known.get("other_names")
    spelled: Sequence[object] = others if isinstance(others, list | tuple) else ()
    whole = " ".join(str(known.get(name) or "") for name in ("given_name", "family_name"))
    told = (str(name or "") for name in (known.get("title"), known.get("acronym"), whole, *spelled))
    words = (frozenset(_WORD.findall(bare(fold(name)))) for name in told)
    return {found - _COMMON or found for found in words if found}


def identifiers_of(known: Mapping[str, object]) -> dict[str, str]:
    """Give the identifiers that match with certainty: only what has the shape of one."""
    country = known.get("country")
    where = None if country is None else str(country)
    own = ((name, str(known[name])) for name in IDENTIFIERS if known.get(name))
    found = {name: registrations.bare(text) for name, text in own if registrations.plausible(name, text, where)}
    email = str(known.get(EMAIL) or "").strip().casefold()
    return {**found, EMAIL: email} if "@" in email else found


def near(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Tell whether they are in the same country, as far as both are known."""
    here, there = one.get("country"), other.get("country")
    return here is None or there is None or here == there
