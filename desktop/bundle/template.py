"""META-INF/signatures0.xml as a template of bytes.

`SignedInfo` and `SignedProperties` stand in the file as exclusive C14N would write them, so the bytes that are hashed
and signed are bytes of the file. To read one, its values are taken out and the whole document is written anew: if it is
not the same to the byte, it is refused. There is no XML parser here for an attack to speak to.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from desktop.bundle.reasons import because
from desktop.bundle.zip_layout import is_media_type, is_name

_DS: Final = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'
_XADES: Final = 'xmlns:xades="http://uri.etsi.org/01903/v1.3.2#"'
_EXCLUSIVE: Final = "http://www.w3.org/2001/10/xml-exc-c14n#"
_ECDSA: Final = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
_SHA256: Final = "http://www.w3.org/2001/04/xmlenc#sha256"
_PROPERTIES: Final = "http://uri.etsi.org/01903#SignedProperties"
_TIME: Final = "%Y-%m-%dT%H:%M:%SZ"

_REFERENCE = re.compile(
    rb'<ds:Reference Id="S0-R[0-9]{1,4}" URI="([a-z0-9._/-]+)">'
    rb"[^\n]{0,120}?<ds:DigestValue>([A-Za-z0-9+/]{43}=)</ds:DigestValue></ds:Reference>"
)
_MEDIA = re.compile(rb"<xades:MimeType>([a-zA-Z0-9/.+-]+)</xades:MimeType>")
_SIGNED_AT = re.compile(rb"<xades:SigningTime>([0-9TZ:-]{20})</xades:SigningTime>")
_SIGNATURE = re.compile(rb'<ds:SignatureValue Id="S0-SIG">([A-Za-z0-9+/]{86}==)</ds:SignatureValue>')
_CERTIFICATE = re.compile(rb"<ds:X509Certificate>([A-Za-z0-9+/]+={0,2})</ds:X509Certificate>")


@dataclass(frozen=True, slots=True)
class Reference:
    """A file that is signed: its name, its media type and what it hashes to."""

    name: str
    media_type: str
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Claims:
    """What a signature says: which files, when, and by whom."""

    references: tuple[Reference, ...]
    signed_at: datetime
    certificate: bytes


@dataclass(frozen=True, slots=True)
class SignatureFile:
    """The whole of META-INF/signatures0.xml."""

    claims: Claims
    value: bytes

    @property
    def signed_info(self) -> bytes:
        """The bytes that are signed."""
        return signed_info(self.claims)


def signed_info(claims: Claims) -> bytes:
    """Write `SignedInfo`: the bytes that are signed."""
    references = "".join(
        f'<ds:Reference Id="S0-R{number}" URI="{each.name}">{_digest(each.sha256)}</ds:Reference>'
        for number, each in enumerate(claims.references)
    )
    properties = hashlib.sha256(_signed_properties(claims)).digest()
    return (
        f"<ds:SignedInfo {_DS}>"
        f'<ds:CanonicalizationMethod Algorithm="{_EXCLUSIVE}"></ds:CanonicalizationMethod>'
        f'<ds:SignatureMethod Algorithm="{_ECDSA}"></ds:SignatureMethod>'
        f"{references}"
        f'<ds:Reference Type="{_PROPERTIES}" URI="#S0-SP">'
        f'<ds:Transforms><ds:Transform Algorithm="{_EXCLUSIVE}"></ds:Transform></ds:Transforms>'
        f"{_digest(properties)}</ds:Reference></ds:SignedInfo>"
    ).encode()


def written(file: SignatureFile) -> bytes:
    """Write the whole document."""
    claims = file.claims
    return b"".join((
        b'<?xml version="1.0" encoding="UTF-8"?>\n',
        b'<asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#">\n',
        f'<ds:Signature {_DS} Id="S0">\n'.encode(),
        signed_info(claims),
        f'\n<ds:SignatureValue Id="S0-SIG">{_base64(file.value)}</ds:SignatureValue>\n'.encode(),
        f"<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{_base64(claims.certificate)}"
        "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>\n".encode(),
        f'<ds:Object><xades:QualifyingProperties {_XADES} Target="#S0">\n'.encode(),
        _signed_properties(claims),
        b"\n</xades:QualifyingProperties>\n</ds:Object>\n</ds:Signature>\n</asic:XAdESSignatures>\n",
    ))  # fmt: skip


def read(document: bytes) -> SignatureFile:
    """Take the values out, write the document anew, and refuse it unless it is the same."""
    try:
        found = _values(document)
    except ValueError:
        raise because("sig.template") from None
    if written(found) != document:
        raise because("sig.template")
    return found


def _values(document: bytes) -> SignatureFile:
    files = _REFERENCE.findall(document)
    media = _MEDIA.findall(document)
    references = tuple(
        _reference(name.decode(), kind.decode(), base64.b64decode(digest))
        for (name, digest), kind in zip(files, media, strict=True)
    )
    signed_at = datetime.strptime(_only(_SIGNED_AT, document).decode(), _TIME).replace(tzinfo=UTC)
    certificate = base64.b64decode(_only(_CERTIFICATE, document))
    return SignatureFile(
        Claims(references, signed_at, certificate),
        base64.b64decode(_only(_SIGNATURE, document)),
    )


def _reference(name: str, media_type: str, sha256: bytes) -> Reference:
    if not is_name(name) or not is_media_type(media_type):
        raise ValueError(name)
    return Reference(name, media_type, sha256)


def _only(pattern: re.Pattern[bytes], document: bytes) -> bytes:
    found = pattern.search(document)
    if found is None:
        raise ValueError
    return found[1]


def _signed_properties(claims: Claims) -> bytes:
    formats = "".join(
        f'<xades:DataObjectFormat ObjectReference="#S0-R{number}"><xades:MimeType>{each.media_type}</xades:MimeType>'
        "</xades:DataObjectFormat>"
        for number, each in enumerate(claims.references)
    )
    return (
        f'<xades:SignedProperties {_XADES} Id="S0-SP"><xades:SignedSignatureProperties>'
        f"<xades:SigningTime>{claims.signed_at.strftime(_TIME)}</xades:SigningTime>"
        f"<xades:SigningCertificateV2><xades:Cert><xades:CertDigest>"
        f"{_digest(hashlib.sha256(claims.certificate).digest(), f' {_DS}')}"
        f"</xades:CertDigest></xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties>"
        f"<xades:SignedDataObjectProperties>{formats}</xades:SignedDataObjectProperties></xades:SignedProperties>"
    ).encode()


def _digest(sha256: bytes, namespace: str = "") -> str:
    return (
        f'<ds:DigestMethod{namespace} Algorithm="{_SHA256}"></ds:DigestMethod>'
        f"<ds:DigestValue{namespace}>{_base64(sha256)}</ds:DigestValue>"
    )


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
