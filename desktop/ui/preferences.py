"""What the user likes: language, light or dark, where the window stands. Kept outside every register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal

from desktop.language.texts import LANGUAGES
from desktop.services import places
from desktop.ui.theme import Scheme

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.language.texts import Language

_GEOMETRY, _SPLITTER, _MANNERS, _PAPERS = "window", "panes", "lists", "papers"
_RATES = "rates"
LOCK_MINUTES, LOCK_AFTER = (0, 5, 10, 30, 60), 10
"""After how many minutes without a touch the window can be locked; 0 is never."""


class Preferences(QObject):
    """Reads them once, and keeps each change at once."""

    lock_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        kept = places.settings()
        self._language: Language = "en" if kept.get("language") == LANGUAGES[1] else "sv"
        self._scheme = next((each for each in Scheme if each == kept.get("scheme")), Scheme.FOLLOW)
        minutes = kept.get("lock_minutes")
        self._lock = minutes if isinstance(minutes, int) and minutes in LOCK_MINUTES else LOCK_AFTER
        self._kept = kept

    @property
    def language(self) -> Language:
        """The language of the window: Swedish until the user says otherwise."""
        return self._language

    @language.setter
    def language(self, language: Language) -> None:
        self._language = language
        places.remember("language", language)

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the system has it."""
        return self._scheme

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._scheme = scheme
        places.remember("scheme", scheme.value)

    def paper(self, kind: str) -> dict[str, object]:
        """What was chosen when papers of this kind of record were last looked at."""
        kept = self._kept.get(_PAPERS)
        chosen = kept.get(kind) if isinstance(kept, dict) else None
        return chosen if isinstance(chosen, dict) else {}

    def remember_paper(self, kind: str, chosen: dict[str, object]) -> None:
        """Keep what was chosen for papers of this kind of record."""
        kept = self._kept.get(_PAPERS)
        kept = {**(kept if isinstance(kept, dict) else {}), kind: chosen}
        self._kept[_PAPERS] = kept
        places.remember(_PAPERS, kept)

    def rates(self, year: int) -> tuple[str, str]:
        """The rates of exchange that were last used for a year, as they are typed, and where they are from."""
        kept = self._kept.get(_RATES)
        found = kept.get(str(year)) if isinstance(kept, dict) else None
        texts = found if isinstance(found, list) else []
        return (str(texts[0]), str(texts[1])) if len(texts) == len(("text", "source")) else ("", "")

    def remember_rates(self, year: int, text: str, source: str) -> None:
        """Keep the rates of a year."""
        kept = self._kept.get(_RATES)
        kept = {**(kept if isinstance(kept, dict) else {}), str(year): [text, source]}
        self._kept[_RATES] = kept
        places.remember(_RATES, kept)

    @property
    def lock_minutes(self) -> int:
        """After how many minutes the window is locked; 0 is never."""
        return self._lock

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._lock = minutes
        places.remember("lock_minutes", minutes)
        self.lock_changed.emit()

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood."""
        return self._bytes(_GEOMETRY)

    @property
    def panes(self) -> QByteArray:
        """How wide its panes were."""
        return self._bytes(_SPLITTER)

    def list_manner(self, kind: str, known: Collection[str]) -> str:
        """How the records of a kind are shown: the first of those known until the user says otherwise."""
        kept = self._kept.get(_MANNERS)
        manner = kept.get(kind) if isinstance(kept, dict) else None
        return manner if isinstance(manner, str) and manner in known else next(iter(known))

    def remember_list_manner(self, kind: str, manner: str) -> None:
        """Keep how the records of a kind are shown."""
        kept = self._kept.get(_MANNERS)
        manners = {**(kept if isinstance(kept, dict) else {}), kind: manner}
        self._kept[_MANNERS] = manners
        places.remember(_MANNERS, manners)

    def remember_window(self, geometry: QByteArray, panes: QByteArray) -> None:
        """Keep where the window stands."""
        for name, state in ((_GEOMETRY, geometry), (_SPLITTER, panes)):
            places.remember(name, bytes(state.toBase64().data()).decode("ascii"))

    def _bytes(self, name: str) -> QByteArray:
        kept = self._kept.get(name)
        return QByteArray.fromBase64(kept.encode("ascii", "replace")) if isinstance(kept, str) else QByteArray()
