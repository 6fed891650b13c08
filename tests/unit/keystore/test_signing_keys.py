"""Signing keys: in the keyring where there is one, else sealed in a file that other programs can open too."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import pkcs12

from desktop.domain.errors import AppError, InvalidInput, NoKey, ReadOnly, WrongKey
from desktop.keystore import signing_keys
from desktop.keystore.signing_keys import SigningKeys, from_pkcs12, sealed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.memory_keyring import MemoryKeyring

NAME = "ab" * 32
PHRASE = "korrekt häst batteri"
OTHER = "en annan lång fras"


def pkcs8(key: ec.EllipticCurvePrivateKey | None = None) -> bytes:
    made = key or ec.generate_private_key(ec.SECP256R1())
    return made.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def nobody() -> None:
    pytest.fail("nobody is to be asked")


@pytest.fixture
def keys(tmp_path: Path) -> SigningKeys:
    return SigningKeys(tmp_path / "keys")


def test_that_a_key_lies_in_the_keyring_and_nowhere_else(
    keys: SigningKeys, keyring: MemoryKeyring, tmp_path: Path
) -> None:
    key = pkcs8()

    assert keys.keep(NAME, key, nobody) == "keyring"

    assert keys.read(NAME, nobody) == key
    assert len(keyring.kept[f"signing-{NAME}"]) == 184
    assert list(tmp_path.iterdir()) == []
    keys.forget(NAME)
    assert keyring.kept == {}


@pytest.mark.usefixtures("no_keyring")
def test_that_without_a_keyring_a_key_is_sealed_in_a_file_that_only_its_owner_reads(
    keys: SigningKeys, tmp_path: Path
) -> None:
    key = pkcs8()

    assert keys.keep(NAME, key, lambda: PHRASE) == "file"

    path = tmp_path / "keys" / f"{NAME}.p8"
    assert keys.read(NAME, lambda: PHRASE) == key
    assert key[36:68] not in path.read_bytes()
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(WrongKey, match="signing_wrong_passphrase"):
        keys.read(NAME, lambda: OTHER)
    with pytest.raises(NoKey, match="signing_locked"):
        keys.read(NAME, lambda: None)
    keys.forget(NAME)
    assert not path.exists()


@pytest.mark.usefixtures("no_keyring")
def test_that_without_a_keyring_and_a_passphrase_no_key_is_kept(keys: SigningKeys, tmp_path: Path) -> None:
    with pytest.raises(NoKey, match="signing_no_place"):
        keys.keep(NAME, pkcs8(), lambda: None)
    with pytest.raises(InvalidInput, match="passphrase_short"):
        keys.keep(NAME, pkcs8(), lambda: "kort")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(NoKey, match="signing_missing"):
        keys.read(NAME, nobody)


def test_that_what_a_keyring_lost_or_spoiled_is_missing(keys: SigningKeys, keyring: MemoryKeyring) -> None:
    with pytest.raises(NoKey, match="signing_missing"):
        keys.read(NAME, nobody)
    keyring.write(f"signing-{NAME}", "no base64!")
    with pytest.raises(NoKey, match="signing_missing"):
        keys.read(NAME, nobody)


@pytest.mark.usefixtures("no_keyring")
def test_that_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ReadOnly):
        SigningKeys(tmp_path / "file" / "keys").keep(NAME, pkcs8(), lambda: PHRASE)


def test_that_openssl_opens_a_sealed_key(tmp_path: Path) -> None:
    key = pkcs8()
    path = tmp_path / "key.p8"
    path.write_bytes(sealed(key, PHRASE.encode()))

    command = ["openssl", "pkcs8", "-inform", "DER", "-outform", "DER", "-in", str(path), "-passin", "env:PHRASE"]
    done = subprocess.run(command, env={**os.environ, "PHRASE": PHRASE}, capture_output=True, check=True)

    assert serialization.load_der_private_key(done.stdout, None).private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) == key  # fmt: skip


def test_that_sealing_twice_gives_two_files_and_stretches_the_passphrase_long(tmp_path: Path) -> None:
    key = pkcs8()
    one, two = (sealed(key, b"phrase") for _ in range(2))
    assert one != two
    path = tmp_path / "key.p8"
    path.write_bytes(one)
    shown = subprocess.run(
        ["openssl", "asn1parse", "-inform", "DER", "-in", str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert f":{signing_keys.ROUNDS:06X}" in shown
    assert "aes-256-cbc" in shown


def p12(key: ec.EllipticCurvePrivateKey, *, with_key: bool = True, with_certificate: bool = True) -> bytes:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Kulturförvaltningen")])
    now = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(1)
    builder = builder.not_valid_before(now).not_valid_after(now + dt.timedelta(days=9)).public_key(key.public_key())
    certificate = builder.sign(key, SHA256())
    chosen = certificate if with_certificate else None
    return pkcs12.serialize_key_and_certificates(
        b"utblick",
        key if with_key else None,
        chosen,
        None if with_key else [certificate],
        serialization.BestAvailableEncryption(PHRASE.encode()),
    )


def test_that_a_pkcs12_file_gives_its_key_and_certificate() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    found, certificate = from_pkcs12(p12(key), PHRASE)
    assert found == pkcs8(key)
    assert x509.load_der_x509_certificate(certificate).public_key() == key.public_key()


@pytest.mark.parametrize(
    ("content", "phrase", "code"),
    [
        (p12(ec.generate_private_key(ec.SECP256R1())), OTHER, "key.p12_wrong_password"),
        (b"nothing", PHRASE, "key.p12_unreadable"),
        (p12(ec.generate_private_key(ec.SECP256R1()), with_certificate=False), PHRASE, "key.p12_incomplete"),
        (p12(ec.generate_private_key(ec.SECP256R1()), with_key=False), PHRASE, "key.p12_incomplete"),
    ],
)
def test_that_a_pkcs12_file_that_cannot_be_used_says_why(content: bytes, phrase: str, code: str) -> None:
    with pytest.raises(AppError) as problem:
        from_pkcs12(content, phrase)
    assert problem.value.code == code
