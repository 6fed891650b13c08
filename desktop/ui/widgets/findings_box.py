"""What the rules found, where it belongs: sign, word and colour, the rule in words, and the place where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.findings import Force
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.findings import Finding
    from desktop.ui.context import Context

SIGNS = {Force.STOP: ("✕", "bad-tag"), Force.JUSTIFY: ("!", "warn-tag"), Force.REMIND: ("●", "quiet-tag")}
_ANSWERED = ("✓", "ok-tag")


class FindingLine(QWidget):
    """One rule that the record does not follow, with the reason for it if one was given."""

    answer_wanted = Signal(object)

    def __init__(self, context: Context, finding: Finding) -> None:
        super().__init__()
        self._context, self.finding = context, finding
        sign, kind = SIGNS[finding.force] if finding.open else _ANSWERED
        said = context.language.text("force.answered" if not finding.open else f"force.{finding.force}")
        self.tag = PlainLabel(f"{sign} {said}", kind)
        self.tag.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        code = context.language.code
        words = [finding.text.in_language(code)]
        if finding.answer is not None:
            words.append(self.tr("Reason: {why}").format(why=finding.answer.why))
        elif finding.do.in_language(code):
            words.append(finding.do.in_language(code))
        self.words = PlainLabel("\n".join(words), wrap=True)
        self.source = PlainLabel(finding.source.in_language(code), "small", wrap=True)
        self.answer = link_button(f"answer.{finding.rule}")
        self.answer.setProperty("tight", "true")
        self.answer.setText(self.tr("Justify…") if finding.open else self.tr("Change the reason…"))
        self.answer.setAccessibleName(f"{self.answer.text()} {words[0]}")
        self.answer.clicked.connect(lambda: self.answer_wanted.emit(finding))
        self._lay_out()
        self.source.setVisible(bool(self.source.text()))
        self.answer.setVisible(finding.force is Force.JUSTIFY)

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return " ".join(text for text in (self.tag.text(), self.words.text(), self.source.text()) if text)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.words)
        words.addWidget(self.source)
        head.addLayout(words, 1)
        head.addWidget(self.answer, 0, Qt.AlignmentFlag.AlignTop)
        head.setContentsMargins(0, 2, 0, 2)
        self.setLayout(head)


class FindingsBox(QWidget):
    """Hidden while there is nothing to say. `answer_wanted` carries a finding that asks for a reason."""

    answer_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.findings: tuple[Finding, ...] = ()
        self.lines: list[FindingLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._code = ""
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these instead of what was shown; what is the same already stays as it is."""
        code = self._context.language.code
        if (tuple(findings), code) == (self.findings, self._code):
            return
        self.findings, self._code = tuple(findings), code
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [FindingLine(self._context, finding) for finding in findings]
        for line in self.lines:
            line.answer_wanted.connect(self.answer_wanted)
            self._column.addWidget(line)
        widest = max((line.tag.sizeHint().width() for line in self.lines), default=0)
        for line in self.lines:
            line.tag.setMinimumWidth(widest)
        self.setVisible(bool(self.lines))

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.show_findings(self.findings)

    @property
    def spoken(self) -> str:
        """What a screen reader adds to the field these are about."""
        return " ".join(line.spoken for line in self.lines)
