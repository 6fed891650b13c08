"""How a verdict on a bundle is told: the outcome, the reasons, who signed, which files, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.bundle.reasons import Outcome, Reason
    from desktop.bundle.verification import Verified
    from desktop.domain.records import Json
    from desktop.language.texts import Texts


def verdict_json(
    texts: Texts, outcome: Outcome, reasons: Sequence[Reason], verified: Verified | None
) -> dict[str, Json]:
    """Write a verdict for programs."""
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


def verdict_lines(
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
