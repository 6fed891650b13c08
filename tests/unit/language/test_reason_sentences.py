"""A guard: every reason of the closed list, and every outcome, has its sentence and its next step in both languages."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import resources
from desktop.bundle.reasons import REASONS, Outcome
from desktop.language.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from desktop.language.texts import Language

CODE = Path(resources.__file__).parents[1] / "desktop" / "bundle"
MAKERS = {"because", "note", "Reason"}


@cache
def given() -> dict[str, set[str]]:
    """Give each reason that the code makes, with the details it always gives."""
    found: dict[str, set[str]] = {}
    for path in CODE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in MAKERS:
                continue
            choices = [node.args[0].body, node.args[0].orelse] if isinstance(node.args[0], ast.IfExp) else node.args[:1]
            codes = [each.value for each in choices if isinstance(each, ast.Constant)]
            details = {str(keyword.arg) for keyword in node.keywords}
            if len(node.args) > 1 and isinstance(node.args[1], ast.Dict):
                details |= {str(key.value) for key in node.args[1].keys if isinstance(key, ast.Constant)}
            for code in codes:
                found[str(code)] = found.get(str(code), details) & details
    return found


def test_that_the_code_makes_every_reason_of_the_list_and_no_other() -> None:
    assert given().keys() == REASONS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(REASONS))
def test_that_a_reason_says_what_happened_and_what_to_do(code: str, language: Language) -> None:
    texts = Texts.load(language)
    details: dict[str, str | int] = dict.fromkeys(given()[code], 3)
    for part in ("message", "next"):
        sentence = texts(f"reason.{code}.{part}", **details)
        assert sentence.endswith("."), sentence
        assert "{" not in sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_outcome_is_one_sentence(language: Language) -> None:
    texts = Texts.load(language)
    for outcome in Outcome:
        assert texts(f"outcome.{outcome.value}.message").count(".") == 1
        assert texts(f"outcome.{outcome.value}.name")


def test_that_no_sentence_stands_there_for_a_reason_that_is_not_in_the_list() -> None:
    for language in LANGUAGES:
        keys = [key for key in Texts.load(language).keys() if key.startswith("reason.")]  # noqa: SIM118 - a method
        assert {".".join(key.split(".")[1:3]) for key in keys} == REASONS.keys()
