"""META-INF/manifest.xml (ODF 1.2), made from the list of what is signed: it has nothing of its own to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.bundle.zip_layout import MIMETYPE_CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.bundle.template import Reference

_NAMESPACE: Final = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def written(references: Iterable[Reference]) -> bytes:
    """Write it: the container itself first, then every file once, in the order they stand."""
    entries = [("/", MIMETYPE_CONTENT.decode()), *((each.name, each.media_type) for each in references)]
    lines = (
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{media_type}"/>\n'
        for name, media_type in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<manifest:manifest xmlns:manifest="{_NAMESPACE}" manifest:version="1.2">\n'
        f"{''.join(lines)}</manifest:manifest>\n"
    ).encode()
