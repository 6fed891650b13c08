"""What can be typed about keys and bundles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.cli.office_arguments import describe_office

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from desktop.language.texts import Texts

    Make = Callable[[str], argparse.ArgumentParser]
    Parents = Sequence[argparse.ArgumentParser]

STATES = ("received", "question", "approved", "duplicate")
"""How a record can stand with the office."""


def describe_bundles(make: Make, parents: Parents, texts: Texts) -> None:
    """Add export, verify, receive, answers and office."""
    export = make("export")
    export.add_argument("--year", type=int, required=True, metavar="Y", help=texts("cli.option.export_year"))
    export.add_argument("-o", dest="out", metavar="DIR", help=texts("cli.option.export_out"))
    export.add_argument("--dry-run", action="store_true", help=texts("cli.option.dry_run"))
    export.add_argument("--accept-gaps", default="", metavar="TEXT", help=texts("cli.option.accept_gaps"))
    export.add_argument("--test", action="store_true", help=texts("cli.option.test"))
    export.add_argument("--no-summary", action="store_true", help=texts("cli.option.no_summary"))
    verify = make("verify")
    verify.add_argument("file", metavar="FILE")
    by = verify.add_mutually_exclusive_group()
    by.add_argument("--signer", metavar="FILE.pem", help=texts("cli.option.signer"))
    by.add_argument("--ca", metavar="FILE.pem", help=texts("cli.option.ca"))
    receive = make("receive")
    receive.add_argument("files", nargs="*", metavar="FILE")
    receive.add_argument("--list", action="store_true", help=texts("cli.option.received"))
    receive.add_argument("--take-back", type=int, metavar="NUMBER", help=texts("cli.option.take_back"))
    answers = make("answers")
    answers.add_argument("id", nargs="?", metavar="ID")
    answers.add_argument("--state", choices=STATES, help=texts("cli.option.state"))
    _describe_advice(make("advice"), parents, texts)
    describe_office(make("office"), parents, texts)


def _describe_advice(advice: argparse.ArgumentParser, parents: Parents, texts: Texts) -> None:
    what = advice.add_subparsers(dest="advice_command", metavar=texts("cli.command"), required=True)
    made = {
        name: what.add_parser(name, help=texts(f"cli.help.advice_{name}"), parents=list(parents))
        for name in ("ask", "list", "withdraw")
    }
    for name in ("ask", "list"):
        made[name].add_argument("--year", type=int, metavar="Y", help=texts("cli.option.advice_year"))
    made["ask"].add_argument("title", metavar="TITLE")
    made["ask"].add_argument("--text", dest="more", metavar="TEXT", help=texts("cli.option.advice_text"))
    made["ask"].add_argument("--on", metavar="ID", help=texts("cli.option.advice_on"))
    made["withdraw"].add_argument("id", metavar="ID")


def describe_keys(what: argparse._SubParsersAction[Any], parents: Parents, texts: Texts) -> None:
    """Add what can be done with the keys that sign."""

    def sub(name: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = what.add_parser(name, help=texts(f"cli.help.key_{name}"), parents=list(parents))
        return made

    sub("new")
    sub("show").add_argument("--words", action="store_true", help=texts("cli.option.words"))
    sub("status")
    _out(sub("request"), texts)
    sub("install").add_argument("file", metavar="FILE.pem")
    taken = sub("import")
    taken.add_argument("file", metavar="FILE.p12")
    taken.add_argument("--p12-passphrase-file", metavar="FILE", help=texts("cli.option.p12_passphrase_file"))
    trust = sub("trust")
    trust.add_argument("file", metavar="FILE.pem")
    trust.add_argument("--name", required=True, metavar="NAME", help=texts("cli.option.trust_name"))
    trust.add_argument("--code", required=True, metavar="DIGITS", help=texts("cli.option.code"))


def _out(command: argparse.ArgumentParser, texts: Texts) -> None:
    command.add_argument("-o", dest="out", required=True, metavar="FILE", help=texts("cli.option.out"))
    command.add_argument("--force", action="store_true", help=texts("cli.option.force"))
