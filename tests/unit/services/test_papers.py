"""Papers made of a register: what they tell, in which words, and what they never tell."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from lxml import html

import resources
from desktop.domain.errors import AppError, InvalidInput, NotFound, Refused, Unavailable
from desktop.keystore import os_keyring
from desktop.keystore.recovery import new_code
from desktop.language.texts import Texts
from desktop.services.papers.catalogue import PAPERS, About, papers_for
from desktop.services.papers.papers import Order
from tests.factories import desk_at, digest, register_in
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.papers import VISIT, codes, made, page_count, pdf_text, refused, visit_in
from tests.fakes.parties import ask, parties_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock

OF_A_VISIT = tuple(paper.name for paper in papers_for("visit") if "pdf" in paper.forms)
SECRETS = ("Hemligt läge", "Hemligt nummer", "Hemlig punkt", "vegetariskt", "rullstol", "08-000", "Får inte ut")

MEANT_FOR = {"brief": ("Hemlig punkt", "08-000")}
"""What we answer if asked, and whom to call, is what the briefing sheet is for."""


@pytest.fixture
def visit(desk: Workspace) -> str:
    return visit_in(desk)


@pytest.fixture
def stockholm(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    (tmp_path / "s").mkdir()
    workspace = desk_at(register_in(tmp_path / "s", "stockholm"), clock, "stockholm")
    yield workspace
    workspace.close()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", OF_A_VISIT)
def test_that_every_paper_of_a_visit_is_made_and_tells_nothing_sensitive(
    desk: Workspace, visit: str, name: str, language: str
) -> None:
    before = digest(desk.path)
    paper = made(desk, name, visit, language=language)
    text = pdf_text(paper.content)
    told = text + paper.text
    assert "Näidise linn" in text
    assert not [secret for secret in SECRETS if secret in told and secret not in MEANT_FOR.get(name, ())]
    assert "[U+" not in told
    assert paper.content == made(desk, name, visit, language=language).content
    assert digest(desk.path) == before


@pytest.mark.parametrize("name", OF_A_VISIT)
def test_that_a_visit_of_which_nothing_is_known_has_papers_too(desk: Workspace, name: str) -> None:
    bare = desk.records.add("visit", {"title": "Förfrågan"}).id
    assert page_count(made(desk, name, bare).content) == 1


@pytest.mark.parametrize(
    "name", [each.name for each in PAPERS.values() if "docx" in each.forms and each.kinds == ("visit",)]
)
def test_that_a_paper_says_the_same_in_every_form(desk: Workspace, visit: str, name: str) -> None:
    for form in PAPERS[name].forms[1:]:
        paper = made(desk, name, visit, form=form)
        assert (paper.form, paper.file_name.rpartition(".")[2]) == (form, form)
        told = _docx_text(paper.content) if form == "docx" else html.fromstring(paper.content.decode()).text_content()
        words = [word for word in paper.text.split() if word not in {"•", "____________________"}]
        assert [word for word in words if word.strip(":;") not in told] == []


def _docx_text(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    inner = (
        p.text
        for table in document.tables
        for c in table._cells
        for t in c.tables
        for q in t._cells
        for p in q.paragraphs
    )
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells, *inner])


def test_that_guests_get_their_programme_in_a_language_of_theirs(desk: Workspace, visit: str) -> None:
    paper = made(desk, "programme", visit)
    text = pdf_text(paper.content)
    assert paper.language == "et"
    assert "Esmaspäev, 4. mai 2026" in text
    assert "Võõrustaja: Anna Exempel" in text
    assert "Lk 1/1" in text
    assert '<html lang="et">' in made(desk, "programme", visit, form="html").content.decode()
    assert "Lundi 4 mai 2026" in made(desk, "programme", visit, language="fr").text


def test_that_the_points_come_day_by_day_with_the_host_first(desk: Workspace, visit: str) -> None:
    text = made(desk, "programme", visit, language="sv").text
    order = ("Måndag 4 maj", "09.30–11.30", "Lunch", "Tisdag 5 maj", "18.00–6 maj 2026 01.00", "senare", "Rundtur")
    places = [text.index(each) for each in (*order, "Era värdar", "Namn: Anna Exempel", "Namn: Bo Påhittad")]
    assert places == sorted(places)


def test_that_a_telephone_number_is_told_only_when_it_is_ticked(desk: Workspace, visit: str) -> None:
    assert "08-000 00 00" in made(desk, "programme", visit, ticks=frozenset({"phones"})).text
    assert refused(desk, "badges", visit, ticks=frozenset({"phones"})).code == "paper.tick"


def test_that_everybody_who_comes_has_a_badge_a_sign_and_a_line(desk: Workspace, visit: str) -> None:
    for name in ("badges", "table-signs", "attendance"):
        text = pdf_text(made(desk, name, visit, language="sv").content)
        assert all(each in text for each in ("Dr Mari Näide", "Aino Esimerkki", "Anna Exempel", "Bo Påhittad"))
        assert "Frånvarande" not in text
    twice = pdf_text(made(desk, "table-signs", visit).content)
    assert twice.count("Esimerkki") == 2


def test_that_forty_guests_fill_their_pages(desk: Workspace) -> None:
    people = [{"precedence": place, "name": f"Mari Näide {place}"} for place in range(1, 41)]
    visit = desk.records.add("visit", {"title": "Stort besök"}, {"delegation": people}).id
    for name, pages in (("badges", 4), ("table-signs", 20), ("attendance", 3)):
        paper = made(desk, name, visit)
        assert page_count(paper.content) == pages
        assert all(f"Näide {place}" in pdf_text(paper.content) for place in (1, 20, 40))


NASTY = (
    '<b>Mari</b> & "Näide"',
    "Mari</para><img src='file:///etc/passwd'/>",
    "Mari &lt;Näide&gt; {person} %s",
    "Näide-" + "Ö" * 190,
)


@pytest.mark.parametrize("name", ["badges", "attendance", "programme", "invitation", "visit-report", "office-notice"])
@pytest.mark.parametrize("text", NASTY)
def test_that_a_name_is_written_exactly_as_it_was_typed(desk: Workspace, name: str, text: str) -> None:
    given = {"title": text, "organisation": text, "contact": text, "purpose": text}
    rows = {"delegation": [{"name": text}], "hosts": [{"name": text}], "programme": [{"title": text, "place": text}]}
    paper = made(desk, name, desk.records.add("visit", given, rows).id)
    together = "".join(text.split())
    assert together in "".join(pdf_text(paper.content).replace("\ufffe", "").split())
    assert text in paper.text


def test_that_a_sign_no_typeface_has_stands_as_its_number_and_is_told(desk: Workspace) -> None:
    visit = desk.records.add("visit", {"title": "Besök"}, {"delegation": [{"name": "Mari 🦄"}]}).id
    paper = made(desk, "badges", visit)
    assert "U+1F984" in pdf_text(paper.content)
    assert codes(paper.notes) == ["paper.missing"]


def test_that_an_invitation_says_which_conditions_are_not_met_and_the_copy_shows_both(stockholm: Workspace) -> None:
    visit = visit_in(stockholm, languages=["en"])
    letter = made(stockholm, "invitation", visit)
    assert letter.language == "en"
    assert "hereby invites Näidise linn to a visit 4\N{EN DASH}5 May 2026" in pdf_text(letter.content)
    assert codes(letter.notes) == ["paper.unmet"]
    assert "särskilt prioriterat" in str(letter.notes[0].details["conditions"])
    filed = made(stockholm, "invitation-file-copy", visit)
    assert [(note.code, note.details) for note in filed.notes] == [("paper.written_anew", {"language": "engelska"})]
    copy = filed.text
    assert "hereby invites" in copy
    assert copy.count("Uppfyllt: Nej") == 2
    assert "Villkoren är inte uppfyllda" in copy


def test_that_an_invitation_that_is_prioritised_and_supported_needs_no_reason(stockholm: Workspace) -> None:
    focus = stockholm.profile.terms("focus")[0].code
    visit = visit_in(stockholm, major="true", focus=[focus])
    assert made(stockholm, "invitation", visit).notes == ()
    copy = made(stockholm, "invitation-file-copy", visit).text
    assert copy.count("Uppfyllt: Ja") == 2
    assert "inte uppfyllda" not in copy


def test_that_the_reason_for_an_invitation_stands_on_the_copy_for_the_file(stockholm: Workspace) -> None:
    visit = visit_in(stockholm, invitation_letter="true", period="2026-12-04")
    stockholm.records.step(visit, "planning", deviation=True)
    stockholm.checks.justify(visit, "stockholm.invitation_letter", "Värdskap för hela regionen")
    copy = made(stockholm, "invitation-file-copy", visit).text
    assert "Skäl att ändå skriva brevet\nVärdskap för hela regionen" in copy


def test_that_where_no_source_puts_conditions_the_copy_says_so(desk: Workspace, visit: str) -> None:
    assert "anger inga villkor" in made(desk, "invitation-file-copy", visit).text


def test_that_a_letter_with_gaps_leaves_room_and_tells_which(desk: Workspace) -> None:
    visit = desk.records.add("visit", {"title": "Besök"}).id
    letter = made(desk, "thanks", visit)
    assert "…………" in letter.text
    assert codes(letter.notes) == ["paper.gaps"]
    assert letter.notes[0].details["fields"] == "besökets dagar, kontaktperson hos gästerna"
    wished = desk.records.add("visit", {"title": "Besök", "wished": "2026-05-04", "organisation": "Näidise linn"}).id
    invitation = made(desk, "invitation", wished, language="sv")
    assert "Näidise linn till ett besök 4 maj 2026" in " ".join(invitation.text.split())
    assert invitation.notes == ()


def test_that_a_visit_report_says_that_nobody_has_followed_up(desk: Workspace, visit: str) -> None:
    assert "Ingen uppföljning" in made(desk, "visit-report", visit).text
    desk.records.change(visit, {"learned": "Läslust går att mäta."})
    text = made(desk, "visit-report", visit).text
    assert "Ingen uppföljning" not in text
    assert "Vad vi lärde oss\n\nLäslust går att mäta." in text
    assert "Vad: Bjuda tillbaka; Ansvarig: Anna Exempel; Senast: 1 september 2026" in text
    desk.records.change(visit, {"learned": "", "no_action": "true"})
    assert "Ingen uppföljning" not in made(desk, "visit-report", visit).text


def test_that_those_who_came_are_counted_in_the_report(desk: Workspace) -> None:
    people = [{"name": "Mari Näide", "attendance": "attended"}, {"name": "Jaan Näide", "attendance": "absent"}]
    visit = desk.records.add("visit", {"title": "Besök", "group_size": "5"}, {"delegation": people}).id
    assert "Antal deltagare: 1" in made(desk, "visit-report", visit).text


def test_that_the_notice_to_the_office_tells_the_rule_it_comes_from(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "t").mkdir()
    desk = desk_at(register_in(tmp_path / "t", "tyreso"), clock, "tyreso")
    text = made(desk, "office-notice", visit_in(desk)).text
    desk.close()
    assert "Till kommunledningskontoret" in text
    assert "Antal personer: 12" in text
    assert "Vad kommunens dokument säger" in text


def test_that_a_membership_is_examined_by_its_fees_dates_and_rule(stockholm: Workspace) -> None:
    other = stockholm.records.add("visit", {"title": "Årsmötet"}).id
    membership = stockholm.records.add(
        "membership",
        {"title": "Nätverket", "organisation": "Exempelstäder", "renewal": "tacit", "notice_months": "6",
         "review_months": "48", "reviewed": "2022-11-01", "benefit_actual": "Två metoder.", "review_outcome": "leave",
         "review_note": "Ger för lite."},
        {"terms": [{"period": "2024-01-01/2024-12-31", "fee": "45000 SEK", "fee_per": "year"},
                   {"period": "2025-01-01/2025-12-31", "fee": "5000 EUR", "fee_per": "year", "sek_rate": "11.4"},
                   {"period": "2026-01-01/2026-12-31", "fee": "?"}]},
        [("resulted_in", other)],
    ).id  # fmt: skip
    text = made(stockholm, "re-examination", membership).text
    for said in (
        "Säg upp senast: 30 juni 2026",
        "Nästa omprövning: 1 november 2026",
        "Kända avgifter 2024–2025: 102\N{NO-BREAK SPACE}000 kr.",
        "2026: okänt belopp",
        "Avgiften är inte helt känd för 2026.",
        "• Årsmötet  Besök",
        "bör omprövas regelbundet",
        "[x]  Lämna",
        "[  ]  Behåll",
        "Ger för lite.",
    ):
        assert said in text, said


def test_that_a_bare_agreement_is_examined_too(desk: Workspace) -> None:
    agreement = desk.records.add("agreement", {"title": "Vänort", "partner": "Näidise linn"}).id
    text = made(desk, "re-examination", agreement).text
    assert "finns inget datum att räkna ut" in text
    assert "Inget annat i registret är kopplat hit" in text


def test_that_what_was_done_with_the_same_party_stands_beside_an_agreement(desk: Workspace) -> None:
    for year in (2024, 2025):
        desk.records.add("visit", {"title": "Studieresa", "organisation": "Näidise linn", "period": f"{year}-05-04"})
    desk.records.add("exchange", {"title": "Lägerskola", "organisation": "Näidise linn"})
    desk.records.add("organisation", {"title": "Näidise linn"})
    agreement = desk.records.add("agreement", {"title": "Vänort", "partner": "Näidise linn"}).id
    text = made(desk, "re-examination", agreement).text
    assert "Besök: 2, senast Studieresa (2025), Studieresa (2024)" in text
    assert "1: Lägerskola (2026)" in text
    assert "Organisationer" not in text
    nobody = desk.records.add("agreement", {"title": "Vänort"}).id
    assert "samma motpart" not in made(desk, "re-examination", nobody).text


def test_that_one_fee_is_not_told_as_a_span_of_years(desk: Workspace) -> None:
    terms = {"terms": [{"period": "2026", "fee": "100 SEK", "fee_per": "year"}]}
    membership = desk.records.add("membership", {"title": "Nätverk"}, terms).id
    assert "Känd avgift 2026: 100 kr." in made(desk, "re-examination", membership).text


def test_that_a_project_asks_for_approval_with_its_two_sums_apart(desk: Workspace) -> None:
    project = desk.records.add(
        "project",
        {"title": "Läsande städer", "own_share": "500000 SEK", "total": "?", "planned_development": "Biblioteksplanen"},
        {"partners": [{"organisation": "Näidise linn", "budget": "400000 EUR"}]},
    ).id
    text = made(desk, "approval", project).text
    assert "Egen andel: 500\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr" in text
    assert "Hela projektets budget: okänt belopp" in text
    assert "begär att kommunstyrelsen godkänner" in text


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)


@pytest.mark.usefixtures("keyring")
def test_that_a_verification_is_told_with_its_signer_files_and_checksums(tmp_path: Path, clock: FixedClock) -> None:
    with parties_in(tmp_path, clock) as both:
        both.department.records.add("visit", {"title": "Besök", "country": "EE", "organisation": "x"})
        both.certify()
        bundle = both.export(gaps="Prov")
        text = made(both.office, "verification", str(bundle.path)).text
        assert hashlib.sha256(bundle.path.read_bytes()).hexdigest() in "".join(text.split())
        about = bundle.sealed.control
        english = pdf_text(made(both.office, "verification", str(bundle.path), language="en").content)
        strange = made(both.department, "verification", str(bundle.path)).text
    assert "Registrerad för: Kulturförvaltningen" in text
    assert f"Fingeravtryck (SHA-256): {about.key}" in text
    assert all(f"SHA-256: {entry.sha256}" in text for entry in about.entries)
    assert "Löpnummer: 1" in text
    assert "Bo Exempel, Kommunledningskontoret" in text
    assert "Verification protocol" in english
    assert "trust.unknown_signer" in strange
    assert about.key not in strange


@pytest.mark.usefixtures("keyring")
def test_that_the_enrolment_slip_says_all_thirty_digits_twice(desk: Workspace) -> None:
    key = desk.signing.new(ask)
    text = made(desk, "enrolment").text
    assert key.code in text
    digits = Texts.load("sv")
    for group in key.code.split():
        assert f"I ord: {', '.join(digits(f'paper.digit.d{digit}') for digit in group)}" in text
    assert key.fingerprint in text


def test_that_the_recovery_code_is_printed_as_it_is_and_a_mistyped_one_is_not(desk: Workspace, tmp_path: Path) -> None:
    code, file = new_code(), tmp_path / "kod.txt"
    file.write_text(f"{code}\n", encoding="utf-8")
    paper = made(desk, "recovery", str(file))
    assert all(group in pdf_text(paper.content) for group in code.split("-"))
    assert code in paper.text
    desk.papers.write_out(Order("recovery", str(file)), tmp_path / "kod.pdf")
    assert os.name == "nt" or (tmp_path / "kod.pdf").stat().st_mode & 0o077 == 0
    file.write_text("A" + code[1:] if code[0] != "A" else "B" + code[1:], encoding="utf-8")
    assert refused(desk, "recovery", str(file)).code == "key.recovery_typo"
    file.write_text("", encoding="utf-8")
    assert isinstance(refused(desk, "recovery", str(file)), InvalidInput)
    assert isinstance(refused(desk, "recovery", str(tmp_path / "ingen")), Unavailable)


def test_that_what_cannot_be_made_is_refused_with_what_can(desk: Workspace, visit: str) -> None:
    assert isinstance(refused(desk, "nix", visit), NotFound)
    assert refused(desk, "badges", visit, form="docx").code == "paper.form"
    assert refused(desk, "approval", visit).code == "paper.wrong_kind"
    assert refused(desk, "badges", visit, language="de").code == "paper.no_language"
    assert refused(desk, "programme", visit, language="xx").code == "paper.no_language"
    assert isinstance(refused(desk, "badges", "nej"), NotFound)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_that_every_paper_has_its_words(language: str) -> None:
    texts = Texts.load("sv" if language == "sv" else "en")
    for paper in PAPERS.values():
        assert texts(f"paper.name.{paper.key}")
        assert [texts(f"paper.tick.{tick}") for tick in paper.ticks] or not paper.ticks
        assert paper.kinds or paper.about is not About.RECORD


def test_that_the_title_of_a_visit_is_in_the_name_of_the_file(desk: Workspace, visit: str) -> None:
    assert made(desk, "badges", visit).file_name == f"Namnbrickor {VISIT['title']}.pdf"


def test_that_a_visit_without_days_takes_them_from_its_programme(desk: Workspace) -> None:
    points = [{"title": "Första", "start": "2026-05-04 09:00"}, {"title": "Sista", "start": "2026-05-06 09:00"}]
    for given in ({}, {"period": "2026-05"}, {"period": "/2026-05-06"}):
        visit = desk.records.add("visit", {"title": "Besök", **given}, {"programme": points}).id
        assert "När: 4\N{EN DASH}6 maj 2026" in made(desk, "programme", visit, language="sv").text


def test_that_the_reason_for_not_following_a_rule_stands_beside_it(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "t").mkdir()
    desk = desk_at(register_in(tmp_path / "t", "stockholm"), clock, "stockholm")
    membership = desk.records.add(
        "membership", {"title": "Nätverk"}, {"terms": [{"period": "2015-01-01/2027-12-31"}]}
    ).id
    rule = next(each.rule for each in desk.checks.of(membership) if "review" in each.rule)
    desk.checks.justify(membership, rule, "Omprövas med strategin")
    text = made(desk, "re-examination", membership).text
    desk.close()
    assert "Skäl att inte följa det: Omprövas med strategin" in text


def test_that_an_invitation_that_a_rule_forbids_is_not_written(stockholm: Workspace) -> None:
    rules = tuple(
        replace(rule, force="stop") if rule.id == "stockholm.invitation_letter" else rule
        for rule in stockholm.profile.rules
    )
    stockholm.register.judge_by(replace(stockholm.profile, rules=rules), stockholm.register.selection)
    refusal = refused(stockholm, "invitation", visit_in(stockholm))
    assert isinstance(refusal, Refused)
    assert refusal.details["rule"] == "stockholm.invitation_letter"


def test_that_a_paper_is_written_whole_and_not_onto_the_register(desk: Workspace, visit: str, tmp_path: Path) -> None:
    order = Order("badges", visit)
    desk.papers.write_out(order, tmp_path / "b.pdf")
    assert page_count((tmp_path / "b.pdf").read_bytes()) == 1
    for place in (tmp_path / "b.pdf", desk.path, tmp_path):
        with pytest.raises(AppError):
            desk.papers.write_out(order, place)
    with pytest.raises(InvalidInput):
        desk.papers.write_out(order, desk.path, replace=True)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_that_the_manual_tells_of_every_paper_and_how_many_languages_there_are(language: str) -> None:
    manual = resources.read(f"manual/{language}/papers.md").decode()
    assert [name for name in PAPERS if f"`{name}`" not in manual] == []
    assert len(PAPERS["programme"].languages) == 12
    assert {"sv": "tolv språk", "en": "twelve languages"}[language] in manual


def test_that_a_journey_of_our_own_bids_nobody_welcome_and_thanks_the_hosts(desk: Workspace) -> None:
    visit = visit_in(desk, direction="outgoing", languages=["en"])
    programme = made(desk, "programme", visit)
    assert programme.language == "sv"
    assert programme.text.startswith("Program\nStudiebesök om läsning\n\nNär: 4\N{EN DASH}5 maj 2026")
    assert "Välkomna" not in programme.text
    thanks = made(desk, "thanks", visit)
    assert thanks.language == "en"
    assert "Thank you for receiving us at Näidise linn, 4\N{EN DASH}5 May 2026." in thanks.text
    assert refused(desk, "invitation", visit).code == "paper.own_visit"
    assert refused(desk, "invitation-file-copy", visit).code == "paper.own_visit"
