"""Records at the command line: taken a step further, and shown as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.command_line import CommandLine

pytestmark = pytest.mark.usefixtures("opens_at_once")


@pytest.fixture
def visit(utblick: CommandLine) -> str:
    return utblick.added("visit", "title=Studiebesök")


def test_that_a_record_goes_through_its_life_cycle(utblick: CommandLine, visit: str) -> None:
    assert utblick.json("step", visit, "assessing") == {"id": visit, "rev": 2}
    assert utblick.json("step", visit, "Planeras", "--rev", 2) == {"id": visit, "rev": 3}
    assert utblick.json("step", visit, "planning") == {"id": visit, "rev": 3}
    assert utblick.json("show", visit)["fields"]["status"] == "planning"


def test_that_a_stop_refuses_a_step_with_its_finding(utblick: CommandLine, visit: str) -> None:
    refused = utblick("step", visit, "closed", "--json")
    spoken = utblick("step", visit, "closed")

    assert refused.refusal == (1, "step.refused")
    (finding,) = refused.json["findings"]
    assert finding.keys() == {
        "record", "rule", "force", "field", "text", "source", "do", "kind", "title", "open", "answer",
    }  # fmt: skip
    assert (finding["record"], finding["rule"], finding["force"]) == (visit, "visit_lesson_and_next_step", "stop")
    assert spoken.err.startswith("En regel hindrar steget till ”Avslutad”.\n")
    assert f"\n  • {finding['text']}\n" in spoken.err
    assert utblick.json("show", visit)["fields"]["status"] == "requested"
    utblick.json("set", visit, "no_action=ja")
    assert utblick("step", visit, "closed").status == 0


@pytest.mark.parametrize(("status", "code"), [("avslutat", "value.choice"), ("cancelled", None), ("declined", None)])
def test_that_a_step_leads_to_a_status_there_is(
    utblick: CommandLine, visit: str, status: str, code: str | None
) -> None:
    answer = utblick("step", visit, status, "--json")
    assert (answer.status, answer.json.get("error", {}).get("code")) == (0 if code is None else 1, code)


def test_that_a_step_out_of_order_tells_where_to_go(utblick: CommandLine, visit: str) -> None:
    utblick.json("step", visit, "held")
    refused = utblick("step", visit, "declined")
    assert refused.status == 1
    assert refused.err.startswith("Posten kan inte gå från ”Genomförd” till ”Avböjd”.\nHärifrån kan posten gå till: ")


def test_that_a_kind_without_a_life_cycle_takes_no_step(utblick: CommandLine) -> None:
    person = utblick.added("person", "title=Aino Esimerkki")
    assert utblick("step", person, "active", "--json").refusal == (1, "step.no_lifecycle")


def test_that_people_read_a_record_by_its_labels(utblick: CommandLine, visit: str) -> None:
    utblick.json("set", visit, "country=EE", "interpreter=ja", "group_size=12", "wished=2026-05-03/2026-05-07")
    row = utblick.json("row", "add", visit, "gifts", "direction=given", "what=Bok", "value=1250 SEK")["row"]
    project = utblick.added("project", "title=Projekt")
    utblick.json("link", visit, "related", project)

    assert utblick("show", visit).out == (
        "Studiebesök\n"
        f"Besök · {visit} · revision 4\n"
        "\n"
        "Rubrik: Studiebesök\n"
        "Egen enhet: Kulturförvaltningen\n"
        "Status: Förfrågan\n"
        "Land: Estland\n"
        "Önskad tid: 3–7 maj 2026\n"
        "Antal personer: 12\n"
        "Tolk behövs: ja\n"
        "\n"
        "Gåvor\n"
        f"  • Riktning: Överlämnad; Gåva: Bok; Värde: 1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}kr  [{row}]\n"
        "\n"
        f"→ Hör ihop med: Projekt  [{project}]\n"
    )
    english = utblick("show", visit, "--lang", "en").out
    assert "Wished dates: 3–7 May 2026\nNumber of people: 12\n" in english
    assert "  • Direction: Given; Gift: Bok; Value: SEK\N{NO-BREAK SPACE}1,250  [" in english


def test_that_a_reference_is_read_by_its_title_and_not_by_its_number(utblick: CommandLine) -> None:
    organisation = utblick.added("organisation", "title=Exempelstadens bibliotek")
    person = utblick.added("person", "title=Aino Esimerkki", f"organisation={organisation}")
    assert "Organisation: Exempelstadens bibliotek\n" in utblick("show", person).out
    assert utblick.json("show", person)["fields"]["organisation"] == organisation


def test_that_signs_that_would_steer_a_terminal_are_not_written_to_one(utblick: CommandLine, visit: str) -> None:
    utblick.json("set", visit, "purpose=Rad ett\nRad två", "notes=a\N{RIGHT-TO-LEFT OVERRIDE}b")
    out = utblick("show", visit).out
    assert "Rad ett\nRad två" in out
    assert "a�b" in out
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in out
