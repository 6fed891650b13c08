"""Commands about what has come: taken in many at a time, listed, taken back; and the answers a department reads."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.answers import plain
from desktop.cli.arguments import UsageError
from desktop.cli.opening import opened
from desktop.cli.verdicts import verdict_json, verdict_lines
from desktop.language.formats import Formats
from desktop.language.remarks import place_label, state_label

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json
    from desktop.language.texts import Texts
    from desktop.services.answers import Answer, Receipt
    from desktop.services.bundle_changes import Changes, Mentioned
    from desktop.services.mailbag import Opened, Progress, Round
    from desktop.services.receiving import Received
    from desktop.services.workspace import Workspace


def receive(arguments: Namespace, answers: Answers) -> int:
    """Take in receipts and overviews, list what was taken in, or take one back."""
    asked = bool(arguments.files) + arguments.list + (arguments.take_back is not None)
    if asked != 1:
        raise UsageError("usage.receive")
    with opened(arguments, answers) as desk:
        if arguments.list:
            return listed(desk, answers)
        if arguments.take_back is not None:
            return taken_back(desk, arguments.take_back, answers)
        return taken_in(desk, arguments.files, answers, alone=len(arguments.files) == 1)


def looked_into(desk: Workspace, files: Sequence[str], answers: Answers) -> int:
    """Tell what would become of files, and take nothing in."""
    found = [desk.mailbag.look_into(Path(file)) for file in files]
    answers.give(
        {"bundles": [_opened_json(each, answers.texts) for each in found]},
        lambda: [line for each in found for line in _opened_lines(each, answers.texts)],
    )
    return 0 if all(each.verdict is not None and each.verdict.outcome.accepted for each in found) else 1


def taken_in(desk: Workspace, files: Sequence[str], answers: Answers, *, alone: bool = False) -> int:
    """Take files in and tell what became of each. `alone` answers for one file without a list around it."""
    done = desk.mailbag.open([Path(file) for file in files], lambda progress: _say(progress, answers))
    if len(done.files) == 1 and done.files[0].trouble is not None:
        raise done.files[0].trouble
    told = [_opened_json(each, answers.texts) for each in done.files]
    document: Json = told[0] if alone else {"bundles": told, "summary": _summary_json(done)}
    answers.give(document, lambda: _round_lines(done, answers.texts))
    return 0 if all(each.verdict is not None and each.verdict.outcome.accepted for each in done.files) else 1


def _say(progress: Progress, answers: Answers) -> None:
    """Let whoever waits at a terminal see that it goes on."""
    if progress.total > 1 and progress.done < progress.total and sys.stderr.isatty():
        answers.tell(answers.texts("cli.receive.progress", done=progress.done + 1, total=progress.total))


def _opened_json(opened_file: Opened, texts: Texts) -> dict[str, Json]:
    file, verdict = str(opened_file.file), opened_file.verdict
    if verdict is None:
        assert opened_file.trouble is not None  # noqa: S101 - one of both is there; this tells the type checker
        message = texts.error(opened_file.trouble)
        error: Json = {"code": message.code, "message": message.message, "hint": message.hint}
        return {"file": file, "stored": False, "error": error}
    told = verdict_json(texts, verdict.outcome, verdict.reasons, verdict.verified)
    changes = opened_file.changes
    return {**told, "file": file, "stored": verdict.stored, "changes": None if changes is None else _changes(changes)}


def _changes(changes: Changes) -> Json:
    def told(records: Iterable[Mentioned]) -> list[Json]:
        return [{"id": each.id, "kind": each.kind, "title": each.title} for each in records]

    return {
        "since": changes.since,
        "new": told(changes.new),
        "changed": told(changes.changed),
        "gone": told(changes.gone),
        "same": changes.same,
        "counts": dict(changes.counts),
    }


def _summary_json(done: Round) -> Json:
    outcomes: dict[str, Json] = {outcome.value: count for outcome, count in done.outcomes.items()}
    return {"files": len(done.files), "stored": done.stored, "unread": done.unread, "outcomes": outcomes}


def _round_lines(done: Round, texts: Texts) -> list[str]:
    lines = [line for each in done.files for line in _opened_lines(each, texts)]
    if len(done.files) > 1:
        lines.append(texts("cli.receive.summary", files=len(done.files), stored=done.stored))
        lines += [f"  {texts(f'outcome.{outcome.value}.name')}: {n}" for outcome, n in done.outcomes.items() if n]
    return lines


def _opened_lines(each: Opened, texts: Texts) -> list[str]:
    if each.verdict is None:
        assert each.trouble is not None  # noqa: S101 - as above
        return [f"{each.file}: {texts.error(each.trouble)}"]
    verdict = each.verdict
    lines = verdict_lines(texts, str(each.file), verdict.outcome, verdict.reasons, verdict.verified)
    return lines if each.changes is None else [*lines, *_change_lines(each.changes, texts)]


def _change_lines(changes: Changes, texts: Texts) -> list[str]:
    if changes.since is None:
        return [texts("cli.receive.first")]
    lines = [texts("cli.receive.since", sequence=changes.since, same=changes.same, **changes.counts)]
    for name, records in (("new", changes.new), ("changed", changes.changed), ("gone", changes.gone)):
        lines += [f"    {texts(f'cli.receive.{name}')}: {each.title}  [{each.id}]" for each in records]
        if changes.counts[name] > len(records):
            lines.append(f"    {texts('cli.receive.more', n=changes.counts[name] - len(records))}")
    return lines


def listed(desk: Workspace, answers: Answers) -> int:
    """Tell of everything that was taken in, and at the office of what was not."""
    found, dismissed = desk.receiving.all(), desk.mailbag.dismissed()
    told: list[Json] = [_received_json(each) for each in found]
    refused: list[Json] = [
        {
            "file": each.file,
            "sha256": each.sha256,
            "at": each.at.isoformat(timespec="seconds"),
            "outcome": each.outcome,
            "reasons": list(each.reasons),
        }
        for each in dismissed
    ]
    texts, formats = answers.texts, Formats.load(answers.texts.language)
    names = {each.department: each.name for each in desk.trusted.all()}

    def lines() -> list[str]:
        said = [_received_line(each, names.get(each.department, each.department), texts, formats) for each in found]
        for each in dismissed:
            outcome = texts(f"outcome.{each.outcome}.name")
            said.append(f"–  {formats.moment(each.at)}  {plain(each.file)}: {outcome} ({', '.join(each.reasons)})")
        return said or [texts("cli.receive.nothing")]

    answers.give({"received": told, "dismissed": refused}, lines)
    return 0


def _received_json(each: Received) -> dict[str, Json]:
    return {
        "number": each.number,
        "department": each.department,
        "purpose": each.purpose,
        "sequence": each.sequence,
        "period": {"from": each.period_from, "to": each.period_to},
        "bundle_id": each.bundle_id,
        "received": each.received.isoformat(timespec="seconds"),
        "revoked": each.revoked,
    }


def _received_line(each: Received, name: str, texts: Texts, formats: Formats) -> str:
    flag = f"  {texts('cli.office.status.revoked')}" if each.revoked else ""
    about = {"name": name, "purpose": texts(f"purpose.{each.purpose}"), "year": each.period_from[:4]}
    said = texts("cli.receive.line", sequence=each.sequence, **about)
    return f"{each.number}  {formats.moment(each.received)}  {said}{flag}"


def taken_back(desk: Workspace, number: int, answers: Answers) -> int:
    """Take a bundle back as a whole."""
    found = desk.receiving.take_back(number)
    answers.give(
        {"taken_back": _received_json(found)},
        lambda: [answers.texts("cli.receive.taken_back", department=found.department, sequence=found.sequence)],
    )
    return 0


def answered(arguments: Namespace, answers: Answers) -> None:
    """Tell what the office has answered: of one record, or of all that stand in some way."""
    with opened(arguments, answers) as desk:
        if arguments.id is None:
            found = desk.answers.all(arguments.state)
            receipts = desk.answers.receipts()
        else:
            desk.records.get(arguments.id)  # which says so if there is none
            one = desk.answers.of(arguments.id)
            found, receipts = () if one is None else (one,), ()
    texts = answers.texts
    told: dict[str, Json] = {
        "answers": [answer_json(each) for each in found],
        "receipts": [_receipt_json(each) for each in receipts],
    }
    answers.give(
        told,
        lambda: (
            [*(line for each in receipts for line in _receipt_lines(each, texts))]
            + [line for each in found for line in answer_lines(each, texts)]
            or [texts("cli.answers.none")]
        ),
    )


def answer_json(answer: Answer) -> dict[str, Json]:
    """Write an answer for programs."""
    remarks: list[Json] = [
        {"state": each.state, "at": each.at, "field": each.field, "text": each.text, "other": each.other}
        for each in answer.remarks
    ]
    told: dict[str, Json] = {"record": answer.record, "kind": answer.kind, "title": answer.title}
    return told | {"state": answer.state, "note": answer.note, "remarks": remarks}


def answer_lines(answer: Answer, texts: Texts) -> list[str]:
    """Write an answer for people, each remark at its field."""
    state = state_label(answer.kind, answer.state, texts)
    lines = [f"{texts('cli.answers.office')}: {state} – {answer.title}  [{answer.record}]"]
    for each in answer.remarks:
        said = state_label(answer.kind, each.state, texts)
        place = place_label(answer.kind, each.field, texts) or each.field
        words = ": ".join(part for part in (place, each.text) if part)
        other = f" [{each.other}]" if each.other else ""
        lines.append(f"  {each.at[:10]}  {said}{f': {words}' if words else ''}{other}")
    return lines


def _receipt_json(each: Receipt) -> dict[str, Json]:
    return {
        "bundle_id": each.bundle_id,
        "sequence": each.sequence,
        "received": each.received,
        "outcome": each.outcome,
        "notes": list(each.notes),
        "period": {"from": each.period[0], "to": each.period[1]},
        "history_holds": each.holds,
    }


def _receipt_lines(each: Receipt, texts: Texts) -> list[str]:
    year, day = each.period[0][:4], each.received[:10]
    lines = [texts("cli.answers.receipt", sequence=each.sequence, year=year, day=day)]
    return lines if each.holds else [*lines, f"  {texts('cli.answers.history_differs')}"]


COMMANDS = {"receive": receive, "answers": answered}
