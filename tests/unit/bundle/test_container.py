"""Making a bundle: what is made verifies, and what no verifier would take is refused before it is written."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from desktop.bundle import canonical, control, limits, records, signing
from desktop.bundle.container import Attached, Contents, seal
from desktop.bundle.reasons import NotAccepted, Outcome, Reason, note, worst
from desktop.bundle.trust import Mark
from desktop.bundle.zip_writer import pressing
from desktop.domain.errors import Damaged, InvalidInput
from tests.fakes.bundles import KEYS, NOW, PAPER, Draft, document, head, paper_name, pinned, register, verified, visit

if TYPE_CHECKING:
    from desktop.bundle.container import Sealed
    from desktop.bundle.control import Control

SIGNER = signing.KeySigner.of(KEYS.pkcs8, KEYS.issued)
LINES = records.written([visit(), document()], "utblick-records-1")


def about() -> Control:
    """What a bundle says of itself, read from a draft."""
    entries = [{"name": "records/records.jsonl", "size": 0, "sha256": "0" * 64, "media_type": "application/jsonl"}]
    told = head(key={"spki_sha256": KEYS.fingerprint}, entries=entries)
    return control.read(canonical.written(told))


def attached(content: bytes = PAPER, **changes: Any) -> Attached:  # noqa: ANN401 - as the class takes them
    sha256 = hashlib.sha256(content).hexdigest()
    made = Attached(paper_name(), "text/plain", len(content), sha256, lambda: (content[:5], content[5:]))
    return replace(made, **changes)


def sealed(contents: Contents) -> tuple[Sealed, bytes]:
    file = io.BytesIO()
    return seal(file, about(), contents, SIGNER, NOW), file.getvalue()


@pytest.mark.parametrize("summary", [None, b"%PDF-1.4 one page"])
def test_that_what_is_made_verifies_and_says_the_same(summary: bytes | None) -> None:
    made, content = sealed(Contents(LINES, [attached()], summary))

    found = verified(content)

    assert found.control == made.control
    assert found.name == made.name
    assert found.outcome is Outcome.ACCEPTED
    assert found.records == (document(), visit())
    assert len(content) == made.size
    assert not found.already_received


def test_that_records_pressed_aside_make_the_same_bundle() -> None:
    first, aside = (Contents(LINES, [attached()], pressing=each) for each in (None, pressing(LINES)))
    made = [sealed(each) for each in (first, aside)]

    assert made[0][0].control == made[1][0].control
    assert verified(made[1][1]).records == verified(made[0][1]).records


def test_that_the_same_bundle_again_is_accepted_and_leaves_nothing_to_take_in() -> None:
    made, content = sealed(Contents(LINES, [attached()]))

    found = verified(content, register(mark=Mark(1, made.control.sha256)))

    assert [each.code for each in found.notes] == ["replay.already_received"]
    assert found.already_received


def test_that_the_control_file_comes_back_as_it_was_written() -> None:
    following = control.NextKey(KEYS.fingerprint, KEYS.own)
    whole = replace(about(), next_key=following, previous=control.Previous(1, "ab" * 32), sequence=2)
    whole = replace(whole, gaps=(control.Gap(str(visit()["id"]), "benefit", "compilation", "Mäts nästa år."),))
    assert control.read(whole.to_bytes()) == whole


def test_that_too_many_files_are_refused_before_anything_is_written() -> None:
    many = [attached(name=f"attachments/{number:064x}.txt") for number in range(limits.ENTRIES - 4)]
    file = io.BytesIO()
    with pytest.raises(InvalidInput) as problem:
        seal(file, about(), Contents(LINES, many), SIGNER, NOW)
    assert problem.value.code == "export.too_many_files"
    assert file.getvalue() == b""


def test_that_as_many_files_as_are_allowed_go_in() -> None:
    contents = [str(number).encode() for number in range(limits.ENTRIES - 5)]
    many = [attached(each, name=f"attachments/{hashlib.sha256(each).hexdigest()}.txt") for each in contents]
    papers = (
        document(id=f"019a0000-0000-7000-8000-{number:012x}", attachments=[{"file": each.name, "name": "x"}])
        for number, each in enumerate(many, 100)
    )
    lines = records.written([visit(), *papers], "utblick-records-1")
    file = io.BytesIO()
    seal(file, replace(about(), counts={"document": len(many), "visit": 1}), Contents(lines, many), SIGNER, NOW)
    assert len(verified(file.getvalue()).records) == len(many) + 1


@pytest.mark.parametrize("sizes", [[limits.ENTRY + 1], [limits.ENTRY] * 5])
def test_that_too_large_files_are_refused_before_they_are_read(sizes: list[int]) -> None:
    large = [attached(size=size) for size in sizes]
    with pytest.raises(InvalidInput) as problem:
        sealed(Contents(LINES, large))
    assert problem.value.code == "export.too_large"


def test_that_a_file_too_large_as_a_whole_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CONTAINER", len(LINES) + len(PAPER) + 100)
    with pytest.raises(InvalidInput, match="too_large"):
        sealed(Contents(LINES, [attached()]))


@pytest.mark.parametrize("changes", [{"sha256": "0" * 64}, {"size": 3}])
def test_that_an_attachment_that_is_not_what_it_was_stops_the_export(changes: dict[str, Any]) -> None:
    with pytest.raises(Damaged):
        sealed(Contents(LINES, [attached(**changes)]))


def test_that_a_record_as_long_as_a_book_is_refused_by_its_length() -> None:
    long = visit(title="x")
    lines = canonical.written(long).replace(b'"x"', b'"' + b"ab" * limits.LINE + b'"')
    noise = hashlib.shake_256(b"noise").hexdigest(len(lines) // 2 + 1).encode()
    with pytest.raises(NotAccepted, match=r"bundle\.too_long"):
        verified(Draft(head=head(counts={"visit": 1}), lines=noise[: len(lines)], files={}).made())


def test_that_a_reason_has_to_be_of_the_list() -> None:
    with pytest.raises(ValueError, match=r"zip\.odd"):
        Reason("zip.odd")
    assert str(NotAccepted(note("zip.gap"), note("sig.wrong"))) == "zip.gap, sig.wrong"
    assert worst((note("replay.gap"), note("zip.truncated"), note("time.expired"))) is Outcome.DAMAGED
    assert NotAccepted(note("time.expired")).outcome is Outcome.CANNOT_DECIDE
    assert [each.accepted for each in Outcome] == [True, True, False, False, False]


def test_that_json_deeper_than_allowed_is_told_from_json_with_many_brackets() -> None:
    assert canonical.read(b'["[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["]\n') == ["[" * 38]
    assert canonical.read(b"[" + b",".join([b"[]"] * 40) + b"]\n")
    with pytest.raises(canonical.TooDeep):
        canonical.read(b"[" * 33 + b"]" * 33 + b"\n")


def test_that_two_values_are_not_taken_for_one() -> None:
    with pytest.raises(canonical.NotCanonical):
        canonical.read(b"1,2\n")
    with pytest.raises(canonical.NotCanonical):
        canonical.read(b"1\n2\n")
    assert canonical.read(b"[1,2]\n") == [1, 2]


def test_that_a_pinned_signer_is_enough_to_verify_by() -> None:
    assert [each.code for each in verified(Draft().made(), pinned()).notes] == ["replay.not_checked"]
