"""Open data of a compilation: the public tables as CSV and JSON without persons, described by DCAT-AP-SE in JSON-LD.

A text that a spreadsheet would take for a formula has an apostrophe before it in the CSV; in the JSON it stands as it
is. The addresses are relative: the files are published together, wherever that is.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from desktop.domain.sums import plain_decimal
from desktop.exchange.compilation_tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.exchange.compilation_tables import Cell, Table
    from desktop.services.compilation.dataset import Compilation

FOLDER: Final = "open-data"
CATALOGUE: Final = "dcat.jsonld"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_LICENCE: Final = "http://creativecommons.org/publicdomain/zero/1.0/"
_THEME: Final = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
_YEARLY: Final = "http://publications.europa.eu/resource/authority/frequency/ANNUAL"
_PUBLIC: Final = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_LOCAL_AUTHORITY: Final = "http://purl.org/adms/publishertype/LocalAuthority"
_FILE_TYPE: Final = "http://publications.europa.eu/resource/authority/file-type/"
_MEDIA_TYPE: Final = "http://www.iana.org/assignments/media-types/"
_CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def files(of: Compilation, titles: Mapping[str, Mapping[str, str]], email: str = "") -> Iterator[tuple[str, bytes]]:
    """Give every file with its name. `titles` has the names of the tables, and of the whole, by language.

    DCAT-AP-SE asks for an address with whoever is to be reached; without the office's, nobody is named for that.
    """
    made: list[tuple[str, bytes]] = []
    for table in tables(of):
        if table.public:
            told = table.without_persons()
            made.append((f"{table.code}.csv", _csv(told)))
            made.append((f"{table.code}.json", _json(told, of)))
    yield from made
    catalogue = _catalogue(of, made, titles, email)
    yield CATALOGUE, (json.dumps(catalogue, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(table: Table) -> bytes:
    content = io.StringIO(newline="")
    writer = csv.writer(content, lineterminator="\r\n")
    writer.writerow([_guarded(column.code) for column in table.columns])
    for row in table.rows:
        writer.writerow([_guarded(cell) if isinstance(cell, str) else _plain(cell) for cell in row])
    return content.getvalue().encode()


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _plain(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return plain_decimal(cell)
        case _:
            return str(cell)


def _json(table: Table, of: Compilation) -> bytes:
    """Amounts are texts of digits and a point, so that nothing is rounded; what is not known is null."""
    names = [column.code for column in table.columns]
    written = ([plain_decimal(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in table.rows)
    rows = [dict(zip(names, row, strict=True)) for row in written]
    told = {"table": table.code, "year": of.year, "edition": of.edition, "rows": rows}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _catalogue(
    of: Compilation, made: list[tuple[str, bytes]], titles: Mapping[str, Mapping[str, str]], email: str
) -> dict[str, Any]:
    publisher: dict[str, Any] = {"@id": "#publisher", "@type": "foaf:Agent", "foaf:name": of.municipality}
    publisher["dcterms:type"] = {"@id": _LOCAL_AUTHORITY}
    contact: dict[str, Any] = {"@id": "#contact", "@type": "vcard:Organization", "vcard:fn": of.office}
    contact["vcard:hasEmail"] = {"@id": f"mailto:{email}"}
    dataset = {
        "@id": "#dataset",
        "@type": "dcat:Dataset",
        "dcterms:title": _said({language: names["title"] for language, names in titles.items()}),
        "dcterms:description": _said({language: names["about"] for language, names in titles.items()}),
        "dcterms:publisher": {"@id": "#publisher"},
        **({"dcat:contactPoint": {"@id": "#contact"}} if email else {}),
        "dcterms:accessRights": {"@id": _PUBLIC},
        "dcat:theme": {"@id": _THEME},
        "dcterms:accrualPeriodicity": {"@id": _YEARLY},
        "dcterms:temporal": {
            "@type": "dcterms:PeriodOfTime",
            "dcat:startDate": _day(f"{of.year:04d}-01-01"),
            "dcat:endDate": _day(f"{of.year:04d}-12-31"),
        },
        "dcterms:issued": _day(of.made.date().isoformat()),
        "dcat:version": str(of.edition),
        "dcat:distribution": [_distribution(name, content, titles) for name, content in made],
    }
    catalogue = {
        "@id": "#catalog",
        "@type": "dcat:Catalog",
        "dcterms:title": dataset["dcterms:title"],
        "dcterms:description": dataset["dcterms:description"],
        "dcterms:publisher": {"@id": "#publisher"},
        "dcterms:license": {"@id": _LICENCE},
        "dcat:dataset": {"@id": "#dataset"},
    }
    return {"@context": _CONTEXT, "@graph": [catalogue, dataset, publisher, *([contact] if email else [])]}


def _distribution(name: str, content: bytes, titles: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    code, _, kind = name.rpartition(".")
    media = {"csv": "text/csv", "json": "application/json"}[kind]
    return {
        "@type": "dcat:Distribution",
        "dcterms:title": _said({language: f"{names[code]} ({kind.upper()})" for language, names in titles.items()}),
        "dcat:accessURL": {"@id": name},
        "dcat:downloadURL": {"@id": name},
        "dcat:mediaType": {"@id": _MEDIA_TYPE + media},
        "dcterms:format": {"@id": _FILE_TYPE + kind.upper()},
        "dcterms:license": {"@id": _LICENCE},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(len(content))},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": hashlib.sha256(content).hexdigest()},
        },
    }


def _said(texts: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@language": language, "@value": text} for language, text in sorted(texts.items(), reverse=True)]


def _day(day: str) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": day}
