"""The office's commands about a year: departments, the board, matching, its own texts, and the compilation."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.arguments import UsageError, assigned
from desktop.cli.files_out import read_file, write_file
from desktop.domain.errors import AlreadyExists, InvalidInput, Unavailable
from desktop.domain.rates import read_table, read_typed
from desktop.exchange import compilation_files, open_data
from desktop.exchange.compilation_files import Whose
from desktop.language.figures import change_words
from desktop.language.formats import Formats
from desktop.language.reminders import reminder_mail
from desktop.services.compilation.finding_words import FindingWords

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from desktop.cli.answers import Answers
    from desktop.domain.rates import Rate, RateTable
    from desktop.domain.records import Json
    from desktop.language.texts import Texts
    from desktop.reports.paper import Progress
    from desktop.services.board import Board, BoardRow, Reminder
    from desktop.services.compilation.dataset import ChapterText, Compilation
    from desktop.services.compilation.matching import Candidate
    from desktop.services.departments import Department
    from desktop.services.workspace import Workspace

_LARGEST = 1024 * 1024


def department(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    """List the departments, take in the profile's, or change one."""
    if arguments.adopt:
        found = desk.departments.adopt()
    elif arguments.name is None:
        found = desk.departments.all()
    elif arguments.remove:
        found = (desk.departments.remove(arguments.name),)
    else:
        given = assigned(arguments.assignments, frozenset({"bodies"}))
        found = (desk.departments.put(arguments.name, given),)
    texts = answers.texts
    answers.give(
        {"departments": [_department_json(each) for each in found]},
        lambda: [_department_line(each, texts) for each in found] or [texts("cli.department.none")],
    )
    return 0


def _department_json(each: Department) -> dict[str, Json]:
    return {
        "id": each.code,
        "name": each.name,
        "bodies": list(each.bodies),
        "contact": each.contact,
        "email": each.email,
        "appointed_by": each.appointed_by,
        "mandate": each.mandate,
        "active": each.active,
    }


def _department_line(each: Department, texts: Texts) -> str:
    flag = "" if each.active else f"  ({texts('cli.department.inactive')})"
    parts = [", ".join(each.bodies), each.contact, each.email]
    return "  ".join([f"{each.name}{flag}", *(part for part in parts if part)])


def board(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    """Show who has delivered for a year and who is missing, or write the reminders."""
    if arguments.reminders:
        return _reminders(desk.boards.reminders(arguments.year), arguments, answers, desk)
    found = desk.boards.of(arguments.year)
    told: list[Json] = [_row_json(row) for row in found.rows]
    summary: dict[str, Json] = {"year": found.year, "delivered": found.delivered, "missing": found.missing}
    answers.give({**summary, "departments": told}, lambda: _board_lines(found, answers.texts))
    return 0


def _row_json(row: BoardRow) -> dict[str, Json]:
    return {
        "id": row.department.code,
        "name": row.department.name,
        "registered": row.registered,
        "active": row.department.active,
        "key": row.key,
        "delivered": None if row.delivered is None else row.delivered.isoformat(timespec="seconds"),
        "missing": row.missing,
        "sequence": row.sequence,
        "counts": dict(row.counts),
        "bundles": row.bundles,
        "trials": row.trials,
        "lost": list(row.lost),
        "questions": row.questions,
        "advice": row.advice,
        "gaps": row.gaps,
        "departures": row.departures,
        "revoked": row.revoked,
    }


def _board_lines(found: Board, texts: Texts) -> list[str]:
    lines = [texts("cli.board.summary", year=str(found.year), delivered=found.delivered, missing=found.missing)]
    formats = Formats(texts)
    for row in found.rows:
        if row.delivered is not None:
            said = texts("cli.board.delivered", day=formats.date(row.delivered.date()), sequence=row.sequence or 0)
            said += f", {texts('cli.board.records', n=sum(row.counts.values()))}"
        else:
            said = texts("cli.board.missing" if row.missing else "cli.board.inactive")
        more = [texts(f"cli.board.{name}", n=n) for name, n in _counts(row) if n]
        if row.lost:
            more.append(texts("cli.board.lost", numbers=", ".join(map(str, row.lost))))
        if row.revoked:
            more.append(texts("cli.office.status.revoked"))
        if row.key == "none":
            more.append(texts("cli.board.no_key"))
        if not row.registered:
            more.append(texts("cli.board.unregistered"))
        lines.append("; ".join([f"{row.department.name}: {said}", *more]))
    return lines


def _counts(row: BoardRow) -> tuple[tuple[str, int], ...]:
    names = ("questions", "advice", "gaps", "departures", "trials")
    return tuple((name, int(getattr(row, name))) for name in names)


def _reminders(found: tuple[Reminder, ...], arguments: Namespace, answers: Answers, desk: Workspace) -> int:
    unit, by = desk.owner.unit, arguments.by or ""
    mails = [(each, reminder_mail(each, arguments.year, by, unit, answers.texts)) for each in found]
    told: list[Json] = [
        {
            "department": each.department.name,
            "to": each.department.email,
            "subject": subject,
            "text": text,
        }
        for each, (subject, text) in mails
    ]
    texts = answers.texts

    def lines() -> list[str]:
        shown: list[str] = []
        for each, (subject, text) in mails:
            to = each.department.email or texts("cli.board.no_address", name=each.department.name)
            shown += [texts("cli.board.to", to=to), texts("cli.board.subject", subject=subject), "", text, "", "---"]
        return shown or [texts("cli.board.nobody")]

    answers.give({"reminders": told}, lines)
    return 0


def match(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    """Say whether two records are of the same thing, or list what may be."""
    texts = answers.texts
    if arguments.one is None:
        if arguments.year is None:
            raise UsageError("usage.match")
        found = desk.compiling.candidates(arguments.year)
        answers.give(
            {"candidates": [_candidate_json(each) for each in found]},
            lambda: [line for each in found for line in _candidate_lines(each, texts)] or [texts("cli.match.none")],
        )
        return 0
    if arguments.other is None or arguments.verdict is None:
        raise UsageError("usage.match")
    one, other = desk.compiling.judge(arguments.one, arguments.other, arguments.verdict)
    told: dict[str, Json] = {"one": one, "other": other, "verdict": arguments.verdict}
    answers.give(told, lambda: [texts(f"cli.match.{arguments.verdict}")])
    return 0


def _candidate_json(each: Candidate) -> dict[str, Json]:
    told: dict[str, Json] = {"one": each.one, "other": each.other, "why": each.why, "titles": list(each.titles)}
    return told | {"departments": list(each.departments)}


def _candidate_lines(each: Candidate, texts: Texts) -> list[str]:
    pairs = zip(each.titles, each.departments, (each.one, each.other), strict=True)
    why = texts(f"compilation.why.{each.why}")
    return [f"{why}:", *(f"  {title} – {department}  [{record}]" for title, department, record in pairs)]


def text(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    """Write a new version of a chapter's text, or show what there is."""
    if arguments.chapter is None:
        found = desk.writings.of(arguments.year)
    elif arguments.file is None:
        found = desk.writings.versions(arguments.year, arguments.chapter)
    else:
        content = read_file(Path(arguments.file), _LARGEST)
        found = (desk.writings.write(arguments.year, arguments.chapter, _decoded(content, arguments.file)),)
    answers.give(
        {"texts": [_text_json(each) for each in found]},
        lambda: [_text_line(each, answers.texts) for each in found] or [answers.texts("cli.text.none")],
    )
    return 0


def _text_json(each: ChapterText) -> dict[str, Json]:
    told: dict[str, Json] = {"chapter": each.chapter, "version": each.version, "text": each.text}
    return told | {"at": each.at.isoformat(timespec="seconds"), "by": each.by}


def _text_line(each: ChapterText, texts: Texts) -> str:
    chapter = texts(f"compilation.chapter.{each.chapter}")
    return texts("cli.text.line", chapter=chapter, version=each.version, n=len(each.text.split()))


def compile_year(desk: Workspace, arguments: Namespace, answers: Answers) -> int:
    """Compile a year, keep it as an edition, and write it out."""
    folder = Path(arguments.out)
    names = compilation_files.NAMES
    if not folder.is_dir():
        raise Unavailable("file.no_folder", path=str(folder / names[0]))
    taken = next((folder / name for name in names if (folder / name).exists()), None)
    if taken is not None and not arguments.force:
        raise AlreadyExists("file.exists", path=str(taken))
    rates = _rates(arguments)
    made = desk.compiling.keep(desk.compiling.compile(arguments.year, rates, _teller(answers)))
    (folder / open_data.FOLDER).mkdir(parents=True, exist_ok=True)
    whose = Whose(desk.profile, desk.owner.person, answers.texts, desk.departments.own_address())
    written = list(compilation_files.contents(made, whose, _drawn(answers)))
    for name, content in written:
        write_file(folder / name, content, replace=True)
    files: list[Json] = [str(folder / name) for name, _ in written]
    figures: dict[str, Json] = {
        name: value if isinstance(value, int) or value is None else str(value) for name, value in made.figures.items()
    }
    told: dict[str, Json] = {"year": made.year, "edition": made.edition, "files": files, "figures": figures}
    told |= {"rates": _rates_json(made.rates), "missing": [each.name for each in made.not_reported]}
    told |= {"changes": [{"name": each.name, "before": each.before, "after": each.after} for each in made.changes]}
    answers.give(told, lambda: _compiled_lines(made, arguments.out, answers.texts))
    lacking = any(each.missing_rates for each in (made.own_share, made.total, made.fees))
    return 1 if made.findings or made.candidate_count or lacking else 0


def _rates(arguments: Namespace) -> RateTable:
    if arguments.rates is not None and arguments.rate:
        raise UsageError("usage.rates")
    if arguments.rates is not None:
        content = read_file(Path(arguments.rates), _LARGEST)
        return read_table(_decoded(content, arguments.rates), Path(arguments.rates).name)
    return read_typed(arguments.rate)


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput("file.not_utf8", path=name) from None


def _rates_json(rates: RateTable) -> dict[str, Json]:
    found: list[Json] = [
        {"currency": each.currency, "sek": str(each.sek), "date": None if each.day is None else str(each.day)}
        for each in rates.rates
    ]
    return {"source": rates.source, "decimal_sign": rates.decimal_sign, "rates": found}


def _teller(answers: Answers) -> Callable[[int, int], object]:
    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty() and done < total:
            answers.tell(answers.texts("cli.compile.progress", done=done + 1, total=total))

    return tell


def _drawn(answers: Answers) -> Progress:
    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty() and done < total:
            answers.tell(answers.texts("cli.compile.drawing", percent=100 * done // total))

    return tell


def _compiled_lines(made: Compilation, folder: str, texts: Texts) -> list[str]:
    formats = Formats(texts)
    lines = [texts("cli.compile.done", year=str(made.year), edition=made.edition, folder=folder)]
    for name, sums in (("own_share", made.own_share), ("total", made.total), ("fees", made.fees)):
        sek = "–" if sums.sek is None else formats.number(sums.sek)
        lines.append(texts(f"cli.compile.{name}", n=sums.n, known=sums.with_figure, in_sek=sums.in_sek, sek=sek))
        if sums.missing_rates:
            lines.append(texts("cli.compile.missing_rates", currencies=", ".join(sums.missing_rates)))
    if made.rates.rates:
        sign = texts(f"cli.compile.sign.{_SIGNS.get(made.rates.decimal_sign, 'none')}")
        lines.append(texts("cli.compile.rates", n=len(made.rates.rates), sign=sign))
        lines += [f"  {_rate_line(rate, formats)}" for rate in made.rates.rates]
    lines += [texts("cli.compile.not_reported", name=each.name) for each in made.not_reported]
    words = FindingWords(made, formats)
    for each in made.findings:
        lines.append(f"  • {each.title} ({words.departments(each)}): {words.said(each)}")
    if made.candidate_count:
        lines.append(texts("cli.compile.candidates", n=made.candidate_count))
    return [*lines, *_change_lines(made, formats)]


def _change_lines(made: Compilation, formats: Formats) -> Iterator[str]:
    for change in made.changes:
        name, before, after = change_words(change, formats, made.department_names)
        yield formats.texts("cli.compile.change", name=name, before=before, after=after)


def _rate_line(rate: Rate, formats: Formats) -> str:
    day = formats.texts("cli.compile.no_day") if rate.day is None else formats.date(rate.day)
    return formats.texts("cli.compile.rate", currency=rate.currency, sek=formats.number(rate.sek), day=day)


_SIGNS = {",": "comma", ".": "point"}


COMMANDS: dict[str, Callable[[Workspace, Namespace, Answers], int]] = {
    "department": department,
    "board": board,
    "match": match,
    "text": text,
    "compile": compile_year,
}
