"""The pages that take the whole width beside the sidebar; each is made when it is first shown.

A page more is an entry more in `PAGES`. The office's own stand there by their role.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context

OVERVIEW, ACCOUNT, KEYS, BACKUPS = "overview", "account", "keys", "backups"
DUPLICATES, TRASH = "duplicates", "trash"
DEPARTMENTS, RECEIVE, BOARD, QUESTIONS, COMPILATION = "departments", "receive", "board", "questions", "compilation"
OFFICE = "office"


class PageInfo(NamedTuple):
    """Where a page is made, where its name in the sidebar stands, and for which role it is; none is for all."""

    code: str
    icon: str
    module: str
    role: str = ""


PAGES = (
    PageInfo(OVERVIEW, "house", "desktop.ui.pages.overview_page.OverviewPage"),
    PageInfo(BOARD, "check-square", "desktop.ui.pages.office_board_page.OfficeBoardPage", OFFICE),
    PageInfo(RECEIVE, "download-simple", "desktop.ui.pages.office_receive_page.OfficeReceivePage", OFFICE),
    PageInfo(QUESTIONS, "envelope-simple", "desktop.ui.pages.office_questions_page.OfficeQuestionsPage", OFFICE),
    PageInfo(COMPILATION, "chart-bar", "desktop.ui.pages.office_compilation_page.OfficeCompilationPage", OFFICE),
    PageInfo(DEPARTMENTS, "buildings", "desktop.ui.pages.office_departments_page.OfficeDepartmentsPage", OFFICE),
    PageInfo(DUPLICATES, "copy", "desktop.ui.pages.duplicates_page.DuplicatesPage"),
    PageInfo(ACCOUNT, "paper-plane-tilt", "desktop.ui.pages.account_page.AccountPage"),
    PageInfo(KEYS, "key", "desktop.ui.pages.keys_page.KeysPage"),
    PageInfo(BACKUPS, "archive", "desktop.ui.pages.backups_page.BackupsPage"),
    PageInfo(TRASH, "trash", "desktop.ui.pages.trash_page.TrashPage"),
)


class WidePage(Protocol):
    """What the window asks of a page."""

    def attach(self, workspace: Workspace) -> None:
        """Show this register from now on."""
        ...

    def enter(self) -> None:
        """The page has come to be seen."""
        ...


def pages_of(role: str) -> Iterator[PageInfo]:
    """Give the pages for a role."""
    return (each for each in PAGES if each.role in ("", role))


class WidePages(QStackedWidget):
    """Holds the pages. `made` comes once for each, with its code, before it is filled."""

    made = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("wide")
        self._context = context
        self._workspace: Workspace | None = None
        self._pages: dict[str, QWidget] = {}
        self.code = ""

    def attach(self, workspace: Workspace) -> None:
        """Show this register from now on."""
        self._workspace = workspace
        for page in self._pages.values():
            cast("WidePage", page).attach(workspace)

    def page(self, code: str) -> QWidget:
        """Give a page, which is made if it was not."""
        found = self._pages.get(code)
        if found is None:
            info = next(each for each in PAGES if each.code == code)
            module, _, name = info.module.rpartition(".")
            found = self._pages[code] = getattr(import_module(module), name)(self._context)
            self.addWidget(found)
            self.made.emit(code)
            if self._workspace is not None:
                cast("WidePage", found).attach(self._workspace)
        return found

    def leave(self) -> None:
        """Save what stands written on the page that is seen, if anything does."""
        leave = getattr(self._pages.get(self.code), "leave", None)
        if leave is not None:
            leave()

    def stop(self) -> None:
        """Save what stands written, and let what is long end: the register is about to be closed."""
        self.leave()
        for page in self._pages.values():
            stop = getattr(page, "stop", None)
            if stop is not None:
                stop()

    def show_page(self, code: str) -> None:
        """Show a page, with what there is now."""
        self.leave()
        page = self.page(code)
        self.code = code
        self.setCurrentWidget(page)
        cast("WidePage", page).enter()
