"""Verifying in a process of its own: a question on standard in, an answer on standard out, limits in between.

Whatever a hostile file can do, it does here: it takes so much memory and time and no more, and what comes out is the
answer and the records, each line of which has been checked.
"""

from __future__ import annotations

import base64
import gc
import json
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from desktop.bundle import certificates, control
from desktop.bundle.control import Purpose
from desktop.bundle.limits import MEGABYTE
from desktop.bundle.reasons import NotAccepted, because, note
from desktop.bundle.trust import KeyRegister, KnownKey, Mark, PinnedAuthority, PinnedSigner, Status
from desktop.bundle.verification import Expected, Verified, verify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.bundle.reasons import Reason
    from desktop.bundle.trust import Trust

MEMORY: Final = 512 * MEGABYTE
ENDED_BY_WINDOWS: Final = 1816
"""ERROR_NOT_ENOUGH_QUOTA: how a process ends that took more time than its job gives."""
Json = dict[str, Any]


def main() -> int:
    """Answer one question."""
    question = json.loads(sys.stdin.buffer.read())
    limit(question["seconds"])
    gc.disable()  # nothing here goes in circles, and the process ends with its answer
    answer(question, sys.stdout.buffer)
    return 0


def limit(seconds: int, memory: int = MEMORY) -> None:
    """Take no more than this.

    macOS refuses a limit of memory or does not keep it; there the limits of bytes and time are all.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        from desktop.bundle import job_object  # noqa: PLC0415 - on Windows alone

        job_object.limit(seconds, memory)
        return
    with suppress(ValueError, OSError):  # as macOS does; elsewhere there is a lower one already
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def answer(question: Json, out: BinaryIO) -> None:
    """Verify what is asked for and write the answer: a line of JSON, then the records if they are wanted."""
    try:
        with Path(question["file"]).open("rb") as file:
            trust, now, keep = trust_in(question["trust"]), _moment(question["now"]), question["records"]
            found = verify(file, trust, now, _expected(question), keep=keep)
    except NotAccepted as refusal:
        out.write(_line({"reasons": _reasons(refusal.reasons)}))
        return
    except MemoryError:
        out.write(_line({"reasons": _reasons(because("zip.too_costly").reasons)}))
        return
    out.write(_line(said(found)))
    out.writelines(found.lines)


def said(found: Verified) -> Json:
    """Write what was verified."""
    return {
        "control": found.control.to_bytes().decode(),
        "certificate": base64.b64encode(found.signer.der).decode(),
        "signed_at": found.signed_at.isoformat(),
        "name": found.name,
        "known": None if found.known is None else known_json(found.known),
        "notes": _reasons(found.notes),
    }


def heard(told: Json, lines: Sequence[bytes] = ()) -> Verified:
    """Read what `said` wrote, in the process that asked."""
    if "reasons" in told:
        raise NotAccepted(*(note(each["code"], **each["details"]) for each in told["reasons"]))
    return Verified(
        control=control.read(told["control"].encode()),
        signer=certificates.read_signer(base64.b64decode(told["certificate"])),
        signed_at=_moment(told["signed_at"]),
        name=str(told["name"]),
        known=None if told["known"] is None else known_key(told["known"]),
        notes=tuple(note(each["code"], **each["details"]) for each in told["notes"]),
        lines=tuple(lines),
    )


def known_json(known: KnownKey) -> Json:
    """Write a key of the register."""
    return {
        "fingerprint": known.fingerprint,
        "department_id": known.department_id,
        "department_name": known.department_name,
        "status": known.status.value,
        "retired": None if known.retired is None else known.retired.isoformat(),
        "marks": [None if each is None else [each.sequence, each.sha256] for each in _marks(known)],
    }


def known_key(told: Json) -> KnownKey:
    """Read a key of the register."""
    mark, receipt, overview = (None if each is None else Mark(*each) for each in told["marks"])
    return KnownKey(
        fingerprint=told["fingerprint"],
        department_id=told["department_id"],
        department_name=told["department_name"],
        status=Status(told["status"]),
        retired=None if told["retired"] is None else _moment(told["retired"]),
        mark=mark,
        receipt=receipt,
        overview=overview,
    )


def _marks(known: KnownKey) -> tuple[Mark | None, ...]:
    return known.mark, known.receipt, known.overview


def trust_json(trust: Trust) -> Json:
    """Write whom to trust."""
    match trust:
        case KeyRegister():
            return {"register": [known_json(each) for each in trust.keys.values()]}
        case PinnedAuthority():
            return {"authority": trust.authority.pem.decode()}
        case PinnedSigner():
            return {"signer": trust.fingerprint}
        case _:
            raise TypeError(trust)


def trust_in(told: Json) -> Trust:
    """Read whom to trust."""
    if "register" in told:
        return KeyRegister({each["fingerprint"]: known_key(each) for each in told["register"]})
    if "authority" in told:
        return PinnedAuthority(certificates.Authority.read(told["authority"].encode()))
    return PinnedSigner(told["signer"])


def _expected(question: Json) -> Expected:
    return Expected(frozenset(Purpose(each) for each in question["purposes"]), question["recipient"])


def _reasons(reasons: Sequence[Reason]) -> list[Json]:
    return [{"code": each.code, "details": dict(each.details)} for each in reasons]


def _line(told: Json) -> bytes:
    return (json.dumps(told, ensure_ascii=False) + "\n").encode()


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
