"""A department and its council office, each with a register, and the way of a key between them."""

from __future__ import annotations

import json
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.queries import register as tables
from desktop.services.bundle_export import BundleExport, Order
from tests.factories import desk_at, register_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.services.bundle_export import Exported
    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock

DEPARTMENT = "Kulturförvaltningen"
OFFICE = "Kommunledningskontoret"
PHRASE = "en lång fras för nyckeln"
VISIT = {
    "title": "Studiebesök om skolbibliotek",
    "direction": "incoming",
    "country": "EE",
    "organisation": "Exempelstadens bibliotek",
    "purpose": "Lära av varandra",
    "received": "2026-03-01",
}


def ask() -> str:
    """Answer with the passphrase of the sealed keys."""
    return PHRASE


@dataclass
class Parties:
    """Both, open."""

    department: Workspace
    office: Workspace
    folder: Path

    def certify(self) -> None:
        """Make a key at the department and let the office accept it, by its code."""
        made = self.department.signing.new(ask)
        self.accept(made.code)

    def accept(self, code: str) -> None:
        """Let the office accept what the department asks for, and install the answer."""
        request = self.department.signing.request(ask)
        accepted = self.office.trusted.accept_request(request, DEPARTMENT, code, ask)
        self.department.signing.install(accepted.certificate)

    def export(self, year: int = 2026, gaps: str = "", *, test: bool = False) -> Exported:
        """Make a bundle at the department."""
        exporter = BundleExport(self.department.register, self.department.signing)
        return exporter.export(Order(year, gaps, test), self.folder, ask)


@contextmanager
def parties_in(folder: Path, clock: FixedClock) -> Iterator[Parties]:
    """Open a department and an office."""
    with ExitStack() as stack:
        desks = []
        for name in ("department", "office"):
            home = folder / name
            home.mkdir()
            path = register_in(home)
            if name == "office":
                _make_office(path, clock)
            desk = desk_at(path, clock)
            stack.callback(desk.close)
            desks.append(desk)
        department, office = desks
        yield Parties(department, office, folder)


def _make_office(path: Path, clock: FixedClock, profile: str = "uppsala") -> None:
    desk = desk_at(path, clock, profile)
    with desk.register.writing() as connection:
        for name, value in {"role": "office", "unit": OFFICE, "person": "Bo Exempel"}.items():
            tables.set_setting(connection, name, json.dumps(value))
    desk.close()
