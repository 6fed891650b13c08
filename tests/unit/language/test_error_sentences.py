"""A guard: no error reaches people without a sentence, in both languages, that its details fill."""

from __future__ import annotations

import ast
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import resources
from desktop.domain import errors
from desktop.language.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(resources.__file__).parents[1]
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.AppError)}


def raised(source: str) -> Iterator[tuple[str, frozenset[str] | None]]:
    """Give the codes of the errors made in a source, with their details; None when these cannot be seen from there."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in ERRORS:
            details = {keyword.arg for keyword in node.keywords}
            seen = None if None in details else frozenset(str(detail) for detail in details)
            yield from ((code, seen) for code in constants(node.args[0]))


def constants(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return constants(node.body) + constants(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def wanted(code: str) -> set[str]:
    texts = (
        Texts.load(language).template(f"error.{code}.{part}") for language in LANGUAGES for part in ("message", "hint")
    )
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def lacking(source: str) -> list[str]:
    """Give what the errors made in a source lack: a sentence, or details that it names."""
    found = []
    for code, details in raised(source):
        if f"error.{code}.message" not in Texts.load("sv") or f"error.{code}.hint" not in Texts.load("sv"):
            found.append(f"{code}: no sentence")
        elif details is not None and (missing := wanted(code) - details - {"code", "field"}):
            found.append(f"{code}: no {', '.join(sorted(missing))}")
    return found


@pytest.mark.parametrize(
    "path", sorted((ROOT / "desktop").rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_that_every_error_has_a_sentence_and_the_details_it_names(path: Path) -> None:
    assert lacking(path.read_text(encoding="utf-8")) == []


def test_that_the_guard_sees_an_error_without_a_sentence_or_a_detail() -> None:
    source = """
raise InvalidInput("value.planet")
raise errors.InvalidInput("value.date" if x else "value.required").at("y")
raise NoSpace("store.no_space", path="x")
raise NotFound(code, **details)
raise NotFound("record.not_found", **details)
"""
    assert lacking(source) == ["value.planet: no sentence", "value.date: no text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_sentence_has_a_hint_and_ends_as_a_sentence(language: str) -> None:
    texts = Texts.load("sv" if language == "sv" else "en")
    messages = [key for key in texts.keys() if key.startswith("error.") and key.endswith(".message")]  # noqa: SIM118
    for key in messages:
        assert texts.template(key).endswith((".", "!", "?", "}")), key
        assert texts.template(key.replace(".message", ".hint")).endswith((".", "!", "?", "}")), key
