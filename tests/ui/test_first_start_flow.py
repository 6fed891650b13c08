"""The first start as a flow, without a window."""

from __future__ import annotations

import pytest

from desktop.ui.first_start_flow import Answers, FirstStartFlow, Lack, Step

CODE = "0A1BC-D2E3F-G4H5J-K6M7N-P8Q9R-S0T1V-W2X3Y"


def flow_at(step: Step, *, keyring: bool = True) -> FirstStartFlow:
    flow = FirstStartFlow(keyring=keyring)
    flow.answers.profile = "uppsala"
    flow.answers.unit, flow.answers.person = "Kulturförvaltningen", "Anna Öberg"
    while flow.step < min(step, Step.LOCK):
        flow.go_on()
    if step >= Step.RECOVERY:
        flow.made(CODE)
    return flow


def test_that_one_goes_from_page_to_page_and_back() -> None:
    flow = flow_at(Step.LOCK)
    seen = []
    for _page in range(3):
        seen.append((flow.step, flow.can_go_back))
        flow.go_back()
    assert seen == [(Step.LOCK, True), (Step.OWNER, True), (Step.PROFILE, False)]
    assert flow.step is Step.PROFILE


def test_that_nobody_goes_on_before_everything_is_answered() -> None:
    flow, seen = FirstStartFlow(keyring=True), []
    for name, answer in (("role", "contact"), ("profile", "neutral"), ("unit", "  "), ("unit", "Kulturförvaltningen")):
        setattr(flow.answers, name, answer)
        flow.go_on()
        seen.append((flow.step, flow.lack))
    assert seen == [
        (Step.PROFILE, Lack.NO_PROFILE),
        (Step.OWNER, Lack.NO_UNIT),
        (Step.OWNER, Lack.NO_UNIT),
        (Step.OWNER, Lack.NO_PERSON),
    ]


@pytest.mark.parametrize(
    ("use_keyring", "use_passphrase", "passphrase", "again", "lack"),
    [
        (True, False, "", "", Lack.NOTHING),
        (False, False, "", "", Lack.NO_WAY_IN),
        (False, True, "kort", "kort", Lack.PASSPHRASE_SHORT),
        (True, True, "tre blå ord", "tre blå or", Lack.PASSPHRASES_DIFFER),
        (False, True, "tre blå ord", "tre blå ord", Lack.NOTHING),
    ],
)
def test_that_the_lock_needs_a_way_in_that_holds(
    use_keyring: bool, use_passphrase: bool, passphrase: str, again: str, lack: Lack
) -> None:
    flow = flow_at(Step.LOCK)
    flow.answers.use_keyring, flow.answers.use_passphrase = use_keyring, use_passphrase
    flow.answers.passphrase, flow.answers.again = passphrase, again
    assert flow.lack is lack


def test_that_without_a_keyring_it_is_the_passphrase() -> None:
    assert FirstStartFlow(keyring=False).answers == Answers(use_passphrase=True)
    assert FirstStartFlow(keyring=True).answers == Answers(use_keyring=True)


def test_that_the_lock_is_left_only_by_making_the_register() -> None:
    flow = flow_at(Step.LOCK)
    flow.go_on()
    assert (flow.step, flow.makes_register) == (Step.LOCK, True)
    flow.made(CODE)
    assert (flow.step, flow.can_go_back) == (Step.RECOVERY, False)


@pytest.mark.parametrize(
    "typed", [CODE, CODE.lower(), CODE.replace("-", " "), CODE.replace("0", "o").replace("1", "l")]
)
def test_that_the_code_is_read_as_a_person_types_it(typed: str) -> None:
    flow = flow_at(Step.RECOVERY)
    assert flow.lack == Lack.CODE_NOT_TYPED
    flow.answers.typed_code = typed
    flow.go_on()
    assert flow.step is Step.DONE
    flow.go_on()
    assert flow.step is Step.DONE


def test_that_another_code_is_not_taken() -> None:
    flow = flow_at(Step.RECOVERY)
    flow.answers.typed_code = CODE[:-1] + "Z"
    flow.go_on()
    assert (flow.step, flow.lack) == (Step.RECOVERY, Lack.CODE_DIFFERS)
