"""The colours of the house, by what they are for: the same on paper and in the window."""

from __future__ import annotations

from typing import Final, NamedTuple


class Colours(NamedTuple):
    """One palette; the names say what a colour is for. A named tuple: dataclasses take longer to load."""

    name: str
    window: str
    side: str
    base: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    on_accent: str
    hover: str
    selected: str
    ok: str
    ok_back: str
    warn: str
    warn_back: str
    bad: str
    bad_back: str


LIGHT: Final = Colours(
    name="light",
    window="#f4f5f7",
    side="#eceef2",
    base="#ffffff",
    text="#1b1f24",
    muted="#59626e",
    line="#d5d9e0",
    edge="#7c8694",
    accent="#0b5cad",
    on_accent="#ffffff",
    hover="#e3e7ee",
    selected="#d8e7f8",
    ok="#146c3c",
    ok_back="#dcf3e5",
    warn="#8a4b00",
    warn_back="#fdeed6",
    bad="#a4161a",
    bad_back="#fde3e3",
)
DARK: Final = Colours(
    name="dark",
    window="#1b1e23",
    side="#15181c",
    base="#22262c",
    text="#e9ecf0",
    muted="#a3adba",
    line="#363c45",
    edge="#7a8594",
    accent="#7db8f7",
    on_accent="#0b1a2b",
    hover="#2a2f37",
    selected="#23405f",
    ok="#7fd6a2",
    ok_back="#173626",
    warn="#f3bf72",
    warn_back="#3d2d12",
    bad="#ff9b9b",
    bad_back="#452024",
)
