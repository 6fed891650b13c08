"""What there is to look at in a compilation, in words: what was found, and the values that do not agree."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from desktop.domain.money import Money
from desktop.domain.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.language.formats import Formats
    from desktop.services.compilation.dataset import Compilation, Finding, Project


_OF_ALL: Final = frozenset({"totals_differ", "share_over_total"})


class FindingWords:
    """Speaks of what was found in one compilation."""

    def __init__(self, made: Compilation, formats: Formats) -> None:
        self._formats = formats
        self._projects = {each.record: project for project in made.projects for each in project.records}

    def said(self, finding: Finding) -> str:
        """Say what was found, and with which values."""
        found = self._formats.texts(f"compilation.finding.{finding.code}")
        details = self._details(finding)
        return f"{found}: {details}" if details else found

    def departments(self, finding: Finding) -> str:
        """Name the one that the record is from; where a project does not agree, all that tell of it."""
        project = self._projects.get(finding.reference.record) if finding.code in _OF_ALL else None
        references = (finding.reference,) if project is None else project.records
        return ", ".join(dict.fromkeys(each.name for each in references))

    def _details(self, finding: Finding) -> str:
        project = self._projects.get(finding.reference.record)
        match finding.code:
            case "totals_differ" if project is not None:
                totals = (project.total, *project.other_totals)
                return ", ".join(self._formats.money(each) for each in totals if each is not None)
            case "share_over_total" if project is not None:
                share, total = self._compared(project)
                return f"{share} > {total}"
            case "kept_apart":
                return self._named(finding.details["other"])
            case "outside_year":
                return self._formats.period(Period.parse(finding.details["period"]))
            case _:
                return ", ".join(finding.details.values())

    def _compared(self, project: Project) -> tuple[str, str]:
        """Tell the own shares and the total as they were compared: in one currency, else in kronor."""
        shares = [share.money for share in project.shares if share.money is not None and share.money.amount]
        total = project.total
        if total is not None and total.currency and {money.currency for money in shares} == {total.currency}:
            summed = Money.of(_sum(money.amount for money in shares), total.currency)
            return self._formats.money(summed), self._formats.money(total)
        known = _sum(share.sek for share in project.shares)
        return self._formats.whole_money(known), self._formats.whole_money(project.total_sek or Decimal(0))

    def _named(self, record: str) -> str:
        """Name a record by its title and who it is from."""
        project = self._projects.get(record)
        if project is None:
            return record
        by = next(each.name for each in project.records if each.record == record)
        return f"{project.title} ({by})"


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((each for each in amounts if each is not None), Decimal(0))
