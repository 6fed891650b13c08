"""EU and other international projects, with partners, funders, stages and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import PartnerRole, ProjectRole, ProjectStatus, ReportKind
from desktop.services.sample import shared
from desktop.services.sample.heads import plain
from desktop.services.sample.json_forms import (
    UNKNOWN,
    as_written,
    day,
    days,
    month,
    new_year,
    span,
    sum_of,
    workday,
    year,
)

if TYPE_CHECKING:
    from desktop.domain.records import Json
    from desktop.services.sample.draft import Draft
    from desktop.services.sample.words import Place, Programme

_CHAIN = (
    ProjectStatus.IDEA,
    ProjectStatus.ANCHORED,
    ProjectStatus.APPLICATION_APPROVED,
    ProjectStatus.SUBMITTED,
    ProjectStatus.GRANTED,
    ProjectStatus.CONTRACTED,
    ProjectStatus.RUNNING,
    ProjectStatus.FINAL_REPORT,
    ProjectStatus.CLOSED,
)
_APPROVED, _SUBMITTED, _GRANTED, _RUNNING, _REPORTING, _CLOSED = 2, 3, 4, 6, 7, 8
_PARTNER_KINDS = ("municipality", "academy", "school", "region", "civil_society", "company")
_KEPT_YEARS = 10
_ALL = 100


def fill(draft: Draft) -> None:
    """Fill in a project."""
    dice = draft.dice
    begins = draft.day + dice.between(150, 420)
    ends = begins + dice.between(10, 36) * 30
    status = _status(draft, begins, ends)
    stage = _stage(status)
    programme = dice.pick(draft.world.words.programmes)
    shared.about(draft)
    _project(draft, status, begins, ends)
    _funding(draft, programme, stage)
    _handling(draft, stage)
    _stages(draft, stage)
    _partners(draft, programme)
    if stage >= _GRANTED:
        _reports(draft, begins, ends)
    _results(draft, stage, ends)
    shared.purpose(draft)
    shared.evidence(draft, stage / _CLOSED)


def _status(draft: Draft, begins: int, ends: int) -> ProjectStatus:
    pick, today = draft.dice.weighted, draft.today
    if ends < today - 120:
        return pick((ProjectStatus.CLOSED, 70), (ProjectStatus.REJECTED, 20), (ProjectStatus.CANCELLED, 10))
    if ends < today:
        return ProjectStatus.FINAL_REPORT
    if begins < today:
        return pick((ProjectStatus.RUNNING, 70), (ProjectStatus.REJECTED, 20), (ProjectStatus.CANCELLED, 10))
    if begins < today + 90:
        return pick((ProjectStatus.CONTRACTED, 45), (ProjectStatus.GRANTED, 40), (ProjectStatus.REJECTED, 15))
    early = ((ProjectStatus.IDEA, 25), (ProjectStatus.ANCHORED, 25), (ProjectStatus.APPLICATION_APPROVED, 20))
    return pick(*early, (ProjectStatus.SUBMITTED, 25), (ProjectStatus.CANCELLED, 5))


def _stage(status: ProjectStatus) -> int:
    if status in _CHAIN:
        return _CHAIN.index(status)
    return _SUBMITTED if status is ProjectStatus.REJECTED else _APPROVED


def _project(draft: Draft, status: ProjectStatus, begins: int, ends: int) -> None:
    dice, head = draft.dice, draft.head
    contact, details = draft.person(), f"{draft.phone()}\n{plain(head.unit.name)}@exempelstad.example"
    role = dice.pick(tuple(ProjectRole))
    draft.put(
        status=status,
        acronym=dice.maybe(0.7, f"{head.slots['word']}-{dice.between(1, 99)}"),
        purpose=draft.said(0.97, "purpose"),
        period=_period(draft, begins, ends),
        target_group=draft.said(0.85, "target_group"),
        owner=head.unit.name if role is ProjectRole.OWNER else head.partner,
        our_role=role,
        contact=contact,
        contact_details=dice.maybe(0.5, details),
        website=f"https://projekt-{head.index}.example" if dice.chance(0.4) else None,
    )


def _period(draft: Draft, begins: int, ends: int) -> Json:
    """Write the period as exactly as it is known, now and then as it stood in an old list."""
    first, last = day(begins), day(ends)
    written = f"{first.replace('-', '')} - {last.replace('-', '')}"
    months = span(month(begins), month(ends))
    years = span(first[:4], last[:4])
    return draft.dice.weighted((days(begins, ends), 6), (months, 2), (years, 1), (span(first, last, written), 1))


def _funding(draft: Draft, programme: Programme, stage: int) -> None:
    dice, head = draft.dice, draft.head
    total = dice.between(*programme.size)
    number = head.index + 1
    identifier = f"PROV-{year(draft.day)}-{number:06d}"
    draft.put(
        form=programme.form,
        funding_programme=programme.name,
        programme_period=span(*programme.period) if dice.chance(0.9) else None,
        call=draft.listed(0.7, "call"),
        own_share=_own_share(draft, programme, total),
        total=_sum(draft, total, programme.currency),
        fully_external=programme.share == _ALL or None,
        **({programme.identifier: identifier} if stage >= _GRANTED else {}),
    )
    share = programme.share
    draft.row("funders", name=programme.funder, **_part(draft, programme, total * share // 100, share))
    if share < _ALL:
        name = draft.one("extra_funder") if dice.chance(0.4) else head.unit.name
        draft.row("funders", name=name, **_part(draft, programme, total - total * share // 100, _ALL - share))


def _own_share(draft: Draft, programme: Programme, total: int) -> Json:
    if programme.share == _ALL:
        return sum_of(0, programme.currency)
    own = total * (_ALL - programme.share) * draft.dice.between(20, 100) // 10_000
    return _sum(draft, own, programme.currency)


def _sum(draft: Draft, amount: int, currency: str) -> Json:
    written = as_written(amount, currency) if amount and draft.dice.chance(0.15) else None
    return draft.dice.weighted((sum_of(amount, currency, written), 17), (UNKNOWN, 2), (sum_of(0, currency), 1))


def _part(draft: Draft, programme: Programme, amount: int, share: int) -> dict[str, Json]:
    """Say what a funder pays, as a sum or as a share."""
    if draft.dice.chance(0.3):
        return {"share": str(share)}
    return {"amount": sum_of(amount, programme.currency), "share": draft.dice.maybe(0.4, str(share))}


def _handling(draft: Draft, stage: int) -> None:
    dice = draft.dice
    draft.put(
        planned_development=draft.said(0.8, "planned_development"),
        ordinary_operations=dice.maybe(0.7, dice.chance(0.8)),
        preliminary_study=dice.maybe(0.7, dice.chance(0.1)),
        board_approved=draft.within(20, 60) if stage >= _APPROVED and dice.chance(0.8) else None,
        applied=draft.within(61, 100) if stage >= _SUBMITTED else None,
        decided=draft.within(120, 149) if stage >= _GRANTED else None,
    )


def _stages(draft: Draft, stage: int) -> None:
    stages = draft.world.codes("stages")
    for place, code in enumerate(stages[: round(len(stages) * (stage + 1) / len(_CHAIN))]):
        on = draft.day + place * 60
        draft.row(
            "stages",
            stage=code,
            date=day(workday(on)) if on < draft.today else None,
            note=draft.said(0.4, "stage_note"),
        )


def _partners(draft: Draft, programme: Programme) -> None:
    dice, words = draft.dice, draft.world.words
    places = dice.some(words.places, 1, 5)
    for number, place in enumerate(places):
        kind = dice.pick(_PARTNER_KINDS)
        draft.row(
            "partners",
            organisation=draft.organisation(place, kind),
            role=dice.pick(tuple(PartnerRole)[1:]) if number else PartnerRole.COORDINATOR,
            country=place.country,
            city=place.city,
            nuts=place.nuts or None,
            **_identifiers(draft, place),
            budget=_sum(draft, dice.between(5, 400) * 1000, programme.currency) if dice.chance(0.6) else None,
        )


def _identifiers(draft: Draft, place: Place) -> dict[str, Json]:
    """Made-up identifiers: real ones do not begin with so many zeros."""
    number = draft.dice.between(1, 99_999)
    return {
        "pic": draft.dice.maybe(0.7, f"0000{number:05d}"),
        "vat": draft.dice.maybe(0.3, f"{place.country}00000{number:05d}"),
        "registration": f"000000-{number % 10_000:04d}" if place.country == "SE" else None,
    }


def _reports(draft: Draft, begins: int, ends: int) -> None:
    dice = draft.dice
    for place in range(dice.between(1, 4)):
        start = begins + place * 180
        final = start + 180 >= ends
        due = workday(min(start + 180, ends) + 60)
        draft.row(
            "reports",
            kind=ReportKind.FINAL if final else dice.pick(tuple(ReportKind)[:3]),
            period=days(start, max(start, min(start + 179, ends))),
            due=day(due),
            sent=day(due - dice.between(0, 20)) if due < draft.today else None,
            note=draft.said(0.3, "report_note"),
        )
        if final:
            break


def _results(draft: Draft, stage: int, ends: int) -> None:
    dice = draft.dice
    draft.put(
        expected_results=draft.said(0.8, "expected_results"),
        actual_results=draft.said(0.9, "actual_results") if stage >= _REPORTING else None,
        learned=draft.said(0.7, "learned") if stage >= _RUNNING else None,
        retain_until=day(new_year(year(ends) + _KEPT_YEARS + 1) - 1)
        if stage >= _GRANTED and dice.chance(0.8)
        else None,
    )
