"""The profile (kommunprofil): a municipality's own words and rules, each with its place in the policy."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import resources
from desktop.domain.errors import InvalidInput, NotFound, Unavailable
from desktop.policy import building, first_format
from desktop.policy.content import Document, Profile, Term
from desktop.policy.faults import Fault, FaultyProfile
from desktop.policy.format import FORMAT

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FORMAT", "SHIPPED", "Document", "Profile", "Term", "faults_of", "load", "read", "stored", "text_of"]

SHIPPED = ("uppsala", "stockholm", "tyreso", "neutral")
_LARGEST = 1_000_000
_FIRST = 1
_PLACE = re.compile(r"at line (\d+), column (\d+)")


def load(name: str) -> Profile:
    """Read a shipped profile by its code, or any by its path."""
    text = text_of(name)
    return stored(text) if name in SHIPPED else _checked(text, name)


def text_of(name: str) -> str:
    """Give the text of a shipped profile by its code, or of any by its path."""
    if name in SHIPPED:
        return resources.read(f"profiles/{name}.toml").decode()
    path = Path(name)
    try:
        if path.stat().st_size > _LARGEST:
            raise InvalidInput("profile.invalid", name=name, reason="> 1 MB")
        return path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise NotFound("profile.not_found", name=name, shipped=", ".join(SHIPPED)) from error
    except OSError as error:
        raise Unavailable("profile.folder", name=name) from error
    except UnicodeDecodeError as error:
        raise InvalidInput("profile.invalid", name=name, reason="UTF-8") from error


def read(content: str) -> Profile:
    """Make a profile of the text of its file, once nothing is wrong with it."""
    return _checked(content, "")


@lru_cache(maxsize=8)
def stored(content: str) -> Profile:
    """Make a profile of a text that was checked before it was taken into the register.

    Reading TOML takes longer than saving a record; a profile never changes, so the same text is read once.
    """
    raw = tomllib.loads(content)
    return first_format.read(raw, content) if raw.get("format") == _FIRST else building.profile(raw, content)


def faults_of(content: str) -> tuple[Fault, ...]:
    """Tell everything that is wrong with the text of a profile, in the order of its lines."""
    raw = _tables(content)
    if isinstance(raw, Fault):
        return (raw,)
    if raw.get("format") == _FIRST:
        return _faults_of_the_first(raw, content)
    return _faults(raw, content)


def _faults_of_the_first(raw: Mapping[str, Any], content: str) -> tuple[Fault, ...]:
    """Tell the first thing that is wrong with a profile of format 1, whose reader stops there."""
    try:
        first_format.read(raw, content)
    except InvalidInput as error:
        return (Fault(1, "first_format", str(error.details["place"])),)
    return ()


def _checked(content: str, name: str) -> Profile:
    raw = _tables(content)
    if isinstance(raw, Fault):
        raise InvalidInput("profile.not_toml", reason=str(raw.details["reason"]))
    if raw.get("format") == _FIRST:
        return first_format.read(raw, content)
    if "format" not in raw:
        raise InvalidInput("profile.no_format")
    if raw.get("format") != FORMAT:
        raise InvalidInput("profile.format", format=str(raw.get("format")))
    faults = _faults(raw, content)
    if faults:
        raise FaultyProfile(name or str(raw.get("code", "")), faults)
    return building.profile(raw, content)


def _faults(raw: Mapping[str, Any], content: str) -> tuple[Fault, ...]:
    from desktop.policy import checking  # noqa: PLC0415 - opening a register, whose profile was checked, must not cost it

    return checking.faults(raw, content)


def _tables(content: str) -> Mapping[str, Any] | Fault:
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else content.count("\n") + 1
        return Fault(line, "toml", "", {"reason": str(error)})
    except RecursionError:
        return Fault(1, "toml", "", {"reason": "…"})
