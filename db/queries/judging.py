"""What the rules see of many records at once: whole records by pages, what hangs on them, their links and reasons."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, select

from db.models import KIND_TABLES, LINK, REASON, RECORD
from db.queries.records import joined


def page(
    connection: Connection,
    kind: str,
    names: Iterable[str],
    conditions: Sequence[ColumnElement[bool]],
    *,
    after: int,
    limit: int,
) -> Sequence[RowMapping]:
    """Read columns of records of a kind outside the trash, in the order they were made, from the one after a number."""
    own = KIND_TABLES[kind]
    columns = [RECORD.c[name] if name in RECORD.c else own.c[name] for name in names]
    wanted = select(*columns).select_from(joined(kind)).where(RECORD.c.kind == kind, RECORD.c.trashed.is_(None))
    wanted = wanted.where(RECORD.c.number > after, *conditions).order_by(RECORD.c.number).limit(limit)
    return connection.execute(wanted).mappings().all()


def answered() -> ColumnElement[bool]:
    """Only records where a reason was given for a rule."""
    return RECORD.c.number.in_(select(REASON.c.record))


def hung(connection: Connection, kind: str, identifiers: Sequence[str]) -> dict[str, list[RowMapping]]:
    """The decisions or documents outside the trash that hang on records, by the record's id, oldest first."""
    own = KIND_TABLES[kind]
    wanted = select(*(column for column in own.c if column.name != "number")).select_from(joined(kind))
    wanted = wanted.where(own.c.on.in_(identifiers), RECORD.c.trashed.is_(None)).order_by(RECORD.c.number)
    return _grouped(connection.execute(wanted).mappings(), "on")


def links(connection: Connection, numbers: Sequence[int]) -> dict[int, list[RowMapping]]:
    """What is linked to records, either way, outside the trash, by the record's number."""
    agreement, organisation = KIND_TABLES["agreement"], KIND_TABLES["organisation"]
    found: dict[int, list[RowMapping]] = {}
    for near, far in ((LINK.c.source, LINK.c.target), (LINK.c.target, LINK.c.source)):
        wanted = (
            select(near.label("near"), LINK.c.kind, RECORD.c.kind.label("to_kind"))
            .add_columns(agreement.c.form, organisation.c.form.label("organisation"))
            .join(RECORD, RECORD.c.number == far)
            .outerjoin(agreement, agreement.c.number == far)
            .outerjoin(organisation, organisation.c.number == far)
            .where(near.in_(numbers), RECORD.c.trashed.is_(None))
            .order_by(LINK.c.kind, RECORD.c.number)
        )
        for row in connection.execute(wanted).mappings():
            found.setdefault(int(row["near"]), []).append(row)
    return found


def reasons(connection: Connection, numbers: Sequence[int]) -> dict[int, list[RowMapping]]:
    """The reasons that were given, by the record's number."""
    found: dict[int, list[RowMapping]] = {}
    wanted = select(REASON).where(REASON.c.record.in_(numbers)).order_by(REASON.c.record, REASON.c.rule)
    for row in connection.execute(wanted).mappings():
        found.setdefault(int(row["record"]), []).append(row)
    return found


def set_reason(connection: Connection, number: int, rule: str, why: str | None, decision: str | None) -> None:
    """Write the reason for one rule over the one that was there; without a reason none is left."""
    connection.execute(delete(REASON).where(REASON.c.record == number, REASON.c.rule == rule))
    if why is not None:
        connection.execute(insert(REASON).values(record=number, rule=rule, why=why, decision=decision))


def _grouped(rows: Iterable[RowMapping], key: str) -> dict[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = {}
    for row in rows:
        found.setdefault(str(row[key]), []).append(row)
    return found
