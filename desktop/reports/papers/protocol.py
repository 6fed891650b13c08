"""The protocol of a verification: what became of a bundle, who signed it and when, and every file with its checksum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.reports.content import Box, Bullets, Column, Document, Heading, Kind, Paragraph, Style, Table, Tone, muted
from desktop.reports.papers.setting import facts

if TYPE_CHECKING:
    from desktop.reports.content import Block
    from desktop.reports.papers.setting import Pairs, Setting


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, and what to do about it; the code says the same to programs."""

    code: str
    message: str
    following: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the bundle, as the signature covers it."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Protocol:
    """What was found when a bundle was verified."""

    setting: Setting
    file: str
    accepted: bool
    noted: bool
    outcome: str
    meaning: str
    reasons: tuple[Reason, ...] = ()
    signer: Pairs = ()
    about: Pairs = ()
    counts: Pairs = ()
    files: tuple[Listed, ...] = ()
    verified: Pairs = ()


def protocol(data: Protocol) -> Document:
    """Write the protocol."""
    setting, texts = data.setting, data.setting.texts
    name = texts("paper.name.verification")
    tone = Tone.BAD if not data.accepted else Tone.WARN if data.noted else Tone.OK
    blocks: list[Block] = [Box((Paragraph(data.meaning),), data.outcome, tone)]
    if data.reasons:
        blocks.append(Bullets(tuple((f"{each.message} {each.following} ", muted(each.code)) for each in data.reasons)))
    for heading, pairs in (("signer", data.signer), ("bundle", data.about), ("counts", data.counts)):
        found = facts(pairs)
        blocks += [Heading(texts(f"paper.said.{heading}")), *found] if found else []
    blocks += _files(data)
    blocks += [Heading(texts("paper.said.verified")), *facts(data.verified)]
    blocks.append(Paragraph(texts("paper.said.verification_about"), Style.SMALL))
    return Document(
        title=name,
        subtitle=data.file,
        language=setting.language,
        masthead=setting.masthead(name),
        blocks=tuple(blocks),
        author=setting.unit,
        subject=data.outcome,
    )


def _files(data: Protocol) -> list[Block]:
    texts, formats = data.setting.texts, data.setting.formats
    if not data.files:
        return []
    columns = (
        Column(texts("paper.said.file"), weight=2.2),
        Column(texts("paper.said.size"), Kind.NUMBER, 0.9),
        Column("SHA-256", weight=3.6),
    )
    rows = tuple((each.name, formats.size(each.size), each.sha256) for each in data.files)
    return [Heading(texts("paper.said.files")), Table(columns, rows, dense=True)]
