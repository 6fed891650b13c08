"""Keys, the code of 30 digits, certificates and requests."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from desktop.bundle import certificates, signing
from desktop.bundle.certificates import Authority, NotUsable, read_signer
from desktop.bundle.reasons import NotAccepted
from tests.fakes.bundles import KEYS, NOW, Keys, key_of

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Kulturförvaltningen")])


def pem(key: ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey) -> bytes:
    algorithm = None if isinstance(key, ed25519.Ed25519PrivateKey) else SHA256()
    made = x509.CertificateSigningRequestBuilder().subject_name(NAME).sign(key, algorithm)
    return made.public_bytes(serialization.Encoding.PEM)


def test_that_a_signature_is_64_bytes_and_holds_for_its_content_and_key_alone() -> None:
    signer = signing.KeySigner.of(signing.new_key(), b"")
    signature = signer.sign(b"one")

    assert len(signature) == signing.SIGNATURE_SIZE
    assert signing.verifies(signer.key.public_key(), signature, b"one")
    assert not signing.verifies(signer.key.public_key(), signature, b"two")
    assert not signing.verifies(signing.private_key(KEYS.pkcs8).public_key(), signature, b"one")
    assert not signing.verifies(signer.key.public_key(), bytes(64), b"one")
    assert not signing.verifies(signer.key.public_key(), b"\xff" * 64, b"one")


def test_that_the_code_is_made_as_the_paper_says() -> None:
    digest = hashlib.sha256(b"utblick-key-code-v1\0" + KEYS.spki).digest()
    expected = [f"{int.from_bytes(digest[5 * i : 5 * i + 5], 'big') % 100000:05d}" for i in range(6)]
    assert signing.key_code(KEYS.spki) == " ".join(expected)


@pytest.mark.parametrize("write", [str, lambda code: code.replace(" ", ""), lambda code: code.replace(" ", " - ")])
def test_that_a_code_may_be_typed_with_or_without_its_spaces(write: Callable[[str], str]) -> None:
    code = signing.key_code(KEYS.spki)
    assert signing.typed_code(write(code)) == code


@pytest.mark.parametrize("text", ["", "12345", "1" * 29, "1" * 31, "x" * 30, "١" * 30])
def test_that_what_is_not_thirty_digits_is_no_code(text: str) -> None:
    assert signing.typed_code(text) is None


def test_that_only_a_key_on_p256_is_taken() -> None:
    other = ec.generate_private_key(ec.SECP384R1())
    written = other.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with pytest.raises(ValueError, match="P-256"):
        signing.private_key(written)


def test_that_a_request_gives_its_key_to_whoever_reads_it() -> None:
    assert certificates.requested_key(certificates.request(KEYS.pkcs8, KEYS.name)) == KEYS.spki


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (b"nothing", "key.request_unreadable"),
        (pem(rsa.generate_private_key(65537, 2048)), "key.not_p256"),
        (pem(ed25519.Ed25519PrivateKey.generate()), "key.not_p256"),
        (pem(ec.generate_private_key(ec.SECP384R1())), "key.not_p256"),
    ],
)
def test_that_a_request_that_cannot_be_used_says_why(request_: bytes, code: str) -> None:
    with pytest.raises(NotUsable) as problem:
        certificates.requested_key(request_)
    assert problem.value.code == code


def test_that_a_request_somebody_else_signed_is_no_request() -> None:
    """Its key is another's: whoever sent it has not shown to have it."""
    ours, theirs = x509.load_pem_x509_csr(pem(signing.private_key(KEYS.pkcs8))), Keys(number=5)
    forged = ours.public_bytes(serialization.Encoding.DER).replace(KEYS.spki, theirs.spki)
    made = x509.load_der_x509_csr(forged).public_bytes(serialization.Encoding.PEM)
    with pytest.raises(NotUsable, match="unreadable"):
        certificates.requested_key(made)


def test_that_the_certificate_of_a_department_has_the_agreed_profile() -> None:
    leaf = x509.load_der_x509_certificate(KEYS.issued)
    told = {each.oid.dotted_string: each.critical for each in leaf.extensions}
    assert told == {"2.5.29.14": False, "2.5.29.19": True, "2.5.29.15": True, "2.5.29.35": False}
    usage = leaf.extensions.get_extension_for_class(x509.KeyUsage).value
    assert (usage.digital_signature, usage.content_commitment, usage.key_cert_sign) == (True, True, False)
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc == dt.timedelta(days=731)
    authority = x509.load_pem_x509_certificate(KEYS.authority)
    leaf.verify_directly_issued_by(authority)
    issuer = leaf.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    assert issuer == authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest


def test_that_a_certificate_tells_whose_it_is_and_whether_it_vouches_for_itself() -> None:
    issued, own = read_signer(KEYS.issued), read_signer(KEYS.own)
    assert (issued.name, issued.fingerprint, issued.self_signed) == (KEYS.name, KEYS.fingerprint, False)
    assert own.self_signed
    assert issued.begins < NOW < issued.ends


def test_that_a_certificate_without_a_name_has_none() -> None:
    assert certificates.name_of(x509.Name([])) == ""


def test_that_a_certificate_with_an_issuer_nobody_can_read_is_refused_as_unreadable() -> None:
    issuer = certificates.name_of(x509.load_der_x509_certificate(KEYS.issued).issuer).encode()
    spoiled = KEYS.issued.replace(issuer, b"\xff" * len(issuer))
    assert spoiled != KEYS.issued
    with pytest.raises(NotAccepted, match="unreadable"):
        read_signer(spoiled)


def test_that_a_certificate_signed_in_a_way_nobody_knows_does_not_vouch_for_itself() -> None:
    ecdsa_with_sha256 = bytes.fromhex("06082a8648ce3d040302")
    unknown = KEYS.own.replace(ecdsa_with_sha256, ecdsa_with_sha256[:-1] + b"\x7f")
    assert unknown != KEYS.own
    assert not read_signer(unknown).self_signed


def test_that_the_ca_knows_whom_it_issued_to() -> None:
    ours = Authority.read(KEYS.authority)
    assert ours.issued(read_signer(KEYS.issued))
    assert not ours.issued(read_signer(KEYS.own))
    assert not ours.issued(read_signer(Keys(number=5).issued))
    assert ours.holds_at(NOW)
    assert not ours.holds_at(NOW + dt.timedelta(days=4000))


def test_that_a_certificate_signed_in_another_way_is_not_taken_for_the_cas() -> None:
    key = signing.private_key(KEYS.authority_key)
    authority = x509.load_pem_x509_certificate(KEYS.authority)
    from cryptography.hazmat.primitives.hashes import SHA384  # noqa: PLC0415 - of this test alone

    builder = x509.CertificateBuilder().subject_name(NAME).issuer_name(authority.subject).serial_number(2)
    builder = builder.public_key(signing.private_key(KEYS.pkcs8).public_key())
    builder = builder.not_valid_before(NOW).not_valid_after(NOW + dt.timedelta(days=1))
    usage = x509.load_der_x509_certificate(KEYS.issued).extensions.get_extension_for_class(x509.KeyUsage).value
    leaf = builder.add_extension(usage, critical=True).sign(key, SHA384())
    assert not Authority.read(KEYS.authority).issued(read_signer(leaf.public_bytes(serialization.Encoding.DER)))


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"nothing", "key.certificate_unreadable"), (b"-----BEGIN X", "key.certificate_unreadable"),
     (certificates.pem_of(KEYS.issued), "key.not_a_ca"), (KEYS.own, "key.not_a_ca")],
)  # fmt: skip
def test_that_what_is_no_ca_is_not_taken_for_one(content: bytes, code: str) -> None:
    with pytest.raises(NotUsable) as problem:
        Authority.read(content)
    assert problem.value.code == code


def test_that_a_certificate_goes_to_and_from_the_form_people_send() -> None:
    assert certificates.der_of(certificates.pem_of(KEYS.issued)) == KEYS.issued
    assert certificates.der_of(KEYS.issued) == KEYS.issued


def test_that_nothing_is_issued_to_a_key_of_another_kind() -> None:
    key = ed25519.Ed25519PrivateKey.generate().public_key()
    spki = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    with pytest.raises(NotUsable, match="p256"):
        certificates.issue(spki, "x", NOW, authority=KEYS.authority, authority_key=KEYS.authority_key)


def test_that_a_test_key_is_the_same_every_time() -> None:
    assert key_of(5) == key_of(5)
