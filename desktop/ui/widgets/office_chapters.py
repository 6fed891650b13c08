"""The office's own text of each chapter: written here, kept as a new version when one goes on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.pages.scroll_page import in_a_row
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from desktop.domain.errors import AppError
    from desktop.services.compilation.dataset import ChapterText
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context

    Versions = dict[str, tuple[ChapterText, ...]]
    Place = tuple[int, str]

_SIDE, _ROOM = 240, 12


class OfficeChapters(QWidget):
    """`kept` comes when a version is on disk, `failed` with what stood in the way."""

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._workspace: Workspace | None = None
        self._year = 0
        self._versions: Versions = {}
        self._codes: tuple[str, ...] = ()
        self._shown = ""
        self._looking = 0
        """The version that is only looked at; none while the newest text is written on."""
        self._unkept: dict[Place, str] = {}
        """What was written and is not on disk: still on its way there, or turned away."""
        self._sent: dict[Place, str] = {}
        self._filling = False
        self.chapters, self.text = named(QListWidget(), "chapters"), named(QPlainTextEdit(), "chapter_text")
        self.version, self.keep = Chip("chapter_version"), named(QPushButton(), "chapter_keep")
        self._label, self._about = PlainLabel(kind="strong"), PlainLabel(kind="small", wrap=True)
        self._lay_out()
        self.chapters.currentRowChanged.connect(self._choose)
        self.version.chosen.connect(self._show_version)
        self.keep.clicked.connect(self._keep)
        self.text.textChanged.connect(self._judge)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.chapters.setAccessibleName(self.tr("Chapters"))
        self.version.setAccessibleName(self.tr("Version"))
        self.keep.setText(self.tr("&Keep this version"))
        self._list()
        self._offer_versions()

    def attach(self, workspace: Workspace) -> None:
        """Write in this register from now on."""
        self._workspace, self._year, self._shown, self._looking = workspace, 0, "", 0
        self._versions, self._unkept, self._sent = {}, {}, {}

    def show_year(self, year: int) -> None:
        """Show the texts of a year, after what stands written is kept."""
        self.save()
        workspace = self._workspace
        if workspace is None:
            return

        def work() -> tuple[int, Versions]:
            from desktop.services.compilation.writings import CHAPTERS  # noqa: PLC0415 - services are slow to load

            return year, {code: workspace.writings.versions(year, code) for code in CHAPTERS}

        self._context.operations.read(self, work, self._show, self.failed.emit, key="chapters", after_writes=True)

    def save(self) -> None:
        """Keep what is written as a new version; an earlier one that was only looked at is not."""
        place = (self._year, self._shown)
        if self._is_written:
            self._keep()
        elif not self._looking and place in self._unkept and place not in self._sent:
            del self._unkept[place]  # somebody took back what was turned away
            self._list()

    def _keep(self) -> None:
        """Make what is shown the newest version, if it is not what was kept last."""
        workspace, place, text = self._workspace, (self._year, self._shown), self.text.toPlainText()
        if workspace is None or not self._differs or self._sent.get(place) == text:
            return
        self._unkept[place] = self._sent[place] = text
        work = partial(workspace.writings.write, *place, text)
        done, failed = partial(self._kept, place, text), partial(self._not_kept, place, text)
        self._context.operations.write(self, work, done, failed)

    def _kept(self, place: Place, text: str, written: ChapterText) -> None:
        for under_way in (self._sent, self._unkept):
            if under_way.get(place) == text:
                del under_way[place]
        year, code = place
        if self._year == year:
            self._versions[code] = (*self._versions.get(code, ()), written)
            if self._shown == code and self.text.toPlainText() == text:
                self._looking = 0
                if text.strip() != written.text:  # what was tidied up when it was kept is shown as it is
                    self._fill(written.text)
            self._list()
            self._offer_versions()
        self.kept.emit(written)

    def _not_kept(self, place: Place, text: str, error: AppError) -> None:
        if self._sent.get(place) == text:
            del self._sent[place]
        if place == (self._year, self._shown) and self._looking and not self._is_written:
            self._open(self._shown)
        self._list()
        self.failed.emit(error)

    @property
    def _last(self) -> str:
        of = self._versions.get(self._shown, ())
        return of[-1].text if of else ""

    @property
    def _is_written(self) -> bool:
        """Whether somebody has written what is shown and is not kept."""
        looked_at = (each.text for each in self._versions.get(self._shown, ()) if each.version == self._looking)
        return self._differs and self.text.toPlainText().strip() != next(looked_at, self._last).strip()

    @property
    def _differs(self) -> bool:
        return bool(self._shown) and self.text.toPlainText().strip() != self._last.strip()

    def _show(self, found: tuple[int, Versions]) -> None:
        year, versions = found
        if year != self._year:
            self.save()
        same = year == self._year and (self._differs or self._looking)
        self._year, self._versions, self._codes = year, versions, tuple(versions)
        self._list()
        if self.chapters.currentRow() < 0:
            self.chapters.setCurrentRow(0)
        elif not same:  # what is being written is not taken away by reading anew
            self._open(self._codes[self.chapters.currentRow()])

    def _list(self) -> None:
        label = self._context.language.label
        if self.chapters.count() != len(self._codes):
            self.chapters.clear()
            for _code in self._codes:
                item = QListWidgetItem("", self.chapters)
                item.setSizeHint(QSize(0, self.fontMetrics().height() + _ROOM))
        for row, code in enumerate(self._codes):
            of = self._versions.get(code, ())
            place = (self._year, code)
            lost = place in self._unkept and place not in self._sent
            mark = "! " if lost else "✓ " if of and of[-1].text else "    "
            self.chapters.item(row).setText(mark + label(f"compilation.chapter.{code}"))

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._codes):
            self.save()
            self._open(self._codes[place])

    def _open(self, code: str) -> None:
        self._shown, self._looking = code, 0
        self._fill(self._unkept.get((self._year, code), self._last))
        self._offer_versions()

    def _fill(self, text: str) -> None:
        self._filling = True
        self.text.setPlainText(text)
        self._filling = False
        self._judge()

    def _offer_versions(self) -> None:
        of, formats = self._versions.get(self._shown, ()), self._context.language.formats
        name = self._context.language.label(f"compilation.chapter.{self._shown}") if self._shown else ""
        self._label.setText(name)
        self.text.setAccessibleName(self.tr("Text of the chapter {name}").format(name=name))
        options = [
            (str(each.version), self.tr("Version {n}, {when}, {who}").format(
                n=each.version, when=formats.moment(each.at), who=each.by))
            for each in reversed(of)
        ]  # fmt: skip
        self.version.offer(self.tr("Version"), options)
        self.version.setCurrentIndex(max(self.version.findData(str(self._looking)), 0) if options else -1)
        self.version.setVisible(bool(options))
        self._judge()

    def _show_version(self) -> None:
        of = {str(each.version): each for each in self._versions.get(self._shown, ())}
        chosen = of.get(self.version.code)
        if chosen is None:
            return
        self.save()
        newest = chosen is [*of.values()][-1] and (self._year, self._shown) not in self._unkept
        self._looking = 0 if newest else chosen.version
        self._fill(chosen.text)

    def _judge(self) -> None:
        if self._filling:
            return
        differs = self._differs
        self.keep.setEnabled(differs)
        if differs and not self._is_written:
            said = self.tr("An earlier version, as it was. Keep it to make it the text of the chapter again.")
        elif differs:
            said = self.tr("Not kept yet. It is kept when you go on to another chapter or page.")
        elif self._last:
            said = self.tr("%n word(s), kept.", "", len(self._last.split()))
        else:
            said = self.tr("Nothing is written yet. The chapter then has its figures alone.")
        self._about.setText(said)

    def _lay_out(self) -> None:
        self.text.setTabChangesFocus(True)
        self.chapters.setFixedWidth(_SIDE)
        self._label.setBuddy(self.text)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._label)
        right.addWidget(self.text, 1)
        right.addWidget(self._about)
        right.addLayout(in_a_row(self.keep, self.version))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        line.addWidget(self.chapters)
        line.addLayout(right, 1)
