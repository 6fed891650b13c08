"""Lists at the command line: conditions, order, pages and sums; and the description of the fields."""

from __future__ import annotations

import base64
import json
import shutil
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.fields import KINDS
from desktop.domain.errors import InvalidInput
from desktop.domain.queries import Condition, Query
from tests.factories import desk_at, register_in
from tests.fakes.clocks import FixedClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.command_line import CommandLine

pytestmark = pytest.mark.usefixtures("opens_at_once")
FIELDS = Path(__file__).resolve().parents[2] / "resources" / "fields.json"
VISITS: tuple[dict[str, object], ...] = (
    {
        "title": "Ålands bibliotek", "country": "FI", "received": "2024-03-01", "group_size": 4, "level": "official",
        "themes": ["skola", "bibliotek"], "languages": ["sv", "fi"], "focus": ["naringsliv"], "interpreter": False,
        "period": "2024-05-03/2024-05-07", "purpose": "Om 100 % läsning",
    },
    {
        "title": "Ärende om vatten", "country": "EE", "received": "2025-06", "group_size": 12, "level": "political",
        "themes": ["Vatten"], "languages": ["et"], "interpreter": True, "period": "2025-12/2026-02",
        "purpose": "VATTEN",
    },
    {"title": "Zoo i Provbyn", "country": "JP", "received": "2025", "group_size": 0, "period": "2026-08"},
    {"title": "abc", "reference": "2026/7"},
)  # fmt: skip
PROJECTS: tuple[dict[str, object], ...] = (
    {"title": "Ett", "total": "1000 EUR", "own_share": "0 SEK"},
    {"title": "Två", "total": "250 EUR"},
    {"title": "Tre", "total": "99,50 SEK", "own_share": "?"},
    {"title": "Fyra", "total": "?"},
    {"title": "Fem"},
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a register with visits, projects and a priority once; each test gets a copy."""
    path = register_in(tmp_path_factory.mktemp("filled"))
    clock = FixedClock()
    desk = desk_at(path, clock)
    for fields in VISITS:
        desk.records.add("visit", fields)
        clock.go(minutes=1)
    for fields in PROJECTS:
        desk.records.add("project", fields)
    desk.records.add("priority", {"title": "Prioritering", "year": 2026, "planned_hours": "37,5", "major": "ja"})
    desk.close()
    return path


@pytest.fixture
def register(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled.parent, tmp_path / "own")) / filled.name


def titles(utblick: CommandLine, *words: object) -> str:
    return ", ".join(str(row["title"])[:2] for row in utblick.json("list", *words)["rows"])


def test_that_a_list_answers_in_the_agreed_shape(utblick: CommandLine) -> None:
    answer = utblick.json("list", "visit", "--where", "title=abc")

    (row,) = answer["rows"]
    assert answer == {"rows": [row], "next": None, "total": 1}
    assert row == {
        "id": row["id"],
        "kind": "visit",
        "rev": 1,
        "title": "abc",
        "status": "requested",
        "fields": {
            "title": "abc", "reference": "2026/7", "unit": "Kulturförvaltningen", "status": "requested",
        },
    }  # fmt: skip


def test_that_only_what_is_listed_is_in_a_list(utblick: CommandLine) -> None:
    fields = set(utblick.json("list", "visit", "--where", "country=FI")["rows"][0]["fields"])
    listed = {field.name for field in KINDS["visit"].fields if field.listed}
    assert fields <= listed
    assert "purpose" not in fields


def test_that_people_read_a_list_in_lines(utblick: CommandLine) -> None:
    lines = utblick("list", "visit", "--limit", 2).out.splitlines()
    assert [line.partition("  ")[2] for line in lines[:2]] == ["Förfrågan  abc", "Förfrågan  Zoo i Provbyn"]
    assert lines[2] == "Visar 2 av 4."
    assert lines[3].startswith("Nästa sida: --after ")
    assert utblick("list", "visit", "--lang", "en", "--where", "country=JP").out.endswith(
        "  Requested  Zoo i Provbyn\nShowing 1 of 1.\n"
    )
    assert utblick("list", "person").out == "Visar 0 av 0.\n"


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        # Texts: whole, parts of them in any case, and in the order of the alphabet.
        (["title=abc"], "ab"),
        (["title!=abc"], "Zo, Ål, Är"),
        (["title~BIBLIOTEK"], "Ål"),
        (["title~ärende"], "Är"),
        (["title<Å"], "ab, Zo"),
        (["title>zoo i provbyn"], "Ål, Är"),
        (["purpose~vatten"], "Är"),
        (["purpose~100 %"], "Ål"),
        (["purpose~%"], "Ål"),
        (["reference=2026/7"], "ab"),
        (["title~a", "country=FI"], "Ål"),
        # Nothing at all.
        (["country="], "ab"),
        (["country!="], "Zo, Ål, Är"),
        (["period="], "ab"),
        (["themes="], "ab, Zo"),
        (["interpreter!="], "Ål, Är"),
        # Codes, by code or by name in either language; what is not filled in differs from everything.
        (["country=finland"], "Ål"),
        (["country!=FI"], "ab, Zo, Är"),
        (["level=Tjänstepersoner"], "Ål"),
        (["level!=official"], "ab, Zo, Är"),
        (["status=requested"], "ab, Zo, Ål, Är"),
        (["interpreter=ja"], "Är"),
        (["interpreter=false"], "Ål"),
        (["languages=estniska"], "Är"),
        (["languages~fi"], "Ål"),
        (["focus=naringsliv"], "Ål"),
        (["focus!=naringsliv"], "ab, Zo, Är"),
        (["themes=skola"], "Ål"),
        (["themes=skol"], ""),
        (["themes~skol"], "Ål"),
        (["themes~vatten"], "Är"),
        # Numbers.
        (["group_size=12"], "Är"),
        (["group_size<12"], "Zo, Ål"),
        (["group_size>0"], "Ål, Är"),
        (["group_size!=0"], "ab, Ål, Är"),
        (["group_size>3", "group_size<5"], "Ål"),
        # Dates, as far as they are told.
        (["received=2025"], "Zo, Är"),
        (["received~2025-06"], "Är"),
        (["received>2024"], "Zo, Är"),
        (["received<2025"], "Ål"),
        (["received<2024-03-01"], ""),
        (["received!=2025"], "ab, Ål"),
        # Periods: where they begin, where they end, and whether they go on.
        (["period=2024-05"], "Ål"),
        (["period<2025"], "Ål"),
        (["period>2025"], "Zo, Är"),
        (["period~2026-01"], "Är"),
        (["period~2024-05-05"], "Ål"),
        (["period!=2024-05-03"], "ab, Zo, Är"),
        # Regions of the world.
        (["region=northern_europe"], "Ål, Är"),
        (["region= Eastern_Asia "], "Zo"),
        (["region!=northern_europe"], "ab, Zo"),
        (["region=southern_africa"], ""),
        (["region=northern_europe", "country!=EE"], "Ål"),
    ],
)
def test_that_conditions_find_what_people_mean(utblick: CommandLine, conditions: list[str], found: str) -> None:
    answer = utblick.json("list", "visit", *(word for each in conditions for word in ("--where", each)))
    assert ", ".join(str(row["title"])[:2] for row in answer["rows"]) == found
    assert answer["total"] == len(answer["rows"])


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("total=1000 EUR", "Et"),
        ("total>250 EUR", "Et"),
        ("total<1000 EUR", "Tv"),
        ("total<1000 SEK", "Tr"),
        ("total=99,50 kr", "Tr"),
        ("total=?", "Fy"),
        ("total!=?", "Et, Fe, Tr, Tv"),
        ("total=", "Fe"),
        ("total!=", "Et, Fy, Tr, Tv"),
        ("own_share=0 SEK", "Et"),
        ("own_share=?", "Tr"),
    ],
)
def test_that_sums_are_compared_in_their_own_currency(utblick: CommandLine, condition: str, found: str) -> None:
    assert titles(utblick, "project", "--where", condition) == found


@pytest.mark.parametrize(
    ("condition", "there"),
    [
        ("planned_hours=37,5", True),
        ("planned_hours>37", True),
        ("planned_hours<37", False),
        ("year=2026", True),
        ("major=ja", True),
    ],
)
def test_that_hours_and_years_are_compared_as_numbers(utblick: CommandLine, condition: str, *, there: bool) -> None:
    assert utblick.json("list", "priority", "--where", condition)["total"] == int(there)


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("besök",), 1, "kind.unknown"),
        (("visit", "--where", "country"), 2, "usage.where"),
        (("visit", "--where", "=EE"), 2, "usage.where"),
        (("visit", "--where", "Country=EE"), 2, "usage.where"),
        (("visit", "--where", "hotel=Grand"), 1, "field.unknown"),
        (("person", "--where", "region=northern_europe"), 0, None),
        (("task", "--where", "region=northern_europe"), 1, "field.unknown"),
        (("visit", "--where", "region=norden"), 1, "value.choice"),
        (("visit", "--where", "region~northern_europe"), 1, "list.wrong_sign"),
        (("visit", "--where", "country~F"), 1, "list.wrong_sign"),
        (("visit", "--where", "country<FI"), 1, "list.wrong_sign"),
        (("visit", "--where", "country=Ruritanien"), 1, "value.country"),
        (("visit", "--where", "country>"), 1, "list.wrong_sign"),
        (("visit", "--where", "purpose<x"), 1, "list.wrong_sign"),
        (("visit", "--where", "themes<x"), 1, "list.wrong_sign"),
        (("visit", "--where", "group_size~1"), 1, "list.wrong_sign"),
        (("visit", "--where", "group_size=många"), 1, "value.number"),
        (("visit", "--where", "received=i går"), 1, "value.date"),
        (("visit", "--where", "period=2026/2027"), 1, "value.date"),
        (("project", "--where", "total~5"), 1, "value.currency"),
        (("project", "--where", "total~5 EUR"), 1, "list.wrong_sign"),
        (("project", "--where", "total>?"), 1, "list.wrong_sign"),
        (("visit", "--where", "title=a\x07"), 1, "value.control"),
        (("visit", "--sort", "hotel"), 1, "field.unknown"),
        (("visit", "--sort", "purpose"), 1, "list.cannot_sort"),
        (("visit", "--sort", "themes"), 1, "list.cannot_sort"),
        (("visit", "--limit", "0"), 1, "value.range"),
        (("visit", "--limit", "10001"), 1, "value.range"),
        (("visit", "--limit", "många"), 2, "usage.wrong"),
        (("visit", "--year", "0"), 1, "value.range"),
        (("visit", "--year", "i år"), 2, "usage.wrong"),
        (("visit", "--sort"), 2, "usage.wrong"),
    ],
)
def test_that_a_list_that_cannot_be_made_is_refused(
    utblick: CommandLine, words: tuple[str, ...], status: int, code: str | None
) -> None:
    answer = utblick("list", *words, "--json")
    assert (answer.status, answer.json.get("error", {}).get("code")) == (status, code)


def test_that_a_refusal_tells_what_may_be_written(utblick: CommandLine) -> None:
    assert utblick("list", "visit", "--where", "region=norden").err.endswith(
        "southern_asia, southern_europe, western_africa, western_asia, western_europe.\n"
    )
    assert utblick("list", "visit", "--where", "country~F").err == (
        "Land: Jämförelsen ”~” går inte att använda här.\nVälj bland = !=.\n"
    )


def test_that_a_sign_that_is_none_is_refused_for_whoever_asks_without_the_command_line(register: Path) -> None:
    desk = desk_at(register, FixedClock())
    with pytest.raises(InvalidInput, match=r"list\.sign at visit\.title"):
        desk.listing.page(Query("visit", (Condition("title", "<>", "x"),)))
    desk.close()


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ((), "ab, Zo, Ål, Är"),
        (("--sort", "title"), "ab, Zo, Ål, Är"),
        (("--sort", "-title"), "Är, Ål, Zo, ab"),
        (("--sort=-title",), "Är, Ål, Zo, ab"),
        (("--sort", "country"), "Är, Ål, Zo, ab"),
        (("--sort", "-country"), "Zo, Ål, Är, ab"),
        (("--sort", "group_size"), "Zo, Ål, Är, ab"),
        (("--sort", "-group_size"), "Är, Ål, Zo, ab"),
        (("--sort", "received"), "Ål, Zo, Är, ab"),
        (("--sort", "period"), "Ål, Är, Zo, ab"),
        (("--sort", "date"), "Ål, Är, Zo, ab"),
        (("--sort", "-created"), "ab, Zo, Är, Ål"),
        (("--sort", "changed"), "Ål, Är, Zo, ab"),
        (("--sort", "interpreter"), "Ål, Är, Zo, ab"),
        (("--sort", "-title", "--json"), "Är, Ål, Zo, ab"),
    ],
)
def test_that_lists_are_sorted_both_ways(utblick: CommandLine, words: tuple[str, ...], order: str) -> None:
    assert titles(utblick, "visit", *words) == order


def pages(utblick: CommandLine, *words: object) -> Iterator[list[str]]:
    cursor = None
    while True:
        page = utblick.json("list", *words, *([] if cursor is None else ["--after", cursor]))
        yield [row["title"] for row in page["rows"]]
        cursor = page["next"]
        if cursor is None:
            return


@pytest.mark.parametrize("kind", ["visit", "project"])
@pytest.mark.parametrize("sort", ["title", "-title", "total", "-total", "group_size", "-country", "interpreter",
                                  "-period", "created", "-changed", "date"])  # fmt: skip
def test_that_pages_hold_every_record_once_in_the_order_of_the_whole_list(
    utblick: CommandLine, kind: str, sort: str
) -> None:
    if sort.removeprefix("-") not in {*KINDS[kind].by_name, "created", "changed", "date"}:
        return
    whole = [row["title"] for row in utblick.json("list", kind, "--sort", sort)["rows"]]
    for limit in (1, 2, 3):
        walked = list(islice(pages(utblick, kind, "--sort", sort, "--limit", limit), 10))
        assert [title for page in walked for title in page] == whole
        assert {len(page) for page in walked[:-1]} <= {limit}


def cursor_of(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()


@pytest.mark.parametrize(
    ("sort", "cursor"),
    [
        ("title", "x"),
        ("title", "ÅÄÖ"),
        ("title", base64.urlsafe_b64encode(b"\xff").decode()),
        ("title", base64.urlsafe_b64encode(b"{").decode()),
        ("title", base64.urlsafe_b64encode(b"{}").decode()),
        ("title", cursor_of("title", "a")),
        ("title", cursor_of("-title", "a", 1)),
        ("title", cursor_of("title", 3, 1)),
        ("title", cursor_of("title", "a", "x")),
        ("title", cursor_of("title", "\ud800", 1)),
        ("group_size", cursor_of("group_size", "tolv", 1)),
        ("group_size", cursor_of("group_size", "9" * 30, 1)),
        ("changed", cursor_of("changed", "i går", 1)),
        ("changed", cursor_of("changed", "0001-01-01T00:00:00+14:00", 1)),
        ("total", cursor_of("total", "1e99", 1)),
    ],
)
def test_that_a_cursor_that_was_not_given_out_is_refused(utblick: CommandLine, sort: str, cursor: str) -> None:
    kind = "project" if sort == "total" else "visit"
    answer = utblick("list", kind, "--sort", sort, "--after", cursor, "--json")
    assert answer.refusal == (1, "cursor.invalid")


@pytest.mark.parametrize(
    ("year", "found"),
    [(2023, ""), (2024, "Ål"), (2025, "Är"), (2026, "ab, Zo, Är"), (9999, "")],
)
def test_that_a_year_takes_what_touches_it(utblick: CommandLine, year: int, found: str) -> None:
    assert titles(utblick, "visit", "--year", year) == found


def test_that_sums_are_added_up_over_the_whole_list_by_currency(utblick: CommandLine) -> None:
    answer = utblick.json("list", "project", "--sums", "--limit", 1)

    assert len(answer["rows"]) == 1
    assert {told["field"]: told for told in answer["sums"]} == {
        "own_share": {"field": "own_share", "of": 5, "with_figure": 1, "sums": []},
        "total": {
            "field": "total",
            "of": 5,
            "with_figure": 3,
            "sums": [{"currency": "EUR", "amount": "1250"}, {"currency": "SEK", "amount": "99.5"}],
        },
    }
    assert utblick.json("list", "project", "--where", "title=Två", "--sums")["sums"][1]["sums"] == [
        {"currency": "EUR", "amount": "250"}
    ]
    assert "sums" not in utblick.json("list", "project")
    assert utblick.json("list", "visit", "--sums")["sums"] == []


def test_that_memberships_are_summed_by_their_fees_of_the_year(utblick: CommandLine) -> None:
    member = utblick.added("membership", "title=Nätverket")
    utblick.json("row", "add", member, "terms", "period=2025", "fee=1000 SEK")

    told = utblick.json("list", "membership", "--sums", "--year", 2025)["sums"]
    assert told == [
        {"field": "fees", "year": 2025, "of": 1, "with_figure": 1, "sums": [{"currency": "SEK", "amount": "1000"}]}
    ]
    lines = utblick("list", "membership", "--sums", "--year", 2025).out
    assert "Avgifter 2025: 1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr (1 poster, varav 1 med belopp)\n" in lines


def test_that_people_read_how_many_records_a_sum_is_made_of(utblick: CommandLine) -> None:
    lines = utblick("list", "project", "--sums").out.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert "Hela projektets budget: 1 250 EUR + 99,50 kr (5 poster, varav 3 med belopp)" in lines
    assert "Egen andel: – (5 poster, varav 1 med belopp)" in lines


def test_that_the_description_of_the_fields_is_the_committed_one(utblick: CommandLine) -> None:
    assert utblick.json("fields") == json.loads(FIELDS.read_text("utf-8"))


def test_that_one_kind_is_described_by_itself(utblick: CommandLine) -> None:
    (visit,) = utblick.json("fields", "visit")["kinds"]
    by_name = {field["name"]: field for field in visit["fields"]}

    assert visit["labels"] == {"sv": "Besök", "en": "Visit"}
    assert visit["lifecycle"]["first"] == "requested"
    assert by_name["title"] == {
        "name": "title", "type": "text", "labels": {"sv": "Rubrik", "en": "Title"}, "class": "public", "bundle": True,
        "since": 1, "required": True, "many": False, "section": "about", "limit": 300, "lines": False,
    }  # fmt: skip
    assert by_name["status"]["by_step"] is True
    assert by_name["contact_details"]["bundle"] is False
    assert by_name["level"]["choices"][2] == {
        "code": "official",
        "labels": {"sv": "Tjänstepersoner", "en": "Officials"},
    }
    assert (by_name["group_size"]["minimum"], by_name["group_size"]["maximum"]) == (0, 10_000)
    assert by_name["focus"]["source"] == "focus"
    assert {"criteria", "hosts", "delegation", "programme", "gifts"} <= {table["table"] for table in visit["rows"]}


def test_that_people_read_the_fields_in_either_language(utblick: CommandLine) -> None:
    swedish, english = utblick("fields", "visit").out, utblick("fields", "visit", "--lang", "en").out
    assert swedish.startswith("visit  Besök\n  title                  text       Rubrik · Får spridas · i paketet\n")
    assert "  delegation  Delegation\n    precedence " in swedish
    assert "stannar hos oss" in swedish
    assert english.startswith("visit  Visit\n  title                  text       Title · ")
    assert utblick("fields").out.count("\nperson  Person\n") == 1


def test_that_fields_need_no_register_and_an_unknown_kind_is_told(utblick: CommandLine, tmp_path: Path) -> None:
    assert utblick.typed("fields", "task", "--register", tmp_path / "nowhere").status == 0
    assert utblick("fields", "besök", "--json").refusal == (1, "kind.unknown")


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("--limit", "0"), "Antal poster: Talet ska vara mellan 1 och 10 000."),
        (("--year", "0"), "År: Talet ska vara mellan 1 och 9999."),
        (("--where", "region=norden"), "Region: "),
    ],
)
def test_that_what_a_list_is_asked_for_is_named_in_words(
    utblick: CommandLine, words: tuple[str, ...], begins: str
) -> None:
    assert utblick("list", "visit", *words).err.startswith(begins)


def test_that_a_list_by_region_says_whose_regions_they_are(utblick: CommandLine) -> None:
    where = ("--where", "region=northern_europe")
    assert "\nRegioner enligt FN:s standard M49\n" in utblick("list", "visit", *where).out
    assert utblick.json("list", "visit", *where)["regions"] == "UN M49"
    assert "regions" not in utblick.json("list", "visit")
    assert "M49" not in utblick("list", "visit").out


def test_that_a_list_of_documents_shows_their_files(utblick: CommandLine, tmp_path: Path) -> None:
    visit = utblick.added("visit", "title=Besök")
    file = tmp_path / "brev.txt"
    file.write_text("Hej\n", "utf-8")
    letter = utblick.added("document", f"on={visit}", "title=Inbjudan", f"file={file}")
    named = utblick.added("document", f"on={visit}", f"file={file}")

    assert set(utblick("list", "document").out.splitlines()) >= {
        f"{letter}  Inbjudan  (brev.txt)",
        f"{named}  brev.txt",
    }
    assert utblick.json("list", "document")["rows"][0]["fields"]["file_name"] == "brev.txt"
