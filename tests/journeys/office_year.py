"""A municipality's year by commands alone: python -m tests.journeys.office_year [--departments D] [--records N].

Departments of Stockholm's kind make up their records, ask for advice and send their bundles; the office takes them in,
looks at the board, asks, answers, sends receipts, compiles and writes everything out. Then every output is read by
somebody else's reader, and the sums in them are held against each other.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import json
import sys
import tempfile
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import docx
import pypdf
from lxml import html

from db.queries import register as tables
from desktop.cli.main import run
from desktop.domain.clock import SystemClock
from desktop.domain.unit_codes import unit_code
from desktop.keystore import KeyFile, os_keyring
from desktop.language.formats import Formats
from desktop.language.texts import Texts
from desktop.policy import profile
from tests import factories
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.workbooks import read_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

PROFILE = "stockholm"
OFFICE = "Stadsledningskontoret"
YEAR = str(SystemClock().today().year)
SUMS = (
    ("shares", "own_share_sek", "project.own_share.sek"),
    ("memberships", "fee_sek", "membership.fees.sek"),
    ("projects", "total_sek", "project.total.sek"),
)
"""The tables with the column whose rows come to a figure; papers print it in whole kronor."""


@dataclass
class Town:
    """The registers of a municipality in a folder, each by its command line."""

    folder: Path
    told: list[str] = field(default_factory=list)

    def __call__(self, who: str, *words: str | Path, statuses: Sequence[int] = (0,)) -> dict[str, Any]:
        """Type a command at somebody's register; give the answer."""
        path = self.folder / unit_code(who) / "register.utblick"
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as beside:
            status = run([*map(str, words), "--json", "--register", str(path)])
        assert status in statuses, (who, words, status, out.getvalue(), beside.getvalue())
        answer: dict[str, Any] = json.loads(out.getvalue())
        return answer

    def settle(self, name: str, role: str) -> None:
        """Give somebody a register."""
        home = self.folder / unit_code(name)
        home.mkdir()
        desk = factories.desk_at(factories.register_in(home, PROFILE), SystemClock(), PROFILE)
        with desk.register.writing() as connection:
            for setting, value in {"role": role, "unit": name, "person": "Mari Näide"}.items():
                tables.set_setting(connection, setting, json.dumps(value))
        desk.close()


def main(words: Sequence[str]) -> int:
    """Live through the year, and say what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--departments", type=int, default=20)
    parser.add_argument("--records", type=int, default=120)
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        for line in live(Path(folder), asked.departments, asked.records):
            sys.stdout.write(f"{line}\n")
    return 0


def live(folder: Path, departments: int, records: int) -> list[str]:
    """Live through the year; whatever does not agree ends it."""
    _, key = factories._template(PROFILE)
    kept = MemoryKeyring()
    with (
        mock.patch.object(os_keyring, "system_keyring", return_value=kept),
        mock.patch.object(KeyFile, "unlock", return_value=key),
    ):
        town = Town(folder)
        names = [unit.name.sv for unit in profile.load(PROFILE).units][:departments]
        names += [f"Stadsdelsnämnd {number}" for number in range(1, departments - len(names) + 1)]
        town.settle(OFFICE, "office")
        sent = [_department(town, name, number, records) for number, name in enumerate(names)]
        _received(town, sent)
        _asked_and_answered(town, names, folder)
        return [*_compiled(town, folder / "out"), f"{len(names)} departments, {len(sent)} bundles"]


def _department(town: Town, name: str, number: int, records: int) -> Path:
    """Let a department come to the office with its key, and send what it has."""
    town.settle(name, "contact")
    request, issued = town.folder / f"{number}.csr", town.folder / f"{number}.pem"
    town(name, "key", "new")
    code = town(name, "key", "request", "-o", request)["code"]
    town(OFFICE, "office", "request", request, "--department", name, "--code", code, "-o", issued)
    town(name, "key", "install", issued)
    if not (town.folder / "office.pem").exists():
        (town.folder / "office.pem").write_text(town(OFFICE, "key", "new")["certificate"])
    shown = town(OFFICE, "key", "show")["code"]
    town(name, "key", "trust", town.folder / "office.pem", "--name", OFFICE, "--code", shown)
    town(name, "sample", "--records", str(records), "--seed", str(number + 1))
    shared = ("title=Gröna tak i staden", "cordis_id=101000777", f"period={YEAR}/", "form=eu", "status=running")
    town(name, "add", "project", *shared, "total=900000 EUR", f"own_share={1000 + number} EUR")
    town(name, "add", "membership", "title=Nätverket", f"organisation=Nätverk {number}")
    town(name, "advice", "ask", "Vem samordnar besöket?", "--year", YEAR)
    words = ("export", "--year", YEAR, "-o", town.folder, "--accept-gaps", "Vet inte än")
    return Path(town(name, *words)["file"])


def _received(town: Town, sent: Sequence[Path]) -> None:
    done = town(OFFICE, "office", "receive", *sent)
    assert done["summary"]["stored"] == len(sent), done["summary"]
    again = town(OFFICE, "office", "receive", *sent)
    assert again["summary"]["stored"] == 0, again["summary"]
    board = town(OFFICE, "office", "board", "--year", YEAR)
    assert (board["delivered"], board["missing"]) == (len(sent), 0), board
    assert all(row["advice"] == 1 for row in board["departments"])


def _asked_and_answered(town: Town, names: Sequence[str], folder: Path) -> None:
    """Ask about a project of each, answer what each asks, and let everybody read it."""
    for each in town(OFFICE, "office", "advice", "--year", YEAR)["requests"]:
        town(OFFICE, "office", "answer", each["id"], "Den som får besöket.")
    asked = {name: town(name, "search", "Gröna tak i staden")["hits"][0]["id"] for name in names}
    for record in asked.values():
        town(OFFICE, "office", "question", record, "Vem äger projektet?", "--field", "owner")
    answers = folder / "answers"
    answers.mkdir()
    made = town(OFFICE, "office", "receipts", "--year", YEAR, "-o", answers)["receipts"]
    overview = answers / "oversikt.asice"
    town(OFFICE, "office", "overview", "-o", overview)
    for name in names:
        [receipt] = [each["file"] for each in made if each["recipient"] == unit_code(name)]
        town(name, "receive", overview)  # the newer one first: each is judged by itself
        town(name, "receive", receipt)
        [question] = town(name, "answers", "--state", "question")["answers"]
        assert (question["record"], question["note"]) == (asked[name], "Vem äger projektet?")
        [request] = town(name, "advice", "list")["requests"]
        assert request["answer"] == "Den som får besöket."
        town(name, "known", "--lessons")


def _compiled(town: Town, out: Path) -> list[str]:
    """Compile, write out, and hold every output against every other."""
    out.mkdir()
    words = ("office", "compile", "--year", YEAR, "-o", out)
    rates = [part for rate in ("EUR=11,5", "USD=10", "GBP=13", "NOK=1", "DKK=1,5") for part in ("--rate", rate)]
    made = town(OFFICE, *words, *rates, statuses=(0, 1))
    told = json.loads((out / "compile.json").read_text("utf-8"))
    shared = [each for each in told["projects"] if each["title"] == "Gröna tak i staden"]
    assert len(shared) == 1, "a project of all departments is one"
    texts = Texts.load("sv")
    sheets = read_workbook((out / "compilation.xlsx").read_bytes())
    words_of = {name: text.replace("\N{NO-BREAK SPACE}", " ") for name, text in _texts(out).items()}
    lines = [f"edition {made['edition']}, {len(told['findings'])} findings, {told['candidate_count']} candidates"]
    for table, column, figure in SUMS:
        wanted = Decimal(told["figures"][figure])
        found = {
            "csv": _summed(csv.DictReader(io.StringIO((out / f"open-data/{table}.csv").read_text("utf-8"))), column),
            "json": _summed(json.loads((out / f"open-data/{table}.json").read_text("utf-8"))["rows"], column),
            "xlsx": _in_sheet(sheets[texts(f"compilation.table.{table}")], texts(f"compilation.column.{column}")),
        }
        assert set(found.values()) == {wanted}, (figure, wanted, found)
        printed = Formats(texts).whole_money(wanted).replace("\N{NO-BREAK SPACE}", " ")
        missing = [name for name, text in words_of.items() if printed not in text]
        assert not missing, (figure, printed, missing)
        lines.append(f"{figure}: {wanted} in {', '.join([*found, *words_of])}")
    return lines


def _texts(out: Path) -> dict[str, str]:
    """What the papers say, by readers that are not ours."""
    document = docx.Document(str(out / "compilation.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    pages = [page.extract_text() for page in pypdf.PdfReader(out / "compilation.pdf").pages]
    page = html.fromstring((out / "compilation.html").read_bytes().decode())
    return {
        "pdf": " ".join(" ".join(pages).split()),
        "docx": " ".join([*(each.text for each in document.paragraphs), *cells]),
        "html": page.text_content(),
    }


def _summed(rows: Any, column: str) -> Decimal:  # noqa: ANN401 - rows of any reader
    return sum((Decimal(row[column]) for row in rows if row[column]), Decimal(0))


def _in_sheet(rows: list[list[Any]], label: str) -> Decimal:
    place = rows[0].index(label)
    numbers = (Decimal(str(row[place])) for row in rows[1:] if len(row) > place and row[place] is not None)
    return sum(numbers, Decimal(0)).quantize(Decimal("0.01"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
