"""The keys: those that sign here with the digits to read aloud, and those of others that are trusted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout
from typing_extensions import override

from desktop.ui.dialogs.files import choose_files, choose_target
from desktop.ui.pages.scroll_page import CardColumn, WorkPage, in_a_row
from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.services.signing import OwnKey
    from desktop.services.trusting import Trusted
    from desktop.ui.context import Context

_LARGEST = 1024 * 1024
_PILLS = {"current": ("ok-pill", "✓ "), "next": ("warn-pill", "◐ "), "retired": ("quiet-pill", "– ")}
_TRUST = {"active": "✓", "retired": "–", "revoked": "!"}


class KeyCard(QFrame):
    """One key of ours."""

    def __init__(self, context: Context, key: OwnKey) -> None:
        super().__init__()
        named(self, "card")
        language = context.language
        kind, sign = _PILLS[key.status.value]
        until = language.formats.date(key.certificate.ends.date())
        issued = "self_signed" if key.certificate.self_signed else "issued"
        kept = language.label(f"cli.signing.kept.{key.kept}")
        self.code = PlainLabel(key.code, "code")
        self.code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.code.setAccessibleName(f"{language.label('cli.signing.code')}: {' '.join(key.code)}")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(8)
        pill = PlainLabel(sign + language.label(f"cli.signing.status.{key.status.value}"), kind)
        column.addLayout(in_a_row(pill))
        column.addWidget(self.code)
        about = f"{kept[:1].upper()}{kept[1:]}  ·  {language.text(f'cli.signing.{issued}', until=until)}"
        column.addWidget(PlainLabel(about, "muted", wrap=True))


class KeysPage(WorkPage):
    """Everything is done in a worker thread; what needs a sealed key asks for its passphrase first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "keys")
        self._own: tuple[OwnKey, ...] = ()
        self._trusted: tuple[Trusted, ...] = ()
        self._cards = CardColumn()
        self.new, self.bring = primary_button("key_new"), named(QPushButton(), "key_import")
        self.request, self.install = named(QPushButton(), "key_request"), named(QPushButton(), "key_install")
        self.rotate, self.copy = named(QPushButton(), "key_rotate"), named(QPushButton(), "key_copy")
        self.slip, self.verify = named(QPushButton(), "key_slip"), named(QPushButton(), "key_verify")
        self._verify_heading, self._verify_hint = PlainLabel(kind="section"), PlainLabel(kind="muted", wrap=True)
        self._steps = PlainLabel(kind="muted", wrap=True)
        self._trust_heading, self._trust_hint = PlainLabel(kind="section"), PlainLabel(kind="muted", wrap=True)
        self.trusted, self.trust = PlainLabel(wrap=True), named(QPushButton(), "key_trust")
        self._lay_out()
        self._connect()
        self.retranslate()

    @override
    def enter(self) -> None:
        """Read the keys."""
        workspace = self.workspace
        if workspace is not None:

            def work() -> tuple[tuple[OwnKey, ...], tuple[Trusted, ...]]:
                return workspace.signing.all(), workspace.trusted.all()

            self.context.operations.read(self, work, self._show, self.show_error, key="keys", after_writes=True)

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.title.setText(self.tr("Keys"))
        self.about.setText(
            self.tr("The key shows the council office that an account is yours. It never leaves this computer.")
        )
        self.new.setText(self.tr("&Make a key"))
        self.bring.setText(self.tr("&Import a key (.p12)…"))
        self.request.setText(self.tr("&Save the certificate request…"))
        self.install.setText(self.tr("Install the &certificate…"))
        self.rotate.setText(self.tr("Make the &next key"))
        self.copy.setText(self.tr("C&opy the digits"))
        self.slip.setText(self.tr("&Print the slip…"))
        self._verify_heading.setText(self.tr("Check a signed file"))
        self._verify_hint.setText(
            self.tr("Shows on paper who signed it, when, what is in it, and whether anything has been changed since.")
        )
        self.verify.setText(self.tr("&Choose the file…"))
        self._steps.setText(
            self.tr(
                "1. Save the request and send the file to the office.\n2. Read the 30 digits aloud to them, over the "
                "telephone or face to face, never in the same e-mail.\n3. Install the certificate they send back."
            )
        )
        self._trust_heading.setText(self.tr("Keys of others"))
        self._trust_hint.setText(self.tr("Receipts are taken in when the office's key has been approved here."))
        self.trust.setText(self.tr("&Approve the office's key…"))
        self._show((self._own, self._trusted))

    def _show(self, found: tuple[tuple[OwnKey, ...], tuple[Trusted, ...]]) -> None:
        self._own, self._trusted = found
        self._cards.show_cards(KeyCard(self.context, key) for key in reversed(self._own))
        has = bool(self._own)
        waits = any(key.status.value == "next" for key in self._own)
        for button in (self.request, self.install, self.copy, self.slip):
            button.setVisible(has)
        self.rotate.setVisible(has and not waits)
        self._steps.setVisible(has)
        self.new.setVisible(not has)
        formats, label = self.context.language.formats, self.context.language.label
        lines = [
            f"{_TRUST[each.status.value]} {each.name}: {label(f'cli.office.status.{each.status.value}')}, "
            f"{each.checked_by}, {formats.date(each.added.astimezone().date())}"
            for each in self._trusted
        ]
        self.trusted.setText("\n".join(lines) or self.tr("None yet."))

    @property
    def _wanted(self) -> OwnKey | None:
        """The key that a request and the digits are about: the next, else the one in use."""
        by_status = {key.status.value: key for key in self._own}
        return by_status.get("next") or by_status.get("current")

    def make(self, phrase: str | None = None) -> None:
        """Make a key: the first, or the one that takes over."""
        workspace = self.workspace
        if workspace is not None:
            self.write(lambda: workspace.signing.new(lambda: phrase), self.tr("The key is made."))

    def save_request(self, target: Path, phrase: str | None = None) -> None:
        """Write the request for a certificate to a file."""
        workspace = self.workspace
        if workspace is not None:

            def work() -> None:
                from desktop.services.small_files import write_file  # noqa: PLC0415 - services are slow to load

                write_file(target, workspace.signing.request(lambda: phrase), replace=True)

            self.write(work, self.tr("The request is saved. Send it to the office, and read the digits aloud."))

    def install_file(self, file: Path) -> None:
        """Install the certificate that came back."""
        workspace = self.workspace
        if workspace is not None:

            def work() -> None:
                from desktop.services.small_files import read_file  # noqa: PLC0415 - as above

                workspace.signing.install(read_file(file, _LARGEST))

            self.write(work, self.tr("The certificate is installed."))

    def bring_file(self, file: Path, phrase: str) -> None:
        """Import a key of the organisation's own CA."""
        workspace = self.workspace
        if workspace is not None:

            def work() -> None:
                from desktop.services.small_files import read_file  # noqa: PLC0415 - as above

                workspace.signing.import_p12(read_file(file, _LARGEST), phrase, lambda: phrase)

            self.write(work, self.tr("The key is imported."))

    def _with_phrase(self, then: Callable[[str | None], None]) -> None:
        """Ask for the passphrase where there is no keyring to keep a key in."""

        def look() -> bool:
            from desktop.keystore import keyring_available  # noqa: PLC0415 - it is slow to load

            return keyring_available()

        def found(keyring: bool) -> None:  # noqa: FBT001 - an answer, as it comes
            if keyring and (self._wanted is None or self._wanted.kept != "file"):
                then(None)
            else:
                sentence = self.tr("This computer has no keyring, so the key lies in a file, sealed with a passphrase.")
                self._ask(self.tr("Passphrase of the key"), sentence, then)

        self.context.operations.read(self, look, found)

    def _ask(self, heading: str, sentence: str, then: Callable[[str], None]) -> None:
        from desktop.ui.dialogs.secret import SecretDialog  # noqa: PLC0415 - seldom needed

        dialog = SecretDialog(heading, sentence, self.window())
        dialog.given.connect(then)
        dialog.open()

    def _save_request(self) -> None:
        target = choose_target(self, self.tr("Save the certificate request"), self.tr("certificate request.csr"))
        if target is not None:
            self._with_phrase(lambda phrase: self.save_request(target, phrase))

    def _install(self) -> None:
        for file in choose_files(self, self.tr("Install the certificate"))[:1]:
            self.install_file(file)

    def _bring(self) -> None:
        for file in choose_files(self, self.tr("Import a key"))[:1]:
            sentence = self.tr("The passphrase that the file is sealed with. Without a keyring the key keeps it.")
            self._ask(self.tr("Passphrase of the file"), sentence, partial(self.bring_file, file))

    def _trust(self) -> None:
        from desktop.ui.dialogs.trust import TrustDialog  # noqa: PLC0415 - seldom needed

        workspace = self.workspace
        if workspace is not None:
            dialog = TrustDialog(self.context, workspace, self.window())
            dialog.trusted.connect(lambda name: self.tell(self.tr("The key of {name} is approved.").format(name=name)))
            dialog.open()

    def show_slip(self) -> None:
        """Show the slip that goes to the office with a request."""
        from desktop.ui.dialogs.other_papers import slip_dialog  # noqa: PLC0415 - seldom needed

        if self.workspace is not None:
            slip_dialog(self.context, self.workspace, self.window()).open()

    def show_protocol(self, file: Path) -> None:
        """Show the protocol of a signed file."""
        from desktop.ui.dialogs.other_papers import protocol_dialog  # noqa: PLC0415 - seldom needed

        if self.workspace is not None:
            protocol_dialog(self.context, self.workspace, file, self.window()).open()

    def _verify(self) -> None:
        for file in choose_files(self, self.tr("Check a signed file"))[:1]:
            self.show_protocol(file)

    def _copy(self) -> None:
        if self._wanted is not None:
            QGuiApplication.clipboard().setText(self._wanted.code)

    def _connect(self) -> None:
        for button in (self.new, self.rotate):
            button.clicked.connect(lambda: self._with_phrase(self.make))
        self.bring.clicked.connect(self._bring)
        self.request.clicked.connect(self._save_request)
        self.install.clicked.connect(self._install)
        self.copy.clicked.connect(self._copy)
        self.trust.clicked.connect(self._trust)
        self.slip.clicked.connect(self.show_slip)
        self.verify.clicked.connect(self._verify)
        self.context.language.changed.connect(self.retranslate)

    def _lay_out(self) -> None:
        for widget in (self._cards, self._steps):
            self.column.addWidget(widget)
        self.column.addLayout(in_a_row(self.new, self.request, self.install))
        self.column.addLayout(in_a_row(self.copy, self.slip, self.rotate, self.bring))
        card = self.add_card(self._trust_heading, self._trust_hint, self.trusted)
        card.addLayout(in_a_row(self.trust))
        checking = self.add_card(self._verify_heading, self._verify_hint)
        checking.addLayout(in_a_row(self.verify))
        self.column.addStretch()
