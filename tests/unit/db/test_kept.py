from __future__ import annotations

import logging
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import (
    Column,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    column,
    event,
    insert,
    select,
    text,
    update,
)

from db.base import Instant, Listed, Scaled
from db.errors import StoreError, StoreFault
from db.kept import Kept
from tests.fakes.refusing import Refusing

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.engine import Store

ROW = Table(
    "row",
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("name", Text),
    Column("at", Instant),
    Column("sum", Scaled),
    Column("words", Listed),
    Column("rev", Integer, default=1),
)
NAMES = ("name", "at", "sum", "words")
TOLD: dict[str, Any] = {
    "name": "Aino Esimerkki",
    "at": datetime(2026, 5, 4, 9, 30, tzinfo=UTC),
    "sum": Decimal("12.5"),
    "words": ("sv", 'å, "ä"'),
}
CANARY = "Kanariefågel"
ALL = select(ROW).order_by(ROW.c.number)


def _made(connection: Connection) -> Kept:
    connection.exec_driver_sql("CREATE TABLE row (number INTEGER PRIMARY KEY, name, at, sum, words, rev)")
    return Kept(insert(ROW), (*NAMES, "rev"))


def test_that_what_is_kept_writes_and_reads_as_sqlalchemy_does(store: Store) -> None:
    with store.writing() as connection:
        kept = _made(connection)
        number = kept.write(connection, {**TOLD, "rev": 3})
        connection.execute(insert(ROW).values(**TOLD, rev=3))
        kept.write_all(connection, [dict.fromkeys((*NAMES, "rev")), {**TOLD, "rev": 3}])

        assert number == 1
        assert Kept(ALL).rows(connection, {}) == [tuple(row) for row in connection.execute(ALL)]
        assert Kept(ALL).named(connection, {}) == [dict(row) for row in connection.execute(ALL).mappings()]
        first, second, empty, _ = connection.exec_driver_sql("SELECT name, at, sum, words, rev FROM row").all()
        assert first == second
        assert list(empty) == [None] * 5


def test_that_a_statement_is_put_into_words_once(store: Store) -> None:
    sent: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *given: sent.append(given[2]))
    named = Kept(select(ROW.c.number).where(ROW.c.name == bindparam("called")).limit(1))
    changed = Kept(update(ROW).where(ROW.c.number == bindparam("of")), ("of", "name"))
    with store.writing() as connection:
        _made(connection).write(connection, {**TOLD, "rev": 1})
        sent.clear()
        assert named.first(connection, {"called": "Mari Näide"}) is None
        changed.write(connection, {"of": 1, "name": "Mari Näide"})
        assert named.first(connection, {"called": "Mari Näide"}) == (1,)

    assert len(sent) == 3
    assert sent[0] is sent[2]


def test_that_what_is_not_given_is_a_fault_of_the_program(store: Store) -> None:
    with pytest.raises(StoreFault, match="KeyError"), store.writing() as connection:
        _made(connection).write(connection, TOLD)


def test_that_what_is_kept_cannot_write_while_reading(store: Store) -> None:
    with pytest.raises(StoreFault, match="a write while reading"), store.reading() as connection:
        Kept(text("DELETE FROM place")).write(connection, {})


SEARCH = text("SELECT rowid FROM found WHERE found MATCH :name")
TROUBLES = {
    "unique": Kept(text("INSERT INTO one (name) VALUES (:name)")),
    "unbindable": Kept(text("INSERT INTO one (name) VALUES (:name)")),
    "refused by a type": Kept(text("SELECT :name").bindparams(bindparam("name", type_=Refusing()))),
    "searched": Kept(SEARCH.columns(column("rowid", Integer))),
    "unreadable": Kept(text("SELECT CAST(CAST(:name AS BLOB) || x'ff' AS TEXT)")),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_that_no_error_of_what_is_kept_carries_a_value(
    store: Store, caplog: pytest.LogCaptureFixture, trouble: str
) -> None:
    caplog.set_level(logging.INFO)
    with store.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE one (name TEXT UNIQUE)")
        connection.exec_driver_sql("CREATE VIRTUAL TABLE found USING fts5(words)")
        connection.exec_driver_sql("INSERT INTO one (name) VALUES (?)", (f"{CANARY}: x",))
    value = [CANARY] if trouble == "unbindable" else f"{CANARY}: x"
    with pytest.raises(StoreError) as caught, store.writing() as connection:
        TROUBLES[trouble].rows(connection, {"name": value})

    link: BaseException = caught.value
    assert link.__cause__ is None
    assert link.__context__ is None
    assert CANARY not in repr((link, str(link), vars(link), link.args)) + caplog.text
