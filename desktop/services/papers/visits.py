"""What the papers about a visit tell: the guests' programme, who comes, the notice to the office, the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import Attendance, HostRole, PointKind
from desktop.domain.dates import Precision
from desktop.domain.moments import Moment
from desktop.domain.periods import Period
from desktop.reports.content import Kind
from desktop.reports.papers.people import Attending, Person
from desktop.reports.papers.programme import Host, Point, Programme
from desktop.reports.papers.sheets import Grid, Head, Sheet
from desktop.services.papers import letters

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.domain.findings import Finding
    from desktop.domain.records import Row
    from desktop.language.guests import GuestWords
    from desktop.reports.papers.setting import Pairs
    from desktop.reports.papers.sheets import Ruling
    from desktop.services.papers.source import Source

PHONES = "phones"


def programme(source: Source, words: GuestWords) -> Programme:
    """Gather what guests may know: no notes of ours, and a telephone number only when it is ticked."""
    points = points_of(source)
    hosts = (
        Host(_said(row, "name"), _said(row, "organisation"), _said(row, "phone") if PHONES in source.ticked else "")
        for row in hosts_of(source)
    )
    return Programme(
        setting=source.setting,
        words=words,
        guests=source.text("organisation"),
        outgoing=source.record.title if source.outgoing else "",
        days=days_of(source) or _days_of_points(points),
        place=source.text("place"),
        points=points,
        hosts=tuple(hosts),
    )


def points_of(source: Source) -> tuple[Point, ...]:
    """The points of the programme."""
    return tuple(_point(row) for row in source.rows("programme"))


def days_of(source: Source) -> tuple[date, date] | None:
    """The first and the last day of a visit, if its days are known."""
    period = source.value("period")
    if not isinstance(period, Period):
        return None
    start, end = period.start, period.end or period.start
    if start is None or end is None or {start.precision, end.precision} != {Precision.DAY}:
        return None
    return start.first, end.last


def _days_of_points(points: Iterable[Point]) -> tuple[date, date] | None:
    days = sorted(point.start.day for point in points if point.start is not None)
    return (days[0], days[-1]) if days else None


def _point(row: Row) -> Point:
    start, end = row.fields.get("start"), row.fields.get("end")
    return Point(
        title=_said(row, "title"),
        start=start if isinstance(start, Moment) else None,
        end=end if isinstance(end, Moment) else None,
        place=_said(row, "place"),
        host=_said(row, "host"),
        speaker=_said(row, "speaker"),
        transport=_said(row, "transport"),
        pause=row.fields.get("kind", PointKind.ITEM) != PointKind.ITEM,
    )


def attending(source: Source) -> Attending:
    """Gather those who take part; who has said that they do not come is left out."""
    coming = (row for row in source.rows("delegation") if row.fields.get("attendance") != Attendance.ABSENT)
    guests = tuple(
        Person(
            _said(row, "name"),
            _said(row, "honorific"),
            _said(row, "role"),
            _said(row, "organisation") or source.text("organisation"),
        )
        for row in coming
    )
    hosts = tuple(
        Person(_said(row, "name"), role=source.cell("hosts", row, "role"), organisation=_said(row, "organisation"))
        for row in hosts_of(source)
    )
    about = source.pairs("organisation", "period", "place")
    return Attending(source.setting, source.record.title, about, guests, hosts)


def hosts_of(source: Source) -> list[Row]:
    """Those who receive the visit, the host before the co-hosts."""
    return sorted(source.rows("hosts"), key=lambda row: row.fields.get("role") == HostRole.CO_HOST)


def office_notice(source: Source, findings: Iterable[Finding]) -> Sheet:
    """Gather the notice that a council office gets before a visit."""
    return Sheet(
        setting=source.setting,
        name="office_notice",
        title=source.record.title,
        opening=letters.text_of(source, "notify_office"),
        about=(
            *source.pairs(*_OF_THE_VISIT),
            *_expected(source),
            (source.words_of("contact_person"), source.owner.person),
        ),
        texts=source.texts("purpose"),
        grids=_grids(source, ("hosts",)),
        rulings=rulings(source, findings, "office_informed"),
    )


def visit_report(source: Source, findings: Iterable[Finding]) -> Sheet:
    """Gather what a visit came to."""
    learned = source.texts("learned", "they_learned")
    return Sheet(
        setting=source.setting,
        name="visit_report",
        title=source.record.title,
        lacking="" if learned or source.value("no_action") is True else source.words_of("not_followed_up"),
        about=(*source.pairs(*_OF_THE_VISIT, "decided_by", "decided", "grade", "no_action"), *_came(source)),
        texts=(*source.texts("purpose"), *learned, *source.texts("benefit", "shared_with")),
        grids=_grids(source, ("next_steps", "delegation", "gifts", "costs")),
        rulings=rulings(source, findings, "reported"),
        signed_by=(source.setting.person,),
    )


_OF_THE_VISIT = ("direction", "organisation", "city", "country", "period", "wished", "place", "level", "focus", "goals")
_TABLES = {
    "hosts": (("name", 2.0), ("organisation", 2.0), ("role", 1.0)),
    "delegation": (("name", 2.0), ("role", 2.0), ("organisation", 2.0), ("attendance", 1.0)),
    "gifts": (("direction", 1.0), ("what", 3.0), ("value", 1.0), ("person", 2.0)),
    "costs": (("what", 3.0), ("amount", 1.2), ("hours", 1.0), ("payer", 2.0)),
    "next_steps": (("what", 3.5), ("owner", 1.5), ("due", 1.2), ("done", 1.2)),
}
_NUMBERS = ("amount", "hours", "value", "fee", "budget", "share")
_DATES = ("due", "done", "date", "notice_given", "signed")


def _grids(source: Source, tables: Iterable[str]) -> tuple[Grid, ...]:
    return tuple(grid(source, table, _TABLES[table]) for table in tables)


def grid(source: Source, table: str, columns: tuple[tuple[str, float], ...]) -> Grid:
    """Give some columns of a table of rows; those that no row fills in are left out."""
    cells = source.cells(table, tuple(name for name, _ in columns))
    used = [place for place in range(len(columns)) if any(row[place] for row in cells)]
    heads = tuple(Head(source.label(columns[p][0], table), _kind(columns[p][0]), columns[p][1]) for p in used)
    return Grid(source.table_label(table), heads, tuple(tuple(row[place] for place in used) for row in cells))


def _kind(name: str) -> Kind:
    if name in _NUMBERS:
        return Kind.NUMBER
    return Kind.DATE if name in _DATES else Kind.TEXT


def _expected(source: Source) -> Pairs:
    """How many are expected: as they said themselves, else those who are named."""
    named = len(source.rows("delegation"))
    told = source.shown("group_size") or (str(named) if named else "")
    return ((source.label("group_size"), told),) if told else ()


def _came(source: Source) -> Pairs:
    came = sum(row.fields.get("attendance") == Attendance.ATTENDED for row in source.rows("delegation"))
    return ((source.words_of("attended"), str(came)),) if came else _expected(source)


def rulings(source: Source, findings: Iterable[Finding], *fields: str) -> tuple[Ruling, ...]:
    """Give the profile's rules about these fields of a record, with the reason for not following one."""
    rules = (rule for rule in source.profile.rules if source.record.kind in rule.kinds and rule.field in fields)
    answers = {found.rule: found.answer.why for found in findings if found.answer is not None}
    return tuple(source.ruling(rule, answers.get(rule.id, "")) for rule in rules)


def _said(row: Row, name: str) -> str:
    return str(row.fields.get(name, ""))
