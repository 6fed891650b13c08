"""A compilation made of parts, without a register: a year of a made-up municipality in which nothing happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.domain.figures import NOTHING, add_up
from desktop.domain.money import Money
from desktop.domain.rates import RateTable, read_typed
from desktop.services.compilation.dataset import (
    Compilation,
    Coverage,
    Membership,
    Project,
    Reference,
    Reported,
    Share,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

WHEN = datetime(2027, 1, 20, 9, tzinfo=UTC)
CULTURE = Reference("kulturforvaltningen", "Kulturförvaltningen", "a")
SCHOOL = Reference("utbildningsforvaltningen", "Utbildningsförvaltningen", "b")


def project(
    title: str, shares: Sequence[str | None], totals: Sequence[str] = (), references: Sequence[Reference] = (CULTURE,)
) -> Project:
    """Make a project with its shares, a share a reference, and the totals that are told of it."""
    rates = RateTable()
    money = [None if each is None else Money.parse(each) for each in shares]
    own = zip(references, money, strict=False)
    told = [Money.parse(each) for each in totals]
    total = told[0] if told else None
    return Project(
        records=tuple(references),
        title=title,
        acronym="",
        status="running",
        form="eu",
        purpose="",
        period=None,
        target_group="",
        owner="",
        partners=(),
        total=total,
        total_sek=rates.in_sek(total),
        other_totals=tuple(told[1:]),
        shares=tuple(Share(of.department, of.name, each, rates.in_sek(each)) for of, each in own),
        funders=(),
        programme="",
        contact="",
        units=(),
        bodies=(),
        focus=(),
        countries=(),
    )


def membership(title: str, fees: Sequence[str], fee_sek: Decimal | None, with_figure: int) -> Membership:
    """Make a membership that costs so much in the year."""
    return Membership(
        reference=CULTURE,
        title=title,
        organisation="",
        acronym="",
        form="",
        scope="",
        country="",
        unit="",
        body="",
        purpose="",
        benefit="",
        status="active",
        fees=tuple(Money.parse(each) for each in fees),
        fee_sek=fee_sek,
        fee_terms=len(fees),
        fee_with_figure=with_figure,
        next_review="",
        review_due=False,
        review_outcome="",
        notice_deadline="",
        focus=(),
    )


def compilation(projects: Sequence[Project] = (), rates: Sequence[str] = (), **told: object) -> Compilation:
    """Make a compilation of these projects, with whatever else it tells."""
    table = read_typed(list(rates))
    made = Compilation(
        year=2026,
        edition=2,
        made=WHEN,
        made_by="Mari Näide",
        office="Rådhuskontoret",
        municipality="Exempelstad",
        rates=table,
        reported=(Reported(CULTURE.department, CULTURE.name, (), 1, "b", WHEN, {"project": len(projects)}, 0, 0),),
        not_reported=(),
        projects=tuple(projects),
        inventory=(),
        memberships=(),
        lines={},
        own_share=add_up((share.money for each in projects for share in each.shares), table),
        total=add_up((each.total for each in projects), table),
        fees=NOTHING,
        breakdowns={},
        coverage=Coverage((), (), {}),
        deviations=(),
        findings=(),
        candidates=(),
        candidate_count=0,
        texts=(),
        focus_names={},
        figures={"count.project": len(projects), "count.visit": 0, "count.membership": 0, "count.exchange": 0},
        earlier={},
    )
    return replace(made, **told)  # type: ignore[arg-type] # parts of a compilation
