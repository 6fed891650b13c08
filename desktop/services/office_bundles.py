"""The bundles that an office sends: signed receipts for each department, and the overview for all of them.

Every receipt of one round tells of the key that takes over, and the key gives way only after the last of them: a
department whose receipt was signed by a key it has never heard of could not read it.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from db import files
from db.errors import StoreError
from db.queries import bundles, journal
from desktop.bundle import office_schema, records
from desktop.bundle.container import Contents, seal
from desktop.bundle.control import Control, Purpose
from desktop.domain import version
from desktop.domain.errors import AlreadyExists, InvalidInput, Refused, Unavailable
from desktop.domain.identifiers import new_id
from desktop.domain.unit_codes import unit_code
from desktop.services import overview_lines, receipt_lines, signing
from desktop.services.deliveries import counting
from desktop.services.roles import refuse_unless_office
from desktop.services.trouble import told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from desktop.bundle.container import Sealed
    from desktop.bundle.control import NextKey
    from desktop.bundle.signing import KeySigner
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


@dataclass(frozen=True, slots=True)
class _Letter:
    """What goes into a bundle, and for whom."""

    purpose: Purpose
    recipient: str
    schema: str
    period: tuple[date, date]
    lines: Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class _Hand:
    """Who signs, and which key follows."""

    key: str
    signer: KeySigner
    following: NextKey | None


class OfficeBundles:
    """Making what goes back to the departments."""

    def __init__(self, register: Register, own: Signing) -> None:
        self._register = register
        self._signing = own

    def receipts(self, year: int, folder: Path, ask: Ask) -> tuple[Sent, ...]:
        """Make a receipt for every department that has delivered for a year."""
        refuse_unless_office(self._register)
        if not date.min.year <= year <= date.max.year:
            raise InvalidInput("value.range", min=date.min.year, max=date.max.year, text=str(year)).at("year")
        if not folder.is_dir():
            raise Unavailable("file.no_folder", path=str(folder / "x"))
        with self._register.reading() as connection:
            found = counting(connection, year)
            told_lines = {code: tuple(receipt_lines.of(connection, code, year)) for code in found}
        if not found:
            raise Refused("receipts.nothing", year=str(year))
        hand, period = self._hand(ask), (date(year, 1, 1), date(year, 12, 31))
        made = []
        for code in sorted(found):
            letter = _Letter(Purpose.RECEIPT, code, office_schema.RECEIPTS, period, told_lines[code])
            made.append(self._send(letter, hand, lambda n, code=code: folder / f"{self._code}-{year}-{n}-{code}.asice"))  # type: ignore[misc] # the default binds the department of this turn
        if hand.following is not None:
            with self._register.writing() as connection:
                signing.hand_over(connection, hand.key, hand.following.spki_sha256)
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
        today = self._register.clock.today()
        period = date(today.year, 1, 1), date(today.year, 12, 31)
        letter = _Letter(Purpose.OVERVIEW, EVERYBODY, office_schema.OVERVIEW, period, lines)
        return self._send(letter, self._hand(ask), lambda _: path)

    @property
    def _code(self) -> str:
        return unit_code(self._register.owner.unit)

    def _hand(self, ask: Ask) -> _Hand:
        own = self._signing
        return _Hand(own.current().fingerprint, own.signer(ask), own.next_key())

    def _send(self, letter: _Letter, hand: _Hand, place: Callable[[int], Path]) -> Sent:
        content = _written(letter)
        with self._register.reading() as connection:
            path = place(_sequence(connection, hand.key))
        if path.exists():
            raise AlreadyExists("file.exists", path=str(path))
        now = self._register.clock.now()
        try:
            with files.whole_file(path, replace=False) as file, self._register.writing() as connection:
                about = self._control(connection, letter, hand)
                sealed = seal(file, about, Contents(content), hand.signer, now)
                self._remember(connection, sealed, path.name)
        except StoreError as problem:
            raise told(problem) from None
        return Sent(path, letter.recipient, about.sequence, about.bundle_id, dict(about.counts))

    def _control(self, connection: Connection, letter: _Letter, hand: _Hand) -> Control:
        count, head = journal.head(connection)
        return Control(
            bundle_id=new_id(),
            purpose=letter.purpose,
            department_id=self._code,
            department_name=self._register.owner.unit,
            recipient_id=letter.recipient,
            period_from=letter.period[0],
            period_to=letter.period[1],
            created=self._register.clock.now(),
            app_name=version.NAME,
            app_version=version.VERSION,
            schema=letter.schema,
            key=hand.key,
            sequence=_sequence(connection, hand.key),
            previous=signing.previous(connection, hand.key),
            next_key=hand.following,
            history_head=head,
            history_count=count,
            counts=dict(sorted(Counter(str(line["kind"]) for line in letter.lines).items())),
            entries=(),
        )

    def _remember(self, connection: Connection, sealed: Sealed, name: str) -> None:
        about = sealed.control
        row = {"spki": about.key, "sequence": about.sequence, "bundle_id": about.bundle_id, "name": sealed.name}
        row |= {"control_sha256": about.sha256, "purpose": about.purpose, "file": name}
        row |= {"period_from": about.period_from.isoformat(), "period_to": about.period_to.isoformat()}
        bundles.add_sent(connection, {**row, "made": self._register.clock.now()})


def _sequence(connection: Connection, key: str) -> int:
    before = signing.previous(connection, key)
    return 1 if before is None else before.sequence + 1


def _written(letter: _Letter) -> bytes:
    """Write the lines, and refuse one that no verifier would take."""
    try:
        return records.written(letter.lines, letter.schema)
    except records.Unfit as unfit:
        record = json.loads(unfit.line)
        title = str(record["fields"].get("title", ""))
        raise InvalidInput("export.record_unfit", title=title, id=str(record["id"]), place=unfit.place) from None
