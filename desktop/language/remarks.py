"""What a remark on a record is said in: the name of its place, and where the record stands with the office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from desktop.language.texts import Texts

_ADVICE: Final = "advice"


def place_label(kind: str, path: str, texts: Texts) -> str:
    """Name the field or the table of rows that a path leads to; nothing, if it is none that has a name."""
    name = path.partition("/")[0]
    keys = (f"field.{kind}.{name}", f"row.{kind}.{name}")
    return next((texts(key) for key in keys if name and key in texts), "")


def state_label(kind: str, state: str, texts: Texts) -> str:
    """Say where a record stands; a request for advice is answered, not approved."""
    return texts(f"cli.advice.state.{state}" if kind == _ADVICE else f"remark.{state}")
