"""Words of a vocabulary, by code or as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.vocabulary import VisitDecision
from desktop.domain.errors import InvalidInput
from desktop.services.values import choice

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace


@pytest.mark.parametrize("text", ["accept", "ACCEPT", "Tas emot", " tas emot ", "Accepted"])
def test_that_a_choice_is_known_by_its_code_and_by_its_words_in_both_languages(text: str) -> None:
    assert choice(text, VisitDecision) == "accept"


def test_that_another_word_is_refused_with_what_there_is() -> None:
    with pytest.raises(InvalidInput) as refused:
        choice("kanske", VisitDecision)
    assert refused.value.details["allowed"] == "accept, refer, decline, postpone"


def test_that_a_step_can_be_named_in_words(desk: Workspace) -> None:
    identifier = desk.records.add("visit", {"title": "Besök"}).id
    desk.records.step(identifier, "Bedöms")
    assert desk.records.get(identifier).status == "assessing"
