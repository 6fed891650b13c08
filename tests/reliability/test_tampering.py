from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reliability.tampering import KINDS, run

if TYPE_CHECKING:
    from pathlib import Path


def test_that_tampering_with_the_history_is_noticed_and_only_with_a_receipt_if_all_is_made_anew(tmp_path: Path) -> None:
    tally = run(tmp_path, 4, 20260509)

    assert tally.trouble == []
    assert dict(tally.noticed) == dict.fromkeys(KINDS, 4)
    assert tally.by_chain_alone["rewritten"] == 0
