"""The department's own account of a year, and its plan of the next."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest

from desktop.domain.errors import InvalidInput
from desktop.reports.content import BarChart, HeatMap, LineChart, Timeline, plain
from desktop.reports.paper import Form, render
from desktop.reports.papers.account import account, year_plan
from desktop.services.papers.accounts import Accounts
from tests.fakes.papers import page_count, pdf_text

if TYPE_CHECKING:
    from desktop.reports.papers.account import Account, Chapter
    from desktop.services.workspace import Workspace

YEAR = 2026
FOCUS = "verksamhetsutveckling"


@pytest.fixture
def filled(desk: Workspace) -> Workspace:
    """Give a register with something of every kind in the year, and a little beside it."""
    add = desk.records.add
    visit: dict[str, Any] = {"country": "EE", "city": "Näidise", "period": "2026-05-04/2026-05-05", "focus": [FOCUS]}
    add("visit", {**visit, "title": "Besök från Näidise", "learned": "Att läsa högt.", "contact": "Mari Näide"})
    add("visit", {**visit, "title": "Resa till Näidise", "direction": "outgoing"})
    add("visit", {**visit, "title": "Hemligt besök", "stays": True})
    add("visit", {**visit, "title": "Förra årets besök", "period": "2025-05-04/2025-05-05"})
    terms = [
        {"period": "2025", "fee": "1000 SEK", "fee_per": "year"},
        {"period": "2026", "fee": "1500 SEK", "fee_per": "year"},
    ]
    add("membership", {"title": "Nätverket", "benefit_actual": "Två goda råd."}, {"terms": terms})
    add("membership", {"title": "Utan belopp"}, {"terms": [{"period": "2026"}]})
    project = {"title": "Läsprojektet", "acronym": "LÄS", "period": "2025-02-01/2027-01-31"}
    add("project", {**project, "own_share": "200000 SEK", "total": "90000 EUR"})
    add("project", {"title": "Okänt projekt", "period": "2026"})
    add("exchange", {"title": "Ungdomsutbyte", "period": "2026-06", "country": "FI", "young_people": 20})
    add("agreement", {"title": "Vänort", "partner": "Näidise linn", "period": "2020-01-01/"})
    add("watch", {"title": "Ny lag"})
    priority: dict[str, Any] = {"title": "Läsning", "year": "2026", "outcome": "partly", "outcome_text": "Halvvägs."}
    add("priority", {**priority, "planned_amount": "50000 SEK", "used_amount": "0 SEK", "used_hours": "12,5"})
    add("priority", {"title": "Nästa år", "year": "2027", "measure": "Bjud in.", "planned_hours": "40"})
    return desk


def gathered(desk: Workspace, year: int = YEAR) -> Account:
    return Accounts(desk.register).account(year, "sv")


def chapter(data: Account, heading: str) -> Chapter:
    return next(each for each in data.chapters if each.heading == heading)


def told(desk: Workspace, year: int = YEAR) -> str:
    return pdf_text(render(account(gathered(desk, year)), Form.PDF).data).replace("\xa0", " ")


def test_that_it_tells_what_the_year_held_and_nothing_that_stays_or_is_of_another_year(filled: Workspace) -> None:
    text = told(filled)
    for part in ("Besök från Näidise", "Resa till Näidise", "Nätverket", "Läsprojektet", "Ungdomsutbyte", "Vänort"):
        assert part in text, part
    assert "Hemligt besök" not in text
    assert "Förra årets besök" not in text


def test_that_it_tells_no_person(filled: Workspace) -> None:
    assert "Mari Näide" not in told(filled)


def test_that_every_sum_says_how_much_of_it_is_known(filled: Workspace) -> None:
    data = gathered(filled)
    assert "Avgifterna var 1 500 kr (känt för 1 av 2 medlemskap)." in chapter(data, "Medlemskap").told.replace(
        "\xa0", " "
    )
    project = chapter(data, "Projekt").told.replace("\xa0", " ")
    assert "200 000 kr (känt för 1 av 2)" in project
    assert "90 000 EUR (känt för 1 av 2)" in project


def test_that_the_figures_count_the_year(filled: Workspace) -> None:
    assert [figure.value.replace("\xa0", " ") for figure in gathered(filled).figures] == ["2", "1 500 kr", "2", "20"]


def test_that_there_are_pictures_of_countries_fees_projects_and_focus(filled: Workspace) -> None:
    data = gathered(filled)
    charts = [each.chart for each in data.chapters if each.chart is not None]
    assert [type(chart) for chart in charts] == [BarChart, LineChart, Timeline]
    (bars, fees, _) = charts
    assert isinstance(bars, BarChart)
    assert bars.bars[0].values == (1.0, 1.0)
    assert isinstance(fees, LineChart)
    assert fees.lines[0].values[-2:] == (1000.0, 1500.0)
    assert [type(chart) for chart in data.overview] == [HeatMap]


def test_that_priorities_are_told_with_plan_and_outcome(filled: Workspace) -> None:
    (priority,) = gathered(filled).priorities
    assert (priority.outcome, priority.came) == ("Delvis uppnått", "Halvvägs.")
    assert priority.planned.replace("\xa0", " ") == "50 000 kr"
    assert priority.used.replace("\xa0", " ") == "0 kr\n12,5 timmar"


def test_that_the_plan_is_that_of_its_year(filled: Workspace) -> None:
    text = pdf_text(render(year_plan(Accounts(filled.register).plan(2027, "sv")), Form.PDF).data)
    assert "1. Nästa år" in text
    assert "Bjud in." in text
    assert "40 timmar" in text
    assert "Läsning" not in text


def test_that_a_year_without_anything_has_an_account_too(desk: Workspace) -> None:
    text = told(desk, 2031)
    assert "Inga prioriteringar för 2031 står i registret." in text
    assert text.count("Inget under 2031.") == 6
    plan = pdf_text(render(year_plan(Accounts(desk.register).plan(2032, "en")), Form.PDF).data)
    assert "The register has no priorities for 2032." in plan


def test_that_account_and_plan_come_in_every_form(filled: Workspace) -> None:
    made = dict(Accounts(filled.register).papers(YEAR, "en"))
    assert sorted(made) == sorted(
        f"{name}.{form}" for name in ("account-2026", "plan-2027") for form in ("pdf", "docx", "html")
    )
    assert "International work 2026" in made["account-2026.html"].data.decode()


def test_that_a_template_that_is_no_word_file_is_refused(filled: Workspace) -> None:
    with pytest.raises(InvalidInput) as refused:
        dict(Accounts(filled.register).papers(YEAR, "sv", b"no template"))
    assert refused.value.code == "paper.template"


def test_that_the_summary_is_short_however_much_there_is(desk: Workspace) -> None:
    for number in range(60):
        desk.records.add("watch", {"title": f"Bevakning {number:02d}"})
    year = desk.register.clock.today().year
    short = Accounts(desk.register).summary(year, "sv")
    text = pdf_text(short)
    assert "och 20 till i registret." in text
    assert page_count(short) < render(account(gathered(desk, year)), Form.PDF).pages + 1


def test_that_a_long_account_begins_with_its_contents(desk: Workspace) -> None:
    for number in range(61):
        desk.records.add("watch", {"title": f"Bevakning {number:02d}"})
    year = desk.register.clock.today().year
    data = dict(Accounts(desk.register).papers(year, "sv"))[f"account-{year}.docx"].data
    assert "Innehåll" in [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]


def test_that_the_countries_beside_the_visits_are_those_of_visits(filled: Workspace) -> None:
    visits = gathered(filled).figures[0]
    assert (visits.value, visits.note) == ("2", "med 1 land utomlands")


def came_to_nothing(desk: Workspace, kind: str, *statuses: str, **fields: object) -> None:
    made = desk.records.add(kind, {"title": f"Inte av: {kind}", "focus": [FOCUS], **fields})
    for each in statuses:
        desk.records.step(made.id, each)


def test_that_what_came_to_nothing_stands_in_its_row_and_in_no_figure(filled: Workspace) -> None:
    before = gathered(filled)
    came_to_nothing(filled, "visit", "declined", country="FR", period="2026-05-04")
    came_to_nothing(filled, "project", "submitted", "rejected", period="2026", own_share="5000 SEK", total="7000 SEK")
    came_to_nothing(filled, "exchange", "cancelled", period="2026-06", young_people=30)
    came_to_nothing(filled, "watch", "dropped")
    data = gathered(filled)
    assert data.figures == before.figures
    assert data.overview == before.overview
    assert [each.chart for each in data.chapters] == [each.chart for each in before.chapters]
    for heading, status in (("Besök", "Avböjd"), ("Projekt", "Avslagen"), ("Utbyten", "Inställd")):
        (row,) = (row for row in chapter(data, heading).rows if "Inte av" in plain(row[0]))
        assert row[-1] == status
    assert chapter(data, "Besök").told == "2 under 2026. 1 som inte blev av räknas inte med."
    assert chapter(data, "Bevakning").told == "1 under 2026. 1 som skrevs av räknas inte med."


def test_that_a_dropped_priority_says_so_in_the_account_and_is_in_no_plan(filled: Workspace) -> None:
    came_to_nothing(filled, "priority", "dropped", year="2026")
    assert [each.outcome for each in gathered(filled).priorities] == ["Delvis uppnått", "Utgår"]
    plan = Accounts(filled.register).plan(YEAR, "sv")
    assert [each.title for each in plan.measures] == ["Läsning"]


def test_that_young_people_nobody_has_counted_are_not_known_and_not_none(filled: Workspace) -> None:
    young = gathered(filled).figures[3]
    assert (young.value, young.note) == ("20", "känt för 1 av 1 utbyte eller aktivitet")
    filled.records.add("exchange", {"title": "Kursvecka", "period": "2027-03"})
    young = gathered(filled, 2027).figures[3]
    assert (young.value, young.note) == ("okänt", "känt för 0 av 1 utbyte eller aktivitet")


def test_that_fees_of_which_none_is_known_are_told_so(desk: Workspace) -> None:
    desk.records.add("membership", {"title": "Nätverket"}, {"terms": [{"period": "2026"}]})
    data = gathered(desk)
    assert chapter(data, "Medlemskap").told == "1 under 2026. Ingen av avgifterna är känd."
    assert data.overview == ()


def test_that_a_year_of_nothing_has_figures_of_nothing(desk: Workspace) -> None:
    figures = [(figure.value.replace("\xa0", " "), figure.note) for figure in gathered(desk, 2031).figures]
    assert figures == [("0", ""), ("0 kr", ""), ("0", ""), ("0", "")]


def test_that_every_period_of_a_table_is_written_in_one_way(filled: Workspace) -> None:
    filled.records.add("visit", {"title": "En enda dag", "period": "2026-09-28/2026-09-28"})
    column = [plain(row[3]).replace("\xa0", " ") for row in chapter(gathered(filled), "Besök").rows]
    assert column == ["2026-05-04 –\n2026-05-05", "2026-05-04 –\n2026-05-05", "2026-09-28"]


def test_that_what_a_picture_has_no_room_for_is_one_bar_and_nothing_is_left_out(desk: Workspace) -> None:
    codes = ("EE", "FI", "NO", "DK", "DE", "FR", "LV", "LT", "PL", "IT", "ES", "PT", "GR", "BE")
    for number, code in enumerate((*codes, *codes[:3])):
        direction = "outgoing" if number == 13 else "incoming"
        desk.records.add("visit", {"title": "Besök", "country": code, "period": "2026-05-04", "direction": direction})
    desk.records.add("visit", {"title": "Besök", "period": "2026-05-04"})
    chart = chapter(gathered(desk), "Besök").chart
    assert isinstance(chart, BarChart)
    assert len(chart.bars) == 12
    assert (chart.bars[0].label, chart.bars[0].values) == ("Estland", (2.0, 0.0))
    assert (chart.bars[-1].label, chart.bars[-1].shown) == ("Övriga (4)", ("4", ""))
    assert sum(value or 0 for bar in chart.bars for value in bar.values) == 18


def test_that_a_visit_without_a_country_is_in_the_picture_of_countries(filled: Workspace) -> None:
    filled.records.add("visit", {"title": "Någonstans", "period": "2026-05-04"})
    chart = chapter(gathered(filled), "Besök").chart
    assert isinstance(chart, BarChart)
    assert [(bar.label, bar.shown) for bar in chart.bars] == [
        ("Estland", ("1", "1")),
        ("Inget land angivet", ("1", "")),
    ]


def test_that_a_time_line_of_many_projects_says_which_it_shows(desk: Workspace) -> None:
    for number in range(25):
        desk.records.add(
            "project", {"title": f"Projekt {number:02d}", "period": f"{2000 + number % 5}/{2026 + number}"}
        )
    desk.records.add("project", {"title": "Utan slut", "period": "1999/"})
    chart = chapter(gathered(desk), "Projekt").chart
    assert isinstance(chart, Timeline)
    assert chart.caption == "Projekten i tid: de 20 av 26 som pågår längst"
    assert [span.label for span in chart.spans][:2] == ["Utan slut", "Projekt 10"]
    assert {f"Projekt {number:02d}" for number in range(6, 25)} < {span.label for span in chart.spans}
