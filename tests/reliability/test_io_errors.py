from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.domain.errors import StoreTrouble
from tests.reliability.deeds import DEEDS, SAVES, BackingUp, Saving, worked_in
from tests.reliability.io_errors import Fault, Tally, fail, run

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.errors import AppError

SEED = 20260507


def test_that_whatever_fails_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    """Seen to fail when a connection was kept on which a read had failed, and when closing lost the log unnoticed."""
    tally = run(tmp_path, 18, SEED, DEEDS[: len(SAVES) : 5] + DEEDS[len(SAVES) :])

    assert tally.refused.total() > 9
    assert tally.trouble == []


class _Careless(Saving):
    """A program that says that it could not save what it has saved."""

    @override
    def act(self) -> None:
        super().act()
        raise StoreTrouble("store.io")


class _Forgetful(BackingUp):
    """A program that crashes."""

    @override
    def act(self) -> None:
        raise KeyError(self.name)

    @override
    def problems(self, told: AppError | None) -> list[str]:
        return ["never looked at"]


def test_that_what_is_lost_or_not_told_is_noticed(tmp_path: Path) -> None:
    late = Fault(10**6, "read", errno.EIO, lasting=False)
    source = worked_in(tmp_path / "source", "adding", 3)

    (careless,) = fail(_Careless(*source, tmp_path), tmp_path / "at_work", late, Tally())
    (forgetful,) = fail(_Forgetful(*source, tmp_path), tmp_path / "at_work", late, Tally())

    assert careless == "store.io, but it is saved"
    assert forgetful == "crashed with KeyError('backup')"
