"""What the store's own errors mean for whoever is working: one table, so that every service says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import errors as store
from desktop.domain import errors

if TYPE_CHECKING:
    from db.errors import StoreError
    from desktop.domain.errors import AppError

_MEANING: tuple[tuple[type[StoreError], type[AppError], str], ...] = (
    (store.Moved, errors.NoRegister, "store.moved"),
    (store.Missing, errors.NoRegister, "store.not_found"),
    (store.AlreadyThere, errors.AlreadyExists, "store.exists"),
    (store.Folder, errors.NoRegister, "store.folder"),
    (store.EmptyFile, errors.Damaged, "store.empty_file"),
    (store.NotARegister, errors.Damaged, "store.not_a_register"),
    (store.Truncated, errors.Damaged, "store.truncated"),
    (store.Damaged, errors.Damaged, "store.damaged"),
    (store.WrongKey, errors.WrongKey, "store.wrong_key"),
    (store.NewerSchema, errors.Newer, "store.newer"),
    (store.Busy, errors.InUse, "store.busy"),
    (store.NoPermission, errors.ReadOnly, "store.no_permission"),
    (store.ReadOnlyPlace, errors.ReadOnly, "store.read_only"),
    (store.NoSpace, errors.NoSpace, "store.no_space"),
    (store.Interrupted, errors.StoreTrouble, "store.interrupted"),
    (store.IoTrouble, errors.StoreTrouble, "store.io"),
    (store.UpgradeFailed, errors.StoreTrouble, "store.upgrade_failed"),
    (store.BackupFailed, errors.StoreTrouble, "store.backup_failed"),
    (store.CommitUncertain, errors.StoreTrouble, "store.commit_uncertain"),
)


def told(problem: StoreError) -> AppError:
    """Give the error that a person is shown."""
    path = "" if problem.path is None else str(problem.path)
    if isinstance(problem, store.InUse):
        holder = problem.holder
        code = "store.in_use" if holder.name else "store.in_use_unknown"
        return errors.InUse(code, path=path, holder=holder.name, host=holder.host, since=holder.since)
    if isinstance(problem, store.CommitUncertain) and isinstance(problem.cause, store.NoSpace):
        return errors.NoSpace("store.no_space_uncertain", path=path)
    for kind, made, code in _MEANING:
        if isinstance(problem, kind):
            return made(code, path=path)
    return errors.StoreTrouble("store.fault", path=path)
