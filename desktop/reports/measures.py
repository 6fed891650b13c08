"""The house style in numbers: paper, type and spaces, in points, shared by every form of a paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MM: Final = 72 / 25.4
A4: Final = (595.28, 841.89)
MARGIN: Final = 20 * MM
TOP: Final = 17 * MM
BOTTOM: Final = 17 * MM
FOOT: Final = 10 * MM
GUTTER: Final = 7 * MM


@dataclass(frozen=True, slots=True)
class Type:
    """A size of type with its line height and the spaces around it."""

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    bold: bool = False


TITLE: Final = Type(22, 26, 2, 3, bold=True)
SUBTITLE: Final = Type(11.5, 16, 0, 6)
HEADINGS: Final = (Type(13, 17, 13, 4, bold=True), Type(10.5, 14, 10, 3, bold=True), Type(9.5, 13, 7, 2, bold=True))
BODY: Final = Type(9.5, 13.5, 0, 5)
LEAD: Final = Type(11, 16, 0, 6)
SMALL: Final = Type(8, 11, 0, 4)
LABEL: Final = Type(8, 11)
CELL: Final = Type(8.5, 11.5)
DENSE: Final = Type(7.2, 9.4)
FIGURE: Final = Type(20, 24, bold=True)
SHRUNK: Final = (1.0, 0.93, 0.87)
"""How much smaller the type is set, in turn, to make a paper fit the pages it should have."""
