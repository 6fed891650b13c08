"""Commands about bundles: made, verified, taken in, and what the office does with keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.bundle.certificates import Authority, NotUsable, der_of, read_signer
from desktop.bundle.reasons import NotAccepted
from desktop.bundle.trust import PinnedAuthority, PinnedSigner
from desktop.cli.arguments import UsageError
from desktop.cli.files_out import read_file, write_file
from desktop.domain.clock import SystemClock
from desktop.domain.errors import InvalidInput, Refused
from desktop.services import verifying

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from desktop.bundle.reasons import Outcome, Reason
    from desktop.bundle.trust import Trust
    from desktop.bundle.verification import Verified
    from desktop.cli.answers import Answers
    from desktop.domain.records import Json
    from desktop.language.texts import Texts
    from desktop.services.bundle_export import Plan
    from desktop.services.workspace import Workspace

_LARGEST = 1024 * 1024


def export(arguments: Namespace, answers: Answers) -> int:
    """Make a bundle, or tell what it would hold and what is missing."""
    from desktop.cli.opening import opened, passphrase_asker  # noqa: PLC0415 - verifying by a certificate needs no store
    from desktop.services.bundle_export import BundleExport, Order  # noqa: PLC0415 - as above

    if arguments.out is None and not arguments.dry_run:
        raise UsageError("usage.export")
    with opened(arguments, answers) as desk:
        exporter = BundleExport(desk.register, desk.signing)
        if arguments.dry_run:
            return _planned(exporter.plan(arguments.year), answers)
        order = Order(arguments.year, arguments.accept_gaps, arguments.test)
        try:
            made = exporter.export(order, Path(arguments.out), passphrase_asker(arguments, answers))
        except Refused as refusal:
            if refusal.code != "export.gaps":
                raise
            return _planned(exporter.plan(arguments.year), answers)
    about = made.sealed.control
    told: dict[str, Json] = {"file": str(made.path), "bundle_id": about.bundle_id, "sequence": about.sequence}
    done = answers.texts("cli.export.done", path=str(made.path), sequence=about.sequence)
    answers.give({**told, **_plan_json(made.plan)}, lambda: [*_plan_lines(made.plan, answers.texts), done])
    return 0


def _planned(plan: Plan, answers: Answers) -> int:
    answers.give(_plan_json(plan), lambda: _plan_lines(plan, answers.texts))
    return 1 if plan.gaps else 0


def _plan_json(plan: Plan) -> dict[str, Json]:
    gaps: list[Json] = [
        {"record": each.record, "kind": each.kind, "title": each.title, "field": each.field} for each in plan.gaps
    ]
    departures: list[Json] = [
        {"record": each.record, "title": each.title, "rule": each.rule, "why": each.answer.why if each.answer else ""}
        for each in plan.departures
    ]
    return {
        "counts": dict(plan.counts),
        "files": plan.files,
        "size": plan.size,
        "gaps": gaps,
        "departures": departures,
    }


def _plan_lines(plan: Plan, texts: Texts) -> list[str]:
    lines = [f"{texts(f'kind.{kind}.many')}: {count}" for kind, count in sorted(plan.counts.items())]
    lines.append(texts("cli.export.files", n=plan.files))
    for each in plan.gaps:
        place = f"{each.kind}.{each.field}"
        label = texts(f"field.{place}") if f"field.{place}" in texts else texts(f"row.{place}")
        lines.append(texts("cli.export.gap", title=each.title, label=label, id=each.record))
    for departure in plan.departures:
        why = departure.answer.why if departure.answer else texts("cli.export.no_reason")
        text = departure.text.in_language(texts.language)
        lines.append(texts("cli.export.departure", title=departure.title, text=text, why=why, id=departure.record))
    if plan.gaps:
        lines.append(texts("cli.export.gaps", n=len(plan.gaps)))
    return lines


def verify(arguments: Namespace, answers: Answers) -> int:
    """Verify a bundle by the register, by a signer's certificate, or by a CA's."""
    trust = _trust(arguments)
    if trust is None:
        from desktop.cli.opening import opened  # noqa: PLC0415 - as in export

        with opened(arguments, answers) as desk:
            verdict = desk.receiving.verify(Path(arguments.file))
        return _told(answers, arguments.file, verdict.outcome, verdict.reasons, verdict.verified)
    try:
        found = verifying.verified(Path(arguments.file), trust, SystemClock().now())
    except NotAccepted as refusal:
        return _told(answers, arguments.file, refusal.outcome, refusal.reasons, None)
    return _told(answers, arguments.file, found.outcome, found.notes, found)


def _trust(arguments: Namespace) -> Trust | None:
    try:
        if arguments.signer is not None:
            return PinnedSigner(read_signer(der_of(read_file(Path(arguments.signer), _LARGEST))).fingerprint)
        if arguments.ca is not None:
            return PinnedAuthority(Authority.read(read_file(Path(arguments.ca), _LARGEST)))
    except NotUsable as problem:
        raise InvalidInput(problem.code) from None
    except NotAccepted:
        raise InvalidInput("key.not_for_signing") from None
    return None


def receive(arguments: Namespace, answers: Answers) -> int:
    """Take in a receipt or an overview."""
    from desktop.cli.opening import opened  # noqa: PLC0415 - as in export

    with opened(arguments, answers) as desk:
        verdict = desk.receiving.receive(Path(arguments.file))
    return _told(answers, arguments.file, verdict.outcome, verdict.reasons, verdict.verified, stored=verdict.stored)


def office(arguments: Namespace, answers: Answers) -> int:
    """Do what the office does with keys and bundles."""
    from desktop.cli.opening import opened  # noqa: PLC0415 - as in export

    with opened(arguments, answers) as desk:
        return _OFFICE[arguments.office_command](desk, arguments, answers)


def _request(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    from desktop.cli.opening import passphrase_asker  # noqa: PLC0415 - as in export

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
    verdicts = [(file, desk.receiving.receive(Path(file))) for file in arguments.files]
    told: list[Json] = [
        {**_verdict_json(answers.texts, each.outcome, each.reasons, each.verified), "file": file, "stored": each.stored}
        for file, each in verdicts
    ]
    lines = [
        line
        for file, each in verdicts
        for line in _verdict_lines(answers.texts, file, each.outcome, each.reasons, each.verified)
    ]
    answers.give({"bundles": told}, lambda: lines)
    return 0 if all(each.outcome.accepted for _, each in verdicts) else 1


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
    found = desk.trusted.revoke(arguments.fingerprint, arguments.why)
    answers.give(
        {"spki_sha256": found.fingerprint, "status": found.status.value},
        lambda: [answers.texts("cli.office.revoked", name=found.name)],
    )
    return 0


def _authority(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    from desktop.cli.opening import passphrase_asker  # noqa: PLC0415 - as in export

    pem = desk.trusted.authority(passphrase_asker(arguments, answers))
    write_file(Path(arguments.out), pem, arguments.force)
    answers.give({"file": arguments.out}, lambda: [answers.texts("cli.office.authority", path=arguments.out)])
    return 0


def _told(
    answers: Answers,
    file: str,
    outcome: Outcome,
    reasons: Sequence[Reason],
    verified: Verified | None,
    *,
    stored: bool | None = None,
) -> int:
    told = _verdict_json(answers.texts, outcome, reasons, verified)
    if stored is not None:
        told["stored"] = stored
    answers.give(told, lambda: _verdict_lines(answers.texts, file, outcome, reasons, verified))
    return 0 if outcome.accepted else 1


def _verdict_json(
    texts: Texts, outcome: Outcome, reasons: Sequence[Reason], verified: Verified | None
) -> dict[str, Json]:
    told: dict[str, Json] = {
        "outcome": outcome.value,
        "reasons": [
            {
                "code": each.code,
                "message": texts(f"reason.{each.code}.message", **each.details),
                "next": texts(f"reason.{each.code}.next", **each.details),
            }
            for each in reasons
        ],
        "signer": None,
        "department": None,
        "sequence": None,
        "period": None,
        "counts": None,
    }
    if verified is not None:
        about = verified.control
        told |= {
            "signer": {"name": verified.signer.name, "spki_sha256": about.key, "at": verified.signed_at.isoformat()},
            "department": {"id": about.department_id, "name": about.department_name},
            "bundle_id": about.bundle_id,
            "name": verified.name,
            "purpose": about.purpose.value,
            "sequence": about.sequence,
            "period": {"from": about.period_from.isoformat(), "to": about.period_to.isoformat()},
            "counts": dict(about.counts),
        }
    return told


def _verdict_lines(
    texts: Texts, file: str, outcome: Outcome, reasons: Sequence[Reason], verified: Verified | None
) -> list[str]:
    """Write the protocol: what became of it, who signed, which files, what to do."""
    lines = [f"{file}: {texts(f'outcome.{outcome.value}.name')}. {texts(f'outcome.{outcome.value}.message')}"]
    for each in reasons:
        message, following = (texts(f"reason.{each.code}.{part}", **each.details) for part in ("message", "next"))
        lines.append(f"  • {message} {following} [{each.code}]")
    if verified is None:
        return lines
    about = verified.control
    period = f"{about.period_from}/{about.period_to}"
    lines.append(
        texts("cli.verify.signer", name=verified.signer.name, at=verified.signed_at.isoformat(), key=about.key)
    )
    lines.append(texts("cli.verify.about", name=about.department_name, period=period, sequence=about.sequence))
    lines += [f"  {texts(f'kind.{kind}.many')}: {count}" for kind, count in sorted(about.counts.items())]
    lines += [f"  {each.name}  {each.size}  {each.sha256}" for each in about.entries]
    return lines


_OFFICE: dict[str, Callable[[Workspace, Namespace, Answers], int]] = {
    "request": _request,
    "receive": _receive,
    "keys": _keys,
    "revoke": _revoke,
    "authority": _authority,
}

COMMANDS = {"export": export, "verify": verify, "receive": receive, "office": office}
