"""The rates of exchange of a year: typed one a line, or read from a file; what there is no rate for is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import AppError, InvalidInput
from desktop.domain.rates import RateTable, read_table
from desktop.ui.dialogs.files import choose_files
from desktop.ui.models.office_compilation import rates_read, rates_typed
from desktop.ui.pages.scroll_page import in_a_row
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from decimal import Decimal

    from desktop.services.compilation.dataset import Compilation
    from desktop.ui.context import Context

_LARGEST, _LINES = 1024 * 1024, 8


class OfficeRates(QWidget):
    """`used` comes when other rates are to be reckoned with, `failed` when they cannot be read."""

    used = Signal()
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._year = 0
        self.rates = RateTable()
        self.text, self._label = named(QPlainTextEdit(), "rates_text"), PlainLabel()
        self.use, self.file = named(QPushButton(), "rates_use"), named(QPushButton(), "rates_file")
        self._hint, self._missing = PlainLabel(kind="muted", wrap=True), PlainLabel(kind="warn", wrap=True)
        self._told = PlainLabel(wrap=True)
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight(self.text.fontMetrics().lineSpacing() * _LINES + 22)
        self._label.setBuddy(self.text)
        self._missing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self._hint, self._missing, self._label, self.text):
            column.addWidget(widget)
        column.addLayout(in_a_row(self.use, self.file))
        column.addWidget(self._told)
        column.addStretch()
        self.use.clicked.connect(self.take)
        self.file.clicked.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self._label.setText(self.tr("&Rates, one a line: currency, kronor, day"))
        self.text.setAccessibleName(self._label.text().replace("&", ""))
        self.text.setPlaceholderText("EUR 11,49 2026-12-31\nUSD 10,87 2026-12-31")
        self.use.setText(self.tr("&Use these rates"))
        self.file.setText(self.tr("Read from a &file…"))
        self._hint.setText(
            self.tr(
                "Sums in other currencies are told in kronor by these rates, which are printed with their day. An "
                "amount without a rate is told as missing; it never counts as nothing."
            )
        )
        self._tell()

    def show_year(self, year: int) -> None:
        """Show the rates that were last used for a year."""
        if year == self._year:
            return
        self._year = year
        text, source = self._context.preferences.rates(year)
        self.text.setPlainText(text)
        try:
            self.rates = rates_read(text, source)
        except AppError:  # the file of settings was changed by hand
            self.rates = RateTable()
        self._tell()

    def show_made(self, made: Compilation | None, missing: tuple[str, ...]) -> None:
        """Say what there is no rate for."""
        said = (
            ""
            if made is None
            else self._context.language.text("cli.compile.missing_rates", currencies=", ".join(missing))
        )
        self._missing.setText("! " + said)
        self._missing.setVisible(bool(missing))

    def take(self) -> None:
        """Use what is typed."""
        try:
            rates = rates_read(self.text.toPlainText())
        except AppError as error:
            self.failed.emit(error)
            return
        same = rates.rates == self.rates.rates
        self._use(RateTable(rates.rates, rates.decimal_sign, self.rates.source if same else ""))

    def read(self, file: Path) -> None:
        """Read a table of rates from a file."""

        def work() -> RateTable:
            from desktop.services.small_files import read_file  # noqa: PLC0415 - services are slow to load

            try:
                text = read_file(file, _LARGEST).decode("utf-8-sig")
            except UnicodeDecodeError:
                raise InvalidInput("file.not_utf8", path=str(file)) from None
            return read_table(text, file.name)

        self._context.operations.read(self, work, self._use, self.failed.emit, key="rates")

    def _use(self, rates: RateTable) -> None:
        self.rates = rates
        text = rates_typed(rates)
        self.text.setPlainText(text)
        self._context.preferences.remember_rates(self._year, text, rates.source)
        self._tell()
        self.used.emit()

    def _tell(self) -> None:
        language, rates = self._context.language, self.rates
        lines = []
        for rate in rates.rates:
            day = language.label("cli.compile.no_day") if rate.day is None else language.formats.date(rate.day)
            lines.append(
                language.text(
                    "cli.compile.rate",
                    currency=rate.currency,
                    sek=language.formats.number(rate.sek, decimals=_decimals(rate.sek)),
                    day=day,
                )
            )
        if rates.source and lines:
            lines.append(self.tr("From the file {name}").format(name=rates.source))
        self._told.setText("\n".join(lines) or self.tr("No rates are used yet."))

    def _choose(self) -> None:
        for file in choose_files(self, self.tr("A table of rates"))[:1]:
            self.read(Path(file))


def _decimals(sek: Decimal) -> int:
    """As many as there are, and two at least."""
    exponent = sek.normalize().as_tuple().exponent
    return max(2, -exponent) if isinstance(exponent, int) else 2
