"""The compilation of a year: figures and tables, pairs to judge, the office's texts, rates, and editions with files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QStackedWidget, QTabBar
from typing_extensions import override

from desktop.domain.errors import Cancelled
from desktop.ui.dialogs.files import choose_folder
from desktop.ui.models import office_compilation
from desktop.ui.pages.office_page import OfficePage
from desktop.ui.pages.scroll_page import in_a_row
from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.office_chapters import OfficeChapters
from desktop.ui.widgets.office_editions import OfficeEditions
from desktop.ui.widgets.office_figures import OfficeFigures
from desktop.ui.widgets.office_matching import OfficeMatching
from desktop.ui.widgets.office_rates import OfficeRates
from desktop.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.domain.errors import AppError
    from desktop.services.compilation.dataset import Compilation
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.widgets.progress_strip import Telling

_NOTHING = "compilation.nothing"
_FIGURES, _PAIRS, _TEXTS, _RATES, _EDITIONS = range(5)


class OfficeCompilationPage(OfficePage):
    """Reckons aside, so that one can go on meanwhile; what is saved is always reckoned anew."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "compilation", of_year=True)
        self.made: Compilation | None = None
        self._telling: Telling | None = None
        self._again = self._stale = False
        self.folder: Path | None = None
        self.look, self.save = named(QPushButton(), "compilation_look"), primary_button("compilation_save")
        self.again = named(QPushButton(), "compilation_again")
        self.open_folder = link_button("compilation_folder")
        self.progress, self.empty = ProgressStrip(context, "compilation_progress"), EmptyState(context, "chart-bar")
        self.summary, self._sums = PlainLabel(kind="strong", wrap=True), PlainLabel(wrap=True)
        self._missing, self._hint = PlainLabel(kind="warn", wrap=True), PlainLabel(kind="warn-pill", wrap=True)
        self.tabs, self.stack = named(QTabBar(), "compilation_tabs"), QStackedWidget()
        self.figures, self.matching = OfficeFigures(context), OfficeMatching(context)
        self.chapters, self.rates, self.editions = (
            OfficeChapters(context),
            OfficeRates(context),
            OfficeEditions(context),
        )
        self._lay_out()
        self._connect()
        self.retranslate()

    @override
    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        self.made = None
        self.chapters.attach(workspace)
        self.editions.attach(workspace)

    @override
    def enter(self) -> None:
        self.rates.show_year(self.year)
        self.chapters.show_year(self.year)
        self.editions.enter()
        self.reckon()

    @override
    def leave(self) -> None:
        self.chapters.save()

    @override
    def stop(self) -> None:
        self._again = False
        if self._telling is not None:
            self._telling.stop()

    @override
    def retranslate(self) -> None:
        self.title.setText(self.context.language.label("place.compilation"))
        self.year_choice.setAccessibleName(self.tr("Year"))
        self.look.setText(self.tr("Pre&view…"))
        self.save.setText(self.tr("&Save edition…"))
        self.again.setText(self.tr("Reckon &anew"))
        self.open_folder.setText(self.tr("Open the folder"))
        self.tabs.setAccessibleName(self.title.text())
        for part in (self.figures, self.matching, self.chapters, self.rates, self.editions):
            part.retranslate()
        self._show()

    def reckon(self) -> None:
        """Put the year together; a reckoning that is under way makes room for this one."""
        workspace, year, rates = self.workspace, self.year, self.rates.rates
        if workspace is None:
            return
        if self._telling is not None:
            self._again = True
            self._telling.stop()
            return
        telling = self._begin(self.tr("Reckoning"))
        work = partial(workspace.compiling.compile, year, rates, telling)
        self.context.operations.aside(self, work, self._reckoned, self._not_reckoned)

    def save_to(self, folder: Path) -> None:
        """Keep the year as an edition, and write everything into a new folder in this one."""
        workspace, year, rates = self.workspace, self.year, self.rates.rates
        if workspace is None or self._telling is not None:
            return
        self.chapters.save()
        self.banner.hide()
        telling = self._begin(self.tr("Putting the edition together"))

        def compiled() -> Compilation:
            return workspace.compiling.compile(year, rates, telling)

        # The text of a chapter may still be on its way to the disk: reckon after it.
        self.context.operations.read(
            self,
            lambda: None,
            lambda _none: self.context.operations.aside(self, compiled, partial(self._keep, folder), self._not_saved),
            after_writes=True,
        )

    def judge(self, pair: tuple[str, str], verdict: str) -> None:
        """Say whether two records are of the same project."""
        workspace = self.workspace
        if workspace is None:
            return

        def judged(_pair: tuple[str, str]) -> None:
            self.matching.forget(pair)
            self._stale = True
            self._name_tabs()
            self._show_hint()

        work = partial(workspace.compiling.judge, *pair, verdict)
        self.context.operations.write(self, work, judged, self.show_error)

    def _begin(self, text: str) -> Telling:
        self._telling = self.progress.begin(text)
        for button in (self.look, self.save):
            button.setEnabled(False)
        self.again.setEnabled(False)
        return self._telling

    def _end(self) -> None:
        self._telling = None
        self.progress.end()
        for button in (self.look, self.save):
            button.setEnabled(self.made is not None)
        self.again.setEnabled(True)

    def _reckoned(self, made: Compilation) -> None:
        self._end()
        if self._again:
            self._again = False
            self.reckon()
            return
        self.made, self._stale = made, False
        self.banner.hide()
        self._show()

    def _not_reckoned(self, error: AppError) -> None:
        self._end()
        again, self._again = self._again, False
        if again:
            self.reckon()
            return
        self.made = None
        self._show()
        if not isinstance(error, Cancelled) and error.code != _NOTHING:
            self.show_error(error)

    def _keep(self, folder: Path, made: Compilation) -> None:
        workspace = self.workspace
        if workspace is None:
            return
        keep = partial(workspace.compiling.keep, made)
        self.context.operations.write(self, keep, partial(self._write, folder), self._not_saved)

    def _write(self, folder: Path, made: Compilation) -> None:
        workspace, telling = self.workspace, self._telling
        if workspace is None or telling is None:
            return
        self.made, self._stale = made, False
        self._show()
        texts, owner, profile = self.context.language.texts, workspace.owner, workspace.profile
        address = workspace.departments.own_address

        def work() -> tuple[Path, tuple[str, ...]]:
            from desktop.exchange.compilation_files import Whose, write_all  # noqa: PLC0415 - papers are slow to load

            return write_all(made, folder, Whose(profile, owner.person, texts, address()), telling)

        self.context.operations.aside(self, work, self._written, self._not_saved)

    def _written(self, done: tuple[Path, tuple[str, ...]]) -> None:
        self._end()
        self.folder, names = done
        edition = 0 if self.made is None else self.made.edition
        told = self.tr("Edition {n} is saved in {folder}, %n file(s).", "", len(names))
        self.tell(told.replace("{n}", str(edition)).replace("{folder}", str(self.folder)))
        self.open_folder.show()
        self.editions.enter()

    def _not_saved(self, error: AppError) -> None:
        """Nothing half-written is left; an edition that was kept stays, and is written by the next try."""
        self._end()
        self.show_error(error)
        self.editions.enter()

    def _show(self) -> None:
        made, language = self.made, self.context.language
        there = made is not None
        missing = () if made is None else office_compilation.missing_rates(made)
        self.figures.show_made(made)
        self.matching.show_made(made)
        self.rates.show_made(made, missing)
        self.empty.say(
            self.tr("Nothing to put together for {year}").format(year=self.year),
            self.tr("No department has delivered, and the office has no records of its own for the year."),
        )
        waits = self._telling is not None and not there
        self.empty.setVisible(not there and not waits)
        for widget in (self.tabs, self.stack, self.summary, self._sums):
            widget.setVisible(there)
        for button in (self.look, self.save):
            button.setEnabled(there and self._telling is None)
        if made is not None:
            figures = made.figures
            of = int(figures["departments.reported"] or 0)
            told = self.tr("{n} of {of} departments").format(n=of, of=of + len(made.not_reported))
            parts = [told, self.tr("%n project(s)", "", len(made.projects))]
            parts += [self.tr("%n to look at", "", len(made.findings))] if made.findings else []
            self.summary.setText("  ·  ".join(parts))
            self._sums.setText("\n".join(office_compilation.sums_told(made, language)))
            said = language.text("cli.compile.missing_rates", currencies=", ".join(missing)) if missing else ""
            self._missing.setText("! " + said)
        self._missing.setVisible(bool(missing))
        self._name_tabs()
        self._show_hint()

    def _show_hint(self) -> None:
        self._hint.setText("◐ " + self.tr("Something has changed since this was reckoned."))
        for widget in (self._hint, self.again):
            widget.setVisible(self._stale and self.made is not None)

    def _name_tabs(self) -> None:
        pairs = self.matching._count  # noqa: SLF001 - its own part
        names = {
            _FIGURES: self.tr("Figures and tables"),
            _PAIRS: self.tr("Same project?") + (f"  {pairs}" if pairs else ""),
            _TEXTS: self.tr("Texts"),
            _RATES: self.tr("Rates"),
            _EDITIONS: self.tr("Editions"),
        }
        for place, name in names.items():
            self.tabs.setTabText(place, name)

    def _preview(self) -> None:
        from desktop.ui.dialogs.other_papers import compilation_dialog  # noqa: PLC0415 - papers are slow to load

        if self.workspace is not None and self.made is not None:
            compilation_dialog(self.context, self.workspace, self.made, self.window()).open()

    def _ask_folder(self) -> None:
        folder = choose_folder(self, self.tr("Where to put the compilation"))
        if folder is not None:
            self.save_to(folder)

    def _open(self) -> None:
        if self.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    def _text_kept(self) -> None:
        self._stale = True
        self._show_hint()

    def _connect(self) -> None:
        self.look.clicked.connect(self._preview)
        self.save.clicked.connect(self._ask_folder)
        self.again.clicked.connect(self.reckon)
        self.open_folder.clicked.connect(self._open)
        self.tabs.currentChanged.connect(self._turn)
        self.matching.judged.connect(self.judge)
        self.chapters.kept.connect(lambda _text: self._text_kept())
        self.rates.used.connect(self.reckon)
        for part in (self.chapters, self.rates):
            part.failed.connect(self.show_error)

    def _turn(self, place: int) -> None:
        self.chapters.save()
        self.stack.setCurrentIndex(place)

    def _lay_out(self) -> None:
        self.head.addWidget(self.look)
        self.head.addWidget(self.save)
        parts: tuple[QWidget, ...] = (self.figures, self.matching, self.chapters, self.rates, self.editions)
        for part in parts:
            self.tabs.addTab("")
            self.stack.addWidget(part)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.open_folder.hide()
        for widget in (self.progress, self.summary, self._sums, self._missing):
            self.column.addWidget(widget)
        self.column.addLayout(in_a_row(self._hint, self.again, self.open_folder))
        self.column.addWidget(self.tabs)
        self.column.addWidget(self.stack, 1)
        self.column.addWidget(self.empty, 1)
