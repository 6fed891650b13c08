"""What is told beside a record at the command line: what follows, what hangs on it, what differs, what to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.command_line import CommandLine

pytestmark = pytest.mark.usefixtures("opens_at_once")


@pytest.fixture
def visit(utblick: CommandLine) -> str:
    return utblick.added("visit", "title=Studiebesök")


def test_that_stale_rows_links_and_the_trash_are_told_beside_what_there_is(utblick: CommandLine, visit: str) -> None:
    other = utblick.added("project", "title=Projekt")
    row = utblick.json("row", "add", visit, "gifts", "direction=given", "what=Bok")["row"]
    utblick.json("link", visit, "related", other)

    def told(*words: object) -> str:
        return utblick(*words, "--rev", 1, "--lang", "en").err

    assert "\n  Gifts, Gift: yours “Penna”, now “Bok”\n" in told("row", "set", row, "what=Penna")
    assert "\n  Gifts, Gift: yours “–”, now “Bok”\n" in told("row", "delete", row)
    assert f"\n  Link that only yours has: Part of {other}\n" in told("link", visit, "part_of", other)
    assert f"\n  Link that is only there now: Related to {other}\n" in told("unlink", visit, "related", other)
    assert "\n  Yours goes to the trash.\n" in told("delete", visit)
    utblick.json("delete", visit)
    assert "\n  Yours comes out of the trash.\n" in told("restore-record", visit)


def test_that_links_and_coming_back_can_be_tied_to_a_revision(utblick: CommandLine, visit: str) -> None:
    other = utblick.added("project", "title=Projekt")
    for words in (("link", visit, "related", other), ("unlink", visit, "related", other)):
        rev = utblick.json("show", visit)["rev"]
        assert utblick(*words, "--rev", rev + 1, "--json").refusal == (1, "record.stale")
        assert utblick.json(*words, "--rev", rev)["rev"] == rev + 1
    rev = utblick.json("delete", visit)["rev"]
    assert utblick("restore-record", visit, "--rev", rev - 1, "--json").refusal == (1, "record.stale")
    assert utblick.json("restore-record", visit, "--rev", rev)["rev"] == rev + 1


def test_that_what_hangs_on_a_record_is_shown_with_it(utblick: CommandLine, visit: str) -> None:
    decision = utblick.added("decision", f"on={visit}", "title=Bifall", "date=2026-05-03", "outcome=approved")
    document = utblick.added("document", f"on={visit}", "title=Brev utan fil")
    task = utblick.added("task", f"on={visit}", "title=Boka lokal", "due=2026-06")
    gone = utblick.added("task", f"on={visit}", "title=Slängd")
    utblick.json("delete", gone)

    hanging = utblick.json("show", visit)["hanging"]
    assert {name: [each["id"] for each in rows] for name, rows in hanging.items()} == {
        "decisions": [decision],
        "documents": [document],
        "tasks": [task],
    }
    assert hanging["tasks"][0]["status"] == "open"
    out = utblick("show", visit).out
    assert f"\nBeslut\n  • Bifall; Datum: 3 maj 2026; Beslut: Bifall  [{decision}]\n" in out
    assert f"\nHandlingar\n  • Brev utan fil  [{document}]\n" in out
    assert f"\nAtt göra\n  • Boka lokal; Status: Öppen; Senast: juni 2026  [{task}]\n" in out
    assert utblick.json("show", task)["hanging"] == {"decisions": [], "documents": [], "tasks": []}


def test_that_a_record_kind_given_as_a_link_is_told_what_is_meant(utblick: CommandLine, visit: str) -> None:
    refused = utblick("link", visit, "organisation", visit).err
    assert refused.startswith(
        "Det finns inget samband som heter ”organisation”.\nAnge hur posterna hör ihop, till exempel "
    )
    assert "related" in refused


def test_that_large_ranges_are_written_as_people_do(utblick: CommandLine, visit: str) -> None:
    refused = utblick("set", visit, "group_size=99999").err
    assert refused.startswith("Antal personer: Talet ska vara mellan 0 och 10 000.\n")
    project = utblick.added("project", "title=P")
    refused = utblick("set", project, "total=100000000000000 SEK").err
    assert "mellan 0 och 99 999 999 999 999." in refused


def test_that_a_task_that_is_done_says_when(utblick: CommandLine, visit: str) -> None:
    task = utblick.added("task", f"on={visit}", "title=Boka lokal")
    utblick.json("step", task, "done")
    assert len(utblick.json("show", task)["fields"]["done"]) == len("2026-11-20")
    utblick.json("undo")
    fields = utblick.json("show", task)["fields"]
    assert (fields["status"], "done" in fields) == ("open", False)


def test_that_a_status_set_against_the_terms_says_what_it_lacks(utblick: CommandLine) -> None:
    member = utblick.added("membership", "title=Nätverket")
    sentence = "Avvikelsen från perioderna gäller inte än: ”Gäller till och med” saknas."

    (note,) = utblick.json("set", member, "override=resting", "override_reason=Fusion")["notes"]
    assert note == {"code": "membership.no_override_until", "message": sentence}
    assert sentence in utblick("show", member).out
    assert sentence in utblick("set", member, "override=ended").out
    assert "notes" not in utblick.json("set", member, "override_until=2099")
    assert sentence not in utblick("show", member).out


def test_that_a_membership_that_runs_on_says_so(utblick: CommandLine) -> None:
    member = utblick.added("membership", "title=Nätverket", "renewal=tacit")
    utblick.json("row", "add", member, "terms", "period=2001")
    assert "\nStatus: Pågår\nLöper vidare: " in utblick("show", member).out


def test_that_what_does_not_look_like_an_identifier_is_told(utblick: CommandLine) -> None:
    answer = utblick("add", "organisation", "title=Provbyn", "pic=123")
    assert "”123” ser inte ut som ett PIC-nummer" in answer.out


def test_that_a_membership_tells_what_follows_from_its_terms(utblick: CommandLine) -> None:
    member = utblick.added("membership", "title=Nätverket", "notice_months=6", "reviewed=2020-05", "review_months=24")
    assert "\nStatus: Ingen period\nDags att ompröva: maj 2022\n" in utblick("show", member).out
    utblick.json("row", "add", member, "terms", "period=2001/2099", "fee=1000 EUR")
    unknown = utblick("show", member).out
    utblick.json("row", "add", member, "terms", "period=2001/2003", "fee=5000 SEK")
    part = utblick("show", member).out
    utblick.json("row", "add", member, "terms", "period=2004/2005", "fee=700 EUR", "sek_rate=10", "fee_per=period")
    whole = utblick("show", member, "--lang", "en").out

    assert "\nStatus: Pågår\nSista dag att säga upp: 30 juni 2099\n" in unknown
    assert "\nAvgifter 2001: okänt belopp (belopp eller kurs till kronor saknas) – det är inte angivet om " in unknown
    assert (
        "\nAvgifter 2001: 5\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr (1 av 2 perioder har belopp i kronor) – " in part
    )
    assert "\nFees 2004: SEK\N{NO-BREAK SPACE}7,000 – the fee is for the whole term and is counted in " in whole
    computed = utblick.json("show", member)["computed"]
    assert (computed["status"], computed["notice_deadline"], computed["next_review"]) == (
        "active", "2099-06-30", "2022-05",
    )  # fmt: skip
