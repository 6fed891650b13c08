"""What the start page shows of a year: counts by country and by body, what runs, what was changed last."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, func, or_, select, union_all

from db.models import KIND_TABLES, RECORD
from db.queries.due import reaches
from db.queries.records import joined

Clause = ColumnElement[bool]

_NEVER = "9999"


def by_country(connection: Connection, kind: str, within: Clause) -> list[tuple[str | None, int]]:
    """How many records of a kind there are of each country, the most first."""
    country = KIND_TABLES[kind].c.country
    number = func.count()
    wanted = (
        select(country, number)
        .select_from(joined(kind))
        .where(RECORD.c.kind == kind, RECORD.c.trashed.is_(None), within)
        .group_by(country)
        .order_by(number.desc(), country)
    )
    return [(None if code is None else str(code), int(count)) for code, count in connection.execute(wanted)]


def running(connection: Connection, kind: str, today: str, limit: int) -> tuple[list[RowMapping], int]:
    """The records of a kind whose period has begun and not ended, by its end, and how many there are in all."""
    own = KIND_TABLES[kind]
    start, end = own.c.period_start, own.c.period_end
    conditions = (
        RECORD.c.kind == kind,
        RECORD.c.trashed.is_(None),
        start <= today,
        or_(end.is_(None), reaches(end, today)),
    )
    columns = (RECORD.c.id, RECORD.c.title, start.label("begins"), end.label("ends"), RECORD.c.status)
    wanted = select(*columns).select_from(joined(kind)).where(*conditions)
    in_order = wanted.order_by(func.coalesce(end, _NEVER), start, RECORD.c.number).limit(limit)
    total = connection.scalar(select(func.count()).select_from(joined(kind)).where(*conditions))
    return list(connection.execute(in_order).mappings()), int(total or 0)


def by_body_and_focus(connection: Connection, kind: str, within: Clause) -> list[tuple[str, tuple[str, ...], int]]:
    """How many records of a kind each body has, by the codes of their focus taken together."""
    focus = KIND_TABLES[kind].c.focus
    wanted = (
        select(RECORD.c.body, focus, func.count())
        .select_from(joined(kind))
        .where(RECORD.c.kind == kind, RECORD.c.trashed.is_(None), within)
        .group_by(RECORD.c.body, focus)
    )
    return [(str(body or ""), tuple(codes or ()), int(count)) for body, codes, count in connection.execute(wanted)]


def latest(connection: Connection, kinds: Sequence[str], limit: int) -> list[RowMapping]:
    """The records of any of these kinds that were changed last; each kind is read by its own index."""
    columns = (RECORD.c.id, RECORD.c.kind, RECORD.c.title, RECORD.c.status, RECORD.c.changed, RECORD.c.number)
    parts = []
    for kind in kinds:
        of_kind = select(*columns).where(RECORD.c.kind == kind, RECORD.c.trashed.is_(None))
        part = of_kind.order_by(RECORD.c.changed.desc(), RECORD.c.number.desc()).limit(limit).subquery()
        parts.append(select(part))
    together = union_all(*parts).subquery()
    wanted = select(together).order_by(together.c.changed.desc(), together.c.number.desc()).limit(limit)
    return list(connection.execute(wanted).mappings())
