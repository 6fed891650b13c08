"""The papers of a record: seen as they will be printed, read as text, printed, saved, or taken along to a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.file_names import ending
from desktop.domain.records import Record
from desktop.language.names import language_name
from desktop.reports import pages
from desktop.services.papers.catalogue import papers_for
from desktop.services.papers.papers import Order
from desktop.ui.dialogs.files import choose_target
from desktop.ui.printing import Printing, asked_for_printer
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.page_view import PageView

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.errors import AppError
    from desktop.reports.pages import Picture
    from desktop.services.papers.catalogue import Paper
    from desktop.services.papers.papers import Made
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context

    Looked = tuple[Made, tuple[tuple[float, float], ...]]

_SIZE, _SIDE = (1120, 780), 300


class Subject(Protocol):
    """What papers are about: a record, or something else that has a name."""

    @property
    def id(self) -> str:
        """What the papers are made of: a record's id, or the path of a file."""
        ...

    @property
    def kind(self) -> str:
        """By what it is remembered which paper was looked at last."""
        ...

    @property
    def title(self) -> str:
        """What it is called."""
        ...


class Maker(Protocol):
    """Makes papers, and writes them to files."""

    def make(self, order: Order) -> Made:
        """Make a paper."""
        ...

    def write_out(self, order: Order, path: Path, *, replace: bool = False) -> Made:
        """Make a paper and write it."""
        ...

    def language(self, paper: Paper, order: Order, record: Record | None = None) -> str:
        """Choose the language that its readers are likely to read."""
        ...


class PapersDialog(QDialog):
    """Makes the chosen paper anew whenever something is chosen. `made` is what is to be seen."""

    def __init__(
        self, context: Context, maker: Maker, record: Subject, papers: tuple[Paper, ...], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("papers_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._maker, self._record = context, maker, record
        self._papers = papers
        self.made: Made | None = None
        self._saved: Path | None = None
        self.choice = named(QListWidget(), "papers_choice")
        self.language = named(QComboBox(), "papers_language")
        self.ticks: dict[str, QCheckBox] = {}
        self._ticks = QVBoxLayout()
        self.view, self.text = PageView("papers_pages"), named(QPlainTextEdit(), "papers_text")
        self.stack = QStackedWidget()
        self.banner, self.notes, self._told = Banner(context), PlainLabel(kind="warn", wrap=True), PlainLabel(wrap=True)
        self.as_text = named(QCheckBox(), "papers_as_text")
        self.save, self.mail = named(QPushButton(), "papers_save"), named(QPushButton(), "papers_mail")
        self.print, self.folder = primary_button("papers_print"), link_button("papers_folder")
        self._close = named(QPushButton(), "papers_close")
        self._labels = {name: PlainLabel(kind="head") for name in ("choice", "language", "ticks")}
        self._lay_out()
        self.retranslate()
        self._begin()
        self._connect()
        self._choose()

    @classmethod
    def about(
        cls, context: Context, workspace: Workspace, record: Record, parent: QWidget | None
    ) -> PapersDialog | None:
        """Make the dialogue for a record; None when no paper is made of its kind."""
        papers = papers_for(record.kind)
        return cls(context, workspace.papers, record, papers, parent) if papers else None

    @property
    def paper(self) -> Paper:
        """The chosen paper."""
        return self._papers[max(self.choice.currentRow(), 0)]

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.setWindowTitle(self.tr("Papers: {title}").format(title=self._record.title))
        names = {"choice": self.tr("&Paper"), "language": self.tr("&Language"), "ticks": self.tr("Tell as well")}
        for name, text in names.items():
            self._labels[name].setText(text)
        self.choice.setAccessibleName(self.tr("Papers"))
        self.language.setAccessibleName(self.tr("Language"))
        self.view.setAccessibleName(self.tr("The pages as they will be printed"))
        self.text.setAccessibleName(self.tr("What the paper says, as text"))
        self.as_text.setText(self.tr("Show as &text"))
        self.save.setText(self.tr("&Save…"))
        self.mail.setText(self.tr("For a &mail…"))
        self.mail.setToolTip(self.tr("Save it and copy the file, to be pasted into a mail"))
        self.print.setText(self.tr("P&rint…"))
        self.folder.setText(self.tr("Open the folder"))
        self._close.setText(self.tr("&Close"))

    def order(self, form: str = "") -> Order:
        """Say what is chosen."""
        return Order(
            name=self.paper.name,
            subject=self._record.id,
            form=form,
            language=self.language.currentData() or "",
            own_language=self._context.language.code,
            ticks=frozenset(name for name, box in self.ticks.items() if box.isChecked()),
        )

    def _begin(self) -> None:
        """List the papers, and begin where the last look at such a record ended."""
        kept = self._context.preferences.paper(self._record.kind)
        for paper in self._papers:
            QListWidgetItem(self._context.language.text(f"paper.name.{paper.key}"), self.choice)
        names = [paper.name for paper in self._papers]
        last = kept.get("paper")
        self.choice.setCurrentRow(names.index(str(last)) if last in names else 0)

    def _choose(self) -> None:
        """Offer the languages and the ticks of the chosen paper."""
        paper, own = self.paper, self._context.language.code
        kept = self._context.preferences.paper(self._record.kind).get(paper.name)
        chosen = kept if isinstance(kept, dict) else {}
        record = self._record if isinstance(self._record, Record) else None
        likely = self._maker.language(paper, Order(paper.name, own_language=own), record)
        language = likely if paper.to_guests else chosen.get("language", likely)
        self.language.clear()
        for code in paper.languages:
            name = language_name(code, own)
            self.language.addItem(name[:1].upper() + name[1:], code)
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        self._offer_ticks(paper, chosen.get("ticks", ()))
        self.look()

    def _offer_ticks(self, paper: Paper, ticked: object) -> None:
        for box in self.ticks.values():
            self._ticks.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.ticks = {}
        for name in paper.ticks:
            box = named(QCheckBox(self._context.language.text(f"paper.tick.{name}")), f"papers_tick_{name}")
            box.setChecked(isinstance(ticked, list) and name in ticked)
            box.toggled.connect(self.look)
            self._ticks.addWidget(box)
            self.ticks[name] = box
        self._labels["ticks"].setVisible(bool(self.ticks))

    def look(self) -> None:
        """Make the paper, and show it."""
        papers, order = self._maker, self.order()

        def work() -> Looked:
            made = papers.make(order)
            return made, pages.sizes(made.content) if made.form == "pdf" else ()

        self._remember()
        operations = self._context.operations
        operations.read(self, work, self._show, self._refuse, key="paper", after_writes=True)

    def _show(self, looked: Looked) -> None:
        self.made, sizes = looked
        self.banner.hide()
        texts = self._context.language.texts
        said = [texts(f"note.{note.code}", **note.details) for note in self.made.notes]
        self.notes.setText("\n".join(said))
        self.notes.setVisible(bool(said))
        self.text.setPlainText(self.made.text or self.made.content.decode(errors="replace"))
        self.view.show_pages(sizes)
        self.print.setEnabled(bool(sizes))
        self.as_text.setEnabled(bool(sizes))
        for button in (self.save, self.mail):
            button.setEnabled(True)
        self._turn_over()
        announce(self, " ".join([texts(f"paper.name.{self.paper.key}"), *said]))

    def _refuse(self, error: AppError) -> None:
        """Say why there is no paper; nothing of the one before is left to be printed by mistake."""
        self.made = None
        self.view.show_pages(())
        self.text.clear()
        self.notes.hide()
        for button in (self.print, self.save, self.mail):
            button.setEnabled(False)
        self.banner.show_error(error)

    def _turn_over(self) -> None:
        """Show the text instead of the pages, where that is wanted or all there is."""
        drawn = self.made is not None and self.made.form == "pdf"
        self.stack.setCurrentWidget(self.view if drawn and not self.as_text.isChecked() else self.text)

    def _draw(self, page: int, width: int) -> None:
        made = self.made
        if made is None:
            return

        def show(picture: Picture) -> None:
            if self.made is made:
                self.view.take(page, picture)

        self._context.operations.read(self, lambda: pages.picture(made.content, page, width), show)

    def _keep(self) -> None:
        self._save(for_mail=False)

    def _take_along(self) -> None:
        self._save(for_mail=True)

    def _save(self, *, for_mail: bool) -> None:
        made = self.made
        if made is None:
            return
        forms = {"pdf": "PDF", "docx": "Word", "html": self.tr("Web page")}
        kinds = ";;".join(f"{forms.get(form, form.upper())} (*.{form})" for form in self.paper.forms)
        target = choose_target(self, self.tr("Save the paper"), made.file_name, kinds)
        if target is None:
            return
        if ending(target.name) not in self.paper.forms:
            target = target.with_name(f"{target.name}.{self.paper.forms[0]}")
        papers, order = self._maker, self.order(ending(target.name))

        def written(_made: Made) -> None:
            self._tell_saved(target, for_mail=for_mail)

        operations = self._context.operations
        operations.read(
            self, lambda: papers.write_out(order, target, replace=True), written, self.banner.show_error, key="save"
        )

    def _tell_saved(self, target: Path, *, for_mail: bool) -> None:
        self._saved = target
        text = self.tr("Saved: {name}").format(name=target.name)
        if for_mail:
            along = QMimeData()
            along.setUrls([QUrl.fromLocalFile(str(target))])
            QGuiApplication.clipboard().setMimeData(along)
            text = self.tr("Saved and copied: {name}. Paste it into the mail.").format(name=target.name)
        self._tell(text)
        self.folder.show()

    def _open_folder(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    def _print(self) -> None:
        made = self.made
        printer = None if made is None else asked_for_printer(self, made.file_name)
        if made is None or printer is None:
            return
        printing = Printing(self._context, made.content, printer, self)
        printing.done.connect(lambda: self._tell(self.tr("Sent to the printer")))
        printing.failed.connect(self.banner.show_error)
        printing.begin()

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()
        announce(self, text)

    def _remember(self) -> None:
        """Keep what is chosen, for the next record of this kind."""
        preferences, kind, paper = self._context.preferences, self._record.kind, self.paper
        chosen: dict[str, object] = {"ticks": sorted(self.order().ticks)}
        if not paper.to_guests:  # the next guests may speak another
            chosen["language"] = self.language.currentData()
        preferences.remember_paper(kind, {**preferences.paper(kind), "paper": paper.name, paper.name: chosen})

    def _connect(self) -> None:
        self.choice.currentRowChanged.connect(self._choose)
        self.language.activated.connect(self.look)
        self.as_text.toggled.connect(self._turn_over)
        self.view.wanted.connect(self._draw)
        self.save.clicked.connect(self._keep)
        self.mail.clicked.connect(self._take_along)
        self.print.clicked.connect(self._print)
        self.folder.clicked.connect(self._open_folder)
        self._close.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        self.choice.setSpacing(3)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.print.setDefault(True)
        for hidden in (self.notes, self._told, self.folder):
            hidden.hide()
        for each in (self.view, self.text):
            self.stack.addWidget(each)
        self._labels["choice"].setBuddy(self.choice)
        self._labels["language"].setBuddy(self.language)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self._labels["choice"])
        side.addWidget(self.choice, 1)
        side.addWidget(self._labels["language"])
        side.addWidget(self.language)
        side.addWidget(self._labels["ticks"])
        side.addLayout(self._ticks)
        for said in (self.notes, self._told, self.folder):
            side.addWidget(said)
        panel = QWidget()
        panel.setFixedWidth(_SIDE)
        panel.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(panel)
        middle.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        for button in (self.as_text, self.save, self.mail):
            foot.addWidget(button)
        foot.addStretch()
        foot.addWidget(self._close)
        foot.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.resize(*_SIZE)
