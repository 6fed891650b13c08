"""Put a canary wherever text can be put, use everything once, get into every kind of trouble, and wait to be killed.

Started by the tests, never by hand, with the folder everything happens in and one for files that are anybody's. Answers
with one line of JSON: the words and where they are, and what else must never be read: key, passphrase and code.
"""

from __future__ import annotations

import json
import logging
import random
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from db.fields import KINDS
from db.queries import matters, office
from desktop.bundle.trust import PinnedSigner
from desktop.domain.clock import SystemClock
from desktop.domain.errors import NoSpace
from desktop.domain.queries import Condition, Query
from desktop.keystore import KeyFile, Unlock
from desktop.policy import profile
from desktop.services import verifying, workspace
from desktop.services.bundle_export import BundleExport, Order
from tests.reliability.canaries import RULE, Canaries

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.workspace import Workspace

_LOG = logging.getLogger("utblick")


def main(folder: Path, outside: Path) -> None:
    """Make the register, work in it, and say what to look for."""
    # As talkative as a log can be made.
    logging.basicConfig(level=logging.DEBUG, filename=folder / "utblick.log")
    canaries = Canaries(random.SystemRandom())
    passphrase = canaries.word("passphrase")
    setup = workspace.Setup(
        profile=profile.read(canaries.profile()),
        unit=canaries.word("owner.unit"),
        person=canaries.word("owner.person"),
        passphrase=passphrase,
    )
    register = folder / "register.utblick"
    made = workspace.create(register, setup, SystemClock())
    made.workspace.close()
    unlock = Unlock(passphrase=passphrase, use_keyring=False)
    key = KeyFile.load(register).unlock(unlock)
    desk = workspace.open_workspace(register, unlock, SystemClock())
    there = _fill(desk, canaries)
    visit = there["visit"]
    desk.backups.make()
    _use(desk, canaries, there)
    _attach(desk, canaries, visit, outside)
    bundle = _send(desk, canaries, passphrase, outside)
    _keep_office(desk, canaries)
    desk.backups.make(reason="daily")
    _get_into_trouble(desk, canaries, visit)
    kept = _kept(desk, canaries, visit)
    told = {"places": canaries.places, "kept": kept, "code": made.recovery_code, "key": key.hex(), "visit": visit}
    told["bundle"] = str(bundle)
    print(json.dumps(told), flush=True)  # noqa: T201 - the answer to the parent
    sys.stdin.read()


def _fill(desk: Workspace, canaries: Canaries) -> dict[str, str]:
    """Make a record of every kind with nothing and one with everything in it; give the first of each."""
    there: dict[str, str] = {}
    for kind in KINDS.values():
        there[kind.name] = desk.records.add(kind.name, canaries.bare_record(kind, there)).id
    for kind in KINDS.values():
        rows = {
            table.name: [canaries.row(kind, table, there) for _ in range(1 if table.once else 2)] for table in kind.rows
        }
        desk.records.add(kind.name, canaries.record(kind, there), rows)
    return there


def _use(desk: Workspace, canaries: Canaries, there: dict[str, str]) -> None:
    """Change, undo, throw away, bring back, look up and type."""
    kind, visit = KINDS["visit"], there["visit"]
    for _ in range(3):
        desk.records.change(visit, canaries.record(kind, there))
    desk.undo.last()
    desk.checks.justify(visit, RULE, canaries.word("reason.why"))
    table = kind.rows[2]
    row = desk.rows.add(visit, table.name, canaries.row(kind, table, there)).row
    desk.rows.change(row, canaries.row(kind, table, there))
    desk.rows.delete(row)
    other = desk.records.add("visit", {"title": canaries.word("record in the trash")}).id
    desk.links.add(visit, "related", other)
    desk.trash.put(other)
    desk.drafts.keep(visit, "notes", canaries.word("dropped draft"))
    desk.drafts.drop(visit, "notes")
    desk.listing.page(Query("visit", where=(Condition("purpose", "~", canaries.word("searched for")),)))
    desk.search.find(canaries.word("searched for"))
    desk.history.of(visit)
    desk.doctor.examine()


def _attach(desk: Workspace, canaries: Canaries, visit: str, outside: Path) -> None:
    """Take in a file of several parts, and write it out again."""
    words = [canaries.word(f"content of a file, part {number}") for number in range(3)]
    file = outside / f"{canaries.word('name of a file')}.txt"
    file.write_text("".join(word + " och annat" * 30_000 for word in words))
    added = desk.attachments.add(visit, file)
    desk.attachments.write_out(added.id, outside / "written out.txt")


def _send(desk: Workspace, canaries: Canaries, passphrase: str, outside: Path) -> Path:
    """Let everything go along that may, in a bundle, and take it in as an office would."""
    for kind in KINDS:
        for row in desk.listing.page(Query(kind)).rows:
            desk.records.change(row.id, {"stays": None})
    own = desk.signing.new(lambda: passphrase)
    why = canaries.word("reason for gaps")
    exporter = BundleExport(desk.register, desk.signing)
    made = exporter.export(Order(2026, why), outside, lambda: passphrase)
    desk.trusted.trust(own.pem.encode(), canaries.word("name of a trusted key"), own.code)
    trust = PinnedSigner(own.fingerprint)
    found = verifying.verified(made.path, trust, desk.register.clock.now(), records=True)
    desk.receiving._store(found, made.path)
    desk.trusted.retire(own.fingerprint, canaries.word("reason for retiring"))
    return made.path


def _keep_office(desk: Workspace, canaries: Canaries) -> None:
    """Leave what a council office keeps, in every column that takes words."""
    now = desk.register.clock.now()
    by = {"at": now, "by": canaries.word("office.by")}

    def words(place: str, *names: str) -> dict[str, object]:
        return {name: canaries.word(f"{place}.{name}") for name in names}

    department = words("department", "name", "contact", "email", "appointed_by", "mandate")
    bodies = (canaries.word("department.bodies"),)
    with desk.register.writing() as connection:
        office.set_department(connection, "a", {**department, "bodies": bodies, "active": True, "changed": now})
        office.add_verdict(connection, {**words("verdict", "file", "reasons"), "at": now, "outcome": "refused"})
        remark = {"id": "a", "department": "a", "record": "a", "state": "question"}
        office.add_remark(connection, {**remark, **by, **words("remark", "text")})
        office.set_pairing(connection, "a", "b", "same", now, canaries.word("pairing.by"))
        office.add_chapter(connection, {**by, **words("chapter", "text"), "year": 2026, "chapter": "summary"})
        matters.add_advice(connection, {**by, **words("advice", "title", "text"), "id": "a", "year": 2026})
        matters.add_matter(connection, {**by, **words("matter", "title", "text"), "id": "a", "year": 2026})
        told = {"year": 2026, "edition": 1, "digest": "a"}
        office.add_compilation(connection, {**told, **by, **words("compilation", "figures")})


def _get_into_trouble(desk: Workspace, canaries: Canaries, visit: str) -> None:
    """Let the store refuse in the middle of saving words, and log it and print it as a program would."""
    refused = 0
    for pages in (0, 2, 4):
        _leave_room(desk, pages)
        long = canaries.word("too much for the disk") + " and so on" * 9_000
        title = canaries.word("unsaved")
        refused += _refused(lambda: desk.records.change(visit, {"notes": long}))  # noqa: B023 - called at once
        refused += _refused(lambda: desk.drafts.keep(visit, "notes", long))  # noqa: B023 - as above
        refused += _refused(lambda: desk.records.add("visit", {"title": title, "notes": long}))  # noqa: B023 - as above
    _leave_room(desk, 10_000)
    if refused < 3:
        raise AssertionError("the disk was to be full")


def _leave_room(desk: Workspace, pages: int) -> None:
    with desk.register.writing() as connection:
        present = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={present + pages}")


def _refused(act: Callable[[], object]) -> bool:
    try:
        act()
    except NoSpace:
        _LOG.exception("refused")
        traceback.print_exc()
        return True
    return False


def _kept(desk: Workspace, canaries: Canaries, visit: str) -> list[str]:
    """Leave words in the log that is not yet moved into the file, and name what is in the register for certain."""
    before = set(canaries.places)
    desk.drafts.keep(visit, canaries.word("draft.path"), canaries.word("draft.text"))
    desk.records.change(visit, {"notes": canaries.word("visit.notes")})
    not_kept = ("passphrase", "dropped", "searched", "too much", "unsaved")
    last = [word for word in canaries.places if word not in before]
    return last + [word for word in before if not canaries.places[word].startswith(not_kept)]


main(Path(sys.argv[1]), Path(sys.argv[2]))
