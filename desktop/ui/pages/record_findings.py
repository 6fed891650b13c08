"""What the rules found in the record on the page: shown where it belongs, gone to, and answered with a reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.fields.shared import EVIDENCE
from desktop.ui.changes import Change, What
from desktop.ui.widgets.evidence_bar import EvidenceBar, evidence_of
from desktop.ui.widgets.findings_box import FindingsBox
from desktop.ui.widgets.findings_strip import FindingsStrip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from db.fields import Kind
    from desktop.domain.findings import Finding
    from desktop.domain.hanging import Hanging
    from desktop.domain.records import Record
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook
    from desktop.ui.pages.section_page import SectionPage


class RecordFindings(QObject):
    """Owns the strip at the head, the bar of steps, and the box for what belongs to no field.

    `field_wanted` carries the path of the field or the table that a finding is about.
    """

    field_wanted = Signal(object)

    def __init__(self, context: Context, workspace: Workspace, words: LiveWordbook, kind: Kind, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._workspace, self._words, self._page = context, workspace, words, page
        self._record: Record | None = None
        self._findings: tuple[Finding, ...] = ()
        self._placed = {field.name for field in kind.fields if not field.stepped} | {each.name for each in kind.rows}
        self.strip = FindingsStrip()
        self.steps = EvidenceBar(words) if kind.row_table(EVIDENCE.name) is not None else None
        self.general = FindingsBox(context)
        self.strip.wanted.connect(self.go_to)
        self.general.answer_wanted.connect(self.answer)
        if self.steps is not None:
            self.steps.step_pressed.connect(self._give_evidence)

    def show(self, record: Record, findings: Sequence[Finding], pages: Iterable[SectionPage]) -> None:
        """Show what was found in a record; those that nobody has to answer any more come last."""
        self._record, self._findings = record, tuple(sorted(findings, key=lambda each: not each.open))
        if self.steps is not None:
            self.steps.show_record(record)
        self.general.show_findings([each for each in self._findings if each.field not in self._placed])
        self.strip.show_findings(self._findings)
        for page in pages:
            self.show_in(page)

    def show_in(self, page: SectionPage) -> None:
        """Let a page show its part."""
        page.show_findings(self._findings)

    def retranslate(self) -> None:
        """Say it in the language of now."""
        if self.steps is not None:
            self.steps.retranslate()
        self.general.retranslate()
        self.strip.show_findings(self._findings)

    def begin(self, page: SectionPage) -> None:
        """Let a page that has just been made show its part."""
        page.answer_wanted.connect(self.answer)
        self.show_in(page)

    def go_to(self, finding: Finding) -> None:
        """Lead to what a finding is about."""
        self.field_wanted.emit(finding.field if finding.field in self._placed else None)

    def answer(self, finding: Finding) -> None:
        """Ask why a rule is not followed."""
        attachments, record = self._workspace.attachments, finding.record
        self._context.operations.read(self, lambda: attachments.of(record), partial(self._ask_why, finding), key="why")

    def _ask_why(self, finding: Finding, hanging: Hanging) -> None:
        from desktop.ui.dialogs.justify import JustifyDialog  # noqa: PLC0415 - seldom needed

        decisions = [(row.id, row.title) for row in hanging.decisions]
        dialog = JustifyDialog(self._context, self._workspace, finding, decisions, self._page.window())
        dialog.answered.connect(self._announce)
        dialog.open()

    def _give_evidence(self, step: str) -> None:
        from desktop.ui.dialogs.evidence import EvidenceDialog  # noqa: PLC0415 - as above

        record = self._record
        if record is None:
            return
        of_step = (step, evidence_of(record).get(step))
        dialog = EvidenceDialog(self._context, self._workspace, self._words, record, of_step, self._page.window())
        dialog.given.connect(self._announce)
        dialog.open()

    def _announce(self) -> None:
        if self._record is not None:
            self._context.changes.announce(Change(What.EDITED, frozenset((self._record.id,))))
