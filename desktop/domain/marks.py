"""The mark of a method that overrides another, for the type checker; the standard library has it from Python 3.12."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: object) -> object:
        """Leave the method as it is."""
        return method


__all__ = ("override",)
