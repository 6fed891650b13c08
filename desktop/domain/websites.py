"""Addresses on the web: http and https only, so that whoever opens one opens nothing else."""

from __future__ import annotations

import re

from desktop.domain.errors import InvalidInput

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PORT = re.compile(r"[0-9]{1,5}(?:/|$)")


def website(text: str) -> str:
    """Give the address as it is, or refuse one that would be opened by something else than a web browser."""
    found = _SCHEME.match(text)
    # In example.org:8080 the host stands where a scheme would.
    if found is None or found[1].lower() in {"http", "https"} or ("." in found[1] and _PORT.match(text, found.end())):
        return text
    raise InvalidInput("value.website", text=text)
