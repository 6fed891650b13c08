"""What the council office's pages have in common: the whole width, a year, what was done, keys with a passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.domain.errors import NoKey
from desktop.ui.pages.scroll_page import ScrollPage
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.labels import PlainLabel, announce

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from desktop.domain.errors import AppError
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context

    T = TypeVar("T")

_WIDEST, _YEARS = 1500, 6


class OfficePage(ScrollPage):
    """A page whose tables take the room there is; `told` says what was done last."""

    def __init__(self, context: Context, name: str, *, of_year: bool = False) -> None:
        super().__init__(context, name)
        self._inside.setMaximumWidth(_WIDEST)
        self.told = PlainLabel(kind="ok-pill", wrap=True)
        self.told.hide()
        self.column.addWidget(self.told)
        self.year_choice = Chip(f"{name}_year")
        if of_year:
            self.head.addWidget(self.year_choice)
            self.year_choice.chosen.connect(self.enter)
        context.language.changed.connect(self.retranslate)

    @override
    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        this = self.context.clock.today().year
        years = [(str(year), str(year)) for year in range(this, this - _YEARS, -1)]
        self.year_choice.offer(self.tr("Year"), years)

    @property
    def year(self) -> int:
        """The year that is looked at."""
        return int(self.year_choice.code or self.context.clock.today().year)

    def enter(self) -> None:
        """Read what there is."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say it in the language of now."""
        raise NotImplementedError

    def leave(self) -> None:
        """Something else comes to be seen, or the window closes: what stands written is saved."""

    def stop(self) -> None:
        """The register is about to be closed: what is long ends now."""

    def tell(self, text: str) -> None:
        """Say what was done."""
        self.banner.hide()
        self.told.setText("✓ " + text)
        self.told.show()
        announce(self, text)

    @override
    def show_error(self, error: AppError) -> None:
        self.told.hide()
        super().show_error(error)

    def with_key(
        self,
        sentence: str,
        work: Callable[[Callable[[], str | None]], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
        *,
        phrase: str | None = None,
        given_up: Callable[[], None] | None = None,
    ) -> None:
        """Do what needs one of our keys; its passphrase is asked for when it turns out to have one.

        `given_up` hears that nobody gave it.
        """
        give_up = failed or self.show_error

        def refused(error: AppError) -> None:
            if isinstance(error, NoKey) and phrase is None and error.code != "key.signing_missing":
                self._ask_phrase(sentence, work, done, give_up, given_up)
            else:
                give_up(error)

        self.context.operations.write(self, lambda: work(lambda: phrase), done, refused)

    def _ask_phrase(
        self,
        sentence: str,
        work: Callable[[Callable[[], str | None]], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None],
        given_up: Callable[[], None] | None,
    ) -> None:
        from desktop.ui.dialogs.secret import SecretDialog  # noqa: PLC0415 - seldom needed

        dialog = SecretDialog(self.tr("Passphrase of the key"), sentence, self.window())
        dialog.given.connect(lambda text: self.with_key(sentence, work, done, failed, phrase=str(text)))
        if given_up is not None:
            dialog.rejected.connect(given_up)
        dialog.open()
