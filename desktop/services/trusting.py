"""The register of keys that are trusted, and the office's small CA.

The register decides; the certificate that the CA issues only makes outside checks easy. A key comes in only when a
person has typed all 30 digits of its code, which came another way than the key itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.queries import bundles as tables
from desktop.bundle import certificates, signing
from desktop.bundle.certificates import NotUsable, read_signer
from desktop.bundle.control import Purpose
from desktop.bundle.reasons import NotAccepted
from desktop.bundle.trust import KeyRegister, KnownKey, Mark, Status
from desktop.domain.errors import InvalidInput, NotFound, Refused
from desktop.domain.text import clean
from desktop.domain.unit_codes import unit_code
from desktop.services.signing import KeyStatus, Use

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from desktop.keystore.signing_keys import SigningKeys
    from desktop.services.register import Register

    Ask = Callable[[], str | None]

OFFICE = "office"
_LONGEST_NAME = 200
_LONGEST_WHY = 2000
_MARKS: Mapping[str, str] = {Purpose.RECEIPT: "receipt", Purpose.OVERVIEW: "overview"}


@dataclass(frozen=True, slots=True)
class Trusted:
    """A key of the register, as people are shown it."""

    fingerprint: str
    department: str
    name: str
    status: Status
    checked_by: str
    added: datetime
    changed: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """A department's key was accepted: its certificate goes back to the department."""

    trusted: Trusted
    certificate: bytes
    """PEM."""


class TrustedKeys:
    """Whose bundles are taken in here."""

    def __init__(self, register: Register, keys: SigningKeys) -> None:
        self._register = register
        self._keys = keys

    def all(self) -> tuple[Trusted, ...]:
        """Every key, oldest first."""
        with self._register.reading() as connection:
            return tuple(_trusted(row) for row in tables.trusted_keys(connection))

    def register(self) -> KeyRegister:
        """What a verifier needs of it: each key with its mark."""
        with self._register.reading() as connection:
            return known_keys(connection)

    def accept_request(self, request: bytes, department: str, typed: str, ask: Ask) -> Accepted:
        """Check the whole code of a department's request, register its key and issue its certificate."""
        self._refuse_unless_office()
        name = _name(department)
        try:
            spki = certificates.requested_key(request)
        except NotUsable as problem:
            raise InvalidInput(problem.code) from None
        check_code(spki, typed)
        self._refuse_known(signing.fingerprint(spki))
        authority, key = self._authority(ask)
        now = self._register.clock.now()
        der = certificates.issue(spki, name, now, authority=authority, authority_key=key)
        with self._register.writing() as connection:
            self._add(connection, spki, name, der)
        trusted = next(each for each in self.all() if each.fingerprint == signing.fingerprint(spki))
        return Accepted(trusted, certificates.pem_of(der))

    def trust(self, pem: bytes, name: str, typed: str) -> Trusted:
        """Trust the key of a certificate: how a department comes to trust its office's receipts."""
        called = _name(name)
        try:
            found = read_signer(certificates.der_of(pem))
        except NotUsable as problem:
            raise InvalidInput(problem.code) from None
        except NotAccepted:
            raise InvalidInput("key.not_for_signing") from None
        spki = signing.spki_of(found.key)
        check_code(spki, typed)
        self._refuse_known(found.fingerprint)
        with self._register.writing() as connection:
            self._add(connection, spki, called, found.der)
        return next(each for each in self.all() if each.fingerprint == found.fingerprint)

    def revoke(self, fingerprint: str, why: str) -> Trusted:
        """Revoke a key at once. What came earlier stays and is flagged by the key's status."""
        return self._change(fingerprint, Status.REVOKED, why)

    def retire(self, fingerprint: str, why: str) -> Trusted:
        """Let a key verify what it signed until now, and nothing later."""
        return self._change(fingerprint, Status.RETIRED, why)

    def certificate(self, fingerprint: str) -> bytes:
        """The certificate of a key that is trusted, PEM: what goes back to the department."""
        with self._register.reading() as connection:
            row = tables.trusted_key(connection, fingerprint)
        if row is None:
            raise NotFound("key.not_trusted", fingerprint=fingerprint)
        return certificates.pem_of(bytes(row["certificate"]))

    def authority(self, ask: Ask) -> bytes:
        """The certificate of the office's CA, PEM; it is made when it is first needed."""
        self._refuse_unless_office()
        return self._authority(ask)[0]

    def revocation_list(self, ask: Ask) -> bytes:
        """The list of the certificates that the office's CA issued and that are revoked, PEM, for outside checks."""
        self._refuse_unless_office()
        authority, key = self._authority(ask)
        with self._register.reading() as connection:
            revoked = {
                bytes(row["certificate"]): row["changed"]
                for row in tables.trusted_keys(connection)
                if row["status"] == Status.REVOKED and row["certificate"] is not None
            }
        now = self._register.clock.now()
        return certificates.revocation_list(revoked, now, authority=authority, authority_key=key)

    def _change(self, fingerprint: str, status: Status, why: str) -> Trusted:
        reason = clean(why, limit=_LONGEST_WHY, lines=True)
        if not reason:
            raise InvalidInput("value.required").at("why")
        with self._register.writing() as connection:
            row = tables.trusted_key(connection, fingerprint)
            if row is None:
                raise NotFound("key.not_trusted", fingerprint=fingerprint)
            if row["status"] == Status.REVOKED:
                raise Refused("key.revoked_already", name=str(row["name"]))
            if row["status"] == status:  # the day it was replaced stands: what came after it was refused
                raise Refused("key.retired_already", name=str(row["name"]))
            columns = {"status": status, "why": reason, "changed": self._register.clock.now()}
            tables.change_trusted_key(connection, fingerprint, columns)
        return next(each for each in self.all() if each.fingerprint == fingerprint)

    def _authority(self, ask: Ask) -> tuple[bytes, bytes]:
        """The CA's certificate (PEM) and key."""
        with self._register.reading() as connection:
            rows = [row for row in tables.signing_keys(connection) if row["use"] == Use.AUTHORITY]
        if rows:
            return certificates.pem_of(bytes(rows[-1]["certificate"])), self._keys.read(str(rows[-1]["spki"]), ask)
        key, now = signing.new_key(), self._register.clock.now()
        pem = certificates.new_authority(key, self._register.owner.unit, now)
        spki = signing.fingerprint(signing.spki_of(signing.private_key(key).public_key()))
        row = {"spki": spki, "use": Use.AUTHORITY, "status": KeyStatus.CURRENT, "made": now}
        row |= {"kept": self._keys.keep(spki, key, ask), "certificate": certificates.der_of(pem)}
        with self._register.writing() as connection:
            tables.add_signing_key(connection, row)
        return pem, key

    def _refuse_unless_office(self) -> None:
        if self._register.owner.role != OFFICE:
            raise Refused("key.not_the_office")

    def _refuse_known(self, fingerprint: str) -> None:
        with self._register.reading() as connection:
            row = tables.trusted_key(connection, fingerprint)
        if row is not None:
            raise Refused("key.trusted_already", name=str(row["name"]))

    def _add(self, connection: Connection, spki: bytes, name: str, certificate: bytes) -> None:
        now, person = self._register.clock.now(), self._register.owner.person
        add(connection, signing.fingerprint(spki), unit_code(name), name, certificate, now, person)


def add(
    connection: Connection, fingerprint: str, department: str, name: str, certificate: bytes, now: datetime, person: str
) -> None:  # fmt: skip
    """Write a key that is trusted from now on."""
    row = {"spki": fingerprint, "department": department, "name": name, "status": Status.ACTIVE, "added": now}
    tables.add_trusted_key(connection, {**row, "checked_by": person, "changed": now, "certificate": certificate})


def known_keys(connection: Connection) -> KeyRegister:
    """The register of keys as a verifier takes it."""
    marks: dict[str, dict[str, Mark]] = {}
    for row in tables.marks(connection):  # the highest number of what counts and what is a trial comes last
        name = _MARKS.get(str(row["purpose"]), "mark")
        marks.setdefault(str(row["spki"]), {})[name] = Mark(int(row["sequence"]), str(row["control_sha256"]))
    found = {}
    for row in tables.trusted_keys(connection):
        spki, status = str(row["spki"]), Status(str(row["status"]))
        retired = row["changed"] if status is Status.RETIRED else None
        department, name = str(row["department"]), str(row["name"])
        found[spki] = KnownKey(spki, department, name, status, retired, **marks.get(spki, {}))
    return KeyRegister(found)


def check_code(spki: bytes, typed: str) -> None:
    """Compare all 30 digits: two groups alone could be forged in a day."""
    code = signing.typed_code(typed)
    if code is None:
        raise InvalidInput("key.code_length")
    if code != signing.key_code(spki):
        groups = zip(code.split(), signing.key_code(spki).split(), strict=True)
        wrong = next(number for number, (ours, theirs) in enumerate(groups, 1) if ours != theirs)
        raise Refused("key.code_wrong", group=wrong)


def _name(given: str) -> str:
    name = clean(given, limit=_LONGEST_NAME, lines=False)
    if not name:
        raise InvalidInput("value.required").at("department")
    return name


def _trusted(row: RowMapping) -> Trusted:
    return Trusted(
        fingerprint=str(row["spki"]),
        department=str(row["department"]),
        name=str(row["name"]),
        status=Status(str(row["status"])),
        checked_by=str(row["checked_by"]),
        added=row["added"],
        changed=row["changed"],
        why=str(row["why"] or ""),
    )
