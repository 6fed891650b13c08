"""A register and everything that can be done with it: made, opened, closed."""

from __future__ import annotations

import json
import secrets
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from db.engine import KEY_SIZE
from db.errors import StoreError
from db.examination import SALT_SIZE
from db.opening import create_register, open_register
from db.queries import register as tables
from desktop.domain.errors import InvalidInput
from desktop.domain.text import clean
from desktop.keystore import KeyFile
from desktop.services import places
from desktop.services.attachments import Attachments
from desktop.services.backups import Backups
from desktop.services.checks import Checks
from desktop.services.doctor import Doctor
from desktop.services.drafts import Drafts
from desktop.services.due import DueDates
from desktop.services.history import History
from desktop.services.known import Contacts
from desktop.services.links import Links
from desktop.services.listing import Listing
from desktop.services.organisations import Organisations
from desktop.services.overview import Overviews
from desktop.services.profiles import Profiles
from desktop.services.records import Records
from desktop.services.register import ROLES, Register
from desktop.services.rows import Rows
from desktop.services.searching import Search
from desktop.services.trash import Trash
from desktop.services.trouble import told
from desktop.services.undo import Undo
from desktop.services.unlocking import locked, unlocked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from db.engine import Store
    from db.instance import InstanceLock
    from desktop.domain.clock import Clock
    from desktop.keystore import Unlock
    from desktop.policy.profile import Profile
    from desktop.services.advice import AdviceRequests
    from desktop.services.advice_asked import AdviceAsked
    from desktop.services.answers import Answers
    from desktop.services.board import Boards
    from desktop.services.compilation.compiling import Compiling
    from desktop.services.compilation.writings import Writings
    from desktop.services.departments import Departments
    from desktop.services.mailbag import Mailbag
    from desktop.services.matters import Matters
    from desktop.services.neighbours import Neighbours
    from desktop.services.office_bundles import OfficeBundles
    from desktop.services.papers.papers import Papers
    from desktop.services.received_records import ReceivedRecords
    from desktop.services.receiving import Receiving
    from desktop.services.register import Owner
    from desktop.services.remarks import Remarks
    from desktop.services.signing import Signing
    from desktop.services.trusting import TrustedKeys
    from desktop.services.unlocking import Unlocked

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Setup:
    """What a new register is made of. The keyring is used unless a passphrase is given alone."""

    profile: Profile
    unit: str
    person: str
    role: str = "contact"
    passphrase: str | None = field(default=None, repr=False)
    use_keyring: bool = False


@dataclass(frozen=True, slots=True)
class Created:
    """A new register, open, and the code that opens it when everything else is lost. The code is kept nowhere."""

    workspace: Workspace
    recovery_code: str = field(repr=False)


class Workspace:
    """One open register with its services. Close it when done."""

    def __init__(self, store: Store, data_key: bytes, lock: InstanceLock, clock: Clock) -> None:
        self._store = store
        self._lock = lock
        self.register = Register(store, clock)
        self.records = Records(self.register)
        self.rows = Rows(self.register)
        self.links = Links(self.register)
        self.attachments = Attachments(self.register)
        self.trash = Trash(self.register)
        self.undo = Undo(self.register)
        self.history = History(self.register)
        self.listing = Listing(self.register)
        self.organisations = Organisations(self.register)
        self.contacts: Contacts = Contacts(self.register)
        self.drafts = Drafts(self.register)
        self.doctor = Doctor(self.register, data_key)
        self.search = Search(self.register)
        self.due = DueDates(self.register)
        self.overview = Overviews(self.register)
        self.checks = Checks(self.register)
        self.profiles = Profiles(self.register)
        self.backups = Backups(self.register, data_key)

    @cached_property
    def signing(self) -> Signing:
        """The keys that sign here."""
        from desktop.keystore.signing_keys import SigningKeys  # noqa: PLC0415 - the window opens without certificates
        from desktop.services.signing import Signing  # noqa: PLC0415 - as above

        return Signing(self.register, SigningKeys(places.keys_folder()))

    @cached_property
    def trusted(self) -> TrustedKeys:
        """The keys that are trusted here."""
        from desktop.keystore.signing_keys import SigningKeys  # noqa: PLC0415 - as above
        from desktop.services.trusting import TrustedKeys  # noqa: PLC0415 - as above

        return TrustedKeys(self.register, SigningKeys(places.keys_folder()))

    @cached_property
    def receiving(self) -> Receiving:
        """The bundles that come here."""
        from desktop.services.receiving import Receiving  # noqa: PLC0415 - as above

        return Receiving(self.register)

    @cached_property
    def mailbag(self) -> Mailbag:
        """Many bundles that come at once."""
        from desktop.services.mailbag import Mailbag  # noqa: PLC0415 - as above

        return Mailbag(self.register, self.receiving)

    @cached_property
    def office_bundles(self) -> OfficeBundles:
        """The receipts and overviews that the office sends."""
        from desktop.services.office_bundles import OfficeBundles  # noqa: PLC0415 - as above

        return OfficeBundles(self.register, self.signing)

    @cached_property
    def remarks(self) -> Remarks:
        """What the office says of records that were received."""
        from desktop.services.remarks import Remarks  # noqa: PLC0415 - the window of a department opens without it

        return Remarks(self.register)

    @cached_property
    def received_records(self) -> ReceivedRecords:
        """What departments have sent, record by record."""
        from desktop.services.received_records import ReceivedRecords  # noqa: PLC0415 - as above

        return ReceivedRecords(self.register)

    @cached_property
    def departments(self) -> Departments:
        """The office's departments."""
        from desktop.services.departments import Departments  # noqa: PLC0415 - as above

        return Departments(self.register)

    @cached_property
    def boards(self) -> Boards:
        """Who has delivered for a year, and who is missing."""
        from desktop.services.board import Boards  # noqa: PLC0415 - as above

        return Boards(self.register)

    @cached_property
    def compiling(self) -> Compiling:
        """The compilations of the years."""
        from desktop.services.compilation.compiling import Compiling  # noqa: PLC0415 - as above

        return Compiling(self.register)

    @cached_property
    def writings(self) -> Writings:
        """The office's own texts in the compilation."""
        from desktop.services.compilation.writings import Writings  # noqa: PLC0415 - as above

        return Writings(self.register)

    @cached_property
    def advice(self) -> AdviceRequests:
        """What is asked of the office."""
        from desktop.services.advice import AdviceRequests  # noqa: PLC0415 - as above

        return AdviceRequests(self.register)

    @cached_property
    def advice_asked(self) -> AdviceAsked:
        """What departments ask the office."""
        from desktop.services.advice_asked import AdviceAsked  # noqa: PLC0415 - as above

        return AdviceAsked(self.register)

    @cached_property
    def matters(self) -> Matters:
        """The office's list of matters for the board."""
        from desktop.services.matters import Matters  # noqa: PLC0415 - as above

        return Matters(self.register)

    @cached_property
    def neighbours(self) -> Neighbours:
        """What other departments know, by the office's last overview."""
        from desktop.services.neighbours import Neighbours  # noqa: PLC0415 - as above

        return Neighbours(self.register)

    @cached_property
    def answers(self) -> Answers:
        """What the office has answered."""
        from desktop.services.answers import Answers  # noqa: PLC0415 - as above

        return Answers(self.register)

    @cached_property
    def papers(self) -> Papers:
        """What leaves the register on paper or as a file."""
        from desktop.services.papers.papers import Papers  # noqa: PLC0415 - the window opens without drawing anything

        return Papers(self)

    @property
    def path(self) -> Path:
        """Where the register is."""
        return self._store.path

    @property
    def owner(self) -> Owner:
        """Whose register it is."""
        return self.register.owner

    @property
    def profile(self) -> Profile:
        """The register's own copy of the profile."""
        return self.register.profile

    def close(self) -> None:
        """Let go of the file and of the lock. Closing twice is harmless."""
        self._store.close()
        self._lock.release()


def create(
    path: Path, setup: Setup, clock: Clock, *, remember: bool = True, keep_code: Callable[[str], None] | None = None
) -> Created:
    """Make a register with its keys and open it. Nothing is left behind if anything fails.

    `keep_code` is given the recovery code before there is a register: what it raises stops the making.
    """
    owner = _owner(setup)
    places.check_folder(path)
    data_key, salt = secrets.token_bytes(KEY_SIZE), secrets.token_bytes(SALT_SIZE)
    keys = KeyFile.create(path, salt)
    code = keys.add_recovery(data_key)
    if setup.passphrase is not None:
        keys.add_passphrase(data_key, setup.passphrase)
    lock = locked(path, setup.person, clock)
    try:
        if setup.use_keyring:
            keys.add_keyring(data_key)
        if keep_code is not None:
            keep_code(code)
        workspace = Workspace(_made(path, data_key, salt, keys, setup.profile, owner, clock), data_key, lock, clock)
    except BaseException:
        keys.discard()
        lock.release()
        raise
    if remember:
        places.remember_register(path)
    return Created(workspace, code)


def open_workspace(path: Path, unlock: Unlock, clock: Clock, *, remember: bool = True) -> Workspace:
    """Open a register. What lay in the trash for thirty days goes now."""
    return open_unlocked(unlocked(path, unlock, clock), clock, remember=remember)


def open_unlocked(found: Unlocked, clock: Clock, *, remember: bool = True) -> Workspace:
    """Open a register whose key is known; if that fails, its lock is let go."""
    try:
        store = open_register(found.path, found.data_key)
        with _closed_on_error(store):
            workspace = Workspace(store, found.data_key, found.lock, clock)
            workspace.trash.empty_at_opening()
    except BaseException as problem:
        found.lock.release()
        if isinstance(problem, StoreError):
            raise told(problem) from None
        raise
    if remember:
        places.remember_register(found.path)
    return workspace


@contextmanager
def opened(path: Path, unlock: Unlock, clock: Clock, *, remember: bool = True) -> Iterator[Workspace]:
    """Open a register for a while."""
    workspace = open_workspace(path, unlock, clock, remember=remember)
    try:
        yield workspace
    finally:
        workspace.close()


def _made(
    path: Path, data_key: bytes, salt: bytes, keys: KeyFile, profile: Profile, owner: dict[str, str], clock: Clock
) -> Store:
    """Make the files; if that fails half-way, what was made goes again."""
    made: list[Path] = []

    def save_keys(_: bytes) -> None:
        keys.save()
        made.append(keys.path)

    try:
        store = create_register(path, data_key, salt=salt, save_keys=save_keys)
        made += [path.with_name(path.name + suffix) for suffix in ("", "-wal", "-shm")]
        with _closed_on_error(store):
            _furnish(store, profile, owner, clock)
    except BaseException as problem:
        for file in made:
            with suppress(OSError):
                file.unlink(missing_ok=True)
        if isinstance(problem, StoreError):
            raise told(problem) from None
        raise
    return store


@contextmanager
def _closed_on_error(store: Store) -> Iterator[None]:
    """Let go of a store that could not be made ready."""
    try:
        yield
    except BaseException:
        store.close()
        raise


def _owner(setup: Setup) -> dict[str, str]:
    told_names = {"unit": setup.unit, "person": setup.person}
    names = {key: clean(value, limit=_LONGEST_NAME, lines=False) for key, value in told_names.items()}
    for key, value in names.items():
        if not value:
            raise InvalidInput("value.required").at(f"owner.{key}")
    if setup.role not in ROLES:
        raise InvalidInput("value.choice", text=setup.role, allowed=", ".join(ROLES)).at("owner.role")
    return {**names, "role": setup.role}


def _furnish(store: Store, profile: Profile, owner: dict[str, str], clock: Clock) -> None:
    with store.writing() as connection:
        for name, value in owner.items():
            tables.set_setting(connection, name, json.dumps(value, ensure_ascii=False))
        tables.add_profile(
            connection,
            code=profile.code,
            version=profile.version,
            digest=profile.digest,
            installed=clock.now(),
            content=profile.content,
        )
