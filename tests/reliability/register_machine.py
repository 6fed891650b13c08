"""A register and its twin in plain Python, to which everything is done in whatever order: the same must come of it.

Seen to fail when undo left out the rows, when a purge left its links in the history of undo, and when a change of a
title did not reach the index.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from typing_extensions import override

from db.fields import KINDS, types
from db.vocabulary import LinkKind
from desktop.domain.conflicts import Stale
from desktop.domain.errors import InvalidInput, Refused
from desktop.domain.queries import Query
from desktop.language.collation import sort_key
from desktop.services.searching import Search
from desktop.services.values import to_json
from tests.factories import desk_at, register_in
from tests.fakes.clocks import FixedClock
from tests.fakes.given_values import texts, values_of
from tests.fakes.plain_register import PlainRegister

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.fields import Field, Shape
    from db.fields.lifecycle import Lifecycle
    from db.vocabulary import Vocabulary
    from desktop.domain.records import Json, Saved
    from tests.fakes.plain_register import Done, Fields, PlainRecord, Rows

pytestmark = pytest.mark.no_cover  # the same services again and again: measuring takes a third of its time

# A document needs a file, which has tests of its own.
SOME = st.sampled_from(sorted(KINDS.keys() - {"document"}))
PATHS = st.sampled_from(("purpose", "title", "delegation/new/name", "notes"))


WELL = {"file": "file.whole", "history": "history.holds", "index": "index.whole"}


class RegisterMachine(RuleBasedStateMachine):
    """A register and its plain twin."""

    done: ClassVar[Counter[str]] = Counter()
    """What all of them came to: lives, looks at them, records, operations."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.clock = FixedClock()
        self.desk = desk_at(register_in(self.folder), self.clock)
        self.plain = PlainRegister()
        self.words = 0
        self.entries = 0

    @override
    def teardown(self) -> None:
        """Look at everything once more, through a register that was closed and opened."""
        try:
            self.reopens()
            for identifier in self.plain.records:
                self._same(identifier)
                self._found_by_title(identifier)
            assert self.desk.history.prove().broken is None
            checks = {check.name: check.detail for check in self.desk.doctor.examine()}
            assert {**checks, **WELL} == checks
            self.done.update(lives=1, records=len(self.plain.records), operations=self.plain.operations)
        finally:
            self.desk.close()
            shutil.rmtree(self.folder)

    # What people do

    @rule(data=st.data(), kind=SOME)
    def adds(self, data: st.DataObject, kind: str) -> None:
        described = KINDS[kind]
        fields = self._drawn(data, described)
        if fields is None:
            return
        tables = data.draw(st.lists(st.sampled_from(described.rows), max_size=2, unique=True)) if described.rows else []
        rows = {table.name: [row] for table in tables if (row := self._drawn(data, table)) is not None}
        others = data.draw(st.lists(st.sampled_from(self.plain.present()), max_size=1)) if self.plain.present() else []
        links = [(data.draw(st.sampled_from(LinkKind)).value, other) for other in others]
        raw_rows = {name: [raw for raw, _ in table] for name, table in rows.items()}
        saved = self.desk.records.add(kind, fields[0], raw_rows, links)
        kept = {"unit": "Kulturförvaltningen", **fields[1]}
        if described.lifecycle is not None:
            kept["status"] = described.lifecycle.first.value
        made = self.desk.records.get(saved.id)
        kept_rows: Rows = {
            name: {row.id: told for row, (_, told) in zip(made.rows[name], table, strict=True)}
            for name, table in rows.items()
        }
        self.plain.add(saved.id, kind, kept, kept_rows, links)
        assert (saved.rev, saved.operation) == (1, self.plain.operations)
        self._same(saved.id)

    @precondition(lambda self: self.plain.present())
    @rule(data=st.data())
    def changes(self, data: st.DataObject) -> None:
        identifier = self._some_record(data)
        record = self.plain.records[identifier]
        fields = self._drawn(data, KINDS[record.kind], identifier, whole=False)
        if fields is None:
            return
        raw, kept = fields
        before = self.plain.before([identifier])
        saved = self.desk.records.change(identifier, raw, rev=record.rev)
        _put(record.fields, kept)
        for name in kept:
            self.plain.drafts.pop((identifier, name), None)
        self._settled(before, saved)

    @precondition(lambda self: self.plain.present())
    @rule(data=st.data())
    def changes_an_old_version(self, data: st.DataObject) -> None:
        identifier = self._some_record(data)
        rev = self.plain.records[identifier].rev
        wanted = {"title": "Något annat"}
        others = st.integers(-1, rev + 3).filter(lambda other: other != rev)
        with pytest.raises(Stale) as caught:
            self.desk.records.change(identifier, wanted, rev=data.draw(others))
        assert caught.value.current is not None
        assert caught.value.mine is not None
        assert (caught.value.current.rev, caught.value.mine.title) == (rev, "Något annat")
        self._same(identifier)

    @precondition(lambda self: self.plain.present())
    @rule(data=st.data(), wrong=st.sampled_from([{"title": ""}, {"title": "a\0"}, {"fel": "x"}, {"unit": 5}]))
    def changes_to_what_is_refused(self, data: st.DataObject, wrong: dict[str, object]) -> None:
        identifier = self._some_record(data)
        with pytest.raises(InvalidInput):
            self.desk.records.change(identifier, {"notes": "Annat", **wrong})
        self._same(identifier)

    @precondition(lambda self: any(KINDS[self.plain.records[each].kind].rows for each in self.plain.present()))
    @rule(data=st.data())
    def adds_a_row(self, data: st.DataObject) -> None:
        with_rows = [each for each in self.plain.present() if KINDS[self.plain.records[each].kind].rows]
        identifier = data.draw(st.sampled_from(with_rows))
        record = self.plain.records[identifier]
        table = data.draw(st.sampled_from(KINDS[record.kind].rows))
        fields = self._drawn(data, table, identifier)
        if fields is None:
            return
        if _said_twice(table, record.rows.get(table.name, {}), fields[1]):
            with pytest.raises(InvalidInput, match=r"row\.twice"):
                self.desk.rows.add(identifier, table.name, fields[0])
            return
        before = self.plain.before([identifier])
        saved = self.desk.rows.add(identifier, table.name, fields[0], rev=record.rev)
        record.rows.setdefault(table.name, {})[saved.row] = fields[1]
        self._settled(before, saved)

    @precondition(lambda self: self.plain.every_row())
    @rule(data=st.data())
    def changes_a_row(self, data: st.DataObject) -> None:
        identifier, name, row = data.draw(st.sampled_from(self.plain.every_row()))
        table = KINDS[self.plain.records[identifier].kind].row_table(name)
        assert table is not None
        fields = self._drawn(data, table, identifier, whole=False)
        if fields is None:
            return
        wished = {**self.plain.records[identifier].rows[name][row], **fields[1]}
        if _out_of_order(table, wished):
            with pytest.raises(InvalidInput, match=r"value\.period_order"):
                self.desk.rows.change(row, fields[0])
            return
        others = {each: told for each, told in self.plain.records[identifier].rows[name].items() if each != row}
        if _said_twice(table, others, fields[1]):
            with pytest.raises(InvalidInput, match=r"row\.twice"):
                self.desk.rows.change(row, fields[0])
            return
        before = self.plain.before([identifier])
        saved = self.desk.rows.change(row, fields[0])
        _put(self.plain.records[identifier].rows[name][row], fields[1])
        self._settled(before, saved)

    @precondition(lambda self: self.plain.every_row())
    @rule(data=st.data())
    def deletes_a_row(self, data: st.DataObject) -> None:
        identifier, name, row = data.draw(st.sampled_from(self.plain.every_row()))
        before = self.plain.before([identifier])
        saved = self.desk.rows.delete(row)
        del self.plain.records[identifier].rows[name][row]
        self._settled(before, saved)

    @precondition(lambda self: any("status" in self.plain.records[each].fields for each in self.plain.present()))
    @rule(data=st.data())
    def steps(self, data: st.DataObject) -> None:
        identifier = data.draw(
            st.sampled_from([each for each in self.plain.present() if "status" in self.plain.records[each].fields])
        )
        record = self.plain.records[identifier]
        lifecycle = KINDS[record.kind].lifecycle
        assert lifecycle is not None
        wanted = data.draw(st.sampled_from(lifecycle.vocabulary))
        current = lifecycle.vocabulary(str(record.fields["status"]))
        if wanted is not current and wanted not in lifecycle.allowed(current):
            with pytest.raises(Refused, match=r"step\.not_allowed"):
                self.desk.records.step(identifier, wanted.value)
            return
        if wanted is not current and _guarded(lifecycle, wanted, record):
            with pytest.raises(Refused, match=r"step\.refused"):
                self.desk.records.step(identifier, wanted.value)
            return
        before = self.plain.before([identifier])
        saved = self.desk.records.step(identifier, wanted.value)
        record.fields["status"] = wanted.value
        if wanted is not current:
            _put(record.fields, self._days_of_step(lifecycle, current, wanted, record.fields))
        self._settled(before, saved)

    @precondition(lambda self: self.plain.present())
    @rule(data=st.data())
    def throws_away(self, data: st.DataObject) -> None:
        identifier = self._some_record(data)
        along = self.plain.hanging_on(identifier, None)
        before = self.plain.before([identifier, *along])
        saved = self.desk.trash.put(identifier)
        for each in (identifier, *along):
            self.plain.records[each].trashed = self.clock.now()
        self._settled(before, saved)
        with pytest.raises(Refused, match=r"record\.trashed"):
            self.desk.records.change(identifier, {"title": "Annat"})

    @precondition(lambda self: self.plain.trashed())
    @rule(data=st.data())
    def brings_back(self, data: st.DataObject) -> None:
        identifier = data.draw(st.sampled_from(self.plain.trashed()))
        record = self.plain.records[identifier]
        carrier = self.plain.records.get(str(record.fields.get("on")))
        if carrier is not None and carrier.trashed is not None:
            with pytest.raises(Refused, match=r"hanging\.carrier_trashed"):
                self.desk.trash.restore(identifier)
            return
        along = self.plain.hanging_on(identifier, record.trashed)
        before = self.plain.before([identifier, *along])
        saved = self.desk.trash.restore(identifier)
        for each in (identifier, *along):
            self.plain.records[each].trashed = None
        self._settled(before, saved)

    @precondition(lambda self: len(self.plain.present()) > 1)
    @rule(data=st.data(), kind=st.sampled_from(LinkKind))
    def links(self, data: st.DataObject, kind: LinkKind) -> None:
        identifier, other = data.draw(st.permutations(self.plain.present()))[:2]
        before = self.plain.before([identifier])
        saved = self.desk.links.add(identifier, kind.value, other)
        self.plain.records[identifier].links.add((kind.value, other))
        self._settled(before, saved)

    @precondition(lambda self: any(self.plain.records[each].links for each in self.plain.present()))
    @rule(data=st.data())
    def unlinks(self, data: st.DataObject) -> None:
        links = [(each, *link) for each in self.plain.present() for link in sorted(self.plain.records[each].links)]
        identifier, kind, other = data.draw(st.sampled_from(links))
        before = self.plain.before([identifier])
        saved = self.desk.links.remove(identifier, kind, other)
        self.plain.records[identifier].links.remove((kind, other))
        self._settled(before, saved)

    @rule()
    def undoes(self) -> None:
        steps = self.desk.undo.steps()
        done = self.plain.next_undone
        if done is None or not self.plain.gone.isdisjoint(done):
            with pytest.raises(Refused, match=r"undo\.nothing" if done is None else r"undo\.erased"):
                self.desk.undo.last()
            assert steps == ()
            return
        with pytest.raises(Refused, match=r"undo\.moved_on"):
            self.desk.undo.last(expected=steps[0].operation + 1)
        undone = self.desk.undo.last(expected=steps[0].operation)
        assert set(undone.records) == set(self.plain.undo(self.clock.now()))
        for identifier in done:
            self._same(identifier)

    @precondition(lambda self: self.plain.records)
    @rule(data=st.data(), path=PATHS, text=texts(80, lines=True))
    def types_something(self, data: st.DataObject, path: str, text: str) -> None:
        identifier = data.draw(st.sampled_from(sorted(self.plain.records)))
        self.desk.drafts.keep(identifier, path, text)
        self.plain.drafts[identifier, path] = text
        self._same_drafts(identifier)

    @precondition(lambda self: self.plain.drafts)
    @rule(data=st.data())
    def forgets_what_was_typed(self, data: st.DataObject) -> None:
        identifier, path = data.draw(st.sampled_from(sorted(self.plain.drafts)))
        self.desk.drafts.drop(identifier, path)
        del self.plain.drafts[identifier, path]
        self._same_drafts(identifier)

    @rule(days=st.sampled_from((0, 1, 29, 31)))
    def lets_time_pass(self, days: int) -> None:
        self.clock.go(days=days, minutes=1)

    @rule()
    def empties_the_trash(self) -> None:
        assert self.desk.trash.empty_old() == self.plain.empty_trash(self.clock.now())

    @rule()
    def reopens(self) -> None:
        path = self.desk.path
        self.desk.close()
        self.desk = desk_at(path, self.clock)

    # What people see

    @rule(data=st.data(), kind=SOME, limit=st.integers(1, 4))
    def reads_a_list_page_by_page(self, data: st.DataObject, kind: str, limit: int) -> None:
        sort = data.draw(st.sampled_from(("title", "-title", "changed", "-created", "date", "-unit")))
        listed, after = [], None
        while True:
            page = self.desk.listing.page(Query(kind, sort=sort, limit=limit, after=after))
            assert page.total == len(self.plain.present(kind))
            listed += [row.id for row in page.rows]
            after = page.next
            if after is None:
                break
        assert sorted(listed) == sorted(self.plain.present(kind))
        if sort.endswith("title"):
            expected = sorted(listed, key=self._title_key, reverse=sort.startswith("-"))
            assert listed == expected

    @precondition(lambda self: self.plain.records)
    @rule(data=st.data())
    def searches(self, data: st.DataObject) -> None:
        self._found_by_title(data.draw(st.sampled_from(sorted(self.plain.records))))

    @precondition(lambda self: self.plain.records)
    @rule(data=st.data())
    def reads_a_history(self, data: st.DataObject) -> None:
        identifier = data.draw(st.sampled_from(sorted(self.plain.records)))
        entries = self.desk.history.of(identifier)
        assert entries[0].what == "added"
        assert [entry.number for entry in entries] == sorted({entry.number for entry in entries})

    @invariant()
    def counts_are_right(self) -> None:
        counted = {kind: len(self.plain.present(kind)) for kind in KINDS}
        assert self.desk.listing.counts() == {kind: number for kind, number in counted.items() if number}
        assert [each.id for each in self.desk.trash.list()] == sorted(
            self.plain.trashed(),
            key=lambda each: (-self.plain.records[each].trashed.timestamp(), self.plain.records[each].number),  # type: ignore[union-attr]
        )

    @invariant()
    def the_history_only_grows(self) -> None:
        self.done["looks"] += 1
        now = self.desk.history.head().count
        assert now >= self.entries
        self.entries = now

    # How they are compared

    def _same(self, identifier: str) -> None:
        record, plain = self.desk.records.get(identifier), self.plain.records[identifier]
        assert (record.kind, record.rev, record.trashed) == (plain.kind, plain.rev, plain.trashed)
        assert {name: to_json(value) for name, value in record.fields.items()} == plain.fields
        rows = {
            name: {row.id: {each: to_json(value) for each, value in row.fields.items()} for row in table}
            for name, table in record.rows.items()
        }
        assert rows == {name: table for name, table in plain.rows.items() if table}
        links = {(link.kind, link.to) for link in record.links if not link.incoming}
        assert links == {(kind, to) for kind, to in plain.links if self.plain.records[to].trashed is None}

    def _days_of_step(
        self, lifecycle: Lifecycle, current: Vocabulary, wanted: Vocabulary, fields: Fields
    ) -> dict[str, Json]:
        left = {name: None for status, name in lifecycle.dated.items() if status is current}
        taken = {name for status, name in lifecycle.dated.items() if status is wanted and name not in fields}
        return {**left, **dict.fromkeys(taken, self.clock.today().isoformat())}

    def _same_drafts(self, identifier: str) -> None:
        kept = {(draft.record, draft.path): draft.text for draft in self.desk.drafts.of(identifier)}
        assert kept == {place: text for place, text in self.plain.drafts.items() if place[0] == identifier}

    def _found_by_title(self, identifier: str) -> None:
        """Find a record by the one word of its title that no other has ever had, with and without its dots."""
        record, search = self.plain.records[identifier], Search(self.desk.register)
        word = str(record.fields["title"]).rpartition(" ")[2]
        for typed in (word, word.replace("ä", "a").upper()):
            found = [hit.id for hit in search.find(typed, trash=True).hits]
            assert found == [identifier]
        assert search.find(word.replace("ä", "å"), trash=True).hits == ()

    def _title_key(self, identifier: str) -> tuple[str, int]:
        record = self.plain.records[identifier]
        return sort_key(str(record.fields["title"])), record.number

    def _settled(self, before: Done, saved: Saved) -> None:
        changed = self.plain.settle(before)
        assert saved.rev == self.plain.records[saved.id].rev
        assert saved.operation == (self.plain.operations if changed else None)
        for identifier in before:
            self._same(identifier)
            self._same_drafts(identifier)

    # What is drawn

    def _some_record(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(self.plain.present()))

    def _drawn(
        self, data: st.DataObject, shape: Shape, own: str | None = None, *, whole: bool = True
    ) -> tuple[dict[str, object], Fields] | None:
        """Draw fields as they are given and as they must be kept; None if one that is required cannot be had."""
        settable = [field for field in shape.fields if not field.stepped and not field.attached]
        chosen = data.draw(st.lists(st.sampled_from(settable), max_size=4, unique=True))
        if whole:
            chosen += [field for field in settable if field.required and field not in chosen]
        raw: dict[str, object] = {}
        kept: Fields = {}
        for field in chosen:
            if not whole and not field.required and data.draw(st.integers(0, 3)) == 0:
                raw[field.name], kept[field.name] = data.draw(st.sampled_from((None, "", "  "))), None
            elif not self._draw_field(data, field, own, raw, kept) and field.required:
                return None
        if whole:
            for fields in (raw, kept):
                _put_in_order(shape, fields)
        return raw, kept

    def _draw_field(
        self, data: st.DataObject, field: Field, own: str | None, raw: dict[str, object], kept: Fields
    ) -> bool:
        if field.name == "title":
            self.words += 1
            raw["title"] = kept["title"] = f"{data.draw(texts(60))} märke{self.words}x"
            return True
        strategy = values_of(field.type, self.desk.profile, self._to_point_at(field, own))
        if strategy is None:
            return False
        drawn = data.draw(strategy)
        raw[field.name], kept[field.name] = drawn.raw, drawn.kept
        return True

    def _to_point_at(self, field: Field, own: str | None) -> tuple[str, ...]:
        if not isinstance(field.type, types.Reference):
            return ()
        kinds = field.type.kinds or ("visit", "project", "membership")
        return tuple(each for kind in kinds for each in self.plain.present(kind) if each != own)


def _put_in_order(shape: Shape, fields: dict[str, Any]) -> None:
    """Let the times of a row follow on each other."""
    for first, second in getattr(shape, "spans", ()):
        if first in fields and second in fields:
            fields[first], fields[second] = sorted((fields[first], fields[second]))


def _out_of_order(shape: Shape, fields: Fields) -> bool:
    spans = getattr(shape, "spans", ())
    return any(str(fields.get(end) or "9999") < str(fields.get(start) or "0000") for start, end in spans)


def _said_twice(shape: Shape, others: Mapping[str, Fields], wanted: Fields) -> bool:
    once = getattr(shape, "once", "")
    return wanted.get(once) is not None and any(other.get(once) == wanted[once] for other in others.values())


def _guarded(lifecycle: Lifecycle, wanted: Vocabulary, record: PlainRecord) -> bool:
    """Tell whether something that a status needs is missing."""
    there = {name for name, value in (record.fields | record.rows).items() if value}
    guards = lifecycle.guards.get(wanted, ())
    return any(all(not there.issuperset(names) for names in guard.any_of) for guard in guards)


def _put(fields: Fields, wanted: Mapping[str, Json]) -> None:
    for name, value in wanted.items():
        if value is None:
            fields.pop(name, None)
        else:
            fields[name] = value
