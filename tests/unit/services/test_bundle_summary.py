"""The summary that goes along in a bundle: signed with the rest, and telling no more than the rest."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from db.fields import KINDS, types
from desktop.bundle import record_schema
from desktop.bundle.trust import PinnedSigner
from desktop.bundle.verification import verify
from desktop.bundle.zip_layout import SUMMARY
from desktop.keystore import os_keyring
from desktop.services.bundle_export import BundleExport, Order
from desktop.services.papers.accounts import Accounts
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.papers import pdf_text
from tests.fakes.parties import VISIT, ask

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock

TOLD = ("visit", "membership", "project", "agreement", "exchange", "watch", "priority")


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    kept = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)
    return kept


def test_that_the_summary_is_signed_with_the_rest_and_can_be_read(
    desk: Workspace, tmp_path: Path, clock: FixedClock
) -> None:
    desk.records.add("visit", VISIT)
    desk.signing.new(ask)
    summary = Accounts(desk.register).summary(2026, "sv")
    made = BundleExport(desk.register, desk.signing).export(Order(2026, "Prov", summary=summary), tmp_path, ask)
    with made.path.open("rb") as file:
        verify(file, PinnedSigner(made.sealed.control.key), clock.now())
    with zipfile.ZipFile(io.BytesIO(made.path.read_bytes())) as file:
        assert "Studiebesök om skolbibliotek" in pdf_text(file.read(SUMMARY))
    assert SUMMARY in {entry.name for entry in made.sealed.control.entries}


def test_that_the_summary_tells_no_field_that_does_not_go_along(desk: Workspace) -> None:
    wanted = {"exchange": {"period": "2026"}, "agreement": {"period": "2026/"}, "project": {"period": "2026"}}
    for name in TOLD:
        kind = KINDS[name]
        listed = {field.name for field in record_schema.listed(kind.fields)}
        texts = [field.name for field in kind.fields if isinstance(field.type, types.Text | types.SortedText)]
        private = {each: f"Kanariefågel {name} {each}" for each in texts if each not in listed}
        assert private
        given: dict[str, object] = {"title": f"Syns {name}", **wanted.get(name, {}), **private}
        if name == "priority":
            given["year"] = "2026"
        if name == "visit":
            given["period"] = "2026-05-04"
        desk.records.add(name, given)
    text = pdf_text(Accounts(desk.register).summary(2026, "sv"))
    assert "Kanariefågel" not in text
    assert [name for name in TOLD if f"Syns {name}" not in text] == []
