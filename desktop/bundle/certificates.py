"""Certificates: the request of a department, the office's small CA, what it issues, and what a verifier takes.

The CA only makes checks from outside easy; who is trusted is said by the office's register of keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

from desktop.bundle import limits
from desktop.bundle.reasons import because
from desktop.bundle.signing import fingerprint, private_key, spki_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

LEAF_DAYS: Final = 731
CA_DAYS: Final = 3653
CRL_DAYS: Final = 366
_EARLIER: Final = timedelta(hours=1)
"""A certificate counts from an hour before it was made: clocks differ."""
_LONGEST_NAME: Final = 64
_KNOWN_CRITICAL: Final = (x509.BasicConstraints, x509.KeyUsage)

_Extension = TypeVar("_Extension", bound=x509.ExtensionType)


class NotUsable(ValueError):
    """A request, a certificate or a key that cannot be used; the code says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Certificate:
    """A signer's certificate, read and found fit to sign bundles."""

    der: bytes
    key: ec.EllipticCurvePublicKey
    name: str
    begins: datetime
    ends: datetime
    self_signed: bool

    @property
    def fingerprint(self) -> str:
        """What names its key."""
        return fingerprint(spki_of(self.key))


def read_signer(der: bytes) -> Certificate:
    """Read the certificate of a signer: P-256, no CA, meant for signing what one stands for; or say what it is not."""
    if len(der) > limits.CERTIFICATE:
        raise because("cert.unreadable")
    try:
        found = x509.load_der_x509_certificate(der)
        key, critical = found.public_key(), [each.value for each in found.extensions if each.critical]
        basic, usage = _extension(found, x509.BasicConstraints), _extension(found, x509.KeyUsage)
        name, own = name_of(found.subject), found.issuer == found.subject
        valid = found.not_valid_before_utc, found.not_valid_after_utc
    except Exception as error:  # odd encodings, doubled extensions, unknown curves: each has an error of its own
        raise because("cert.unreadable") from error
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise because("cert.key")
    if usage is None or not usage.content_commitment or (basic is not None and basic.ca):
        raise because("cert.profile")
    if not all(isinstance(each, _KNOWN_CRITICAL) for each in critical):
        raise because("cert.profile")
    return Certificate(der, key, name, *valid, own and _issued(found, key))


@dataclass(frozen=True, slots=True)
class Authority:
    """A CA's certificate."""

    certificate: x509.Certificate

    @classmethod
    def read(cls, pem: bytes) -> Authority:
        """Read it; what is no CA on P-256 is refused."""
        found = _certificate(pem)
        basic = _extension(found, x509.BasicConstraints)
        key = found.public_key()
        if basic is None or not basic.ca or not isinstance(key, ec.EllipticCurvePublicKey):
            raise NotUsable("key.not_a_ca")
        return cls(found)

    @property
    def pem(self) -> bytes:
        """The certificate as people send it around."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def issued(self, signer: Certificate) -> bool:
        """Whether this CA issued a signer's certificate."""
        leaf = x509.load_der_x509_certificate(signer.der)
        key = self.certificate.public_key()
        same = leaf.issuer == self.certificate.subject
        return same and isinstance(key, ec.EllipticCurvePublicKey) and _issued(leaf, key)

    def holds_at(self, moment: datetime) -> bool:
        """Whether the CA's own certificate is valid then."""
        return self.certificate.not_valid_before_utc <= moment <= self.certificate.not_valid_after_utc


def request(pkcs8: bytes, name: str) -> bytes:
    """Write a request for a certificate, PEM: it shows that whoever sends it has the key."""
    key = private_key(pkcs8)
    made = x509.CertificateSigningRequestBuilder().subject_name(_subject(name)).sign(key, SHA256())
    return made.public_bytes(serialization.Encoding.PEM)


def requested_key(pem: bytes) -> bytes:
    """Give the public key that a request is for, if the request was made by whoever has its key."""
    try:
        found = x509.load_pem_x509_csr(pem)
        key, signed = found.public_key(), found.is_signature_valid
    except Exception as error:
        raise NotUsable("key.request_unreadable") from error
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise NotUsable("key.not_p256")
    if not signed:
        raise NotUsable("key.request_unreadable")
    return spki_of(key)


def self_signed(pkcs8: bytes, name: str, now: datetime) -> bytes:
    """Make a certificate that a key issues to itself, DER: good for one whose code has been checked by a person."""
    key = private_key(pkcs8)
    return _leaf(key.public_key(), name, now, issuer=_subject(name), by=key)


def new_authority(pkcs8: bytes, name: str, now: datetime) -> bytes:
    """Make the certificate of a small CA, PEM: it issues to signers and to nobody else."""
    key = private_key(pkcs8)
    builder = _builder(key.public_key(), _subject(name), _subject(name), now, CA_DAYS)
    usage = _usage(certificates=True)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(usage, critical=True)
    return builder.sign(key, SHA256()).public_bytes(serialization.Encoding.PEM)


def issue(spki: bytes, name: str, now: datetime, *, authority: bytes, authority_key: bytes) -> bytes:
    """Issue a signer's certificate for two years, DER."""
    key = serialization.load_der_public_key(spki)
    issuer = _certificate(authority)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise NotUsable("key.not_p256")
    return _leaf(key, name, now, issuer=issuer.subject, by=private_key(authority_key))


def revocation_list(
    revoked: Mapping[bytes, datetime], now: datetime, *, authority: bytes, authority_key: bytes
) -> bytes:  # fmt: skip
    """Write the list of the certificates (DER) that a CA has taken back, PEM; each with the day it was.

    Of those that it did not issue it says nothing: they are none of its own.
    """
    issuer = Authority.read(authority)
    begins = now.replace(microsecond=0) - _EARLIER
    builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.certificate.subject)
    builder = builder.last_update(begins).next_update(begins + timedelta(days=CRL_DAYS))
    for der, day in sorted(revoked.items(), key=lambda each: each[1]):
        found = x509.load_der_x509_certificate(der)
        if found.issuer == issuer.certificate.subject:
            made = x509.RevokedCertificateBuilder().serial_number(found.serial_number)
            builder = builder.add_revoked_certificate(made.revocation_date(day.replace(microsecond=0)).build())
    key = private_key(authority_key)
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
    number = x509.CRLNumber(int(begins.timestamp()))
    builder = builder.add_extension(identifier, critical=False).add_extension(number, critical=False)
    return builder.sign(key, SHA256()).public_bytes(serialization.Encoding.PEM)


def pem_of(der: bytes) -> bytes:
    """Write a certificate as people send it around."""
    return x509.load_der_x509_certificate(der).public_bytes(serialization.Encoding.PEM)


def der_of(pem: bytes) -> bytes:
    """Read a certificate as people send it around, PEM or DER."""
    return _certificate(pem).public_bytes(serialization.Encoding.DER)


def name_of(subject: x509.Name) -> str:
    """What a certificate calls whose it is."""
    found = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else ""


def _certificate(content: bytes) -> x509.Certificate:
    try:
        if content.lstrip().startswith(b"-----"):
            return x509.load_pem_x509_certificate(content)
        return x509.load_der_x509_certificate(content)
    except Exception as error:
        raise NotUsable("key.certificate_unreadable") from error


def _extension(certificate: x509.Certificate, kind: type[_Extension]) -> _Extension | None:
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def _issued(leaf: x509.Certificate, key: ec.EllipticCurvePublicKey) -> bool:
    if leaf.signature_algorithm_oid != x509.SignatureAlgorithmOID.ECDSA_WITH_SHA256:
        return False
    try:
        key.verify(leaf.signature, leaf.tbs_certificate_bytes, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def _subject(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:_LONGEST_NAME])])


def _builder(
    key: ec.EllipticCurvePublicKey, subject: x509.Name, issuer: x509.Name, now: datetime, days: int
) -> x509.CertificateBuilder:
    begins = now.replace(microsecond=0) - _EARLIER
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(begins).not_valid_after(begins + timedelta(days=days))
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)


def _leaf(
    key: ec.EllipticCurvePublicKey, name: str, now: datetime, *, issuer: x509.Name, by: ec.EllipticCurvePrivateKey
) -> bytes:
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key())
    builder = _builder(key, _subject(name), issuer, now, LEAF_DAYS)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(certificates=False), critical=True)
    builder = builder.add_extension(authority, critical=False)
    return builder.sign(by, SHA256()).public_bytes(serialization.Encoding.DER)


def _usage(*, certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certificates,
        content_commitment=not certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certificates,
        crl_sign=certificates,
        encipher_only=False,
        decipher_only=False,
    )
