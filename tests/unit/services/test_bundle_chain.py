"""Bundles sent, lost, sent again, out of order, forked, taken back, and the keys replaced: as a plain model has it.

Seen to fail when a fork was taken for a gap, when what a bundle builds on was not looked at, and when the old key was
trusted on after it had told of the next.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from typing_extensions import override

from desktop.domain.errors import Refused
from desktop.keystore import os_keyring
from desktop.services import verifying
from tests.fakes import in_process
from tests.fakes.clocks import FixedClock
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.parties import VISIT, ask, parties_in

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.services.receiving import Verdict


@dataclass
class Sent:
    """A bundle as the model knows it: which key it is of, and which bundle it was built on."""

    bundle_id: str
    path: Path
    key: str
    sequence: int
    parent: Sent | None
    made: datetime
    titles: set[str]
    next_key: str | None


@dataclass
class Office:
    """What the office must know: of each key until when it counts, and what was taken in, oldest first."""

    until: dict[str, datetime | None] = field(default_factory=dict)
    taken: dict[str, list[Sent]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    """The bundles by which a key gave way to the next."""

    def judge(self, bundle: Sent) -> list[str]:
        """Say which reasons a bundle must get: one that stops it, or the notes of the chain."""
        if bundle.key not in self.until:
            return ["trust.unknown_signer"]
        until = self.until[bundle.key]
        if until is not None and bundle.made > until:
            return ["trust.after_retirement"]
        place = self._place(bundle)
        return place if until is None or STOPS & set(place) else [*place, "trust.retired"]

    def _place(self, bundle: Sent) -> list[str]:
        taken = self.taken.get(bundle.key, [])
        if not taken:
            return [] if bundle.sequence == 1 else ["replay.gap"]
        last = taken[-1]
        if bundle is last:
            return ["replay.already_received"]
        if bundle.sequence <= last.sequence:
            return ["replay.fork" if bundle.sequence == last.sequence else "replay.older"]
        if bundle.parent is last:
            return []
        return ["replay.previous" if bundle.sequence == last.sequence + 1 else "replay.gap"]


STOPS = {"trust.unknown_signer", "trust.after_retirement", "replay.fork", "replay.older", "replay.previous"}


class ChainMachine(RuleBasedStateMachine):
    """A department and its office, and what the model says of them."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.folder = Path(mkdtemp())
        self.stack.callback(shutil.rmtree, self.folder)
        patches = self.stack.enter_context(pytest.MonkeyPatch.context())
        kept = MemoryKeyring()
        patches.setattr(os_keyring, "system_keyring", lambda: kept)
        patches.setattr(verifying, "verified", in_process.verified)
        self.clock = FixedClock()
        self.both = self.stack.enter_context(parties_in(self.folder, self.clock))
        self.both.certify()
        self.office = Office({self.both.department.signing.current().fingerprint: None})
        self.made: list[Sent] = []
        self.last: dict[str, Sent | None] = {}
        self.titles: set[str] = set()
        self.waiting: str | None = None
        self.write()

    @override
    def teardown(self) -> None:
        self.stack.close()

    # At the department

    @rule(arrives=st.sampled_from([True, True, False]))
    def sends(self, arrives: bool) -> None:
        self.clock.go(minutes=5)
        self.write()
        key = self.both.department.signing.current().fingerprint
        self.both.folder = Path(mkdtemp(dir=self.folder))  # a number may be given twice, a name in a folder not
        control = (exported := self.both.export()).sealed.control
        parent = self.last.get(key)
        assert (control.key, control.sequence) == (key, 1 if parent is None else parent.sequence + 1)
        assert (None if control.next_key is None else control.next_key.spki_sha256) == self.waiting
        titles, now = set(self.titles), self.clock.now()
        name, path = control.bundle_id, exported.path
        sent = Sent(name, path, key, control.sequence, parent, now, titles, self.waiting)
        self.made.append(sent)
        self.last[key], self.waiting = sent, None
        if arrives:
            self._receive(sent)

    @precondition(lambda self: self.can_forget())
    @rule()
    def is_set_back_by_one_bundle(self) -> None:
        """An older copy of the register is used again, and does not know what it sent last."""
        key = self.both.department.signing.current().fingerprint
        last = self.last[key]
        assert last is not None
        with self.both.department.register.writing() as connection:
            connection.exec_driver_sql("DELETE FROM sent_bundle WHERE spki = ? AND sequence = ?", (key, last.sequence))
        self.last[key] = last.parent

    def write(self) -> None:
        title = f"Besök {len(self.titles)}"
        self.both.department.records.add("visit", {**VISIT, "title": title})
        self.titles.add(title)

    def can_forget(self) -> bool:
        return self.last.get(self.both.department.signing.current().fingerprint) is not None

    @rule()
    def makes_the_next_key(self) -> None:
        if self.waiting is not None:
            with pytest.raises(Refused, match="next_waits"):
                self.both.department.signing.new(ask)
            return
        self.waiting = self.both.department.signing.new(ask).fingerprint

    # At the office

    @precondition(lambda self: self.made)
    @rule(data=st.data())
    def receives_any_of_them(self, data: st.DataObject) -> None:
        self._receive(data.draw(st.sampled_from(self.made)))

    @precondition(lambda self: any(self.office.taken.values()))
    @rule(data=st.data())
    def takes_the_last_of_a_key_back(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(key for key, taken in self.office.taken.items() if taken)))
        bundle = self.office.taken[key][-1]
        [number] = [each.number for each in self.both.office.receiving.all() if each.bundle_id == bundle.bundle_id]
        following = bundle.next_key if bundle.bundle_id in self.office.told else None
        if following is not None and self.office.taken.get(following):
            with pytest.raises(Refused, match="not_the_last"):
                self.both.office.receiving.take_back(number)
            return
        self.both.office.receiving.take_back(number)
        self.office.taken[key].pop()
        if following is not None:
            self.office.told.remove(bundle.bundle_id)
            del self.office.until[following]
            self.office.until[key] = None

    @invariant()
    def the_office_has_what_the_model_has(self) -> None:
        wanted = {each.bundle_id: each for taken in self.office.taken.values() for each in taken}
        there = {each.bundle_id: each for each in self.both.office.receiving.all()}
        assert there.keys() == wanted.keys()
        for name, received in there.items():
            records = self.both.office.receiving.records(received.number)
            titles = [each["fields"]["title"] for each in records]  # type: ignore[index] # JSON
            assert (len(titles), set(titles)) == (len(wanted[name].titles), wanted[name].titles)

    def _receive(self, bundle: Sent) -> None:
        self.clock.go(minutes=1)
        expected = self.office.judge(bundle)
        verdict = self.both.office.receiving.receive(bundle.path)
        stored = not STOPS & set(expected) and "replay.already_received" not in expected
        assert (self._reasons(verdict), verdict.stored) == (sorted(expected), stored)
        if not stored:
            return
        self.office.taken.setdefault(bundle.key, []).append(bundle)
        if bundle.next_key is not None and bundle.next_key not in self.office.until:
            self.office.until[bundle.next_key] = None
            self.office.until[bundle.key] = bundle.made
            self.office.told.add(bundle.bundle_id)

    def _reasons(self, verdict: Verdict) -> list[str]:
        return sorted(each.code for each in verdict.reasons if each.code != "cert.self_signed")


_PROFILE = hypothesis.settings()
ChainMachine.TestCase.settings = hypothesis.settings(
    max_examples=max(_PROFILE.max_examples // 20, 1),
    stateful_step_count=30,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
TestWhateverBecomesOfBundles = ChainMachine.TestCase
