"""Conditions: read, written, typed, and held against facts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from db.fields import KINDS
from desktop.domain.dates import PartialDate
from desktop.domain.money import Money
from desktop.domain.periods import Period
from desktop.language.texts import LANGUAGES
from desktop.policy import checker, facts, syntax, tokens
from desktop.policy.checking import VERBS
from desktop.policy.evaluation import Surroundings, holds, surroundings
from desktop.policy.faults import ConditionFault
from desktop.policy.parser import DEEPEST, SIGNS, parse
from desktop.policy.syntax import written

if TYPE_CHECKING:
    from collections.abc import Mapping

VISIT, PERSON = KINDS["visit"], KINDS["person"]
WORDS = {
    "criteria": frozenset({"benefit"}),
    "focus": frozenset({"samverkan"}),
    "bodies": frozenset({"KS"}),
    "kinds": frozenset(KINDS),
    "steps": frozenset({"planned"}),
}


def scope(kind: str = "visit") -> checker.Scope:
    described = KINDS[kind]
    statuses = () if described.lifecycle is None else described.lifecycle.vocabulary
    words = frozenset(each.value for each in statuses)
    return checker.Scope(facts.names_of(described), facts.tables_of(described), words, WORDS)


def visit(
    fields: Mapping[str, Any] | None = None, rows: Mapping[str, Any] | None = None, kind: str = "visit"
) -> Surroundings:
    told = facts.Facts("r", kind, fields or {}, rows or {}, date(2026, 11, 20), PartialDate(2026, 11, 1))
    return surroundings(told, KINDS[kind])


def true(text: str, fields: Mapping[str, Any] | None = None, rows: Mapping[str, Any] | None = None) -> bool:
    found = parse(text)
    checker.check(found, scope())
    return holds(found, visit(fields, rows))


# Reading and writing.


@pytest.mark.parametrize(
    "text",
    [
        "filled(benefit)",
        "not filled(benefit)",
        "not (not major)",
        "major and (foreign_policy or no_action)",
        "(major and foreign_policy) or no_action",
        "direction == 'incoming'",
        "direction in ['incoming', 'outgoing']",
        "focus has 'samverkan'",
        "group_size >= 10.5",
        "any(criteria, (criterion == 'benefit') and (record.group_size > 3))",
        "count(delegation) == 0",
        "(decided == '2014-05-03') == true",
    ],
)
def test_that_what_is_written_is_read_as_the_same(text: str) -> None:
    found = parse(text)

    assert parse(written(found)) == found
    checker.check(found, scope())


def test_that_and_binds_closer_than_or_and_not_closest() -> None:
    assert parse("not a and b or c") == parse("((not a) and b) or c")
    assert parse(" a\n or\tb ") == parse("a or b")


_NAMES = st.sampled_from(["alpha", "beta", "gamma"])
_LITERALS = st.one_of(
    st.booleans(),
    st.decimals(min_value=0, max_value=10_000, places=2, allow_nan=False, allow_infinity=False),
    st.text(st.characters(blacklist_characters="'\n", blacklist_categories=["Cs"]), max_size=8),
).map(syntax.Literal)
_VALUES = st.one_of(_LITERALS, st.builds(syntax.Name, _NAMES, st.booleans()))


def _deeper(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(syntax.Not, inner),
        st.builds(syntax.All, several),
        st.builds(syntax.Any, several),
        st.builds(syntax.Compare, inner, st.sampled_from(SIGNS), inner),
        st.builds(syntax.Among, inner, st.lists(_LITERALS, min_size=1, max_size=3).map(tuple)),
        st.builds(syntax.Has, inner, _LITERALS),
        st.builds(syntax.Call, _NAMES, st.lists(inner, max_size=2).map(tuple)),
    )


@given(st.recursive(_VALUES, _deeper, max_leaves=8))
def test_that_every_condition_is_written_so_that_it_is_read_as_the_same(condition: Any) -> None:  # noqa: ANN401
    assert parse(written(condition)) == condition


_WORDS_OF_CONDITIONS = ("and ", "or ", "not ", "in ", "has ", "any", "filled", "record", "true", "major", "'x'", "==")
_SCRAPS = (*"()[],.<>=!'0 \n", *_WORDS_OF_CONDITIONS)


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(_SCRAPS), max_size=25).map("".join)))
def test_that_no_text_makes_the_reader_or_the_checker_fail_in_another_way(text: str) -> None:
    try:
        checker.check(parse(text), scope())
    except ConditionFault as fault:
        assert fault.code.startswith("condition_")  # noqa: PT017 - that it may also be right is the point


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * (tokens.LONGEST + 1), "condition_too_long"),
        ("major & major", "condition_sign"),
        ('title == "x"', "condition_sign"),
        ("title == 'x", "condition_sign"),
        ("", "condition_end"),
        ("(major", "condition_end"),
        ("major major", "condition_word"),
        ("and", "condition_word"),
        ("any(criteria,, true)", "condition_word"),
        ("record.and", "condition_word"),
        ("record", "condition_end"),
        ("title in []", "condition_word"),
        ("title in ['x'", "condition_end"),
        ("focus has focus", "condition_word"),
        ("(" * (DEEPEST + 1) + "major" + ")" * (DEEPEST + 1), "condition_deep"),
        ("not " * (DEEPEST + 1) + "major", "condition_deep"),
        ("filled('x')", "condition_filled"),
        ("filled(nothing)", "condition_field"),
        ("filled()", "condition_arguments"),
        ("filled(title, purpose)", "condition_arguments"),
        ("nothing", "condition_field"),
        ("zzz", "condition_field"),
        ("record.title == 'x'", "condition_outer"),
        ("title", "condition_not_truth"),
        ("major and title", "condition_not_truth"),
        ("not 3", "condition_not_truth"),
        ("direction == 'sideways'", "condition_code"),
        ("'sideways' == direction", "condition_code"),
        ("direction in ['incoming', 'x']", "condition_code"),
        ("title == 3", "condition_compare"),
        ("title < purpose", "condition_compare"),
        ("period == period", "condition_compare"),
        ("decided < 'snart'", "condition_date"),
        ("'2014-13' == decided", "condition_date"),
        ("title has 'x'", "condition_has"),
        ("focus has 3", "condition_has"),
        ("focus has 'x'", "condition_code"),
        ("open('x')", "condition_function"),
        ("any(title, major)", "condition_table"),
        ("any('x', major)", "condition_table"),
        ("count(record.criteria) > 1", "condition_table"),
        ("any(criteria, title == 'x')", "condition_field"),
        ("any(criteria, any(hosts, in_house))", "condition_table"),
        ("reached(title)", "condition_status"),
        ("reached('begun')", "condition_status"),
        ("start(title) < today", "condition_argument"),
        ("amount(period) == 0", "condition_argument"),
        ("plus(decided, title) < today", "condition_months"),
        ("plus(decided, 9999) < today", "condition_months"),
        ("plus(title, 1) < today", "condition_argument"),
    ],
)  # fmt: skip
def test_that_a_condition_that_cannot_be_is_refused(text: str, code: str) -> None:
    with pytest.raises(ConditionFault) as refused:
        checker.check(parse(text), scope())
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("themes has 'anything' and languages has 'et'", "visit"),
        ("any(programme, filled(start)) and country == 'EE'", "visit"),
        ("any(costs, amount(amount) > 0 and hours > 1)", "visit"),
        ("status == 'active'", "membership"),
        ("any(links, to_kind == 'priority') and any(decisions, body == 'KS')", "watch"),
        ("plus(reviewed, review_months) < today and year(today) > 2000", "membership"),
        ("organisation == 'x'", "person"),
    ],
)
def test_that_every_type_of_field_can_be_asked_about(text: str, kind: str) -> None:
    checker.check(parse(text), scope(kind))


# Holding against facts.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("filled(title)", True),
        ("filled(purpose)", False),
        ("filled(criteria) and filled(foreign_policy)", True),
        ("filled(hosts) or filled(themes)", False),
        ("filled(start(period)) and not filled(end(wished))", True),
        ("title == 'BESÖK'", True),
        ("title != 'besök'", False),
        ("purpose == 'x' or purpose != 'x'", True),
        ("direction in ['outgoing', 'incoming']", True),
        ("purpose in ['x']", False),
        ("focus has 'samverkan'", True),
        ("goals has 'x'", False),
        ("major", True),
        ("foreign_policy or no_action", False),
        ("foreign_policy == false", True),
        ("no_action == false", False),
        ("group_size == 12 and group_size != 13", True),
        ("group_size > 11 and group_size >= 12 and group_size < 12.5 and group_size <= 12", True),
        ("group_size > 12 or group_size < 12", False),
        ("decided == '2026-05'", True),
        ("decided < '2026-06' and decided <= '2026-05-20' and decided >= '2026-05-20'", True),
        ("decided < '2026-05-20' or decided > '2026-05-20'", False),
        ("decided > '2026-04-30'", True),
        ("received < today or received > today or received == today", False),
        ("today == '2026-11-20' and created == '2026-11-01'", True),
        ("start(period) == '2026-05-03' and end(period) == '2026-05-04'", True),
        ("filled(start(wished)) or filled(end(wished))", False),
        ("plus(decided, 12) == '2027-05'", True),
        ("plus(received, 12) == '2027' or plus(decided, group_size) != '2027-05'", False),
        ("plus(start(period), 1) == '2026-06-03'", True),
        ("year(decided) == 2026", True),
        ("year(received) == 2026", False),
        ("any(criteria, criterion == 'benefit' and answer == 'yes')", True),
        ("any(criteria, answer == 'no')", False),
        ("all(criteria, filled(answer))", False),
        ("all(hosts, in_house) and count(hosts) == 0", True),
        ("count(criteria) == 2 and count(criteria, filled(answer)) == 1", True),
        ("any(criteria, record.group_size == 12 and filled(record.title))", True),
        ("any(costs, amount(amount) == 250)", True),
        ("any(costs, amount(amount) == 0)", False),
        ("reached('decided') and reached('planning') and not reached('held')", True),
        ("not reached('declined')", True),
        ("underway and not finished", True),
    ],
)
def test_that_a_condition_is_held_against_facts(text: str, expected: bool) -> None:
    fields = {
        "title": "Besök",
        "status": "planning",
        "direction": "incoming",
        "focus": ("samverkan",),
        "major": True,
        "foreign_policy": False,
        "group_size": 12,
        "decided": PartialDate(2026, 5),
        "period": Period.parse("2026-05-03/2026-05-04"),
        "wished": Period(text="i maj"),
        "themes": (),
    }
    rows = {
        "criteria": ({"criterion": "benefit", "answer": "yes"}, {"criterion": "benefit"}),
        "costs": ({"what": "Buss", "amount": Money.of(250, "SEK")}, {"what": "Mat"}),
        "hosts": (),
    }
    words = {**WORDS, "goals": frozenset({"x"})}
    found = parse(text)
    checker.check(found, checker.Scope(facts.names_of(VISIT), facts.tables_of(VISIT), scope().statuses, words))

    assert holds(found, visit(fields, rows)) is expected


def test_that_names_of_the_record_outside_of_rows_and_reached_outside_of_records_are_not_known() -> None:
    assert not holds(parse("record.title == 'x'"), Surroundings({"title": "x"}, {}))
    assert not holds(parse("reached('held')"), Surroundings({"status": "held"}, {}))
    assert not holds(parse("any('x', true)"), Surroundings({}, {}))


_FLAGS = ("major", "foreign_policy", "no_action")
_NUMBERS = st.integers(0, 30)


@st.composite
def _models(draw: st.DrawFn, depth: int = 3) -> tuple[str, str]:
    """Draw a condition, and the same in Python's own words."""
    which = draw(st.integers(0, 5 if depth else 2))
    if which == 0:
        flag = draw(st.sampled_from(_FLAGS))
        return flag, f"(v.get({flag!r}) is True)"
    if which == 1:
        sign, number = draw(st.sampled_from(SIGNS)), draw(_NUMBERS)
        python = f"(v.get('group_size') {sign} {number})"
        if sign != "!=":
            python = f"('group_size' in v and {python})"
        return f"group_size {sign} {number}", python
    if which == 2:
        return "count(criteria, answer == 'yes') > 1", "(sum(a == 'yes' for a in v['answers']) > 1)"
    parts = [draw(_models(depth - 1)) for _ in range(1 if which == 3 else 2)]
    if which == 3:
        return f"not ({parts[0][0]})", f"(not {parts[0][1]})"
    word = "and" if which == 4 else "or"
    return f"({parts[0][0]}) {word} ({parts[1][0]})", f"({parts[0][1]} {word} {parts[1][1]})"


@given(
    _models(),
    st.dictionaries(st.sampled_from(_FLAGS), st.booleans()),
    st.one_of(st.none(), _NUMBERS),
    st.lists(st.sampled_from(["yes", "no"]), max_size=3),
)
def test_that_a_condition_comes_to_what_plain_python_comes_to(
    model: tuple[str, str], flags: dict[str, bool], size: int | None, answers: list[str]
) -> None:
    text, python = model
    fields: dict[str, Any] = dict(flags) if size is None else {**flags, "group_size": size}
    rows = {"criteria": tuple({"criterion": "benefit", "answer": answer} for answer in answers)}

    expected = eval(python, {"v": {**fields, "answers": answers}})  # noqa: S307 - the model is this test's own

    assert true(text, fields, rows) is expected


# What is known besides the fields.


@pytest.mark.parametrize(
    ("kind", "status", "underway", "finished"),
    [
        ("visit", None, False, False),
        ("visit", "requested", False, False),
        ("visit", "decided", True, False),
        ("visit", "held", True, True),
        ("visit", "declined", False, False),
        ("project", "rejected", False, False),
        ("agreement", "active", True, False),
        ("agreement", "terminated", True, True),
        ("membership", "ended", True, True),
        ("membership", "active", True, False),
        ("organisation", None, True, False),
        ("priority", "dropped", False, False),
    ],
)
def test_that_it_is_known_whether_something_is_under_way_or_finished(
    kind: str, status: str | None, underway: bool, finished: bool
) -> None:
    told = facts.Facts(
        "r", kind, {} if status is None else {"status": status}, {}, date(2026, 11, 20), PartialDate(2026)
    )

    found = facts.known_besides(told, KINDS[kind])

    assert (found["underway"], found["finished"]) == (underway, finished)


def test_that_a_rejected_project_was_once_submitted_and_a_cancelled_one_perhaps_not() -> None:
    project = KINDS["project"]
    assert facts.reached(project, "rejected", "submitted")
    assert not facts.reached(project, "rejected", "granted")
    assert not facts.reached(project, "cancelled", "anchored")
    assert facts.reached(project, "cancelled", "cancelled")
    assert not facts.reached(project, "closed", "cancelled")
    assert not facts.reached(PERSON, "active", "active")


@pytest.mark.parametrize(
    ("kind", "fields", "rows", "expected"),
    [
        ("visit", {"decided": PartialDate(2014, 5), "period": Period.parse("2015")}, {}, "2014-05"),
        ("visit", {"period": Period.parse("2015")}, {"decisions": ({"date": PartialDate(2013)}, {})}, "2013"),
        ("visit", {"period": Period.parse("2015-05/2016"), "received": PartialDate(2012)}, {}, "2015-05"),
        ("visit", {"period": Period.parse("/2016")}, {}, "2016"),
        ("visit", {"received": PartialDate(2012)}, {}, "2012"),
        ("membership", {}, {"terms": tuple({"period": Period.parse(each)} for each in ("2011/", "2009/2010"))}, "2009"),
        ("priority", {"year": 2010}, {}, "2010"),
        ("visit", {"period": Period(text="i maj")}, {}, "2026-11-01"),
    ],
)  # fmt: skip
def test_that_a_record_is_judged_by_its_decision_else_its_start_else_when_it_came(
    kind: str, fields: Mapping[str, Any], rows: Mapping[str, Any], expected: str
) -> None:
    told = facts.Facts("r", kind, fields, rows, date(2026, 11, 20), PartialDate(2026, 11, 1))

    assert str(facts.judged_on(told)) == expected


def test_that_numbers_are_exact() -> None:
    assert parse("group_size == 0.10") == syntax.Compare(
        syntax.Name("group_size"), "==", syntax.Literal(Decimal("0.10"))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_manual_names_every_function_and_every_verb(language: str) -> None:
    text = (Path(resources.__file__).parent / "manual" / language / "write-a-profile.md").read_text("utf-8")
    for name in checker.FUNCTIONS:
        assert f"{name}(" in text or f"`{name}`" in text, name
    for name in (*VERBS, *(field.name for field in facts.ALWAYS)):
        assert name in text, name
