"""The pages of a PDF as pictures, for the window and for the printer."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument

_ONE_AT_A_TIME = Lock()
"""PDFium keeps one state for the whole process."""
_POINTS = 72


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels: four bytes each, blue, green, red and one that means nothing."""

    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)


def sizes(content: bytes) -> tuple[tuple[float, float], ...]:
    """Give the width and the height of every page, in points."""
    with _opened(content) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def picture(content: bytes, page: int, width: int) -> Picture:
    """Draw a page so many pixels wide."""
    with _opened(content) as document:
        drawn = document[page]
        bitmap = drawn.render(scale=width / drawn.get_width(), prefer_bgrx=True)
        return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def pixels_across(points: float, per_inch: int) -> int:
    """How many pixels a width is at a resolution."""
    return max(1, round(points / _POINTS * per_inch))


@contextmanager
def _opened(content: bytes) -> Iterator[PdfDocument]:
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - only who looks at a paper needs it

    with _ONE_AT_A_TIME:
        document = PdfDocument(content)
        try:
            yield document
        finally:
            document.close()
