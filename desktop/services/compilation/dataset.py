"""The data set of a year: what every output is written from. Frozen, with values of the trade and no text of its own.

A project that several departments tell of stands here once, with the share of each. What names persons is in
`Project.contact` and in no other place; open data leaves it out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.vocabulary import CAME_TO_NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from decimal import Decimal

    from desktop.domain.figures import Amounts
    from desktop.domain.findings import Said
    from desktop.domain.money import Money
    from desktop.domain.periods import Period
    from desktop.domain.rates import RateTable
    from desktop.domain.records import Value
    from desktop.services.compilation.matching import Candidate


@dataclass(frozen=True, slots=True)
class Reported:
    """A department that has delivered; the office's own records come in no bundle."""

    code: str
    name: str
    bodies: tuple[str, ...]
    sequence: int | None
    bundle_id: str
    received: datetime | None
    counts: Mapping[str, int]
    gaps: int
    departures: int
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Expected:
    """A department that should deliver."""

    code: str
    name: str
    bodies: tuple[str, ...]
    contact: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A record, and the department it is from."""

    department: str
    name: str
    record: str


@dataclass(frozen=True, slots=True)
class Share:
    """A department's own share in a project."""

    department: str
    name: str
    money: Money | None
    sek: Decimal | None


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody else in a project."""

    organisation: str
    country: str
    role: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project, counted once. What departments say differently is told by the first, the owner before others."""

    records: tuple[Reference, ...]
    title: str
    acronym: str
    status: str
    form: str
    purpose: str
    period: Period | None
    target_group: str
    owner: str
    partners: tuple[Partner, ...]
    total: Money | None
    total_sek: Decimal | None
    other_totals: tuple[Money, ...]
    """Totals that other departments give, where they differ."""
    shares: tuple[Share, ...]
    funders: tuple[str, ...]
    programme: str
    contact: str
    units: tuple[str, ...]
    bodies: tuple[str, ...]
    focus: tuple[str, ...]
    countries: tuple[str, ...]
    learned: str = ""

    @property
    def key(self) -> str:
        """What names it in the outputs: its first record."""
        return self.records[0].record

    @property
    def undone(self) -> bool:
        """Whether it came to nothing. It stands in the tables with its status, and in no figure."""
        return self.status in CAME_TO_NOTHING


@dataclass(frozen=True, slots=True)
class Inventory:
    """The EU projects of one body, in the nine columns of the inventory."""

    body: str
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A membership with what it costs in the year, and when it is to be re-examined."""

    reference: Reference
    title: str
    organisation: str
    acronym: str
    form: str
    scope: str
    country: str
    unit: str
    body: str
    purpose: str
    benefit: str
    status: str
    fees: tuple[Money, ...]
    fee_sek: Decimal | None
    fee_terms: int
    fee_with_figure: int
    next_review: str
    review_due: bool
    review_outcome: str
    notice_deadline: str
    focus: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A visit, an agreement, an exchange, something watched or a priority; `cells` has what is of its kind."""

    reference: Reference
    kind: str
    title: str
    unit: str
    body: str
    status: str
    country: str
    region: str
    focus: tuple[str, ...]
    period: Period | None
    cells: Mapping[str, Value]

    @property
    def undone(self) -> bool:
        """Whether it came to nothing, as of a project; a priority that was dropped is an outcome beside its plan."""
        return self.kind != "priority" and self.status in CAME_TO_NOTHING


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What there is of one inriktning, country, region, unit or body; inriktningar are never exclusive."""

    key: str
    counts: Mapping[str, int]
    own_share: Amounts
    total: Amounts
    fees_sek: Decimal | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Bodies by areas, with how many records there are of each. A blank is a gap."""

    bodies: tuple[str, ...]
    areas: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Deviation:
    """Something that was not followed or is missing, sent along with its reason."""

    reference: Reference
    kind: str
    title: str
    rule: str
    field: str
    why: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """Something for the office to look at. Nothing was changed because of it."""

    code: str
    reference: Reference
    title: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChapterText:
    """The office's own text of a chapter."""

    chapter: str
    text: str
    version: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is not what it was in the edition before."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Compilation:
    """Everything of a year."""

    year: int
    edition: int
    made: datetime
    made_by: str
    office: str
    municipality: str
    rates: RateTable
    reported: tuple[Reported, ...]
    not_reported: tuple[Expected, ...]
    projects: tuple[Project, ...]
    inventory: tuple[Inventory, ...]
    memberships: tuple[Membership, ...]
    lines: Mapping[str, tuple[Line, ...]]
    """Visits, agreements, exchanges, watches and priorities, by kind."""
    own_share: Amounts
    total: Amounts
    fees: Amounts
    breakdowns: Mapping[str, tuple[Breakdown, ...]]
    """By focus, country, region, unit and body."""
    coverage: Coverage
    deviations: tuple[Deviation, ...]
    findings: tuple[Finding, ...]
    candidates: tuple[Candidate, ...]
    candidate_count: int
    texts: tuple[ChapterText, ...]
    focus_names: Mapping[str, Said]
    """What the profile calls its inriktningar."""
    figures: Mapping[str, Decimal | int | None]
    """Every sum and count by its name."""
    earlier: Mapping[int, Mapping[str, str | None]]
    """The figures of earlier years, of the last edition of each."""
    changes: tuple[Change, ...] = ()
    """What differs from the edition before of the same year."""

    @property
    def department_names(self) -> Mapping[str, str]:
        """What the departments are called, those too that have not delivered."""
        missing = {each.code: each.name for each in self.not_reported}
        return missing | {each.code: each.name for each in self.reported}
