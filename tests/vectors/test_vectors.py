"""Every vector of every version comes to what its table says; the files of a released version stay for ever."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop.bundle.certificates import Authority, der_of, read_signer
from desktop.bundle.control import Purpose
from desktop.bundle.reasons import REASONS, NotAccepted, worst
from desktop.bundle.trust import KeyRegister, Mark, PinnedAuthority, PinnedSigner, Status
from desktop.bundle.verification import Expected, verify
from tests.fakes import bundles
from tests.vectors import make_vectors

if TYPE_CHECKING:
    from desktop.bundle.reasons import Reason
    from desktop.bundle.trust import Trust

HERE = Path(__file__).parent
TABLES = sorted(HERE.glob("version-*/expected.json"))
CASES = [
    pytest.param(table.parent, case, id=f"{table.parent.name}-{case['file'].removesuffix('.asice')}")
    for table in TABLES
    for case in json.loads(table.read_text("utf-8"))
]


def trust_of(folder: Path, case: dict[str, Any]) -> Trust:
    """Give whom a case trusts."""
    if case["trust"] == "ca":
        return PinnedAuthority(Authority.read((folder / "ca.pem").read_bytes()))
    fingerprint = read_signer(der_of((folder / "signer.pem").read_bytes())).fingerprint
    if case["trust"] == "signer":
        return PinnedSigner(fingerprint)
    known = dict(case["known"])
    if "mark" in known:
        known["mark"] = Mark(*known["mark"])
    if "status" in known:
        known["status"] = Status(known["status"])
    if "retired" in known:
        known["retired"] = dt.datetime.fromisoformat(known["retired"])
    return KeyRegister({fingerprint: bundles.known(**known, fingerprint=fingerprint)})


def reasons_of(folder: Path, case: dict[str, Any], content: bytes) -> tuple[Reason, ...]:
    """Verify a case as its table says, and give what it comes to."""
    said = case["expected"]
    expected = Expected(frozenset(map(Purpose, said.get("purposes", Purpose))), said.get("recipient"))
    try:
        found = verify(io.BytesIO(content), trust_of(folder, case), dt.datetime.fromisoformat(case["now"]), expected)
    except NotAccepted as refusal:
        return refusal.reasons
    return found.notes


@pytest.mark.parametrize(("folder", "case"), CASES)
def test_that_a_vector_comes_to_what_its_table_says(folder: Path, case: dict[str, Any]) -> None:
    reasons = reasons_of(folder, case, (folder / case["file"]).read_bytes())

    assert [each.code for each in reasons] == case["reasons"]
    assert worst(reasons).accepted == case["file"].startswith(("accepted", "replay-again"))


def test_that_the_table_names_every_file_there_is() -> None:
    for table in TABLES:
        named = {case["file"] for case in json.loads(table.read_text("utf-8"))}
        assert named == {path.name for path in table.parent.glob("*.asice")}


def test_that_every_reason_has_a_vector_or_a_test_of_its_own() -> None:
    covered = {reason for case in CASES for reason in case.values[1]["reasons"]}  # type: ignore[index] # the table
    assert REASONS.keys() - covered == make_vectors.CHECKED_BY_OTHERS | {"replay.already_received"}


def test_that_the_vectors_made_today_come_to_the_same(tmp_path: Path) -> None:
    """The script is not forgotten: what it makes now is judged as what it made then."""
    make_vectors.write(tmp_path)
    for case in json.loads((tmp_path / "expected.json").read_text("utf-8")):
        reasons = reasons_of(tmp_path, case, (tmp_path / case["file"]).read_bytes())
        assert [each.code for each in reasons] == case["reasons"], case["file"]
