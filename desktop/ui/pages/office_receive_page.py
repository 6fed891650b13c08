"""What comes from the departments: verified file by file, shown with what to do about it, then taken in."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Cancelled
from desktop.ui.changes import Change, What
from desktop.ui.dialogs.files import choose_files
from desktop.ui.models import office_files
from desktop.ui.models.office_files import Arrived, arrived, line_of
from desktop.ui.models.office_table import TableLine
from desktop.ui.pages.office_page import OfficePage
from desktop.ui.pages.scroll_page import in_a_row
from desktop.ui.wide_pages import DEPARTMENTS
from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.office_file import OfficeFile
from desktop.ui.widgets.office_table import OfficeTable
from desktop.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from PySide6.QtCore import QObject

    from desktop.domain.errors import AppError
    from desktop.services.mailbag import Dismissed, Opened
    from desktop.services.receiving import Received
    from desktop.services.verifiers import Verifiers
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.widgets.progress_strip import Telling

    History = tuple[tuple[Received, ...], tuple[Dismissed, ...], dict[str, str]]

_NEW, _TAKEN, _DISMISSED = range(3)
_ENDING = ".asice"
_PAINTED = 150
"""Milliseconds."""


class Painting(QTimer):
    """Shows what is new a few times a second, however many files are answered for meanwhile."""

    def __init__(self, parent: QObject, show: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(_PAINTED)
        self.timeout.connect(show)

    def soon(self) -> None:
        """Show it, unless that is about to be done anyway."""
        if not self.isActive():
            self.start()


class OfficeReceivePage(OfficePage):
    """One file at a time in a child process, so that the window answers between them and a cancel is heard."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "receive")
        self.setAcceptDrops(False)  # the window takes what is dropped, wherever it is
        self.files: dict[Path, Arrived] = {}
        self._waiting: list[Path] = []
        self._arriving: list[Path] = []
        self._looking = False
        self._ask: Verifiers | None = None
        self._painting = Painting(self, self._show_files)
        self._telling: Telling | None = None
        self._total = 0
        self._received: tuple[Received, ...] = ()
        self._dismissed: tuple[Dismissed, ...] = ()
        self._names: dict[str, str] = {}
        self._just_taken: list[str] = []
        self.choose, self.take = named(QPushButton(), "receive_choose"), primary_button("receive_take")
        self.back, self.clear = named(QPushButton(), "receive_back"), link_button("receive_clear")
        self.tabs, self.stack = named(QTabBar(), "receive_tabs"), QStackedWidget()
        self.progress, self.summary = ProgressStrip(context, "receive_progress"), PlainLabel(kind="strong", wrap=True)
        self.empty = EmptyState(context, "download-simple")
        self.table = OfficeTable(context, "receive_table", least=8)
        self.received = OfficeTable(context, "received_table", wide=0, least=10)
        self.dismissed = OfficeTable(context, "dismissed_table", wide=3, least=10)
        self.take_back = named(QPushButton(), "received_take_back")
        self._received_hint, self._dismissed_hint = (
            PlainLabel(kind="muted", wrap=True),
            PlainLabel(kind="muted", wrap=True),
        )
        self.card = OfficeFile(context)
        self._lay_out()
        self._connect()
        self.retranslate()

    @override
    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        self.files.clear()
        self._just_taken = []

    @override
    def enter(self) -> None:
        workspace = self.workspace
        if workspace is not None:

            def work() -> History:
                names = {each.department: each.name for each in workspace.trusted.all()}
                names |= {each.code: each.name for each in workspace.departments.all()}
                return workspace.receiving.all(), workspace.mailbag.dismissed(), names

            operations = self.context.operations
            operations.read(self, work, self._show_history, self.show_error, key="history", after_writes=True)

    @override
    def stop(self) -> None:
        self._waiting, self._arriving = [], []

    @override
    def retranslate(self) -> None:
        self.title.setText(self.context.language.label("place.receive"))
        self.choose.setText(self.tr("&Choose files…"))
        self.back.setText(self.tr("Take these &back out"))
        self.clear.setText(self.tr("Clear the list"))
        self.tabs.setAccessibleName(self.title.text())
        self.empty.say(
            self.tr("Drop the departments' files here"),
            self.tr("Anywhere in the window, one or fifty at once. Each is verified before anything is taken in."),
            self.tr("&Choose files…"),
        )
        for table, name in (
            (self.table, self.tr("Files")),
            (self.received, self.tr("Taken in")),
            (self.dismissed, self.tr("Not taken in")),
        ):
            table.setAccessibleName(name)
        self.take_back.setText(self.tr("Take it &back out"))
        self._received_hint.setText(
            self.tr("Only the last one of a department can be taken back out; the others build on it.")
        )
        self._dismissed_hint.setText(self.tr("Nothing of these files is kept but the verdict."))
        self._show_files()
        self._show_history((self._received, self._dismissed, self._names))

    def take_files(self, files: Iterable[Path]) -> None:
        """Verify files that have come; folders give the bundles that lie in them."""
        new = [file for file in _found(files) if file not in {*self._waiting, *self._arriving}]
        for file in new:
            self.files[file] = Arrived(file)
        if self._looking:
            self._waiting += new
            self._total += len(new)
        else:  # what is being taken in now was looked at before; these have not been yet
            self._arriving += new
        self.tabs.setCurrentIndex(_NEW)
        self._show_files()
        if self._telling is None:
            self._begin_looking()

    def _begin_looking(self) -> None:
        if self._arriving:
            self._waiting, self._arriving = self._arriving, []
            self._total, self._looking = len(self._waiting), True
            self._telling = self.progress.begin(self.tr("Verifying the files"))
            self._look()

    def take_all(self) -> None:
        """Take in every file that may be, the earlier of a department first."""
        ready = sorted((each for each in self.files.values() if each.takeable), key=lambda each: each.order)
        if self.workspace is None or not ready or self._telling is not None:
            return
        self._waiting, self._total = [each.path for each in ready], len(ready)
        self._just_taken = []
        self._telling = self.progress.begin(self.tr("Taking in"))
        self._take_next()

    def take_back_all(self) -> None:
        """Take everything back out that was taken in by the last press, the last first."""
        bundles, self._just_taken = tuple(reversed(self._just_taken)), []
        workspace = self.workspace
        if workspace is not None:

            def work() -> tuple[Received, ...]:
                numbers = {each.bundle_id: each.number for each in workspace.receiving.all()}
                return tuple(workspace.receiving.take_back(numbers[each]) for each in bundles if each in numbers)

            self.context.operations.write(self, work, self._taken_back, self._not_taken_back)

    @property
    def _chosen(self) -> Arrived | None:
        path = self.table.about
        return next((each for each in self.files.values() if each.path == path), None)

    # Verifying and taking in: one file after the other, each answer of which asks for the next.

    def _goes_on(self) -> bool:
        """Tell how far it has come; tell whether there is more to do."""
        telling = self._telling
        if telling is None:
            return False
        try:
            telling(self._total - len(self._waiting), self._total)
        except Cancelled:
            for path in self._waiting:
                if self.files.get(path, Arrived(path)).state == office_files.WAITING:
                    self.files.pop(path, None)
            self._waiting = []
        return bool(self._waiting)

    def _look(self) -> None:
        workspace = self.workspace
        if workspace is None or not self._goes_on():
            self._end()
            return
        file, following, mailbag = self._waiting[0], self._following, workspace.mailbag

        def work() -> tuple[Arrived, Opened | None]:
            opened = mailbag.look_into(file, self._verifiers(), following)
            found = arrived(opened)
            return found, opened if found.reasons and not found.department else None

        self.context.operations.read(self, work, self._judged, partial(self._unread, file, self._looked))

    def _judged(self, found: tuple[Arrived, Opened | None]) -> None:
        """Keep the verdict on a file that is turned away: it holds nothing of the file's content."""
        told, turned_away = found
        if turned_away is not None and self.workspace is not None:
            self.context.operations.write(self, partial(self.workspace.mailbag.dismiss, turned_away))
        self._looked(told)

    def _unread(self, file: Path, then: Callable[[Arrived], None], error: AppError) -> None:
        then(Arrived(file, office_files.UNREAD, trouble=error))

    def _looked(self, found: Arrived) -> None:
        self._waiting = [path for path in self._waiting if path != found.path]
        self.files[found.path] = found
        self._painting.soon()
        self._look()

    def _take_next(self) -> None:
        workspace = self.workspace
        if workspace is None or not self._goes_on():
            self._end()
            return
        file, following, mailbag = self._waiting[0], self._following, workspace.mailbag

        def work() -> Arrived:
            return arrived(mailbag.take_in(file, self._verifiers(), following))

        self.context.operations.write(self, work, self._took, partial(self._unread, file, self._took))

    def _took(self, found: Arrived) -> None:
        self._waiting = [path for path in self._waiting if path != found.path]
        self.files[found.path] = found
        if found.state == office_files.TAKEN:
            self._just_taken.append(found.bundle_id)
        self._painting.soon()
        self._take_next()

    @property
    def _following(self) -> Path | None:
        return self._waiting[1] if len(self._waiting) > 1 else None

    def _verifiers(self) -> Verifiers:
        """Give those who verify a whole round; runs in a worker thread, one at a time."""
        from desktop.services import verifiers  # noqa: PLC0415 - services are slow to load

        if self._ask is None:
            self._ask = verifiers.many()
        return self._ask

    def _end(self) -> None:
        ended, self._ask = self._ask, None
        if ended is not None:
            self.context.operations.aside(self, ended.end, lambda _none: None)
        took, self._telling, self._looking = not self._looking, None, False
        self.progress.end()
        self._painting.stop()
        self._show_files()
        if took and self._just_taken:
            self.context.changes.announce(Change(What.ADDED, by=self))
        announce(self, self.summary.text())
        if self._just_taken:
            self.tell(self.tr("%n bundle(s) taken in.", "", len(self._just_taken)))
        self.enter()
        self._begin_looking()

    def _taken_back(self, back: tuple[Received, ...]) -> None:
        self._told_back({each.bundle_id for each in back})
        self.tell(self.tr("%n bundle(s) taken back out.", "", len(back)))
        self.context.changes.announce(Change(What.UNDONE, by=self))
        self.enter()

    def _not_taken_back(self, error: AppError) -> None:
        self.show_error(error)
        self.enter()

    def _told_back(self, bundles: set[str]) -> None:
        for path, each in self.files.items():
            if each.state == office_files.TAKEN and each.bundle_id in bundles:
                self.files[path] = replace(each, state=office_files.BACK)
        self._just_taken = [bundle for bundle in self._just_taken if bundle not in bundles]
        self._show_files()

    # What is to be seen.

    def _show_files(self) -> None:
        language = self.context.language
        headings = (self.tr("File"), self.tr("Verdict"), self.tr("Department"), self.tr("No."), self.tr("Brings"))
        lines = [line_of(each, language) for each in self.files.values()]
        self.table.show_lines(headings, lines, frozenset({3}))
        if self.table.about is None and lines:
            self.table.select(lambda _about: True)
        ready = sum(each.takeable for each in self.files.values())
        self.take.setText(self.tr("&Take in %n file(s)", "", ready) if ready else self.tr("&Take in"))
        self.take.setEnabled(bool(ready) and self._telling is None)
        self.back.setVisible(bool(self._just_taken) and self._telling is None)
        self.clear.setVisible(bool(self.files) and self._telling is None)
        self.summary.setText(self._summary())
        self._files.setVisible(bool(self.files))
        self.empty.setVisible(not self.files)
        self.choose.setVisible(bool(self.files))
        self.take.setVisible(bool(self.files))
        self._name_tabs()
        self._show_one()

    def _summary(self) -> str:
        language = self.context.language
        counts = Counter(office_files.verdict_words(each, language)[0] for each in self.files.values())
        parts = [f"{words}: {n}" for words, n in counts.items()]
        return "   ".join([self.tr("%n file(s)", "", len(self.files)), *parts]) if self.files else ""

    def _show_one(self) -> None:
        self.card.show_file(self._chosen)

    def _show_history(self, found: History) -> None:
        self._received, self._dismissed, self._names = found
        there = {each.bundle_id for each in self._received}
        gone = {each.bundle_id for each in self.files.values() if each.state == office_files.TAKEN} - there
        if gone and self._telling is None:  # undo, from wherever
            self._told_back(gone)
        formats, label = self.context.language.formats, self.context.language.label
        headings = (
            self.tr("Department"),
            self.tr("Year"),
            self.tr("No."),
            self.tr("Kind"),
            self.tr("Taken in"),
            self.tr("By"),
        )
        lines = [
            TableLine(
                (
                    self._names.get(each.department, each.department), each.period_from[:4], str(each.sequence),
                    ("! " + label("cli.office.status.revoked") + ", " if each.revoked else "")
                    + label(f"purpose.{each.purpose}"),
                    formats.moment(each.received), each.received_by,
                ),
                each.number, {3: "bad"} if each.revoked else {},
            )
            for each in reversed(self._received)
        ]  # fmt: skip
        self.received.show_lines(headings, lines, frozenset({2}))
        turned_away = (self.tr("When"), self.tr("File"), self.tr("Verdict"), self.tr("Why"))
        dismissed = [
            TableLine(
                (formats.moment(each.at), each.file, label(f"outcome.{each.outcome}.name"), self._reasons(each)), place
            )
            for place, each in reversed(list(enumerate(self._dismissed)))
        ]
        self.dismissed.show_lines(turned_away, dismissed)
        self._name_tabs()
        self._choose_received(self.received.about)

    def _reasons(self, each: Dismissed) -> str:
        text = self.context.language.text
        reasons = zip(each.reasons, each.details, strict=True)
        return " ".join(text(f"reason.{code}.message", **details) for code, details in reasons)

    def _name_tabs(self) -> None:
        names = (
            (_NEW, self.tr("New files"), len(self.files)),
            (_TAKEN, self.tr("Taken in"), len(self._received)),
            (_DISMISSED, self.tr("Not taken in"), len(self._dismissed)),
        )
        for place, name, count in names:
            self.tabs.setTabText(place, f"{name}  {count}" if count else name)

    def _choose_received(self, about: object) -> None:
        self.take_back.setEnabled(about is not None)

    def _ask_take_back(self) -> None:
        number = self.received.about
        workspace = self.workspace
        if isinstance(number, int) and workspace is not None:

            def work() -> tuple[Received, ...]:
                return (workspace.receiving.take_back(number),)

            self.context.operations.write(self, work, self._taken_back, self._not_taken_back)

    def _clear(self) -> None:
        self.files.clear()
        self._just_taken = []
        self.told.hide()
        self._show_files()

    def _print(self) -> None:
        from desktop.ui.dialogs.other_papers import protocol_dialog  # noqa: PLC0415 - seldom needed

        if self.workspace is not None and self._chosen is not None:
            protocol_dialog(self.context, self.workspace, self._chosen.path, self.window()).open()

    def _choose(self) -> None:
        self.take_files(choose_files(self, self.tr("Files from the departments")))

    def _take_change(self, change: Change) -> None:
        if self.isVisible() and change.by is not self and change.what is What.UNDONE:
            self.enter()

    def _connect(self) -> None:
        for button in (self.choose, self.empty.button):
            button.clicked.connect(self._choose)
        self.take.clicked.connect(self.take_all)
        self.back.clicked.connect(self.take_back_all)
        self.clear.clicked.connect(self._clear)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.table.chosen.connect(lambda _about: self._show_one())
        self.received.chosen.connect(self._choose_received)
        self.take_back.clicked.connect(self._ask_take_back)
        self.card.protocol.clicked.connect(self._print)
        self.card.approve.clicked.connect(lambda: self.context.navigation.go_to_page(DEPARTMENTS))
        self.context.changes.announced.connect(self._take_change)

    def _lay_out(self) -> None:
        self.head.addWidget(self.choose)
        self.head.addWidget(self.take)
        for _tab in range(3):
            self.tabs.addTab("")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._files = QWidget()
        middle = QHBoxLayout(self._files)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(14)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.card)
        new = _column(self.progress, self.summary)
        new.layout().addLayout(in_a_row(self.back, self.clear))  # type: ignore[union-attr] # made a line above
        new.layout().addWidget(self._files)  # type: ignore[union-attr] # as above
        new.layout().addWidget(self.empty)  # type: ignore[union-attr] # as above
        taken = _column(self._received_hint, self.received)
        taken.layout().addLayout(in_a_row(self.take_back))  # type: ignore[union-attr] # as above
        for page in (new, taken, _column(self._dismissed_hint, self.dismissed)):
            self.stack.addWidget(page)
        self.column.addWidget(self.tabs)
        self.column.addWidget(self.stack, 1)


def _column(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for widget in widgets:
        column.addWidget(widget)
    return page


def _found(files: Iterable[Path]) -> list[Path]:
    """Give the files, and those bundles that lie in folders; each once."""
    found: list[Path] = []
    for file in files:
        if file.is_dir():
            found += sorted(each for each in file.iterdir() if each.suffix == _ENDING)
        else:
            found.append(file)
    return list(dict.fromkeys(found))
