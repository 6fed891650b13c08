"""A municipality in one process: some departments with keys, and the council office that takes in what they send."""

from __future__ import annotations

import json
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.queries import register as tables
from desktop.domain.unit_codes import unit_code
from desktop.services.bundle_export import BundleExport, Order
from tests.factories import desk_at, register_in
from tests.fakes.parties import OFFICE, _make_office, ask

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock

    Rows = Mapping[str, Sequence[Mapping[str, object]]]


@dataclass
class Municipality:
    """The office and its departments, all open."""

    office: Workspace
    folder: Path
    clock: FixedClock
    stack: ExitStack
    departments: dict[str, Workspace] = field(default_factory=dict)

    def join(self, name: str) -> Workspace:
        """Let a department have a register and a key that the office accepts."""
        home = self.folder / unit_code(name)
        home.mkdir()
        path = register_in(home)
        desk = desk_at(path, self.clock)
        with desk.register.writing() as connection:
            tables.set_setting(connection, "unit", json.dumps(name))
        desk.close()
        desk = desk_at(path, self.clock)
        self.stack.callback(desk.close)
        made = desk.signing.new(ask)
        accepted = self.office.trusted.accept_request(desk.signing.request(ask), name, made.code, ask)
        desk.signing.install(accepted.certificate)
        self.departments[name] = desk
        return desk

    def add(self, name: str, kind: str, fields: Mapping[str, object], rows: Rows | None = None) -> str:
        """Let a department write a record down."""
        return self.departments[name].records.add(kind, fields, rows or {}).id

    def deliver(self, name: str, year: int = 2026) -> Path:
        """Let a department send its account, and the office take it in."""
        desk = self.departments[name]
        folder = self.folder / f"sent-{len(list(self.folder.glob('sent-*')))}"
        folder.mkdir()
        made = BundleExport(desk.register, desk.signing).export(Order(year, "Vet inte än"), folder, ask)
        assert self.office.receiving.receive(made.path).stored
        return made.path


@contextmanager
def municipality_in(folder: Path, clock: FixedClock) -> Iterator[Municipality]:
    """Open an office without any department."""
    with ExitStack() as stack:
        home = folder / unit_code(OFFICE)
        home.mkdir()
        path = register_in(home)
        _make_office(path, clock)
        office = desk_at(path, clock)
        stack.callback(office.close)
        yield Municipality(office, folder, clock, stack)
