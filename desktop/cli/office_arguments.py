"""What can be typed at the council office."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from desktop.language.texts import Texts

    Parents = Sequence[argparse.ArgumentParser]

EDITABLE = ("name", "bodies", "contact", "email", "appointed_by", "mandate", "active")
"""What can be said of a department."""
VERDICTS = ("same", "different")
CHAPTERS = "summary, figures, projects, memberships, visits, agreements, exchanges, watches, priorities, …"


def describe_office(office: argparse.ArgumentParser, parents: Parents, texts: Texts) -> None:
    """Add everything that the office does."""
    what = office.add_subparsers(dest="office_command", metavar=texts("cli.command"), required=True)
    made = _Office(what, parents, texts)
    made.keys()
    made.receiving()
    made.answering()
    made.advising()
    made.yearly()
    made.compiling()


class _Office:
    """The commands of the office, group by group."""

    def __init__(
        self, what: argparse._SubParsersAction[argparse.ArgumentParser], parents: Parents, texts: Texts
    ) -> None:
        self._what = what
        self._parents = parents
        self._texts = texts

    def keys(self) -> None:
        """Keys of departments, and the small CA."""
        texts = self._texts
        request = self._sub("request")
        request.add_argument("file", metavar="FILE.csr")
        request.add_argument("--department", required=True, metavar="NAME", help=texts("cli.option.department"))
        request.add_argument("--code", required=True, metavar="DIGITS", help=texts("cli.option.code"))
        self._out(request)
        self._sub("keys")
        for name in ("revoke", "retire"):
            command = self._sub(name)
            command.add_argument("fingerprint", metavar="FINGERPRINT")
            command.add_argument("--why", required=True, metavar="TEXT", help=texts("cli.option.why_revoked"))
        self._out(self._sub("authority"))
        self._out(self._sub("crl"))

    def receiving(self) -> None:
        """What has come."""
        receive = self._sub("receive")
        receive.add_argument("files", nargs="+", metavar="FILE")
        receive.add_argument("--dry-run", action="store_true", help=self._texts("cli.option.look_into"))
        self._sub("received")
        self._sub("take-back").add_argument("number", type=int, metavar="NUMBER", help=self._texts("cli.option.number"))

    def answering(self) -> None:
        """What is said of records, and what goes back to the departments."""
        texts = self._texts
        question = self._sub("question")
        question.add_argument("id", metavar="ID")
        question.add_argument("asked", metavar="TEXT")
        question.add_argument("--field", metavar="FIELD", help=texts("cli.option.field"))
        approve = self._sub("approve")
        approve.add_argument("id", metavar="ID")
        duplicate = self._sub("duplicate")
        duplicate.add_argument("id", metavar="ID")
        duplicate.add_argument("other", metavar="OTHER", help=texts("cli.option.other"))
        for command in (approve, duplicate):
            command.add_argument("--note", metavar="TEXT", help=texts("cli.option.note"))
        receipts = self._sub("receipts")
        receipts.add_argument("--year", type=int, required=True, metavar="Y", help=texts("cli.option.export_year"))
        receipts.add_argument("-o", dest="out", required=True, metavar="DIR", help=texts("cli.option.export_out"))
        overview = self._sub("overview")
        overview.add_argument("-o", dest="out", required=True, metavar="FILE.asice", help=texts("cli.option.out"))

    def advising(self) -> None:
        """What departments ask, and what goes to the board."""
        texts = self._texts
        asked, command = self._sub("advice"), self._sub("matters")
        for each in (asked, command):
            each.add_argument("--year", type=int, required=True, metavar="Y", help=texts("cli.option.export_year"))
        answer = self._sub("answer")
        answer.add_argument("id", metavar="ID")
        answer.add_argument("said", metavar="TEXT")
        what = command.add_mutually_exclusive_group()
        what.add_argument("--write", metavar="TITLE", help=texts("cli.option.matter_write"))
        what.add_argument("--settle", metavar="ID", help=texts("cli.option.matter_settle"))
        command.add_argument("--text", dest="more", metavar="TEXT", help=texts("cli.option.matter_text"))
        command.add_argument("--record", metavar="ID", help=texts("cli.option.matter_record"))
        command.add_argument("-o", dest="out", metavar="FILE", help=texts("cli.option.matter_out"))
        command.add_argument("--force", action="store_true", help=texts("cli.option.force"))

    def yearly(self) -> None:
        """Departments, and who has delivered."""
        texts = self._texts
        department = self._sub("department")
        department.add_argument("name", nargs="?", metavar="NAME")
        described = texts("cli.argument.department", fields=", ".join(EDITABLE))
        department.add_argument("assignments", nargs="*", metavar="FIELD=VALUE", help=described)
        department.add_argument("--adopt", action="store_true", help=texts("cli.option.adopt"))
        department.add_argument("--remove", action="store_true", help=texts("cli.option.remove_department"))
        board = self._sub("board")
        board.add_argument("--year", type=int, required=True, metavar="Y", help=texts("cli.option.export_year"))
        board.add_argument("--reminders", action="store_true", help=texts("cli.option.reminders"))
        board.add_argument("--by", metavar="DATE", help=texts("cli.option.reminders_by"))

    def compiling(self) -> None:
        """What belongs together, the office's own texts, and the compilation."""
        texts = self._texts
        match = self._sub("match")
        match.add_argument("one", nargs="?", metavar="ID")
        match.add_argument("other", nargs="?", metavar="ID")
        match.add_argument("verdict", nargs="?", choices=VERDICTS)
        match.add_argument("--year", type=int, metavar="Y", help=texts("cli.option.match_year"))
        text = self._sub("text")
        text.add_argument("chapter", nargs="?", metavar="CHAPTER", help=texts("cli.argument.chapter", all=CHAPTERS))
        text.add_argument("--year", type=int, required=True, metavar="Y", help=texts("cli.option.export_year"))
        text.add_argument("--file", metavar="FILE.md", help=texts("cli.option.chapter_file"))
        compiled = self._sub("compile")
        compiled.add_argument("--year", type=int, required=True, metavar="Y", help=texts("cli.option.export_year"))
        compiled.add_argument("-o", dest="out", required=True, metavar="DIR", help=texts("cli.option.export_out"))
        compiled.add_argument("--rates", metavar="FILE.csv", help=texts("cli.option.rates"))
        rate = texts("cli.option.rate")
        compiled.add_argument("--rate", action="append", default=[], metavar="EUR=11,49", help=rate)
        compiled.add_argument("--force", action="store_true", help=texts("cli.option.force"))

    def _sub(self, name: str) -> argparse.ArgumentParser:
        text = self._texts(f"cli.help.office_{name.replace('-', '_')}")
        return self._what.add_parser(name, help=text, parents=list(self._parents))

    def _out(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("-o", dest="out", required=True, metavar="FILE", help=self._texts("cli.option.out"))
        command.add_argument("--force", action="store_true", help=self._texts("cli.option.force"))
