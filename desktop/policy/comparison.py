"""What differs between two profiles: words, documents, editions, matrix and rules, by their codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.policy.format import LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.policy.content import Profile


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that came, went or changed."""

    part: str
    code: str
    how: str


def differences(before: Profile, after: Profile) -> Iterator[Difference]:
    """Tell what is different in the second, part by part."""
    for name in ("code", "version", "name", "municipality", "organisation_number", "nuts", "contact"):
        if getattr(before, name) != getattr(after, name):
            yield Difference("profile", name, "changed")
    old, new = _parts(before), _parts(after)
    for part, known in old.items():
        yield from _compared(part, known, new[part])


def _compared(part: str, before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Difference]:
    for code in (*before, *(code for code in after if code not in before)):
        if code not in after:
            yield Difference(part, code, "gone")
        elif code not in before:
            yield Difference(part, code, "new")
        elif before[code] != after[code]:
            yield Difference(part, code, "changed")


def _parts(profile: Profile) -> dict[str, Mapping[str, object]]:
    found: dict[str, Mapping[str, object]] = {
        "documents": {each.code: each for each in profile.documents},
        "editions": {each.code: each for each in profile.editions},
        "bodies": {each.code: each for each in profile.bodies},
        "units": {each.code: each for each in profile.units},
    }
    found |= {name: {each.code: each for each in profile.terms(name)} for name in LISTS}
    return {
        **found,
        "intervals": {each.what: each for each in profile.intervals},
        "calendar": {each.code: each for each in profile.calendar},
        "letters": {each.code: each for each in profile.letters},
        "matrix": {each.id: each for each in profile.matrix},
        "rules": {each.id: each for each in profile.rules},
    }
