"""Advice on both sides: what a department asks its office, what the office answers, and what goes to the board."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.files_out import check_free, write_file
from desktop.cli.opening import opened
from desktop.domain.errors import InvalidInput

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json
    from desktop.language.texts import Texts
    from desktop.reports.paper import Form
    from desktop.services.advice import Request
    from desktop.services.advice_asked import Asked
    from desktop.services.matters import Matter
    from desktop.services.workspace import Workspace


def advice(arguments: Namespace, answers: Answers) -> None:
    """Ask the office for advice, take a request back, or tell what was asked and answered."""
    texts = answers.texts
    with opened(arguments, answers) as desk:
        match arguments.advice_command:
            case "ask":
                year = arguments.year or desk.register.clock.today().year
                made = desk.advice.ask(year, arguments.title, arguments.more or "", arguments.on or "")
                answers.give(_request_json(made), lambda: [texts("cli.advice.asked", year=str(made.year))])
            case "withdraw":
                desk.advice.withdraw(arguments.id)
                answers.give({"withdrawn": arguments.id}, lambda: [texts("cli.advice.withdrawn")])
            case _:
                found = [each for each in desk.advice.all(arguments.year) if not each.withdrawn]
                answers.give(
                    {"requests": [_request_json(each) for each in found]},
                    lambda: (
                        [line for each in found for line in _request_lines(each, texts)] or [texts("cli.advice.none")]
                    ),
                )


def _request_json(each: Request) -> dict[str, Json]:
    told: dict[str, Json] = {"id": each.id, "year": each.year, "title": each.title, "text": each.text}
    told |= {"record": each.record, "about": each.about, "at": each.at.isoformat(timespec="seconds")}
    state = "waiting" if each.answer is None else each.answer.state
    return told | {"state": state, "answer": "" if each.answer is None else each.answer.note}


def _request_lines(each: Request, texts: Texts) -> list[str]:
    about = f" – {each.about}" if each.about else ""
    state = "waiting" if each.answer is None else each.answer.state
    lines = [f"{each.title}{about} ({texts(f'cli.advice.state.{state}')})  [{each.id}]"]
    return lines if each.answer is None or not each.answer.note else [*lines, f"  {each.answer.note}"]


def asked(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    """List what departments ask the office."""
    found, texts = desk.advice_asked.of(arguments.year), answers.texts
    told: list[Json] = [_asked_json(each) for each in found]
    answers.give(
        {"requests": told, "open": sum(each.open for each in found)},
        lambda: [line for each in found for line in _asked_lines(each, texts)] or [texts("cli.advice.nobody")],
    )
    return 0


def _asked_json(each: Asked) -> Json:
    told: dict[str, Json] = {"id": each.id, "department": each.department, "name": each.name, "title": each.title}
    told |= {"text": each.text, "record": each.record, "about": each.about, "day": each.day}
    return {**told, "open": each.open, "state": each.state, "answer": each.answer}


def _asked_lines(each: Asked, texts: Texts) -> list[str]:
    about = f" – {each.about}" if each.about else ""
    state = texts(f"cli.advice.state.{each.state}")
    lines = [f"{each.name}: {each.title}{about} ({state})  [{each.id}]"]
    return lines + [f"  {text}" for text in (each.text, each.answer) if text]


def answer(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    """Answer a request."""
    found = desk.advice_asked.answer(arguments.id, arguments.said)
    answers.give({"id": found.record, "department": found.department}, lambda: [answers.texts("cli.advice.answered")])
    return 0


def matters(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    """List the matters for the board, write one down, settle one, or put the list on paper."""
    texts, year = answers.texts, arguments.year
    form = None if arguments.out is None else _form_of(Path(arguments.out), replace=arguments.force)
    found: tuple[Matter, ...]
    if arguments.write is not None:
        found = (desk.matters.write(year, arguments.write, arguments.more or "", arguments.record or ""),)
    elif arguments.settle is not None:
        found = (desk.matters.settle(year, arguments.settle),)
    else:
        found = desk.matters.of(year)
    told: dict[str, Json] = {"year": year, "matters": [_matter_json(each, texts) for each in found]}
    if form is not None:
        told["file"] = _printed(desk, arguments, form, answers)
    done = [] if arguments.out is None else [texts("cli.matters.printed", path=arguments.out)]
    lines = [line for each in found for line in _matter_lines(each, texts)] or [texts("cli.matters.none")]
    answers.give(told, lambda: [*lines, *done])
    return 0


def _matter_json(each: Matter, texts: Texts) -> Json:
    told: dict[str, Json] = {"id": each.id, "title": each.title, "department": each.department, "record": each.record}
    told |= {"kind": each.kind, "rule": each.rule, "text": each.text.in_language(texts.language) or each.written}
    told |= {"do": each.do.in_language(texts.language), "source": each.source.in_language(texts.language)}
    return {**told, "settled": each.settled, "by": each.by}


def _matter_lines(each: Matter, texts: Texts) -> list[str]:
    mark = f" ({texts('cli.matters.settled')})" if each.settled else ""
    place = f"{each.department}: " if each.department else ""
    lines = [f"{place}{each.title}{mark}  [{each.id}]"]
    why = each.text.in_language(texts.language) or each.written
    source = each.source.in_language(texts.language)
    return lines + ([f"  {why}{f' ({source})' if source else ''}"] if why else [])


def _form_of(path: Path, *, replace: bool) -> Form:
    """Give the form that the ending of the file's name says; what cannot be written is told before anything is done."""
    from desktop.reports.paper import Form  # noqa: PLC0415 - most answers are not on paper

    form = path.suffix.removeprefix(".").lower()
    if form not in set(Form):
        raise InvalidInput("value.choice", text=path.suffix, allowed=", ".join(Form)).at("out")
    check_free(path, replace=replace)
    return Form(form)


def _printed(desk: Workspace, arguments: Namespace, form: Form, answers: Answers) -> str:
    """Draw the whole list of the year."""
    from desktop.reports.paper import render  # noqa: PLC0415 - as above
    from desktop.reports.papers.setting import Setting  # noqa: PLC0415 - as above
    from desktop.services.papers.office_lists import matters_list  # noqa: PLC0415 - as above

    path, found = Path(arguments.out), desk.matters.of(arguments.year)
    owner, today = desk.owner, desk.register.clock.today()
    setting = Setting(answers.texts.language, desk.profile.municipality, owner.unit, owner.person, today)
    write_file(path, render(matters_list(found, arguments.year, setting), form).data, arguments.force)
    return str(path)


COMMANDS = {"advice": advice}
OF_THE_OFFICE: dict[str, Callable[[Workspace, Namespace, Answers], int]] = {
    "advice": asked,
    "answer": answer,
    "matters": matters,
}
