"""The keys that sign in this register: made, shown, certified, imported, replaced.

The register keeps the public side; the private key is in the keyring or a sealed file, under its fingerprint. A key
that is to take over is `next` until a bundle signed by the old one has told of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from db.queries import bundles as tables
from desktop.bundle import certificates, signing
from desktop.bundle.certificates import NotUsable, read_signer
from desktop.bundle.control import NextKey, Previous
from desktop.bundle.reasons import NotAccepted
from desktop.domain.errors import InvalidInput, NotFound, Refused
from desktop.keystore import signing_keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from desktop.bundle.certificates import Certificate
    from desktop.bundle.signing import KeySigner
    from desktop.keystore.signing_keys import SigningKeys
    from desktop.services.register import Register

    Ask = Callable[[], str | None]


class KeyStatus(StrEnum):
    """Where one of our own keys stands."""

    CURRENT = "current"
    NEXT = "next"
    RETIRED = "retired"


class Use(StrEnum):
    """What one of our own keys is for."""

    BUNDLES = "bundles"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key that signs here, as people are shown it."""

    fingerprint: str
    code: str
    status: KeyStatus
    kept: str
    made: datetime
    certificate: Certificate

    @property
    def pem(self) -> str:
        """The certificate as people send it around."""
        return certificates.pem_of(self.certificate.der).decode()


class Signing:
    """The register's own keys."""

    def __init__(self, register: Register, keys: SigningKeys) -> None:
        self._register = register
        self._keys = keys

    def new(self, ask: Ask) -> OwnKey:
        """Make a key, with a certificate of its own until a better one is installed. It follows the one in use."""
        pkcs8 = signing.new_key()
        made = certificates.self_signed(pkcs8, self._register.owner.unit, self._register.clock.now())
        return self._take(pkcs8, made, ask)

    def import_p12(self, content: bytes, phrase: str, ask: Ask) -> OwnKey:
        """Take over a key from the organisation's own CA: on P-256, for signing what one stands for; nothing else."""
        pkcs8, certificate = signing_keys.from_pkcs12(content, phrase)
        _refuse_unfit(certificate)
        return self._take(pkcs8, certificate, ask)

    def install(self, pem: bytes) -> OwnKey:
        """Give a key of ours the certificate that was issued to it."""
        try:
            der = certificates.der_of(pem)
        except NotUsable as problem:
            raise InvalidInput(problem.code) from None
        found = _refuse_unfit(der)
        if found.fingerprint not in {each.fingerprint for each in self.all()}:
            raise InvalidInput("key.certificate_of_another")
        with self._register.writing() as connection:
            tables.change_signing_key(connection, found.fingerprint, {"certificate": der})
        return next(each for each in self.all() if each.fingerprint == found.fingerprint)

    def request(self, ask: Ask) -> bytes:
        """Write a request for a certificate, PEM, for the key that comes next, else for the one in use."""
        wanted = self.following() or self.current()
        return certificates.request(self._keys.read(wanted.fingerprint, ask), self._register.owner.unit)

    def all(self) -> tuple[OwnKey, ...]:
        """Every key of ours for bundles, oldest first."""
        with self._register.reading() as connection:
            return tuple(_own(row) for row in tables.signing_keys(connection) if row["use"] == Use.BUNDLES)

    def current(self) -> OwnKey:
        """The key in use."""
        found = self._of(KeyStatus.CURRENT)
        if found is None:
            raise NotFound("key.signing_none")
        return found

    def following(self) -> OwnKey | None:
        """The key that takes over next."""
        return self._of(KeyStatus.NEXT)

    def signer(self, ask: Ask) -> KeySigner:
        """Give the key in use to sign with."""
        own = self.current()
        return signing.KeySigner.of(self._keys.read(own.fingerprint, ask), own.certificate.der)

    def next_key(self) -> NextKey | None:
        """Say in a bundle which key takes over."""
        own = self.following()
        return None if own is None else NextKey(own.fingerprint, own.certificate.der)

    def _of(self, status: KeyStatus) -> OwnKey | None:
        return next((each for each in self.all() if each.status is status), None)

    def _take(self, pkcs8: bytes, certificate: bytes, ask: Ask) -> OwnKey:
        found = read_signer(certificate)
        own = {each.fingerprint: each for each in self.all()}
        if any(each.status is KeyStatus.NEXT for each in own.values()):
            raise Refused("key.next_waits")
        if found.fingerprint in own:
            raise Refused("key.signing_there")
        kept = self._keys.keep(found.fingerprint, pkcs8, ask)
        status = KeyStatus.NEXT if own else KeyStatus.CURRENT
        row = {"spki": found.fingerprint, "use": Use.BUNDLES, "status": status, "kept": kept}
        with self._register.writing() as connection:
            tables.add_signing_key(connection, {**row, "made": self._register.clock.now(), "certificate": certificate})
        return next(each for each in self.all() if each.fingerprint == found.fingerprint)


def previous(connection: Connection, fingerprint: str) -> Previous | None:
    """The last bundle that a key signed."""
    last = tables.last_sent(connection, fingerprint)
    return None if last is None else Previous(int(last["sequence"]), str(last["control_sha256"]))


def hand_over(connection: Connection, fingerprint: str, following: str) -> None:
    """Let the next key take the place of the one that has told of it."""
    tables.change_signing_key(connection, fingerprint, {"status": KeyStatus.RETIRED})
    tables.change_signing_key(connection, following, {"status": KeyStatus.CURRENT})


def _own(row: RowMapping) -> OwnKey:
    certificate = read_signer(bytes(row["certificate"]))
    code = signing.key_code(signing.spki_of(certificate.key))
    status = KeyStatus(str(row["status"]))
    return OwnKey(certificate.fingerprint, code, status, str(row["kept"]), row["made"], certificate)


def _refuse_unfit(der: bytes) -> Certificate:
    """Say in the words of the person who imports it what a verifier would refuse."""
    try:
        return read_signer(der)
    except NotAccepted as refusal:
        code = refusal.reasons[0].code
        told = {"cert.key": "key.not_p256", "cert.profile": "key.not_for_signing"}
        raise InvalidInput(told.get(code, "key.certificate_unreadable")) from None
