"""check, justify, step, decide and profile, as somebody at a terminal meets them."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from typing_extensions import override

from desktop.cli.main import run
from desktop.policy import profile
from tests.factories import PASSPHRASE, desk_at, register_in
from tests.fakes.clocks import FixedClock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., "Answer"]

SISTER = "stockholm.no_sister_city"


class Answer:
    """What a command answered."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the document holds
        return json.loads(self.out)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return register_in(tmp_path, "stockholm")


@pytest.fixture
def agreement(register: Path) -> str:
    desk = desk_at(register, FixedClock(), "stockholm")
    made = desk.records.add("agreement", {"title": "Provstaden", "form": "sister_city"}).id
    desk.close()
    return made


@pytest.fixture
def utblick(register: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("UTBLICK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")

    def command(*words: str | Path) -> Answer:
        capsys.readouterr()
        status = run([*map(str, words), "--register", str(register)])
        return Answer(status, *capsys.readouterr())

    return command


def test_that_a_register_that_follows_every_rule_says_so(utblick: Command, agreement: str) -> None:
    assert utblick("check").out == "Alla regler följs.\n"
    found = utblick("check", agreement, "--json")
    assert (found.status, found.json) == (0, {"findings": [], "open": 0})


def test_that_a_stop_refuses_a_step_with_its_finding_and_the_deviation_stays(utblick: Command, agreement: str) -> None:
    refused = utblick("step", agreement, "active", "--json")

    assert refused.status == 1
    assert refused.json["error"]["code"] == "step.refused"
    (finding,) = refused.json["findings"]
    assert (finding["rule"], finding["force"], finding["field"]) == (SISTER, "stop", "form")
    assert "Välj en annan form" in utblick("step", agreement, "active").err
    assert utblick("step", agreement, "active", "--deviation").status == 0
    told = utblick("check", "--json")
    assert told.status == 1
    assert SISTER in {each["rule"] for each in told.json["findings"]}
    assert told.json["open"] == len(told.json["findings"])


def test_that_a_reason_is_given_seen_and_taken_back(utblick: Command, agreement: str) -> None:
    utblick("step", agreement, "active", "--deviation")
    before = utblick("check", agreement, "--json").json["open"]

    assert utblick("justify", agreement, "stockholm.benefit", "--why", "Ärvt avtal", "--json").json["rev"] == 3

    told = utblick("check", agreement, "--json").json
    answered = next(each for each in told["findings"] if each["rule"] == "stockholm.benefit")
    assert (answered["open"], answered["answer"]) == (False, {"why": "Ärvt avtal", "decision": None})
    assert told["open"] == before - 1
    lines = utblick("check", agreement).out
    assert "Motiverad: " in lines
    assert "Skäl: Ärvt avtal" in lines
    assert "Skäl angavs" in utblick("history", agreement).out
    assert "är tillbakataget" in utblick("justify", agreement, "stockholm.benefit", "--withdraw").out
    assert utblick("check", agreement, "--json").json["open"] == before
    assert "Tog tillbaka ett skäl i ”Provstaden”" in utblick("undo").out
    assert utblick("justify", agreement, SISTER, "--why", "Nej", "--json").status == 1
    assert utblick("justify", agreement, SISTER).status == 2
    assert utblick("justify", agreement, SISTER, "--why", "x", "--withdraw").status == 2


def test_that_what_is_checked_can_be_limited_to_a_year(utblick: Command, agreement: str) -> None:
    utblick("set", agreement, "period=2025/2026")
    utblick("step", agreement, "active", "--deviation")
    assert utblick("check", "--year", "2024", "--json").json["findings"] == []
    assert utblick("check", "--year", "2026", "--json").json["findings"]


def test_that_decisions_are_found_by_answers_from_a_file_or_the_command(utblick: Command, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"what": "event_abroad", "on_behalf_of_board": True}), "utf-8")

    found = utblick("decide", "--json-file", file, "--json").json

    assert found["body"] == "Finansborgarrådet"
    assert found["before"] == ["Behandling i Internationella beredningen"]
    assert found["memo"][0] == "Ärendet"
    assert found["source"]
    lines = utblick("decide", "what=event_abroad", "on_behalf_of_board=nej").out
    assert "Beslutar: anges inte\n" in lines
    asked = utblick("decide", "what=event_abroad").out
    assert "Är det på kommunstyrelsens uppdrag?  [on_behalf_of_board]" in asked
    file.write_text("[]", "utf-8")
    assert utblick("decide", "--json-file", file, "--json").json["error"]["code"] == "json.not_object"
    for words in ("what=x", "colour=red"):
        assert utblick("decide", words, "--json").status == 1
    assert utblick("decide", "planet=Mars", "--json").json["error"]["code"] == "question.unknown"
    questions = utblick("decide", "--json").json["questions"]
    assert [each["name"] for each in questions] == ["what", "reach", "cost", "several_operations", "level"]
    assert questions[1]["options"] == ["municipality", "own_area"]
    assert questions[2]["options"] == ["true", "false"]


def test_that_the_questions_are_asked_at_a_terminal_and_a_further_one_when_it_is_needed(
    utblick: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        @override
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal("event_abroad\n\n\n\n\nja\n"))

    answer = utblick("decide", "--lang", "en")

    assert answer.out.startswith("Decides: The mayor for finance")
    assert "Is it on the executive board's behalf?" in answer.err
    monkeypatch.setattr("sys.stdin", Terminal("event_abroad\n\n\n\n\n\n"))
    assert "Decides: not stated" in utblick("decide", "--lang", "en").out


def test_that_a_faulty_profile_is_told_fault_by_fault_and_the_register_keeps_its_own(
    utblick: Command, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    text = profile.text_of("tyreso")
    own.write_text(text.replace('nuts = "SE110"', 'nuts = "?"').replace("filled(learned)", "filled(lärde)"), "utf-8")

    told = utblick("profile", "validate", own, "--json")

    assert told.status == 1
    assert not told.json["ok"]
    assert [each["code"] for each in told.json["faults"]] == ["not_nuts"]
    assert f"{own}:{told.json['faults'][0]['line']}: " in utblick("profile", "validate", own).out
    refused = utblick("profile", "use", own, "--apply", "--json")
    assert refused.json["error"]["code"] == "profile.faults"
    assert refused.json["faults"][0]["line"] == told.json["faults"][0]["line"]
    assert "NUTS-kod" in utblick("profile", "use", own).err
    own.write_text(text.replace("filled(learned)", "filled(lesson)"), "utf-8")
    assert [each["code"] for each in utblick("profile", "validate", own, "--json").json["faults"]] == [
        "condition_field"
    ] * 2
    assert utblick("profile", "show", "--json").json["code"] == "stockholm"
    assert utblick("profile", "validate", "tyreso").out == "Profilen tyreso är hel: inga fel.\n"


def test_that_profiles_are_shown_and_compared(utblick: Command) -> None:
    assert utblick("profile", "show", "tyreso").out.startswith("# Tyresö kommun\n")
    assert utblick("profile", "show", "--lang", "en").out.startswith("# City of Stockholm\n")
    same = utblick("profile", "diff", "stockholm")
    assert (same.status, same.out) == (0, "Inget skiljer profilerna åt.\n")
    other = utblick("profile", "diff", "tyreso", "uppsala", "--json")
    assert other.status == 1
    assert {"part": "rules", "code": "tyreso.focus", "how": "new"} in other.json["differences"]
    assert "Borta: rules stockholm.brand" in utblick("profile", "diff", "tyreso").out


def test_that_another_profile_is_used_only_once_its_outlook_is_accepted(utblick: Command, agreement: str) -> None:
    utblick("step", agreement, "active", "--deviation")

    told = utblick("profile", "use", "tyreso", "--json").json

    assert not told["applied"]
    assert "tyreso.sister_city_ks" in {each["rule"] for each in told["findings"]["new"]}
    assert SISTER in {each["rule"] for each in told["findings"]["gone"]}
    assert "--apply" in utblick("profile", "use", "tyreso").out
    assert utblick("profile", "show", "--json").json["code"] == "stockholm"
    assert utblick("profile", "use", "tyreso", "--apply", "--json").json["applied"]
    assert utblick("profile", "show", "--json").json["code"] == "tyreso"
    assert "tyreso.sister_city_ks" in {each["rule"] for each in utblick("check", "--json").json["findings"]}


def test_that_editions_are_listed_chosen_and_given_their_days(utblick: Command) -> None:
    utblick("profile", "use", "uppsala", "--apply")
    told = {each["code"]: each for each in utblick("profile", "editions", "--json").json["editions"]}
    assert (told["2014"]["default"], told["2014"]["from"], told["2014-fred"]["alternative_to"]) == (True, None, "2014")
    assert "2003 – anges inte" in utblick("profile", "editions").out

    words = ("--choose", "2014-fred", "--period", "2003=2003/2014-03-31")
    assert not utblick("profile", "editions", *words, "--json").json["applied"]
    assert utblick("profile", "editions", *words, "--apply", "--json").json["applied"]

    told = {each["code"]: each for each in utblick("profile", "editions", "--json").json["editions"]}
    assert told["2014-fred"]["chosen"]
    assert told["2003"]["to"] == "2014-03-31"
    assert "vald" in utblick("profile", "editions").out
    assert utblick("profile", "editions", "--period", "2003").status == 2
    assert utblick("profile", "editions", "--choose", "1999", "--json").status == 1


def test_that_what_is_due_by_a_rule_tells_its_source_and_the_calendar_belongs_to_no_record(
    utblick: Command, register: Path, tmp_path: Path
) -> None:
    desk = desk_at(register, FixedClock(), "stockholm")
    desk.records.add("membership", {"title": "Nätet"}, {"terms": [{"period": "2016-05/"}]})
    desk.close()
    own = tmp_path / "own.toml"
    own.write_text(
        profile.text_of("stockholm").replace('date = "not-stated"\nsource', 'date = "12-01"\nsource'), "utf-8"
    )
    utblick("profile", "use", own, "--apply")

    told = utblick("due", "--until", "2030", "--json").json["due"]

    review = next(each for each in told if each["what"] == "membership_review")
    assert review["rule"] == "stockholm.review_membership"
    assert "4. Principer" in review["source"]
    yearly = [each for each in told if each["what"] == "calendar"]
    assert {each["record"] for each in yearly} == {None}
    assert [each["date"] for each in told] == sorted(each["date"] for each in told)
    lines = utblick("due", "--until", "2030").out
    assert "4. Principer" in lines
    assert "Internationellt arbete inarbetas i verksamhetsplanen" in lines
