"""The window: places on the left, a list in the middle, a record on the right."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal

from desktop.domain.marks import override
from desktop.ui.bit_by_bit import SOON, BitByBit
from desktop.ui.changes import Change, What
from desktop.ui.kinds import FIRST_KIND
from desktop.ui.wide_pages import OVERVIEW, TRASH
from desktop.ui.window_parts import LIST, START, WindowParts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QCloseEvent

    from desktop.domain.errors import AppError
    from desktop.domain.events import Step, Undone
    from desktop.domain.records import Record, Saved
    from desktop.services.first_look import FirstLook
    from desktop.services.workspace import Workspace
    from desktop.ui.commands import Commands
    from desktop.ui.context import Context
    from desktop.ui.models.listing_model import Line
    from desktop.ui.pages.overview_page import OverviewPage
    from desktop.ui.pages.record_page import RecordPage
    from desktop.ui.widgets.sidebar import Place


class MainWindow(WindowParts):
    """Painted before the register is open; `show_first` tells what was seen of it, and `attach` makes it work.

    What the first page does without is made when it is first asked for: bit by bit once that page is painted
    (`pieces`), or at once for who presses or types something before.
    """

    closed = Signal()
    lock_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("main_window")
        self._context = context
        self.workspace: Workspace | None = None
        self._unit = self._role = ""
        self._counts: dict[str, int] = {}
        self._steps: tuple[Step, ...] = ()
        self.record_page: RecordPage | None = None
        self._record_pages: dict[str, RecordPage] = {}
        self._field_wanted: tuple[str, str] | None = None
        self._line: Line | None = None
        self._warming = BitByBit(self)
        self._connect()
        self.retranslate()
        self.take_place()

    @cached_property
    def commands(self) -> Commands:
        """The shortcuts, and what Ctrl+K offers."""
        from desktop.ui.commands import Commands  # noqa: PLC0415 - after the first paint

        return Commands(self, self._context)

    @cached_property
    def _drop(self) -> QObject:
        from desktop.ui.office_drop import OfficeDrop  # noqa: PLC0415 - after the first paint

        return OfficeDrop(self)

    @property
    @override
    def pieces(self) -> tuple[Callable[[], object], ...]:
        return (lambda: self.commands, *super().pieces, lambda: self._drop)

    def show_first(self, seen: FirstLook) -> None:
        """Show what was seen of the register that is being opened: where one left off, and how much there is."""
        self._unit, self._role = seen.unit, seen.role
        self._counts = {**seen.counts, "": seen.trashed}
        self.retranslate()
        cast("OverviewPage", self.wide.page(OVERVIEW)).show_first(seen.recent)

    def attach(self, workspace: Workspace) -> None:
        """Show this register, at the place that was chosen while it was being opened."""
        for make in self.pieces:
            make()
        opening, self.workspace = bool(self._unit) and self.workspace is None, workspace
        self._unit, self._role = workspace.owner.unit, workspace.owner.role
        self.status.attach(workspace)
        self._context.finder.attach(workspace)
        self._context.opened.sweep(workspace.path)
        self.list_page.attach(workspace)
        self.wide.attach(workspace)
        self.retranslate()
        self._count()
        if not opening:
            self.go_to_page(OVERVIEW)
        elif self.wide.isHidden():
            self.list_page.load()
            return
        else:
            self.wide.show_page(self.wide.code)
        self.sidebar.view.setFocus()

    def release(self) -> None:
        """Save what stands open and let go of the register, to make room for another."""
        workspace = self.workspace
        if workspace is None:
            return
        self.wide.stop()
        if self.record_page is not None:
            self.record_page.close_record()
        for page in self._record_pages.values():
            self.right.removeWidget(page)
            page.deleteLater()
        self._record_pages.clear()
        self.workspace, self.record_page, self._line = None, None, None
        self._context.opened.clear()
        self.status.attach(None)
        self.start_page.show_place(None, 0)
        self.right.setCurrentWidget(self.start_page)
        self._context.operations.write(self, workspace.close)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self._name_new()
        self.status.retranslate()
        named_by = [] if self.workspace is None else [self.workspace.path.stem]
        self.setWindowTitle(" – ".join([*named_by, *([self._unit] if self._unit else []), "Utblick"]))
        self._show_register()
        self._name_undo()

    @property
    def kind_of_new(self) -> str:
        """Which kind of record is made unless another is asked for: of those in the list."""
        listed = self.wide.isHidden() and self.has(LIST)
        return (self.list_page.place if listed else "") or FIRST_KIND

    @property
    def next_undo(self) -> Step | None:
        """What undo would take back."""
        return self._steps[0] if self._steps else None

    @property
    def shows_record(self) -> bool:
        """Whether a record is to be seen."""
        return self.wide.isHidden() and self._record() is not None

    @property
    def building(self) -> bool:
        """Whether what is to be seen is still being made."""
        page, line = self.record_page, self._line
        if page is None or (line is not None and line.kind not in self._record_pages):
            return self.workspace is not None
        return page.isVisible() and page.building

    def new_record(self, kind: str = "") -> None:
        """Ask for the least about a new record."""
        from desktop.ui.dialogs.new_record import NewRecordDialog  # noqa: PLC0415 - after the first paint

        if self.workspace is None:
            return
        self._flush()
        wanted = kind or self.kind_of_new
        dialog = NewRecordDialog(self._context, self.workspace, wanted, self)
        dialog.added.connect(partial(self._added, wanted))
        dialog.open()

    def paste_records(self) -> None:
        """Add records of the kind in the list from a spreadsheet or an e-mail."""
        from desktop.ui.dialogs.paste_rows import PasteRecordsDialog  # noqa: PLC0415 - seldom needed
        from desktop.ui.live_wordbook import LiveWordbook  # noqa: PLC0415 - after the first paint

        workspace, kind = self.workspace, self.kind_of_new
        if workspace is not None:
            self._flush()
            words = LiveWordbook(self._context.language, workspace.profile)
            dialog = PasteRecordsDialog(self._context, workspace, words, kind, self)
            dialog.added.connect(lambda: self._context.changes.announce(Change(What.ADDED)))
            dialog.open()

    def go_to(self, kind: str, record: str, field: str = "") -> None:
        """Show a record among those of its kind, and go to a field of it."""
        self._field_wanted = (record, field) if field else None
        self.sidebar.go_to(kind)
        if self.list_page.place != kind:  # what is thrown away was looked at, in a place the sidebar does not know
            self.list_page.go_to(kind)
            self._name_new()
        self.list_page.select(record)

    def show_thrown(self, record: str) -> None:
        """Show a record as it lies in the trash, among the others there."""
        self.splitter.show_wide(wide=False)
        self.list_page.go_to("")
        self.list_page.select(record)

    def go_to_page(self, code: str) -> None:
        """Show a page that takes the whole width."""
        self.sidebar.go_to_page(code)

    def undo(self) -> None:
        """Take back the last thing that was done, after saving what stands open."""
        workspace = self.workspace
        if workspace is None:
            return
        self._flush()
        self._context.operations.write(self, workspace.undo.last, self._undone)

    def trash(self) -> None:
        """Move the record to the trash."""
        workspace, record = self.workspace, self._record()
        if workspace is None or record is None or not self.list_page.place:
            return
        self._flush()
        said = self._context.changes.announce
        self._context.operations.write(
            self,
            partial(workspace.trash.put, record.id),
            lambda saved: said(Change(What.TRASHED, frozenset((saved.id,)))),
        )

    def restore(self) -> None:
        """Bring the record back from the trash."""
        workspace, record = self.workspace, self._record()
        if workspace is None or record is None:
            return
        back = partial(self._restored, record.kind)
        self._context.operations.write(self, partial(workspace.trash.restore, record.id), back)

    def papers(self) -> None:
        """Show the papers that can be made of the record, as it is with all that was typed."""
        from desktop.ui.dialogs.papers import PapersDialog  # noqa: PLC0415 - after the first paint

        workspace, record = self.workspace, self._record()
        if workspace is None or record is None or record.trashed is not None:
            return
        self._flush()
        dialog = PapersDialog.about(self._context, workspace, record, self)
        if dialog is None:
            self.status.tell(self.tr("No paper is made of this kind of record"))
        else:
            dialog.open()

    def palette_of_commands(self) -> None:
        """Offer every command and every record by name."""
        from desktop.ui.dialogs.palette import PaletteDialog  # noqa: PLC0415 - after the first paint

        if self.workspace is not None:
            PaletteDialog(self._context, self.commands, self).open()

    def search(self) -> None:
        """Write in the search line, from wherever one is."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - after the first paint

        if not self.wide.isHidden():
            self.sidebar.go_to(self.list_page.place or FIRST_KIND)
        self.list_page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list_page.search.selectAll()

    def edit(self) -> None:
        """Go to the first field of the record."""
        if self.record_page is not None and self.shows_record:
            self.record_page.edit_first()

    def back(self) -> None:
        """Go from the record to the list, and from there to the places."""
        self.splitter.back()

    def next_pane(self) -> None:
        """Go round through places, list and record."""
        page = self.record_page if self.shows_record else None
        self.splitter.next(None if page is None else page.tab_bar)

    def settings(self) -> None:
        """Show language, appearance and what there is to know about the register."""
        from desktop.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - after the first paint

        dialog = SettingsDialog(self._context, self.workspace, self)
        dialog.role_taken.connect(self._take_role)
        dialog.open()

    def hide_all(self) -> None:
        """Save what stands open, and show nothing of the register."""
        self._flush()
        self.wide.leave()
        self.splitter.hide()
        self.statusBar().hide()
        for code, action in self.commands.actions.items():
            action.setEnabled(code == "quit")

    def show_all(self) -> None:
        """Show everything again."""
        self.splitter.show()
        self.statusBar().show()
        for action in self.commands.actions.values():
            action.setEnabled(True)

    def show_error(self, error: AppError) -> None:
        """Say what went wrong."""
        self.banner.show_error(error)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let everything that was typed reach the disk before the window goes."""
        self._context.preferences.remember_window(self.saveGeometry(), self.splitter.to_remember())
        if self.record_page is not None:
            self.record_page.close_record()
        self.wide.stop()
        self._context.operations.close()
        self._context.opened.clear()
        if self.workspace is not None:
            self.workspace.close()
        super().closeEvent(event)
        self.closed.emit()

    def _added(self, kind: str, saved: Saved) -> None:
        self.sidebar.go_to(kind)
        self._context.changes.announce(Change(What.ADDED, frozenset((saved.id,))))
        self.list_page.select(saved.id)

    def _undone(self, undone: Undone) -> None:
        from desktop.language.deeds import deed_name  # noqa: PLC0415 - after the first paint

        name = deed_name(undone.deed, self._context.language.code)
        self.status.tell(self.tr("Undone: {what}").format(what=name))
        self._context.changes.announce(Change(What.UNDONE, frozenset(undone.records)))

    def _restored(self, kind: str, saved: Saved) -> None:
        self._context.changes.announce(Change(What.RESTORED, frozenset((saved.id,))))
        self.go_to(kind, saved.id)

    def _go_to(self, place: Place) -> None:
        self.splitter.show_wide(wide=bool(place.page))
        self._name_new()
        if place.page:
            self._flush()
            self.wide.show_page(place.page)
            return
        self.wide.leave()
        if place.kind != self.list_page.place or self.list_page.model.rowCount() == 0:
            self._flush()
            self.list_page.go_to(place.kind)
            self._name_new()
            self._choose_record(None)

    def _choose_record(self, line: Line | None) -> None:
        self._line = line
        if line is not None and self.workspace is not None:
            if line.kind in self._record_pages:
                self._open_record(line)
            else:  # to make its page takes as long as to fill the list: the window answers in between
                QTimer.singleShot(SOON, self, partial(self._open_record, line))
            return
        if self.record_page is not None:
            self.record_page.close_record()
        self._show_empty()

    def _open_record(self, line: Line) -> None:
        before, workspace = self.record_page, self.workspace
        if workspace is None or line is not self._line:
            return
        page = self._page_of(workspace, line.kind)
        if before is not None and before is not page:
            before.close_record()
        self.record_page = page
        page.open(line.id)

    def _make_first_page(self) -> None:
        """Make the page of the first record once all that was asked for is shown: it takes a while."""
        if self.workspace is not None and self.record_page is None:
            page = self.record_page = self._page_of(self.workspace, FIRST_KIND)
            self._name_undo()
            self._warming.begin((lambda: page.hanging, lambda: page.links), now=False)

    def _page_of(self, workspace: Workspace, kind: str) -> RecordPage:
        """Give the page for records of a kind; it is made when the first of them is shown."""
        from desktop.ui.pages.record_page import RecordPage  # noqa: PLC0415 - after the first paint

        page = self._record_pages.get(kind)
        if page is None:
            page = self._record_pages[kind] = RecordPage(self._context, workspace, kind)
            self.right.addWidget(page)
            page.shown.connect(self._show_record)
            page.gone.connect(partial(self._choose_record, None))
            page.told.connect(self.status.tell)
            page.head.undo.clicked.connect(self.undo)
            page.head.trash.clicked.connect(self.trash)
            page.head.papers.clicked.connect(self.papers)
            page.head.restore.clicked.connect(self.restore)
        return page

    def _show_record(self) -> None:
        page, wanted = self.record_page, self._field_wanted
        if page is None:
            return
        self.right.setCurrentWidget(page)
        self._name_undo()
        if wanted is not None and page.record is not None and page.record.id == wanted[0]:
            self._field_wanted = None
            page.show_path(wanted[1])

    def _show_empty(self) -> None:
        if self.workspace is not None:
            self.start_page.show_place(self.list_page.place, self._counts.get(self.list_page.place, 0))
        self.right.setCurrentWidget(self.start_page)

    def _take_change(self, change: Change) -> None:  # noqa: ARG002 - any change may change a count and the next undo
        self._count()

    def _count(self) -> None:
        workspace = self.workspace
        if workspace is None:
            return

        def work() -> tuple[dict[str, int], tuple[Step, ...]]:
            counts = workspace.listing.counts()
            counts[""] = len(workspace.trash.list())
            return counts, workspace.undo.steps()

        self._context.operations.read(self, work, self._counted, key="counts")

    def _counted(self, found: tuple[dict[str, int], tuple[Step, ...]]) -> None:
        self._counts, self._steps = found
        self._show_register()
        self._name_undo()
        if self.right.currentWidget() is self.start_page:
            self._show_empty()

    def _show_register(self) -> None:
        if self._unit:
            self.sidebar.show_register(self._role, self._counts)

    def _take_role(self) -> None:
        if self.workspace is not None:
            self._role = self.workspace.owner.role
            self.retranslate()

    def _name_new(self) -> None:
        """Say which kind of record the button makes: of those in the list."""
        kind = self.kind_of_new
        new = self._context.language.label(f"kind.{kind}.new")
        self.sidebar.new.setText(" " + new)
        self.sidebar.new.setAccessibleName(new)
        self.sidebar.new.setToolTip(f"{new} (Ctrl+N)")

    def _name_undo(self) -> None:
        if self.record_page is not None:
            from desktop.language.deeds import deed_name  # noqa: PLC0415 - after the first paint

            name = deed_name(self._steps[0].deed, self._context.language.code) if self._steps else ""
            self.record_page.head.name_undo(name)

    def _flush(self) -> None:
        if self.record_page is not None:
            self.record_page.flush()

    def _record(self) -> Record | None:
        """Give the record that is to be seen."""
        page = self.record_page
        return None if page is None or self.right.currentWidget() is not page else page.record

    def _connect(self) -> None:
        self.sidebar.new.clicked.connect(lambda *_: self.new_record())
        self.sidebar.settings.clicked.connect(self.settings)
        self.sidebar.place_chosen.connect(self._go_to)
        self.part_made.connect(self._connect_part)
        self._context.operations.failed.connect(self.show_error)
        self._context.operations.settled.connect(lambda: QTimer.singleShot(SOON, self, self._make_first_page))
        self._context.navigation.wanted.connect(lambda to: self.go_to(to.kind, to.record, to.field))
        self._context.navigation.page_wanted.connect(self.go_to_page)
        self.wide.made.connect(self._connect_page)
        self._context.changes.announced.connect(self._take_change)
        self._context.language.changed.connect(self.retranslate)

    def _connect_part(self, part: str) -> None:
        if part == LIST:
            self.list_page.record_chosen.connect(self._choose_record)
            if self.workspace is not None:
                self.list_page.attach(self.workspace)
        if part == START:
            self.start_page.new_wanted.connect(lambda *_: self.new_record())
            self.start_page.paste_wanted.connect(lambda *_: self.paste_records())

    def _connect_page(self, code: str) -> None:
        page = self.wide.page(code)
        if code == OVERVIEW:
            page.new_wanted.connect(lambda: self.new_record(FIRST_KIND))  # type: ignore[attr-defined]
        if code == TRASH:
            page.record_wanted.connect(self.show_thrown)  # type: ignore[attr-defined]
