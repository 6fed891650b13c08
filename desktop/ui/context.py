"""What every page needs, handed down from the composition root."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop.domain.clock import Clock
    from desktop.ui.changes import Changes
    from desktop.ui.finder import Finder
    from desktop.ui.icons import Icons
    from desktop.ui.language import Language
    from desktop.ui.navigation import Navigation
    from desktop.ui.opened_files import OpenedFiles
    from desktop.ui.operations import Operations
    from desktop.ui.preferences import Preferences
    from desktop.ui.theme import Theme


class Context(NamedTuple):
    """The surroundings of a page."""

    theme: Theme
    icons: Icons
    language: Language
    operations: Operations
    changes: Changes
    preferences: Preferences
    clock: Clock
    opened: OpenedFiles
    finder: Finder
    navigation: Navigation
