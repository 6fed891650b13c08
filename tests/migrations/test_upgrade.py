from __future__ import annotations

import ast
import os
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from db import errors, migrations
from db.engine import connect, open_engine
from db.integrity import problems
from db.migrations import HEAD, TODAY, VERSIONS, Schema, runner
from db.opening import create_register
from tests.fakes.toy import Toy, content, schema, toy

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = sorted(VERSIONS.glob("[0-9]*.py"))


@pytest.fixture
def register(tmp_path: Path) -> Toy:
    folder = tmp_path / "register"
    folder.mkdir()
    return toy(folder)


def _upgraded(register: Toy, newest: Schema) -> None:
    engine = open_engine(register.path, register.key)
    try:
        with engine.connect() as connection:
            runner.upgrade(connection, newest.versions)
    finally:
        engine.dispose()


def _step(newest: Schema, body: str) -> Schema:
    """Add a second step with this body to a schema of one step."""
    newest.versions.joinpath("0002_step.py").write_text(
        'import sqlalchemy as sa\nfrom alembic import op\nrevision = "0002"\ndown_revision = "0001"\n'
        f"def upgrade():\n    {body}\n"
    )
    return Schema("0002", newest.versions)


def test_that_the_constant_names_the_newest_script() -> None:
    assert runner.head() == HEAD
    assert TODAY.knows(HEAD)
    assert not TODAY.knows("9999")


def test_that_every_script_is_named_after_its_revision_and_follows_the_one_before() -> None:
    revisions = [script.name.partition("_")[0] for script in SCRIPTS]

    assert revisions == [f"{number:04d}" for number in range(1, len(SCRIPTS) + 1)]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_that_a_script_stands_alone_and_leaves_the_transaction_to_the_runner(script: Path) -> None:
    tree = ast.parse(script.read_text(encoding="utf-8"))
    imported = {
        name.name.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    imported |= {str(node.module).partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}

    assert not imported & {"db", "desktop", "resources"}
    assert not used & {"autocommit_block", "begin", "begin_nested", "commit", "rollback"}


def test_that_a_register_of_today_is_whole_and_at_the_newest_revision(tmp_path: Path) -> None:
    path, key = tmp_path / "today.utblick", os.urandom(32)
    create_register(path, key).close()

    with closing(connect(path, key)) as connection:
        assert migrations.current(connection) == HEAD
        assert problems(connection) == ()


def test_that_a_file_without_tables_has_no_revision(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "empty", bytes(32), mode="rwc")) as connection:
        assert migrations.current(connection) is None


def test_that_steps_taken_one_by_one_and_at_once_lead_to_the_same_register(register: Toy, tmp_path: Path) -> None:
    other = Toy(tmp_path / "other.utblick", register.key, register.schema)
    other.path.write_bytes(register.path.read_bytes())

    for steps in (2, 3, 4):
        _upgraded(register, schema(tmp_path, steps))
    _upgraded(other, schema(tmp_path, 4))

    assert content(register.path, register.key) == content(other.path, register.key)


def test_that_an_upgrade_of_a_register_of_today_changes_nothing(register: Toy) -> None:
    before = content(register.path, register.key)
    _upgraded(register, register.schema)

    assert content(register.path, register.key) == before


def test_that_rebuilding_a_table_loses_no_row_that_refers_to_it(register: Toy, tmp_path: Path) -> None:
    _upgraded(register, schema(tmp_path, 3))

    with closing(connect(register.path, register.key)) as connection:
        assert connection.execute("SELECT count(*) FROM visit").fetchone() == (400,)
        assert problems(connection) == ()


def test_that_foreign_keys_are_in_force_again_afterwards(register: Toy, tmp_path: Path) -> None:
    engine = open_engine(register.path, register.key)
    with engine.connect() as connection:
        runner.upgrade(connection, schema(tmp_path, 4).versions)
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("op.execute('DELETE FROM place WHERE number = 1')", "foreign key of visit to place"),
        ("op.execute('INSERT INTO missing VALUES (1)')", "0002_step.py line 6: SQLITE_ERROR"),
        ('op.execute("INSERT INTO place (number) VALUES (1)")', "0002_step.py line 6: SQLITE_CONSTRAINT"),
        (
            "op.add_column('place', sa.Column('x', sa.Text())); raise ValueError('Kanariefågel')",
            "0002_step.py line 6: ValueError",
        ),
    ],
)
def test_that_a_step_that_fails_leaves_the_register_as_it_was(register: Toy, body: str, told: str) -> None:
    before = content(register.path, register.key)
    broken = _step(register.schema, body)

    with pytest.raises(errors.UpgradeFailed) as caught:
        _upgraded(register, broken)

    assert told in str(caught.value)
    assert "Kanariefågel" not in repr((caught.value, caught.value.__cause__, caught.value.__context__))
    assert content(register.path, register.key) == before


def test_that_a_full_disk_is_told_as_such(register: Toy) -> None:
    fill = "INSERT INTO place (name) VALUES (printf('%0300000d', 1))"
    limited = _step(register.schema, f'op.execute("PRAGMA max_page_count=1"); op.execute("{fill}")')

    with pytest.raises(errors.NoSpace):
        _upgraded(register, limited)


def test_that_readers_see_the_old_register_until_the_upgrade_is_done(register: Toy, tmp_path: Path) -> None:
    engine = open_engine(register.path, register.key)
    with closing(connect(register.path, register.key)) as reader, engine.connect() as connection:
        reader.execute("BEGIN")
        assert migrations.current(reader) == "0001"
        runner.upgrade(connection, schema(tmp_path, 4).versions)
        assert migrations.current(reader) == "0001"
        reader.execute("COMMIT")
        assert migrations.current(reader) == "0004"
    engine.dispose()
