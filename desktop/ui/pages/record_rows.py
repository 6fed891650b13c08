"""What is done to the rows of a record's tables: one is deleted, several are changed at once, some are pasted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.ui.changes import Change, What

if TYPE_CHECKING:
    from db.fields import RowTable
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook
    from desktop.ui.pages.record_page import RecordPage
    from desktop.ui.widgets.rows_editor import RowsChange


class RecordRows:
    """Works on the rows of the record that a page shows, after what is being typed there."""

    def __init__(self, context: Context, words: LiveWordbook, page: RecordPage) -> None:
        self._context, self._words, self._page = context, words, page

    def delete(self, row: str) -> None:
        """Delete a row; undo brings it back."""
        page = self._page
        if page.record is not None:
            announced = Change(What.EDITED, frozenset((page.record.id,)))
            rows = page.workspace.rows
            self._context.operations.write(
                page, lambda: rows.delete(row), lambda _saved: self._context.changes.announce(announced)
            )

    def arrange(self, wanted: RowsChange) -> None:
        """Change several rows at once."""
        page, record = self._page, self._page.record
        if record is None:
            return
        page.flush()
        announced = Change(What.EDITED, frozenset((record.id,)))
        work = partial(page.workspace.rows.arrange, record.id, wanted.table, wanted.changed, wanted.added)
        self._context.operations.write(page, work, lambda _saved: self._context.changes.announce(announced))

    def paste(self, table: RowTable) -> None:
        """Let rows be pasted into a table."""
        from desktop.ui.dialogs.paste_rows import PasteRowsDialog  # noqa: PLC0415 - seldom needed

        page, record = self._page, self._page.record
        if record is None:
            return
        page.flush()
        about = (record.kind, record.id)
        dialog = PasteRowsDialog(self._context, page.workspace, self._words, about, table, page.window())
        announced = Change(What.EDITED, frozenset((record.id,)))
        dialog.added.connect(lambda: self._context.changes.announce(announced))
        dialog.open()
