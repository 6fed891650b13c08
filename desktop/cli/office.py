"""The office's commands: keys, what has come, what is said of records, and what goes back to the departments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import advice, compilations, receptions
from desktop.cli.files_out import read_file, write_file
from desktop.cli.opening import opened, passphrase_asker

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json
    from desktop.services.office_bundles import Sent
    from desktop.services.remarks import Standing
    from desktop.services.workspace import Workspace

_LARGEST = 1024 * 1024


def office(arguments: Namespace, answers: Answers) -> int:
    """Do what the office does."""
    with opened(arguments, answers) as desk:
        return _COMMANDS[arguments.office_command](desk, arguments, answers)


def _request(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    request = read_file(Path(arguments.file), _LARGEST)
    asker = passphrase_asker(arguments, answers)
    accepted = desk.trusted.accept_request(request, arguments.department, arguments.code, asker)
    write_file(Path(arguments.out), accepted.certificate, arguments.force)
    found = accepted.trusted
    answers.give(
        {
            "file": arguments.out,
            "spki_sha256": found.fingerprint,
            "department": {"id": found.department, "name": found.name},
        },
        lambda: [answers.texts("cli.office.accepted", name=found.name, path=arguments.out)],
    )
    return 0


def _receive(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    if arguments.dry_run:
        return receptions.looked_into(desk, arguments.files, answers)
    return receptions.taken_in(desk, arguments.files, answers)


def _received(desk: Workspace, arguments: Namespace, answers: Answers) -> int:  # noqa: ARG001 - as the others
    return receptions.listed(desk, answers)


def _take_back(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    return receptions.taken_back(desk, arguments.number, answers)


def _keys(desk: Workspace, arguments: Namespace, answers: Answers) -> int:  # noqa: ARG001 - as the others
    found = desk.trusted.all()
    told: list[Json] = [
        {
            "spki_sha256": each.fingerprint,
            "department": {"id": each.department, "name": each.name},
            "status": each.status.value,
            "checked_by": each.checked_by,
            "added": each.added.isoformat(timespec="seconds"),
            "why": each.why,
        }
        for each in found
    ]
    texts = answers.texts
    answers.give(
        {"keys": told},
        lambda: (
            [f"{each.fingerprint}  {each.name}  {texts(f'cli.office.status.{each.status.value}')}" for each in found]
            or [texts("cli.office.no_keys")]
        ),
    )
    return 0


def _revoke(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    change = desk.trusted.revoke if arguments.office_command == "revoke" else desk.trusted.retire
    found = change(arguments.fingerprint, arguments.why)
    answers.give(
        {"spki_sha256": found.fingerprint, "status": found.status.value},
        lambda: [answers.texts(f"cli.office.{found.status.value}", name=found.name)],
    )
    return 0


def _authority(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    pem = desk.trusted.authority(passphrase_asker(arguments, answers))
    return _written(pem, arguments, answers, "cli.office.authority")


def _crl(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    pem = desk.trusted.revocation_list(passphrase_asker(arguments, answers))
    return _written(pem, arguments, answers, "cli.office.crl")


def _written(content: bytes, arguments: Namespace, answers: Answers, text: str) -> int:
    write_file(Path(arguments.out), content, arguments.force)
    answers.give({"file": arguments.out}, lambda: [answers.texts(text, path=arguments.out)])
    return 0


def _question(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    return _stands(desk.remarks.ask(arguments.id, arguments.asked, arguments.field or ""), answers)


def _approve(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    return _stands(desk.remarks.approve(arguments.id, arguments.note or ""), answers)


def _duplicate(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    return _stands(desk.remarks.call_duplicate(arguments.id, arguments.other, arguments.note or ""), answers)


def _stands(found: Standing, answers: Answers) -> int:
    told: dict[str, Json] = {"id": found.record, "department": found.department, "kind": found.kind}
    told |= {"title": found.title, "state": found.state, "remarks": len(found.remarks)}
    texts = answers.texts
    answers.give(told, lambda: [texts("cli.office.stands", title=found.title, state=texts(f"remark.{found.state}"))])
    return 0


def _receipts(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    made = desk.office_bundles.receipts(arguments.year, Path(arguments.out), passphrase_asker(arguments, answers))
    texts = answers.texts
    answers.give(
        {"receipts": [_sent_json(each) for each in made]},
        lambda: [texts("cli.office.receipt", department=each.recipient, path=str(each.path)) for each in made],
    )
    return 0


def _overview(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    made = desk.office_bundles.overview(Path(arguments.out), passphrase_asker(arguments, answers))
    count = sum(made.counts.values())
    answers.give(_sent_json(made), lambda: [answers.texts("cli.office.overview", n=count, path=str(made.path))])
    return 0


def _sent_json(made: Sent) -> dict[str, Json]:
    told: dict[str, Json] = {"file": str(made.path), "recipient": made.recipient, "bundle_id": made.bundle_id}
    return told | {"sequence": made.sequence, "counts": dict(made.counts)}


_COMMANDS: dict[str, Callable[[Workspace, Namespace, Answers], int]] = {
    "request": _request,
    "receive": _receive,
    "received": _received,
    "take-back": _take_back,
    "keys": _keys,
    "revoke": _revoke,
    "retire": _revoke,
    "authority": _authority,
    "crl": _crl,
    "question": _question,
    "approve": _approve,
    "duplicate": _duplicate,
    "receipts": _receipts,
    "overview": _overview,
    **compilations.COMMANDS,
    **advice.OF_THE_OFFICE,
}

COMMANDS = {"office": office}
