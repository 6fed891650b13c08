from __future__ import annotations

import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Damaged, Newer, Unavailable
from desktop.keystore import document, wraps

SALT = bytes(range(16))
KEYS = document.Keys(
    SALT,
    (
        wraps.Wrap("keyring", bytes(12), bytes(48)),
        wraps.Wrap("passphrase", bytes(12), bytes(48), SALT, wraps.Stretch()),
        wraps.Wrap("recovery", bytes(12), bytes(48), SALT),
    ),
)
WHOLE = document.to_bytes(KEYS)


def _code(content: bytes) -> str:
    with pytest.raises(Unavailable) as caught:
        document.from_bytes(content, "register.keys")
    assert caught.value.details["path"] == "register.keys"
    assert isinstance(caught.value, Damaged | Newer)
    return caught.value.code


def test_that_what_is_written_is_read() -> None:
    assert document.from_bytes(WHOLE, "register.keys") == KEYS


def test_that_the_file_is_text_a_person_can_look_at() -> None:
    plain = json.loads(WHOLE)

    assert (plain["format"], plain["version"]) == ("utblick-keys", 1)
    assert [wrap["method"] for wrap in plain["wraps"]] == ["keyring", "passphrase", "recovery"]
    assert plain["wraps"][1]["memory_kib"] == 65536


@settings(max_examples=500)
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_that_any_changed_byte_is_noticed(place: int, mask: int) -> None:
    changed = bytearray(WHOLE)
    changed[place] ^= mask

    assert _code(bytes(changed)) in {"key.file_damaged", "key.file_newer"}


@given(st.integers(0, len(WHOLE) - 1))
def test_that_a_cut_file_is_noticed(size: int) -> None:
    assert _code(WHOLE[:size]) == "key.file_damaged"


@given(st.binary(max_size=300))
def test_that_anything_else_is_noticed(content: bytes) -> None:
    assert _code(content) == "key.file_damaged"


def test_that_a_later_version_is_told_from_damage() -> None:
    assert _code(b'{"format": "utblick-keys", "version": 2, "anything": ["else"]}') == "key.file_newer"


def _checked(**changes: object) -> bytes:
    """Write a file with a right checksum over wrong content."""
    body = json.loads(WHOLE) | changes
    del body["check"]
    body["check"] = document._checksum(body)
    return (json.dumps(body, indent=1) + "\n").encode()


def _wrap(number: int, **changes: object) -> list[object]:
    plain = json.loads(WHOLE)["wraps"]
    plain[number] |= changes
    return list(plain)


@pytest.mark.parametrize(
    "content",
    [
        WHOLE.replace(b'"version": 1', b'"version": 1,\n "version": 1'),
        WHOLE + b" ",
        WHOLE.replace(b"\n", b"\r\n"),
        b"[" * 10_000,
        b'{"a": ' * 3000 + b"1" + b"}" * 3000,
        WHOLE + b" " * 20_000,
        b"null",
        b"[]",
        b"{}",
        _checked(format="other"),
        _checked(version=True),
        _checked(version="1"),
        _checked(version=0),
        _checked(extra=1),
        _checked(register="00"),
        _checked(register=None),
        _checked(wraps={}),
        _checked(wraps=[[]]),
        _checked(wraps=_wrap(0) * 2),
        _checked(wraps=[_wrap(0)[0], _wrap(0)[0]]),
        _checked(wraps=_wrap(0, method="plain")),
        _checked(wraps=_wrap(0, method=["keyring"])),
        _checked(wraps=_wrap(0, method="recovery")),
        _checked(wraps=_wrap(0, extra=1)),
        _checked(wraps=_wrap(0, sealed="00" * 47)),
        _checked(wraps=_wrap(0, sealed="zz" * 48)),
        _checked(wraps=_wrap(0, nonce="AA" * 12)),
        _checked(wraps=_wrap(1, memory_kib=2**31)),
        _checked(wraps=_wrap(1, memory_kib=8)),
        _checked(wraps=_wrap(1, passes=10**6)),
        _checked(wraps=_wrap(1, passes=1.0)),
        _checked(wraps=_wrap(1, lanes=0)),
        _checked(wraps=_wrap(1, lanes=True)),
    ],
)
def test_that_what_the_program_never_writes_is_damage_and_costs_no_work(content: bytes) -> None:
    assert _code(content) == "key.file_damaged"


def test_that_the_pieces_are_put_together_as_the_program_does() -> None:
    """The control for the test above: a file made in the same way, with nothing wrong in it, is read."""
    assert document.from_bytes(_checked(), "register.keys") == KEYS


def test_that_a_checksum_alone_does_not_make_a_file() -> None:
    assert _code(_checked()[:-1]) == "key.file_damaged"
    assert _code(os.urandom(2000)) == "key.file_damaged"
