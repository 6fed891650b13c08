"""Bundles made stage by stage, each of which a test may spoil: how the vectors and the hostile variants come about."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric import ec

from desktop.bundle import canonical, certificates, manifest, signing, template
from desktop.bundle.template import Claims, Reference, SignatureFile
from desktop.bundle.trust import KeyRegister, KnownKey, PinnedSigner
from desktop.bundle.verification import verify
from desktop.bundle.zip_layout import CONTROL, MANIFEST, MIMETYPE, MIMETYPE_CONTENT, RECORDS, SIGNATURE
from desktop.bundle.zip_writer import ZipWriter

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.bundle.trust import Trust
    from desktop.bundle.verification import Verified

NOW = dt.datetime(2026, 11, 20, 13, 2, tzinfo=dt.UTC)
DEPARTMENT = "kulturforvaltningen"
OFFICE = "kommunledningskontoret"
VISIT = "019a0000-0000-7000-8000-000000000001"
DOCUMENT = "019a0000-0000-7000-8000-000000000002"
BUNDLE = "019a0000-0000-7000-8000-0000000000aa"
PAPER = "Ett påhittat brev från Exempelstadens bibliotek.\n".encode()

Json = dict[str, Any]


def key_of(number: int) -> bytes:
    """Give a key that is everybody's: made of a number, for tests alone."""
    return signing.pkcs8_of(ec.derive_private_key(number, ec.SECP256R1()))


@dataclass
class Keys:
    """A department's key with a certificate of its own, and one of the office's CA."""

    number: int = 20_261_120
    name: str = "Kulturförvaltningen"
    made: dt.datetime = NOW - dt.timedelta(days=30)

    def __post_init__(self) -> None:
        self.pkcs8 = key_of(self.number)
        self.own = certificates.self_signed(self.pkcs8, self.name, self.made)
        self.authority_key = key_of(self.number + 1)
        self.authority = certificates.new_authority(self.authority_key, "Exempelkommun", self.made)
        self.issued = certificates.issue(
            self.spki, self.name, self.made, authority=self.authority, authority_key=self.authority_key
        )

    @property
    def spki(self) -> bytes:
        return signing.spki_of(signing.private_key(self.pkcs8).public_key())

    @property
    def fingerprint(self) -> str:
        return signing.fingerprint(self.spki)


KEYS = Keys()


@dataclass
class Draft:
    """A bundle in the making. Every attribute may be spoiled; what is not is made of the rest."""

    keys: Keys = field(default_factory=lambda: KEYS)
    certificate: bytes = b""
    head: Json = field(default_factory=lambda: head(version=1))
    records: list[Json] = field(default_factory=lambda: [document(), visit()])
    lines: bytes | None = None
    files: dict[str, tuple[bytes, str]] = field(default_factory=lambda: {paper_name(): (PAPER, "text/plain")})
    signed_at: dt.datetime = NOW
    of_head: Callable[[bytes], bytes] = bytes
    of_references: Callable[[list[Reference]], list[Reference]] = list
    of_signature: Callable[[bytes], bytes] = bytes
    of_manifest: Callable[[bytes], bytes] = bytes
    of_parts: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]] = list
    of_file: Callable[[bytes], bytes] = bytes

    def made(self) -> bytes:
        """Make the file."""
        certificate = self.certificate or self.keys.issued
        lines = self.lines if self.lines is not None else b"".join(canonical.written(each) for each in self.records)
        data = {name: self.files[name] for name in sorted(self.files)} | {RECORDS: (lines, "application/jsonl")}
        self.head.setdefault("key", {"spki_sha256": self.keys.fingerprint})
        self.head.setdefault("entries", [entry(name, *content) for name, content in data.items()])
        first = self.of_head(canonical.written(self.head))
        data = {CONTROL: (first, "application/json"), **data}
        references = self.of_references([
            Reference(name, media_type, hashlib.sha256(content).digest())
            for name, (content, media_type) in data.items()
        ])  # fmt: skip
        claims = Claims(tuple(references), self.signed_at, certificate)
        signer = signing.KeySigner.of(self.keys.pkcs8, certificate)
        value = signer.sign(template.signed_info(claims))
        parts = [(MIMETYPE, MIMETYPE_CONTENT), *((name, content) for name, (content, _) in data.items())]
        parts.append((MANIFEST, self.of_manifest(manifest.written(references))))
        parts.append((SIGNATURE, self.of_signature(template.written(SignatureFile(claims, value)))))
        return self.of_file(zipped(self.of_parts(parts)))


def zipped(parts: list[tuple[str, bytes]]) -> bytes:
    """Pack parts as a bundle packs them."""
    file = io.BytesIO()
    writer = ZipWriter(file)
    for name, content in parts:
        if name == MIMETYPE or name.startswith("attachments/"):
            writer.add_stored(name, (content,))
        else:
            writer.add(name, content)
    writer.finish()
    return file.getvalue()


def entry(name: str, content: bytes, media_type: str) -> Json:
    """List a file as bundle.json does."""
    sha256 = hashlib.sha256(content).hexdigest()
    return {"name": name, "size": len(content), "sha256": sha256, "media_type": media_type}


def paper_name(ending: str = "txt") -> str:
    """The name of the one attachment."""
    return f"attachments/{hashlib.sha256(PAPER).hexdigest()}.{ending}"


def head(**changes: Any) -> Json:  # noqa: ANN401 - JSON
    """Say what bundle.json says, but for the key and the entries."""
    said: Json = {
        "format": "utblick-bundle",
        "version": 1,
        "bundle_id": BUNDLE,
        "purpose": "production",
        "department": {"id": DEPARTMENT, "name": "Kulturförvaltningen"},
        "recipient": {"id": OFFICE},
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
        "created": "2026-11-20T13:02:00Z",
        "app": {"name": "Utblick", "version": "0.1.0"},
        "schema": "utblick-records-1",
        "sequence": 1,
        "previous": None,
        "next_key": None,
        "history": {"head": "0" * 64, "count": 12},
        "counts": {"document": 1, "visit": 1},
        "gaps": [],
    }
    return said | changes


def visit(**fields: Any) -> Json:  # noqa: ANN401 - JSON
    """A visit, as a line says it."""
    told = {"title": "Studiebesök om skolbibliotek", "country": "EE", "city": "Tartu", "group_size": 6, **fields}
    gift = {"id": VISIT[:-1] + "7", "direction": "given", "what": "Bok om kommunen"}
    gift["value"] = {"amount": "250", "state": "amount", "currency": "SEK", "text": None}  # type: ignore[assignment] # JSON
    return {
        "attachments": [],
        "fields": told | {"wished": {"start": "2026-05-04", "end": "2026-05-05"}, "themes": ["bibliotek", "skola"]},
        "id": VISIT,
        "kind": "visit",
        "links": [],
        "rev": 3,
        "rows": {"gifts": [gift]},
    }


def document(**changes: Any) -> Json:  # noqa: ANN401 - JSON
    """A document that hangs on the visit, with its file."""
    told: Json = {
        "attachments": [{"file": paper_name(), "name": "Brev från Exempelstaden.txt"}],
        "fields": {"title": "Brev", "on": VISIT, "goes_along": True},
        "id": DOCUMENT,
        "kind": "document",
        "links": [],
        "rev": 1,
        "rows": {},
    }
    return told | changes


def known(**changes: Any) -> KnownKey:  # noqa: ANN401 - as the class takes them
    """The department's key as the office's register knows it."""
    about = {"fingerprint": KEYS.fingerprint, "department_id": DEPARTMENT, "department_name": "Kulturförvaltningen"}
    return KnownKey(**(about | changes))


def register(**changes: Any) -> KeyRegister:  # noqa: ANN401 - as above
    """The office's register with that key."""
    return KeyRegister({KEYS.fingerprint: known(**changes)})


def pinned() -> PinnedSigner:
    """Trust in that key and in no other."""
    return PinnedSigner(KEYS.fingerprint)


def verified(content: bytes, trust: Trust | None = None, now: dt.datetime = NOW) -> Verified:
    """Verify bytes, by the register unless another trust is given."""
    return verify(io.BytesIO(content), trust or register(), now)
