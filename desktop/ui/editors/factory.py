"""Which editor shows which type of field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from db.fields import types
from desktop.ui.editors.choices import ChoiceEditor, CountryEditor, FlagEditor, TermsEditor
from desktop.ui.editors.dates import DateEditor, PeriodEditor
from desktop.ui.editors.lines import AmountEditor, LineEditor, ListEditor
from desktop.ui.editors.long_text import LongTextEditor
from desktop.ui.editors.reference import ReferenceEditor

if TYPE_CHECKING:
    from db.fields import Field
    from desktop.ui.context import Context
    from desktop.ui.editors.editor import Editor
    from desktop.ui.live_wordbook import LiveWordbook


def editor_for(field: Field, name: str, context: Context, words: LiveWordbook) -> Editor:
    """Make the editor of a field; `name` becomes its object name."""
    kind = field.type
    match kind:
        case types.Choice() | types.Term() | types.Terms() | types.Country() | types.Flag():
            return _chosen(kind, name, words)
        case types.Reference():
            return ReferenceEditor(name, context, kind.kinds)
        case types.Day():
            return DateEditor(name, context)
        case types.Span():
            return PeriodEditor(name, context)
        case types.Text() if kind.lines:
            return LongTextEditor(name)
        case types.Words():
            return ListEditor(name, _between_commas)
        case types.Languages():
            return ListEditor(name, _between_commas, lambda code: words.word(kind, code))
        case types.Time():
            return LineEditor(name, _time)
        case types.Amount():
            return AmountEditor(name, _amount)
        case _:
            return LineEditor(name)


def _chosen(
    kind: types.Choice | types.Term | types.Terms | types.Country | types.Flag, name: str, words: LiveWordbook
) -> Editor:
    match kind:
        case types.Flag():
            return FlagEditor(name)
        case types.Terms():
            return TermsEditor(name, lambda: words.options(kind))
        case types.Country():
            return CountryEditor(name, lambda: words.options(kind))
        case types.Choice() | types.Term():
            return ChoiceEditor(name, lambda: words.options(kind))


def _between_commas() -> str:
    return QCoreApplication.translate("Editors", "separate with commas")


def _time() -> str:
    return QCoreApplication.translate("Editors", "2026-05-03 09:30")


def _amount() -> str:
    return QCoreApplication.translate("Editors", "2,500 SEK, or ? if not known")
