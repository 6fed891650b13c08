"""The year's account: what would be sent, what is missing, the file for the council office, and what it answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton
from typing_extensions import override

from desktop.domain.errors import NotFound
from desktop.ui.dialogs.files import choose_files, choose_folder
from desktop.ui.models.answer_lines import answers_of
from desktop.ui.models.gap_lines import departures_of, gaps_of
from desktop.ui.pages.scroll_page import ScrollPage, in_a_row
from desktop.ui.wide_pages import KEYS, OFFICE
from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.file_card import FileCard
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.line_list import LineList
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop.domain.errors import AppError
    from desktop.services.answers import Answer
    from desktop.services.bundle_export import Exported, Plan, Sent
    from desktop.services.receiving import Received, Verdict
    from desktop.services.signing import OwnKey
    from desktop.services.workspace import Workspace
    from desktop.ui.changes import Change
    from desktop.ui.context import Context

    Found = tuple[Plan, OwnKey | None, tuple[Sent, ...], tuple[Received, ...], tuple[Answer, ...]]

_YEARS, _REASON_LINES, _SHOWN = 4, 3, 5


class AccountPage(ScrollPage):
    """Looks without leaving a trace when it is shown; makes the file when asked to."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "account")
        self.setAcceptDrops(True)
        self._plan: Plan | None = None
        self._key: OwnKey | None = None
        self.year = Chip("account_year")
        self.keys = link_button("account_keys")
        self._sends, self._counts = PlainLabel(kind="section"), PlainLabel(wrap=True)
        self._gaps_heading, self._gaps_hint = PlainLabel(kind="section"), PlainLabel(kind="muted", wrap=True)
        self.gaps, self.departures = LineList(context, "gap"), LineList(context, "departure")
        self._departures_heading = PlainLabel(kind="section")
        self._why_label, self.why = PlainLabel(), named(QPlainTextEdit(), "accept_gaps")
        self._make_heading, self._make_hint = PlainLabel(kind="section"), PlainLabel(kind="muted", wrap=True)
        self.trial, self.export = named(QCheckBox(), "account_trial"), primary_button("account_export")
        self.progress, self.made = ProgressStrip(context, "export_progress"), FileCard(context)
        self._done = PlainLabel(kind="ok-pill", wrap=True)
        self._receipts_heading, self._receipts_hint = PlainLabel(kind="section"), PlainLabel(kind="muted", wrap=True)
        self.receive, self._verdict = named(QPushButton(), "receive_receipt"), PlainLabel(wrap=True)
        self._log = PlainLabel(kind="muted", wrap=True)
        self._answered: tuple[Answer, ...] = ()
        self._answers_heading, self._answers_hint = PlainLabel(kind="section"), PlainLabel(kind="muted", wrap=True)
        self.answers = LineList(context, "answer")
        self._lay_out()
        self._connect()
        self.retranslate()

    @override
    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        this = self.context.clock.today().year
        self.year.offer(self.tr("Year"), [(str(year), str(year)) for year in range(this, this - _YEARS, -1)])

    def enter(self) -> None:
        """Look at what would be sent, and what was; runs in a worker thread."""
        workspace = self.workspace
        if workspace is None:
            return
        year = self._year

        def work() -> Found:
            from desktop.services.bundle_export import BundleExport  # noqa: PLC0415 - certificates are slow to load

            exporter = BundleExport(workspace.register, workspace.signing)
            try:
                key: OwnKey | None = workspace.signing.current()
            except NotFound:
                key = None
            return exporter.plan(year), key, exporter.sent(), workspace.receiving.all(), workspace.answers.all()

        operations = self.context.operations
        operations.read(self, work, self._show, self.show_error, key="plan", after_writes=True)

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.title.setText(self.tr("Account"))
        self.year.setAccessibleName(self.tr("Year"))
        self.keys.setText(self.tr("Keys…"))
        self._sends.setText(self.tr("What is sent"))
        self._gaps_hint.setText(
            self.tr("Press a line to come to the field, or say below why they are sent as they are.")
        )
        self._why_label.setText(self.tr("&Why the gaps are sent along"))
        self.why.setAccessibleName(self._why_label.text().replace("&", ""))
        self._make_heading.setText(self.tr("The file for the council office"))
        self.trial.setText(self.tr("Only a &trial, which the office does not count"))
        self.export.setText(self.tr("&Make the file…"))
        self._receipts_heading.setText(self.tr("What the office answers"))
        self._receipts_hint.setText(
            self.tr("Drop the receipt or the contact overview anywhere on this page, or choose it.")
        )
        self.receive.setText(self.tr("&Take in a file…"))
        if self._plan is not None:
            self._show_plan(self._plan)
        self._show_answers()

    def make(self, folder: Path, phrase: str | None = None) -> None:
        """Make the file in a folder; a key that lies in a file needs its passphrase."""
        workspace = self.workspace
        if workspace is None:
            return
        year, why, test = self._year, self.why.toPlainText(), self.trial.isChecked()
        telling = self.progress.begin(self.tr("Making the file"))
        self.export.setEnabled(False)
        self.banner.hide()

        def work() -> Exported:
            from desktop.services.bundle_export import BundleExport, Order  # noqa: PLC0415 - as above

            exporter = BundleExport(workspace.register, workspace.signing)
            return exporter.export(Order(year, why, test), folder, lambda: phrase, telling)

        self.context.operations.write(self, work, self._take_made, self._not_made)

    def take_in(self, files: Sequence[Path]) -> None:
        """Verify files from the office, and keep what they say; one that is refused does not stop the others."""
        workspace = self.workspace
        if workspace is not None:
            self._verdict.setText("")
            receiving = workspace.receiving
            for file in files:
                work = lambda file=file: (file, receiving.receive(file))  # noqa: E731 - one file's, to be run later
                self.context.operations.write(self, work, self._taken_in, self.show_error)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what comes from the office; at the office itself the window takes what comes from the departments."""
        office = self.workspace is not None and self.workspace.owner.role == OFFICE
        if not office and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.take_in([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    @property
    def _year(self) -> int:
        return int(self.year.code or self.context.clock.today().year)

    def _show(self, found: Found) -> None:
        plan, self._key, sent, received, self._answered = found
        self._plan = plan
        self._show_plan(plan)
        self._show_log(sent, received)
        self._show_answers()

    def _show_answers(self) -> None:
        """Show what the office asks, and how much it has approved."""
        lines = answers_of(self._answered, self.context.language)
        approved = sum(each.state == "approved" for each in self._answered)
        heading = self.tr("The office asks about %n record(s)", "", len(lines))
        self._answers_heading.setText(heading if lines else "✓ " + self.tr("The office asks about nothing"))
        told = [self.tr("Press a line to come to the field. What you change goes along in the next file.")]
        told = told if lines else []
        if approved:
            told.append(self.tr("%n record(s) approved.", "", approved))
        self._answers_hint.setText(" ".join(told))
        self._answers_hint.setVisible(bool(told))
        self.answers.show_lines(lines)
        self.answers.setVisible(bool(lines))
        self._answers_card.setVisible(bool(self._answered))

    def _show_plan(self, plan: Plan) -> None:
        language = self.context.language
        gaps, departures = gaps_of(plan, language), departures_of(plan, language)
        counts = [f"{language.label(f'kind.{kind}.many')}: {count}" for kind, count in sorted(plan.counts.items())]
        files = language.text("page.account.files", n=plan.files)
        told = "  ·  ".join([*counts, f"{files}, {language.formats.size(plan.size)}"])
        self._counts.setText(told if plan.counts else self.tr("Nothing in the register belongs to this year yet."))
        self._gaps_heading.setText(
            self.tr("%n gap(s)", "", len(gaps)) if gaps else "✓ " + self.tr("Nothing that is asked for is missing")
        )
        self.gaps.show_lines(gaps)
        for widget in (self._gaps_hint, self.gaps, self._why_label, self.why):
            widget.setVisible(bool(gaps))
        self._departures_heading.setText(self.tr("%n departure(s) from the rules, told along", "", len(departures)))
        self.departures.show_lines(departures)
        for widget in (self._departures_heading, self.departures):
            widget.setVisible(bool(departures))
        self._show_readiness(plan)

    def _show_readiness(self, plan: Plan) -> None:
        """Say what stands in the way of making the file, if anything does."""
        lacks_reason = bool(plan.gaps) and not self.why.toPlainText().strip()
        if self._key is None:
            hint = self.tr("There is no key to sign with yet. Make one under Keys; it takes a minute.")
        elif lacks_reason:
            hint = self.tr("Fill in the gaps, or write why they are sent along.")
        else:
            hint = self.tr(
                "The file is signed with your key, so that the office can see who it is from. It is not secret."
            )
        self._make_hint.setText(hint)
        self.export.setEnabled(self._key is not None and not lacks_reason)

    def _show_log(self, sent: tuple[Sent, ...], received: tuple[Received, ...]) -> None:
        language = self.context.language
        formats, lines = language.formats, []
        for each in sent[:_SHOWN]:
            key = "page.account.sent" if each.purpose == "production" else "page.account.sent_test"
            year, made = each.period_from[:4], formats.moment(each.made)
            lines.append(language.text(key, sequence=each.sequence, period=year, made=made))
        for got in list(reversed(received))[:_SHOWN]:
            purpose = language.label(f"page.account.purpose.{got.purpose}")
            when = formats.moment(got.received)
            lines.append(language.text("page.account.received", purpose=purpose, sequence=got.sequence, received=when))
        self._log.setText("\n".join(lines))
        self._log.setVisible(bool(lines))

    def _ask_where(self) -> None:
        folder = choose_folder(self, self.tr("Where to put the file"))
        if folder is None or self._key is None:
            return
        if self._key.kept != "file":
            self.make(folder)
            return
        from desktop.ui.dialogs.secret import SecretDialog  # noqa: PLC0415 - seldom needed

        sentence = self.tr("The key that signs lies in a file, sealed with a passphrase.")
        dialog = SecretDialog(self.tr("Sign the file"), sentence, self.window())
        dialog.given.connect(lambda phrase: self.make(folder, phrase))
        dialog.open()

    def _take_made(self, exported: Exported) -> None:
        self.progress.end()
        sequence = exported.sealed.control.sequence
        self._done.setText(
            "✓ " + self.tr("Bundle {n} is made. Send the file to the council office.").format(n=sequence)
        )
        self._done.show()
        self.made.show_file(exported.path)
        announce(self, self._done.text())
        self.enter()

    def _not_made(self, error: AppError) -> None:
        self.progress.end()
        self.show_error(error)
        self.enter()

    def _taken_in(self, told: tuple[Path, Verdict]) -> None:
        file, verdict = told
        language = self.context.language
        outcome, message = (language.label(f"outcome.{verdict.outcome.value}.{part}") for part in ("name", "message"))
        sign = "✓" if verdict.outcome.accepted else "!"
        lines = [f"{sign} {file.name}: {language.text('page.account.verdict', outcome=outcome, message=message)}"]
        for each in verdict.reasons:
            said = (language.text(f"reason.{each.code}.{part}", **each.details) for part in ("message", "next"))
            lines.append("   " + " ".join(said))
        before = self._verdict.text()
        self._verdict.setText("\n".join([before, *lines] if before else lines))
        announce(self, "\n".join(lines))
        self.enter()

    def _take_change(self, change: Change) -> None:  # noqa: ARG002 - any change may fill a gap
        if self.isVisible():
            self.enter()

    def _connect(self) -> None:
        self.year.chosen.connect(self.enter)
        self.keys.clicked.connect(lambda: self.context.navigation.go_to_page(KEYS))
        self.why.textChanged.connect(lambda: None if self._plan is None else self._show_readiness(self._plan))
        self.export.clicked.connect(self._ask_where)
        self.receive.clicked.connect(lambda: self.take_in(choose_files(self, self.tr("Files from the office"))))
        self.context.changes.announced.connect(self._take_change)
        self.context.language.changed.connect(self.retranslate)

    def _lay_out(self) -> None:
        self.head.addWidget(self.year)
        self.head.addWidget(self.keys)
        self.why.setTabChangesFocus(True)
        self.why.setFixedHeight(self.why.fontMetrics().lineSpacing() * _REASON_LINES + 22)
        self._why_label.setBuddy(self.why)
        self._done.hide()
        self.add_card(self._sends, self._counts)
        self.add_card(
            self._gaps_heading, self._gaps_hint, self.gaps, self._why_label, self.why,
            self._departures_heading, self.departures,
        )  # fmt: skip
        making = self.add_card(self._make_heading, self._make_hint, self.trial)
        making.addLayout(in_a_row(self.export))
        for widget in (self.progress, self._done, self.made):
            making.addWidget(widget)
        self.add_card(self._answers_heading, self._answers_hint, self.answers)
        self._answers_card = self._answers_heading.parentWidget()
        receiving = self.add_card(self._receipts_heading, self._receipts_hint)
        receiving.addLayout(in_a_row(self.receive))
        for label in (self._verdict, self._log):
            receiving.addWidget(label)
        self.column.addStretch()
