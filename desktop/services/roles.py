"""Who may do what: some things are the council office's alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.domain.errors import Refused

if TYPE_CHECKING:
    from desktop.services.register import Register

OFFICE: Final = "office"


def refuse_unless_office(register: Register) -> None:
    """Refuse in a department's register what only the office does."""
    if register.owner.role != OFFICE:
        raise Refused("key.not_the_office")
