"""The command that makes papers, and lists them.

`paper --json` without a name: {"papers": [{"name", "title", "about", "kinds", "forms", "languages", "ticks"}...]}; with
one: {"file", "paper", "record", "form", "language", "pages", "notes": [{"code", "message"}...]}.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.arguments import UsageError
from desktop.cli.files_out import check_free
from desktop.cli.opening import opened
from desktop.domain.file_names import ending
from desktop.services.papers.catalogue import PAPERS, About, paper_named
from desktop.services.papers.papers import Order

if TYPE_CHECKING:
    from argparse import Namespace

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json, Note
    from desktop.language.texts import Texts
    from desktop.services.papers.catalogue import Paper


def paper(arguments: Namespace, answers: Answers) -> None:
    """Make a paper, or tell which there are."""
    if arguments.name is None:
        _list(answers)
        return
    chosen = paper_named(arguments.name)
    subject = arguments.id or ""
    if bool(subject) is (chosen.about is About.NOTHING):
        key = "usage.paper_of_nothing" if subject else f"usage.paper_of_{chosen.about.value}"
        raise UsageError(key, name=chosen.name)
    if arguments.out is None:
        raise UsageError("usage.paper_out", name=chosen.name)
    path = Path(arguments.out)
    check_free(path, replace=arguments.force)
    order = Order(
        name=chosen.name,
        subject=subject,
        form=_form(path, chosen),
        language=arguments.in_language or arguments.lang or "",
        own_language=answers.texts.language,
        ticks=frozenset(filter(None, (tick.strip() for tick in (arguments.ticks or "").split(",")))),
    )
    with opened(arguments, answers) as desk:
        made = desk.papers.write_out(order, path, replace=arguments.force)
    texts = answers.texts
    document: dict[str, Json] = {"file": str(path), "paper": chosen.name, "record": subject or None}
    document |= {"form": made.form, "language": made.language, "pages": made.pages}
    document["notes"] = [{"code": note.code, "message": _said(note, texts)} for note in made.notes]
    written = texts("cli.paper.written", name=texts(f"paper.name.{chosen.key}"), path=str(path))
    answers.give(document, lambda: [written, *(_said(note, texts) for note in made.notes)])


def brief(arguments: Namespace, answers: Answers) -> None:
    """Make the briefing sheet of a visit."""
    arguments.name, arguments.in_language = "brief", None
    paper(arguments, answers)


def _form(path: Path, chosen: Paper) -> str:
    """Choose the form by the ending of the file's name."""
    form = ending(path.name)
    if form not in chosen.forms:
        raise UsageError("paper.form", form=form or path.name, allowed=", ".join(chosen.forms))
    return form


def _said(note: Note, texts: Texts) -> str:
    return texts(f"note.{note.code}", **note.details)


def _list(answers: Answers) -> None:
    texts = answers.texts
    told: list[Json] = [
        {
            "name": each.name,
            "title": texts(f"paper.name.{each.key}"),
            "about": each.about.value,
            "kinds": list(each.kinds),
            "forms": list(each.forms),
            "languages": list(each.languages),
            "ticks": list(each.ticks),
        }
        for each in PAPERS.values()
    ]
    answers.give({"papers": told}, lambda: [_line(each, texts) for each in PAPERS.values()])


def _line(each: Paper, texts: Texts) -> str:
    kinds = ", ".join(texts(f"kind.{kind}.one").lower() for kind in each.kinds) or texts(f"cli.paper.of_{each.about}")
    ticks = f"  --with {','.join(each.ticks)}" if each.ticks else ""
    return f"{each.name:<22} {texts(f'paper.name.{each.key}')} ({kinds}) .{' .'.join(each.forms)}{ticks}"


COMMANDS = {"brief": brief, "paper": paper}
