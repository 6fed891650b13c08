"""What the start page says in an empty register: how to begin, and that sample records can be put in and taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.changes import Change, What
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from desktop.domain.errors import AppError
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context

_MARGIN, _SAMPLES = 28, 200


class OverviewWelcome(QWidget):
    """The strip that tells how far the samples are is for the page to lay out: it stands above all else."""

    new_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.empty = EmptyState(context, "airplane-tilt")
        self.add_samples = link_button("add_samples")
        self.progress = ProgressStrip(context, "samples_progress")
        self.progress.setContentsMargins(_MARGIN, 12, _MARGIN, 0)
        column = QVBoxLayout(self)
        column.addWidget(self.empty, 1)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(self.add_samples)
        line.addStretch()
        column.addLayout(line)
        column.addStretch()
        self.empty.button.clicked.connect(self.new_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        new = f"{self._context.language.label('kind.visit.new')} (Ctrl+N)"
        heading, sentence = self.tr("Welcome"), self.tr("Log a visit in a minute: who comes, from where, and when.")
        self.empty.say(heading, sentence, new)
        self.add_samples.setText(self.tr("Put in sample records to try things on"))

    def put_in_samples(self, workspace: Workspace) -> None:
        """Put in some made-up records of every kind."""
        telling, today = self.progress.begin(self.tr("Putting in samples")), self._context.clock.today()

        def work() -> object:
            from desktop.services.sample.sample import Sample  # noqa: PLC0415 - seldom needed
            from desktop.services.sample.world import Plan  # noqa: PLC0415 - as above

            plan = Plan(_SAMPLES, 1, today)
            return Sample(workspace.register).add(plan, lambda told: telling(told.done, told.total))

        self._context.operations.write(self, work, self._samples_changed, self._samples_failed)

    def remove_samples(self, workspace: Workspace) -> None:
        """Take every made-up record away for good."""
        telling = self.progress.begin(self.tr("Removing the samples"))

        def work() -> object:
            from desktop.services.sample.sample import Sample  # noqa: PLC0415 - seldom needed

            return Sample(workspace.register).remove(lambda told: telling(told.done, told.total))

        self._context.operations.write(self, work, self._samples_changed, self._samples_failed)

    def _samples_changed(self, _done: object) -> None:
        self.progress.end()
        self._context.changes.announce(Change(What.ADDED))

    def _samples_failed(self, error: AppError) -> None:
        self.progress.end()
        self._context.operations.failed.emit(error)
        self._context.changes.announce(Change(What.ADDED))
