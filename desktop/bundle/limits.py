"""How large a bundle and its parts may be. What writes keeps to these, and what reads refuses what does not."""

from __future__ import annotations

from typing import Final

MEGABYTE: Final = 1024 * 1024

ENTRIES: Final = 1000
"""In all, `mimetype` and META-INF among them: European validators refuse more."""
ENTRY: Final = 256 * MEGABYTE
CONTAINER: Final = 1024 * MEGABYTE
RATIO: Final = 100
RATIO_FROM: Final = MEGABYTE
DEPTH: Final = 32
NAME: Final = 160

SIGNATURE: Final = MEGABYTE
"""META-INF/signatures0.xml: a thousand references and as many media types come to half of it."""
CONTROL: Final = 16 * MEGABYTE
"""bundle.json: its entries, and the gaps sent along."""
LINE: Final = 16 * MEGABYTE
"""One record."""
HELD: Final = 32 * MEGABYTE
"""Records that are kept unpacked between the two steps that read them; more are unpacked twice."""
CERTIFICATE: Final = 16 * 1024
