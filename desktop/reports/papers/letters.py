"""Letters: the text of the profile or of the house, filled in; and the copy for the file, with what it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.reports.content import Box, Column, Document, Heading, Paragraph, Style, Table, Tone, muted
from desktop.reports.papers.setting import facts, prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.reports.content import Block
    from desktop.reports.papers.setting import Pairs, Setting

GAP = "…………………………"
"""What stands in a letter where something is not known: room to write it by hand."""
_PLACE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition that the profile puts, whether it is met, and where it stands. None: nobody can tell."""

    text: str
    met: bool | None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, filled in. For the file it also says what was checked, and how it was answered."""

    setting: Setting
    kind: str
    text: str
    to: tuple[str, ...] = ()
    for_the_file: bool = False
    conditions: tuple[Condition, ...] = ()
    reason: str = ""
    about: Pairs = ()


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """Fill in a letter's places; what is not known leaves room to write it. A value is never read as a place."""
    return _PLACE.sub(lambda place: values.get(place[1], "") or GAP, text).strip()


def letter(data: Letter) -> Document:
    """Write a letter, or its copy for the file."""
    setting, texts = data.setting, data.setting.texts
    kind = texts(f"paper.name.{data.kind}")
    blocks: list[Block] = [Paragraph("\n".join(data.to), Style.LEAD)] if data.to else []
    blocks += prose(data.text, Style.LEAD)
    if data.for_the_file:
        blocks += _for_the_file(data)
    return Document(
        title=texts.label(f"paper.heading.{data.kind}"),
        language=setting.language,
        masthead=setting.masthead(kind),
        blocks=tuple(blocks),
        author=setting.unit,
        subject=kind,
    )


def _for_the_file(data: Letter) -> Iterator[Block]:
    texts = data.setting.texts
    yield Heading(texts("paper.said.for_the_file"))
    yield Paragraph(texts("paper.said.for_the_file_about"), Style.SMALL)
    yield from facts(data.about)
    if not data.conditions:
        yield Paragraph(texts("paper.said.no_conditions"))
        return
    columns = (
        Column(texts("paper.said.condition"), weight=3.4),
        Column(texts("paper.said.met"), weight=1.2),
        Column(texts("paper.said.source"), weight=3.4),
    )
    rows = tuple((each.text, _met(data, each), muted(each.source)) for each in data.conditions)
    yield Table(columns, rows)
    open_ = [each for each in data.conditions if each.met is not True]
    if open_ and data.reason:
        yield Box((Paragraph(data.reason),), texts("paper.said.reason"), Tone.WARN)
    elif open_:
        yield Box((Paragraph(texts("paper.said.not_met_about")),), texts("paper.said.not_met"), Tone.BAD)


def _met(data: Letter, condition: Condition) -> str:
    key = {True: "yes", False: "no", None: "not_known"}[condition.met]
    return data.setting.texts(f"paper.said.met_{key}")
