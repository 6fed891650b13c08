"""What nobody expected: shown as text that can be copied, with no value of any record in it."""

from __future__ import annotations

import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion

from desktop.domain.errors import AppError

if TYPE_CHECKING:
    from types import TracebackType


def report(error: BaseException) -> str:
    """Describe an exception: where it arose, not what it said, for that may be something typed in a record."""
    import platform  # noqa: PLC0415 - slow to load, and seldom needed
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - as above

    try:
        program = version("utblick")
    except PackageNotFoundError:
        program = "?"
    about = f"Utblick {program}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return "\n".join((about, *_lines(error)))


def _lines(error: BaseException | None) -> list[str]:
    lines: list[str] = []
    while error is not None:
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}{_code(error)}")
        for frame in traceback.extract_tb(error.__traceback__):
            place = frame.filename.replace("\\", "/").rpartition("/site-packages/")[2]
            lines.append(f"  {place}:{frame.lineno} {frame.name}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return lines


def _code(error: BaseException) -> str:
    return f" {error.code}" if isinstance(error, AppError) else ""


class Crashes(QObject):
    """Catches what would else only be printed; `happened` carries the report, on the thread of the window."""

    happened = Signal(object)

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._take
        threading.excepthook = self._take_in_thread

    def tell(self, error: BaseException) -> None:
        """Report one."""
        self.happened.emit(report(error))

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.tell(error)

    def _take_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.tell(arguments.exc_value)
