"""A guard: no error reaches people without a sentence, in both languages, that its details fill."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import resources
from desktop.domain import errors
from desktop.language.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.language.texts import Language

ROOT = Path(resources.__file__).parents[1]
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.AppError)}

COMMAND = re.compile(r"[”“‘]utblick |--[a-z]")
ONLY_BY_COMMAND = {
    *("field.unknown", "field.unknown_in_rows", "row.unknown_table", "value.type", "link.unknown_kind"),
    *("rule.not_found", "remark.of_itself", "known.nothing_asked"),
}
"""What comes of a name that somebody writes: in the window it is chosen."""


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_nobody_is_told_to_write_a_command_in_the_window(language: Language) -> None:
    texts = Texts.load(language)
    codes = [key[len("error.") : -len(".hint")] for key in texts.keys() if re.fullmatch(r"error\..*\.hint", key)]  # noqa: SIM118
    seen = {code: hint_in_window(texts, code) for code in codes if not code.startswith("usage.")}
    assert {code for code, hint in seen.items() if COMMAND.search(hint)} == ONLY_BY_COMMAND


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_hint_for_the_window_belongs_to_an_error_and_is_another(language: Language) -> None:
    texts = Texts.load(language)
    for key in (key for key in texts.keys() if key.startswith("error.") and key.endswith(".in_window")):  # noqa: SIM118
        code = key[len("error.") : -len(".in_window")]
        assert COMMAND.search(texts.template(f"error.{code}.hint")), code
        assert texts.template(key).endswith("."), code


def hint_in_window(texts: Texts, code: str) -> str:
    own = f"error.{code}.in_window"
    return texts.template(own if own in texts else f"error.{code}.hint")
