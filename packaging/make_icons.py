"""Take the outlines of the icons that the window shows out of the Phosphor font, into resources/icons/phosphor.json.

    python packaging/make_icons.py [--check]

The font comes with qtawesome, which is needed here only: importing it, and loading its fonts, would take longer than
the whole rest of the program's start.
"""

from __future__ import annotations

import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QPainterPath, QRawFont

TARGET = Path(__file__).parent.parent / "resources" / "icons" / "phosphor.json"
GRID = 256
NAMES = (
    "airplane-tilt",
    "archive",
    "arrow-counter-clockwise",
    "arrow-square-out",
    "arrow-u-up-left",
    "arrows-left-right",
    "buildings",
    "calendar-blank",
    "caret-down",
    "caret-right",
    "chart-bar",
    "check",
    "check-bold",
    "check-circle",
    "check-square",
    "columns",
    "clipboard-text",
    "clock-counter-clockwise",
    "command",
    "copy",
    "dots-three",
    "download-simple",
    "envelope-simple",
    "eye",
    "eye-slash",
    "file-text",
    "fingerprint",
    "floppy-disk",
    "folder-open",
    "funnel",
    "gear",
    "globe-hemisphere-west",
    "handshake",
    "house",
    "identification-card",
    "info",
    "key",
    "lock",
    "list-bullets",
    "lock-key",
    "magnifying-glass",
    "paper-plane-tilt",
    "paperclip",
    "plus",
    "plus-bold",
    "printer",
    "rocket",
    "shield-check",
    "sort-ascending",
    "suitcase",
    "table",
    "target",
    "trash",
    "user",
    "users-three",
    "warning",
    "warning-circle",
    "x",
)


def outlines() -> dict[str, str]:
    """Give each icon's outline as an SVG path on a grid of 256 by 256."""
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        sys.exit("qtawesome is needed: it carries the font")
    fonts = Path(spec.origin).parent / "fonts"
    (font_file,) = fonts.glob("phosphor-*.ttf")
    (charmap_file,) = fonts.glob("phosphor-charmap-*.json")
    charmap = json.loads(charmap_file.read_text(encoding="utf-8"))
    font = QRawFont(str(font_file), GRID)
    return {name: _path(font, charmap[name]) for name in NAMES}


def _path(font: QRawFont, code: str) -> str:
    (glyph,) = font.glyphIndexesForString(chr(int(code, 16)))
    outline = font.pathForGlyph(glyph).translated(0, GRID)
    parts = []
    kinds = {QPainterPath.ElementType.MoveToElement: "M", QPainterPath.ElementType.LineToElement: "L"}
    for place in range(outline.elementCount()):
        element = outline.elementAt(place)
        if element.type is not QPainterPath.ElementType.CurveToDataElement:
            parts.append(kinds.get(element.type, "C"))
        parts.append(f"{element.x:.4g} {element.y:.4g}")
    return " ".join(parts)


def main() -> None:
    """Write the file, or with --check tell whether it is as it would be written."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    text = json.dumps(outlines(), indent=1) + "\n"
    application.quit()
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8", newline="\n")
    elif TARGET.read_text(encoding="utf-8") != text:
        sys.exit(f"{TARGET.name} is not what the font gives")


if __name__ == "__main__":
    main()
