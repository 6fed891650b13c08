"""The office's year on many departments: python -m tests.benchmarks.office [--departments D] [--records N].

The floor reads every bundle's records, parses them and puts them into a plain table, in the same run and on the same
files; then the memory of receiving and of compiling, which follows the records that are compiled, not the files.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from desktop.bundle.zip_layout import RECORDS
from desktop.bundle.zip_reader import ZipReader
from desktop.domain.rates import read_typed
from desktop.exchange import compilation_json, workbook
from desktop.keystore import os_keyring
from desktop.language.texts import Texts
from desktop.services.bundle_export import BundleExport, Order
from desktop.services.sample.sample import Sample
from desktop.services.sample.world import Plan
from tests.benchmarks.measuring import HEAD, Figure, Goal, memory_peak, took
from tests.fakes.clocks import FixedClock
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.municipality import municipality_in
from tests.fakes.parties import ask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.fakes.municipality import Municipality

YEAR = FixedClock().today().year


def main(words: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--departments", type=int, default=50)
    parser.add_argument("--records", type=int, default=2000)
    asked = parser.parse_args(words)
    kept = MemoryKeyring()
    with (
        tempfile.TemporaryDirectory() as scratch,
        mock.patch.object(os_keyring, "system_keyring", return_value=kept),
        municipality_in(Path(scratch), FixedClock()) as town,
    ):
        files = sent(town, asked.departments, asked.records)
        _say(HEAD)
        for figure in figures(town, files, asked.departments * asked.records):
            _say(figure.line())
    return 0


def sent(town: Municipality, departments: int, records: int) -> list[Path]:
    """Let every department make up its records and send them."""
    files = []
    for number in range(departments):
        desk = town.join(f"Förvaltning {number}")
        Sample(desk.register).add(Plan(records=records, seed=number + 1, today=FixedClock().today()), indexed=False)
        with desk.register.writing() as connection:  # every record is to go along, so that the number is what it says
            connection.exec_driver_sql(f"UPDATE record SET begins = '{YEAR}-01-01', ends = '{YEAR}-02-01'")  # noqa: S608 - a number
        exporter = BundleExport(desk.register, desk.signing)
        files.append(exporter.export(Order(YEAR, "Vet inte än"), town.folder, ask).path)
    return files


def figures(town: Municipality, files: list[Path], records: int) -> list[Figure]:
    """Receive, compile and write out, each beside the floor."""
    before = memory_peak()
    floor = took(lambda: _floor(files))
    receiving = took(lambda: town.office.mailbag.open(files))
    received = memory_peak()
    compiling, rates = town.office.compiling, read_typed(["EUR=11,5", "USD=10"])
    compiled = took(lambda: compiling.keep(compiling.compile(YEAR, rates)))
    of = compiling.compile(YEAR, rates)
    texts = Texts.load("sv")
    writing = took(lambda: (compilation_json.written(of), workbook.workbook(of, texts)))
    beside = "read, parse and insert"
    return [
        Figure("receive", records, beside, floor, receiving),
        Figure("compile", records, beside, floor, compiled),
        Figure("receive and compile", records, beside, floor, receiving + compiled, Goal(3)),
        Figure("compile.json and workbook", records, beside, floor, writing),
        Figure("memory of receiving, above the start", records, "", 0, received - before, unit="MB"),
        Figure("memory of all, above the start", records, "", 0, memory_peak() - before, unit="MB"),
    ]


def _floor(files: list[Path]) -> None:
    table = sqlite3.connect(":memory:")
    table.execute("CREATE TABLE record (id TEXT, kind TEXT, content TEXT)")
    for path in files:
        with path.open("rb") as file:
            container = ZipReader(file)
            lines = b"".join(container.pieces(container.by_name[RECORDS])).splitlines()
        told = [(json.loads(line), line.decode()) for line in lines]
        table.executemany(
            "INSERT INTO record VALUES (?, ?, ?)", [(each["id"], each["kind"], line) for each, line in told]
        )
    table.close()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
