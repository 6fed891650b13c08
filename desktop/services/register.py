"""What every service stands on: the open store, the clock, who is working, and the register's own profile."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.errors import StoreError
from db.queries import register as tables
from desktop.domain.errors import Damaged, InvalidInput
from desktop.policy import profile as profiles
from desktop.policy.editions import Selection
from desktop.services.operation import Operation
from desktop.services.trouble import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from db.engine import Store
    from desktop.domain.clock import Clock
    from desktop.domain.records import Json
    from desktop.policy.profile import Profile


SELECTION = "editions"
"""The setting that says which alternatives are chosen, and when each edition holds."""
ROLES = ("contact", "office")
_OWNER = frozenset({"person", "unit", "role"})


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose register it is: the person, the unit and the part they play."""

    person: str
    unit: str
    role: str


class Register:
    """One open register. Services take it and share it; it is closed by whoever opened it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        with self.reading() as connection:
            found = tables.settings(connection)
            row = tables.profile(connection)
        if row is None or not _OWNER.issubset(found):
            # The program died while it made the register: nothing was ever kept in it.
            raise Damaged("store.unfinished", path=str(store.path))
        self.owner = Owner(*(str(json.loads(found[name])) for name in ("person", "unit", "role")))
        self._profile: str | Profile = str(row["content"])
        self.selection = _selection(found.get(SELECTION))

    @property
    def profile(self) -> Profile:
        """The register's own copy of the profile, read when it is first asked for: not every command asks."""
        if isinstance(self._profile, str):
            self._profile = profiles.stored(self._profile)
        return self._profile

    def judge_by(self, profile: Profile, selection: Selection) -> None:
        """Judge by another profile or another choice of its editions from now on."""
        self._profile, self.selection = profile, selection

    def take_role(self, role: str) -> None:
        """Be another's register from now on: a department's, or the council office's."""
        if role not in ROLES:
            raise InvalidInput("value.choice", text=role, allowed=", ".join(ROLES)).at("owner.role")
        with self.writing() as connection:
            tables.set_setting(connection, "role", json.dumps(role))
        self.owner = replace(self.owner, role=role)

    @property
    def path(self) -> Path:
        """Where the register is."""
        return self.store.path

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See the register at one moment, undisturbed by those who write."""
        try:
            with self.store.reading() as connection:
                yield connection
        except StoreError as problem:
            raise told(problem) from problem

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write in one transaction, all of it or nothing, with no step of undo."""
        try:
            with self.store.writing() as connection:
                yield connection
        except StoreError as problem:
            raise told(problem) from problem

    @contextmanager
    def operation(self, code: str, **details: Json) -> Iterator[Operation]:
        """Do one thing that has a name: one transaction, one step of undo, its changes in the history."""
        with self.writing() as connection:
            operation = Operation(connection, self.clock.now(), self.owner.person, code, details)
            yield operation
            operation.finish()


def _selection(text: str | None) -> Selection:
    if text is None:
        return Selection()
    told = json.loads(text)
    return Selection(tuple(told["chosen"]), {code: (first, last) for code, (first, last) in told["periods"].items()})
