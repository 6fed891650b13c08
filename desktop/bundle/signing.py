"""The signature's primitives: ECDSA over P-256 with SHA-256, r and s side by side in 64 bytes, and the 30 digits."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Final, Protocol, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

HALF: Final = 32
SIGNATURE_SIZE: Final = 2 * HALF
_ALGORITHM: Final = ec.ECDSA(SHA256())
_CODE_PURPOSE: Final = b"utblick-key-code-v1\0"
_GROUPS: Final = 6
_DIGITS: Final = 5


class Signer(Protocol):
    """Who signs: a certificate, and the key that only it holds."""

    @property
    def certificate(self) -> bytes:
        """The certificate, DER."""
        ...

    def sign(self, content: bytes) -> bytes:
        """Give r and s over these bytes."""
        ...


@dataclass(frozen=True)
class KeySigner:
    """A signer whose key is at hand."""

    key: ec.EllipticCurvePrivateKey = field(repr=False)
    certificate: bytes = field(repr=False)

    @classmethod
    def of(cls, pkcs8: bytes, certificate: bytes) -> Self:
        """Make it of a key's PKCS#8 bytes."""
        return cls(private_key(pkcs8), certificate)

    def sign(self, content: bytes) -> bytes:
        """Give r and s over these bytes."""
        r, s = decode_dss_signature(self.key.sign(content, _ALGORITHM))
        return r.to_bytes(HALF, "big") + s.to_bytes(HALF, "big")


def new_key() -> bytes:
    """Make a key on P-256; PKCS#8, DER."""
    return pkcs8_of(ec.generate_private_key(ec.SECP256R1()))


def pkcs8_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Write a key as PKCS#8, DER, not encrypted: whoever keeps it seals it."""
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def private_key(pkcs8: bytes) -> ec.EllipticCurvePrivateKey:
    """Read a key; only P-256 is one of ours."""
    key = serialization.load_der_private_key(pkcs8, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ValueError("P-256")  # noqa: TRY004 - of a right type, with a wrong value
    return key


def spki_of(key: ec.EllipticCurvePublicKey) -> bytes:
    """Write the public key as its certificate does; DER."""
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def fingerprint(spki: bytes) -> str:
    """Name a public key, for programs."""
    return hashlib.sha256(spki).hexdigest()


def key_code(spki: bytes) -> str:
    """Name a public key, for people: 30 digits in six groups, read over the telephone and typed whole."""
    digest = hashlib.sha256(_CODE_PURPOSE + spki).digest()
    pieces = (digest[_DIGITS * group : _DIGITS * (group + 1)] for group in range(_GROUPS))
    return " ".join(f"{int.from_bytes(piece, 'big') % 10**_DIGITS:0{_DIGITS}d}" for piece in pieces)


def typed_code(text: str) -> str | None:
    """Put what somebody typed into six groups; None if it is not 30 digits."""
    digits = re.sub(r"[\s.\-–]", "", text)
    if re.fullmatch(rf"[0-9]{{{_GROUPS * _DIGITS}}}", digits) is None:
        return None
    return " ".join(digits[start : start + _DIGITS] for start in range(0, len(digits), _DIGITS))


def verifies(key: ec.EllipticCurvePublicKey, signature: bytes, content: bytes) -> bool:
    """Whether r and s are this key's signature over these bytes."""
    r, s = (int.from_bytes(half, "big") for half in (signature[:HALF], signature[HALF:]))
    try:
        key.verify(encode_dss_signature(r, s), content, _ALGORITHM)
    except InvalidSignature:
        return False
    return True
