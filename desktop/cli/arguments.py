"""What can be typed: commands and options, with their help in both languages."""

from __future__ import annotations

import argparse
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NoReturn, cast

from desktop.cli.bundle_arguments import describe_bundles, describe_keys
from desktop.domain.errors import InvalidInput
from desktop.domain.marks import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.language.texts import Texts

_ANY_NUMBER = ("assignments", "text")
PROFILES = "uppsala|stockholm|tyreso|neutral|FILE"


class UsageError(InvalidInput):
    """The words of the command cannot be understood."""

    exit_status = 2


class _Parser(argparse.ArgumentParser):
    """A parser that raises what goes wrong instead of ending the program in the middle of a sentence.

    Options are written whole: a shortened one may mean another tomorrow.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - handed on as they are
        super().__init__(**{"allow_abbrev": False, **options})

    @override
    def error(self, message: str) -> NoReturn:
        """Say what cannot be understood, and how the command is written."""
        raise UsageError("usage.wrong", reason=message, usage=" ".join(self.format_usage().split()))

    @override
    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Answer an unknown command with all there are; argparse's own sentence gets too long for that."""
        if isinstance(action, argparse._SubParsersAction) and value not in action.choices:  # noqa: SLF001 - as below
            raise UsageError("usage.no_such_command", name=str(value), commands=", ".join(action.choices))
        super()._check_value(action, value)


def parser(texts: Texts) -> argparse.ArgumentParser:
    """Describe every command."""
    _speak(texts)
    root = _Parser(prog="utblick", description=texts("cli.about"), parents=[_options(texts)])
    root.set_defaults(register=None, json=False, lang=None, passphrase_file=None, recovery_file=None, debug=False)
    commands = root.add_subparsers(
        dest="command",
        metavar=texts("cli.command"),
        title=texts("cli.commands"),
        parser_class=cast("type[argparse.ArgumentParser]", _Later),
    )
    _Commands(commands, texts).announce()
    return root


def parsed(described: argparse.ArgumentParser, words: Sequence[str], texts: Texts) -> argparse.Namespace:
    """Read the words of a command. Where any number of them may stand, an option may stand among them."""
    found, left = described.parse_known_args(words)
    dashed = next((place for place, word in enumerate(left) if word.startswith("-")), len(left))
    if left[dashed : dashed + 1] == ["--"]:
        plain, unknown = left[:dashed] + left[dashed + 1 :], []
    else:
        plain, unknown = left[:dashed], left[dashed:]
    for name in _ANY_NUMBER:
        if name in found:
            setattr(found, name, [*getattr(found, name), *plain])
            plain = []
    if plain or unknown:
        described.error(texts.template("argparse.unrecognized") % " ".join(plain + unknown))
    return found


def _options(texts: Texts) -> _Parser:
    """Options that stand before or after the command; there they may not put back what was said before it."""
    options = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    group = options.add_argument_group(texts("cli.general"))
    group.add_argument("--register", metavar="FILE", help=texts("cli.option.register"))
    group.add_argument("--json", action="store_true", help=texts("cli.option.json"))
    group.add_argument("--lang", choices=("sv", "en"), help=texts("cli.option.lang"))
    group.add_argument("--passphrase-file", metavar="FILE", help=texts("cli.option.passphrase_file"))
    group.add_argument("--recovery-file", metavar="FILE", help=texts("cli.option.recovery_file"))
    group.add_argument("--debug", action="store_true", help=texts("cli.option.debug"))
    return options


class _Later:
    """A command of the list, which needs its name and one sentence only. What can be typed is told when it is used."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - handed on as they are
        self._options = options
        self.describe: Callable[[], None] | None = None

    @cached_property
    def parser(self) -> _Parser:
        """The parser of the command, described or not."""
        return _Parser(**self._options)

    def __getattr__(self, name: str) -> object:
        """Be that parser, described, to whoever asks for more than the name."""
        if self.describe is not None:
            self.describe()
        return getattr(self.parser, name)


class _Commands:
    """The commands, group by group. A group is described when one of its commands is used."""

    def __init__(self, commands: argparse._SubParsersAction[argparse.ArgumentParser], texts: Texts) -> None:
        self._commands = commands
        self._texts = texts
        self._general = _options(texts)
        self._made: dict[str, _Later] = {}

    def announce(self) -> None:
        """Name every command."""
        groups = (
            (("init", "role", "doctor", "sample"), self._register),
            (("add", "show", "set", "step", "attachment", "link", "unlink"), self._records),
            (("row",), self._rows),
            (("delete", "trash", "restore-record", "undo"), self._trash),
            (("candidates", "merge", "not-same", "known"), self._contacts),
            (("history", "list", "fields"), self._lists),
            (("search", "due"), self._finding),
            (("check", "justify", "decide"), self._rules),
            (("profile",), self._profiles),
            (("account", "brief", "paper"), self._papers),
            (("backup", "backups", "restore"), self._backups),
            (("key",), self._keys),
            (("export", "verify", "receive", "answers", "advice", "office"), self._bundles),
        )
        for names, describe in groups:
            once = cache(describe)
            for name in names:
                self._made[name] = self._announced(name)
                self._made[name].describe = once

    def _announced(self, name: str) -> _Later:
        sentence = self._texts(f"cli.help.{name.replace('-', '_')}")
        made = self._commands.add_parser(name, help=sentence, description=sentence, parents=[self._general])
        return cast("_Later", made)

    def _command(self, name: str) -> argparse.ArgumentParser:
        return self._made[name].parser

    def _register(self) -> None:
        init = self._command("init")
        init.add_argument("file", metavar="FILE")
        init.add_argument("--profile", required=True, metavar=PROFILES, help=self._texts("cli.option.profile"))
        init.add_argument("--unit", required=True, metavar="NAME", help=self._texts("cli.option.unit"))
        init.add_argument("--person", required=True, metavar="NAME", help=self._texts("cli.option.person"))
        role = self._texts("cli.option.role")
        init.add_argument("--role", choices=("contact", "office"), default="contact", help=role)
        init.add_argument("--recovery-out", metavar="FILE", help=self._texts("cli.option.recovery_out"))
        taken = self._texts("cli.option.role")
        self._command("role").add_argument("role", nargs="?", choices=("contact", "office"), help=taken)
        self._command("doctor")
        self._sample()

    def _sample(self) -> None:
        sample, texts = self._command("sample"), self._texts
        sample.add_argument("--records", type=int, default=200, metavar="N", help=texts("cli.option.records"))
        sample.add_argument("--seed", type=int, default=1, metavar="S", help=texts("cli.option.seed"))
        sample.add_argument("--today", metavar="DATE", help=texts("cli.option.today"))
        sample.add_argument("--remove", action="store_true", help=texts("cli.option.remove_sample"))

    def _records(self) -> None:
        add = self._command("add")
        add.add_argument("kind", metavar="KIND", help=self._texts("cli.argument.kind", kinds=_kinds()))
        add.add_argument("--json-file", metavar="FILE", help=self._texts("cli.option.json_file"))
        _assignments(add, "*", self._texts)
        self._command("show").add_argument("id", metavar="ID")
        change = self._with_rev("set")
        change.add_argument("id", metavar="ID")
        _assignments(change, "+", self._texts)
        step = self._with_rev("step")
        step.add_argument("id", metavar="ID")
        step.add_argument("status", metavar="STATUS")
        step.add_argument("--deviation", action="store_true", help=self._texts("cli.option.deviation"))
        attachment = self._command("attachment")
        attachment.add_argument("id", metavar="ID")
        attachment.add_argument("-o", dest="out", required=True, metavar="FILE", help=self._texts("cli.option.out"))
        attachment.add_argument("--force", action="store_true", help=self._texts("cli.option.force"))
        for name in ("link", "unlink"):
            link = self._with_rev(name)
            link.add_argument("id", metavar="ID")
            link.add_argument("kind", metavar="KIND")
            link.add_argument("to", metavar="ID")

    def _rows(self) -> None:
        what = self._command("row").add_subparsers(dest="row_command", metavar="add|set|delete", required=True)
        add = what.add_parser("add", help=self._texts("cli.help.row_add"), parents=[self._general])
        add.add_argument("id", metavar="ID")
        add.add_argument("table", metavar="TABLE")
        change = what.add_parser("set", help=self._texts("cli.help.row_set"), parents=[self._general])
        change.add_argument("row", metavar="ROW")
        delete = what.add_parser("delete", help=self._texts("cli.help.row_delete"), parents=[self._general])
        delete.add_argument("row", metavar="ROW")
        for each in (add, change, delete):
            each.add_argument("--rev", type=int, metavar="N", help=self._texts("cli.option.rev"))
        _assignments(add, "*", self._texts)
        _assignments(change, "+", self._texts)

    def _trash(self) -> None:
        self._with_rev("delete").add_argument("id", metavar="ID")
        self._command("trash")
        self._with_rev("restore-record").add_argument("id", metavar="ID")
        undo = self._command("undo")
        undo.add_argument("--list", action="store_true", dest="steps", help=self._texts("cli.option.steps"))

    def _contacts(self) -> None:
        self._command("candidates").add_argument("id", metavar="ID")
        merge = self._with_rev("merge")
        merge.add_argument("id", metavar="ID")
        merge.add_argument("other", metavar="OTHER")
        merge.add_argument("--other-rev", type=int, metavar="N", help=self._texts("cli.option.rev"))
        choices = self._texts("cli.argument.choices")
        merge.add_argument("assignments", nargs="*", metavar="FIELD=keep|other", help=choices)
        apart = self._with_rev("not-same")
        apart.add_argument("id", metavar="ID")
        apart.add_argument("other", metavar="OTHER")
        apart.add_argument("--why", metavar="TEXT", help=self._texts("cli.option.why"))
        known = self._command("known")
        for name in ("country", "city", "organisation"):
            known.add_argument(f"--{name}", default="", metavar="TEXT", help=self._texts(f"cli.option.known_{name}"))
        for name in ("calls", "lessons"):
            known.add_argument(f"--{name}", action="store_true", help=self._texts(f"cli.option.known_{name}"))

    def _lists(self) -> None:
        self._command("history").add_argument("id", metavar="ID")
        listing = self._command("list")
        listing.add_argument("kind", metavar="KIND", help=self._texts("cli.argument.kind", kinds=_kinds()))
        where = self._texts("cli.option.where")
        listing.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE", help=where)
        listing.add_argument("--year", type=int, metavar="Y", help=self._texts("cli.option.year"))
        listing.add_argument("--sort", default="title", metavar="FIELD", help=self._texts("cli.option.sort"))
        listing.add_argument("--limit", type=int, default=50, metavar="N", help=self._texts("cli.option.limit"))
        listing.add_argument("--sums", action="store_true", help=self._texts("cli.option.sums"))
        listing.add_argument("--after", metavar="CURSOR", help=self._texts("cli.option.after"))
        fields = self._command("fields")
        fields.add_argument("kind", nargs="?", metavar="KIND")
        fields.add_argument("--schema", action="store_true", help=self._texts("cli.option.schema"))

    def _finding(self) -> None:
        search = self._command("search")
        search.add_argument("text", nargs="+", metavar="TEXT", help=self._texts("cli.argument.search"))
        search.add_argument("--kind", metavar="KIND", help=self._texts("cli.option.of_kind", kinds=_kinds()))
        search.add_argument("--limit", type=int, default=50, metavar="N", help=self._texts("cli.option.limit"))
        search.add_argument("--trash", action="store_true", help=self._texts("cli.option.search_trash"))
        self._command("due").add_argument("--until", metavar="DATE", help=self._texts("cli.option.until"))

    def _rules(self) -> None:
        texts = self._texts
        check = self._command("check")
        check.add_argument("id", nargs="?", metavar="ID")
        check.add_argument("--year", type=int, metavar="Y", help=texts("cli.option.year"))
        justify = self._with_rev("justify")
        justify.add_argument("id", metavar="ID")
        justify.add_argument("rule", metavar="RULE")
        justify.add_argument("--why", metavar="TEXT", help=texts("cli.option.why_not"))
        justify.add_argument("--decision", metavar="ID", help=texts("cli.option.decision"))
        justify.add_argument("--withdraw", action="store_true", help=texts("cli.option.withdraw"))
        decide = self._command("decide")
        decide.add_argument("--json-file", metavar="FILE", help=texts("cli.option.answers"))
        decide.add_argument("--profile", metavar=PROFILES, help=texts("cli.option.profile"))
        from desktop.policy.questions import QUESTIONS  # noqa: PLC0415 - as the kinds

        names = ", ".join(QUESTIONS.by_name)
        decide.add_argument(
            "assignments", nargs="*", metavar="NAME=VALUE", help=texts("cli.argument.answers", names=names)
        )

    def _profiles(self) -> None:
        texts = self._texts
        of = self._command("profile").add_subparsers(
            dest="profile_command", metavar="validate|show|diff|use|editions", required=True
        )
        made = {
            name: of.add_parser(name, help=texts(f"cli.help.profile_{name}"), parents=[self._general])
            for name in ("validate", "show", "diff", "use", "editions")
        }
        for name in ("validate", "diff", "use"):
            made[name].add_argument("file", metavar=PROFILES, help=texts("cli.option.profile"))
        made["show"].add_argument("file", nargs="?", metavar=PROFILES, help=texts("cli.option.profile"))
        made["diff"].add_argument("against", nargs="?", metavar=PROFILES, help=texts("cli.option.against"))
        editions = made["editions"]
        editions.add_argument("--choose", action="append", default=[], metavar="CODE", help=texts("cli.option.choose"))
        period = texts("cli.option.period")
        editions.add_argument("--period", action="append", default=[], metavar="CODE=FROM/TO", help=period)
        for name in ("use", "editions"):
            made[name].add_argument("--apply", action="store_true", help=texts("cli.option.apply"))

    def _papers(self) -> None:
        account = self._command("account")
        account.add_argument(
            "--year", required=True, type=int, metavar="Y", help=self._texts("cli.option.account_year")
        )
        account.add_argument("-o", dest="out", required=True, metavar="DIR", help=self._texts("cli.option.account_out"))
        account.add_argument("--template", metavar="FILE", help=self._texts("cli.option.template"))
        account.add_argument("--force", action="store_true", help=self._texts("cli.option.force"))
        brief = self._command("brief")
        brief.add_argument("id", metavar="VISIT")
        brief.add_argument("-o", dest="out", required=True, metavar="FILE", help=self._texts("cli.option.paper_out"))
        brief.add_argument("--with", dest="ticks", metavar="LIST", help=self._texts("cli.option.paper_with"))
        brief.add_argument("--force", action="store_true", help=self._texts("cli.option.force"))
        paper, texts = self._command("paper"), self._texts
        paper.add_argument("name", nargs="?", metavar="NAME", help=texts("cli.argument.paper"))
        paper.add_argument("id", nargs="?", metavar="ID|FILE", help=texts("cli.argument.paper_of"))
        paper.add_argument("-o", dest="out", metavar="FILE", help=texts("cli.option.paper_out"))
        paper.add_argument("--in", dest="in_language", metavar="LANGUAGE", help=texts("cli.option.paper_in"))
        paper.add_argument("--with", dest="ticks", metavar="LIST", help=texts("cli.option.paper_with"))
        paper.add_argument("--force", action="store_true", help=texts("cli.option.force"))

    def _backups(self) -> None:
        self._command("backup").add_argument("-o", dest="out", metavar="DIR", help=self._texts("cli.option.backup_out"))
        self._command("backups")
        restore = self._command("restore")
        restore.add_argument("file", metavar="FILE")
        out = self._texts("cli.option.restore_out")
        restore.add_argument("-o", dest="out", required=True, metavar="NEWFILE", help=out)

    def _keys(self) -> None:
        commands = "new|show|status|request|install|import|trust|rewrap"
        what = self._command("key").add_subparsers(dest="key_command", metavar=commands, required=True)
        describe_keys(what, [self._general], self._texts)
        rewrap = what.add_parser("rewrap", help=self._texts("cli.help.key_rewrap"), parents=[self._general])
        texts = self._texts
        rewrap.add_argument("--new-passphrase-file", metavar="FILE", help=texts("cli.option.new_passphrase_file"))
        rewrap.add_argument("--remove-passphrase", action="store_true", help=texts("cli.option.remove_passphrase"))
        rewrap.add_argument("--add-keyring", action="store_true", help=texts("cli.option.add_keyring"))
        rewrap.add_argument("--remove-keyring", action="store_true", help=texts("cli.option.remove_keyring"))
        rewrap.add_argument("--new-recovery-out", metavar="FILE", help=texts("cli.option.new_recovery_out"))

    def _bundles(self) -> None:
        describe_bundles(self._command, [self._general], self._texts)

    def _with_rev(self, name: str) -> argparse.ArgumentParser:
        command = self._command(name)
        command.add_argument("--rev", type=int, metavar="N", help=self._texts("cli.option.rev"))
        return command


def _kinds() -> str:
    from db.fields import KINDS  # noqa: PLC0415 - the description of the fields is longer than the list of commands

    return ", ".join(KINDS)


def _assignments(command: argparse.ArgumentParser, count: str, texts: Texts) -> None:
    command.add_argument("assignments", nargs=count, metavar="FIELD=VALUE", help=texts("cli.argument.assignments"))


def assigned(words: Sequence[str], lists: frozenset[str]) -> dict[str, object]:
    """Read FIELD=VALUE; a field that is repeated, or can hold several values, makes a list."""
    found: dict[str, object] = {}
    for name, value in _pairs(words):
        before = found.get(name)
        if before is None and name not in lists:
            found[name] = value
        elif value:
            found[name] = [*(before if isinstance(before, list) else [before] if before else []), value]
        else:
            found.setdefault(name, None)
    return found


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name:
            raise UsageError("usage.assignment", text=word)
        yield name.strip(), value


def _speak(texts: Texts) -> None:
    """Let argparse's own sentences be said in the same language: it looks each of them up by this name."""

    def translated(text: str) -> str:
        key = f"argparse.{_KEYS.get(text, '')}"
        return texts.template(key) if key in texts else text

    setattr(argparse, "_", translated)  # noqa: B010 - the name is private to argparse, and this is its only door
    setattr(argparse, "ngettext", lambda one, many, n: translated(one if n == 1 else many))  # noqa: B010


_KEYS = {
    "usage: ": "usage",
    "positional arguments": "positional",
    "options": "options",
    "show this help message and exit": "help",
    "the following arguments are required: %s": "required",
    "unrecognized arguments: %s": "unrecognized",
    "argument %(argument_name)s: %(message)s": "argument",
    "expected one argument": "one_argument",
    "expected at least one argument": "at_least_one",
    "invalid choice: %(value)r (choose from %(choices)s)": "choice",
    "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)": "suggested_choice",
    "invalid %(type)s value: %(value)r": "value",
    "ambiguous option: %(option)s could match %(matches)s": "ambiguous",
    "one of the arguments %s is required": "one_of",
    "not allowed with argument %s": "not_with",
    "ignored explicit argument %r": "ignored",
    " (default: %(default)s)": "default",
}
