"""What the tests of the office's pages have in common: going to a page, and files as departments send them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.services.bundle_export import BundleExport, Order
from desktop.ui.widgets.labels import PlainLabel
from tests.fakes.parties import ask

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tests.fakes.municipality import Municipality
    from tests.ui.conftest import Desk

VISIT = {"title": "Besök från Tartu", "direction": "incoming", "country": "EE", "organisation": "Tartu linn"}
PROJECT = {"title": "Läsande städer", "acronym": "READ", "period": "2026-01/2028-12", "total": "1 000 EUR"}


def page_at(desk: Desk, code: str) -> QWidget:
    """Go to a page and wait until it shows what there is."""
    desk.window.go_to_page(code)
    desk.settle()
    return desk.window.wide.page(code)


def words(widget: QWidget) -> str:
    """Everything that is to be read in labels."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel) if label.isVisible())


def sent(municipality: Municipality, name: str, year: int = 2026, *, visits: int = 1, test: bool = False) -> Path:
    """Let a department, which joins if it has not, send a file that the office has not seen yet."""
    desk = municipality.departments.get(name) or municipality.join(name)
    for number in range(visits):
        municipality.add(name, "visit", {**VISIT, "title": f"Besök {number}", "period": f"{year}-05-0{number + 1}"})
    folder = municipality.folder / f"out-{len(list(municipality.folder.glob('out-*')))}"
    folder.mkdir()
    return BundleExport(desk.register, desk.signing).export(Order(year, "Vet inte än", test), folder, ask).path


def drop(desk: Desk, files: Sequence[Path]) -> bool:
    """Drop files on the window; tell whether it wants them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(desk.window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(desk.window, QDropEvent(QPointF(5, 5), copy, data, left, none))
    return enter.isAccepted()
