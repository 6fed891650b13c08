"""A reason why a rule is not followed, and the decision it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from desktop.ui.dialogs.writing import WritingDialog
from desktop.ui.mnemonics import with_mnemonics
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.domain.findings import Finding
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context


class JustifyDialog(WritingDialog):
    """The finding stays to be seen with its reason. `answered` comes when the reason is on disk, or taken back."""

    answered = Signal()

    def __init__(
        self,
        context: Context,
        workspace: Workspace,
        finding: Finding,
        decisions: Sequence[tuple[str, str]],
        parent: QWidget | None,
    ) -> None:
        super().__init__(context, "justify", parent)
        self._workspace, self._finding = workspace, finding
        self._rule, self._source = PlainLabel(wrap=True), PlainLabel(kind="small", wrap=True)
        self._why_label, self._decision_label = PlainLabel(), PlainLabel()
        self.why = named(QPlainTextEdit(), "justify_why")
        self.why.setTabChangesFocus(True)
        self.decision = named(QComboBox(), "justify_decision")
        self.withdraw = link_button("justify_withdraw")
        self._why_label.setBuddy(self.why)
        self._decision_label.setBuddy(self.decision)
        self._translate(decisions)
        self._lay_out()
        answer = finding.answer
        if answer is not None:
            self.why.setPlainText(answer.why)
            self.decision.setCurrentIndex(max(self.decision.findData(answer.decision or ""), 0))
        self.withdraw.setVisible(answer is not None)
        self.decision.setVisible(bool(decisions))
        self._decision_label.setVisible(bool(decisions))
        self.keep.clicked.connect(self._keep)
        self.withdraw.clicked.connect(self._withdraw)
        self.why.setFocus()

    def _keep(self) -> None:
        checks, finding = self._workspace.checks, self._finding
        why, decision = self.why.toPlainText(), str(self.decision.currentData() or "") or None
        self._write(lambda: checks.justify(finding.record, finding.rule, why, decision), self.answered)

    def _withdraw(self) -> None:
        checks, finding = self._workspace.checks, self._finding
        self._write(lambda: checks.withdraw(finding.record, finding.rule), self.answered)

    def _translate(self, decisions: Sequence[tuple[str, str]]) -> None:
        code = self._context.language.code
        self._call(self.tr("Why is the rule not followed?"), "", self.tr("Save the reason"))
        self._rule.setText(self._finding.text.in_language(code))
        self._source.setText(self._finding.source.in_language(code))
        why, decision = self.tr("Reason"), self.tr("Decision it stands on")
        for label, marked in zip((self._why_label, self._decision_label), with_mnemonics((why, decision)), strict=True):
            label.setText(marked)
        self.why.setAccessibleName(why)
        self.decision.setAccessibleName(decision)
        self.decision.addItem(self.tr("None"), "")
        for identifier, name in decisions:
            self.decision.addItem(name, identifier)
        self.withdraw.setText(self.tr("Take the reason back"))

    def _lay_out(self) -> None:
        column = self._frame(self.withdraw)
        for widget in (self._rule, self._source, self._why_label, self.why, self._decision_label, self.decision):
            column.addWidget(widget)
        self.setMinimumWidth(560)
