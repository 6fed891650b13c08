"""Pictures of every page, light and dark, Swedish and English, with made-up records.

    python -m tests.ui.screenshots FOLDER [--font FAMILY]

Off-screen unless QT_QPA_PLATFORM says otherwise. The program follows the system's font; --font stands in for it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fakes.clocks import FixedClock
from tests.ui.furnishing import furnish, furnish_every_kind, furnish_municipality

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QDialog, QWidget

    from desktop.services.workspace import Workspace
    from desktop.ui.application import Application
    from desktop.ui.pages.record_page import RecordPage

WATCHED = (
    ("EU:s nya kulturprogram", "2026-11-01"),
    ("Remiss om datalagen", "2026-12-05"),
    ("Utlysning Erasmus+ 2027", "2027-02-10"),
    ("AI-förordningen", "2027-08"),
    ("Jämförelse med Oslo", None),
)
PASTED = "Namn\tTitel\tOrganisation\nAino Esimerkki\tDirektör\tTammerfors stad\nMari Näide\t\tTartu linn\n\tTolk\t\n"


class Photographer:
    """Goes through the program and takes pictures."""

    def __init__(self, app: QApplication, application: Application, folder: Path) -> None:
        self.app, self.application, self.folder = app, application, folder
        self.taken: list[Path] = []

    def settle(self) -> None:
        """Wait until everything has been answered and painted."""
        from PySide6.QtCore import QEventLoop  # noqa: PLC0415 - Qt starts when the platform is known

        from desktop.ui.bit_by_bit import BitByBit  # noqa: PLC0415 - as above

        self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        while self.application.context.operations.busy:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        self.app.processEvents()
        window = self.application.window
        while window.building or any(each.busy for each in window.findChildren(BitByBit)):
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        self.app.processEvents()

    def take(self, name: str, widget: QWidget) -> None:
        """Take one picture."""
        self.settle()
        context = self.application.context
        path = self.folder / f"{name}-{context.theme.colours.name}-{context.language.code}.png"
        if not widget.grab().save(str(path)):
            sys.exit(f"{path} could not be written")
        self.taken.append(path)

    def everywhere(self, name: str, widget: QWidget) -> None:
        """Take it in both languages, light and dark."""
        from desktop.ui.theme import Scheme  # noqa: PLC0415 - as above

        for language in ("sv", "en"):
            self.application.context.language.switch(language)
            for scheme in (Scheme.LIGHT, Scheme.DARK):
                self.application.context.theme.choose(scheme)
                self.take(name, widget)
        self.application.context.language.switch("sv")

    def dialog(self, name: str, open_: Callable[[], object]) -> QDialog:
        """Open a dialogue and find it."""
        from PySide6.QtWidgets import QDialog  # noqa: PLC0415 - as above

        open_()
        self.settle()
        return next(
            each
            for each in self.app.topLevelWidgets()
            if isinstance(each, QDialog) and each.objectName() == name and each.isVisible()
        )


def rows(camera: Photographer, page: RecordPage) -> None:
    """A row of a delegation, and a new one."""
    from desktop.ui.widgets.rows_editor import RowsEditor  # noqa: PLC0415 - as above

    window = camera.application.window
    table = page._pages[3].table_named("delegation")
    assert isinstance(table, RowsEditor)
    table.view.setCurrentIndex(table.model.index(0, 0))
    camera.everywhere("20-row", window)
    table.begin_row()
    camera.everywhere("21-new-row", window)
    table._choose_row("")


def main_pages(camera: Photographer, workspace: Workspace) -> None:
    """The window with and without records, every tab, and the trash."""
    window = camera.application.window
    window.attach(workspace)
    window.show()
    window.sidebar.go_to("visit")
    camera.everywhere("01-empty", window)
    furnish(workspace)
    window.list_page.reload()
    window._count()
    camera.settle()
    window.list_page.view.setCurrentIndex(window.list_page.model.index(0, 0))
    camera.settle()
    page = window.record_page
    assert page is not None
    for place in range(page.tab_bar.count()):
        page.tab_bar.setCurrentIndex(place)
        camera.settle()
        camera.everywhere(f"1{place}-tab", window)
    page.tab_bar.setCurrentIndex(3)
    rows(camera, page)
    page.tab_bar.setCurrentIndex(0)
    page._step("closed")
    camera.everywhere("22-refused", window)
    page.tab_bar.setCurrentIndex(0)
    page.banner.hide()
    page.go_to("wished")
    mistype(camera)
    camera.everywhere("23-wrong", window)
    window.list_page.view.setCurrentIndex(window.list_page.model.index(4, 0))
    page.stack.setFocus()
    camera.everywhere("24-long-names", window)
    window.trash()
    camera.settle()
    window.go_to_page("trash")
    camera.everywhere("25-trash", window)
    dialog = camera.dialog("confirm_dialog", window.wide.page("trash").erase_chosen)  # type: ignore[attr-defined]
    camera.everywhere("25-trash-erase", dialog)
    dialog.close()
    window.sidebar.go_to("visit")
    window.list_page.search.setText("finns inte")
    window.list_page.load()
    camera.everywhere("26-nothing-found", window)
    window.list_page.clear.click()
    window.resize(960, 620)
    camera.everywhere("27-small-window", window)
    window.resize(1280, 800)


PICTURED = (
    ("membership", (0, 1)),
    ("project", (0, 1, 2)),
    ("agreement", (0, 1)),
    ("person", (0,)),
    ("organisation", (0,)),
    ("task", (0,)),
    ("document", (0,)),
)


def every_kind(camera: Photographer, workspace: Workspace) -> None:
    """A record of other kinds, the empty pages, and what a new record is asked for."""
    from db.fields import KINDS  # noqa: PLC0415 - as above

    window = camera.application.window
    window.sidebar.go_to("priority")
    camera.everywhere("50-no-priority", window)
    furnish_every_kind(workspace)
    window._count()
    for kind, tabs in PICTURED:
        window.sidebar.go_to(kind)
        camera.settle()
        page = window.record_page
        assert page is not None
        for place in tabs:
            page.tab_bar.setCurrentIndex(place)
            camera.settle()
            camera.everywhere(f"51-{kind}-{place}", window)
    own_ways(camera, workspace)
    for kind in KINDS:
        window.sidebar.go_to(kind)
        camera.settle()
        dialog = camera.dialog("new_record_dialog", window.new_record)
        camera.take(f"52-new-{kind}", dialog)
        dialog.close()


def own_ways(camera: Photographer, workspace: Workspace) -> None:
    """What the rules find, the delegation that is pasted, the table, the board, two organisations side by side."""
    from desktop.ui.dialogs.paste_rows import PasteRowsDialog  # noqa: PLC0415 - as above

    window, add = camera.application.window, workspace.records.add
    for title, deadline in WATCHED:
        add("watch", {"title": title, "deadline": deadline, "source": "EU-kommissionen", "area": "Kultur"})
    add("organisation", {"title": "Tartu Linn", "form": "municipality", "country": "EE", "pic": "999888777"})
    for kind, manner in (("project", "table"), ("watch", "board")):
        window.sidebar.go_to(kind)
        camera.settle()
        window.list_page.manners[manner].click()
        camera.settle()
        camera.everywhere(f"60-{manner}", window)
    window.sidebar.go_to("organisation")
    camera.settle()
    page = window.record_page
    assert page is not None
    page.tab_bar.setCurrentIndex(page.tab_bar.count() - 2)
    camera.settle()
    camera.everywhere("61-links", window)
    duplicates = page.links.duplicates
    (candidate,) = duplicates._candidates
    dialog = camera.dialog("merge_dialog", lambda: duplicates.merge_wanted.emit(candidate))
    camera.everywhere("62-merge", dialog)
    dialog.close()
    window.go_to_page("duplicates")
    camera.everywhere("62-duplicates", window)
    window.sidebar.go_to("visit")
    camera.settle()
    page = window.record_page
    assert page is not None
    finding = next(each for each in page.findings._findings if each.open)
    dialog = camera.dialog("justify_dialog", lambda: page.findings.answer(finding))
    camera.take("63-justify", dialog)
    dialog.close()
    page._page(3)
    dialog = camera.dialog("paste_rows_dialog", lambda: page._rows.paste(page._pages[3]._tables[0].table))
    assert isinstance(dialog, PasteRowsDialog)
    dialog.box.setPlainText(PASTED)
    dialog._read()
    camera.everywhere("64-paste", dialog)
    dialog.close()


def mistype(camera: Photographer) -> None:
    """Write something in a date that is no date, and leave it."""
    page = camera.application.window.record_page
    assert page is not None
    cell = page.go_to("wished")
    assert cell is not None
    cell.editor.show_text("i maj/")
    cell.editor.typed.emit()
    cell.editor.left.emit()
    camera.settle()


def wide_pages(camera: Photographer, workspace: Workspace) -> None:
    """The pages of the whole width with and without something on them, the palette, and the locked window."""
    from desktop.services.sample.sample import Sample  # noqa: PLC0415 - as above
    from desktop.services.sample.world import Plan  # noqa: PLC0415 - as above
    from desktop.ui.wide_pages import PAGES  # noqa: PLC0415 - as above

    window, context = camera.application.window, camera.application.context
    if not any(workspace.listing.counts().values()):
        window.go_to_page("overview")
        camera.everywhere("60-overview-empty", window)
    Sample(workspace.register).add(Plan(200, 1, context.clock.today()))
    workspace.signing.new(lambda: "en fras till nyckeln")
    workspace.backups.make()
    window._count()
    for page in PAGES:
        window.go_to_page(page.code)
        camera.settle()
        camera.everywhere(f"61-{page.code}", window)
    palette = camera.dialog("palette", window.palette_of_commands)
    camera.everywhere("62-palette", palette)
    palette.close()
    window.lock_wanted.emit()
    camera.everywhere("63-locked", window)
    camera.application.locking._unlock()


def office_pages(camera: Photographer, folder: Path) -> None:
    """The council office's pages, empty and then with what departments have sent."""
    from desktop.keystore import os_keyring  # noqa: PLC0415 - as above
    from desktop.ui.wide_pages import PAGES  # noqa: PLC0415 - as above
    from tests.fakes.memory_keyring import MemoryKeyring  # noqa: PLC0415 - as above
    from tests.fakes.municipality import municipality_in  # noqa: PLC0415 - as above

    window, keyring = camera.application.window, MemoryKeyring()
    os_keyring.system_keyring = lambda: keyring
    folder.mkdir()
    with municipality_in(folder, FixedClock()) as municipality:
        window.release()
        window.attach(municipality.office)
        for page in PAGES:
            if page.role:
                window.go_to_page(page.code)
                camera.everywhere(f"70-{page.code}-empty", window)
        files = furnish_municipality(municipality)
        receive = window.wide.page("receive")
        receive.take_files(files)  # type: ignore[attr-defined] # that page can
        camera.settle()
        for page in PAGES:
            if page.role:
                window.go_to_page(page.code)
                camera.settle()
                tabs = getattr(window.wide.page(page.code), "tabs", None)
                for place in range(1 if tabs is None else tabs.count()):
                    if tabs is not None:
                        tabs.setCurrentIndex(place)
                    camera.everywhere(f"71-{page.code}-{place}", window)
        window.release()


def dialogs(camera: Photographer, workspace: Workspace) -> None:
    """Every dialogue."""
    from desktop.domain.errors import InUse, WrongKey  # noqa: PLC0415 - as above
    from desktop.ui.dialogs.crash import CrashDialog  # noqa: PLC0415 - as above
    from desktop.ui.dialogs.trouble import TroubleDialog  # noqa: PLC0415 - as above
    from desktop.ui.dialogs.unlock import UnlockDialog  # noqa: PLC0415 - as above
    from desktop.ui.errors import report  # noqa: PLC0415 - as above

    window, context = camera.application.window, camera.application.context
    dialog = camera.dialog("new_record_dialog", window.new_record)
    camera.everywhere("30-new", dialog)
    dialog.close()
    dialog = camera.dialog("settings_dialog", window.settings)
    camera.everywhere("31-settings", dialog)
    dialog.close()
    unlock = UnlockDialog(context, workspace.path, frozenset({"passphrase", "recovery"}), window)
    unlock.open()
    camera.everywhere("32-unlock", unlock)
    unlock.refuse(WrongKey("key.wrong_passphrase"))
    camera.everywhere("33-unlock-refused", unlock)
    unlock.close()
    for language in ("sv", "en"):
        context.language.switch(language)
        error = InUse("store.in_use", path=str(workspace.path), holder="Per Ståhl", since="2026-11-20 13:02")
        trouble = TroubleDialog(context, error, window)
        trouble.open()
        camera.take("34-trouble", trouble)
        trouble.close()
        crash = CrashDialog(report(ZeroDivisionError()), window)
        crash.open()
        camera.take("35-crash", crash)
        crash.close()
    context.language.switch("sv")


def first_start(camera: Photographer, folder: Path) -> Workspace:
    """Every page of the first start; gives the register it made."""
    from desktop.ui.dialogs.first_start import FirstStartDialog  # noqa: PLC0415 - as above
    from desktop.ui.dialogs.welcome import WelcomeDialog  # noqa: PLC0415 - as above
    from desktop.ui.first_start_flow import Step  # noqa: PLC0415 - as above

    welcome = WelcomeDialog(camera.application.context)
    welcome.show()
    camera.everywhere("39-welcome", welcome)
    welcome.close()
    made: list[Workspace] = []
    dialog = FirstStartDialog(camera.application.context, folder / "register.utblick")
    dialog.finished_with.connect(made.append)
    dialog.show()
    camera.settle()
    camera.everywhere("40-profile", dialog)
    dialog.pages[Step.PROFILE].choices["stockholm"].setChecked(True)  # type: ignore[attr-defined]
    dialog.on.click()
    dialog.on.click()
    camera.everywhere("41-owner", dialog)
    dialog.owner.unit.setText("Kulturförvaltningen")
    dialog.owner.person.setText("Anna Öberg")
    dialog.on.click()
    camera.everywhere("42-lock", dialog)
    dialog.lock.passphrase.setChecked(True)
    dialog.lock.first.setText("tre blå ord")
    dialog.lock.again.setText("tre blå ord")
    camera.everywhere("43-lock-passphrase", dialog)
    dialog.on.click()
    camera.settle()
    dialog.recovery.code.setText("7M2QX-K4B9T-ZC0W5-3HVRN-8PJDA-1EGS6-F5YTX")  # a picture is no place for a real one
    camera.everywhere("44-recovery", dialog)
    dialog.recovery.typed.setText(dialog.flow.recovery_code)
    dialog.on.click()
    camera.everywhere("45-done", dialog)
    dialog.on.click()
    return made[0]


def main() -> None:
    """Take all the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--font", default="")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
            os.environ[name] = home
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtGui import QFont  # noqa: PLC0415 - Qt starts when the platform is known
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

        from desktop.ui.application import Application  # noqa: PLC0415 - as above

        app = QApplication(sys.argv[:1])
        if given.font:
            app.setFont(QFont(given.font, 10))
        camera = Photographer(app, Application(app, FixedClock()), given.folder)
        workspace = first_start(camera, Path(home))
        main_pages(camera, workspace)
        dialogs(camera, workspace)
        every_kind(camera, workspace)
        wide_pages(camera, workspace)
        office_pages(camera, Path(home) / "kommun")
        camera.application.window.close()
    print(f"{len(camera.taken)} pictures in {given.folder}")  # noqa: T201 - it talks to a person in a terminal


if __name__ == "__main__":
    main()
