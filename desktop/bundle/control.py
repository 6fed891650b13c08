"""bundle.json: what a bundle says of itself. Read strictly, each value in its own form and nothing beside them."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from desktop.bundle import canonical, limits
from desktop.bundle.reasons import because
from desktop.bundle.zip_layout import is_media_type, is_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.bundle.template import Reference
    from desktop.domain.records import Json

FORMAT: Final = "utblick-bundle"
VERSION: Final = 1
_TIME: Final = "%Y-%m-%dT%H:%M:%SZ"
_LARGEST: Final = 2**53 - 1

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_CODE = re.compile(r"[a-z0-9-]{1,80}")
_HEX = re.compile(r"[0-9a-f]{64}")
_WORD = re.compile(r"[a-z][a-z0-9_.-]{0,79}")
_SCHEMA = re.compile(r"utblick-[a-z]{1,20}-[1-9][0-9]{0,3}")
_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f]{1,200}")
_TEXT = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f]{0,5000}")


_Made = TypeVar("_Made", date, datetime)


class Purpose(StrEnum):
    """What a bundle is for."""

    PRODUCTION = "production"
    TEST = "test"
    RECEIPT = "receipt"
    OVERVIEW = "overview"

    @property
    def from_department(self) -> bool:
        """Whether a department sends it to its office; else it is the other way round."""
        return self in {Purpose.PRODUCTION, Purpose.TEST}


@dataclass(frozen=True, slots=True)
class Previous:
    """The bundle before this one, by the same key."""

    sequence: int
    sha256: str


@dataclass(frozen=True, slots=True)
class NextKey:
    """The key that the next bundles are signed with; the old key vouches for it."""

    spki_sha256: str
    certificate: bytes


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing, and was sent all the same, with the reason."""

    record: str
    field: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the container."""

    name: str
    size: int
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """The whole of bundle.json."""

    bundle_id: str
    purpose: Purpose
    department_id: str
    department_name: str
    recipient_id: str
    period_from: date
    period_to: date
    created: datetime
    app_name: str
    app_version: str
    schema: str
    key: str
    sequence: int
    previous: Previous | None = None
    next_key: NextKey | None = None
    history_head: str = ""
    history_count: int = 0
    counts: Mapping[str, int]
    gaps: Sequence[Gap] = ()
    entries: Sequence[Entry]

    def to_bytes(self) -> bytes:
        """Write bundle.json."""
        following: Json = None
        if self.next_key is not None:
            certificate = base64.b64encode(self.next_key.certificate).decode()
            following = {"spki_sha256": self.next_key.spki_sha256, "certificate": certificate}
        before: Json = None
        if self.previous is not None:
            before = {"sequence": self.previous.sequence, "sha256": self.previous.sha256}
        return canonical.written({
            "format": FORMAT,
            "version": VERSION,
            "bundle_id": self.bundle_id,
            "purpose": self.purpose.value,
            "department": {"id": self.department_id, "name": self.department_name},
            "recipient": {"id": self.recipient_id},
            "period": {"from": self.period_from.isoformat(), "to": self.period_to.isoformat()},
            "created": self.created.strftime(_TIME),
            "app": {"name": self.app_name, "version": self.app_version},
            "schema": self.schema,
            "key": {"spki_sha256": self.key},
            "sequence": self.sequence,
            "previous": before,
            "next_key": following,
            "history": {"head": self.history_head, "count": self.history_count},
            "counts": dict(self.counts),
            "gaps": [
                {"record": each.record, "field": each.field, "rule": each.rule, "why": each.why} for each in self.gaps
            ],
            "entries": [
                {"name": each.name, "size": each.size, "sha256": each.sha256, "media_type": each.media_type}
                for each in self.entries
            ],
        })  # fmt: skip

    @property
    def sha256(self) -> str:
        """What the next bundle names as the one before it."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def lists(self, references: Sequence[Reference]) -> bool:
        """Whether its entries are exactly what is signed, but for bundle.json itself, which stands first."""
        signed = [(each.name, each.media_type, each.sha256.hex()) for each in references[1:]]
        return signed == [(each.name, each.media_type, each.sha256) for each in self.entries]


def read(content: bytes) -> Control:
    """Read bundle.json, or say what in it is wrong."""
    try:
        found = canonical.read(content)
    except canonical.TooDeep:
        raise because("bundle.too_deep", limit=limits.DEPTH) from None
    except canonical.NotCanonical:
        raise because("bundle.not_canonical") from None
    top = _Fields(found, "")
    _refuse_newer(top)
    top.exactly(
        "format version bundle_id purpose department recipient period created app schema key sequence previous"
        " next_key history counts gaps entries"
    )
    return _control(top)


def _refuse_newer(top: _Fields) -> None:
    if top.get("format") != FORMAT:
        raise because("bundle.control")
    version = top.whole("version", least=1)
    if version > VERSION:
        raise because("bundle.newer", version=version)


def _control(top: _Fields) -> Control:
    department = top.object("department", "id name")
    period = top.object("period", "from to")
    app, history = top.object("app", "name version"), top.object("history", "head count")
    begins, ends = period.day("from"), period.day("to")
    if ends < begins:
        raise because("bundle.field", field="period.to")
    count = history.whole("count")
    return Control(
        bundle_id=top.text("bundle_id", _UUID),
        purpose=Purpose(top.text("purpose", _PURPOSE)),
        department_id=department.text("id", _CODE),
        department_name=department.text("name", _LINE),
        recipient_id=top.object("recipient", "id").text("id", _CODE),
        period_from=begins,
        period_to=ends,
        created=top.moment("created"),
        app_name=app.text("name", _LINE),
        app_version=app.text("version", _LINE),
        schema=top.text("schema", _SCHEMA),
        key=top.object("key", "spki_sha256").text("spki_sha256", _HEX),
        sequence=top.whole("sequence", least=1),
        previous=_previous(top),
        next_key=_next_key(top),
        history_head=history.text("head", _HEX if count else _NOTHING),
        history_count=count,
        counts=_counts(top),
        gaps=tuple(_gap(each) for each in top.objects("gaps", "record field rule why")),
        entries=tuple(_entry(each) for each in top.objects("entries", "name size sha256 media_type")),
    )


_PURPOSE = re.compile("|".join(Purpose))
_NOTHING = re.compile("")


def _previous(top: _Fields) -> Previous | None:
    """Only the first bundle of a key has none before it."""
    if top.get("previous") is None:
        return None
    before = top.object("previous", "sequence sha256")
    number = before.whole("sequence", least=1)
    if number >= top.whole("sequence", least=1):
        raise because("bundle.field", field="previous.sequence")
    return Previous(number, before.text("sha256", _HEX))


def _next_key(top: _Fields) -> NextKey | None:
    if top.get("next_key") is None:
        return None
    following = top.object("next_key", "spki_sha256 certificate")
    text = following.text("certificate", re.compile(r"[A-Za-z0-9+/]{1,22000}={0,2}"))
    try:
        certificate = base64.b64decode(text)
    except ValueError:
        certificate = b""
    if base64.b64encode(certificate).decode() != text:
        raise because("bundle.field", field="next_key.certificate")
    return NextKey(following.text("spki_sha256", _HEX), certificate)


def _counts(top: _Fields) -> dict[str, int]:
    raw = top.get("counts")
    if not isinstance(raw, dict) or not all(_WORD.fullmatch(kind) for kind in raw):
        raise because("bundle.field", field="counts")
    found = _Fields(raw, "counts.")
    return {kind: found.whole(kind, least=1) for kind in raw}


def _gap(found: _Fields) -> Gap:
    field, rule = (found.text(name, _WORD) for name in ("field", "rule"))
    return Gap(found.text("record", _UUID), field, rule, found.text("why", _TEXT))


def _entry(found: _Fields) -> Entry:
    name, media_type = (found.text(key, _LINE) for key in ("name", "media_type"))
    if not is_name(name) or not is_media_type(media_type):
        raise because("bundle.field", field="entries")
    return Entry(name, found.whole("size"), found.text("sha256", _HEX), media_type)


class _Fields:
    """The values of one object, each taken in its form."""

    def __init__(self, raw: Json, place: str) -> None:
        if not isinstance(raw, dict):
            raise because("bundle.field", field=place.rstrip(".") or "bundle.json")
        self._raw: dict[str, Json] = raw
        self._place = place

    def get(self, name: str) -> Json:
        return self._raw.get(name)

    def exactly(self, names: str) -> _Fields:
        """Refuse a name too many or too few."""
        odd = sorted(self._raw.keys() ^ set(names.split()))
        if odd:
            raise because("bundle.field", field=f"{self._place}{odd[0]}")
        return self

    def object(self, name: str, names: str) -> _Fields:
        return _Fields(self.get(name), f"{self._place}{name}.").exactly(names)

    def objects(self, name: str, names: str) -> list[_Fields]:
        raw = self.get(name)
        if not isinstance(raw, list):
            raise self._wrong(name)
        return [_Fields(each, f"{self._place}{name}.").exactly(names) for each in raw]

    def text(self, name: str, form: re.Pattern[str]) -> str:
        raw = self.get(name)
        if not isinstance(raw, str) or form.fullmatch(raw) is None:
            raise self._wrong(name)
        return raw

    def whole(self, name: str, *, least: int = 0) -> int:
        raw = self.get(name)
        if type(raw) is not int or not least <= raw <= _LARGEST:
            raise self._wrong(name)
        return raw

    def day(self, name: str) -> date:
        return self._made(name, re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), date.fromisoformat)

    def moment(self, name: str) -> datetime:
        form = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
        return self._made(name, form, lambda text: datetime.strptime(text, _TIME).replace(tzinfo=UTC))

    def _made(self, name: str, form: re.Pattern[str], make: Callable[[str], _Made]) -> _Made:
        try:
            return make(self.text(name, form))
        except ValueError:
            raise self._wrong(name) from None

    def _wrong(self, name: str) -> Exception:
        return because("bundle.field", field=f"{self._place}{name}")
