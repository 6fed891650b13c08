"""Who decided: the body of the profile that is meant by what a decision says."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.policy.content import Profile


def body_of(profile: Profile, text: str) -> str | None:
    """Give the code of the first body that is written like this, if any."""
    wanted = " ".join(text.casefold().split())
    for body in profile.bodies:
        names = (body.code, body.name.sv, body.name.en, *body.known_as)
        if any(fnmatchcase(wanted, name.casefold()) for name in names):
            return body.code
    return None
