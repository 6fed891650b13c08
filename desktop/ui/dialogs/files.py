"""The system's own dialogues for files, asked in one way; the folder used last is where the next one begins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def choose_files(parent: QWidget, heading: str) -> tuple[Path, ...]:
    """Ask for files to read; none when the user thinks better of it."""
    names, _kind = QFileDialog.getOpenFileNames(parent, heading)
    return tuple(Path(name) for name in names)


def choose_target(parent: QWidget, heading: str, name: str, kinds: str = "") -> Path | None:
    """Ask where to write a file. The system has asked already whether one that is there may be replaced."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, heading, name, kinds)
    return Path(chosen) if chosen else None


def choose_folder(parent: QWidget, heading: str) -> Path | None:
    """Ask for a folder to write in."""
    chosen = QFileDialog.getExistingDirectory(parent, heading)
    return Path(chosen) if chosen else None
