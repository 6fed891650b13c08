"""«We know them already»: what the register holds of an organisation, a city and a country, and who else knows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.fields import KINDS
from desktop.domain.errors import InvalidInput
from desktop.ui.layout import party_of
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.services.known import Acquaintance, Known
    from desktop.services.neighbours import Neighbour
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook


_SHOWN: Final = 5
"""So many records of other departments are named."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who a record is about, as far as it says so: the codes and words that are looked for."""

    organisation: str = ""
    city: str = ""
    country: str = ""

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """Give what can be asked for, the nearest first."""
        told = (("organisation", self.organisation), ("city", self.city), ("country", self.country))
        return tuple((name, text) for name, text in told if text.strip())


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of one of them."""

    asked: str
    text: str
    known: tuple[Known, ...]
    others: tuple[Neighbour, ...] = ()
    """What other departments have, by the office's last overview: the first of them."""
    further: int = 0
    """How many they have beside those."""


def party_in(kind: str, said: Mapping[str, object]) -> Party:
    """Tell who a record of a kind is about, by what stands in its fields."""
    party = party_of(KINDS[kind])
    return Party(*(str(said.get(name, "")).strip() if name else "" for name in party))


def look_up(workspace: Workspace, party: Party, own: str = "") -> tuple[Answer, ...]:
    """Look for all of it, one after the other, leaving out the record that asks; runs in a worker thread."""
    answers = []
    for name, text in party.asked:
        try:
            known = workspace.contacts.known(**{name: text})
        except InvalidInput:  # what is not a country yet, since it is being typed
            continue
        without = tuple(each for each in (_without(each, own) for each in known) if each.count)
        told = workspace.neighbours.known(**{name: text})
        answers.append(Answer(name, text, without, told.found[:_SHOWN], max(told.count - _SHOWN, 0)))
    return tuple(answers)


def _without(known: Known, own: str) -> Known:
    latest = tuple(each for each in known.latest if each.id != own)
    return replace(known, count=known.count - (len(known.latest) - len(latest)), latest=latest)


class KnownPanel(QWidget):
    """Each record that is named leads there, where one can go."""

    def __init__(self, context: Context, words: LiveWordbook, *, leads: bool = True) -> None:
        super().__init__()
        self.setObjectName("known_panel")
        self._context, self._words, self._leads = context, words, leads
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._shown: list[QWidget] = []

    def show_answers(self, answers: tuple[Answer, ...]) -> None:
        """Show what is known."""
        for widget in self._shown:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        for answer in answers:
            self._show(answer)
        if not answers:
            self._add(PlainLabel(self.tr("Say which organisation, city or country it is about."), "muted", wrap=True))

    def _show(self, answer: Answer) -> None:
        where = answer.text
        if answer.asked == "country":
            where = self._words.word(KINDS["visit"].by_name["country"].type, where)
        counted = ", ".join(self._counted(known) for known in answer.known) or self.tr("nothing earlier")
        self._add(PlainLabel(f"{where}: {counted}", "head", wrap=True))
        for known in answer.known:
            for each in known.latest:
                self._add(self._line(known.kind, each))
        if answer.others:
            self._add(PlainLabel(self.tr("Known by other departments:"), "muted", wrap=True))
        for other in answer.others:
            self._add(self._other(other))
        if answer.further:
            self._add(PlainLabel(self.tr("and %n more", "", answer.further), "muted"))

    def _other(self, each: Neighbour) -> QWidget:
        """Tell of a record of another department, to which nothing leads from here."""
        label = self._context.language.label(f"kind.{each.kind}.one")
        status = self._words.status(each.kind, each.status) if each.status else ""
        told = "  ·  ".join(word for word in (each.department, label, status) if word)
        line = PlainLabel(f"{each.title}  ·  {told}", wrap=True)
        line.setObjectName(f"known.{each.id}")
        line.setContentsMargins(10, 0, 0, 0)
        return line

    def _counted(self, known: Known) -> str:
        label = self._context.language.label(f"kind.{known.kind}.{'one' if known.count == 1 else 'many'}")
        return f"{known.count} {label.lower()}"

    def _line(self, kind: str, each: Acquaintance) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(10, 0, 0, 0)
        row.setSpacing(8)
        if not self._leads:
            row.addWidget(PlainLabel(each.title))
            row.addWidget(PlainLabel(self._told(kind, each), "muted"))
            row.addStretch()
            return line
        button = link_button(f"known.{each.id}")
        button.setProperty("tight", "true")
        button.setText(each.title.replace("&", "&&"))
        told = self._told(kind, each)
        button.setAccessibleName(f"{each.title}, {told}")
        button.clicked.connect(partial(self._context.navigation.go_to, kind, each.id))
        row.addWidget(button)
        row.addWidget(PlainLabel(told, "muted"))
        row.addStretch()
        return line

    def _told(self, kind: str, each: Acquaintance) -> str:
        label = self._context.language.label(f"kind.{kind}.one")
        status = "" if each.status is None else self._words.status(kind, each.status)
        return "  ·  ".join(word for word in (label, status, each.begins or "") if word)

    def _add(self, widget: QWidget) -> None:
        self._shown.append(widget)
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
