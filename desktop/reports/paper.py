"""A finished paper: its bytes, and what could not be written as it should be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.reports.content import Document


class Form(StrEnum):
    """The forms a paper can have, by the ending of the file's name."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper. `missing` are the signs that no typeface has; their numbers in Unicode stand in their place."""

    data: bytes
    form: Form
    pages: int = 0
    missing: tuple[str, ...] = ()


class Progress(Protocol):
    """Is told how far the work has come; it may raise to cancel it."""

    def __call__(self, done: int, total: int) -> None:
        """Take note."""
        ...


def unheard(done: int, total: int) -> None:
    """Listen to no progress."""


def render(document: Document, form: Form, progress: Progress = unheard, *, template: bytes | None = None) -> Paper:
    """Make a paper in a form; `template` is a Word file whose styles, head and foot are used instead of the house's."""
    match form:
        case Form.PDF:
            from desktop.reports.pdf.rendering import pdf  # noqa: PLC0415 - each form brings its own library

            return pdf(document, progress)
        case Form.DOCX:
            from desktop.reports.word.rendering import word  # noqa: PLC0415 - as above

            return word(document, progress, template)
        case Form.HTML:
            from desktop.reports.web.rendering import web  # noqa: PLC0415 - as above

            return web(document, progress)
