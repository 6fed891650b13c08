"""Dates by which something has to be done, wherever they stand, asked for by the database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
)

from db.models import KIND_TABLES, LINK, REASON, RECORD, ROW_TABLES
from db.vocabulary import Renewal

Clause = ColumnElement[bool]
Column = ColumnElement[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a date stands and when it counts.

    `dates` are the columns of which the first that is filled in counts; `terms.period_start` is the earliest among the
    rows of a table. The columns are those of `rows` if they hang on a record, else of the kind.
    """

    dates: tuple[str, ...]
    kind: str = ""
    rows: str = ""
    statuses: tuple[str, ...] = ()
    """In which it counts; none is all."""
    settled: str = ""
    """The column that says, once it is filled in, that all is done."""
    detail: str = ""
    """The column that says more of it."""
    on: str = ""
    """The column that names the record it hangs on, whose title says more of it, and with which it is thrown away."""
    months: str = ""
    """The column of the kind that says how many months to reckon with."""
    starts: str = ""
    """The column with which the term of a date begins, where what is renewed tacitly goes on for as long again."""
    when: Callable[[str], Sequence[Clause]] | None = None
    """What has to hold besides, today."""
    else_months: int = 0
    """How many months where the record says nothing; none is no date."""
    forms: tuple[str, ...] = ()
    """For which forms of the kind that holds; none is all."""
    answered: str = ""
    """The rule that nothing is due by once a reason is given."""

    @property
    def own(self) -> FromClause:
        """The table in which its columns are."""
        return ROW_TABLES[self.rows] if self.rows else KIND_TABLES[self.kind]


_REST = "-12-31"
_TACIT = Renewal.TACIT.value
_YEAR = 4


class Dated(NamedTuple):
    """A date that counts, and whose it is."""

    id: str
    kind: str
    title: str
    title_key: str
    date: str
    row: str | None
    detail: str | None
    months: int | None
    starts: str | None
    tacit: bool | None


def dates(connection: Connection, place: Place, *, until: str, today: str, limit: int | None) -> list[Dated]:
    """Read the dates up to a day that count, those first that are over first."""
    date, other = _date(place), RECORD.alias()
    more: Column = literal(None)
    if place.on or place.detail:
        more = other.c.title if place.on else place.own.c[place.detail]
    months: Column = _months(place)
    row: Column = place.own.c.id if place.rows else literal(None)
    starts: Column = place.own.c[place.starts] if place.starts else literal(None)
    tacit: Column = KIND_TABLES[place.kind].c.renewal == _TACIT if place.starts else literal(None)
    wanted = (
        select(RECORD.c.id, RECORD.c.kind, RECORD.c.title, RECORD.c.title_key, date.label("date"))
        .add_columns(
            row.label("row"), more.label("detail"), months.label("months"), starts.label("starts"), tacit.label("tacit")
        )
        .select_from(_source(place, other))
        .where(RECORD.c.trashed.is_(None), date <= until, *_conditions(place, other, today))
        .order_by(_latest(date), RECORD.c.title_key, RECORD.c.number)
        .limit(limit)
    )
    return list(map(Dated._make, connection.execute(wanted).all()))


def latest(date: str) -> str:
    """Give the last day that a date can mean, in a form that sorts; every month has 31 days there."""
    return date + _REST[len(date) - _YEAR :]


def reaches(column: Column, today: str) -> Clause:
    """Whether a date, as far as it is known, is today or later: 2026 reaches all of that year."""
    return or_(column >= today, literal(today).startswith(column))


def is_last(end: Column, record: Column, table: str) -> Clause:
    """Whether no other row of a record ends later, or has begun and not ended."""
    other = ROW_TABLES[table].alias()
    runs_on = and_(other.c.period_end.is_(None), other.c.period_start.is_not(None))
    later = or_(_latest(other.c.period_end) > _latest(end), runs_on)
    return ~exists().where(other.c.record == record, later)


def has_row(table: str, column: str, value: str) -> Clause:
    """Whether a record has a row with a value."""
    own = ROW_TABLES[table]
    return exists().where(own.c.record == RECORD.c.number, own.c[column] == value)


def linked_to(kind: str, form: str) -> Clause:
    """Whether a record is linked, either way, to one of a kind and form outside the trash."""
    own, other = KIND_TABLES[kind], RECORD.alias()
    ends = ((LINK.c.source, LINK.c.target), (LINK.c.target, LINK.c.source))
    return or_(
        *(
            exists().where(
                near == RECORD.c.number,
                own.c.number == far,
                own.c.form == form,
                other.c.number == far,
                other.c.trashed.is_(None),
            )
            for near, far in ends
        )
    )


def _date(place: Place) -> Column:
    found = [_earliest(name) if "." in name else place.own.c[name] for name in place.dates]
    return found[0] if len(found) == 1 else func.coalesce(*found)


def _latest(date: Column) -> Column:
    """Say what `latest` says, in the database."""
    return date + func.substr(_REST, func.length(date) - _YEAR + 1)


def _months(place: Place) -> Column:
    if not place.months:
        return literal(None)
    own = KIND_TABLES[place.kind]
    if not place.else_months:
        return own.c[place.months]
    otherwise: Column = literal(place.else_months)
    if place.forms:
        otherwise = case((own.c.form.in_(place.forms), otherwise))
    return func.coalesce(own.c[place.months], otherwise)


def _earliest(name: str) -> Column:
    table, _, column = name.partition(".")
    own = ROW_TABLES[table]
    return select(func.min(own.c[column])).where(own.c.record == RECORD.c.number).scalar_subquery()


def _source(place: Place, other: FromClause) -> FromClause:
    source: FromClause = RECORD
    if place.kind:
        own = KIND_TABLES[place.kind]
        source = source.join(own, own.c.number == RECORD.c.number)
    if place.rows:
        source = source.join(place.own, place.own.c.record == RECORD.c.number)
    return source.outerjoin(other, other.c.id == place.own.c[place.on]) if place.on else source


def _conditions(place: Place, other: FromClause, today: str) -> list[Clause]:
    found: list[Clause] = list(place.when(today)) if place.when else []
    if place.kind:
        found.append(RECORD.c.kind == place.kind)
    if place.statuses:
        found.append(RECORD.c.status.in_(place.statuses))
    if place.settled:
        found.append(place.own.c[place.settled].is_(None))
    if place.months:
        found.append(_months(place).is_not(None))
    if place.answered:
        given = exists().where(REASON.c.record == RECORD.c.number, REASON.c.rule == place.answered)
        found.append(~given)
    if place.on:
        found.append(other.c.trashed.is_(None))
    return found
