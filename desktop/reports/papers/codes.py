"""Sheets with a code that is typed or read aloud: the recovery code, and the slip that enrols a department's key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.reports.content import Box, Bullets, Column, Document, Heading, Kind, Paragraph, Style, Table, Tone, bold
from desktop.reports.papers.setting import facts

if TYPE_CHECKING:
    from desktop.reports.content import Block
    from desktop.reports.papers.setting import Pairs, Setting


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The code that opens a register when everything else is lost; it is kept on this paper and nowhere else."""

    setting: Setting
    code: str
    register: str


def recovery(data: RecoverySheet) -> Document:
    """Write the sheet: the code group by group, so that none is skipped when it is typed."""
    texts = data.setting.texts
    told = (Paragraph(bold(data.code), Style.LEAD), _groups(texts("paper.said.group"), data.code.split("-")))
    blocks: tuple[Block, ...] = (
        Box(told, texts("paper.said.recovery_code"), Tone.ACCENT),
        *facts(
            (
                (texts("paper.said.unit"), data.setting.unit),
                (texts("paper.said.register"), data.register),
                (texts("paper.said.printed"), data.setting.formats.date(data.setting.day)),
            )
        ),
        Heading(texts("paper.said.recovery_how")),
        Bullets(tuple(texts(f"paper.said.recovery_{step}") for step in ("open", "case", "command")), numbered=True),
        Box((Paragraph(texts("paper.said.recovery_keep")),), texts("paper.said.recovery_keep_title"), Tone.WARN),
    )
    return _document(data.setting, "recovery", blocks)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A department's key, named for people: thirty digits, and the same in words to read over the telephone."""

    setting: Setting
    code: str
    fingerprint: str
    about: Pairs = ()


def enrolment(data: Enrolment) -> Document:
    """Write the slip."""
    texts = data.setting.texts
    columns = (
        Column(texts("paper.said.group"), Kind.NUMBER, 0.6),
        Column(texts("paper.said.digits"), weight=1.2),
        Column(texts("paper.said.in_words"), weight=4.0),
    )
    rows = tuple(
        (str(place), bold(group), ", ".join(texts(f"paper.digit.d{digit}") for digit in group))
        for place, group in enumerate(data.code.split(), 1)
    )
    blocks: tuple[Block, ...] = (
        Paragraph(texts("paper.said.enrolment_about"), Style.LEAD),
        Box((Paragraph(bold(data.code), Style.LEAD), Table(columns, rows)), texts("paper.said.key_code"), Tone.ACCENT),
        *facts(((texts("paper.said.unit"), data.setting.unit), *data.about)),
        Heading(texts("paper.said.enrolment_how")),
        Bullets(tuple(texts(f"paper.said.enrolment_{step}") for step in ("send", "call", "install")), numbered=True),
        *facts(((texts("paper.said.fingerprint"), data.fingerprint),)),
    )
    return _document(data.setting, "enrolment", blocks)


def _groups(label: str, groups: list[str]) -> Table:
    """Give each group its number and a column of its own."""
    columns = tuple(Column(f"{label} {place}") for place, _ in enumerate(groups, 1))
    return Table(columns, (tuple(bold(group) for group in groups),))


def _document(setting: Setting, name: str, blocks: tuple[Block, ...]) -> Document:
    called = setting.texts(f"paper.name.{name}")
    return Document(
        title=called,
        language=setting.language,
        masthead=setting.masthead(called),
        blocks=blocks,
        author=setting.unit,
    )
