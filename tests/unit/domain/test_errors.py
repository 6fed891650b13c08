"""Errors: where they are, what they tell, and what they keep to themselves."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from desktop.domain import errors
from desktop.domain.conflicts import Stale
from desktop.domain.errors import InvalidInput, Refused, Unavailable
from desktop.domain.findings import Finding, Force, Said

if TYPE_CHECKING:
    from desktop.domain.errors import AppError


def test_that_an_error_placed_at_a_field_is_the_same_error_with_the_field() -> None:
    error = InvalidInput("value.date", text="x")
    placed = error.at("visit.wished")
    assert type(placed) is InvalidInput
    assert (placed.code, placed.details) == ("value.date", {"text": "x", "field": "visit.wished"})
    assert error.details == {"text": "x"}


def test_that_the_outermost_field_wins() -> None:
    assert InvalidInput("value.date").at("name").at("visit.delegation.name").details["field"] == "visit.delegation.name"


def test_that_an_error_printed_in_a_log_does_not_tell_what_was_typed() -> None:
    error = InvalidInput("value.country", text="secret")
    assert str(error) == "value.country"
    assert str(error.at("visit.country")) == "value.country at visit.country"
    assert "secret" not in repr(error)


def test_that_a_refusal_keeps_its_findings_wherever_it_is_placed() -> None:
    finding = Finding("id", "rule", Force.STOP, None, Said("text", "text"), Said("källa", "source"))
    error = Refused("step.refused", findings=(finding,), wanted="approved").at("visit.status")
    assert error.findings == (finding,)
    assert error.details["wanted"] == "approved"


def test_that_what_a_rule_says_is_said_in_the_language_asked_for() -> None:
    said = Said("skäl", "reason")
    assert (said.in_language("sv"), said.in_language("en")) == ("skäl", "reason")


def test_that_a_stale_error_may_come_without_the_versions() -> None:
    error = Stale("record.stale")
    assert (error.mine, error.current) == (None, None)


@pytest.mark.parametrize("kind", Unavailable.__subclasses__())
def test_that_trouble_with_the_environment_has_its_own_exit_status(kind: type[AppError]) -> None:
    assert kind("store.io").exit_status == 3


@pytest.mark.parametrize("kind", [errors.InvalidInput, errors.NotFound, errors.Refused, Stale])
def test_that_every_other_error_has_exit_status_one(kind: type[AppError]) -> None:
    assert kind("value.date").exit_status == 1


def test_that_an_error_survives_the_way_between_processes() -> None:
    copied = pickle.loads(pickle.dumps(InvalidInput("value.date", text="x").at("visit.wished")))
    assert (copied.code, copied.details) == ("value.date", {"text": "x", "field": "visit.wished"})
