"""The description of the fields: whole, named in both languages, and fit to make tables and texts of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest

from db.fields import KINDS, Field, Kind, Privacy, RowTable, kind_of, row_tables
from db.fields.lifecycle import VISIT_LIFECYCLE
from db.fields.types import Choice, Column, Day, FieldType, Flag, SortedText, Span, Storage, Text, Time, Words
from db.vocabulary import LinkKind, VisitStatus
from desktop.language.texts import LANGUAGES, Texts
from desktop.policy import profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.fields import Shape
    from db.vocabulary import Vocabulary
    from desktop.language.texts import Language

WORD = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
TABLES_OF_THE_REGISTER = {
    "record",
    "link",
    "operation",
    "entry",
    "entry_value",
    "setting",
    "profile",
    "draft",
    "search",
}
KIND_NAMES = sorted(KINDS)


def shapes() -> Iterator[tuple[str, Shape]]:
    """Give every kind and every table of rows, each with its place in the texts."""
    for kind in KINDS.values():
        yield kind.name, kind
        for table in kind.rows:
            yield f"{kind.name}.{table.name}", table


def fields() -> Iterator[tuple[str, Field]]:
    for place, shape in shapes():
        for field in shape.fields:
            yield f"{place}.{field.name}", field


def lacking(language: Language, keys: Iterator[str]) -> list[str]:
    texts = Texts.load(language)
    return sorted({key for key in keys if key not in texts})


def label_keys() -> Iterator[str]:
    yield from (f"field.{place}" for place, _ in fields())
    for kind in KINDS.values():
        yield from (f"kind.{kind.name}.{form}" for form in ("one", "many", "new"))
        yield from (f"section.{kind.name}.{section}" for section in kind.sections)
        yield from (f"row.{kind.name}.{table.name}" for table in kind.rows)
        yield from (f"row_new.{kind.name}.{table.name}" for table in kind.rows)
        if kind.lifecycle is not None:
            yield from (f"status.{kind.name}.{status}" for status in kind.lifecycle.vocabulary)
            yield from (f"guard.{guard.code}" for guards in kind.lifecycle.guards.values() for guard in guards)
    yield from (f"privacy.{privacy.code}" for privacy in Privacy)
    for vocabulary in vocabularies():
        yield from (f"choice.{vocabulary.key()}.{code}" for code in vocabulary)


def vocabularies() -> set[type[Vocabulary]]:
    return {field.type.vocabulary for _, field in fields() if isinstance(field.type, Choice)} | {LinkKind}


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_everything_described_has_a_name_in_both_languages(language: Language) -> None:
    """Seen to fail with a field that no file of texts knows."""
    assert lacking(language, label_keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_two_fields_or_choices_beside_each_other_have_the_same_name(language: Language) -> None:
    texts = Texts.load(language)
    doubled = []
    for place, shape in shapes():
        names = [texts(f"field.{place}.{field.name}") for field in shape.fields]
        doubled += [f"{place}: {name}" for name in names if names.count(name) > 1]
    for vocabulary in vocabularies():
        names = [texts(f"choice.{vocabulary.key()}.{code}") for code in vocabulary]
        doubled += [f"{vocabulary.key()}: {name}" for name in names if names.count(name) > 1]
    assert doubled == []


@pytest.mark.parametrize(
    ("key", "sv", "en"),
    [
        ("field.visit.delegation.access_needs", "Tillgänglighetsbehov", "Access needs"),
        ("field.person.access_needs", "Tillgänglighetsbehov", "Access needs"),
        ("field.visit.seating", "Bordsplacering", "Seating plan"),
        ("field.visit.defensive_points", "Svar på känsliga frågor", "Answers to sensitive questions"),
        ("field.visit.programme.title", "Programpunkt", "Programme item"),
        ("field.membership.review_months", "Omprövas efter (månader)", "Re-examined after (months)"),
        ("field.membership.override", "Status sätts till", "Status is set to"),
        ("field.membership.override_reason", "Skäl till avvikelsen", "Reason for the deviation"),
        ("field.visit.reference", "Diarienummer", "Reference (diarienummer)"),
        ("status.membership.resting", "Vilande", "Dormant"),
        ("status.watch.found", "Uppmärksammad", "Noticed"),
        ("kind.task.many", "Att göra", "To do"),
        ("row.project.stages", "Steg i projekthanteringen", "Stages of project handling"),
    ],
)
def test_that_labels_say_what_is_meant(key: str, sv: str, en: str) -> None:
    assert (Texts.load("sv")(key), Texts.load("en")(key)) == (sv, en)


def test_that_what_may_name_a_person_is_never_public() -> None:
    assert KINDS["person"].by_name["title"].privacy is Privacy.PERSONAL
    assert KINDS["organisation"].by_name["title"].privacy is Privacy.PUBLIC
    told = {place: field.privacy for place, field in fields() if field.name == "decided_by"}
    assert len(told) == 3
    assert set(told.values()) == {Privacy.PERSONAL}


def test_that_every_code_is_a_plain_english_word() -> None:
    codes = [place.rpartition(".")[2] for place, _ in fields()]
    codes += [name for kind in KINDS.values() for name in (kind.name, *kind.sections)]
    codes += [table.name for table in row_tables().values()]
    codes += [code.value for vocabulary in vocabularies() for code in vocabulary]
    assert [code for code in codes if WORD.fullmatch(code) is None] == []


@pytest.mark.parametrize("name", KIND_NAMES)
def test_that_every_field_and_table_stands_in_a_section_of_its_kind_and_every_section_holds_something(
    name: str,
) -> None:
    kind = KINDS[name]
    used = [field.section for field in kind.fields] + [table.section for table in kind.rows]
    assert set(used) == set(kind.sections)
    assert len(kind.sections) == len(set(kind.sections))


@pytest.mark.parametrize("name", KIND_NAMES)
def test_that_what_the_description_refers_to_is_there(name: str) -> None:
    kind = KINDS[name]
    assert kind_of(name) is kind
    for table in kind.rows:
        assert kind.row_table(table.name) is table
        referred = (*table.order, *(end for span in table.spans for end in span))
        assert set(referred) <= table.by_name.keys(), table.name
        for start, end in table.spans:
            assert isinstance(table.by_name[start].type, Time | Day)
            assert type(table.by_name[start].type) is type(table.by_name[end].type)
    if kind.period is not None:
        assert set(kind.period.fields) <= kind.by_name.keys()
        if kind.period.rows is not None:
            named, field = kind.period.rows
            table_of_periods = kind.row_table(named)
            assert table_of_periods is not None
            assert isinstance(table_of_periods.by_name[field].type, Span)


@pytest.mark.parametrize("name", KIND_NAMES)
def test_that_a_status_belongs_to_a_life_cycle_that_can_be_gone_through(name: str) -> None:
    kind = KINDS[name]
    stepped = [field.name for field in kind.fields if field.stepped]
    if kind.lifecycle is None:
        assert stepped == []
        return
    assert stepped == ["status"]
    described = kind.by_name["status"].type
    assert isinstance(described, Choice)
    lifecycle = kind.lifecycle
    assert described.vocabulary is lifecycle.vocabulary
    assert {*lifecycle.chain, *lifecycle.exits} == set(lifecycle.vocabulary)
    assert not set(lifecycle.chain) & lifecycle.exits.keys()
    for status in lifecycle.vocabulary:
        assert lifecycle.allowed(status), status
        assert status not in lifecycle.allowed(status)
    there = kind.by_name.keys() | {table.name for table in kind.rows}
    for guards in lifecycle.guards.values():
        for guard in guards:
            assert {each for names in guard.any_of for each in names} | {guard.field} <= there, guard.code


def test_that_a_visit_goes_along_its_chain_both_ways_out_of_it_and_back() -> None:
    assert VISIT_LIFECYCLE.first is VisitStatus.REQUESTED
    assert VisitStatus.CLOSED in VISIT_LIFECYCLE.allowed(VisitStatus.PLANNING)
    assert VisitStatus.ASSESSING in VISIT_LIFECYCLE.allowed(VisitStatus.PLANNING)
    assert VisitStatus.DECLINED not in VISIT_LIFECYCLE.allowed(VisitStatus.PLANNING)
    assert VisitStatus.CANCELLED in VISIT_LIFECYCLE.allowed(VisitStatus.PLANNING)
    assert VISIT_LIFECYCLE.allowed(VisitStatus.DECLINED) == (
        VisitStatus.REQUESTED,
        VisitStatus.ASSESSING,
        VisitStatus.DECIDED,
    )


def test_that_no_two_columns_of_a_record_or_a_row_have_the_same_name() -> None:
    from db.models import KIND_TABLES, RECORD, ROW_TABLES  # noqa: PLC0415 - the other tests need no SQLAlchemy

    for name, kind in KINDS.items():
        own = {column.name for column in KIND_TABLES[name].columns} - {"number"}
        assert not own & {column.name for column in RECORD.columns}, name
        columns = [field.name + column.suffix for field in kind.fields for column in field.type.columns]
        assert len(columns) == len(set(columns)), name
    for name, table in row_tables().items():
        columns = [field.name + column.suffix for field in table.fields for column in field.type.columns]
        assert len(columns) == len(set(columns)), name
        assert not {"id", "record", "position"} & set(columns), name
        assert {"id", "record", "position", *columns} == {column.name for column in ROW_TABLES[name].columns}


def test_that_tables_of_the_same_name_are_one_description_and_none_is_called_as_another() -> None:
    by_name: dict[str, RowTable] = {}
    for kind in KINDS.values():
        for table in kind.rows:
            assert by_name.setdefault(table.name, table) is table
    assert not by_name.keys() & KINDS.keys()
    assert not (by_name.keys() | KINDS.keys()) & TABLES_OF_THE_REGISTER
    assert not {"trashed", "links"} & {place.partition(".")[2] for place, _ in fields()}


def test_that_sensitive_and_protected_fields_stay_at_home_and_are_not_searched() -> None:
    private = {place: field for place, field in fields() if field.privacy.masked}
    assert {"visit.delegation.diet", "visit.delegation.access_needs", "visit.security_notes"} <= private.keys()
    assert {"visit.contact_details", "person.private_details", "person.diet"} <= private.keys()
    assert [place for place, field in private.items() if field.since is not None] == []
    assert [place for place, field in private.items() if field.searched or field.listed] == []


def test_that_every_record_has_a_title_that_must_be_there() -> None:
    for kind in KINDS.values():
        title = kind.by_name["title"]
        assert isinstance(title.type, SortedText)
        assert (title.required, title.searched, title.listed) == (True, True, True)


def test_that_the_profiles_know_the_lists_that_fields_take_their_words_from() -> None:
    sources = {field.type.source for _, field in fields() if hasattr(field.type, "source")}
    for name in profile.SHIPPED:
        assert sources <= profile.load(name).lists.keys()


def test_that_every_type_says_its_code_once_and_has_columns() -> None:
    codes = [each.code for each in get_args(FieldType)]
    assert len(codes) == len(set(codes))
    for each in (*get_args(FieldType), SortedText):
        suffixes = [column.suffix for column in each.columns]
        assert suffixes
        assert len(suffixes) == len(set(suffixes))
    assert {column.storage for each in get_args(FieldType) for column in each.columns} == set(Storage)


def test_that_a_shape_refuses_a_field_that_is_described_twice() -> None:
    twice = (Field("name", Text()), Field("name", Flag()))
    with pytest.raises(ValueError, match="thing describes a field twice"):
        Kind(name="thing", sections=(), fields=twice)
    with pytest.raises(ValueError, match="things describes a field twice"):
        RowTable(name="things", section="", fields=twice)


def test_that_the_words_of_the_description_say_what_they_are() -> None:
    assert kind_of("resa") is None
    assert [privacy.code for privacy in Privacy] == ["public", "internal", "personal", "sensitive", "protected"]
    assert [privacy.masked for privacy in Privacy] == [False, False, False, True, True]
    assert VisitStatus.key() == "visit_status"
    assert Words.many
    assert not Text.many
    assert Column("_key", Storage.TEXT) in SortedText.columns
