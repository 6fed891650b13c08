"""records/records.jsonl: one record a line, sorted by kind and id, each judged by the schema the bundle names."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from desktop.bundle import canonical, limits, schema, typed_records
from desktop.bundle.reasons import NotAccepted, because
from desktop.bundle.typed_records import Head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.domain.records import Json

_AT_A_TIME: Final = 100


@dataclass(slots=True)
class RecordReader:
    """Reads the lines one by one and remembers what they come to."""

    schema: str
    counts: Counter[str] = field(default_factory=Counter)
    files: set[str] = field(default_factory=set)
    _ids: set[str] = field(default_factory=set)
    _carriers: dict[str, int] = field(default_factory=dict)
    _before: tuple[str, str] = ("", "")
    _number: int = 0

    def read(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Give line after line; the first that is wrong ends it with the reason."""
        for lines in _lines(pieces):
            for line, record in zip(lines, self._heads(lines, self._number), strict=True):
                self.take(record)
                yield line
        self.close()

    def take(self, record: Head) -> None:
        """Hold a line that is right in itself against those before it, and remember it."""
        self._number += 1
        place = (record.kind, record.id)
        if place <= self._before or record.id in self._ids:
            raise because("bundle.order", line=self._number)
        self._before = place
        self._remember(record, self._number)

    def close(self) -> None:
        """Look at what can be told only when all lines are known."""
        for carrier, first in self._carriers.items():
            if carrier not in self._ids:
                raise because("bundle.record", line=first, place="fields.on")

    def _heads(self, lines: Sequence[bytes], before: int) -> Iterable[Head]:
        """Read some lines together; if that does not go well, one by one, to say which is wrong."""
        found = typed_records.loaded(self.schema).heads(lines)
        return self._one_by_one(lines, before) if found is None else found

    def _one_by_one(self, lines: Sequence[bytes], before: int) -> Iterator[Head]:
        check = schema.loaded(self.schema)
        for number, line in enumerate(lines, before + 1):
            record: Any = _one(line, number)
            wrong = check(record)
            if wrong is not None:
                raise because("bundle.record", line=number, place=wrong.lstrip("."))
            files = tuple(each["file"] for each in record["attachments"])
            yield Head(record["kind"], record["id"], files, record["fields"].get("on"))

    def _remember(self, record: Head, number: int) -> None:
        self.counts[record.kind] += 1
        self._ids.add(record.id)
        self.files.update(record.files)
        if record.on is not None:
            self._carriers.setdefault(record.on, number)


class Unfit(Exception):
    """A record that no verifier would take, and the place in it."""

    def __init__(self, line: bytes, place: str) -> None:
        super().__init__(place)
        self.line = line
        self.place = place


def written(records: Iterable[Mapping[str, Any]], schema_name: str) -> bytes:
    """Write records, as they come, in the one order that lines have, and judge them as a verifier will."""
    write = typed_records.loaded(schema_name).written
    found = sorted([(each["kind"], each["id"], *write(each)) for each in records], key=itemgetter(0, 1))
    lines = [line for _, _, line, _ in found]
    for line in lines:
        if len(line) > limits.LINE:
            raise Unfit(line, "")
    if not _fit([head for *_, head in found], schema_name):
        _read(lines, schema_name)
    return b"".join(lines)


def _fit(heads: Sequence[Head | None], schema_name: str) -> bool:
    """Whether these lines, each surely right in itself, are so together."""
    reader = RecordReader(schema_name)
    try:
        for head in heads:
            if head is None:
                return False
            reader.take(head)
        reader.close()
    except NotAccepted:
        return False
    return True


def _read(lines: Sequence[bytes], schema_name: str) -> None:
    """Read lines as a verifier will, to tell which of them it would not take."""
    pieces = [b"".join(lines[start : start + _AT_A_TIME]) for start in range(0, len(lines), _AT_A_TIME)]
    try:
        deque(RecordReader(schema_name).read(pieces), maxlen=0)
    except NotAccepted as refusal:
        details = refusal.reasons[0].details
        raise Unfit(lines[int(details["line"]) - 1], str(details.get("place", "id"))) from None


def _one(line: bytes, number: int) -> Json:
    try:
        return canonical.read(line)
    except canonical.TooDeep:
        raise because("bundle.too_deep", limit=limits.DEPTH) from None
    except canonical.NotCanonical:
        raise because("bundle.record", line=number, place="JSON") from None


def _lines(pieces: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Cut at every LF; what comes after the last is a line that was cut off."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        if whole:
            yield [line + b"\n" for line in whole]
        if len(rest) > limits.LINE:
            raise because("bundle.too_long", limit=limits.LINE // limits.MEGABYTE)
    if rest:
        yield [rest]
