"""records/records.jsonl: one record a line, sorted by kind and id, each judged by the schema the bundle names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from desktop.bundle import canonical, limits
from desktop.bundle.reasons import because

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.bundle.schema import Check
    from desktop.domain.records import Json


@dataclass(slots=True)
class RecordReader:
    """Reads the lines one by one and remembers what they come to."""

    check: Check
    counts: Counter[str] = field(default_factory=Counter)
    files: set[str] = field(default_factory=set)
    _ids: set[str] = field(default_factory=set)
    _carriers: dict[str, int] = field(default_factory=dict)

    def read(self, pieces: Iterable[bytes]) -> Iterator[Mapping[str, Json]]:
        """Give record after record; the first that is wrong ends it with the reason."""
        before, number = ("", ""), 0
        for lines in _lines(pieces):
            for record in self._batch(lines, number):
                number += 1
                place = (str(record["kind"]), str(record["id"]))
                if place <= before or place[1] in self._ids:
                    raise because("bundle.order", line=number)
                before = place
                self._remember(record, place, number)
                yield record
        for carrier, line in self._carriers.items():
            if carrier not in self._ids:
                raise because("bundle.record", line=line, place="fields.on")

    def _batch(self, lines: Sequence[bytes], before: int) -> Iterator[Mapping[str, Json]]:
        """Read some lines together; if one is wrong, one by one, to say which."""
        try:
            found = canonical.read_lines(lines)
        except canonical.NotCanonical:
            found = [_one(line, number) for number, line in enumerate(lines, before + 1)]
        for line, record in zip(lines, found, strict=True):
            before += 1
            wrong = self.check(record)
            if wrong is not None:
                _one(line, before)  # which says if it is too deep
                raise because("bundle.record", line=before, place=wrong.lstrip("."))
            yield cast("Mapping[str, Json]", record)

    def _remember(self, record: Mapping[str, Json], place: tuple[str, str], number: int) -> None:
        self.counts[place[0]] += 1
        self._ids.add(place[1])
        told: Any = record  # its shape is checked
        self.files.update(each["file"] for each in told["attachments"])
        fields = told["fields"]
        if "on" in fields:
            self._carriers.setdefault(str(fields["on"]), number)


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


def written(records: Iterable[Mapping[str, Json]]) -> Iterator[bytes]:
    """Write records, which come in any order, in the one order that lines have."""
    for record in sorted(records, key=lambda each: (str(each["kind"]), str(each["id"]))):
        yield canonical.written(record)
