"""Make the vectors of today's format: python tests/vectors/make_vectors.py FOLDER.

Containers that must be accepted, and one bad file a defect, with a table of what each must come to. Those of a version
that was released are never made anew: every later version must read the old ones as they are.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from cryptography import x509  # noqa: E402 - after the path
from cryptography.hazmat.primitives import serialization  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: E402
from cryptography.hazmat.primitives.hashes import SHA256  # noqa: E402

from desktop.bundle import canonical, certificates, signing  # noqa: E402
from desktop.bundle.template import Reference  # noqa: E402
from desktop.bundle.zip_layout import (  # noqa: E402
    CONTROL,
    MANIFEST,
    MIMETYPE,
    RECORDS,
    SIGNATURE,
    SUMMARY,
)
from tests.fakes import bundles  # noqa: E402
from tests.fakes.bundles import KEYS, NOW, PAPER, VISIT, Draft, Keys, document, head, paper_name, visit  # noqa: E402
from tests.vectors import zip_damage  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHECKED_BY_OTHERS = frozenset({"bundle.too_long", "zip.too_costly", "zip.too_large"})
"""What takes a file of many megabytes, or a process with limits: tests of their own make them."""

HASH = "ab" * 32


@dataclass
class Case:
    """One file, how it is looked at, and what it must come to; no reasons at all is accepted without a note."""

    name: str
    draft: Draft
    reasons: tuple[str, ...] = ()
    trust: str = "register"
    now: dt.datetime = NOW
    known: dict[str, Any] = field(default_factory=dict)
    expected: dict[str, Any] = field(default_factory=dict)


def cases() -> Iterator[Case]:
    """Give every case."""
    yield from good()
    yield from zips()
    yield from containers()
    yield from signatures()
    yield from signers()
    yield from contents()
    yield from controls()
    yield from replays()
    yield from records()


def good() -> Iterator[Case]:
    """What is accepted, some of it with a note."""
    yield Case("accepted", Draft())
    yield Case("accepted-by-signer", Draft(), ("replay.not_checked",), trust="signer")
    yield Case("accepted-by-ca", Draft(), ("replay.not_checked",), trust="ca")
    yield Case("accepted-self-signed", Draft(certificate=KEYS.own), ("cert.self_signed",))
    empty = Draft(head=head(counts={}), records=[], files={})
    yield Case("accepted-without-records", empty)
    yield Case("accepted-test", Draft(head=head(purpose="test")), ("bundle.test",))
    gap = {"record": VISIT, "field": "benefit", "rule": "compilation", "why": "Mäts först nästa år."}
    yield Case("accepted-with-gaps", Draft(head=head(gaps=[gap])), ("bundle.gaps",))
    following = Keys(number=77)
    told = {"spki_sha256": following.fingerprint, "certificate": base64.b64encode(following.own).decode()}
    yield Case("accepted-with-next-key", Draft(head=head(next_key=told)))
    yield Case("accepted-with-summary", with_summary())
    retired = {"status": "retired", "retired": (NOW + dt.timedelta(days=1)).isoformat()}
    yield Case("accepted-retired-key", Draft(), ("trust.retired",), known=retired)
    second = head(sequence=2, previous={"sequence": 1, "sha256": HASH})
    yield Case("accepted-second", Draft(head=second), known={"mark": [1, HASH]})
    yield Case("accepted-after-a-gap", Draft(head=head(sequence=4, previous={"sequence": 3, "sha256": HASH})),
               ("replay.gap",), known={"mark": [1, HASH]})  # fmt: skip
    yield Case("accepted-first-seen-late", Draft(head=head(sequence=3, previous={"sequence": 2, "sha256": HASH})),
               ("replay.gap",))  # fmt: skip


def with_summary() -> Draft:
    """A bundle with a page for people."""
    page = b"%PDF-1.4\n%%EOF\n"
    data = [bundles.entry(paper_name(), PAPER, "text/plain")]
    lines = b"".join(canonical.written(each) for each in (document(), visit()))
    data += [bundles.entry(RECORDS, lines, "application/jsonl"), bundles.entry(SUMMARY, page, "application/pdf")]

    def signed(references: list[Reference]) -> list[Reference]:
        return [*references, Reference(SUMMARY, "application/pdf", hashlib.sha256(page).digest())]

    def packed(parts: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
        return [*parts[:-2], (SUMMARY, page), *parts[-2:]]

    return Draft(head=head(entries=data), of_references=signed, of_parts=packed)


def zips() -> Iterator[Case]:
    """Step 1 and 2: the ZIP itself."""
    for name, (reason, change) in zip_damage.FILES.items():
        yield Case(name, Draft(of_file=change), (reason,))
    twice = Draft(of_parts=lambda parts: [*parts[:2], *parts[1:]])
    yield Case("zip-name-twice", twice, ("zip.duplicate_name",))


def containers() -> Iterator[Case]:
    """Step 3: what has to be in the container, and in which order."""

    def without(name: str) -> Draft:
        return Draft(of_parts=lambda parts: [part for part in parts if part[0] != name])

    other = Draft(of_parts=lambda parts: [(MIMETYPE, b"application/vnd.etsi.asic-s+zip"), *parts[1:]])
    longer = Draft(of_parts=lambda parts: [(MIMETYPE, parts[0][1] + b"\n"), *parts[1:]])
    moved = Draft(of_parts=lambda parts: [*parts[1:], parts[0]])
    yield Case("asic-other-mimetype", other, ("asic.mimetype",))
    yield Case("asic-mimetype-with-newline", longer, ("asic.mimetype",))
    yield Case("asic-mimetype-last", moved, ("asic.mimetype",))
    for name in (CONTROL, RECORDS, MANIFEST, SIGNATURE):
        yield Case(f"asic-without-{name.rpartition('/')[2].partition('.')[0]}", without(name), ("asic.contents",))
    yield Case("asic-extra", Draft(of_parts=lambda parts: [*parts, ("extra.txt", b"x")]), ("asic.contents",))
    second = Draft(of_file=lambda content: content.replace(b"META-INF/manifest.xml", b"META-INF/signature1.x"))
    yield Case("asic-second-signature", second, ("zip.name",))
    swapped = Draft(of_parts=lambda parts: [*parts[:-2], parts[-1], parts[-2]])
    yield Case("asic-order", swapped, ("asic.order",))


def signatures() -> Iterator[Case]:
    """Step 4 and 5: the signature file."""
    changes: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
        "sig-comment": ("sig.template", zip_damage.replaced(b"<ds:KeyInfo>", b"<!-- x --><ds:KeyInfo>")),
        "sig-dtd": ("sig.template", zip_damage.replaced(b"?>\n", b'?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n')),
        "sig-transform": (
            "sig.template",
            zip_damage.replaced(b"</ds:Transforms>", b'<ds:Transform Algorithm="x"></ds:Transform></ds:Transforms>'),
        ),
        "sig-sha1": ("sig.template", zip_damage.replaced(b"2001/04/xmlenc#sha256", b"2000/09/xmldsig#sha1")),
        "sig-hmac": ("sig.template", zip_damage.replaced(b"xmldsig-more#ecdsa-sha256", b"xmldsig-more#hmac-sha256")),
        "sig-wrapped": (
            "sig.template",
            zip_damage.replaced(b"<ds:SignedInfo", b"<ds:Object></ds:Object><ds:SignedInfo"),
        ),
        "sig-second": ("sig.template", lambda xml: xml.replace(b"</asic:", b"<ds:Signature></ds:Signature></asic:")),
        "sig-crlf": ("sig.template", lambda xml: xml.replace(b"\n", b"\r\n")),
        "sig-bom": ("sig.template", lambda xml: b"\xef\xbb\xbf" + xml),
        "sig-short-empty-element": ("sig.template", zip_damage.replaced(b"></ds:SignatureMethod>", b"/>")),
        "sig-empty": ("sig.template", lambda _: b""),
        "sig-other-time": ("sig.template", zip_damage.replaced(b"2026-11-20T13", b"2026-11-20T12")),
        "sig-impossible-time": ("sig.template", zip_damage.replaced(b"2026-11-20T13", b"2026-13-20T13")),
        "sig-media-type-more": (
            "sig.template",
            zip_damage.replaced(b"<xades:MimeType>", b"<xades:MimeType>x/y</xades:MimeType><xades:MimeType>"),
        ),
        "sig-wrong": ("sig.wrong", other_value),
        "sig-zero": ("sig.wrong", lambda xml: with_value(xml, bytes(64))),
    }
    for name, (reason, change) in changes.items():
        yield Case(name, Draft(of_signature=change), (reason,))
    named = Draft(of_references=lambda old: [replace(old[0], name="bundle..json/.x"), *old[1:]])
    yield Case("sig-odd-name", named, ("sig.template",))
    typed = Draft(of_references=lambda old: [replace(old[0], media_type="APPLICATION/json"), *old[1:]])
    yield Case("sig-odd-media-type", typed, ("sig.template",))


def with_value(xml: bytes, value: bytes) -> bytes:
    """Put another signature value in."""
    start, stop = b'Id="S0-SIG">', b"</ds:SignatureValue>"
    return xml.partition(start)[0] + start + base64.b64encode(value) + stop + xml.partition(stop)[2]


def other_value(xml: bytes) -> bytes:
    """Sign something else with the right key."""
    return with_value(xml, signing.KeySigner.of(KEYS.pkcs8, KEYS.own).sign(b"something else"))


def certificate(
    key: Any = None,  # noqa: ANN401 - any kind of key, which is the point
    *,
    ca: bool = False,
    commitment: bool = True,
    usage: bool = True,
    critical: bool = False,
    days: int = 731,
) -> bytes:
    """Make a certificate that is not as it should be."""
    own = signing.private_key(KEYS.pkcs8)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Kulturförvaltningen")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(1)
    builder = builder.public_key((key or own).public_key())
    builder = builder.not_valid_before(KEYS.made).not_valid_after(KEYS.made + dt.timedelta(days=days))
    builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    if usage:
        flags = dict.fromkeys(
            ("key_encipherment", "data_encipherment", "key_agreement", "crl_sign", "encipher_only", "decipher_only"),
            False,
        )
        told = x509.KeyUsage(digital_signature=True, content_commitment=commitment, key_cert_sign=False, **flags)
        builder = builder.add_extension(told, critical=True)
    if critical:
        odd = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4.5"), b"\x05\x00")
        builder = builder.add_extension(odd, critical=True)
    return builder.sign(key or own, SHA256()).public_bytes(serialization.Encoding.DER)


def signers() -> Iterator[Case]:
    """Step 6: who signed, whether they are trusted, and when."""
    shapes = {
        "cert-ca": ("cert.profile", certificate(ca=True)),
        "cert-without-commitment": ("cert.profile", certificate(commitment=False)),
        "cert-without-usage": ("cert.profile", certificate(usage=False)),
        "cert-unknown-critical": ("cert.profile", certificate(critical=True)),
        "cert-rsa": ("cert.key", certificate(rsa.generate_private_key(65537, 2048))),
        "cert-p384": ("cert.key", certificate(ec.generate_private_key(ec.SECP384R1()))),
        "cert-not-der": ("cert.unreadable", b"no certificate"),
        "cert-too-long": ("cert.unreadable", KEYS.issued + bytes(20_000)),
    }
    for name, (reason, der) in shapes.items():
        yield Case(name, Draft(certificate=der), (reason,))
    yield Case("trust-unknown", Draft(keys=Keys(number=5)), ("trust.unknown_signer",))
    yield Case("trust-revoked", Draft(), ("trust.revoked",), known={"status": "revoked"})
    before = {"status": "retired", "retired": (NOW - dt.timedelta(days=1)).isoformat()}
    yield Case("trust-after-retirement", Draft(), ("trust.after_retirement",), known=before)
    yield Case("trust-other-signer", Draft(keys=Keys(number=5)), ("trust.other_signer",), trust="signer")
    yield Case("trust-unknown-ca", Draft(keys=Keys(number=5)), ("trust.unknown_ca",), trust="ca")
    yield Case("trust-ca-of-same-name", Draft(certificate=Keys(number=9).issued), ("sig.wrong",), trust="ca")
    yield Case("trust-self-signed-by-ca", Draft(certificate=KEYS.own), ("trust.unknown_ca",), trust="ca")
    other = {"department_id": "bygg", "department_name": "Byggförvaltningen"}
    yield Case("trust-other-department", Draft(), ("trust.other_department",), known=other)
    yield Case("time-expired", Draft(), ("time.expired",), now=NOW + dt.timedelta(days=800))
    yield Case("time-not-yet", Draft(), ("time.not_yet",), now=NOW - dt.timedelta(days=40))
    yield Case("time-future", Draft(signed_at=NOW + dt.timedelta(days=2)), ("time.future",))
    yield Case("time-outside", Draft(signed_at=NOW - dt.timedelta(days=60)), ("time.outside",))
    old = Keys(number=33, made=NOW)
    long_lived = certificates.issue(
        old.spki, "Bygg", NOW + dt.timedelta(days=3000), authority=KEYS.authority, authority_key=KEYS.authority_key
    )
    late = Draft(keys=old, certificate=long_lived, signed_at=NOW + dt.timedelta(days=3500))
    yield Case("time-ca-expired", late, ("time.ca_expired",), trust="ca", now=NOW + dt.timedelta(days=3700))


def contents() -> Iterator[Case]:
    """Step 7, 8 and 9: what is signed is there, all of it, and nothing else."""
    bent = zip_damage.replaced(b'media-type="text/plain"', b'media-type="text/html"')
    yield Case("content-manifest", Draft(of_manifest=bent), ("content.manifest",))
    wide = Draft(of_references=lambda old: [*old, Reference("summary.pdf", "application/pdf", bytes(32))])
    yield Case("coverage-missing", wide, ("coverage.missing",))
    narrow = Draft(of_references=lambda old: [each for each in old if not each.name.startswith("attachments/")])
    yield Case("coverage-unsigned", narrow, ("coverage.unsigned",))
    turned = Draft(of_references=lambda old: [old[0], *reversed(old[1:])])
    yield Case("coverage-order", turned, ("coverage.order",))
    twice = Draft(of_references=lambda old: [old[0], *old])
    yield Case("coverage-twice", twice, ("coverage.order",))
    bad = {paper_name(): b"x" * len(PAPER), RECORDS: b"{}\n"}
    both = Draft(of_parts=lambda parts: [(name, bad.get(name, content)) for name, content in parts])
    yield Case("content-changed", both, ("content.changed", "content.changed"))
    yield Case("content-damaged", Draft(of_file=zip_damage.replaced(PAPER, b"x" + PAPER[1:])), ("content.damaged",))


def controls() -> Iterator[Case]:
    """Step 10: bundle.json."""
    fields: dict[str, dict[str, Any]] = {
        "bundle_id": {"bundle_id": "1"},
        "purpose": {"purpose": "trial"},
        "department": {"department": {"id": "Kultur", "name": "Kultur"}},
        "department-more": {"department": {"id": "kultur", "name": "Kultur", "chief": "Aino Esimerkki"}},
        "recipient": {"recipient": "office"},
        "period": {"period": {"from": "2026-12-31", "to": "2026-01-01"}},
        "period-day": {"period": {"from": "2026-02-30", "to": "2026-12-31"}},
        "created": {"created": "2026-11-20T13:02:60Z"},
        "app": {"app": {"name": "Utblick", "version": 1}},
        "schema": {"schema": "records"},
        "sequence": {"sequence": 0},
        "sequence-true": {"sequence": True},
        "sequence-huge": {"sequence": 2**60},
        "previous": {"sequence": 2, "previous": {"sequence": 2, "sha256": HASH}},
        "next-key": {"next_key": {"spki_sha256": HASH, "certificate": "AAAAA"}},
        "next-key-odd": {"next_key": {"spki_sha256": HASH, "certificate": "AB=="}},
        "history": {"history": {"head": "", "count": 3}},
        "counts": {"counts": ["visit"]},
        "counts-word": {"counts": {"Visit": 1}},
        "counts-zero": {"counts": {"visit": 0, "document": 1}},
        "gaps": {"gaps": {}},
        "gaps-one": {"gaps": ["visit"]},
        "entries": {"entries": [{"name": "../x", "size": 1, "sha256": HASH, "media_type": "text/plain"}]},
        "unknown": {"extra": 1},
    }
    for name, changes in fields.items():
        yield Case(f"bundle-field-{name}", Draft(head=head(**changes)), ("bundle.field",))
    yield Case("bundle-newer", Draft(head=head(version=2, extra="from the future")), ("bundle.newer",))
    yield Case("bundle-newer-schema", Draft(head=head(schema="utblick-records-9")), ("bundle.newer_schema",))
    yield Case("bundle-control", Draft(head=head(format="something-else")), ("bundle.control",))
    yield Case("bundle-list", Draft(of_head=lambda _: b"[]\n"), ("bundle.field",))
    yield from forms()
    yield from (Case(name, draft, (reason,), expected=expected) for name, reason, draft, expected in meanings())


def forms() -> Iterator[Case]:
    """Give bundles whose bundle.json is not written in the one form."""
    texts: dict[str, Callable[[bytes], bytes]] = {
        "spaces": lambda line: line.replace(b":", b": ", 1),
        "key-twice": lambda line: line.replace(b'{"app"', b'{"app":1,"app"', 1),
        "float": lambda line: line.replace(b'"sequence":1', b'"sequence":1.0'),
        "no-end": lambda line: line.rstrip(b"\n"),
        "escape": lambda line: line.replace(b"Utblick", b"\\u0055tblick", 1),
        "nan": lambda line: line.replace(b'"sequence":1', b'"sequence":NaN'),
        "not-utf8": lambda line: line.replace("ö".encode(), b"\xf6", 1),
        "not-composed": lambda line: line.replace("ö".encode(), "o\u0308".encode(), 1),
        "surrogate": lambda line: line.replace("ö".encode(), b"\\ud800", 1),
        "two": lambda line: line + line,
        "bom": lambda line: b"\xef\xbb\xbf" + line,
    }
    for name, change in texts.items():
        yield Case(f"bundle-not-canonical-{name}", Draft(of_head=change), ("bundle.not_canonical",))
    deep = b'{"a":' + b"[" * 40 + b"]" * 40 + b"}\n"
    yield Case("bundle-too-deep", Draft(of_head=lambda _: deep), ("bundle.too_deep",))
    abyss = b"[" * 50_000 + b"]" * 50_000 + b"\n"
    yield Case("bundle-abyss", Draft(of_head=lambda _: abyss), ("bundle.too_deep",))


def meanings() -> Iterator[tuple[str, str, Draft, dict[str, Any]]]:
    """Give bundles whose bundle.json is well-formed, but does not agree with the rest."""
    other = Keys(number=5)
    yield "bundle-other-key", "bundle.key", Draft(head=head(key={"spki_sha256": other.fingerprint})), {}
    yield "bundle-entries", "bundle.entries", Draft(head=head(entries=[])), {}
    lengths = Draft()
    lines = b"".join(canonical.written(each) for each in lengths.records)
    listed = [bundles.entry(paper_name(), PAPER, "text/plain"), bundles.entry(RECORDS, lines, "application/jsonl")]
    listed[0]["size"] += 1
    yield "bundle-entries-size", "bundle.entries", Draft(head=head(entries=listed)), {}
    wrong = {"spki_sha256": HASH, "certificate": base64.b64encode(other.own).decode()}
    yield "bundle-next-key-other", "bundle.next_key", Draft(head=head(next_key=wrong)), {}
    unreadable = {"spki_sha256": HASH, "certificate": base64.b64encode(b"no certificate").decode()}
    yield "bundle-next-key-unreadable", "bundle.next_key", Draft(head=head(next_key=unreadable)), {}
    receipt = Draft(head=head(purpose="receipt"))
    yield "bundle-other-purpose", "bundle.other_purpose", receipt, {"purposes": ["production", "test"]}
    yield "bundle-other-recipient", "bundle.other_recipient", Draft(), {"recipient": "stadsledningskontoret"}
    yield "bundle-counts", "bundle.counts", Draft(head=head(counts={"visit": 2, "document": 1})), {}
    unnamed = Draft(records=[document(attachments=[]), visit()])
    yield "bundle-attachment-nobody-names", "bundle.attachments", unnamed, {}
    lost = Draft(files={})
    yield "bundle-attachment-lost", "bundle.attachments", lost, {}


def replays() -> Iterator[Case]:
    """Step 11: what was received before."""
    third = head(sequence=3, previous={"sequence": 2, "sha256": HASH})
    yield Case("replay-older", Draft(head=third), ("replay.older",), known={"mark": [4, HASH]})
    yield Case("replay-fork", Draft(head=third), ("replay.fork",), known={"mark": [3, HASH]})
    yield Case("replay-previous", Draft(head=third), ("replay.previous",), known={"mark": [2, "cd" * 32]})
    yield Case("replay-no-previous", Draft(head=head(sequence=3)), ("replay.previous",), known={"mark": [2, HASH]})
    skipped = head(sequence=3, previous={"sequence": 1, "sha256": HASH})
    yield Case("replay-skipped", Draft(head=skipped), ("replay.previous",), known={"mark": [2, HASH]})
    far = head(sequence=5, previous={"sequence": 2, "sha256": HASH})
    yield Case("replay-gap-other-past", Draft(head=far), ("replay.previous",), known={"mark": [2, "cd" * 32]})


def records() -> Iterator[Case]:
    """Step 12: the records."""
    one = {"counts": {"visit": 1}}

    def visits(*found: Any) -> Draft:  # noqa: ANN401 - some are no records at all
        return Draft(head=head(**one), records=list(found), files={})

    wrong: dict[str, Any] = {
        "unknown-field": visit(budget="1"),
        "private-field": visit(security_notes="Bakdörren"),
        "not-composed": visit(title="Malmo\u0308"),
        "control-letter": visit(title="rad\x07"),
        "too-long": visit(title="x" * 301),
        "country": visit(country="ee"),
        "day": visit(received="2026-02-30"),
        "not-a-day": visit(received="i maj"),
        "number": visit(group_size=-1),
        "number-true": visit(group_size=True),
        "flag": visit(interpreter="ja"),
        "choice": visit(level="boss"),
        "without-title": visit() | {"fields": {}},
        "unknown-kind": {**visit(), "kind": "trip"},
        "without-rows": {key: value for key, value in visit().items() if key != "rows"},
        "unknown-rows": {**visit(), "rows": {"spies": []}},
        "rows-not-a-list": {**visit(), "rows": {"gifts": {}}},
        "words-twice": {**visit(), "fields": {**visit()["fields"], "themes": ["skola", "skola"]}},
        "link": {**visit(), "links": [{"kind": "related", "to": "x"}]},
        "list": [],
    }
    for name, found in wrong.items():
        yield Case(f"record-{name}", visits(found), ("bundle.record",))
    yield Case("record-not-json", Draft(head=head(**one), lines=b"nothing\n", files={}), ("bundle.record",))
    cut = canonical.written(visit()).rstrip(b"\n")
    yield Case("record-cut-off", Draft(head=head(**one), lines=cut, files={}), ("bundle.record",))
    deep = b'{"attachments":' + b"[" * 33 + b"]" * 33 + b"}\n"
    yield Case("record-too-deep", Draft(head=head(**one), lines=deep, files={}), ("bundle.too_deep",))
    yield Case("record-twice", visits(visit(), visit()), ("bundle.order",))
    yield Case("record-order", Draft(records=[visit(), document()]), ("bundle.order",))
    same = Draft(records=[document(id=VISIT, attachments=[]), visit()], files={})
    yield Case("record-same-id", same, ("bundle.order",))
    adrift = Draft(head=head(counts={"document": 1}), records=[document()])
    yield Case("record-hangs-on-nothing", adrift, ("bundle.record",))


def write(folder: Path) -> int:
    """Write every case and the table."""
    folder.mkdir(parents=True, exist_ok=True)
    table = []
    for case in cases():
        (folder / f"{case.name}.asice").write_bytes(case.draft.made())
        told: dict[str, Any] = {"file": f"{case.name}.asice", "reasons": list(case.reasons), "trust": case.trust}
        told |= {"now": case.now.isoformat(), "known": case.known, "expected": case.expected}
        table.append(told)
    (folder / "signer.pem").write_bytes(certificates.pem_of(KEYS.issued))
    (folder / "ca.pem").write_bytes(KEYS.authority)
    text = json.dumps(table, ensure_ascii=False, indent=1)
    (folder / "expected.json").write_text(f"{text}\n", encoding="utf-8")
    return len(table)


if __name__ == "__main__":
    print(f"{write(Path(sys.argv[1]))} vectors")  # noqa: T201 - a script that tells what it did
