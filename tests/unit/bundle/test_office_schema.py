"""What an office sends: schemas of their own, each for its purpose, and a gap in its numbers that says nothing."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography import x509

from desktop.bundle import certificates, office_schema, schema
from desktop.bundle.reasons import NotAccepted
from desktop.bundle.trust import Mark
from tests.fakes.bundles import BUNDLE, KEYS, NOW, VISIT, Draft, Keys, head, register, verified

HASH = "0" * 64


def receipt(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    told = {
        "sequence": 1, "name": HASH, "control_sha256": HASH, "received": "2026-11-20T13:02:00Z", "outcome": "accepted",
        "notes": [], "history_head": "", "history_count": 0, "period": {"start": "2026-01-01", "end": "2026-12-31"},
    }  # fmt: skip
    identifier = BUNDLE.replace("-7000-", "-7001-")
    return {
        "attachments": [],
        "fields": told | fields,
        "id": identifier,
        "kind": "receipt",
        "links": [],
        "rev": 1,
        "rows": {},
    }


def answer(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    told = {"record_kind": "visit", "state": "received", **fields}
    return {"attachments": [], "fields": told, "id": VISIT, "kind": "answer", "links": [], "rev": 1, "rows": {}}


def sent(**changes: Any) -> Draft:  # noqa: ANN401 - JSON
    told = {"purpose": "receipt", "schema": office_schema.RECEIPTS, "counts": {"answer": 1, "receipt": 1}}
    return Draft(head=head(**(told | changes)), records=[answer(), receipt()], files={})


def test_that_a_receipt_is_verified_by_its_own_schema() -> None:
    found = verified(sent().made())
    assert [each["kind"] for each in found.records] == ["answer", "receipt"]


@pytest.mark.parametrize(
    "line",
    [answer(state="lost"), answer(title="x"), receipt(outcome="refused"), receipt(received="i går"), {"kind": "visit"}],
)
def test_that_another_line_is_none_of_a_receipt(line: dict[str, Any]) -> None:
    assert schema.loaded(office_schema.RECEIPTS)(line) is not None


@pytest.mark.parametrize("purpose", ["production", "test", "overview"])
def test_that_a_schema_belongs_to_its_purpose(purpose: str) -> None:
    with pytest.raises(NotAccepted, match=r"bundle\.field"):
        verified(sent(purpose=purpose).made())


def test_that_a_gap_in_the_numbers_of_an_office_is_nothing_to_tell_of() -> None:
    mark = register(mark=Mark(3, HASH), receipt=Mark(3, HASH), overview=Mark(7, "1" * 64))
    before = {"sequence": 8, "sha256": HASH}
    assert verified(sent(sequence=9, previous=before).made(), mark).notes == ()
    own = Draft(head=head(sequence=9, previous=before))
    assert [each.code for each in verified(own.made(), mark).notes] == ["replay.gap"]
    with pytest.raises(NotAccepted, match=r"replay\.older"):
        verified(sent(sequence=2, previous={"sequence": 1, "sha256": HASH}).made(), mark)


def test_that_receipts_and_overviews_come_in_any_order_and_a_fork_is_seen_in_both() -> None:
    later, earlier = {"sequence": 4, "sha256": HASH}, {"sequence": 1, "sha256": HASH}
    mark = register(overview=Mark(7, "1" * 64))
    assert verified(sent(sequence=5, previous=later).made(), mark).notes == ()
    assert verified(sent(sequence=2, previous=earlier).made(), mark).notes == ()
    with pytest.raises(NotAccepted, match=r"replay\.fork"):
        verified(sent(sequence=7, previous=later).made(), mark)


def test_that_a_revocation_list_names_the_cas_own_certificates_only() -> None:
    told = {KEYS.issued: NOW, Keys(number=5).own: NOW}
    pem = certificates.revocation_list(told, NOW, authority=KEYS.authority, authority_key=KEYS.authority_key)
    found = x509.load_pem_x509_crl(pem)
    assert [each.serial_number for each in found] == [x509.load_der_x509_certificate(KEYS.issued).serial_number]
    assert found.next_update_utc is not None
    assert found.next_update_utc > NOW
