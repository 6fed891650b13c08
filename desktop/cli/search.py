"""The command that searches.

`--json`: {"hits": [{"id", "kind", "title", "snippet", "trashed"}…], "total", "behind"}. The snippet is plain text with
each found word between « and »; `trashed` is null outside the trash. `behind` counts records whose latest changes the
index does not know yet, which is nearly always none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli.opening import opened

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json
    from desktop.language.texts import Texts
    from desktop.services.searching import Hit, Hits


def search(arguments: Namespace, answers: Answers) -> None:
    """Find records by their words."""
    with opened(arguments, answers) as desk:
        found = desk.search.find(
            " ".join(arguments.text),
            kind=arguments.kind,
            limit=arguments.limit,
            trash=arguments.trash,
            count_all=True,
        )
    hits: list[Json] = [_hit(hit) for hit in found.hits]
    answers.give(
        {"hits": hits, "total": found.total, "behind": found.behind}, lambda: list(_lines(found, answers.texts))
    )


def _hit(hit: Hit) -> Json:
    trashed = None if hit.trashed is None else hit.trashed.isoformat(timespec="seconds")
    snippet = hit.snippet.marked()
    return {"id": hit.id, "kind": hit.kind, "title": hit.title, "snippet": snippet, "trashed": trashed}


def _lines(found: Hits, texts: Texts) -> Iterator[str]:
    for hit in found.hits:
        where = "" if hit.trashed is None else f" ({texts('cli.search.in_trash')})"
        yield f"{hit.id}  {texts(f'kind.{hit.kind}.one')}: {hit.title}{where}"
        yield f"    {hit.snippet.marked()}"
    yield texts("cli.list.total", n=found.total, shown=len(found.hits)) if found.hits else texts("cli.search.nothing")
    if found.behind:
        yield texts("cli.search.behind", n=found.behind)


COMMANDS = {"search": search}
