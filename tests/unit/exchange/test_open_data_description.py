"""The description of the open data held against the rules of DCAT-AP-SE 3.0.1, which nobody at hand can judge by.

The rules are written here as far as they touch what we tell: what must be there, of which class and what kind of value,
in which languages, and from which lists addresses are taken.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest

from desktop.exchange import open_data
from desktop.exchange.compilation_files import TABLES
from desktop.keystore import os_keyring
from tests.fakes.clocks import FixedClock
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.municipality import municipality_in

if TYPE_CHECKING:
    from pathlib import Path

DCAT, TERMS, XSD = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/", "http://www.w3.org/2001/XMLSchema#"
FOAF, VCARD, SPDX = "http://xmlns.com/foaf/0.1/", "http://www.w3.org/2006/vcard/ns#", "http://spdx.org/rdf/terms#"
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
EU = "http://publications.europa.eu/resource/authority"
MANDATORY = {
    f"{DCAT}Catalog": (
        f"{TERMS}title", f"{TERMS}description", f"{TERMS}publisher", f"{TERMS}license", f"{DCAT}dataset",
    ),
    f"{DCAT}Dataset": (f"{TERMS}title", f"{TERMS}description", f"{TERMS}publisher"),
    f"{DCAT}Distribution": (f"{DCAT}accessURL", f"{TERMS}license"),
    f"{FOAF}Agent": (f"{FOAF}name",),
    f"{VCARD}Organization": (f"{VCARD}fn", f"{VCARD}hasEmail"),
    f"{SPDX}Checksum": (f"{SPDX}algorithm", f"{SPDX}checksumValue"),
    f"{TERMS}PeriodOfTime": (f"{DCAT}startDate", f"{DCAT}endDate"),
}  # fmt: skip
ADDRESSES = {
    f"{TERMS}publisher": r"#publisher", f"{DCAT}dataset": r"#dataset", f"{DCAT}contactPoint": r"#contact",
    f"{TERMS}license": re.escape(CC0),
    f"{DCAT}theme": rf"{EU}/data-theme/(AGRI|ECON|EDUC|ENER|ENVI|GOVE|HEAL|INTR|JUST|REGI|SOCI|TECH|TRAN|OP_DATPRO)",
    f"{TERMS}accrualPeriodicity": rf"{EU}/frequency/ANNUAL",
    f"{TERMS}accessRights": rf"{EU}/access-right/(PUBLIC|RESTRICTED|NON_PUBLIC)",
    f"{TERMS}format": rf"{EU}/file-type/(CSV|JSON)",
    f"{TERMS}type": r"http://purl\.org/adms/publishertype/[A-Za-z]+",
    f"{DCAT}mediaType": r"http://www\.iana\.org/assignments/media-types/(text/csv|application/json)",
    f"{DCAT}accessURL": r"[a-z]+\.(csv|json)", f"{DCAT}downloadURL": r"[a-z]+\.(csv|json)",
    f"{VCARD}hasEmail": r"mailto:[^@ ]+@[^@ ]+",
    f"{SPDX}algorithm": rf"{re.escape(SPDX)}checksumAlgorithm_sha256",
}  # fmt: skip
SPOKEN = {f"{TERMS}title", f"{TERMS}description"}
TYPED = {
    f"{TERMS}issued": (f"{XSD}date", r"\d{4}-\d\d-\d\d"), f"{DCAT}startDate": (f"{XSD}date", r"\d{4}-01-01"),
    f"{DCAT}endDate": (f"{XSD}date", r"\d{4}-12-31"), f"{DCAT}byteSize": (f"{XSD}nonNegativeInteger", r"\d+"),
    f"{SPDX}checksumValue": (f"{XSD}hexBinary", r"[0-9a-f]{64}"),
}  # fmt: skip
PLAIN = {f"{FOAF}name", f"{VCARD}fn", f"{DCAT}version"}
NESTED = {f"{DCAT}distribution", f"{TERMS}temporal", f"{SPDX}checksum"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files(tmp_path_factory.mktemp("town"), "office@example.org")


def files(folder: Path, email: str) -> dict[str, bytes]:
    names = {code: code for code in TABLES}
    titles = {language: {"title": "Internationellt", "about": "Allt", **names} for language in ("sv", "en")}
    kept = MemoryKeyring()
    with (
        mock.patch.object(os_keyring, "system_keyring", return_value=kept),
        municipality_in(folder, FixedClock()) as town,
    ):
        town.office.records.add("visit", {"title": "Besök", "country": "EE", "received": "2026-03-01"})
        town.office.departments.put(town.office.owner.unit, {"email": email})
        made = town.office.compiling.compile(2026)
        return dict(open_data.files(made, titles, town.office.departments.own_address()))


class Graph:
    """JSON-LD read by its own rules: names in full, nodes by class."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._prefixes = document["@context"]
        self.nodes: list[dict[str, Any]] = []
        self.names = {self._full(node["@id"]) for node in document["@graph"]}
        for node in document["@graph"]:
            self._take(node)

    def _full(self, name: str) -> str:
        prefix, colon, rest = name.partition(":")
        return self._prefixes[prefix] + rest if colon and prefix in self._prefixes else name

    def _take(self, node: dict[str, Any]) -> dict[str, Any]:
        told = {"@type": self._full(node["@type"]), "@id": node.get("@id", "")}
        for name, value in node.items():
            if not name.startswith("@"):
                told[self._full(name)] = [self._value(each) for each in (value if isinstance(value, list) else [value])]
        self.nodes.append(told)
        return told

    def _value(self, value: Any) -> Any:  # noqa: ANN401 - JSON
        if not isinstance(value, dict):
            return value
        if "@value" in value:
            return {**value, **({"@type": self._full(value["@type"])} if "@type" in value else {})}
        return self._take(value) if "@type" in value else {"@id": self._full(value["@id"])}


def faults(document: dict[str, Any]) -> list[str]:
    """Say what does not keep the rules."""
    graph = Graph(document)
    found = []
    for node in graph.nodes:
        missing = [name for name in MANDATORY[node["@type"]] if not node.get(name)]
        found += [f"{node['@type']} lacks {name}" for name in missing]
        for name, values in node.items():
            if not name.startswith("@"):
                found += [f"{name}: {value}" for value in values if not _fits(name, value, graph)]
                if name in SPOKEN and [each.get("@language") for each in values] != ["sv", "en"]:
                    found.append(f"{name} is not in both languages")
    return found


def _fits(name: str, value: Any, graph: Graph) -> bool:  # noqa: ANN401 - JSON
    if name in ADDRESSES:
        address = value.get("@id", "")
        there = not address.startswith("#") or address in graph.names
        return set(value) == {"@id"} and re.fullmatch(ADDRESSES[name], address) is not None and there
    if name in SPOKEN:
        return set(value) == {"@language", "@value"} and bool(value["@value"].strip())
    if name in TYPED:
        kind, form = TYPED[name]
        return value["@type"] == kind and re.fullmatch(form, value["@value"]) is not None
    return name in NESTED or (name in PLAIN and isinstance(value, str) and bool(value.strip()))


def test_that_the_description_keeps_the_rules(made: dict[str, bytes]) -> None:
    document = json.loads(made[open_data.CATALOGUE])
    assert faults(document) == []
    assert {node["@type"] for node in Graph(document).nodes} == set(MANDATORY)
    told = {
        node[f"{DCAT}downloadURL"][0]["@id"]: node for node in Graph(document).nodes if f"{DCAT}downloadURL" in node
    }
    assert told.keys() == made.keys() - {open_data.CATALOGUE}
    for name, node in told.items():
        assert node[f"{DCAT}byteSize"][0]["@value"] == str(len(made[name]))
        assert node[f"{SPDX}checksum"][0][f"{SPDX}checksumValue"][0]["@value"] == hashlib.sha256(made[name]).hexdigest()


def test_that_nobody_is_to_be_reached_without_an_address(tmp_path: Path) -> None:
    document = json.loads(files(tmp_path, "")[open_data.CATALOGUE])
    assert faults(document) == []
    assert not [node for node in Graph(document).nodes if node["@type"] == f"{VCARD}Organization"]


@pytest.mark.parametrize(
    ("place", "name", "value"),
    [
        (0, "dcterms:license", {"@id": "http://example.org/all-rights"}),
        (0, "dcterms:publisher", {"@id": "#nobody"}),
        (1, "dcterms:title", [{"@language": "sv", "@value": "Bara svenska"}]),
        (1, "dcterms:issued", {"@type": "xsd:date", "@value": "i fjol"}),
        (1, "dcat:theme", {"@id": "GOVE"}),
        (2, "foaf:name", ""),
        (3, "vcard:hasEmail", []),
    ],
)
def test_that_the_rules_notice_what_is_wrong(made: dict[str, bytes], place: int, name: str, value: object) -> None:
    document = json.loads(made[open_data.CATALOGUE])
    document["@graph"][place][name] = value
    assert faults(document)
