"""Countries by their codes. Their names are the business of desktop.language."""

from __future__ import annotations

from desktop.domain.codes import codes, look_up


def country_code(text: str) -> str:
    """Give the code of ISO 3166-1 alpha-2 in upper case; EL and UK, as the EU writes them, are understood."""
    return look_up("countries", text, "value.country")


def country_codes() -> tuple[str, ...]:
    """Give every country's code, sorted."""
    return codes("countries")
