"""The title that a new record is offered, made from what was said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.ui.language import Language

_PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "visit": (("organisation", "contact"), ("city", "country")),
    "agreement": (("partner",), ("city", "country")),
    "membership": (("organisation",), ()),
}
"""Who it is about, the first that is said, and which places are added when the name does not tell them."""


def is_suggested(kind: str) -> bool:
    """Tell whether records of this kind are named after what is said about them."""
    return kind == "person" or kind in _PARTS


def suggested_title(language: Language, kind: str, words: Mapping[str, str]) -> str:
    """Name a record after who it is about and from where; `words` are what stands in the fields, as people read it."""
    if kind == "person":
        return " ".join(word for name in ("given_name", "family_name") if (word := words.get(name, "")))
    who, places = _PARTS[kind]
    parts = [next((words[name] for name in who if words.get(name)), "")]
    for place in (words.get(name, "") for name in places):
        if place and not any(place.casefold() in part.casefold() for part in parts):
            parts.append(place)
    named = ", ".join(part for part in parts if part)
    if not named or kind == "membership":
        return named
    key = f"suggested.{kind}.{words.get('direction') or 'incoming'}" if kind == "visit" else f"suggested.{kind}"
    return language.text(key, who=named)
