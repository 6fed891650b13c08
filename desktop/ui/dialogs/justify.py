"""A reason why a rule is not followed, and the decision it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from desktop.ui.mnemonics import with_mnemonics
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.domain.errors import AppError
    from desktop.domain.findings import Finding
    from desktop.domain.records import Saved
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context


class JustifyDialog(QDialog):
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
        super().__init__(parent)
        self.setObjectName("justify_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._workspace, self._finding = context, workspace, finding
        self._heading, self._banner = PlainLabel(kind="title", wrap=True), Banner(context)
        self._rule, self._source = PlainLabel(wrap=True), PlainLabel(kind="small", wrap=True)
        self._why_label, self._decision_label = PlainLabel(), PlainLabel()
        self.why = named(QPlainTextEdit(), "justify_why")
        self.why.setTabChangesFocus(True)
        self.decision = named(QComboBox(), "justify_decision")
        self.keep, self.withdraw = primary_button("justify_keep"), link_button("justify_withdraw")
        self._cancel = named(QPushButton(), "justify_cancel")
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
        self._cancel.clicked.connect(self.reject)
        self.why.setFocus()

    def _keep(self) -> None:
        checks, finding = self._workspace.checks, self._finding
        why, decision = self.why.toPlainText(), str(self.decision.currentData() or "") or None
        self._write(lambda: checks.justify(finding.record, finding.rule, why, decision))

    def _withdraw(self) -> None:
        checks, finding = self._workspace.checks, self._finding
        self._write(lambda: checks.withdraw(finding.record, finding.rule))

    def _write(self, work: Callable[[], Saved]) -> None:
        self.keep.setEnabled(False)
        self._context.operations.write(self, work, self._done, self._refuse)

    def _done(self, _saved: Saved) -> None:
        self.answered.emit()
        self.accept()

    def _refuse(self, error: AppError) -> None:
        self.keep.setEnabled(True)
        self._banner.show_error(error)

    def _translate(self, decisions: Sequence[tuple[str, str]]) -> None:
        code = self._context.language.code
        title = self.tr("Why is the rule not followed?")
        self.setWindowTitle(title)
        self._heading.setText(title)
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
        self.keep.setText(self.tr("Save the reason"))
        self.withdraw.setText(self.tr("Take the reason back"))
        self._cancel.setText(self.tr("Cancel"))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.withdraw)
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(8)
        parts = (self._heading, self._rule, self._source, self._banner, self._why_label, self.why)
        for widget in (*parts, self._decision_label, self.decision):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(foot)
        self.setMinimumWidth(560)
