"""The bundles that an office sends: signed receipts for each department, and the overview for all of them.

Every receipt of one round tells of the key that takes over, and the key gives way only after the last of them: a
department whose receipt was signed by a key it has never heard of could not read it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from desktop.bundle import office_schema
from desktop.bundle.container import Contents
from desktop.bundle.control import Purpose
from desktop.domain.errors import Refused, Unavailable
from desktop.services import overview_lines, receipt_lines
from desktop.services.deliveries import counting
from desktop.services.roles import refuse_unless_office
from desktop.services.sending import Letter, Sending, period_of, written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection

    from desktop.bundle.container import Sealed
    from desktop.services.register import Register
    from desktop.services.signing import Signing

    Ask = Callable[[], str | None]

EVERYBODY: Final = "alla"
"""The recipient of an overview."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A bundle that the office made."""

    path: Path
    recipient: str
    sequence: int
    bundle_id: str
    counts: dict[str, int]


class OfficeBundles:
    """Making what goes back to the departments."""

    def __init__(self, register: Register, own: Signing) -> None:
        self._register = register
        self._sending = Sending(register, own)

    def receipts(self, year: int, folder: Path, ask: Ask) -> tuple[Sent, ...]:
        """Make a receipt for every department that has delivered for a year."""
        refuse_unless_office(self._register)
        period = period_of(year)
        if not folder.is_dir():
            raise Unavailable("file.no_folder", path=str(folder / "x"))
        with self._register.reading() as connection:
            found = counting(connection, year)
            told_lines = {code: tuple(receipt_lines.of(connection, code, year)) for code in found}
        if not found:
            raise Refused("receipts.nothing", year=str(year))
        sending = self._sending
        hand = sending.hand(ask)
        name = f"{sending.code}-{year}-{hand.series}"
        made: list[Sent] = []
        for code, lines in sorted(told_lines.items()):
            write = partial(_letter, Purpose.RECEIPT, code, office_schema.RECEIPTS, period, lines)
            place = partial(_place, folder, name, code)
            made.append(_sent(code, sending.send(hand, place, write, last=len(made) == len(told_lines) - 1)))
        return tuple(made)

    def overview(self, path: Path, ask: Ask) -> Sent:
        """Make the overview of what all departments have, without persons."""
        refuse_unless_office(self._register)
        if not path.absolute().parent.is_dir():
            raise Unavailable("file.no_folder", path=str(path))
        with self._register.reading() as connection:
            lines = tuple(overview_lines.of(connection, self._register))
        if not lines:
            raise Refused("overview.nothing")
        year = period_of(self._register.clock.today().year)
        write = partial(_letter, Purpose.OVERVIEW, EVERYBODY, office_schema.OVERVIEW, year, lines)
        return _sent(EVERYBODY, self._sending.send(self._sending.hand(ask), lambda _: path, write, last=False))


def _letter(
    purpose: Purpose,
    recipient: str,
    schema: str,
    period: tuple[date, date],
    lines: Sequence[dict[str, Any]],
    _connection: Connection,
) -> Letter:
    counts = Counter(str(line["kind"]) for line in lines)
    contents = Contents(written(lines, schema))
    return Letter(purpose, recipient, schema, period, dict(sorted(counts.items())), contents)


def _place(folder: Path, name: str, code: str, number: int) -> Path:
    return folder / f"{name}{number}-{code}.asice"


def _sent(recipient: str, made: tuple[Path, Sealed]) -> Sent:
    path, sealed = made
    about = sealed.control
    return Sent(path, recipient, about.sequence, about.bundle_id, dict(about.counts))
