"""Editions of a year's compilation: kept with their figures, so that years and editions are held against each other."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from db.queries import office as tables
from desktop.domain.sums import plain_decimal
from desktop.services.compilation.dataset import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from desktop.services.compilation.dataset import Compilation

    Written = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition: which year, the how manieth, when and by whom."""

    year: int
    edition: int
    at: datetime
    by: str
    digest: str


def every(connection: Connection) -> tuple[Edition, ...]:
    """Every edition, by year."""
    return tuple(
        Edition(int(row["year"]), int(row["edition"]), row["at"], str(row["by"]), str(row["digest"]))
        for row in tables.compilations(connection)
    )


def next_number(connection: Connection, year: int) -> int:
    """The number of the edition that would come next."""
    return 1 + max((each.edition for each in every(connection) if each.year == year), default=0)


def earlier(connection: Connection, year: int) -> dict[int, Written]:
    """The figures of the years before, of the last edition of each."""
    years = sorted({each.year for each in every(connection) if each.year < year})
    return {each: _read(connection, each) for each in years}


def kept(connection: Connection, compilation: Compilation) -> Compilation:
    """Keep the next edition; if nothing has changed since the last one, it is that still, with what changed in it."""
    number = next_number(connection, compilation.year)
    now, before = written(compilation), _read(connection, compilation.year)
    if now == before:
        return replace(compilation, edition=number - 1, changes=changes_in(connection, compilation.year, number - 1))
    changes = since_last(connection, compilation)
    figures = json.dumps(now, ensure_ascii=False, sort_keys=True)
    columns = {"year": compilation.year, "edition": number, "at": compilation.made, "by": compilation.made_by}
    digest = hashlib.sha256(figures.encode()).hexdigest()
    tables.add_compilation(connection, {**columns, "digest": digest, "figures": figures})
    return replace(compilation, edition=number, changes=changes)


def since_last(connection: Connection, compilation: Compilation) -> tuple[Change, ...]:
    """Every figure, source, rate and text that differs from the last edition; a first one would have none before it."""
    before = _read(connection, compilation.year)
    return tuple(_changes(before, written(compilation))) if before else ()


def changes_in(connection: Connection, year: int, edition: int) -> tuple[Change, ...]:
    """What differs between an edition and the one before it."""
    if edition <= 1:
        return ()
    return tuple(_changes(*(_read(connection, year, each) for each in (edition - 1, edition))))


def written(compilation: Compilation) -> dict[str, str | None]:
    """Every figure as a text, and the bundle that each department's are from."""
    found = {name: plain(value) for name, value in compilation.figures.items()}
    sources = {f"source.{each.code}": each.bundle_id for each in compilation.reported if each.bundle_id}
    rates = {f"rate.{rate.currency}": plain_decimal(rate.sek) for rate in compilation.rates.rates}
    texts: Written = {f"text.{each.chapter}": str(each.version) for each in compilation.texts}
    return {**found, **sources, **rates, **texts}


def plain(value: Decimal | int | None) -> str | None:
    """Write a figure with digits and a point."""
    return None if value is None else plain_decimal(Decimal(value))


def _read(connection: Connection, year: int, edition: int | None = None) -> Written:
    found = tables.figures(connection, year, edition)
    return {} if found is None else {str(name): value for name, value in json.loads(found).items()}


def _changes(before: Written, now: Written) -> Iterator[Change]:
    for name in sorted({*before, *now}):
        if before.get(name) != now.get(name):
            yield Change(name, before.get(name), now.get(name))
