"""Others agree with what we make: an XML library with exclusive C14N, the openssl program, and a plain SHA-256."""

from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from lxml import etree

from desktop.bundle import template
from tests.fakes.bundles import KEYS, Draft

if TYPE_CHECKING:
    from pathlib import Path

DS = "{http://www.w3.org/2000/09/xmldsig#}"
XADES = "{http://uri.etsi.org/01903/v1.3.2#}"
ASIC = "{http://uri.etsi.org/02918/v1.2.1#}"


@pytest.fixture(scope="module")
def container() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(Draft().made()))


@pytest.fixture(scope="module")
def signature(container: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(container.read("META-INF/signatures0.xml")).find(f"{DS}Signature")


def canonical(element: etree._Element) -> bytes:
    """Exclusive C14N 1.0 without comments, as another library does it."""
    return bytes(etree.tostring(element, method="c14n", exclusive=True, with_comments=False))


def test_that_what_is_signed_stands_in_the_file_as_exclusive_c14n_writes_it(
    container: zipfile.ZipFile, signature: etree._Element
) -> None:
    document = container.read("META-INF/signatures0.xml")
    info, properties = (signature.find(f".//{name}") for name in (f"{DS}SignedInfo", f"{XADES}SignedProperties"))

    assert canonical(info) + b"\n" in document
    assert canonical(info) == template.read(document).signed_info
    assert canonical(properties) + b"\n" in document


def test_that_every_reference_of_the_signature_holds_by_its_own_rules(
    container: zipfile.ZipFile, signature: etree._Element
) -> None:
    references = signature.findall(f"{DS}SignedInfo/{DS}Reference")
    seen = set()
    for reference in references:
        name = reference.get("URI")
        seen.add(name)
        if name == "#S0-SP":
            transforms = [each.get("Algorithm") for each in reference.iter(f"{DS}Transform")]
            assert transforms == ["http://www.w3.org/2001/10/xml-exc-c14n#"]
            content = canonical(signature.find(f".//{XADES}SignedProperties"))
        else:
            content = container.read(name)
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        assert reference.findtext(f"{DS}DigestValue") == digest
    names = {name for name in container.namelist() if name != "mimetype" and not name.startswith("META-INF/")}
    assert seen == names | {"#S0-SP"}


def test_that_the_properties_name_the_certificate_and_a_media_type_for_every_file(signature: etree._Element) -> None:
    digest = signature.findtext(f".//{XADES}CertDigest/{DS}DigestValue")
    assert digest == base64.b64encode(hashlib.sha256(KEYS.issued).digest()).decode()
    ids = {each.get("Id"): each.get("URI") for each in signature.iter(f"{DS}Reference") if each.get("Id")}
    formats = {each.get("ObjectReference")[1:] for each in signature.iter(f"{XADES}DataObjectFormat")}
    assert formats == ids.keys()
    assert signature.find(f".//{XADES}QualifyingProperties").get("Target") == f"#{signature.get('Id')}"


def test_that_openssl_accepts_the_signature_and_the_issuer(signature: etree._Element, tmp_path: Path) -> None:
    value = base64.b64decode(signature.findtext(f"{DS}SignatureValue"))
    der = base64.b64decode(signature.findtext(f".//{DS}X509Certificate"))
    r, s = (int.from_bytes(half, "big") for half in (value[:32], value[32:]))
    files = {"signed": canonical(signature.find(f"{DS}SignedInfo")), "value": encode_dss_signature(r, s)}
    files |= {"leaf.der": der, "ca.pem": KEYS.authority}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)

    def openssl(*words: str) -> str:
        done = subprocess.run(["openssl", *words], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    openssl("x509", "-inform", "DER", "-in", "leaf.der", "-out", "leaf.pem")
    (tmp_path / "key.pem").write_text(openssl("x509", "-in", "leaf.pem", "-pubkey", "-noout"))
    assert "Verified OK" in openssl("dgst", "-sha256", "-verify", "key.pem", "-signature", "value", "signed")
    when = str(int(KEYS.made.timestamp()) + 86_400)
    assert ": OK" in openssl("verify", "-attime", when, "-CAfile", "ca.pem", "-x509_strict", "leaf.pem")


def test_that_the_manifest_is_well_formed_and_names_every_file_once(container: zipfile.ZipFile) -> None:
    space = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
    root = etree.fromstring(container.read("META-INF/manifest.xml"))
    told = {each.get(f"{space}full-path"): each.get(f"{space}media-type") for each in root}
    assert told.pop("/") == container.read("mimetype").decode()
    assert sorted(told) == sorted(name for name in container.namelist() if name[0] not in "mM")
    assert len(told) == len(root) - 1
