"""Commands about keys: those that sign bundles, and the ways into the register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import registers
from desktop.cli.files_out import read_file, write_file
from desktop.cli.opening import opened, passphrase_asker, read_secret
from desktop.language.formats import Formats
from desktop.language.spoken import spoken

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json
    from desktop.language.texts import Texts
    from desktop.services.signing import OwnKey
    from desktop.services.workspace import Workspace

_LARGEST = 1024 * 1024


def key(arguments: Namespace, answers: Answers) -> int | None:
    """Do what is asked with keys."""
    if arguments.key_command == "rewrap":
        registers.rewrap(arguments, answers)
        return None
    with opened(arguments, answers) as desk:
        return _COMMANDS[arguments.key_command](desk, arguments, answers)


def _new(desk: Workspace, arguments: Namespace, answers: Answers) -> None:
    _tell(desk.signing.new(passphrase_asker(arguments, answers)), answers, "cli.signing.made")


def _show(desk: Workspace, arguments: Namespace, answers: Answers) -> None:
    found = desk.signing.following() or desk.signing.current()
    if not arguments.words:
        _tell(found, answers, "cli.signing.shown")
        return
    words = spoken(found.code, answers.texts)
    groups = zip(found.code.split(), words, strict=True)
    answers.give(
        {**key_json(found), "words": list(words)},
        lambda: [answers.texts("cli.signing.shown"), *(f"  {digits}  {said}" for digits, said in groups)],
    )


def _status(desk: Workspace, arguments: Namespace, answers: Answers) -> None:  # noqa: ARG001 - as the others
    found = desk.signing.all()
    trusted = desk.trusted.all()
    told: dict[str, Json] = {
        "keys": [key_json(each) for each in found],
        "trusted": [
            {"name": each.name, "spki_sha256": each.fingerprint, "status": each.status.value} for each in trusted
        ],
    }
    lines = [line for each in found for line in _lines(each, answers.texts)]
    answers.give(told, lambda: lines or [answers.texts("cli.signing.none")])


def _request(desk: Workspace, arguments: Namespace, answers: Answers) -> None:
    wanted = desk.signing.following() or desk.signing.current()
    write_file(Path(arguments.out), desk.signing.request(passphrase_asker(arguments, answers)), arguments.force)
    answers.give(
        {"file": arguments.out, "code": wanted.code, "spki_sha256": wanted.fingerprint},
        lambda: [answers.texts("cli.signing.request", path=arguments.out), wanted.code],
    )


def _install(desk: Workspace, arguments: Namespace, answers: Answers) -> None:
    _tell(desk.signing.install(read_file(Path(arguments.file), _LARGEST)), answers, "cli.signing.installed")


def _import(desk: Workspace, arguments: Namespace, answers: Answers) -> None:
    phrase = "" if arguments.p12_passphrase_file is None else read_secret(arguments.p12_passphrase_file)
    content = read_file(Path(arguments.file), _LARGEST)
    made = desk.signing.import_p12(content, phrase, passphrase_asker(arguments, answers))
    _tell(made, answers, "cli.signing.imported")


def _trust(desk: Workspace, arguments: Namespace, answers: Answers) -> None:
    content = read_file(Path(arguments.file), _LARGEST)
    found = desk.trusted.trust(content, arguments.name, arguments.code)
    answers.give(
        {"name": found.name, "department": found.department, "spki_sha256": found.fingerprint},
        lambda: [answers.texts("cli.signing.trusted", name=found.name)],
    )


def _tell(found: OwnKey, answers: Answers, text: str) -> None:
    answers.give(key_json(found), lambda: [answers.texts(text), *_lines(found, answers.texts)])
    if found.kept == "file":
        answers.tell(answers.texts("cli.signing.in_file"))


def key_json(found: OwnKey) -> dict[str, Json]:
    """Write a key of ours."""
    return {
        "code": found.code,
        "spki_sha256": found.fingerprint,
        "status": found.status.value,
        "kept_in": found.kept,
        "certificate": found.pem,
        "self_signed": found.certificate.self_signed,
        "valid_until": found.certificate.ends.date().isoformat(),
    }


def _lines(found: OwnKey, texts: Texts) -> list[str]:
    until = Formats(texts).date(found.certificate.ends.date())
    kind = "self_signed" if found.certificate.self_signed else "issued"
    return [
        f"{texts(f'cli.signing.status.{found.status.value}')}  {found.fingerprint}",
        f"  {texts('cli.signing.code')}: {found.code}",
        f"  {texts(f'cli.signing.kept.{found.kept}')}; {texts(f'cli.signing.{kind}', until=until)}",
    ]


_COMMANDS: dict[str, Callable[[Workspace, Namespace, Answers], None]] = {
    "new": _new,
    "show": _show,
    "status": _status,
    "request": _request,
    "install": _install,
    "import": _import,
    "trust": _trust,
}

COMMANDS = {"key": key}
