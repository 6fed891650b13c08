"""The typefaces of a paper: which one has a glyph for a sign, how wide it is, and what is written when none has it."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRA = "fontpkg_fira_sans", "files"
_REMEMBERED = 100_000

# No typeface here has them, and these say the same. A space that is narrow or must not be broken stays unbroken.
_INSTEAD = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u202f": "\xa0",
        "\u2007": "\xa0",
        "\t": " ",
        "\n": " ",
        "\u2028": " ",
        "\u2029": " ",
    }
)
# Seen by nobody: joiners, marks of direction, byte order marks, soft hyphens, and how an emoji is to be shown.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")


class Face(StrEnum):
    """The typefaces, by the names the PDF knows them by."""

    REGULAR = "FiraSans-Regular"
    BOLD = "FiraSans-SemiBold"
    ITALIC = "FiraSans-Italic"
    BOLD_ITALIC = "FiraSans-SemiBoldItalic"
    HEBREW = "NotoSansHebrew"
    ARABIC = "NotoSansArabic"
    EAST_ASIAN = "WenQuanYiMicroHei"


_PLACES = {
    Face.HEBREW: ("pylopdf_fonts_he", "NotoSansHebrew-Variable.ttf"),
    Face.ARABIC: ("fontpkg_noto_sans_arabic", "files", "NotoSansArabic[wdth,wght].ttf"),
    Face.EAST_ASIAN: ("paperang_p2_fonts_cjk", "fonts", "wqy-microhei.ttc"),
}
THIN: Final = frozenset({Face.HEBREW})
"""Faces whose file is of the thinnest weight: they are drawn with an edge."""
# The signs for which it is worth loading another typeface.
_OTHERS = (
    (Face.HEBREW, re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")),
    (Face.ARABIC, re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")),
    (Face.EAST_ASIAN, re.compile("[\u2000-\u33ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")),
)
_LOADING = threading.Lock()
_WORDS: dict[tuple[Face, str], Word] = {}
"""Words as they are drawn, from paper to paper: they are the same in all, and a sheet's labels come back every time."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """The signs a typeface has, and how wide each is in thousandths of its size."""

    signs: frozenset[str]
    widths: dict[int, float]
    ascent: float


@dataclass(frozen=True, slots=True)
class Piece:
    """What one typeface writes without a break; the width is for type of the size 1."""

    text: str
    face: Face
    width: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is drawn, from left to right."""

    pieces: tuple[Piece, ...]
    width: float
    missing: tuple[str, ...] = ()
    """The signs in it that no typeface has."""


@cache
def typeface(face: Face) -> Typeface:
    """Load a typeface from its package; once in the life of the program."""
    from reportlab.pdfbase import pdfmetrics, ttfonts  # noqa: PLC0415 - see the package

    package, *folders = _PLACES.get(face, (*_FIRA, f"{face}.ttf"))
    with _LOADING, as_file(files(package).joinpath(*folders)) as path:
        font = ttfonts.TTFont(str(face), str(path), shapable=False)
        pdfmetrics.registerFont(font)
    covered = frozenset(chr(code) for code in font.face.charToGlyph)
    return Typeface(covered, font.face.charWidths, font.face.ascent / 1000)


def face_of(*, bold: bool, italic: bool) -> Face:
    """Give the face of the house for a dress."""
    if italic:
        return Face.BOLD_ITALIC if bold else Face.ITALIC
    return Face.BOLD if bold else Face.REGULAR


class Typecase:
    """Sets the words of one paper, and remembers every sign that no typeface had."""

    def __init__(self) -> None:
        self.missing: dict[str, None] = {}

    def word(self, text: str, face: Face) -> Word:
        """Give a word as it is drawn; words are remembered, since tables repeat them."""
        found = _WORDS.get((face, text))
        if found is None:
            if len(_WORDS) >= _REMEMBERED:
                _WORDS.clear()
            found = _WORDS[face, text] = _set(text, face)
        if found.missing:
            self.missing |= dict.fromkeys(found.missing)
        return found

    def width(self, text: str, face: Face) -> float:
        """Tell how wide a text is that is not broken, for type of the size 1."""
        return self.word(text, face).width


def _set(text: str, face: Face) -> Word:
    house = typeface(face)
    if house.signs.issuperset(text) and not _UNSEEN.search(text):
        piece = Piece(text, face, _width(text, house))
        return Word((piece,), piece.width)
    seen = _UNSEEN.sub("", text).translate(_INSTEAD)
    if RIGHT_TO_LEFT.search(seen):
        seen = turned(seen)
    missing: dict[str, None] = {}
    pieces = tuple(_pieces(seen, face, missing))
    return Word(pieces, sum(piece.width for piece in pieces), tuple(missing))


def _pieces(text: str, face: Face, missing: dict[str, None]) -> Iterator[Piece]:
    """Part a text where the typeface changes; a sign that none has is written as its number in Unicode."""
    held, held_face = "", face
    for sign in text:
        found = _face_for(sign, face)
        shown = sign if found is not None else f"[U+{ord(sign):04X}]"
        if found is None:
            missing[sign], found = None, face
        if found is not held_face and held:
            yield Piece(held, held_face, _width(held, typeface(held_face)))
            held = ""
        held, held_face = held + shown, found
    if held:
        yield Piece(held, held_face, _width(held, typeface(held_face)))


def _face_for(sign: str, face: Face) -> Face | None:
    if sign in typeface(face).signs:
        return face
    for other, covered in _OTHERS:
        if covered.match(sign) and sign in typeface(other).signs:
            return other
    return None


def turned(text: str) -> str:
    """Give a word as it is drawn from left to right, with Arabic letters joined."""
    from bidi import get_display  # noqa: PLC0415 - only when there is such a word

    if _ARABIC.search(text):
        from arabic_reshaper import reshape  # noqa: PLC0415 - as above

        text = reshape(text)
    return str(get_display(text))


def _width(text: str, house: Typeface) -> float:
    widths = house.widths
    return sum(widths[ord(sign)] for sign in text) / 1000
