"""What a rule found: the answer of a check, and the reason of a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Force(StrEnum):
    """How strongly a rule speaks: refuse the step, ask for a reason, or remind."""

    STOP = "stop"
    JUSTIFY = "justify"
    REMIND = "remind"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in both languages."""

    sv: str
    en: str

    def in_language(self, lang: str) -> str:
        """Give the sentence in one language; what is not Swedish is English."""
        return self.sv if lang == "sv" else self.en


_NOTHING = Said("", "")


@dataclass(frozen=True, slots=True)
class Answered:
    """A reason why a rule is not followed, and the decision it stands on, if any."""

    why: str
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that a record does not follow, in words, with the place in the source where the rule stands."""

    record: str
    rule: str
    force: Force
    field: str | None
    text: Said
    source: Said
    do: Said = _NOTHING
    """What to do about it."""
    answer: Answered | None = None
    """The reason that was given; a finding that is answered stays visible, and is no longer open."""
    kind: str = ""
    title: str = ""

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.answer is None
