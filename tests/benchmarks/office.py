"""The office's year on many departments: python -m tests.benchmarks.office [--departments D] [--records N].

The floor packs, hashes and signs the same bytes, as bundle.py does, and puts the same rows into a register with a
statement of SQLite's, a transaction a bundle, in the same run and on the same files. Beside it stands what a
municipality does today: workbooks with the same rows, merged with openpyxl. Then the memory, at a fifth of the files
and at all of them: receiving takes no more for many, a compilation holds the rows that it tells.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import openpyxl
import xlsxwriter

from db.fields import KINDS
from desktop.bundle.zip_layout import RECORDS
from desktop.domain.rates import read_typed
from desktop.exchange import compilation_json, workbook
from desktop.keystore import os_keyring
from desktop.language.texts import Texts
from desktop.services.bundle_export import BundleExport, Order
from desktop.services.sample.sample import Sample
from desktop.services.sample.world import Plan
from tests.benchmarks.bundle import packed
from tests.benchmarks.measuring import HEAD, MILLI, Figure, Goal, memory_peak, took
from tests.factories import raw_at, register_in
from tests.fakes.clocks import FixedClock
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.municipality import municipality_in
from tests.fakes.parties import ask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
    """Receive, compile and write out, each beside the floor; by the clock, and in processor time."""
    few = files[: max(1, len(files) // 5)]
    packing, inserting = _both(lambda: _packed(files)), _both(lambda: _inserted(town.folder, files))
    floor = packing[0] + inserting[0], packing[1] + inserting[1]
    books = [_book(path) for path in files]
    merging = _both(lambda: _merged(town.folder / "merged.xlsx", books))
    mailbag, compiling, rates = town.office.mailbag, town.office.compiling, read_typed(["EUR=11,5", "USD=10"])
    before = memory_peak()
    first = _both(lambda: mailbag.open(few))
    fewer = memory_peak()
    rest = _both(lambda: mailbag.open(files[len(few) :]))
    received = memory_peak()
    compiled = _both(lambda: compiling.keep(compiling.compile(YEAR, rates)))
    memory = memory_peak()
    of, texts = compiling.compile(YEAR, rates), Texts.load("sv")
    writing = _both(lambda: (compilation_json.written(of), workbook.workbook(of, texts)))
    found = []
    for place, unit in enumerate(("", " (processor)")):
        receiving, beside = first[place] + rest[place], "zip, SHA-256, ECDSA and raw insert"
        whole, least = receiving + compiled[place], floor[place]
        found += [
            Figure(f"receive{unit}", records, beside, least, receiving),
            Figure(f"compile{unit}", records, beside, least, compiled[place]),
            Figure(f"receive and compile{unit}", records, beside, least, whole, Goal(3)),
            Figure(f"receive and compile{unit}", records, "openpyxl merging", merging[place], whole, Goal(0.1)),
            Figure(f"compile.json and workbook{unit}", records, beside, least, writing[place]),
        ]
    return [
        *found,
        Figure(f"memory of receiving {len(few)}", 0, "", 0, fewer - before, unit="MB"),
        Figure(f"memory of receiving {len(files)}, above that", 0, "", 0, received - fewer, Goal(8, times=False), "MB"),
        Figure("memory of compiling, above that", records, "", 0, memory - received, unit="MB"),
    ]


def _both(work: Callable[[], object]) -> tuple[float, float]:
    """Give the milliseconds that something takes by the clock, and of processors, its children's too."""
    before = os.times()
    clock = took(work)
    after = os.times()
    return clock, sum(after[:4]) * MILLI - sum(before[:4]) * MILLI


def _packed(files: list[Path]) -> None:
    for path in files:
        with zipfile.ZipFile(path) as container:
            parts = [(name, container.read(name)) for name in container.namelist()]
        packed(parts)


def _inserted(folder: Path, files: list[Path]) -> None:
    """Put the rows into a register's table of its own."""
    made = register_in(folder)
    with raw_at(made) as table:
        table.execute("CREATE TABLE floor (bundle INTEGER, id TEXT, kind TEXT, content TEXT, PRIMARY KEY (bundle, id))")
        table.execute("CREATE INDEX ix_floor ON floor (kind, bundle)")
        for number, path in enumerate(files):
            rows = [(number, line["id"], line["kind"], text) for line, text in _lines(path)]
            table.execute("BEGIN IMMEDIATE")
            table.executemany("INSERT INTO floor VALUES (?, ?, ?, ?)", rows)
            table.execute("COMMIT")


def _book(path: Path) -> Path:
    """Write the rows of a bundle as a department keeps them today: a sheet a kind, a column a field."""
    made = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(str(made), {"constant_memory": False}) as book:
        sheets: dict[str, tuple[Any, list[str]]] = {}
        for line, _ in _lines(path):
            kind = line["kind"]
            if kind not in sheets:
                names = [field.name for field in KINDS[kind].fields]
                sheets[kind] = (book.add_worksheet(kind), names)
                sheets[kind][0].write_row(0, 0, names)
            sheet, names = sheets[kind]
            cells = [line["fields"].get(name) for name in names]
            sheet.write_row(sheet.dim_rowmax + 1, 0, [_cell(each) for each in cells])
    return made


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _merged(path: Path, books: list[Path]) -> None:
    """Read every workbook in openpyxl's fastest way and append its rows to one, sheet by sheet."""
    whole = openpyxl.Workbook(write_only=True)
    sheets: dict[str, Any] = {}
    for each in books:
        book = openpyxl.load_workbook(each, read_only=True)
        for sheet in book.worksheets:
            first = sheet.title not in sheets
            if first:
                sheets[sheet.title] = whole.create_sheet(sheet.title)
            for row in sheet.iter_rows(min_row=1 if first else 2, values_only=True):
                sheets[sheet.title].append(row)
        book.close()
    whole.save(path)


def _lines(path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    with zipfile.ZipFile(path) as container:
        for line in container.read(RECORDS).splitlines():
            yield json.loads(line), line.decode()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
