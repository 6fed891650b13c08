"""Everything that can go wrong in a way a person can do something about, sorted by what that is.

An error carries a code and details, never a sentence: the sentences stand under error.<code> in resources/text.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, ClassVar, Self

from desktop.domain.marks import override

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.findings import Finding


class AppError(Exception):
    """The root of all errors that have a sentence for people."""

    exit_status: ClassVar[int] = 1

    def __init__(self, code: str, /, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details: Mapping[str, str | int] = details

    @override
    def __str__(self) -> str:
        """Give the code and the field, not the other details: they may hold what a person typed, and this is logged."""
        field = self.details.get("field")
        return self.code if field is None else f"{self.code} at {field}"

    def at(self, field: str) -> Self:
        """Give the same error with the dotted path of the field it is about."""
        placed = copy.copy(self)
        placed.details = {**self.details, "field": field}
        return placed


class InvalidInput(AppError):
    """What was given cannot be taken; correct it and try again."""


class Cancelled(AppError):
    """Whoever asked for it has changed their mind; nothing was changed."""


class NotFound(AppError):
    """What was asked for is not in the register."""


class Refused(AppError):
    """A rule says no; the findings say which, and what to do."""

    def __init__(self, code: str, /, *, findings: tuple[Finding, ...] = (), **details: str | int) -> None:
        super().__init__(code, **details)
        self.findings = findings


class Unavailable(AppError):
    """The environment or the store stands in the way; nothing is wrong with what was given."""

    exit_status = 3


class NoKey(Unavailable):
    """There is no key to open the register with."""


class WrongKey(Unavailable):
    """The passphrase or the recovery code does not open this register."""


class Damaged(Unavailable):
    """A file is not what it was when it was written."""


class Newer(Unavailable):
    """The register was written by a later version of the program."""


class InUse(Unavailable):
    """Somebody else has the register open."""


class ReadOnly(Unavailable):
    """The place cannot be written to."""


class NoSpace(Unavailable):
    """The disk is full."""


class NoRegister(Unavailable):
    """There is no register where it was looked for."""


class AlreadyExists(Unavailable):
    """Something already stands where a new file was to be made."""


class StoreTrouble(Unavailable):
    """The store failed in some other way."""
