"""The main job without a window, on a register that is thrown away: what a computer without a screen can show."""

from __future__ import annotations

import json
import secrets
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.answers import Answers
from desktop.cli.main import language_of, perform
from desktop.domain.clock import SystemClock
from desktop.domain.errors import AppError
from desktop.domain.queries import Query
from desktop.exchange.record_json import of_record
from desktop.keystore import Unlock
from desktop.language.texts import Texts
from desktop.policy import profile
from desktop.services import workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.domain.records import Json
    from desktop.services.workspace import Workspace

    Rows = Mapping[str, Sequence[Mapping[str, object]]]

_VISITS: tuple[tuple[dict[str, object], Rows], ...] = (
    (
        {
            "title": "Studiebesök om skolbibliotek",
            "organisation": "Exempelstadens bibliotek",
            "city": "Tartu",
            "country": "EE",
            "wished": "2026-05-04/2026-05-05",
            "themes": ["bibliotek", "skola"],
            "group_size": 6,
            "level": "official",
        },
        {
            "delegation": [{"name": "Mari Näide", "role": "bibliotekarie", "precedence": 1}],
            "programme": [{"start": "2026-05-04T09:00", "end": "2026-05-04T10:00", "title": "Välkomna"}],
            "gifts": [{"direction": "given", "what": "Bok om kommunen", "value": "250 SEK"}],
        },
    ),
    (
        {
            "title": "Ungdomsråd på återbesök",
            "organisation": "Provbyns ungdomsråd",
            "city": "Cēsis",
            "country": "LV",
            "wished": "2026-09",
            "level": "pupils",
        },
        {},
    ),
)


def run_trial() -> int:
    """Make a register, log visits in it, check it and write them out; then say where everything is."""
    answers = Answers(Texts.load(language_of(())), as_json=False)
    return perform(lambda: _tried(answers), answers)


def _tried(answers: Answers) -> int:
    folder = Path(tempfile.mkdtemp(prefix="utblick-"))
    result = _try(folder)
    answers.give({}, lambda: [answers.texts("cli.trial.done", n=len(_VISITS), result=str(result), folder=str(folder))])
    return 0


def _try(folder: Path) -> Path:
    passphrase = secrets.token_urlsafe(16)
    setup = workspace.Setup(profile.load("neutral"), "Kulturförvaltningen", "Anna Exempel", passphrase=passphrase)
    register = folder / "prov.utblick"
    made = workspace.create(register, setup, SystemClock(), remember=False)
    try:
        for fields, rows in _VISITS:
            made.workspace.records.add("visit", fields, rows)
    finally:
        made.workspace.close()
    with workspace.opened(register, Unlock(passphrase=passphrase), SystemClock(), remember=False) as desk:
        visits = _visits(desk)
        failed = [check.name for check in desk.doctor.examine() if not check.ok]
    if failed:
        raise AppError("crash", place=", ".join(failed))
    result = folder / "besok.json"
    result.write_text(json.dumps(visits, ensure_ascii=False, indent=1), "utf-8")
    return result


def _visits(desk: Workspace) -> list[Json]:
    page = desk.listing.page(Query("visit"))
    return [of_record(desk.records.get(row.id)) for row in page.rows]
