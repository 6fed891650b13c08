"""The papers that are about no record: the key slip, protocols, and the office's board, reminders and compilation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.file_names import clean_name
from desktop.reports.paper import Form, render
from desktop.reports.papers.setting import Setting
from desktop.reports.plain import plain_text
from desktop.services.files_out import check_place, written
from desktop.services.papers.catalogue import About as Kind
from desktop.services.papers.catalogue import Paper, paper_named
from desktop.services.papers.compilations import document as compilation_document
from desktop.services.papers.office_lists import board_list, matters_list, reminders
from desktop.services.papers.papers import Made
from desktop.ui.dialogs.papers import PapersDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.domain.records import Record
    from desktop.language.texts import Language
    from desktop.reports.content import Document
    from desktop.services.board import Board
    from desktop.services.compilation.dataset import Compilation
    from desktop.services.matters import Matter
    from desktop.services.papers.office_lists import Mail
    from desktop.services.papers.papers import Order
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context


@dataclass(frozen=True, slots=True)
class About:
    """What a paper is about that is no record."""

    id: str
    kind: str
    title: str


def slip_dialog(context: Context, workspace: Workspace, parent: QWidget | None) -> PapersDialog:
    """Show the digits of one's own key, to be handed over another way than the key."""
    about = About("", "enrolment", workspace.owner.unit)
    return PapersDialog(context, workspace.papers, about, (paper_named("enrolment"),), parent)


def protocol_dialog(context: Context, workspace: Workspace, file: Path, parent: QWidget | None) -> PapersDialog:
    """Show what there is to say of a file: who signed it, when, what is in it, and the verdict."""
    about = About(str(file), "verification", file.name)
    return PapersDialog(context, workspace.papers, about, (paper_named("verification"),), parent)


def board_dialog(context: Context, workspace: Workspace, board: Board, parent: QWidget | None) -> PapersDialog:
    """Show how it stands with every department, as it is printed."""
    return _dialog(context, workspace, "board", lambda setting: board_list(board, setting), parent)


def reminders_dialog(
    context: Context, workspace: Workspace, year: int, mails: tuple[Mail, ...], parent: QWidget | None
) -> PapersDialog:
    """Show the reminders, one a page."""
    return _dialog(context, workspace, "reminders", lambda setting: reminders(mails, year, setting), parent)


def matters_dialog(
    context: Context, workspace: Workspace, year: int, found: tuple[Matter, ...], parent: QWidget | None
) -> PapersDialog:
    """Show what the board is to decide."""
    return _dialog(context, workspace, "matters", lambda setting: matters_list(found, year, setting), parent)


def compilation_dialog(
    context: Context, workspace: Workspace, made: Compilation, parent: QWidget | None
) -> PapersDialog:
    """Show the compilation as the board gets it."""
    person, profile = workspace.owner.person, workspace.profile
    write = partial(compilation_document, made, profile, person)
    return _dialog(context, workspace, "compilation", lambda setting: write(setting.language), parent)


def _dialog(
    context: Context, workspace: Workspace, name: str, write: Callable[[Setting], Document], parent: QWidget | None
) -> PapersDialog:
    paper = Paper(name, (), about=Kind.NOTHING)
    title = context.language.text(f"paper.name.{name}")
    maker = _Maker(workspace, title, write)
    return PapersDialog(context, maker, About("", name, title), (paper,), parent)


class _Maker:
    """Makes one paper of what is at hand, and nothing of the register."""

    def __init__(self, workspace: Workspace, title: str, write: Callable[[Setting], Document]) -> None:
        self._workspace, self._title, self._write = workspace, title, write

    def language(self, paper: Paper, order: Order, record: Record | None = None) -> str:  # noqa: ARG002 - as a Maker
        return order.own_language

    def make(self, order: Order) -> Made:
        language: Language = "en" if (order.language or order.own_language) == "en" else "sv"
        owner, day = self._workspace.owner, self._workspace.register.clock.today()
        document = self._write(Setting(language, self._workspace.profile.municipality, owner.unit, owner.person, day))
        form = order.form or Form.PDF
        made = render(document, Form(form))
        name = clean_name(f"{document.title}.{form}")
        return Made(made.data, name, form, language, (), made.pages, plain_text(document))

    def write_out(self, order: Order, path: Path, *, replace: bool = False) -> Made:
        check_place(path, self._workspace.path, replace=replace)
        made = self.make(order)
        with written(path, replace=replace) as file:
            file.write(made.content)
        return made
