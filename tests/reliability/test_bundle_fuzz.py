"""The short round of the spoiled bundles; the long one is python tests/reliability/bundle_fuzz.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.bundle import verification
from tests.reliability import bundle_fuzz

if TYPE_CHECKING:
    import pytest


def test_that_no_spoiled_bundle_is_accepted_or_ends_in_anything_but_a_reason() -> None:
    tally = bundle_fuzz.run(2_000, 20_261_120)

    assert tally.wrong == []
    assert tally.outcomes["refused"] > 500, tally.line()
    assert len(tally.reasons) > 15, tally.line()


def test_that_the_round_notices_a_verifier_that_leaves_out_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """A control: without it, a round that finds nothing would prove nothing."""
    monkeypatch.setattr(verification, "_check_digests", lambda *_: None)
    assert bundle_fuzz.run(2_000, 20_261_120).wrong
