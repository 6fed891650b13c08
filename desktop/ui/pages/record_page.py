"""One record: its head, where it stands, and its tabs."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from db.fields import KINDS
from desktop.domain.errors import Refused
from desktop.language.following import standing_lines
from desktop.ui.bit_by_bit import BitByBit
from desktop.ui.changes import Change, What
from desktop.ui.editing import Editing
from desktop.ui.layout import tabs_of
from desktop.ui.live_wordbook import LiveWordbook
from desktop.ui.models.history_lines import HistoryLines
from desktop.ui.models.listing_model import ListingModel
from desktop.ui.models.loaded_record import load
from desktop.ui.pages.hanging_page import HangingPage
from desktop.ui.pages.links_page import LinksPage
from desktop.ui.pages.record_files import RecordFiles
from desktop.ui.pages.record_findings import RecordFindings
from desktop.ui.pages.record_head import RecordHead
from desktop.ui.pages.record_rows import RecordRows
from desktop.ui.pages.section_page import SectionPage
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import tool_button
from desktop.ui.widgets.labels import PlainLabel, rule
from desktop.ui.widgets.list_delegate import ListDelegate
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.office_box import OfficeBox
from desktop.ui.widgets.pane_tabs import PaneTabs
from desktop.ui.widgets.saved_badge import SavedBadge
from desktop.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from desktop.domain.errors import AppError
    from desktop.domain.records import Record, Saved
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.editing import Taken, Wrong
    from desktop.ui.models.listing_model import Lines
    from desktop.ui.models.loaded_record import Loaded
    from desktop.ui.operations import Ticket
    from desktop.ui.widgets.field_form import FieldCell


_UNSEEN = 15
"""Milliseconds between one piece and the next of a page that is not seen: what is seen comes first."""


class RecordPage(QWidget):
    """Made for one kind, and shows one record of it after another."""

    shown = Signal()
    """A record is on the page, ready to be edited."""
    gone = Signal()
    """The record is not where it was looked for any more."""
    told = Signal(object)
    """A sentence about what has been done."""

    def __init__(self, context: Context, workspace: Workspace, kind: str) -> None:
        super().__init__()
        self.setObjectName("record_page")
        self._context, self.workspace = context, workspace
        self._kind = KINDS[kind]
        self._words = LiveWordbook(context.language, workspace.profile)
        self._editing: Editing | None = None
        self._loaded: Loaded | None = None
        self._asked: Ticket[Loaded] | None = None
        self.head = RecordHead(context)
        self.banner = Banner(context)
        self.stepper = Stepper(context, self._words, self._kind) if self._kind.lifecycle else None
        self.findings = RecordFindings(context, workspace, self._words, self._kind, self)
        self.files = RecordFiles(context, workspace, self)
        self.following = PlainLabel(kind="muted", wrap=True)
        self.office = OfficeBox(context)
        self.tab_bar = PaneTabs()
        self._more_tabs = tool_button("tabs_more", context.icons("dots-three"))
        self.stack = QStackedWidget()
        self.badge = SavedBadge(context)
        self._always = PlainLabel(kind="muted")
        self._tabs = tabs_of(self._kind)
        self._hanging_tab, self._links_tab, self._history_tab = (len(self._tabs) + place for place in range(3))
        self._rows = RecordRows(context, self._words, self)
        self._pages: dict[int, SectionPage] = {}
        self._filling, self._unfilled = BitByBit(self), list[SectionPage]()
        self._holders: list[QVBoxLayout] = []
        self.history = ListingModel(context.operations, self)
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._build_some)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._idle.start()

    @property
    def record(self) -> Record | None:
        """The record on the page."""
        return None if self._loaded is None else self._loaded.record

    @property
    def building(self) -> bool:
        """Whether some of the tab that is seen is still to be made."""
        page = self._pages.get(self.tab_bar.currentIndex())
        return self._loaded is not None and page is not None and page.building

    @cached_property
    def hanging(self) -> HangingPage:
        """What hangs on the record; made when it is first needed, since each such page takes a while."""
        made = HangingPage(self._context, self.workspace, self._words)
        self._holders[self._hanging_tab].addWidget(made)
        made.counted.connect(self._name_hanging)
        made.open_wanted.connect(lambda file: self.files.open(*file))
        return made

    @cached_property
    def links(self) -> LinksPage:
        """What the record is linked with; made as above."""
        made = LinksPage(self._context, self.workspace, self._words)
        self._holders[self._links_tab].addWidget(made)
        made.counted.connect(self._name_hanging)
        made.examined.connect(lambda: self.go_to("examined_result"))
        return made

    def retranslate(self) -> None:
        """Say it in the language of now."""
        kind = self._kind.name
        for place, tab in enumerate(self._tabs):
            key = f"section.{kind}.{tab.name}"
            name = self.tr("Details") if place == 0 else self._context.language.label(key)
            self.tab_bar.setTabText(place, name)
        self._name_hanging()
        self.tab_bar.setTabText(self._history_tab, self.tr("History"))
        self.tab_bar.setAccessibleName(self.tr("Tabs of the record"))
        self._more_tabs.setAccessibleName(self.tr("All tabs"))
        self._more_tabs.setToolTip(self.tr("All tabs"))
        self._history_view.setAccessibleName(self.tr("History"))
        trashed = self.record is not None and self.record.trashed is not None
        saved, lying = self.tr("Every change is saved at once"), self.tr("Restore the record to change it")
        self._always.setText(lying if trashed else saved)
        if self.stepper is not None:
            self.stepper.retranslate()
        self.findings.retranslate()
        self.office.retranslate()
        if self.record is not None:
            self.head.show_record(self.record)
            self._say_what_follows(self.record)
            self._show_history()

    def _say_what_follows(self, record: Record) -> None:
        """Say what nobody has to write down: where it stands, and until when notice can be given."""
        texts = self._context.language.texts
        follows = {name: each for name, each in record.computed.items() if name != "status"}  # it stands in the head
        self.following.setText("  ·  ".join(standing_lines(record.kind, follows, texts)))
        self.following.setVisible(bool(self.following.text()))

    def _name_hanging(self) -> None:
        """Say how much hangs on the record, and how many it is linked with."""
        made = self.__dict__
        name, total = self.tr("Papers"), self.hanging.total if "hanging" in made else 0
        self.tab_bar.setTabText(self._hanging_tab, f"{name}  {total}" if total else name)
        name, total = self.tr("Links"), self.links.total if "links" in made else 0
        self.tab_bar.setTabText(self._links_tab, f"{name}  {total}" if total else name)

    def open(self, record: str) -> None:
        """Show another record; what stands open in the present one is saved first."""
        if self._editing is not None and self._editing.record != record:
            self.close_record()
        self._read(record)

    def close_record(self) -> None:
        """Save what stands open, and show nothing more of it."""
        if self._asked is not None:
            self._asked.drop()
        if self._editing is not None:
            self._editing.close()
            self._editing.deleteLater()
        self._unfilled.clear()
        for page in self._pages.values():
            page.let_go()
        self._editing, self._loaded = None, None

    def flush(self) -> None:
        """Save what stands open."""
        if self._editing is not None:
            self._editing.save_all()

    def edit_first(self) -> None:
        """Go to the first field (F2)."""
        page = self._page(self.tab_bar.currentIndex())
        if page is not None:
            page.focus_first()

    def _read(self, record: str) -> None:
        operations, work = self._context.operations, partial(load, self.workspace, record)
        self._asked = operations.read(self, work, self._show, self._missing, key="record", after_writes=True)

    def _show(self, loaded: Loaded) -> None:
        record, self._loaded = loaded.record, loaded
        self._words.know(record.names)
        fresh = self._editing is None or self._editing.record != record.id
        self.retranslate()
        if self.stepper is not None:
            self.stepper.show_status(record.status, read_only=record.trashed is not None)
        self.hanging.show_record(record)
        self.links.show_record(record)
        if fresh:
            self._begin(loaded)
        else:
            for page in self._filled():
                page.show_record(record)
        self.findings.show(record, loaded.findings, self._filled())
        self.office.show_answer(loaded.answer)
        self.shown.emit()

    def _begin(self, loaded: Loaded) -> None:
        self.banner.hide()
        self._show_begun(self.tab_bar.currentIndex())
        self._editing = editing = Editing(self._context, self.workspace, loaded.record.id, self)
        editing.state_changed.connect(self.badge.show_state)
        editing.refused.connect(self._show_wrong)
        editing.taken.connect(self._clear_wrong)
        editing.begin(loaded.record.changed)
        if loaded.drafts:
            for place in range(len(self._tabs)):
                self._page(place)
        shown = self._pages.get(self.tab_bar.currentIndex())
        self._unfilled = [] if loaded.drafts else [page for page in self._pages.values() if page is not shown]
        for page in self._filled():
            page.edit(editing, loaded.record, loaded.drafts)
        # What is not seen is filled in the next moments, or when it is asked for.
        self._filling.begin([partial(self._fill, page) for page in self._unfilled], now=False)

    def _filled(self) -> list[SectionPage]:
        return [page for page in self._pages.values() if page not in self._unfilled]

    def _fill(self, page: SectionPage) -> None:
        if page in self._unfilled and self._editing is not None and self._loaded is not None:
            self._unfilled.remove(page)
            page.edit(self._editing, self._loaded.record, ())
            self.findings.show_in(page)

    def _missing(self, error: AppError) -> None:
        self.close_record()
        self._context.operations.failed.emit(error)
        self.gone.emit()

    def _page(self, place: int) -> SectionPage | None:
        """Give a tab's page; it is made when it is first needed."""
        if place >= len(self._tabs) or place < 0:
            return None
        page = self._begun(place)
        page.build()
        return page

    def _begun(self, place: int) -> SectionPage:
        page = self._pages.get(place)
        if page is None:
            page = SectionPage(self._context, self._words, self._kind, self._tabs[place])
            page.row_deleted.connect(self._rows.delete)
            page.arranged.connect(self._rows.arrange)
            page.paste_wanted.connect(self._rows.paste)
            self._pages[place] = page
            self._holders[place].addWidget(page)
            if place == 0:
                page.put_first(self.findings.general)
            self.findings.begin(page)
            if self._editing is not None and self._loaded is not None:
                page.edit(self._editing, self._loaded.record, ())
        self._fill(page)
        return page

    def _build_some(self) -> None:
        """Make a little more while nothing else is to be done, so that no tab is waited for later."""
        if self._filling.busy:  # both in one round of the event loop would be felt
            return
        self._idle.setInterval(0 if self.isVisible() else _UNSEEN)
        order = sorted(range(len(self._tabs)), key=lambda place: place != self.tab_bar.currentIndex())
        if not any(self._begun(place).build_some() for place in order):
            self._idle.stop()

    def _offer_tabs(self) -> None:
        self.tab_bar.offer_all(self._more_tabs.mapToGlobal(self._more_tabs.rect().bottomLeft()))

    def _choose_tab(self, place: int) -> None:
        self._show_begun(place)
        self.stack.setCurrentIndex(place)
        if place == self._links_tab:
            self.links.look()

    def _show_begun(self, place: int) -> None:
        """Have something to show of a tab at once; the rest of it comes in the next moments."""
        if place < len(self._tabs):
            page = self._begun(place)
            if page.is_empty:
                page.build_some()

    def _step(self, status: str) -> None:
        record = self.record
        if record is None or status == record.status:
            return
        self.flush()
        identifier, records = record.id, self.workspace.records
        self._context.operations.write(self, lambda: records.step(identifier, status), self._stepped, self._refuse_step)

    def _stepped(self, saved: Saved) -> None:
        self.banner.hide()
        for page in self._pages.values():
            page.clear_said()
        self._context.changes.announce(Change(What.EDITED, frozenset((saved.id,))))

    def _refuse_step(self, error: AppError) -> None:
        """Say what the rule asks for, at the top and under the field it is about."""
        self.banner.show_error(error)
        if isinstance(error, Refused):
            for finding in error.findings:
                cell = None if finding.field is None else self.go_to(finding.field)
                if cell is not None:
                    cell.say(finding.text.in_language(self._context.language.code))

    def go_to(self, path: str) -> FieldCell | None:
        """Show the tab where a field is, and go to the field; or to a table of rows, which has no field to give."""
        for place in range(len(self._tabs)):
            page = self._page(place)
            cell = None if page is None else page.cell_at(path)
            if page is not None and cell is not None:
                self.tab_bar.setCurrentIndex(place)
                cell.editor.take_focus()
                page.ensureWidgetVisible(cell)
                return cell
            there = None if page is None else page.place_of(path)
            if page is not None and there is not None:
                self.tab_bar.setCurrentIndex(place)
                there.setFocus(Qt.FocusReason.OtherFocusReason)
                page.ensureWidgetVisible(there)
                return None
        return None

    def _go_to_finding(self, path: str | None) -> None:
        """Lead to the field of a finding, or to the top of the first tab, where what has no field stands."""
        if path is not None:
            self.go_to(path)
            return
        self.tab_bar.setCurrentIndex(0)
        page = self._page(0)
        if page is not None:
            page.verticalScrollBar().setValue(0)

    def show_path(self, path: str) -> None:
        """Go to what a finding or a deadline is about: a field, a row's field, a table of rows, or the life cycle."""
        table, _, rest = path.partition("/")
        for place in range(len(self._tabs)):
            page = self._page(place)
            editor = None if page is None else page.table_named(table)
            if page is not None and editor is not None:
                self.tab_bar.setCurrentIndex(place)
                editor.open_row(rest.partition("/")[0])
                page.ensureWidgetVisible(editor)
                if not rest:
                    return
        if self.go_to(path) is None and table == "status" and self.stepper is not None:
            self.stepper.take_focus()

    def _show_wrong(self, wrong: Wrong) -> None:
        for page in self._pages.values():
            cell = page.cell_at(wrong.path)
            if cell is not None:
                cell.show_wrong(wrong.error)

    def _clear_wrong(self, taken: Taken) -> None:
        for page in self._pages.values():
            cell = page.cell_at(taken.path)
            if cell is not None:
                cell.clear()
                cell.show_notes(taken.notes)

    def _show_history(self) -> None:
        record, history = self.record, self.workspace.history
        if record is None or self.tab_bar.currentIndex() != self._history_tab:
            return
        lines, identifier = HistoryLines(self._context.language, self._words, record.kind), record.id

        def read(after: str | None, limit: int) -> Lines:  # noqa: ARG001 - a record's history is read whole
            return lines.of(history.of(identifier))

        self.history.show_source(read)

    def _take_change(self, change: Change) -> None:
        record = self.record
        if record is not None and (record.id in change.records or change.what is What.UNDONE):
            # What was taken back may be a link from another record to this one.
            self._read(record.id)

    def _connect(self) -> None:
        self.tab_bar.currentChanged.connect(self._choose_tab)
        # Told in the midst of a layout: shown there, the button would be left without room.
        self.tab_bar.crowded.connect(self._more_tabs.setVisible, Qt.ConnectionType.QueuedConnection)
        self._more_tabs.clicked.connect(self._offer_tabs)
        self.tab_bar.currentChanged.connect(self._show_history)
        self.findings.field_wanted.connect(self._go_to_finding)
        self.office.field_wanted.connect(self.show_path)
        self.head.save_file.clicked.connect(lambda: self.files.save(self.record))
        self.head.open_file.clicked.connect(lambda: self.files.open_of(self.record))
        self.files.told.connect(self.told)
        self._context.changes.announced.connect(self._take_change)
        self._context.language.changed.connect(self.retranslate)
        if self.stepper is not None:
            self.stepper.step_wanted.connect(self._step)

    def _lay_out(self) -> None:
        self._history_view = named(QListView(), "history")
        self._history_view.setModel(self.history)
        self._history_view.setItemDelegate(ListDelegate(self._context, self._history_view))
        self._history_view.setUniformItemSizes(True)
        for _tab in range(len(self._tabs) + 2):
            holder = QWidget()
            box = QVBoxLayout(holder)
            box.setContentsMargins(0, 0, 0, 0)
            self._holders.append(box)
            self.stack.addWidget(holder)
            self.tab_bar.addTab("")
        self.stack.addWidget(self._history_view)
        self.tab_bar.addTab("")
        foot = QHBoxLayout()
        foot.addWidget(self.badge)
        foot.addWidget(self._always)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 18, 12, 14)
        column.setSpacing(6)
        for widget in (self.head, self.banner):
            column.addWidget(widget)
        if self.stepper is not None:
            column.addWidget(self.stepper)
        if self.findings.steps is not None:
            column.addWidget(self.findings.steps)
        column.addWidget(self.findings.strip)
        column.addWidget(self.following)
        column.addWidget(self.office)
        tabs = QHBoxLayout()
        tabs.addWidget(self.tab_bar, 1)
        tabs.addWidget(self._more_tabs)
        self._more_tabs.hide()
        column.addLayout(tabs)
        column.addWidget(rule())
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        self.stack.setFocusPolicy(Qt.FocusPolicy.NoFocus)
