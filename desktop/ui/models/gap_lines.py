"""What an account lacks and what departs from the rules, in words, with where each is mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.language.remarks import place_label
from desktop.ui.navigation import Destination

if TYPE_CHECKING:
    from desktop.services.bundle_export import Plan
    from desktop.ui.language import Language


@dataclass(frozen=True, slots=True)
class GapLine:
    """One thing to look at before the account is sent."""

    heading: str
    detail: str
    to: Destination


def gaps_of(plan: Plan, language: Language) -> list[GapLine]:
    """Name each gap by its field and its record."""
    lines = []
    for each in plan.gaps:
        label = place_label(each.kind, each.field, language.texts)
        kind = language.label(f"kind.{each.kind}.one")
        heading = language.text("page.account.gap", label=label, title=each.title)
        lines.append(GapLine(heading, kind, Destination(each.kind, each.record, each.field)))
    return lines


def departures_of(plan: Plan, language: Language) -> list[GapLine]:
    """Name each departure by its rule, with the reason that was given."""
    lines = []
    for each in plan.departures:
        said = each.text.in_language(language.code)
        why = language.label("cli.export.no_reason") if each.answer is None else each.answer.why
        lines.append(GapLine(f"{each.title}: {said}", why, Destination(each.kind, each.record, each.field or "")))
    return lines
