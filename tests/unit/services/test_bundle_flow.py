"""A bundle's way from a department to its office: key, code, certificate, export, verification, replay, rotation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from db.queries import bundles as tables
from desktop.bundle import certificates
from desktop.bundle.certificates import Authority
from desktop.bundle.reasons import Outcome
from desktop.bundle.trust import PinnedAuthority, PinnedSigner, Status
from desktop.bundle.zip_layout import RECORDS
from desktop.bundle.zip_reader import ZipReader
from desktop.domain.errors import AlreadyExists, AppError, InvalidInput, NotFound, Refused, Unavailable
from desktop.keystore import os_keyring
from desktop.services import verifying
from desktop.services.bundle_export import BundleExport
from desktop.services.signing import KeyStatus
from tests.factories import digest
from tests.fakes import in_process
from tests.fakes.bundles import KEYS
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.parties import DEPARTMENT, OFFICE, VISIT, ask, parties_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.services.receiving import Verdict
    from tests.fakes.clocks import FixedClock
    from tests.fakes.parties import Parties

BY_A_CHILD = verifying.verified


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    kept = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)
    return kept


@pytest.fixture(autouse=True)
def verified_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verify without a child, which takes as long as all the rest."""
    monkeypatch.setattr(verifying, "verified", in_process.verified)


@pytest.fixture
def verified_by_a_child(verified_here: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - the last counts
    """Verify as the program does."""
    monkeypatch.setattr(verifying, "verified", BY_A_CHILD)


@pytest.fixture
def parties(tmp_path: Path, clock: FixedClock) -> Iterator[Parties]:
    with parties_in(tmp_path, clock) as both:
        yield both


@pytest.fixture
def certified(parties: Parties) -> Parties:
    parties.department.records.add("visit", VISIT)
    parties.certify()
    return parties


def codes(verdict: Verdict) -> list[str]:
    return [each.code for each in verdict.reasons]


@pytest.mark.usefixtures("verified_by_a_child")
def test_that_a_bundle_goes_from_the_department_to_the_office_and_is_taken_in_once(certified: Parties) -> None:
    made = certified.export()

    verdict = certified.office.receiving.receive(made.path)

    assert (verdict.outcome, verdict.stored) == (Outcome.ACCEPTED, True)
    [received] = certified.office.receiving.all()
    assert received.bundle_id == made.sealed.control.bundle_id
    assert (received.department, received.sequence, received.revoked) == ("kulturforvaltningen", 1, False)
    [record] = certified.office.receiving.records(received.number)
    assert record["fields"]["title"] == VISIT["title"]  # type: ignore[index] # JSON
    again = certified.office.receiving.receive(made.path)
    assert (codes(again), again.stored) == (["replay.already_received"], False)
    assert len(certified.office.receiving.all()) == 1


def test_that_verifying_by_the_register_stores_nothing(certified: Parties) -> None:
    made = certified.export()
    before = digest(certified.office.path)

    verdict = certified.office.receiving.verify(made.path)

    assert verdict.outcome is Outcome.ACCEPTED
    assert verdict.verified is not None
    assert verdict.verified.records == ()
    assert digest(certified.office.path) == before


@pytest.mark.usefixtures("verified_by_a_child")
def test_that_a_bundle_verifies_by_its_certificate_and_by_the_ca_without_a_register(
    certified: Parties, clock: FixedClock
) -> None:
    made = certified.export()
    authority = Authority.read(certified.office.trusted.authority(ask))
    for trust in (PinnedSigner(made.sealed.control.key), PinnedAuthority(authority)):
        assert verifying.verified(made.path, trust, clock.now()).control == made.sealed.control


def test_that_a_second_bundle_builds_on_the_first_and_skipping_one_is_noted(certified: Parties) -> None:
    first, second, third = (certified.export() for _ in range(3))
    assert [each.path.name for each in (first, second)] == [f"kulturforvaltningen-2026-{n}.asice" for n in (1, 2)]
    assert third.sealed.control.previous is not None
    assert third.sealed.control.previous.sha256 == second.sealed.control.sha256

    assert codes(certified.office.receiving.receive(first.path)) == []
    assert codes(certified.office.receiving.receive(third.path)) == ["replay.gap"]
    assert codes(certified.office.receiving.receive(second.path)) == ["replay.older"]
    assert len(certified.office.receiving.all()) == 2


def test_that_the_same_state_gives_the_same_records_twice(certified: Parties) -> None:
    contents = []
    for made in (certified.export(), certified.export()):
        with made.path.open("rb") as file:
            container = ZipReader(file)
            contents.append(container.content(container.by_name[RECORDS], 10**6))
    assert contents[0] == contents[1]


def test_that_taking_a_bundle_back_moves_the_mark_back(certified: Parties) -> None:
    first, second = certified.export(), certified.export()
    for made in (first, second):
        certified.office.receiving.receive(made.path)
    one, two = (each.number for each in certified.office.receiving.all())

    with pytest.raises(Refused, match="not_the_last"):
        certified.office.receiving.take_back(one)
    certified.office.receiving.take_back(two)

    with pytest.raises(NotFound, match="not_received"):
        certified.office.receiving.take_back(two)
    assert certified.office.receiving.receive(second.path).stored
    assert certified.office.receiving.records(two) == ()


def test_that_two_computers_with_one_key_are_a_fork(certified: Parties) -> None:
    """The register of the department is set back, and gives a number a second time."""
    first = certified.export()
    certified.office.receiving.receive(first.path)
    with certified.department.register.writing() as connection:
        connection.exec_driver_sql("DELETE FROM sent_bundle")
    first.path.unlink()
    certified.department.records.add("visit", {**VISIT, "title": "Ett annat besök"})

    verdict = certified.office.receiving.receive(certified.export().path)

    assert codes(verdict) == ["replay.fork"]
    assert not verdict.stored


@pytest.mark.parametrize("spoil", ["cut", "flip", "other", "nothing"])
def test_that_what_is_not_accepted_leaves_the_register_as_it_was(certified: Parties, spoil: str) -> None:
    made = certified.export()
    content = made.path.read_bytes()
    middle = len(content) // 2
    spoiled = {
        "cut": content[:-40],
        "flip": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
        "other": b"%PDF-1.7 something else",
        "nothing": b"",
    }
    made.path.write_bytes(spoiled[spoil])
    before = digest(certified.office.path)

    verdict = certified.office.receiving.receive(made.path)

    assert not verdict.outcome.accepted
    assert not verdict.stored
    assert digest(certified.office.path) == before


def test_that_a_bundle_of_an_unknown_key_cannot_be_decided(parties: Parties) -> None:
    parties.department.signing.new(ask)
    verdict = parties.office.receiving.receive(parties.export().path)
    assert (verdict.outcome, codes(verdict)) == (Outcome.CANNOT_DECIDE, ["trust.unknown_signer"])


def test_that_a_revoked_key_is_refused_and_what_it_sent_before_is_flagged(certified: Parties) -> None:
    first, second = certified.export(), certified.export()
    certified.office.receiving.receive(first.path)
    [key] = certified.office.trusted.all()

    revoked = certified.office.trusted.revoke(key.fingerprint, "Datorn är stulen")

    assert (revoked.status, revoked.why) == (Status.REVOKED, "Datorn är stulen")
    assert codes(certified.office.receiving.receive(second.path)) == ["trust.revoked"]
    assert [each.revoked for each in certified.office.receiving.all()] == [True]
    with pytest.raises(Refused, match="revoked_already"):
        certified.office.trusted.retire(key.fingerprint, "Än en gång")


def test_that_a_key_is_not_revoked_without_a_reason_or_without_being_there(certified: Parties) -> None:
    [key] = certified.office.trusted.all()
    with pytest.raises(InvalidInput, match="required"):
        certified.office.trusted.revoke(key.fingerprint, "  ")
    with pytest.raises(NotFound, match="not_trusted"):
        certified.office.trusted.revoke("ab" * 32, "Borta")


def test_that_a_retired_key_verifies_what_it_signed_before_and_nothing_later(
    certified: Parties, clock: FixedClock
) -> None:
    before = certified.export()
    clock.go(hours=1)
    [key] = certified.office.trusted.all()
    certified.office.trusted.retire(key.fingerprint, "Ny dator")
    clock.go(hours=1)

    assert codes(certified.office.receiving.receive(before.path)) == ["trust.retired"]
    assert codes(certified.office.receiving.receive(certified.export().path)) == ["trust.after_retirement"]


def test_that_retiring_a_key_again_does_not_let_in_what_was_refused(certified: Parties, clock: FixedClock) -> None:
    [key] = certified.office.trusted.all()
    certified.office.trusted.retire(key.fingerprint, "Ny dator")
    clock.go(hours=1)
    late = certified.export()
    clock.go(hours=1)
    with pytest.raises(Refused, match="retired_already"):
        certified.office.trusted.retire(key.fingerprint, "Ny dator")
    assert codes(certified.office.receiving.receive(late.path)) == ["trust.after_retirement"]


def test_that_nothing_is_signed_with_a_certificate_that_has_ended(certified: Parties, clock: FixedClock) -> None:
    certified.export()
    clock.go(hours=24 * 740)
    with pytest.raises(Refused, match="certificate_expired"):
        certified.export(2027)
    assert len(list(certified.folder.glob("*.asice"))) == 1


def test_that_a_new_key_takes_over_when_a_bundle_of_the_old_one_has_told_of_it(
    certified: Parties, clock: FixedClock
) -> None:
    following = certified.department.signing.new(ask)
    assert following.status is KeyStatus.NEXT
    with pytest.raises(Refused, match="next_waits"):
        certified.department.signing.new(ask)
    assert certified.export(test=True).sealed.control.next_key is None
    told = certified.export()
    clock.go(hours=1)
    after = certified.export()
    assert after.path.name == "kulturforvaltningen-2026-k2-1.asice"  # numbers begin anew with the key, names do not

    assert told.sealed.control.next_key is not None
    assert (after.sealed.control.key, after.sealed.control.sequence) == (following.fingerprint, 1)
    assert certified.office.receiving.receive(told.path).stored
    assert codes(certified.office.receiving.receive(after.path)) == ["cert.self_signed"]
    assert {each.fingerprint: each.status for each in certified.office.trusted.all()} == {
        told.sealed.control.key: Status.RETIRED,
        following.fingerprint: Status.ACTIVE,
    }
    assert [each.status for each in certified.department.signing.all()] == [KeyStatus.RETIRED, KeyStatus.CURRENT]


def test_that_a_department_takes_in_nothing_but_receipts_and_overviews(certified: Parties) -> None:
    made = certified.export()
    own = certified.department.signing.current()
    certified.department.trusted.trust(own.pem.encode(), DEPARTMENT, own.code)
    assert codes(certified.department.receiving.receive(made.path)) == ["bundle.other_purpose"]


def test_that_a_department_trusts_its_office_by_the_same_code_and_writes_to_it(certified: Parties) -> None:
    theirs = certified.office.signing.new(ask)
    certified.department.trusted.trust(theirs.pem.encode(), "Stadskontoret", theirs.code)
    assert certified.export().sealed.control.recipient_id == "stadskontoret"


def test_that_a_bundle_for_another_office_is_refused(certified: Parties) -> None:
    theirs = certified.office.signing.new(ask)
    certified.department.trusted.trust(theirs.pem.encode(), "Ett annat kontor", theirs.code)
    assert codes(certified.office.receiving.receive(certified.export().path)) == ["bundle.other_recipient"]


# What is refused before there is a bundle.


def test_that_a_wrong_code_is_refused_with_its_group_and_registers_nothing(parties: Parties) -> None:
    made = parties.department.signing.new(ask)
    request = parties.department.signing.request(ask)
    wrong = made.code[:-1] + ("1" if made.code[-1] == "0" else "0")
    before = digest(parties.office.path)
    with pytest.raises(Refused) as problem:
        parties.office.trusted.accept_request(request, DEPARTMENT, wrong, ask)
    assert (problem.value.code, problem.value.details["group"]) == ("key.code_wrong", 6)
    with pytest.raises(InvalidInput, match="code_length"):
        parties.office.trusted.accept_request(request, DEPARTMENT, made.code[:-1], ask)
    with pytest.raises(InvalidInput, match="required"):
        parties.office.trusted.accept_request(request, " ", made.code, ask)
    with pytest.raises(InvalidInput, match="request_unreadable"):
        parties.office.trusted.accept_request(b"nothing", DEPARTMENT, made.code, ask)
    assert digest(parties.office.path) == before


def test_that_a_key_is_accepted_once_and_by_an_office_only(certified: Parties) -> None:
    own = certified.department.signing.current()
    with pytest.raises(Refused, match="trusted_already"):
        certified.accept(own.code)
    with pytest.raises(Refused, match="trusted_already"):
        certified.office.trusted.trust(own.pem.encode(), DEPARTMENT, own.code)
    with pytest.raises(Refused, match="not_the_office"):
        certified.department.trusted.authority(ask)
    with pytest.raises(Refused, match="not_the_office"):
        certified.department.trusted.accept_request(b"", OFFICE, own.code, ask)


@pytest.mark.parametrize(
    ("pem", "code"), [(b"nothing", "key.certificate_unreadable"), (KEYS.authority, "key.not_for_signing")]
)
def test_that_what_is_no_signers_certificate_is_not_trusted(parties: Parties, pem: bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as problem:
        parties.department.trusted.trust(pem, OFFICE, "1" * 30)
    assert problem.value.code == code


@pytest.mark.parametrize(
    ("pem", "code"),
    [
        (b"nothing", "key.certificate_unreadable"),
        (KEYS.authority, "key.not_for_signing"),
        (certificates.pem_of(KEYS.issued), "key.certificate_of_another"),
    ],
)
def test_that_a_certificate_of_another_key_is_not_installed(certified: Parties, pem: bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as problem:
        certified.department.signing.install(pem)
    assert problem.value.code == code


def test_that_without_a_key_nothing_is_exported(parties: Parties) -> None:
    with pytest.raises(NotFound, match="signing_none"):
        parties.export()
    assert parties.department.signing.following() is None


def test_that_gaps_stop_an_export_until_they_go_along_with_a_reason(certified: Parties) -> None:
    gap = certified.department.records.add("visit", {"title": "Ett besök till", "received": "2026-04-01"})
    exporter = BundleExport(certified.department.register, certified.department.signing)

    assert {(each.record, each.field) for each in exporter.plan(2026).gaps} >= {(gap.id, "country")}
    with pytest.raises(Refused, match="gaps"):
        certified.export()
    assert list(certified.folder.glob("*.asice")) == []
    made = certified.export(gaps="Svar väntas")
    assert {each.why for each in made.sealed.control.gaps} == {"Svar väntas"}
    assert codes(certified.office.receiving.receive(made.path)) == ["bundle.gaps"]


def test_that_departures_from_the_rules_go_along_with_the_reason_or_without_one(certified: Parties) -> None:
    """A rule that was answered goes with its answer, a stop that was passed by with none, an open question not."""
    desk = certified.department
    twin = {"title": "Vänort", "form": "sister_city", "status": "active", "partner": "Exempelstad", "country": "EE"}
    agreement = desk.records.add("agreement", {**twin, "period": "2026/2030"}).id
    desk.checks.justify(agreement, "uppsala.benefit", "Nyttan prövas i höst")

    made = certified.export()

    sent = [(each.record, each.field, each.rule, each.why) for each in made.sealed.control.gaps]
    assert sent == [
        (agreement, "benefit", "uppsala.benefit", "Nyttan prövas i höst"),
        (agreement, "form", "uppsala.sister_city_kf", ""),
    ]
    assert [each.rule for each in made.plan.departures] == ["uppsala.benefit", "uppsala.sister_city_kf"]
    assert len(desk.checks.of(agreement)) > len(sent)
    assert codes(certified.office.receiving.receive(made.path)) == ["bundle.gaps"]


def test_that_a_dry_run_leaves_no_trace_and_needs_no_key(parties: Parties) -> None:
    parties.department.records.add("visit", VISIT)
    before = digest(parties.department.path)
    plan = BundleExport(parties.department.register, parties.department.signing).plan(2026)
    assert (dict(plan.counts), plan.files, plan.gaps) == ({"visit": 1}, 0, ())
    assert digest(parties.department.path) == before


def test_that_an_export_onto_a_file_or_into_no_folder_gives_no_number_away(certified: Parties) -> None:
    (certified.folder / "kulturforvaltningen-2026-1.asice").write_bytes(b"mine")
    with pytest.raises(AlreadyExists):
        certified.export()
    certified.folder = certified.folder / "nowhere"
    with pytest.raises(Unavailable, match="no_folder"):
        certified.export()
    with certified.department.register.reading() as connection:
        assert tables.sent(connection) == []
    with pytest.raises(InvalidInput, match="range"):
        certified.export(0)


def test_that_a_disk_that_fills_up_leaves_neither_a_file_nor_a_number(
    certified: Parties, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.services import sending  # noqa: PLC0415 - to stand in for its writer

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sending, "seal", full)
    with pytest.raises(AppError, match="no_space"):
        certified.export()
    with certified.department.register.reading() as connection:
        assert tables.sent(connection) == []
    assert list(certified.folder.glob("*.asice")) == []
    assert list(certified.folder.glob(".utblick*")) == []


def test_that_an_imported_key_signs_if_it_may(parties: Parties, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.keystore import signing_keys  # noqa: PLC0415 - what opens the file has its own tests

    monkeypatch.setattr(signing_keys, "from_pkcs12", lambda content, _: (KEYS.pkcs8, content))
    with pytest.raises(InvalidInput, match="not_for_signing"):
        parties.department.signing.import_p12(certificates.der_of(KEYS.authority), "", ask)
    taken = parties.department.signing.import_p12(KEYS.issued, "", ask)
    assert (taken.fingerprint, taken.status) == (KEYS.fingerprint, KeyStatus.CURRENT)
    with pytest.raises(Refused, match="signing_there"):
        parties.department.signing.import_p12(KEYS.issued, "", ask)


def test_that_no_private_key_is_in_the_register(certified: Parties, keyring: MemoryKeyring) -> None:
    from tests.factories import pages_of  # noqa: PLC0415 - of this test alone

    assert any(name.startswith("signing-") for name in keyring.kept)
    path = certified.department.path
    certified.department.close()
    pages = pages_of(path)
    for secret in keyring.kept.values():
        assert secret.encode() not in pages
        import base64  # noqa: PLC0415 - as above

        assert base64.b64decode(secret)[36:68] not in pages
    assert json.dumps("Kulturförvaltningen")  # the register itself is readable here, or the search proves nothing
    assert "Studiebesök om skolbibliotek".encode() in pages
