"""What is wrong with a profile: every fault with its line, and the error that carries them all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desktop.domain.errors import InvalidInput
from desktop.language.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.language.texts import Language


_SORTS: Final = frozenset({"left", "right", "sort", "wanted", "got"})
"""The details that name what sort a value is of."""


class ConditionFault(Exception):
    """A condition that cannot be read or typed: a code, and what it is about."""

    def __init__(self, code: str, /, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details: Mapping[str, str | int] = details


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of a profile: where it stands, and what it is, as a code with details."""

    line: int
    code: str
    place: str
    details: Mapping[str, str | int] = field(default_factory=dict, compare=False)

    def sentence(self, language: Language) -> str:
        """Say what is wrong."""
        texts = Texts.load(language)
        sorts = {name: texts(f"profile_sort.{self.details[name]}") for name in _SORTS & self.details.keys()}
        none = f"{self.code}_none"  # of the faults that list what is known, with nothing to list
        code = none if self.details.get("known") == "" and f"profile_fault.{none}" in texts else self.code
        return texts(f"profile_fault.{code}", place=self.place, **{**self.details, **sorts})


class FaultyProfile(InvalidInput):
    """A profile that cannot be taken; every fault of the file is told, not only the first."""

    def __init__(self, name: str, faults: tuple[Fault, ...]) -> None:
        super().__init__("profile.faults", name=name, line=faults[0].line, count=len(faults))
        self.faults = faults
