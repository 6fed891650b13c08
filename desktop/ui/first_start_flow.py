"""The steps of the first start, as plain Python: which page comes when, and what has to be there to go on.

The recovery code is shown once, when the register has been made; there is no way back from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

SHORTEST_PASSPHRASE = 8


class Step(IntEnum):
    """The pages in order."""

    PROFILE = 0
    OWNER = 1
    LOCK = 2
    RECOVERY = 3
    DONE = 4


class Lack(IntEnum):
    """Why one cannot go on."""

    NOTHING = 0
    NO_PROFILE = 1
    NO_UNIT = 2
    NO_PERSON = 3
    NO_WAY_IN = 4
    PASSPHRASE_SHORT = 5
    PASSPHRASES_DIFFER = 6
    CODE_NOT_TYPED = 7
    CODE_DIFFERS = 8


@dataclass(slots=True)
class Answers:
    """What the user has said so far."""

    profile: str = ""
    unit: str = ""
    person: str = ""
    role: str = "contact"
    use_keyring: bool = False
    use_passphrase: bool = False
    passphrase: str = ""
    again: str = ""
    typed_code: str = ""


class FirstStartFlow:
    """Knows where the user is, and whether they can go on."""

    def __init__(self, *, keyring: bool) -> None:
        self.answers = Answers()
        self.know_keyring(keyring=keyring)
        self.step = Step.PROFILE
        self.recovery_code = ""

    def know_keyring(self, *, keyring: bool) -> None:
        """Whether this computer has a keyring to trust; without one, only a passphrase locks the register."""
        self.keyring = keyring
        self.answers.use_keyring = keyring
        self.answers.use_passphrase = not keyring

    def join(self, profile: str) -> None:
        """Take the municipality from a file that the office has sent, and begin with who one is."""
        self.answers.profile = profile
        self.step = Step.OWNER

    @property
    def lack(self) -> Lack:
        """What is missing on this page."""
        return _LACKS[self.step](self)

    @property
    def makes_register(self) -> bool:
        """Whether going on from here makes the register."""
        return self.step is Step.LOCK

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before that can still be changed."""
        return Step.PROFILE < self.step < Step.RECOVERY

    def go_on(self) -> None:
        """Go to the next page; after the lock, only `made` does that."""
        if self.lack is Lack.NOTHING and not self.makes_register and self.step is not Step.DONE:
            self.step = Step(self.step + 1)

    def go_back(self) -> None:
        """Go to the page before."""
        if self.can_go_back:
            self.step = Step(self.step - 1)

    def made(self, recovery_code: str) -> None:
        """The register is on disk, and this code opens it."""
        self.recovery_code = recovery_code
        self.step = Step.RECOVERY

    def _lack_of_profile(self) -> Lack:
        return Lack.NOTHING if self.answers.profile else Lack.NO_PROFILE

    def _lack_of_owner(self) -> Lack:
        if not self.answers.unit.strip():
            return Lack.NO_UNIT
        return Lack.NOTHING if self.answers.person.strip() else Lack.NO_PERSON

    def _lack_of_lock(self) -> Lack:
        answers = self.answers
        if not answers.use_keyring and not answers.use_passphrase:
            return Lack.NO_WAY_IN
        if not answers.use_passphrase:
            return Lack.NOTHING
        if len(answers.passphrase) < SHORTEST_PASSPHRASE:
            return Lack.PASSPHRASE_SHORT
        return Lack.NOTHING if answers.passphrase == answers.again else Lack.PASSPHRASES_DIFFER

    def _lack_of_code(self) -> Lack:
        typed, code = _plain(self.answers.typed_code), _plain(self.recovery_code)
        if not typed:
            return Lack.CODE_NOT_TYPED
        return Lack.NOTHING if typed == code else Lack.CODE_DIFFERS

    def _lack_of_nothing(self) -> Lack:
        return Lack.NOTHING


_LACKS = {
    Step.PROFILE: FirstStartFlow._lack_of_profile,  # noqa: SLF001 - the table of this very class
    Step.OWNER: FirstStartFlow._lack_of_owner,  # noqa: SLF001 - as above
    Step.LOCK: FirstStartFlow._lack_of_lock,  # noqa: SLF001 - as above
    Step.RECOVERY: FirstStartFlow._lack_of_code,  # noqa: SLF001 - as above
    Step.DONE: FirstStartFlow._lack_of_nothing,  # noqa: SLF001 - as above
}


def _plain(code: str) -> str:
    """Read a code as forgivingly as the register does: case, spaces and hyphens do not count, O is 0, I and L are 1."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return letters.translate(str.maketrans("OIL", "011"))
