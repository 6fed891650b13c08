from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import bindparam, text

from db import engine, errors
from db.engine import PAGE_SIZE, configure, connect
from tests.fakes.refusing import Refusing
from tests.fakes.toy import files, toy

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from db.engine import Store
    from tests.fakes.toy import Toy

CANARY = "Kanariefågel"
INSERT = text("INSERT INTO place (name) VALUES (:name)")

# As SQLite reports them: FULL is 2, MEMORY is 2, and a negative cache size counts kibibytes.
IN_FORCE = {
    "journal_mode": "wal",
    "synchronous": 2,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "busy_timeout": 5000,
    "cache_size": -65536,
    "page_size": "16384",
    "cipher_page_size": "16384",
    "cipher_memory_security": "0",
    "cipher_log_level": "NONE",
    "cipher_hmac_algorithm": "HMAC_SHA512",
}


def _pragmas(connection: Connection) -> dict[str, object]:
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in IN_FORCE}


def _names(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.scalars(text("SELECT name FROM place ORDER BY number")))


def test_that_every_pragma_is_in_force_on_every_connection(store: Store) -> None:
    with store.writing() as writer:
        assert _pragmas(writer) == IN_FORCE

    seen = []

    def look() -> None:
        with store.reading() as reader:
            seen.append(_pragmas(reader))
            both.wait()

    both = threading.Barrier(2)
    threads = [threading.Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [IN_FORCE, IN_FORCE]


def test_that_nothing_of_the_content_can_be_read_in_the_file_or_its_log(register: Toy, folder: Path) -> None:
    store = register.open()
    with store.writing() as connection:
        connection.execute(INSERT, {"name": CANARY})
    while_open = files(folder)
    store.close()

    assert f"{register.path.name}-wal" in while_open
    for content in (*while_open.values(), *files(folder).values()):
        assert CANARY.encode() not in content
        assert b"SQLite format" not in content
        assert b"CREATE TABLE" not in content


def test_that_the_salt_it_is_given_begins_the_file(tmp_path: Path) -> None:
    salt = bytes(range(16))
    path = tmp_path / "new.utblick"
    configure(connect(path, bytes(32), mode="rwc", salt=salt)).close()

    assert path.read_bytes()[:16] == salt
    assert path.stat().st_size % PAGE_SIZE == 0


@pytest.mark.parametrize(("key", "salt"), [(b"short", b""), (bytes(32), b"short")])
def test_that_a_key_or_salt_of_another_length_is_refused(tmp_path: Path, key: bytes, salt: bytes) -> None:
    with pytest.raises(errors.StoreFault):
        connect(tmp_path / "new.utblick", key, mode="rwc", salt=salt)

    assert not list(tmp_path.iterdir())


def test_that_a_connection_never_makes_a_file_by_itself(tmp_path: Path) -> None:
    with pytest.raises(errors.Missing):
        connect(tmp_path / "missing.utblick", bytes(32))

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["förvaltning å.utblick", "100 %?#&.utblick", "a'b\"c.utblick", "%20.utblick"])
def test_that_a_register_may_have_any_name(folder: Path, name: str) -> None:
    store = toy(folder, name=name).open()
    with store.writing() as connection:
        connection.execute(INSERT, {"name": "Vänersborg"})
    store.close()

    assert sorted(path.name for path in folder.iterdir()) == sorted([name, f"{name}.keys"])


def test_that_the_cipher_prints_nothing_even_when_the_key_is_wrong(register: Toy) -> None:
    script = (
        "import sys; from pathlib import Path; from db import errors; from db.engine import connect, configure\n"
        "try: configure(connect(Path(sys.argv[1]), bytes(32)))\n"
        "except errors.Damaged: print('refused')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(register.path)], capture_output=True, text=True, check=True, timeout=60
    )

    assert (done.stdout.strip(), done.stderr) == ("refused", "")


def test_that_writing_keeps_everything_or_nothing(store: Store) -> None:
    def broken_off(connection: Connection) -> None:
        connection.execute(INSERT, {"name": "Never"})
        raise ZeroDivisionError

    before = _names(store)
    with pytest.raises(ZeroDivisionError), store.writing() as connection:
        broken_off(connection)
    assert _names(store) == before

    with store.writing() as connection:
        connection.execute(INSERT, {"name": "Always"})
    assert _names(store) == [*before, "Always"]


def test_that_writing_takes_the_lock_at_its_beginning(store: Store, register: Toy) -> None:
    with store.writing():
        other = connect(register.path, register.key)
        other.execute("PRAGMA busy_timeout=0")
        with pytest.raises(Exception, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_that_reading_sees_one_state_while_others_write(store: Store) -> None:
    before = _names(store)
    with store.reading() as connection:
        first = list(connection.scalars(text("SELECT name FROM place ORDER BY number")))
        writer = threading.Thread(target=_write, args=(store, "Meanwhile"))
        writer.start()
        writer.join()
        again = list(connection.scalars(text("SELECT name FROM place ORDER BY number")))

    assert first == again == before
    assert _names(store) == [*before, "Meanwhile"]


def _write(store: Store, name: str) -> None:
    with store.writing() as connection:
        connection.execute(INSERT, {"name": name})


def test_that_a_write_while_reading_is_refused(store: Store) -> None:
    with pytest.raises(errors.StoreFault), store.reading() as connection:
        connection.execute(INSERT, {"name": "Never"})

    _write(store, "The same connection, now for writing")


@pytest.mark.parametrize(("outer", "inner"), [("writing", "writing"), ("writing", "reading"), ("reading", "writing")])
def test_that_a_transaction_inside_another_is_a_fault_of_the_program(store: Store, outer: str, inner: str) -> None:
    with ExitStack() as stack:
        stack.enter_context(getattr(store, outer)())
        with pytest.raises(RuntimeError, match="a transaction inside one"):
            stack.enter_context(getattr(store, inner)())

    _write(store, "Everything is let go of")


def test_that_reading_inside_reading_is_harmless(store: Store) -> None:
    with store.reading():
        assert _names(store)


def test_that_writers_wait_for_each_other_and_none_is_lost(store: Store) -> None:
    before = len(_names(store))
    troubles: list[BaseException] = []

    def add(number: int) -> None:
        try:
            for turn in range(5):
                with store.writing() as connection:
                    seen = connection.scalar(text("SELECT count(*) FROM place"))
                    connection.execute(INSERT, {"name": f"{number}/{turn} after {seen}"})
                    connection.execute(text("UPDATE visit SET title = :n WHERE number = 1"), {"n": seen})
        except BaseException as trouble:  # noqa: BLE001 - shown by the assertion below
            troubles.append(trouble)

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not troubles
    added = [name.rpartition(" ")[2] for name in _names(store)[before:]]
    assert added == [str(number) for number in range(before, before + 40)]


def test_that_another_program_holding_the_file_is_told(
    store: Store, register: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(engine.PRAGMAS, "busy_timeout", 0)
    store.close()
    again = register.open()
    other = connect(register.path, register.key)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(errors.Busy) as caught, again.writing():
        pass

    assert not isinstance(caught.value, errors.InUse)
    assert caught.value.path == register.path
    other.close()
    _write(again, "After the other has let go")
    again.close()


_Trouble = Callable[["Connection"], None]


def _unique(connection: Connection) -> None:
    connection.execute(text("CREATE UNIQUE INDEX one_name ON place (name)"))
    connection.execute(INSERT, [{"name": CANARY}, {"name": CANARY}])


def _unbindable(connection: Connection) -> None:
    connection.execute(INSERT, {"name": [CANARY]})


def _refused_by_a_type(connection: Connection) -> None:
    connection.execute(text("SELECT :name").bindparams(bindparam("name", type_=Refusing())), {"name": CANARY})


def _searched(connection: Connection) -> None:
    connection.execute(text("CREATE VIRTUAL TABLE found USING fts5(words)"))
    connection.execute(text("SELECT rowid FROM found WHERE found MATCH :words"), {"words": f"{CANARY}: x"})


@pytest.mark.parametrize("trouble", [_unique, _unbindable, _refused_by_a_type, _searched])
def test_that_no_error_carries_a_value(store: Store, caplog: pytest.LogCaptureFixture, trouble: _Trouble) -> None:
    caplog.set_level(logging.INFO)
    with pytest.raises(errors.StoreError) as caught, store.writing() as connection:
        trouble(connection)

    link: BaseException | None = caught.value
    assert link is not None
    assert link.__cause__ is None
    assert link.__context__ is None
    assert CANARY not in repr((link, str(link), vars(link), link.args)) + caplog.text


def test_that_an_error_made_of_a_store_error_carries_no_value_either(store: Store) -> None:
    def turned_into_another(connection: Connection) -> None:
        try:
            _searched(connection)
        except errors.StoreError as error:
            raise KeyError from error

    with pytest.raises(KeyError) as caught, store.writing() as connection:
        turned_into_another(connection)

    assert isinstance(caught.value.__cause__, errors.StoreError)
    assert caught.value.__cause__.__cause__ is None
    assert caught.value.__cause__.__context__ is None


def test_that_an_error_of_another_kind_passes_through(store: Store) -> None:
    column = text("SELECT name AS number FROM place").columns(number=Refusing())
    with pytest.raises(LookupError), store.reading() as connection:
        connection.execute(column).all()


def test_that_a_key_press_to_stop_is_no_error_of_the_store() -> None:
    context = SimpleNamespace(original_exception=KeyboardInterrupt(), sqlalchemy_exception=None)

    assert engine._translated(context) is None  # type: ignore[arg-type]


def test_that_a_connection_that_cannot_even_roll_back_is_thrown_away(store: Store) -> None:
    def lose(connection: Connection) -> None:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.close()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), store.writing() as connection:
        lose(connection)

    _write(store, "On another connection")


def test_that_a_store_error_can_be_met_inside_the_transaction(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("CREATE UNIQUE INDEX one_name ON place (name)"))
        with pytest.raises(errors.ConstraintBroken):
            connection.execute(INSERT, {"name": "Malmö"})
        connection.execute(INSERT, {"name": "Lund"})

    assert _names(store)[-1] == "Lund"


def test_that_a_rule_checked_at_the_end_is_no_uncertain_commit(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("CREATE TABLE late (p INTEGER REFERENCES place DEFERRABLE INITIALLY DEFERRED)"))

    with pytest.raises(errors.ConstraintBroken), store.writing() as connection:
        connection.execute(text("INSERT INTO late VALUES (99)"))

    with store.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM late")) == 0


def test_that_a_full_disk_is_told_and_nothing_is_lost(store: Store) -> None:
    def fill(connection: Connection) -> None:
        pages = connection.scalar(text("SELECT page_count FROM pragma_page_count"))
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        connection.execute(INSERT, {"name": "x" * 100_000})

    before = _names(store)
    with pytest.raises(errors.NoSpace), store.writing() as connection:
        fill(connection)

    assert _names(store) == before


FULL_AT_COMMIT = """
import json, resource, sys
from pathlib import Path
from sqlalchemy import text
from db import engine, errors
from db.engine import Store, open_engine

path, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
store = Store(path, open_engine(path, key))
answers = {}
INSERT = text("INSERT INTO place (name) VALUES (:name)")

def count():
    with store.reading() as connection:
        return connection.scalar(text("SELECT count(*) FROM place"))

with store.writing() as connection:
    connection.execute(INSERT, {"name": "before"})
answers["before"] = count()
log = path.with_name(path.name + "-wal").stat().st_size
sys.dont_write_bytecode = True  # where no file can grow, half a module would be left for everybody after
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
try:
    with store.writing() as connection:
        connection.execute(INSERT, {"name": "x" * 200_000})
        resource.setrlimit(resource.RLIMIT_FSIZE, (min(log + 20_000, 60_000), hard))
except errors.StoreError as error:
    answers["error"] = [type(error).__name__, type(getattr(error, "cause", None)).__name__]
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
answers["after"] = count()
with store.writing() as connection:
    connection.execute(INSERT, {"name": "again"})
answers["again"] = count()

with store.writing() as connection:
    connection.execute(INSERT, {"name": "x" * 300_000})
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
try:
    store.empty_wal()
except errors.StoreError as error:
    answers["emptying"] = type(error).__name__
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
store.empty_wal()
store.close()
print(json.dumps(answers))
"""


def test_that_an_error_while_committing_is_uncertain_and_the_store_goes_on(register: Toy) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_AT_COMMIT, str(register.path), register.key.hex()],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    told = json.loads(done.stdout)

    assert told["error"] == ["CommitUncertain", "NoSpace"]
    assert told["after"] in {told["before"], told["before"] + 1}
    assert told["again"] == told["after"] + 1
    assert told["emptying"] == "NoSpace"


def test_that_the_log_can_be_emptied(store: Store, register: Toy) -> None:
    log = register.path.with_name(f"{register.path.name}-wal")
    _write(store, "In the log first")
    assert log.stat().st_size > 0

    store.empty_wal()

    assert log.stat().st_size == 0
    assert _names(store)[-1] == "In the log first"


def test_that_a_log_in_use_by_a_reader_elsewhere_is_told(store: Store, register: Toy) -> None:
    other = connect(register.path, register.key)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM place").fetchone()
    _write(store, "Newer than what the other reads")
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=0")

    with pytest.raises(errors.Busy):
        store.empty_wal()
    other.close()


def test_that_a_closed_store_refuses_and_leaves_one_file(register: Toy) -> None:
    store = register.open()
    store.close()
    store.close()

    with pytest.raises(errors.StoreFault), store.reading():
        pass
    assert not register.path.with_name(f"{register.path.name}-wal").exists()


def test_that_writers_wait_while_the_store_rests(store: Store) -> None:
    order = []

    def write() -> None:
        _write(store, "After the rest")
        order.append("written")

    with store.resting():
        writer = threading.Thread(target=write)
        writer.start()
        assert _names_elsewhere(store)[-1] != "After the rest"
        order.append("rested")
    writer.join()

    assert order == ["rested", "written"]


def _names_elsewhere(store: Store) -> list[str]:
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.extend(_names(store)))
    thread.start()
    thread.join()
    return found


def test_that_a_store_shows_its_path_and_not_its_key(store: Store, register: Toy) -> None:
    assert str(register.path) in repr(store)
    assert register.key.hex() not in repr(store) + repr(vars(store))
