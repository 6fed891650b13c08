"""What is told of bundles and keys on paper: the protocol of a verification, the enrolment slip, the recovery code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.dates import PartialDate
from desktop.domain.periods import Period
from desktop.reports.papers.codes import Enrolment, RecoverySheet
from desktop.reports.papers.protocol import Listed, Protocol, Reason
from desktop.reports.papers.setting import Setting
from desktop.services.digests import digest

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from desktop.bundle.verification import Verified
    from desktop.language.texts import Language, Texts
    from desktop.reports.papers.setting import Pairs
    from desktop.services.receiving import Verdict
    from desktop.services.signing import OwnKey


def protocol(setting: Setting, file: Path, verdict: Verdict, now: datetime) -> Protocol:
    """Gather what a verification found; of a bundle that is not accepted nothing is told of what it says itself."""
    texts, found = setting.texts, verdict.verified
    outcome = verdict.outcome
    return Protocol(
        setting=setting,
        file=file.name,
        accepted=outcome.accepted,
        noted=bool(verdict.reasons),
        outcome=texts(f"outcome.{outcome.value}.name"),
        meaning=texts(f"outcome.{outcome.value}.message"),
        reasons=tuple(
            Reason(
                each.code,
                texts(f"reason.{each.code}.message", **each.details),
                texts(f"reason.{each.code}.next", **each.details),
            )
            for each in verdict.reasons
        ),
        signer=() if found is None else _signer(setting, found),
        about=() if found is None else _about(setting, found),
        counts=() if found is None else _counts(texts, found),
        files=()
        if found is None
        else tuple(Listed(each.name, each.size, each.sha256) for each in found.control.entries),
        verified=(
            (texts("paper.said.verified_at"), setting.formats.moment(now)),
            (texts("paper.said.verified_by"), f"{setting.person}, {setting.unit}"),
            (texts("paper.said.file_sha256"), digest(file)),
        ),
    )


def _signer(setting: Setting, found: Verified) -> Pairs:
    texts, formats = setting.texts, setting.formats
    begins, ends = (formats.date(day.date()) for day in (found.signer.begins, found.signer.ends))
    known = (texts("paper.said.registered_as"), "" if found.known is None else found.known.department_name)
    return (
        (texts("paper.said.name"), found.signer.name),
        known,
        (texts("paper.said.signed_at"), formats.moment(found.signed_at)),
        (texts("paper.said.fingerprint"), found.control.key),
        (texts("paper.said.certificate"), texts("paper.said.valid", begins=begins, ends=ends)),
    )


def _about(setting: Setting, found: Verified) -> Pairs:
    texts, about = setting.texts, found.control
    days = (PartialDate.of(about.period_from), PartialDate.of(about.period_to))
    period = setting.formats.period(Period(*days))
    return (
        (texts("paper.said.department"), about.department_name),
        (texts("paper.said.period"), period),
        (texts("paper.said.purpose"), texts(f"paper.purpose.{about.purpose.value}")),
        (texts("paper.said.sequence"), str(about.sequence)),
        (texts("paper.said.bundle_id"), about.bundle_id),
        (texts("paper.said.bundle_name"), found.name),
    )


def _counts(texts: Texts, found: Verified) -> Pairs:
    return tuple((texts(f"kind.{kind}.many"), str(count)) for kind, count in sorted(found.control.counts.items()))


def enrolment(setting: Setting, key: OwnKey) -> Enrolment:
    """Gather the slip that goes to the office another way than the request."""
    texts, formats = setting.texts, setting.formats
    about = (
        (texts("paper.said.contact_person"), setting.person),
        (texts("paper.said.key_made"), formats.date(key.made.date())),
    )
    return Enrolment(setting, key.code, key.fingerprint, about)


def recovery_sheet(language: Language, unit: str, register: str, code: str, today: date) -> RecoverySheet:
    """Gather the sheet; it is made before there is a register, of what the first start knows."""
    return RecoverySheet(Setting(language, "", unit, "", today), code, register)
