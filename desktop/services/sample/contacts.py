"""Organisations and persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import ContactExamined
from desktop.services.sample import shared
from desktop.services.sample.heads import address

if TYPE_CHECKING:
    from desktop.services.sample.draft import Draft


def fill_organisation(draft: Draft) -> None:
    """Fill in an organisation."""
    dice, head = draft.dice, draft.head
    number = head.index + 1
    shared.about(draft)
    draft.put(
        form=head.form,
        acronym=dice.maybe(0.3, f"EX{number}"),
        other_names=dice.maybe(0.3, [f"{head.partner} (tidigare namn)", f"{head.place.city} Example Office"]),
        country=head.place.country,
        city=head.place.city,
        nuts=head.place.nuts or None,
        website=draft.site() if dice.chance(0.7) else None,
        address=f"{draft.one('street')} {dice.between(1, 99)}\n{head.place.city}" if dice.chance(0.6) else None,
        pic=dice.maybe(0.6, f"0000{number % 100_000:05d}"),
        vat=dice.maybe(0.4, f"{head.place.country}00000{number:06d}"),
        registration=f"000000-{number % 10_000:04d}" if head.place.country == "SE" else None,
    )
    if dice.chance(0.5):
        draft.put(
            examined=draft.code(ContactExamined),
            examined_by=draft.person(),
            examined_on=draft.within(0, 9),
            examined_result=draft.said(0.8, "examined_result"),
        )
    other = draft.world.earlier(head.index, "organisation", dice) if dice.chance(0.15) else None
    if other is not None:
        draft.row("not_same", organisation=draft.world.head(other).id, why=draft.said(0.8, "not_same"))
    elif (same := draft.world.earlier(head.index, "organisation", dice) if dice.chance(0.05) else None) is not None:
        draft.put(same_as=draft.world.head(same).id)


def fill_person(draft: Draft) -> None:
    """Fill in a person."""
    dice, head = draft.dice, draft.head
    given, family = head.slots["given"], head.slots["family"]
    shared.about(draft)
    draft.put(
        honorific=draft.listed(0.2, "honorific"),
        given_name=given,
        family_name=family,
        pronunciation=dice.maybe(0.1, f"{given}-{family}".lower()),
        form_of_address=draft.listed(0.4, "form_of_address"),
        organisation=None if head.on is None else draft.world.head(head.on).id,
        role=draft.one("role"),
        country=head.place.country,
        languages=dice.some(head.place.languages, 1, 3),
        work_email=address(given, family, head.place) if dice.chance(0.8) else None,
        work_phone=draft.phone() if dice.chance(0.5) else None,
        private_details=draft.said(0.04, "private_details"),
        diet=draft.listed(0.1, "diet"),
        access_needs=draft.listed(0.04, "access_needs"),
        protected_person=dice.maybe(0.02, value=True),
    )
