"""The recovery code on paper, or in a text file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.ui.context import Context
    from desktop.ui.first_start_flow import FirstStartFlow


def paper_text(context: Context, flow: FirstStartFlow, register: Path) -> str:
    """Write what stands on the paper."""
    day = context.language.formats.date(context.clock.today())
    return "\n".join(
        (
            QCoreApplication.translate("RecoveryPaper", "Utblick: recovery code"),
            "",
            flow.recovery_code,
            "",
            QCoreApplication.translate("RecoveryPaper", "Unit: {unit}").format(unit=flow.answers.unit.strip()),
            QCoreApplication.translate("RecoveryPaper", "Register: {path}").format(path=register),
            QCoreApplication.translate("RecoveryPaper", "Made: {day}").format(day=day),
            "",
            QCoreApplication.translate(
                "RecoveryPaper",
                "The code opens the register when nothing else does. Whoever has the code and the file can read "
                "everything in it. Keep this paper locked away, not beside the computer.",
            ),
            "",
        )
    )


def print_paper(text: str, parent: QWidget) -> bool:
    """Print it through the system's print dialogue; tell whether it was sent to a printer."""
    from PySide6.QtGui import QTextDocument  # noqa: PLC0415 - needed here only, once in a register's life
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - as above

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return False
    document = QTextDocument()
    document.setPlainText(text)
    font = document.defaultFont()
    font.setPointSizeF(13)
    document.setDefaultFont(font)
    document.print_(printer)
    return True
