import errno
from pathlib import Path

import pytest

from db import errors
from db.driver import driver
from db.errors import StoreError, translate

CANARY = "Kanariefågel"


def _sqlite_problem(statement: str, *parameters: object) -> driver.Error:
    connection = driver.connect(":memory:")
    connection.execute("CREATE TABLE visit (title TEXT UNIQUE)")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
    connection.execute("INSERT INTO visit VALUES (?)", (CANARY,))
    with pytest.raises(driver.Error) as caught:
        connection.execute(statement, parameters)
    connection.close()
    return caught.value


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOENT, errors.Missing),
        (errno.EEXIST, errors.AlreadyThere),
        (errno.EISDIR, errors.Folder),
        (errno.EACCES, errors.NoPermission),
        (errno.EROFS, errors.ReadOnlyPlace),
        (errno.ENOSPC, errors.NoSpace),
        (errno.EFBIG, errors.NoSpace),
        (errno.EIO, errors.IoTrouble),
    ],
)
def test_that_each_refusal_of_the_system_has_its_own_error(number: int, kind: type[StoreError]) -> None:
    translated = translate(OSError(number, "as the system says it", "/somewhere"), Path("register"))

    assert type(translated) is kind
    assert translated.path == Path("register")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (5, errors.Busy),
        (6, errors.Busy),
        (8, errors.ReadOnlyPlace),
        (9, errors.Interrupted),
        (10 | 2 << 8, errors.IoTrouble),
        (10 | 19 << 8, errors.NoSpace),
        (11, errors.Damaged),
        (13, errors.NoSpace),
        (14, errors.NoPermission),
        (19, errors.ConstraintBroken),
        (26, errors.Damaged),
        (1, errors.StoreFault),
    ],
)
def test_that_each_code_of_sqlite_has_its_own_error(code: int, kind: type[StoreError]) -> None:
    problem = driver.OperationalError("as SQLite says it")
    problem.sqlite_errorcode = code

    assert type(translate(problem)) is kind


def test_that_a_problem_without_a_code_is_a_fault_of_the_program() -> None:
    assert type(translate(driver.InterfaceError(CANARY))) is errors.StoreFault
    assert CANARY not in str(translate(driver.InterfaceError(CANARY)))


def test_that_an_error_of_the_store_stays_what_it_is() -> None:
    error = errors.NoSpace()

    assert translate(error) is error


def test_that_a_broken_constraint_names_the_column_and_not_the_value() -> None:
    translated = translate(_sqlite_problem("INSERT INTO visit VALUES (?)", CANARY))

    assert "visit.title" in str(translated)
    assert CANARY not in repr(translated)


def test_that_what_was_searched_for_is_not_quoted() -> None:
    statement = "SELECT rowid FROM found WHERE found MATCH ?"
    problem = _sqlite_problem(statement, f"{CANARY}: x")

    assert CANARY in str(problem), "SQLite quotes the search; otherwise this test shows nothing"
    assert CANARY not in repr(translate(problem, statement=statement))


def test_that_a_fault_in_a_statement_says_what_the_fault_is() -> None:
    statement = "SELECT missing FROM visit"

    assert "no such column: missing" in str(translate(_sqlite_problem(statement), statement=statement))


def test_that_every_error_has_a_word_of_its_own_for_its_sentence() -> None:
    kinds: list[type[StoreError]] = [StoreError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    named = [kind for kind in kinds if kind not in {StoreError, errors.StoreFault}]

    assert len({kind.reason for kind in named}) == len(named)


def test_that_an_uncertain_commit_tells_what_caused_it() -> None:
    cause = errors.NoSpace(path=Path("register"))
    uncertain = errors.CommitUncertain(cause)

    assert uncertain.cause is cause
    assert uncertain.path == Path("register")
