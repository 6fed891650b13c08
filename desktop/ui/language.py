"""The language of the window, which can be switched while it is open."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal

import resources
from desktop.language.days import written_clock, written_day
from desktop.language.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from datetime import date, datetime

    from PySide6.QtCore import QCoreApplication

    from desktop.domain.errors import AppError
    from desktop.language.formats import Formats
    from desktop.language.texts import Language as Code
    from desktop.language.texts import Message
    from desktop.ui.preferences import Preferences

__all__ = ["LANGUAGES", "Language"]

_LOCALES = {"sv": "sv_SE", "en": "en_GB"}


class Language(QObject):
    """Holds the texts of one language, and Qt's translators for it.

    `changed` comes after everything is in place: who shows text connects its `retranslate` to it.
    """

    changed = Signal()

    def __init__(self, app: QCoreApplication, code: Code) -> None:
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []
        self._take(code)

    def switch(self, code: Code) -> None:
        """Show everything in this language from now on."""
        if code != self.code:
            self._take(code)
            self.changed.emit()

    def choose(self, code: Code, preferences: Preferences) -> None:
        """Switch, and keep the choice for the next start."""
        preferences.language = code
        self.switch(code)

    @cached_property
    def formats(self) -> Formats:
        """How the language writes dates and numbers."""
        from desktop.language.formats import Formats  # noqa: PLC0415 - the first window needs two of them only

        return Formats.load(self.code)

    def day(self, day: date) -> str:
        """Write a day of the calendar."""
        return written_day(self.texts, day)

    def clock(self, moment: datetime) -> str:
        """Write the time of day."""
        return written_clock(self.texts, moment)

    def text(self, key: str, /, **details: str | int) -> str:
        """Give a text of resources/text."""
        return self.texts(key, **details)

    def label(self, key: str) -> str:
        """Give a text without details, such as the name of a field."""
        return self.texts.label(key)

    def error(self, error: AppError) -> Message:
        """Say what went wrong and what to do about it."""
        return self.texts.error(error, in_window=True)

    def _take(self, code: Code) -> None:
        self.code = code
        self.texts = Texts.load(code)
        self.__dict__.pop("formats", None)
        QLocale.setDefault(QLocale(_LOCALES[code]))
        for old in self._translators:
            self._app.removeTranslator(old)
            old.deleteLater()
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        own = resources.place("translations")
        self._translators = [self._installed(f"qtbase_{code}", qt), self._installed(f"utblick_{code}", own)]

    def _installed(self, name: str, folder: str) -> QTranslator:
        translator = QTranslator(self)
        if not translator.load(name, folder):
            message = f"the translation {name} is missing in {folder}"
            raise FileNotFoundError(message)
        self._app.installTranslator(translator)
        return translator
