"""A row that is being written for the first time: it is added when everything it must have is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.ui.editing import Typed


@dataclass(slots=True)
class NewRow:
    """What has been typed of it, by field."""

    required: frozenset[str]
    typed: dict[str, Typed] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether it can be added."""
        return all(name in self.typed and self.typed[name].text.strip() for name in self.required)

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(typed.text.strip() for typed in self.typed.values())

    @property
    def given(self) -> Mapping[str, object]:
        """What a service takes."""
        return {name: typed.raw for name, typed in self.typed.items() if typed.text.strip()}
