"""Settings, the register's copy of the profile, and drafts."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select, update

from db.kept import Kept
from db.models import DRAFT, PROFILE, SETTING


def settings(connection: Connection) -> dict[str, str]:
    """Every setting by name, as JSON."""
    return {str(name): str(value) for name, value in connection.execute(select(SETTING.c.name, SETTING.c.value))}


def set_setting(connection: Connection, name: str, value: str) -> None:
    """Write a setting, whether it was there or not."""
    changed = connection.execute(update(SETTING).where(SETTING.c.name == name).values(value=value))
    if changed.rowcount == 0:
        connection.execute(insert(SETTING).values(name=name, value=value))


def profile(connection: Connection) -> RowMapping | None:
    """The profile taken in last."""
    wanted = select(PROFILE).order_by(PROFILE.c.number.desc()).limit(1)
    return connection.execute(wanted).mappings().one_or_none()


def add_profile(
    connection: Connection, *, code: str, version: str, digest: str, installed: datetime, content: str
) -> None:
    """Take a profile in; earlier ones stay."""
    values = {"code": code, "version": version, "digest": digest, "installed": installed, "content": content}
    connection.execute(insert(PROFILE).values(**values))


def drafts(connection: Connection, record: str | None = None) -> list[RowMapping]:
    """The drafts of one record, or all, oldest first."""
    wanted = select(DRAFT).order_by(DRAFT.c.at, DRAFT.c.path)
    if record is not None:
        wanted = wanted.where(DRAFT.c.record == record)
    return list(connection.execute(wanted).mappings())


def keep_draft(connection: Connection, *, record: str, path: str, at: datetime, text: str) -> None:
    """Write a draft over the one that was there."""
    drop_draft(connection, record, path)
    connection.execute(insert(DRAFT).values(record=record, path=path, at=at, text=text))


def drop_draft(connection: Connection, record: str, path: str) -> None:
    """Take a draft away."""
    _DROP.write(connection, {"of": record, "at": path})


_DROP = Kept(delete(DRAFT).where(DRAFT.c.record == bindparam("of"), DRAFT.c.path == bindparam("at")))
_DROP_ALL = delete(DRAFT).where(DRAFT.c.record == bindparam("of"))


def drop_drafts(connection: Connection, records: Iterable[str]) -> None:
    """Take every draft of records away."""
    connection.execute(_DROP_ALL, [{"of": identifier} for identifier in records])
