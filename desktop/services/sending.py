"""What every bundle that is made here has in common: who signs it, its number in the chain, what is remembered of it.

The number of a bundle is committed before its file gets its name: a program that dies in between loses a number, which
the other side sees as a gap. The other way round two bundles could bear one number, which is a fork.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from db import files
from db.errors import StoreError
from db.queries import bundles, journal
from desktop.bundle import records
from desktop.bundle.container import seal
from desktop.bundle.control import Control
from desktop.domain import version
from desktop.domain.errors import AlreadyExists, InvalidInput, Refused
from desktop.domain.identifiers import new_id
from desktop.domain.unit_codes import unit_code
from desktop.services import signing
from desktop.services.trouble import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from desktop.bundle.container import Contents, Sealed
    from desktop.bundle.control import Gap, NextKey, Purpose
    from desktop.bundle.signing import KeySigner
    from desktop.services.register import Register
    from desktop.services.signing import Signing

    Ask = Callable[[], str | None]


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes into a bundle, and for whom."""

    purpose: Purpose
    recipient: str
    schema: str
    period: tuple[date, date]
    counts: Mapping[str, int]
    contents: Contents
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Hand:
    """Who signs, and which key follows."""

    key: str
    signer: KeySigner
    following: NextKey | None
    series: str = ""
    """What stands before the number in the name of a file: each key begins anew with 1."""


class Sending:
    """Makes the files of a register's bundles."""

    def __init__(self, register: Register, own: Signing) -> None:
        self._register = register
        self._signing = own

    @property
    def code(self) -> str:
        """Who sends, as the bundle names it."""
        return unit_code(self._register.owner.unit)

    def hand(self, ask: Ask, *, tell_of_next: bool = True) -> Hand:
        """Take our key up, asking for its passphrase if it has one."""
        own = self._signing
        current = own.current()
        ends = current.certificate.ends
        if ends < self._register.clock.now():
            raise Refused("key.certificate_expired", day=ends.date().isoformat())
        following = own.next_key() if tell_of_next else None
        place = [each.fingerprint for each in own.all()].index(current.fingerprint)
        return Hand(current.fingerprint, own.signer(ask), following, f"k{place + 1}-" if place else "")

    def send(
        self, hand: Hand, place: Callable[[int], Path], write: Callable[[Connection], Letter], *, last: bool
    ) -> tuple[Path, Sealed]:
        """Make a bundle with the next number at a place that may depend on it.

        The `last` one that tells of the next key is the last that the key of now signs.
        """
        with self._register.reading() as connection:
            path = place(_number(connection, hand.key))
        if path.exists():
            raise AlreadyExists("file.exists", path=str(path))
        try:
            with files.whole_file(path, replace=False) as file, self._register.writing() as connection:
                letter = write(connection)
                about = self._control(connection, letter, hand)
                sealed = seal(file, about, letter.contents, hand.signer, self._register.clock.now())
                self._remember(connection, sealed, path.name)
                if last and hand.following is not None:
                    signing.hand_over(connection, hand.key, hand.following.spki_sha256)
        except StoreError as problem:
            raise told(problem) from None
        return path, sealed

    def _control(self, connection: Connection, letter: Letter, hand: Hand) -> Control:
        """Say everything of the bundle but its files."""
        count, head = journal.head(connection)
        return Control(
            bundle_id=new_id(),
            purpose=letter.purpose,
            department_id=self.code,
            department_name=self._register.owner.unit,
            recipient_id=letter.recipient,
            period_from=letter.period[0],
            period_to=letter.period[1],
            created=self._register.clock.now(),
            app_name=version.NAME,
            app_version=version.VERSION,
            schema=letter.schema,
            key=hand.key,
            sequence=_number(connection, hand.key),
            previous=signing.previous(connection, hand.key),
            next_key=hand.following,
            history_head=head,
            history_count=count,
            counts=letter.counts,
            gaps=letter.gaps,
            entries=(),
        )

    def _remember(self, connection: Connection, sealed: Sealed, name: str) -> None:
        about = sealed.control
        row = {
            "spki": about.key,
            "sequence": about.sequence,
            "bundle_id": about.bundle_id,
            "name": sealed.name,
            "control_sha256": about.sha256,
            "purpose": about.purpose,
            "period_from": about.period_from.isoformat(),
            "period_to": about.period_to.isoformat(),
            "made": self._register.clock.now(),
            "file": name,
        }
        bundles.add_sent(connection, row)


def period_of(year: int) -> tuple[date, date]:
    """Give the days that a year's bundle speaks of."""
    if not date.min.year <= year <= date.max.year:
        raise InvalidInput("value.range", min=date.min.year, max=date.max.year, text=str(year)).at("year")
    return date(year, 1, 1), date(year, 12, 31)


def written(lines: Iterable[Mapping[str, Any]], schema: str) -> bytes:
    """Write the lines of a bundle, and refuse a record that no verifier would take."""
    try:
        return records.written(lines, schema)
    except records.Unfit as unfit:
        record = json.loads(unfit.line)
        title = str(record["fields"].get("title", ""))
        raise InvalidInput("export.record_unfit", title=title, id=str(record["id"]), place=unfit.place) from None


def _number(connection: Connection, key: str) -> int:
    before = signing.previous(connection, key)
    return 1 if before is None else before.sequence + 1
