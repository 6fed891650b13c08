"""A year of four departments and their office, from records to every output, whose sums agree."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from db.fields import KINDS, Privacy
from desktop.bundle import typed_records
from desktop.domain.errors import InvalidInput, NotFound, Refused
from desktop.domain.rates import read_typed
from desktop.exchange import compilation_json, open_data, workbook
from desktop.exchange.compilation_files import TABLES
from desktop.exchange.compilation_tables import Column, Table, tables
from desktop.keystore import os_keyring
from desktop.language.figures import figure_name
from desktop.language.reminders import reminder_mail
from desktop.language.texts import Texts
from desktop.services import verifying
from desktop.services.compilation import gathering
from desktop.services.compilation.entries import CELLS
from desktop.services.sample.sample import Sample
from desktop.services.sample.world import Plan
from tests.factories import desk_at, register_in
from tests.fakes import in_process
from tests.fakes.clocks import FixedClock
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.municipality import municipality_in
from tests.fakes.parties import _make_office
from tests.fakes.workbooks import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.services.compilation.dataset import Compilation
    from tests.fakes.municipality import Municipality

RATES = read_typed(["EUR=11,5@2026-12-31"])
CULTURE, SCHOOL, CLIMATE, ELDERLY = (
    "Kulturförvaltningen", "Utbildningsförvaltningen", "Miljöförvaltningen", "Äldreförvaltningen",
)  # fmt: skip
PROJECT = {
    "title": "Gröna skolgårdar",
    "acronym": "GREEN",
    "funding_programme": "Erasmus+",
    "cordis_id": "101 000 123",
    "period": "2025/2027",
    "status": "running",
    "form": "eu",
    "purpose": "Lära av andra",
    "target_group": "Barn",
    "owner": "Exempelkommun",
    "contact": "Mari Näide",
    "focus": ["verksamhetsutveckling"],
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Municipality]:
    """Read only: three of four departments have delivered."""
    with pytest.MonkeyPatch.context() as patch:
        kept = MemoryKeyring()
        patch.setattr(os_keyring, "system_keyring", lambda: kept)
        patch.setattr(verifying, "verified", in_process.verified)
        with municipality_in(tmp_path_factory.mktemp("town"), FixedClock()) as made:
            _fill(made)
            yield made


def _fill(town: Municipality) -> None:
    office = town.office.departments
    for name, bodies in ((CULTURE, ["Kulturnämnden"]), (SCHOOL, ["Grundskolenämnden", "Gymnasienämnden"])):
        office.put(name, {"bodies": bodies})
    office.put(ELDERLY, {"bodies": ["Äldrenämnden"], "contact": "Aino Esimerkki", "email": "aino@example.org"})
    office.put("Gamla kontoret", {"active": "nej"})
    for name in (CULTURE, SCHOOL, CLIMATE):
        town.join(name)
    partners = {"partners": [{"organisation": "Tartu linn", "country": "EE"}]}
    town.add(
        CULTURE, "project", {**PROJECT, "own_share": "100000 SEK", "total": "50000 EUR", "our_role": "owner"}, partners
    )
    own = {"own_share": "20000 EUR", "total": "51000 EUR", "body": "Gymnasienämnden"}
    town.add(SCHOOL, "project", {**PROJECT, "title": "GREEN", **own})
    town.add(
        SCHOOL,
        "project",
        {**PROJECT, "title": "Kodning", "acronym": "", "cordis_id": "", "total": "7 USD", "body": "Grundskolenämnden"},
    )
    town.add(
        CLIMATE,
        "project",
        {**PROJECT, "title": "Kodning", "acronym": "", "cordis_id": "", "own_share": "?", "form": "nordic"},
    )
    _fill_climate(town)
    _fill_culture(town)
    for name in (CULTURE, SCHOOL, CLIMATE):
        town.deliver(name)


def _fill_climate(town: Municipality) -> None:
    fees = {"terms": [{"period": "2025/2027", "fee": "1000 EUR", "fee_per": "year"}]}
    network = {
        "title": "Exempelnätet",
        "organisation": "Exempelnätet",
        "form": "network",
        "country": "BE",
        "purpose": "x",
    }
    town.add(CLIMATE, "membership", {**network, "review_months": 12}, fees)
    town.add(
        CLIMATE,
        "visit",
        {
            "title": "=1+1",
            "country": "LV",
            "organisation": "Cēsis",
            "received": "2026-03-01",
            "direction": "incoming",
            "unit": "Gamla kontoret",
        },
    )
    town.add(CLIMATE, "watch", {"title": "Vattendirektivet", "area": "Miljö", "form": "law", "found": "2026-02"})


def _fill_culture(town: Municipality) -> None:
    town.add(
        CULTURE,
        "exchange",
        {
            "title": "Ungdomsläger",
            "period": "2026-06",
            "country": "EE",
            "young_people": 12,
            "girls": 7,
            "form": "youth_exchange",
        },
    )
    town.add(CULTURE, "exchange", {"title": "Träff", "period": "2026-07", "country": "EE", "themes": ["miljö"]})
    town.add(
        CULTURE,
        "agreement",
        {"title": "Vänort", "partner": "Tartu", "country": "EE", "form": "sister_city", "period": "2020/"},
    )
    town.add(
        CULTURE,
        "priority",
        {
            "title": "Plan",
            "year": 2026,
            "planned_amount": "5000 SEK",
            "used_amount": "4000 SEK",
            "planned_hours": "12.5",
            "outcome": "reached",
        },
    )
    town.office.records.add(
        "visit", {"title": "Eget besök", "country": "FI", "received": "2026-05", "direction": "outgoing"}
    )


@pytest.fixture(scope="module")
def compiled(town: Municipality) -> Compilation:
    return town.office.compiling.compile(2026, RATES)


def test_that_a_project_of_two_departments_is_counted_once_and_its_shares_are_added(compiled: Compilation) -> None:
    green = next(each for each in compiled.projects if each.acronym == "GREEN")
    assert [each.name for each in green.records] == [CULTURE, SCHOOL]
    assert (str(green.total), green.total_sek) == ("50000 EUR", Decimal(575_000))
    assert [share.sek for share in green.shares] == [Decimal(100_000), Decimal(230_000)]
    assert (len(compiled.projects), compiled.figures["count.project_records"]) == (3, 4)
    own, total = compiled.own_share, compiled.total
    assert (own.n, own.with_figure, own.sek) == (4, 2, Decimal(330_000))
    assert (total.n, total.with_figure, total.in_sek, total.missing_rates) == (3, 2, 1, ("USD",))
    assert [(each.titles, each.why) for each in compiled.candidates] == [(("Kodning", "Kodning"), "name")]


def test_that_memberships_visits_and_the_rest_are_told(compiled: Compilation) -> None:
    [membership] = compiled.memberships
    assert (membership.fee_sek, membership.next_review, membership.review_due) == (Decimal(11_500), "2026", True)
    assert (compiled.fees.n, compiled.fees.sek) == (1, Decimal(11_500))
    assert {kind: len(lines) for kind, lines in compiled.lines.items()} == {
        "visit": 2, "agreement": 1, "exchange": 2, "watch": 1, "priority": 1,
    }  # fmt: skip
    figures = compiled.figures
    assert (figures["visit.incoming"], figures["visit.outgoing"]) == (1, 1)
    assert [figures[f"exchange.young_people.{part}"] for part in ("n", "with_figure", "sum")] == [2, 1, 12]
    assert (figures["priority.planned_amount.sek"], figures["priority.planned_hours.sum"]) == (5000, Decimal("12.5"))
    assert figures["priority.outcome.reached"] == 1


def test_that_bodies_areas_and_who_is_missing_are_told(compiled: Compilation) -> None:
    assert [each.name for each in compiled.not_reported] == [ELDERLY]
    assert (compiled.figures["departments.reported"], compiled.figures["departments.missing"]) == (3, 1)
    assert [(each.body, len(each.projects)) for each in compiled.inventory] == [
        ("Grundskolenämnden", 1), ("Gymnasienämnden", 1), ("Kulturnämnden", 1),
    ]  # fmt: skip
    assert compiled.coverage.areas == ("Miljö",)
    assert compiled.coverage.counts == {("", "Miljö"): 1, ("Kulturnämnden", "Miljö"): 1}
    assert "Äldrenämnden" in compiled.coverage.bodies
    assert {each.code for each in compiled.findings} == {"totals_differ", "unit_gone"}
    assert {each.rule for each in compiled.deviations if each.gap} == {"compilation"}
    assert {each.why for each in compiled.deviations if each.gap} == {"Vet inte än"}


def test_that_the_same_is_told_by_every_dimension(compiled: Compilation) -> None:
    by_unit = {each.key: each.counts for each in compiled.breakdowns["unit"]}
    assert by_unit[SCHOOL] == {"project": 2}
    assert by_unit[CLIMATE] == {"membership": 1, "project": 1, "visit": 1, "watch": 1}
    by_country = {each.key: each.counts.get("exchange", 0) for each in compiled.breakdowns["country"]}
    assert (by_country["EE"], by_country["LV"]) == (2, 0)
    for found in compiled.breakdowns.values():
        assert sum(each.counts.get("visit", 0) for each in found) == 2
        assert sum(each.counts.get("membership", 0) for each in found) == 1
        assert sum(each.fees_sek or 0 for each in found) == compiled.fees.sek


# Every output, and the sums in them.


def test_that_every_output_adds_up_to_the_same(compiled: Compilation) -> None:
    told = json.loads(compilation_json.written(compiled))
    sheets = read_workbook(workbook.workbook(compiled, Texts.load("sv")))
    files = dict(open_data.files(compiled, titles()))
    wanted = {
        "own_share_sek": compiled.own_share.sek, "total_sek": compiled.total.sek, "fee_sek": compiled.fees.sek,
    }  # fmt: skip
    assert (told["own_share"]["sek"], told["total"]["sek"], told["fees"]["sek"]) == ("330000", "575000", "11500")
    assert sum(Decimal(share["sek"] or 0) for each in told["projects"] for share in each["shares"]) == 330_000
    for code, column in (
        ("shares", "own_share_sek"),
        ("projects", "own_share_sek"),
        ("projects", "total_sek"),
        ("memberships", "fee_sek"),
    ):
        rows = list(csv.DictReader(io.StringIO(files[f"{code}.csv"].decode())))
        assert sum(Decimal(row[column] or 0) for row in rows) == wanted[column]
        in_json = json.loads(files[f"{code}.json"])["rows"]
        assert sum(Decimal(row[column] or 0) for row in in_json) == wanted[column]
        table = next(each for each in tables(compiled) if each.code == code)
        label = workbook.label(table, next(each for each in table.columns if each.code == column), Texts.load("sv"))
        head, *body = sheets[Texts.load("sv")(f"compilation.table.{code}")]
        place = head.index(label)
        assert sum(Decimal(str(row[place] or 0)) for row in body if len(row) > place) == wanted[column]
    figures = {row["figure"]: row["value"] for row in json.loads(files["figures.json"])["rows"]}
    assert figures["project.own_share.sek"] == told["figures"]["project.own_share.sek"] == "330000"


def test_that_nobody_is_named_in_open_data_and_no_formula_gets_through(compiled: Compilation) -> None:
    files = dict(open_data.files(compiled, titles()))
    assert not any("Näide" in content.decode() or "Esimerkki" in content.decode() for content in files.values())
    assert b"'=1+1" in files["visits.csv"]
    assert json.loads(files["visits.json"])["rows"][0]["title"] == "=1+1"
    assert {name.partition(".")[0] for name in files} - {"dcat"} == {
        each.code for each in tables(compiled) if each.public
    }
    listed = json.loads(files["dcat.jsonld"])["@graph"][1]
    assert listed["@type"] == "dcat:Dataset"
    assert {each["dcat:accessURL"]["@id"] for each in listed["dcat:distribution"]} == set(files) - {"dcat.jsonld"}


def test_that_open_data_has_public_fields_only() -> None:
    for kind, names in CELLS.items():
        assert {KINDS[kind].by_name[name].privacy for name in names} <= {Privacy.PUBLIC, Privacy.INTERNAL}
        assert all(KINDS[kind].by_name[name].privacy is Privacy.PUBLIC for name in names), kind


def test_that_the_workbook_keeps_formulas_as_text_and_heads_in_place(compiled: Compilation) -> None:
    content = workbook.workbook(compiled, Texts.load("sv"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == len(TABLES)
    assert not any("<f>" in sheet for sheet in sheets)
    assert all('state="frozen"' in sheet and "<autoFilter" in sheet for sheet in sheets)
    assert workbook.workbook(compiled, Texts.load("sv")) == content
    told = read_workbook(content)
    assert told["Besök"][1][4] == "=1+1"
    assert told["Besök"][1][6] == "Lettland"
    assert told["EU-projekt per nämnd"][0] == [
        "Nämnd", "Projekt", "Syfte", "Tid", "Målgrupp", "Projektägare", "Samverkanspartner", "Budget", "Finansiär",
        "Kontakt",
    ]  # fmt: skip
    assert ["Egna andelar i projekt: summa i kronor", 330_000] in [row[:2] for row in told["Siffror"]]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_that_every_table_column_and_figure_has_a_name(compiled: Compilation, language: str) -> None:
    texts = Texts.load("sv" if language == "sv" else "en")
    for table in tables(compiled):
        assert f"compilation.table.{table.code}" in texts
        for column in table.columns:
            if table.code != "coverage":
                assert f"compilation.column.{column.code}" in texts, column.code
    assert all(figure_name(name, texts) != name for name in compiled.figures)
    assert [each.code for each in tables(compiled)] == list(TABLES)


def test_that_a_cell_that_is_too_long_is_cut_with_a_mark_and_what_no_file_may_hold_goes() -> None:
    words = workbook.Words(Texts.load("sv"), {})
    assert words.shown(Column("title"), "a" * 40_000).endswith("a …")
    assert words.shown(Column("title"), "a\x07b") == "ab"
    assert words.shown(Column("focus", choice="focus"), "okänd") == "okänd"
    assert figure_name("nytt.namn", Texts.load("sv")) == "nytt.namn"
    assert Table("x", (Column("a"), Column("b", personal=True)), (("1", "2"),)).without_persons().rows == (("1",),)


def titles() -> dict[str, dict[str, str]]:
    names = {code: code for code in TABLES}
    return {language: {"title": "t", "about": "a", **names} for language in ("sv", "en")}


# The board.


def test_that_the_board_tells_who_is_missing_and_whom_to_remind(town: Municipality) -> None:
    board = town.office.boards.of(2026)
    assert (board.delivered, board.missing) == (3, 1)
    assert [row.department.name for row in board.rows if row.missing] == [ELDERLY]
    climate = next(row for row in board.rows if row.department.name == CLIMATE)
    assert (climate.registered, climate.key, climate.sequence, climate.lost) == (False, "active", 1, ())
    [reminder] = town.office.boards.reminders(2026)
    subject, text = reminder_mail(reminder, 2026, "2027-01-31", "Kommunledningskontoret", Texts.load("sv"))
    assert subject == "Redovisning av internationellt arbete 2026: Äldreförvaltningen"
    assert text.startswith("Hej Aino Esimerkki!\n\nVi har inte fått")
    assert "senast 2027-01-31" in text
    assert town.office.boards.of(2025).delivered == 0


# What changes the register.


@pytest.fixture
def small(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Municipality]:
    kept = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)
    monkeypatch.setattr(verifying, "verified", in_process.verified)
    with municipality_in(tmp_path_factory.mktemp("small"), FixedClock()) as made:
        for name in (CULTURE, SCHOOL):
            made.join(name)
            made.add(name, "project", {"title": "Gröna tak", "period": "2025/2028", "own_share": "10 SEK"})
            made.deliver(name)
        yield made


def test_that_what_came_to_nothing_stands_in_the_tables_and_in_no_figure(small: Municipality) -> None:
    rejected = {"title": "Ansökan", "period": "2026", "status": "rejected", "own_share": "500 SEK", "total": "9000 SEK"}
    small.add(CULTURE, "project", rejected)
    small.add(CULTURE, "visit", {"title": "Nej tack", "received": "2026-05-01", "status": "declined", "country": "EE"})
    small.add(CULTURE, "exchange", {"title": "Inställt", "period": "2026-06", "status": "cancelled", "young_people": 9})
    small.add(CULTURE, "priority", {"title": "Plan", "year": 2026, "status": "dropped", "planned_amount": "70 SEK"})
    for title, status in (("Luft", "dropped"), ("Vatten", "analysed")):
        small.add(CULTURE, "watch", {"title": title, "area": title, "form": "law", "status": status})
    small.deliver(CULTURE)
    compiled = small.office.compiling.compile(2026)
    figures = compiled.figures
    assert (figures["count.project"], figures["count.visit"], figures["count.exchange"]) == (2, 0, 0)
    assert (figures["count.project_records"], compiled.coverage.areas) == (2, ("Vatten",))
    assert (figures["count.undone"], figures["count.priority"], figures["priority.planned_amount.sek"]) == (4, 1, 70)
    assert (figures["project.own_share.sek"], compiled.own_share.n, compiled.total.n) == (20, 2, 2)
    assert figures["exchange.young_people.n"] == 0
    assert sum(each.counts.get("project", 0) for each in compiled.breakdowns["country"]) == 2
    rows = {each.code: each for each in tables(compiled)}
    places = {column.code: place for place, column in enumerate(rows["projects"].columns)}
    row = next(each for each in rows["projects"].rows if each[places["title"]] == "Ansökan")
    assert [row[places[name]] for name in ("status", "total", "total_sek")] == ["rejected", 9000, None]
    assert sum(Decimal(each[-1] or 0) for each in rows["shares"].rows) == compiled.own_share.sek
    assert [each[4] for each in rows["visits"].rows] == ["Nej tack"]


def test_that_a_new_edition_says_what_changed_and_earlier_years_stay(small: Municipality) -> None:
    compiling = small.office.compiling
    first = compiling.keep(compiling.compile(2026))
    assert (first.edition, first.changes) == (1, ())
    assert compiling.keep(compiling.compile(2026)).edition == 1
    pair = first.candidates[0]
    compiling.judge(pair.other, pair.one, "same")
    small.add(CULTURE, "visit", {"title": "Ett besök", "received": "2026-09-01"})
    small.deliver(CULTURE)
    small.office.writings.write(2026, "summary", "Ett gott år.\n\nMycket hände.")

    second = compiling.keep(compiling.compile(2026))

    again = compiling.keep(compiling.compile(2026))
    assert (again.edition, again.changes) == (2, second.changes)
    changed = {each.name: (each.before, each.after) for each in second.changes}
    assert second.edition == 2
    assert (changed["count.project"], changed["count.visit"]) == (("2", "1"), ("0", "1"))
    assert {"source.kulturforvaltningen", "text.summary", "visit.not_stated"} <= changed.keys()
    assert second.own_share.sek == 20
    assert [each.text for each in second.texts] == ["Ett gott år.\n\nMycket hände."]
    small.clock.go(days=365)
    for name in (CULTURE, SCHOOL):
        small.deliver(name, 2027)
    later = compiling.compile(2027)
    assert later.earlier[2026]["count.project"] == "1"
    assert next(each for each in tables(later) if each.code == "figures").columns[2].code == "2026"
    assert [(each.year, each.edition) for each in compiling.editions()] == [(2026, 1), (2026, 2)]
    compiling.judge(pair.one, pair.other, "different")
    assert len(compiling.compile(2027).projects) == 2


def test_that_a_lost_number_a_trial_and_a_revoked_key_are_told(small: Municipality) -> None:
    path = small.deliver(CULTURE)
    assert path.name.endswith("-2.asice")
    small.office.undo.last()
    small.deliver(CULTURE)
    row = next(each for each in small.office.boards.of(2026).rows if each.department.name == CULTURE)
    assert (row.lost, row.sequence, row.bundles) == ((2,), 3, 2)
    key = next(each for each in small.office.trusted.all() if each.name == CULTURE)
    small.office.trusted.revoke(key.fingerprint, "Stulen dator")
    assert [each.code for each in small.office.compiling.compile(2026).findings] == ["key_revoked"]


def test_that_what_cannot_be_compiled_or_judged_is_said(small: Municipality) -> None:
    compiling = small.office.compiling
    with pytest.raises(Refused, match=r"compilation\.nothing"):
        compiling.compile(1999)
    with pytest.raises(InvalidInput, match=r"value\.range"):
        compiling.compile(0)
    with pytest.raises(Refused, match="not_the_office"):
        small.departments[CULTURE].compiling.compile(2026)
    one = compiling.compile(2026).candidates[0].one
    with pytest.raises(InvalidInput, match="of_itself"):
        compiling.judge(one, one, "same")
    with pytest.raises(InvalidInput, match=r"value\.choice"):
        compiling.judge(one, one, "maybe")
    with pytest.raises(NotFound, match="no_record"):
        compiling.judge(one, one[:-1] + ("0" if one[-1] != "0" else "1"), "same")
    with pytest.raises(InvalidInput, match=r"value\.choice"):
        small.office.writings.write(2026, "preface", "x")


def test_that_progress_can_stop_it_and_nothing_is_kept(small: Municipality) -> None:
    class Enough(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Enough

    with pytest.raises(Enough):
        small.office.compiling.compile(2026, None, stop)
    assert small.office.compiling.editions() == ()


def test_that_departments_are_kept_as_long_as_they_are_needed(small: Municipality) -> None:
    departments = small.office.departments
    made = departments.put("Nya kontoret", {"bodies": ["Nämnd A", "Nämnd B"], "mandate": "Rad ett\nRad två"})
    assert (made.code, made.bodies, made.active) == ("nya-kontoret", ("Nämnd A", "Nämnd B"), True)
    assert departments.put("nya-kontoret", {"name": "Nyare kontoret", "active": "nej"}).name == "Nyare kontoret"
    assert departments.remove("Nyare kontoret").code == "nya-kontoret"
    departments.put(CULTURE, {})
    with pytest.raises(Refused, match=r"department\.used"):
        departments.remove(CULTURE)
    with pytest.raises(NotFound):
        departments.remove("Ingen")
    with pytest.raises(InvalidInput, match=r"department\.field"):
        departments.put(CULTURE, {"telefon": "1"})
    with pytest.raises(InvalidInput, match=r"value\.choice"):
        departments.put(CULTURE, {"active": "kanske"})
    for given in ({"name": ""}, {}):
        with pytest.raises(InvalidInput, match=r"value\.required"):
            departments.put(" " if not given else CULTURE, given)
    assert departments.adopt() == ()  # Uppsala's profile names none
    for name in ("Östra kontoret", "Äldrekontoret", "Årstakontoret"):
        departments.put(name, {})
    ordered = ["Årstakontoret", "Äldrekontoret", "Östra kontoret"]
    assert [each.name for each in departments.all()][-3:] == ordered
    assert [row.department.name for row in small.office.boards.of(2027).rows if row.missing][-3:] == ordered


def test_that_the_bodies_of_a_profile_are_taken_in_once(tmp_path: Path) -> None:
    path = register_in(tmp_path, "stockholm")
    _make_office(path, FixedClock(), "stockholm")
    desk = desk_at(path, FixedClock(), "stockholm")
    adopted = desk.departments.adopt()
    assert "Kulturnämnden" in [each.name for each in adopted]
    assert (adopted[0].bodies, desk.departments.adopt()) == ((adopted[0].name,), ())
    desk.close()


def test_that_what_is_read_of_a_line_is_all_that_a_compilation_asks_for(
    small: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A field that is used and not listed would be missing in silence."""
    desk = small.departments[CULTURE]
    Sample(desk.register).add(Plan(records=200, seed=3, today=small.clock.today()), indexed=False)
    small.deliver(CULTURE)
    picked = compilation_json.document(small.office.compiling.compile(2026))
    monkeypatch.setattr(gathering, "reader", lambda _kind: typed_records.record)
    assert compilation_json.document(small.office.compiling.compile(2026)) == picked
    assert len(picked["projects"]) > 5
