"""Made-up records in a register: written whole, proved, found, undone, and taken away without a trace on the rest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from db import search
from db.models import ENTRY_VALUE, KIND_TABLES, LINK, METADATA, RECORD, ROW_TABLES
from desktop.domain.errors import InvalidInput, Refused
from desktop.domain.queries import Condition, Query
from desktop.language.deeds import deed_name
from desktop.policy import profile
from desktop.services import records as services
from desktop.services.sample import sample as samples
from desktop.services.sample.making import records
from desktop.services.sample.sample import Sample
from desktop.services.sample.world import Plan, World
from desktop.services.sample.writing import write
from desktop.services.searching import Search
from tests.factories import desk_at, register_in
from tests.fakes.clocks import FixedClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Table

    from desktop.domain.records import Json
    from desktop.services.sample.draft import Made
    from desktop.services.sample.sample import Progress
    from desktop.services.workspace import Workspace

    Rows = dict[str, list[dict[str, object]]]

PLAN = Plan(130)


@pytest.fixture
def sample(desk: Workspace) -> Sample:
    return Sample(desk.register)


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "BATCH", 50)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    """Give a second register, with a clock that follows the records put into it."""
    folder = tmp_path / "other"
    folder.mkdir()
    workspace = desk_at(register_in(folder), FixedClock())
    yield workspace
    workspace.close()


def made(plan: Plan = PLAN) -> list[Made]:
    return list(records(World(plan, profile.load("uppsala"))))


def content(desk: Workspace, *without: str) -> Rows:
    """Every row of every table of records, by the record's id where it has a number."""
    with desk.register.reading() as connection:
        ids = {int(row.number): str(row.id) for row in connection.execute(select(RECORD.c.number, RECORD.c.id))}
        found: Rows = {}
        for table in (RECORD, LINK, *KIND_TABLES.values(), *ROW_TABLES.values()):
            rows = [dict(row) for row in connection.execute(select(table)).mappings()]
            found[table.name] = [_with_ids(table, row, ids, without) for row in rows]
    return {name: sorted(rows, key=str) for name, rows in found.items()}


def _with_ids(
    table: Table, row: dict[str, object], ids: Mapping[int, str], without: tuple[str, ...]
) -> dict[str, object]:
    numbers = {"number", *(key.parent.name for key in table.foreign_keys)}
    known = {name: ids[int(str(value))] if name in numbers else value for name, value in row.items()}
    return {name: value for name, value in known.items() if name not in without}


def histories(desk: Workspace) -> list[tuple[str, Json, str]]:
    with desk.register.reading() as connection:
        ids = list(connection.scalars(select(RECORD.c.id)))
    entries = [(each, entry.after, entry.what) for each in ids for entry in desk.history.of(each)]
    return sorted(entries, key=str)


def fit(desk: Workspace) -> bool:
    """Say whether everything is as it should be, with nothing to mend."""
    return all(check.ok and not check.numbers.get("mended") for check in desk.doctor.examine())


@pytest.mark.usefixtures("small_batches")
def test_that_everything_is_there_and_fit(desk: Workspace, sample: Sample) -> None:
    counted = sample.add(PLAN)

    assert desk.listing.counts() == dict(counted)
    assert sum(counted.values()) == sample.count() == PLAN.records
    assert fit(desk)
    for each in made():
        found = desk.records.get(each.id)
        assert (found.kind, found.title, found.created) == (each.kind, each.title, each.at)
        assert {table: [row.id for row in rows] for table, rows in found.rows.items()}.keys() == each.rows.keys()
        assert {(link.kind, link.to) for link in found.links if not link.incoming} == {
            (kind, to) for kind, _, to in each.links
        }


def test_that_the_clock_of_the_register_changes_nothing(desk: Workspace, other: Workspace, clock: FixedClock) -> None:
    clock.go(days=800)
    for each in (desk, other):
        Sample(each.register).add(Plan(30))

    assert content(desk) == content(other)


@pytest.mark.usefixtures("small_batches")
def test_that_each_is_what_adding_it_by_hand_would_have_made(
    desk: Workspace, sample: Sample, other: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two ways to write a record, one for a record and one for thousands: every column and every history the same."""
    sample.add(PLAN)
    for each in made():
        ids = iter([each.id, *(row for table in each.rows.values() for row in table)])
        monkeypatch.setattr(services, "new_id", lambda ids=ids: next(ids))
        monkeypatch.setattr(other.register, "clock", FixedClock(each.at))
        rows = {table: [_given(row) for row in rows.values()] for table, rows in each.rows.items()}
        other.records.add(each.kind, each.fields, rows, [(kind, to) for kind, _, to in each.links])

    assert content(desk) == content(other)
    assert histories(desk) == histories(other)


def _given(row: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in row.items() if name != "position"}


def test_that_records_are_found_and_listed_at_once(desk: Workspace, sample: Sample) -> None:
    sample.add(Plan(400))

    assert Search(desk.register).find("lodz").hits
    assert not Search(desk.register).find("lodz").behind
    assert desk.listing.page(Query("visit", (Condition("status", "=", "closed"),), year=2025)).rows
    assert desk.listing.sums(Query("project"))[0].with_figure


def test_that_without_its_documents_the_index_knows_that_it_is_behind(desk: Workspace, sample: Sample) -> None:
    sample.add(Plan(60), indexed=False)

    with desk.register.reading() as connection:
        assert len(search.stale(connection)) == 60
    assert {check.name: check.numbers.get("mended") for check in desk.doctor.examine()}["index"] == 60
    assert fit(desk)


@pytest.mark.usefixtures("small_batches")
def test_that_progress_is_told_batch_by_batch(sample: Sample) -> None:
    told: list[tuple[int, int]] = []
    sample.add(PLAN, lambda progress: told.append((progress.done, progress.total)))

    assert told == [(50, 130), (100, 130), (130, 130)]


def _stop(_: Progress) -> None:
    raise KeyboardInterrupt


@pytest.mark.usefixtures("small_batches")
def test_that_what_is_stopped_leaves_whole_batches(
    desk: Workspace, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KeyboardInterrupt):
        sample.add(Plan(130, 2), _stop)
    assert sample.count() == 50

    monkeypatch.setattr("desktop.services.sample.sample.write", _stopping_in_the_middle_of(write, at=100))
    with pytest.raises(KeyboardInterrupt):
        sample.add(Plan(130, 3))

    assert sample.count() == 150
    assert fit(desk)


def _stopping_in_the_middle_of(writing: Callable[..., None], *, at: int) -> Callable[..., None]:
    def stopping(operation: object, batch: list[Made], *rest: object, **named: object) -> None:
        writing(operation, batch, *rest, **named)
        if batch[0].index == at:
            raise KeyboardInterrupt

    return stopping


@pytest.mark.usefixtures("small_batches")
def test_that_one_undo_puts_one_batch_in_the_trash(desk: Workspace, sample: Sample) -> None:
    sample.add(PLAN)

    assert [deed_name(step.deed, "sv") for step in desk.undo.steps()] == [
        "Lade in 30 påhittade poster",
        "Lade in 50 påhittade poster",
        "Lade in 50 påhittade poster",
    ]
    assert len(desk.undo.last().records) == 30
    assert (sum(desk.listing.counts().values()), len(desk.trash.list())) == (100, 30)


def test_that_the_same_sample_is_not_put_in_twice(sample: Sample) -> None:
    sample.add(Plan(12))

    with pytest.raises(Refused, match=r"sample\.there"):
        sample.add(Plan(12))
    sample.add(Plan(12, 2))
    assert sample.count() == 24


@pytest.mark.parametrize("records", [0, -1, 1_000_001])
def test_that_a_number_of_records_nobody_can_mean_is_refused(sample: Sample, records: int) -> None:
    with pytest.raises(InvalidInput, match=r"value\.range"):
        sample.add(Plan(records))


@pytest.mark.usefixtures("small_batches")
def test_that_removal_leaves_nothing_of_the_sample_and_all_of_the_rest(desk: Workspace, sample: Sample) -> None:
    visit = desk.records.add("visit", {"title": "Eget besök"}, {"gifts": [{"direction": "given", "what": "Bok"}]}).id
    desk.records.add("task", {"title": "Egen uppgift", "on": visit})
    before, told = content(desk), histories(desk)
    sample.add(PLAN)
    first = made()[0].id
    desk.records.change(first, {"notes": "Ändrad för hand"})
    desk.drafts.keep(first, "notes", "utkast")
    desk.links.add(visit, "related", first)
    count = desk.history.head().count

    gone = sample.remove()

    assert (gone.records, gone.kept, sample.count()) == (PLAN.records, 0, 0)
    assert _but(content(desk), "changed", "rev", "indexed") == _but(before, "changed", "rev", "indexed")
    assert [entry for entry in histories(desk) if entry[2] != "linked"] == told
    assert desk.history.head().count == count
    assert {step.deed.details["title"] for step in desk.undo.steps()} >= {"Eget besök"}
    assert not desk.drafts.of(first)
    assert _values(desk) == 3
    assert fit(desk)
    assert not Search(desk.register).find("påhitt").hits


def _but(content: Rows, *without: str) -> Rows:
    return {
        table: [{name: value for name, value in row.items() if name not in without} for row in rows]
        for table, rows in content.items()
    }


def _values(desk: Workspace) -> int:
    """How many values the history still has."""
    with desk.register.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(ENTRY_VALUE)) or 0)


def test_that_what_hangs_on_a_made_up_record_keeps_it(desk: Workspace, sample: Sample) -> None:
    sample.add(PLAN)
    person = next(each for each in made() if each.kind == "person" and "organisation" in each.fields)
    task = desk.records.add("task", {"title": "Ring", "on": person.id}).id

    gone = sample.remove()

    assert (gone.records, gone.kept) == (PLAN.records - 2, 2)
    assert desk.records.get(person.id).names[str(person.fields["organisation"])]
    assert desk.records.get(task).title == "Ring"
    assert len(desk.history.of(person.id)) == 1
    assert fit(desk)

    desk.records.change(task, {"on": desk.records.add("visit", {"title": "Eget"}).id})
    assert sample.remove().records == 2


def test_that_what_was_removed_can_be_put_in_again(desk: Workspace, sample: Sample) -> None:
    sample.add(Plan(20))
    before = content(desk)
    sample.remove()
    sample.add(Plan(20))

    assert content(desk) == before
    assert fit(desk)
    assert sample.remove().records == 20


def test_that_there_is_nothing_to_remove_where_nothing_was_made_up(sample: Sample) -> None:
    assert sample.remove().records == 0


def test_that_no_table_of_records_was_forgotten_here() -> None:
    """A new table has to be thought of: it may be the sample's to fill, and to empty."""
    known = {"record", "link", *KIND_TABLES, *ROW_TABLES}
    around = {"operation", "entry", "entry_value", "draft", "profile", "setting", "blob", "blob_part", "reason"}
    bundles = {"signing_key", "trusted_key", "sent_bundle", "received_bundle", "received_record", "received_file"}
    office = {"department", "verdict", "remark", "pairing", "chapter", "compilation", "advice", "matter"}

    assert set(METADATA.tables) - known - around - bundles - office == set()


def test_that_the_history_keeps_each_record_as_it_was_made(desk: Workspace, sample: Sample) -> None:
    sample.add(Plan(12))
    with desk.register.reading() as connection:
        kept = [
            json.loads(after) for after in connection.scalars(select(ENTRY_VALUE.c.after).order_by(ENTRY_VALUE.c.entry))
        ]

    assert [each for each in kept if each is not True] == [each.whole for each in made(Plan(12))]
