"""What goes back: questions at their fields, signed receipts and overviews, and taking a reception back as a whole."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from cryptography import x509

import resources
from desktop.bundle import office_schema, schema
from desktop.bundle.reasons import Outcome
from desktop.bundle.trust import Status
from desktop.domain.errors import AlreadyExists, InvalidInput, NotFound, Refused, Unavailable
from desktop.keystore import os_keyring
from desktop.language.spoken import spoken
from desktop.language.texts import Texts
from desktop.services import neighbours, verifying
from tests.fakes import in_process
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.parties import OFFICE, VISIT, ask, parties_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.fakes.clocks import FixedClock
    from tests.fakes.parties import Parties


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    kept = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)
    monkeypatch.setattr(verifying, "verified", in_process.verified)
    return kept


@pytest.fixture
def parties(tmp_path: Path, clock: FixedClock) -> Iterator[Parties]:
    """A certified department with a visit, a file and a person, and an office that it trusts."""
    with parties_in(tmp_path, clock) as both:
        records = both.department.records
        person = records.add("person", {"title": "Mari Näide", "family_name": "Näide"}).id
        visit = records.add("visit", VISIT | {"contact": "Mari Näide"}).id
        both.department.links.add(visit, "related", person)
        (tmp_path / "brev.txt").write_text("Ett påhittat brev.\n" * 20_000)
        both.department.attachments.add(visit, tmp_path / "brev.txt", {"goes_along": True})
        both.certify()
        made = both.office.signing.new(ask)
        both.department.trusted.trust(made.pem.encode(), OFFICE, made.code)
        yield both


def delivered(parties: Parties) -> str:
    """Deliver once, and give the id of the visit."""
    assert parties.office.receiving.receive(parties.export().path).stored
    number = parties.office.receiving.all()[-1].number
    return next(str(each["id"]) for each in parties.office.receiving.records(number) if each["kind"] == "visit")


def test_that_a_question_stands_at_its_field_at_the_department(parties: Parties) -> None:
    visit = delivered(parties)
    parties.office.remarks.ask(visit, "Vilken ort i Estland?", "city")
    asked = parties.office.remarks.of(visit)
    assert (asked.state, asked.title, asked.remarks[0].field) == ("question", VISIT["title"], "city")
    assert [each.record for each in parties.office.remarks.open_questions()] == [visit]
    [sent] = parties.office.office_bundles.receipts(2026, parties.folder, ask)
    assert sent.path.name == "kommunledningskontoret-2026-1-kulturforvaltningen.asice"
    assert sent.counts == {"answer": 3, "receipt": 1}

    verdict = parties.department.receiving.receive(sent.path)

    assert (verdict.stored, verdict.outcome) == (True, Outcome.ACCEPTED_WITH_NOTE)  # the office has no CA of its own
    answer = parties.department.answers.of(visit)
    assert answer is not None
    assert (answer.state, answer.note, answer.title) == ("question", "Vilken ort i Estland?", VISIT["title"])
    assert [(each.field, each.text) for each in answer.remarks] == [("city", "Vilken ort i Estland?")]
    assert [each.record for each in parties.department.answers.all("question")] == [visit]
    assert len(parties.department.answers.all()) == 3
    [receipt] = parties.department.answers.receipts()
    assert (receipt.sequence, receipt.outcome, receipt.holds) == (1, "accepted", True)

    parties.office.remarks.approve(visit, "Tack!")
    [again] = parties.office.office_bundles.receipts(2026, parties.folder, ask)
    assert parties.department.receiving.receive(again.path).stored
    answer = parties.department.answers.of(visit)
    assert answer is not None
    assert (answer.state, answer.note, len(answer.remarks)) == ("approved", "Tack!", 2)
    assert parties.office.remarks.open_questions() == ()


def test_that_a_receipt_tells_of_a_history_that_was_cut(parties: Parties) -> None:
    delivered(parties)
    [sent] = parties.office.office_bundles.receipts(2026, parties.folder, ask)
    parties.department.receiving.receive(sent.path)
    with parties.department.register.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS entry_no_update")
        for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='trigger'").scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("UPDATE entry SET chain = 'x' || substr(chain, 2)")
    assert [each.holds for each in parties.department.answers.receipts()] == [False]


def test_that_a_question_about_a_record_that_is_gone_is_told_all_the_same(parties: Parties) -> None:
    visit = delivered(parties)
    parties.office.remarks.ask(visit, "Vilken ort i Estland?", "city")
    parties.department.trash.put(visit)
    assert parties.office.receiving.receive(parties.export(gaps="Allt").path).stored
    [sent] = parties.office.office_bundles.receipts(2026, parties.folder, ask)
    assert parties.department.receiving.receive(sent.path).stored
    assert [each.record for each in parties.department.answers.all("question")] == [visit]
    [receipt, _] = parties.department.answers.receipts()
    assert parties.department.answers.of(receipt.bundle_id) is None


def test_that_a_receipt_for_another_department_is_refused(parties: Parties) -> None:
    delivered(parties)
    [sent] = parties.office.office_bundles.receipts(2026, parties.folder, ask)
    own = parties.department.register.owner
    parties.department.register.owner = type(own)(own.person, "Fritidsförvaltningen", own.role)
    verdict = parties.department.receiving.receive(sent.path)
    assert ([each.code for each in verdict.reasons], verdict.stored) == (["bundle.other_recipient"], False)


def test_that_the_overview_tells_of_everybody_and_names_nobody(parties: Parties, clock: FixedClock) -> None:
    delivered(parties)
    network = {"title": "Exempelnätverket", "organisation": "Exempelnätverket", "country": "BE"}
    parties.office.records.add("membership", network)
    for title, more in (
        ("Utlysning", {}),
        ("Stängd", {"deadline": "2026-02-01"}),
        ("Snart", {"deadline": "2027-02"}),
        ("Släppt", {"deadline": "2027-01-15", "status": "dropped"}),
        ("Först", {"deadline": "2027-01-20"}),
    ):
        parties.office.records.add("watch", {"title": title, "form": "funding_call", **more})
    partners = {"partners": [{"organisation": "Tartu linn", "pic": "999999123", "country": "EE"}]}
    parties.office.records.add("project", {"title": "Gröna tak"}, partners)
    path = parties.folder / "oversikt.asice"
    sent, made = parties.office.office_bundles.overview(path, ask), clock.now()
    clock.go(hours=24 * 30)
    assert sent.counts == {"membership": 1, "project": 1, "visit": 1, "watch": 5}
    with pytest.raises(AlreadyExists):
        parties.office.office_bundles.overview(path, ask)

    assert parties.department.receiving.receive(path).stored

    [received] = parties.department.receiving.all()
    told = parties.department.receiving.records(received.number)
    assert {json.dumps(each["department"], ensure_ascii=False) for each in told} == {
        '{"id": "kommunledningskontoret", "name": "Kommunledningskontoret"}',
        '{"id": "kulturforvaltningen", "name": "Kulturförvaltningen"}',
    }
    known = parties.department.neighbours
    for asked in ({"organisation": "exempelNÄTverket"}, {"country": "Belgien", "organisation": "exempel"}):
        assert [(each.department, each.kind) for each in known.known(**asked).found] == [(OFFICE, "membership")]
    assert [each.title for each in known.calls().found] == ["Först", "Snart", "Utlysning", "Stängd"]
    with pytest.MonkeyPatch.context() as few:
        few.setattr(neighbours, "MOST", 1)
        assert (known.calls().found[0].title, known.calls().count) == ("Först", 4)
    nobody = known.known(country="EE", city="Pärnu")
    assert (nobody.found, nobody.count, nobody.made) == ((), 0, made.replace(microsecond=0))
    partner = parties.office.neighbours
    assert (partner.known(city="Tartu").made, partner.known(city="Tartu").count) == (None, 0)
    with pytest.raises(InvalidInput, match="nothing_asked"):
        known.known(city=" ")
    assert [each.title for each in known.known(organisation="999 999 123").found] == ["Gröna tak"]
    assert known.known(organisation="999 999 124").count == 0
    assert "Näide" not in json.dumps(told, ensure_ascii=False)
    assert "Exempelstadens bibliotek" in json.dumps(told, ensure_ascii=False)


def test_that_every_receipt_of_a_round_tells_of_the_key_that_takes_over(parties: Parties) -> None:
    delivered(parties)
    old = parties.office.signing.current()
    new = parties.office.signing.new(ask)
    [sent] = parties.office.office_bundles.receipts(2026, parties.folder, ask)
    assert parties.office.signing.current().fingerprint == new.fingerprint != old.fingerprint
    assert parties.department.receiving.receive(sent.path).stored
    later = parties.office.office_bundles.overview(parties.folder / "o.asice", ask)
    assert parties.department.receiving.receive(later.path).stored
    assert {each.status for each in parties.department.trusted.all()} == {Status.RETIRED, Status.ACTIVE}


def test_that_the_offices_old_key_signs_on_until_its_next_one_has_signed(parties: Parties, clock: FixedClock) -> None:
    delivered(parties)
    receive = parties.department.receiving.receive
    parties.office.signing.new(ask)
    assert receive(parties.office.office_bundles.overview(parties.folder / "o.asice", ask).path).stored
    clock.go(hours=1)
    [sent] = parties.office.office_bundles.receipts(2026, parties.folder, ask)
    assert receive(sent.path).stored  # still by the old one: it is the receipts that hand over
    assert {each.status for each in parties.department.trusted.all()} == {Status.ACTIVE}
    clock.go(hours=1)
    later = parties.office.office_bundles.overview(parties.folder / "p.asice", ask)
    assert receive(later.path).stored
    assert {each.status for each in parties.department.trusted.all()} == {Status.RETIRED, Status.ACTIVE}
    parties.department.receiving.take_back(parties.department.receiving.all()[-1].number)
    assert {each.status for each in parties.department.trusted.all()} == {Status.ACTIVE}


def test_that_a_revoked_key_stays_so_when_what_told_of_it_is_taken_back(parties: Parties) -> None:
    new = parties.department.signing.new(ask)
    path = parties.export().path
    assert parties.office.receiving.receive(path).stored
    parties.office.trusted.revoke(new.fingerprint, "Stulen dator")
    parties.office.receiving.take_back(1)
    assert parties.office.receiving.receive(path).stored
    statuses = {each.fingerprint: each.status for each in parties.office.trusted.all()}
    assert statuses[new.fingerprint] is Status.REVOKED


def test_that_the_key_a_thief_told_of_goes_with_his_bundle(parties: Parties) -> None:
    old, new = parties.department.signing.current(), parties.department.signing.new(ask)
    assert parties.office.receiving.receive(parties.export().path).stored
    parties.office.trusted.revoke(old.fingerprint, "Stulen dator")
    parties.office.receiving.take_back(1)
    assert [(each.fingerprint, each.status) for each in parties.office.trusted.all()] == [
        (old.fingerprint, Status.REVOKED)
    ]
    later = parties.office.receiving.receive(parties.export().path)
    assert (later.stored, [each.code for each in later.reasons]) == (False, ["trust.unknown_signer"])
    assert parties.department.signing.current().fingerprint == new.fingerprint


def test_that_what_cannot_be_sent_is_said(parties: Parties) -> None:
    office = parties.office.office_bundles
    with pytest.raises(Refused, match=r"receipts\.nothing"):
        office.receipts(2026, parties.folder, ask)
    with pytest.raises(InvalidInput, match=r"value\.range"):
        office.receipts(0, parties.folder, ask)
    with pytest.raises(Unavailable, match="no_folder"):
        office.receipts(2026, parties.folder / "borta", ask)
    with pytest.raises(Unavailable, match="no_folder"):
        office.overview(parties.folder / "borta" / "x.asice", ask)
    with pytest.raises(Refused, match=r"overview\.nothing"):
        office.overview(parties.folder / "x.asice", ask)
    with pytest.raises(Refused, match="not_the_office"):
        parties.department.office_bundles.receipts(2026, parties.folder, ask)


def test_that_remarks_are_about_what_was_received_and_its_fields(parties: Parties) -> None:
    visit = delivered(parties)
    remarks = parties.office.remarks
    assert remarks.of(visit).state == "received"
    with pytest.raises(NotFound, match=r"remark\.no_record"):
        remarks.ask(visit[:-1] + "x", "?")
    with pytest.raises(InvalidInput, match="required"):
        remarks.ask(visit, "  ")
    with pytest.raises(InvalidInput, match=r"field\.unknown"):
        remarks.ask(visit, "Vad?", "kontakt")
    with pytest.raises(InvalidInput, match=r"remark\.of_itself"):
        remarks.call_duplicate(visit, visit)
    document = next(str(each["id"]) for each in parties.office.receiving.records(1) if each["kind"] == "document")
    assert remarks.call_duplicate(visit, document, "Samma").remarks[0].other == document
    with pytest.raises(Refused, match="not_the_office"):
        parties.department.remarks.approve(visit)


# Taking back.


def test_that_undo_takes_a_received_bundle_back_as_a_whole(parties: Parties) -> None:
    delivered(parties)
    receiving = parties.office.receiving
    [file] = receiving.files(1)
    assert (file.media_type, file.size) == ("text/plain", (parties.folder / "brev.txt").stat().st_size)
    assert all(check.ok for check in parties.office.doctor.examine())  # which takes away what nothing needs
    assert blobs(parties) == 1

    step = parties.office.undo.steps()[0]
    assert (step.deed.code, dict(step.deed.details)) == ("bundle.receive", {"who": "Kulturförvaltningen", "n": 1})
    parties.office.undo.last()

    assert (receiving.all(), receiving.records(1), receiving.files(1), blobs(parties)) == ((), (), (), 0)
    assert parties.office.undo.steps() == ()
    assert all(check.ok for check in parties.office.doctor.examine())
    assert parties.office.receiving.receive(next(parties.folder.glob("*.asice"))).stored


def blobs(parties: Parties) -> int:
    with parties.office.register.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM blob").scalar() or 0)


def test_that_taking_back_a_bundle_that_told_of_a_new_key_lets_the_old_one_sign_on(parties: Parties) -> None:
    new = parties.department.signing.new(ask)
    delivered(parties)
    assert {each.fingerprint for each in parties.office.trusted.all() if each.status is Status.ACTIVE} == {
        new.fingerprint
    }
    again = parties.export().path  # the new key begins anew with its numbers, and not with its names
    assert again.name == "kulturforvaltningen-2026-k2-1.asice"
    assert parties.office.receiving.receive(again).stored
    with pytest.raises(Refused, match="not_the_last"):
        parties.office.receiving.take_back(1)
    parties.office.receiving.take_back(2)
    parties.office.receiving.take_back(1)

    [left] = parties.office.trusted.all()
    assert (left.status, left.why) == (Status.ACTIVE, "")
    assert left.fingerprint != new.fingerprint
    assert parties.office.undo.steps() == ()
    assert parties.office.history.prove().broken is None


def test_that_a_file_that_changes_after_it_was_verified_is_not_taken_in(
    parties: Parties, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = parties.export()
    receiving = parties.office.receiving
    verify = receiving._verified

    def verified_then_swapped(*given: object, **also: bool) -> object:
        found = verify(*given, **also)  # type: ignore[arg-type] # handed on
        content = made.path.read_bytes()
        made.path.write_bytes(content.replace(b"brev", b"BREV"))
        return found

    monkeypatch.setattr(receiving, "_verified", verified_then_swapped)
    verdict = receiving.receive(made.path)
    assert [each.code for each in verdict.reasons] == ["content.changed"]
    assert (verdict.stored, receiving.all(), blobs(parties)) == (False, (), 0)


# Many at once.


def test_that_many_come_in_the_order_of_their_numbers_with_what_each_brings(parties: Parties) -> None:
    first = parties.export()
    parties.department.records.add("visit", VISIT | {"title": "Ett besök till"})
    second = parties.export()
    spoiled = parties.folder / "trasig.asice"
    spoiled.write_bytes(first.path.read_bytes()[:-50])
    told: list[int] = []

    done = parties.office.mailbag.open(
        [spoiled, second.path, first.path, parties.folder / "saknas.asice"], lambda progress: told.append(progress.done)
    )

    assert told == [0, 1, 2, 3, 4]
    assert (done.stored, done.unread) == (2, 1)
    assert (done.outcomes[Outcome.ACCEPTED], done.outcomes[Outcome.DAMAGED]) == (2, 1)
    changes = [each.changes for each in done.files if each.changes is not None]
    assert [each.since for each in changes] == [None, 1]
    assert [each.title for each in changes[1].new] == ["Ett besök till"]
    assert (len(changes[0].new), changes[1].same, changes[1].changed, changes[1].gone) == (3, 3, (), ())
    [dismissed] = parties.office.mailbag.dismissed()
    assert (dismissed.file, dismissed.outcome, dismissed.reasons) == ("trasig.asice", "damaged", ("zip.truncated",))


# Keys.


def test_that_a_key_code_is_read_aloud_digit_by_digit() -> None:
    words = spoken("10203 45678", Texts.load("sv"))
    assert words == ("ett noll två noll tre", "fyra fem sex sju åtta")


def test_that_the_revocation_list_names_what_was_revoked_and_is_signed_by_the_ca(parties: Parties) -> None:
    authority = x509.load_pem_x509_certificate(parties.office.trusted.authority(ask))
    empty = x509.load_pem_x509_crl(parties.office.trusted.revocation_list(ask))
    assert list(empty) == []
    [key] = parties.office.trusted.all()
    parties.office.trusted.revoke(key.fingerprint, "Stulen dator")
    [own] = parties.department.signing.all()

    found = x509.load_pem_x509_crl(parties.office.trusted.revocation_list(ask))

    assert found.is_signature_valid(authority.public_key())  # type: ignore[arg-type] # a key on P-256
    assert [each.serial_number for each in found] == [x509.load_der_x509_certificate(own.certificate.der).serial_number]


# Schemas.


@pytest.mark.parametrize(
    ("name", "made"),
    [(office_schema.RECEIPTS, office_schema.receipts), (office_schema.OVERVIEW, office_schema.overview)],
)
def test_that_the_committed_schemas_are_what_they_were_and_what_the_fields_are(
    name: str, made: Callable[[], object]
) -> None:
    content = resources.read(f"schemas/{name}.json")
    assert json.loads(content) == made()
    assert hashlib.sha256(content).hexdigest() == office_schema.VERSIONS[name]
    assert schema.known(name)


def test_that_no_name_of_a_person_fits_into_an_overview() -> None:
    told = json.dumps(office_schema.overview()["$defs"])
    for name in ("contact", "delegation", "representatives", "signers", "decided_by", "work_email", "hosts"):
        assert f'"{name}"' not in told
