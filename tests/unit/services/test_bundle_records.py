"""What goes along in a bundle: the year's records and what belongs to them, and of each the listed fields alone."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from db.fields import KINDS
from desktop.bundle import record_schema
from desktop.bundle.trust import PinnedSigner
from desktop.bundle.verification import verify
from desktop.bundle.zip_layout import RECORDS
from desktop.domain.errors import Damaged, InvalidInput
from desktop.exchange.record_json import of_record
from desktop.keystore import os_keyring
from desktop.services import bundle_export
from desktop.services.bundle_export import BundleExport, Order
from desktop.services.bundle_records import gather
from desktop.services.sample.sample import Sample
from desktop.services.sample.world import Plan
from tests.factories import raw_at
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.parties import VISIT, ask

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    kept = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)
    return kept


def gathered(desk: Workspace) -> dict[str, dict[str, Any]]:
    with desk.register.reading() as connection:
        pages = gather(connection, "2026-01-01", "2026-12-31", {})
        return {each["id"]: each for some in pages for each in some}


def exported(desk: Workspace, folder: Path, clock: FixedClock, gaps: str = "Prov") -> zipfile.ZipFile:
    """Export, verify, and give the file as another reader of ZIP sees it."""
    desk.signing.new(ask)
    made = BundleExport(desk.register, desk.signing).export(Order(2026, gaps), folder, ask)
    with made.path.open("rb") as file:
        verify(file, PinnedSigner(made.sealed.control.key), clock.now())
    return zipfile.ZipFile(io.BytesIO(made.path.read_bytes()))


def test_that_the_lines_say_of_a_sample_what_its_records_say(desk: Workspace) -> None:
    """Straight from columns, they must come to the same as each record read whole: of listed fields alone."""
    Sample(desk.register).add(Plan(120, 3, desk.register.clock.today()))
    found = gathered(desk)
    assert len({each["kind"] for each in found.values()}) > 7
    for identifier, line in found.items():
        record = of_record(desk.records.get(identifier))
        kind = KINDS[line["kind"]]
        fields: Any = record["fields"]
        rows: Any = record["rows"]
        listed = {field.name for field in record_schema.listed(kind.fields)}
        expected = {name: value for name, value in fields.items() if name in listed}
        if kind.name == "document" and not fields.get("goes_along"):
            expected = {name: value for name, value in expected.items() if name not in bundle_export_files()}
        assert line["fields"] == expected
        for table in kind.rows:
            names = {"id"} | {field.name for field in record_schema.listed(table.fields)}
            told = [{name: value for name, value in row.items() if name in names} for row in rows.get(table.name, [])]
            assert sorted(line["rows"].get(table.name, []), key=_id) == sorted(told, key=_id)
        assert line["links"] == sorted(line["links"], key=lambda link: (link["kind"], link["to"]))


def bundle_export_files() -> set[str]:
    return {"file_name", "media_type", "size", "sha256"}


def _id(row: dict[str, Any]) -> str:
    return str(row["id"])


def test_that_the_years_records_go_along_and_those_still_running(desk: Workspace) -> None:
    add = desk.records.add
    this_year = add("visit", VISIT).id
    running = add("project", {"title": "Löpande", "period": "2024-05/"}).id
    over = add("project", {"title": "Avslutat", "period": "2024-05/2025-11"}).id
    to_come = add("visit", {**VISIT, "received": "2027-01-01"}).id
    stays = add("visit", {**VISIT, "stays": True}).id
    gone = add("visit", VISIT).id
    desk.trash.put(gone)
    assert gathered(desk).keys() == {this_year, running}
    assert not {over, to_come, stays, gone} & gathered(desk).keys()


def test_that_contacts_go_along_only_with_what_they_are_linked_to_and_protected_persons_never(desk: Workspace) -> None:
    add = desk.records.add
    employer = add("organisation", {"title": "Exempelstadens bibliotek"}).id
    person = add("person", {"title": "Mari Näide", "organisation": employer, "diet": "vegan"}).id
    hidden = add("person", {"title": "Aino Esimerkki", "protected_person": True, "organisation": employer}).id
    stranger = add("person", {"title": "Nils Påhittad"}).id
    visit = add("visit", VISIT, links=[("related", person), ("related", hidden)]).id

    found = gathered(desk)

    assert found.keys() == {visit, person, employer}
    assert found[visit]["links"] == [{"kind": "related", "to": person}]
    assert "diet" not in found[person]["fields"]
    assert stranger not in json.dumps(found)
    assert hidden not in json.dumps(found)


def test_that_what_hangs_on_a_record_goes_with_it_and_stays_with_it(desk: Workspace) -> None:
    add = desk.records.add
    visit, other = add("visit", VISIT).id, add("visit", {**VISIT, "stays": True}).id
    decision = add("decision", {"title": "Beslut", "on": visit}).id
    deeper = add("task", {"title": "Expediera", "on": decision}).id
    add("decision", {"title": "Beslut om det andra", "on": other})
    own = add("document", {"title": "Stannar", "on": visit, "stays": True}).id
    assert gathered(desk).keys() == {visit, decision, deeper}
    assert own not in gathered(desk)


def test_that_only_files_marked_to_go_along_do_and_of_the_others_nothing_is_said(
    desk: Workspace, tmp_path: Path, clock: FixedClock
) -> None:
    visit = desk.records.add("visit", VISIT).id
    for name, content, along in (("ja.txt", b"ja", True), ("samma.txt", b"ja", True), ("nej.txt", b"nej", False)):
        (tmp_path / name).write_bytes(content * 100)
        desk.attachments.add(visit, tmp_path / name, {"goes_along": along})
    desk.attachments.add(visit, tmp_path / "nej.txt", {"title": "Program"})
    folder = tmp_path / "out"
    folder.mkdir()

    with exported(desk, folder, clock) as container:
        names = container.namelist()
        lines = [json.loads(line) for line in container.read(RECORDS).splitlines()]

    sha256 = hashlib.sha256(b"ja" * 100).hexdigest()
    assert [name for name in names if name.startswith("attachments/")] == [f"attachments/{sha256}.txt"]
    documents = {line["fields"]["title"]: line for line in lines if line["kind"] == "document"}
    assert documents["ja.txt"]["attachments"] == [{"file": f"attachments/{sha256}.txt", "name": "ja.txt"}]
    assert documents["samma.txt"]["attachments"][0]["file"] == f"attachments/{sha256}.txt"
    assert documents.keys() == {"ja.txt", "samma.txt", "Program", "Dokument"}
    for title in ("Program", "Dokument"):
        assert documents[title]["attachments"] == []
        assert not bundle_export_files() & documents[title]["fields"].keys()


def test_that_a_file_that_is_damaged_in_the_register_stops_the_export(
    desk: Workspace, tmp_path: Path, clock: FixedClock
) -> None:
    visit = desk.records.add("visit", VISIT).id
    (tmp_path / "brev.txt").write_bytes(b"brev")
    desk.attachments.add(visit, tmp_path / "brev.txt", {"goes_along": True})
    with raw_at(desk.path) as connection:
        connection.execute("DELETE FROM blob_part")
    with pytest.raises(Damaged, match="attachment"):
        exported(desk, tmp_path, clock)
    assert list(tmp_path.glob("*.asice")) == []


def test_that_a_record_no_verifier_would_take_is_named(desk: Workspace) -> None:
    visit = desk.records.add("visit", VISIT).id
    with raw_at(desk.path) as connection:
        connection.execute("UPDATE visit SET country = 'Estland'")
    with pytest.raises(InvalidInput) as problem:
        BundleExport(desk.register, desk.signing).plan(2026)
    assert problem.value.details == {"title": VISIT["title"], "id": visit, "place": "fields.country"}


def test_that_too_many_files_are_seen_in_the_dry_run(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise InvalidInput("export.too_many_files", count=1200, limit=994)

    monkeypatch.setattr(bundle_export, "check_size", refuse)
    with pytest.raises(InvalidInput, match="too_many_files"):
        BundleExport(desk.register, desk.signing).plan(2026)
