from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, bindparam, event, insert, select, text, update

from db.base import Instant, Listed, Scaled
from db.errors import StoreFault
from db.kept import Kept

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
