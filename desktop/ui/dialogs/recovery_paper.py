"""The recovery code on paper, or in a text file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from desktop.language.texts import Language
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


def paper_pdf(language: Language, unit: str, register: Path, code: str, today: date) -> bytes:
    """Draw the same as a sheet to be printed; it takes too long to be done in the window."""
    from desktop.reports.paper import Form, render  # noqa: PLC0415 - needed here only, once in a register's life
    from desktop.reports.papers.codes import recovery  # noqa: PLC0415 - as above
    from desktop.services.papers.codes import recovery_sheet  # noqa: PLC0415 - as above

    return render(recovery(recovery_sheet(language, unit, register.name, code, today)), Form.PDF).data
