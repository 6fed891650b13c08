"""The same schema as types that msgspec reads a line by: it only says yes, and the thorough check has the rest.

A line is right if what is read by the types, written anew, is the same bytes. The fields of a type stand in the order
of their names, so a key that is doubled, unknown or out of order, a number or an escape in another form, and whatever
goes deeper than the types do, cannot come out as it went in.
"""

from __future__ import annotations

import json
import operator
import re
import unicodedata
from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, NamedTuple, TypedDict

import msgspec
from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import astuple

import resources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Node = Mapping[str, Any]
    Read = Callable[[bytes], Any]

_CONTROLS_ALONE: Final = re.compile(r"\^\[\^(\\u[0-9a-f]{4}-\\u[0-9a-f]{4})+\]\*\$")
"""The pattern of a text that may hold anything but controls."""
_WORDS: Final = frozenset((
    *("$ref", "additionalProperties", "anyOf", "const", "description", "enum", "items", "maxItems", "maxLength"),
    *("maximum", "minItems", "minLength", "minProperties", "minimum", "pattern", "properties", "required", "title"),
    *("type", "uniqueItems"),
))  # fmt: skip
_LATIN_1: Final = bytes(range(0xC4))
"""What UTF-8 needs for the first 256 letters, all of which are composed."""
_CONTROL: Final = re.compile(rb'\\[^"\\]|\x7f|\xc2[\x80-\x9f]')
"""A control in a line; those below the space can only be escaped there."""
_DAY: Final = (
    r"(?:(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"  # most days, known at once
    r"|(?!0000)[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    r"|(?!0000)(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
)
_CALENDAR: Final = {
    "date": rf"{_DAY}|(?!0000)[0-9]{{4}}(?:-(?:0[1-9]|1[0-2]))?",
    "time": rf"{_DAY}T(?:[01][0-9]|2[0-3]):[0-5][0-9]",
}
"""What the schema's own patterns leave to the calendar: which days there are."""


class Head(NamedTuple):
    """What lines are held against each other by."""

    kind: str
    id: str
    files: tuple[str, ...]
    on: str | None


class TypedRecords:
    """Reads lines by one schema."""

    def __init__(self, schema: Node) -> None:
        plain, careful = _Types(schema["$defs"], plain=True), _Types(schema["$defs"], plain=False)
        names = [str(choice["$ref"]).rpartition("/")[2] for choice in schema["oneOf"]]
        self._readers = {name.rpartition(".")[2]: _Reader(name, plain, careful) for name in names}
        self._last = self._readers[min(self._readers)]

    def heads(self, lines: Sequence[bytes]) -> list[Head] | None:
        """Tell what these lines are, if every one of them is surely right."""
        found = []
        try:
            for line in lines:  # one at a time: what many hold together does not fit where memory is fast
                record = self._read(line)
                if _ENCODER.encode_lines((record,)) != line or not _is_nfc(line):
                    return None
                found.append(_head(record))
        except (msgspec.MsgspecError, LookupError, ValueError, RecursionError):
            return None
        return found

    def written(self, record: Mapping[str, Any]) -> tuple[bytes, Head | None]:
        """Write a record in the one form, and tell what its line is, if a reader is sure to take it.

        What is written is what was made by the types that a reader has: to read it anew would say the same.
        """
        try:
            made, line = self._readers[record["kind"]].written(record)
            if _is_nfc(line):
                return line, _head(made)
        except (msgspec.MsgspecError, LookupError, TypeError, ValueError, RecursionError):
            pass
        return written(record), None

    def prepare(self) -> None:
        """Make the types of every kind now: a process that answers many questions makes them once."""
        for reader in self._readers.values():
            reader.prepare()

    def _read(self, line: bytes) -> Any:  # noqa: ANN401 - of a type made here
        try:
            return self._last.read(line)  # they come by kind
        except msgspec.ValidationError:
            self._last = self._readers[_KIND.decode(line).kind]
        return self._last.read(line)


class _Reader:
    """Reads the lines of one kind. The types are made when the first of them comes."""

    def __init__(self, name: str, plain: _Types, careful: _Types) -> None:
        self._name = name
        self._types = plain, careful

    def read(self, line: bytes) -> Any:  # noqa: ANN401 - as above
        """Read a line, whose texts are looked at one by one only if there may be a control in it."""
        return self._careful(line) if _may_hold_control(line) else self._plain(line)

    def written(self, record: Mapping[str, Any]) -> tuple[Any, bytes]:
        """Make a record of the type, if it can be one, and write it."""
        plain, careful = self._types
        made = msgspec.convert(record, plain.named(self._name))
        line = _ENCODER.encode_lines((made,))
        if _may_hold_control(line):
            made = msgspec.convert(record, careful.named(self._name))
        return made, line

    def prepare(self) -> None:
        """Make the type that most lines are read by."""
        self._plain  # noqa: B018 - it is kept

    @cached_property
    def _plain(self) -> Read:
        return msgspec.json.Decoder(self._types[0].named(self._name)).decode

    @cached_property
    def _careful(self) -> Read:
        return msgspec.json.Decoder(self._types[1].named(self._name)).decode


class _Types:
    """Makes the types of a schema's definitions; plain ones leave out what texts without controls need no check of."""

    def __init__(self, definitions: Node, *, plain: bool) -> None:
        self._definitions = definitions
        self._plain = plain
        self.named: Callable[[str], Any] = cache(self._named)

    def _named(self, name: str) -> Any:  # noqa: ANN401 - a type
        if name in _CALENDAR:
            return Annotated[str, Meta(pattern=_whole(_CALENDAR[name]))]
        return self._type({"title": name, **self._definitions[name]})

    def _type(self, node: Node) -> Any:  # noqa: ANN401 - a type
        if not node.keys() <= _WORDS:
            raise TypeError(node)
        match node:
            case {"$ref": str(reference)}:
                return self.named(reference.rpartition("/")[2])
            case {"enum": list(values)}:
                return Literal[tuple(values)]
            case {"const": str(value)}:
                return Literal[value]
            case {"anyOf": [other, {"type": "null"}]}:
                return self._type(other) | None
            case {"type": "boolean"}:
                return bool
            case {"type": "integer", "minimum": int(least), "maximum": int(most)}:
                return Annotated[int, Meta(ge=least, le=most)]
            case {"type": "string", "pattern": str(pattern)}:
                return self._text(pattern, node)
            case {"type": "array", "items": item, "maxItems": int(most)}:
                length = Meta(min_length=node.get("minItems", 0), max_length=most)
                return Annotated[list[self._type(item)], length]  # type: ignore[misc] # a type that is made here
            case {"type": "object", "properties": dict(properties), "additionalProperties": False}:
                return self._object(properties, node)
            case _:
                raise TypeError(node)

    def _text(self, pattern: str, node: Node) -> Any:  # noqa: ANN401 - a type
        known_free = self._plain and _CONTROLS_ALONE.fullmatch(pattern)
        shape = None if known_free else _whole(pattern.removeprefix("^").removesuffix("$"))
        return Annotated[str, Meta(pattern=shape, min_length=node.get("minLength"), max_length=node.get("maxLength"))]

    def _object(self, properties: Node, node: Node) -> Any:  # noqa: ANN401 - a type
        wanted, least = set(node.get("required", ())), int(node.get("minProperties", 0))
        fields: list[Any] = []
        for name in sorted(properties):
            made = self._type(properties[name])
            fields.append((name, made) if name in wanted else (name, made | UnsetType, UNSET))
        unlike = [name for name, each in properties.items() if each.get("uniqueItems")]
        judge = {"__post_init__": _judged(unlike, least)} if unlike or least else {}
        name = str(node.get("title", "object"))
        return msgspec.defstruct(name, fields, namespace=judge, forbid_unknown_fields=True, kw_only=True, gc=False)


def _judged(unlike: Sequence[str], least: int) -> Callable[[Any], None]:
    """Judge what a type cannot say: that no word stands twice in a list, and that there is something at all."""
    lists = [operator.attrgetter(name) for name in unlike]

    def judge(made: Any) -> None:  # noqa: ANN401 - of a type made here
        for words_of in lists:
            words = words_of(made)
            if words is not UNSET and len(words) > 1 and len(set(words)) != len(words):
                raise ValueError(words)
        if least and len(astuple(made)) - astuple(made).count(UNSET) < least:
            raise ValueError(least)

    return judge


class _Kind(msgspec.Struct):
    kind: str


class _Named(_Kind):
    id: str


class _Fields(msgspec.Struct):
    title: str = ""


class _Titled(msgspec.Struct):
    fields: _Fields


_KIND: Final = msgspec.json.Decoder(_Kind)
_NAMED: Final = msgspec.json.Decoder(_Named)
_TITLED: Final = msgspec.json.Decoder(_Titled)
_WHOLE: Final = msgspec.json.Decoder()
_ENCODER: Final = msgspec.json.Encoder()
_WRITER: Final = msgspec.json.Encoder(order="sorted")


def _may_hold_control(line: bytes) -> bool:
    return (b"\\" in line or b"\xc2" in line or b"\x7f" in line) and _CONTROL.search(line) is not None


def _whole(pattern: str) -> str:
    """Bind a pattern to the whole of a text: what reads it only searches, and a `$` lets an LF come after."""
    return rf"\A(?:{pattern})\Z"


def _is_nfc(line: bytes) -> bool:
    """Whether a text is composed; what lies in Latin-1 always is, and is seen at once."""
    return not line.translate(None, _LATIN_1) or unicodedata.is_normalized("NFC", line.decode())


def _head(record: Any) -> Head:  # noqa: ANN401 - of a type made here
    on = getattr(record.fields, "on", UNSET)
    return Head(record.kind, record.id, tuple([each.file for each in record.attachments]), None if on is UNSET else on)


def written(record: Mapping[str, Any]) -> bytes:
    """Write a record in the one form, on a line of its own."""
    return _WRITER.encode_lines((record,))


def name(line: bytes) -> tuple[str, str]:
    """Tell kind and id of a line that has been read before."""
    found = _NAMED.decode(line)
    return found.kind, found.id


def title(line: bytes | str) -> str:
    """Tell the title of a line that has been read before, if it has one."""
    return _TITLED.decode(line).fields.title


def picked(fields: Iterable[str], tables: Iterable[str]) -> Callable[[str], dict[str, Any]]:
    """Give what reads these fields and rows of lines that have been read before, and passes over all others."""
    told = TypedDict("told", dict.fromkeys(fields, Any), total=False)  # type: ignore[misc] # named while it runs
    rows = TypedDict("rows", dict.fromkeys(tables, list[Any]), total=False)  # type: ignore[misc] # as above
    parts = {"id": str, "kind": str, "fields": told, "rows": rows}
    line = TypedDict("line", parts)  # type: ignore[misc] # as above
    decoder: Any = msgspec.json.Decoder(line)
    read: Callable[[str], dict[str, Any]] = decoder.decode
    return read


def record(line: bytes | str) -> Any:  # noqa: ANN401 - a record's JSON
    """Read the whole of a line that has been read before."""
    return _WHOLE.decode(line)


@cache
def loaded(name: str) -> TypedRecords:
    """Give the reader of lines by the schema of that name."""
    return TypedRecords(json.loads(resources.read(f"schemas/{name}.json")))
