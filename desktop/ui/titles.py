"""The title that a new record is offered, made from what was said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.ui.language import Language


def suggested_title(language: Language, kind: str, words: Mapping[str, str]) -> str:
    """Name a visit after who comes from where; `words` are what stands in the fields, as people read it."""
    who = words.get("organisation") or words.get("contact") or ""
    places = [words.get(name, "") for name in ("city", "country")]
    parts = [who]
    for place in places:
        if place and not any(place.casefold() in part.casefold() for part in parts):
            parts.append(place)
    named = ", ".join(part for part in parts if part)
    if not named:
        return ""
    direction = words.get("direction") or "incoming"
    return language.text(f"suggested.{kind}.{direction}", who=named)
