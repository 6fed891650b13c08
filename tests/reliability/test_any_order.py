from __future__ import annotations

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.reliability.any_order import run


class Forgetful(RuleBasedStateMachine):
    """A register that forgets what it was given last."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[int] = []
        self.given: list[int] = []

    @rule()
    def adds(self) -> None:
        self.given.append(len(self.given))
        self.kept = self.given[:-1]

    @rule()
    def reads(self) -> None:
        assert self.kept == self.given


def test_that_a_register_that_forgets_is_told_with_the_shortest_way_to_see_it() -> None:
    tally = run(20, 20261121, Forgetful)

    assert len(tally.trouble) == 1
    assert tally.trouble[0].count("state.adds()") == 1
    assert tally.line("x").endswith("other than the plain one 1")


def test_that_whatever_is_done_in_whatever_order_the_services_come_to_the_same_as_plain_python() -> None:
    tally = run(max(settings().max_examples // 8, 1), 20261121)

    assert tally.trouble == []
    assert tally.rounds >= 1
    assert tally.deeds > tally.operations > 0
