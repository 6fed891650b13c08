"""The register's own profile: what another would change, taking it in, and which of its editions hold when."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.queries import register as tables
from desktop.domain.dates import PartialDate
from desktop.domain.errors import InvalidInput, NotFound
from desktop.policy.editions import Selection
from desktop.services.checks import findings
from desktop.services.register import SELECTION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.findings import Finding
    from desktop.policy.content import Profile
    from desktop.services.register import Register


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a change of profile or edition would do: the findings that come, those that go, and how many there are."""

    before: int
    after: int
    come: tuple[Finding, ...]
    go: tuple[Finding, ...]


class Profiles:
    """Changing the rules by which the register judges."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def outlook(self, profile: Profile, selection: Selection | None = None) -> Outlook:
        """Tell what would change, without changing anything."""
        register = self._register
        chosen = register.selection if selection is None else selection
        with register.reading() as connection:
            now = tuple(findings(connection, register, register.profile, register.selection))
            then = tuple(findings(connection, register, profile, chosen))
        known, wanted = ({(found.record, found.rule) for found in each} for each in (now, then))
        return Outlook(
            len(now),
            len(then),
            tuple(found for found in then if (found.record, found.rule) not in known),
            tuple(found for found in now if (found.record, found.rule) not in wanted),
        )

    def take_in(self, profile: Profile) -> None:
        """Take a profile in. Those before it stay in the register; the choice of editions is the new one's."""
        register = self._register
        with register.writing() as connection:
            tables.add_profile(
                connection,
                code=profile.code,
                version=profile.version,
                digest=profile.digest,
                installed=register.clock.now(),
                content=profile.content,
            )
            tables.set_setting(connection, SELECTION, _written(Selection()))
        register.judge_by(profile, Selection())

    def selected(self, chosen: tuple[str, ...], periods: Mapping[str, str]) -> Selection:
        """Give the selection with more alternatives chosen, and days given to editions as FROM/TO."""
        profile, now = self._register.profile, self._register.selection
        for code in (*chosen, *periods):
            if profile.edition(code) is None:
                known = ", ".join(each.code for each in profile.editions)
                raise NotFound("edition.not_found", edition=code, known=known)
        told = {**now.periods, **{code: _period(code, text) for code, text in periods.items()}}
        kept = list(now.chosen)
        for code in chosen:
            kept = [*(each for each in kept if not _alternatives(profile, code, each)), code]
        return Selection(tuple(kept), told)

    def select(self, selection: Selection) -> None:
        """Keep which alternatives are chosen and when each edition holds."""
        with self._register.writing() as connection:
            tables.set_setting(connection, SELECTION, _written(selection))
        self._register.judge_by(self._register.profile, selection)


def _alternatives(profile: Profile, one: str, other: str) -> bool:
    """Whether two editions stand for each other, so that only one can be chosen."""
    groups = []
    for code in (one, other):
        edition = profile.edition(code)
        groups.append(code if edition is None else edition.alternative_to or code)
    return groups[0] == groups[1]


def _period(code: str, text: str) -> tuple[str, str]:
    start, _, end = text.partition("/")
    try:
        first, last = (str(PartialDate.parse(part)) if part.strip() else "" for part in (start, end))
    except InvalidInput as error:
        raise error.at("edition.period") from None
    if not first or (last and PartialDate.parse(last).last < PartialDate.parse(first).first):
        raise InvalidInput("edition.period", edition=code, text=text)
    return first, last


def _written(selection: Selection) -> str:
    return json.dumps({"chosen": selection.chosen, "periods": dict(selection.periods)}, ensure_ascii=False)
