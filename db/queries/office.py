"""What the council office keeps: departments, verdicts, remarks, pairings, its texts and the compilations it made."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Table, delete, insert, select, update

from db.models import CHAPTER, COMPILATION, DEPARTMENT, PAIRING, REMARK, VERDICT


def departments(connection: Connection) -> list[RowMapping]:
    """Every department, by name."""
    return list(connection.execute(select(DEPARTMENT).order_by(DEPARTMENT.c.name)).mappings())


def set_department(connection: Connection, code: str, columns: Mapping[str, object]) -> None:
    """Write a department, which may be new."""
    changed = connection.execute(update(DEPARTMENT).where(DEPARTMENT.c.code == code).values(**columns)).rowcount
    if not changed:
        connection.execute(insert(DEPARTMENT).values(code=code, **columns))


def remove_department(connection: Connection, code: str) -> None:
    """Take a department away."""
    connection.execute(delete(DEPARTMENT).where(DEPARTMENT.c.code == code))


def add_verdict(connection: Connection, columns: Mapping[str, object]) -> None:
    """Write why a file was not taken in."""
    connection.execute(insert(VERDICT).values(**columns))


def verdicts(connection: Connection) -> list[RowMapping]:
    """Every file that was not taken in, oldest first."""
    return _all(connection, VERDICT)


def add_remark(connection: Connection, columns: Mapping[str, object]) -> None:
    """Write what the office says of a record."""
    connection.execute(insert(REMARK).values(**columns))


def remarks(connection: Connection, department: str | None = None) -> list[RowMapping]:
    """What the office has said, of one department's records or of all, oldest first."""
    wanted = select(REMARK).order_by(REMARK.c.number)
    if department is not None:
        wanted = wanted.where(REMARK.c.department == department)
    return list(connection.execute(wanted).mappings())


def set_pairing(connection: Connection, one: str, other: str, verdict: str, at: datetime, by: str) -> None:
    """Write whether two records are of the same thing; what was said before is replaced."""
    same = (PAIRING.c.one == one) & (PAIRING.c.other == other)
    connection.execute(delete(PAIRING).where(same))
    connection.execute(insert(PAIRING).values(one=one, other=other, verdict=verdict, at=at, by=by))


def pairings(connection: Connection) -> list[RowMapping]:
    """Every pair that somebody has judged."""
    return list(connection.execute(select(PAIRING).order_by(PAIRING.c.one, PAIRING.c.other)).mappings())


def add_chapter(connection: Connection, columns: Mapping[str, object]) -> None:
    """Write a new version of a chapter's text."""
    connection.execute(insert(CHAPTER).values(**columns))


def chapters(connection: Connection, year: int) -> list[RowMapping]:
    """Every version of every chapter's text of a year, oldest first."""
    wanted = select(CHAPTER).where(CHAPTER.c.year == year).order_by(CHAPTER.c.number)
    return list(connection.execute(wanted).mappings())


def add_compilation(connection: Connection, columns: Mapping[str, object]) -> None:
    """Write an edition of a compilation."""
    connection.execute(insert(COMPILATION).values(**columns))


def compilations(connection: Connection) -> list[RowMapping]:
    """Every edition of every year, without its figures, by year and edition."""
    columns = [column for column in COMPILATION.c if column.name != "figures"]
    ordered = select(*columns).order_by(COMPILATION.c.year, COMPILATION.c.edition)
    return list(connection.execute(ordered).mappings())


def figures(connection: Connection, year: int, edition: int | None = None) -> str | None:
    """The figures of an edition of a year, of the last one unless another is named."""
    wanted = select(COMPILATION.c.figures).where(COMPILATION.c.year == year)
    if edition is not None:
        wanted = wanted.where(COMPILATION.c.edition == edition)
    return connection.execute(wanted.order_by(COMPILATION.c.edition.desc()).limit(1)).scalar_one_or_none()


def _all(connection: Connection, table: Table) -> list[RowMapping]:
    return list(connection.execute(select(table).order_by(table.c.number)).mappings())
