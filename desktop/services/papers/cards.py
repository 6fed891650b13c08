"""What the card of a person or an organisation says: what is used at work, never what is private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.errors import Refused
from desktop.reports.cards import Card

if TYPE_CHECKING:
    from desktop.domain.records import Record
    from desktop.services.papers.source import Source


def card(source: Source, employer: Record | None) -> Card:
    """Gather a card. Of somebody whose particulars are protected there is none."""
    if source.value("protected_person") is True:
        raise Refused("paper.protected_person")
    return _person(source, employer) if source.record.kind == "person" else _organisation(source)


def _person(source: Source, employer: Record | None) -> Card:
    spoken = source.value("languages")
    given, family = source.text("given_name"), source.text("family_name")
    return Card(
        id=source.record.id,
        name=f"{given} {family}".strip() or source.record.title,
        changed=source.record.changed,
        given=given,
        family=family,
        honorific=source.text("honorific"),
        organisation="" if employer is None else employer.title,
        role=source.text("role"),
        email=source.text("work_email"),
        phone=source.text("work_phone"),
        country=source.shown("country"),
        languages=spoken if isinstance(spoken, tuple) else (),
    )


def _organisation(source: Source) -> Card:
    website = source.text("website")
    return Card(
        id=source.record.id,
        name=source.record.title,
        changed=source.record.changed,
        is_person=False,
        organisation=source.record.title,
        address=source.text("address"),
        city=source.text("city"),
        country=source.shown("country"),
        website=website if "://" in website or not website else f"https://{website}",
    )
