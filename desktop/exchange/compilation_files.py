"""Everything that a compilation is written out as, in a folder of its own: there whole, or not at all."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from db import files
from db.errors import NoSpace as DiskFull
from db.errors import StoreError
from desktop.domain.errors import NoSpace, StoreTrouble, Unavailable
from desktop.domain.file_names import clean_name
from desktop.exchange import compilation_json, open_data, workbook
from desktop.exchange.compilation_tables import tables
from desktop.language.texts import LANGUAGES, Texts
from desktop.reports.paper import Form
from desktop.services.papers.compilations import FILES, papers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.policy.profile import Profile
    from desktop.services.compilation.dataset import Compilation

    Telling = Callable[[int, int], object]

TABLES: Final = (
    "figures", "departments", "projects", "shares", "inventory", "memberships", "visits", "agreements", "exchanges",
    "watches", "priorities", "breakdowns", "coverage", "deviations", "findings", "candidates", "rates",
)  # fmt: skip
NAMES: Final = (
    "compile.json",
    "compilation.xlsx",
    *FILES,
    f"{open_data.FOLDER}/{open_data.CATALOGUE}",
    *(f"{open_data.FOLDER}/{table}.{kind}" for table in TABLES for kind in ("csv", "json")),
)
"""Every name that a file may get."""
_STEPS: Final = 3 + len(Form)
"""What takes its time: the figures, the workbook, the open data, and each paper."""
_MOST_FOLDERS: Final = 1000


@dataclass(frozen=True, slots=True)
class Whose:
    """Who makes the compilation, by which profile, and in which language its papers are."""

    profile: Profile
    person: str
    texts: Texts
    address: str = ""
    """Where the office answers questions about its open data."""


def write_all(made: Compilation, folder: Path, whose: Whose, tell: Telling) -> tuple[Path, tuple[str, ...]]:
    """Write every file into a new folder; gives that and the names. What `tell` raises leaves nothing behind."""
    target = _new_folder(folder, made, whose.texts)
    names = []
    try:
        _make(target / open_data.FOLDER)
        for name, content in contents(made, whose, tell):
            _write(target / name, content)
            names.append(name)
    except BaseException:
        with suppress(OSError):
            shutil.rmtree(target)
        raise
    return target, tuple(names)


def contents(made: Compilation, whose: Whose, tell: Telling) -> Iterator[tuple[str, bytes]]:
    """Give each file with its name."""
    tell(0, _STEPS)
    yield "compile.json", compilation_json.written(made)
    tell(1, _STEPS)
    yield "compilation.xlsx", workbook.workbook(made, whose.texts)
    tell(2, _STEPS)
    titles: dict[str, dict[str, str]] = {each: _titles(made, Texts.load(each)) for each in LANGUAGES}
    for name, content in open_data.files(made, titles, whose.address):
        yield f"{open_data.FOLDER}/{name}", content
    tell(3, _STEPS)

    def listen(done: int, total: int) -> None:  # noqa: ARG001 - how far within a paper is not told
        """Ask whether to go on, in the middle of a long paper too."""
        tell(step, _STEPS)

    step = 3
    for name, paper in papers(made, whose.profile, whose.person, whose.texts.language, listen):
        yield name, paper.data
        step += 1
        tell(step, _STEPS)


def _titles(made: Compilation, texts: Texts) -> dict[str, str]:
    year = str(made.year)
    whole = {"title": texts("compilation.title", year=year, office=made.office)}
    whole["about"] = texts("compilation.about", year=year, municipality=made.municipality)
    return whole | {table.code: texts(f"compilation.table.{table.code}") for table in tables(made)}


def _new_folder(folder: Path, made: Compilation, texts: Texts) -> Path:
    """Make a folder that was not there: nothing that somebody has is ever written over."""
    name = clean_name(texts("compilation.folder", year=str(made.year), edition=made.edition))
    if not folder.is_dir():
        raise Unavailable("file.no_folder", path=str(folder / name))
    for number in range(1, _MOST_FOLDERS):
        target = folder / (name if number == 1 else f"{name} ({number})")
        if not target.exists():
            _make(target)
            return target
    raise StoreTrouble("file.not_written", path=str(folder / name))


def _make(folder: Path) -> None:
    try:
        folder.mkdir()
    except OSError:
        raise StoreTrouble("file.not_written", path=str(folder)) from None


def _write(path: Path, content: bytes) -> None:
    try:
        files.write_whole(path, content, replace=False)
    except DiskFull:
        raise NoSpace("store.no_space", path=str(path)) from None
    except StoreError:
        raise StoreTrouble("file.not_written", path=str(path)) from None
