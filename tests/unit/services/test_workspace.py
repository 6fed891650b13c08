"""Making and opening a register: whole, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import errors as store
from db import integrity
from desktop.domain.errors import AppError, Damaged, InvalidInput, NoSpace
from desktop.keystore import KeyFile, Unlock
from desktop.policy import profile
from desktop.services import workspace
from desktop.services.workspace import Setup
from tests.factories import PASSPHRASE, SETUP, _template, desk_at, raw_at, register_in
from tests.fakes.clocks import FixedClock

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.workspace import Workspace


def test_that_a_register_says_whose_it_is(desk: Workspace) -> None:
    assert (desk.owner.unit, desk.owner.person, desk.owner.role) == (SETUP.unit, SETUP.person, "contact")


@pytest.mark.parametrize(
    ("trouble", "raised"),
    [(store.NoSpace(), NoSpace), (store.IoTrouble(), AppError), (KeyboardInterrupt(), KeyboardInterrupt)],
)
def test_that_a_register_that_was_made_half_is_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: BaseException, raised: type[BaseException]
) -> None:
    def furnish(*_: object) -> None:
        raise trouble

    path = tmp_path / "nytt.utblick"
    with monkeypatch.context() as patched:
        patched.setattr(workspace, "_furnish", furnish)
        with pytest.raises(raised):
            workspace.create(path, SETUP, FixedClock(), remember=False)
    assert not path.exists()
    assert not path.with_name(path.name + ".keys").exists()
    # Nobody holds the name: it can be made now.
    workspace.create(path, SETUP, FixedClock(), remember=False).workspace.close()


@pytest.mark.parametrize(
    ("setup", "field"),
    [
        (Setup(SETUP.profile, "\t ", "Anna Exempel"), "owner.unit"),
        (Setup(SETUP.profile, "Kulturförvaltningen", ""), "owner.person"),
        (Setup(SETUP.profile, "Kulturförvaltningen", "Anna Exempel", role="boss"), "owner.role"),
    ],
)
def test_that_a_register_without_an_owner_is_not_made(tmp_path: Path, setup: Setup, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        workspace.create(tmp_path / "nytt.utblick", setup, FixedClock(), remember=False)
    assert refused.value.details["field"] == field
    assert list(tmp_path.iterdir()) == []


def test_that_a_register_that_was_never_finished_is_told_as_such_and_let_go_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = register_in(tmp_path)
    with raw_at(path) as connection:
        connection.execute("DELETE FROM setting WHERE name = 'unit'")
        connection.commit()
    _, key = _template("uppsala")
    monkeypatch.setattr(KeyFile, "unlock", lambda _keys, _unlock: key)
    for _ in range(2):  # a lock that was kept would answer the second time that it is in use
        with pytest.raises(Damaged, match=r"store\.unfinished"):
            workspace.open_workspace(path, Unlock(passphrase=PASSPHRASE), FixedClock(), remember=False)


def test_that_the_doctor_says_it_when_the_file_cannot_be_read(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(*_: object) -> None:
        raise store.IoTrouble

    monkeypatch.setattr(integrity, "check", check)
    with pytest.raises(AppError, match=r"store\.io"):
        desk.doctor.examine()


def test_that_a_register_keeps_its_own_copy_of_the_profile(tmp_path: Path) -> None:
    desk = desk_at(register_in(tmp_path, "tyreso"), FixedClock(), "tyreso")
    assert desk.profile.digest == profile.load("tyreso").digest
    desk.close()
    desk.close()
