"""Commands about bundles: made, and verified."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.bundle.certificates import Authority, NotUsable, der_of, read_signer
from desktop.bundle.reasons import NotAccepted
from desktop.bundle.trust import PinnedAuthority, PinnedSigner
from desktop.cli.arguments import UsageError
from desktop.cli.files_out import read_file
from desktop.cli.verdicts import verdict_json, verdict_lines
from desktop.domain.clock import SystemClock
from desktop.domain.errors import InvalidInput, Refused
from desktop.language.remarks import place_label
from desktop.services import verifying

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from desktop.bundle.reasons import Outcome, Reason
    from desktop.bundle.trust import Trust
    from desktop.bundle.verification import Verified
    from desktop.cli.answers import Answers
    from desktop.domain.records import Json
    from desktop.language.texts import Texts
    from desktop.services.bundle_export import Plan

_LARGEST = 1024 * 1024


def export(arguments: Namespace, answers: Answers) -> int:
    """Make a bundle, or tell what it would hold and what is missing."""
    from desktop.cli.opening import opened, passphrase_asker  # noqa: PLC0415 - verifying by a certificate needs no store
    from desktop.services.bundle_export import BundleExport, Order  # noqa: PLC0415 - as above
    from desktop.services.papers.accounts import Accounts  # noqa: PLC0415 - as above

    if arguments.out is None and not arguments.dry_run:
        raise UsageError("usage.export")
    with opened(arguments, answers) as desk:
        exporter = BundleExport(desk.register, desk.signing)
        if arguments.dry_run:
            return _planned(exporter.plan(arguments.year), answers)
        summary = (
            None if arguments.no_summary else Accounts(desk.register).summary(arguments.year, answers.texts.language)
        )
        order = Order(arguments.year, arguments.accept_gaps, arguments.test, summary)
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
        label = place_label(each.kind, each.field, texts)
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


def _told(answers: Answers, file: str, outcome: Outcome, reasons: Sequence[Reason], verified: Verified | None) -> int:
    told = verdict_json(answers.texts, outcome, reasons, verified)
    answers.give(told, lambda: verdict_lines(answers.texts, file, outcome, reasons, verified))
    return 0 if outcome.accepted else 1


COMMANDS = {"export": export, "verify": verify}
