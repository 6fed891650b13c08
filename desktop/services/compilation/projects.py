"""Projects put together from what several departments tell, and what in that does not agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from db.vocabulary import CAME_TO_NOTHING
from desktop.language.collation import sort_key
from desktop.services.compilation.dataset import Finding, Inventory, Partner, Project, Reference, Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.domain.money import Money
    from desktop.domain.rates import RateTable
    from desktop.services.compilation.entries import Entry

_OWNER: Final = "owner"
_INVENTORIED: Final = frozenset({"", "eu"})
"""Projects of the EU, and those of which nobody has said what they are."""


def project_of(group: Sequence[Entry], rates: RateTable) -> Project:
    """Put the records of one project together."""
    ordered = sorted(group, key=lambda entry: (entry.text("our_role") != _OWNER, entry.source.code, entry.id))
    totals = [money for entry in ordered if (money := entry.money("total")) is not None and money.amount is not None]
    total = totals[0] if totals else ordered[0].money("total")
    others = tuple(dict.fromkeys(_plain(money) for money in totals if _plain(money) != _plain(totals[0])))
    partners = list(dict.fromkeys(partner for entry in ordered for partner in _partners(entry)))
    lead = _Lead(ordered)
    undone = lead.text("status") in CAME_TO_NOTHING
    return Project(
        records=tuple(_reference(entry) for entry in ordered),
        title=lead.text("title"),
        acronym=lead.text("acronym"),
        status=lead.text("status"),
        form=lead.text("form"),
        purpose=lead.text("purpose"),
        period=next((entry.period for entry in ordered if entry.period is not None), None),
        target_group=lead.text("target_group"),
        owner=lead.text("owner"),
        partners=tuple(partners),
        total=total,
        total_sek=None if undone else rates.in_sek(total),
        other_totals=others,
        shares=tuple(_share(entry, None if undone else rates) for entry in ordered),
        funders=tuple(dict.fromkeys(name for entry in ordered for name in _funders(entry))),
        programme=lead.text("funding_programme"),
        contact="; ".join(dict.fromkeys(entry.text("contact") for entry in ordered if entry.text("contact"))),
        units=_once(entry.unit for entry in ordered),
        bodies=_once(entry.body for entry in ordered),
        focus=_once(each for entry in ordered for each in entry.focus),
        countries=_once(partner.country for partner in partners),
        learned=lead.text("learned"),
    )


def inventory(projects: Iterable[Project]) -> tuple[Inventory, ...]:
    """The EU projects under each body; one of several bodies stands under each, and counts once all the same."""
    found: dict[str, list[Project]] = {}
    for project in projects:
        if project.form in _INVENTORIED:
            for body in project.bodies or ("",):
                found.setdefault(body, []).append(project)
    bodies = sorted(found, key=lambda body: (not body, sort_key(body)))
    return tuple(Inventory(body, tuple(found[body])) for body in bodies)


def findings(project: Project, rates: RateTable) -> Iterator[Finding]:
    """What does not agree in a project."""
    first = project.records[0]
    if project.other_totals:
        told = ", ".join(str(money) for money in (project.total, *project.other_totals) if money is not None)
        yield Finding("totals_differ", first, project.title, {"totals": told})
    departments = [reference.department for reference in project.records]
    for doubled in sorted({each for each in departments if departments.count(each) > 1}):
        reference = next(each for each in project.records if each.department == doubled)
        yield Finding("doubled", reference, project.title, {"count": str(departments.count(doubled))})
    if _exceeds(project, rates):
        yield Finding("share_over_total", first, project.title)


def _exceeds(project: Project, rates: RateTable) -> bool:
    """Whether the own shares come to more than the total, as far as both can be told in one currency."""
    known = [share.money for share in project.shares if share.money is not None and share.money.amount]
    if project.total is None or project.total.amount is None or not known:
        return False
    if all(money.currency == project.total.currency for money in known):
        return sum(money.amount or 0 for money in known) > project.total.amount
    in_sek = [rates.in_sek(money) for money in known]
    sek = [each for each in in_sek if each is not None]
    return project.total_sek is not None and sum(sek) > project.total_sek


def _share(entry: Entry, rates: RateTable | None) -> Share:
    """Tell a share; without rates it counts for nothing."""
    money = entry.money("own_share")
    return Share(entry.source.code, entry.source.name, money, None if rates is None else rates.in_sek(money))


def _partners(entry: Entry) -> Iterator[Partner]:
    for row in entry.rows.get("partners", ()):
        yield Partner(str(row["organisation"]), str(row.get("country", "")), str(row.get("role", "")))


def _funders(entry: Entry) -> Iterator[str]:
    for row in entry.rows.get("funders", ()):
        yield str(row["name"])


def _reference(entry: Entry) -> Reference:
    return Reference(entry.source.code, entry.source.name, entry.id)


def _plain(money: Money) -> Money:
    """A sum without the text as it was first written, which says the same in other words."""
    return type(money)(money.state, money.amount, money.currency)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


class _Lead:
    """What is said first, by the owner before others."""

    def __init__(self, ordered: Sequence[Entry]) -> None:
        self._ordered = ordered

    def text(self, name: str) -> str:
        """The first that says something."""
        return next((text for entry in self._ordered if (text := entry.text(name))), "")
