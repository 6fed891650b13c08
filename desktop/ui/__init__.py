"""The window: everything Qt, and nothing that is not.

May import PySide6 and every layer below; never the store. Services and SQLAlchemy are imported inside functions, so
that the window is painted before they are loaded. Data is shown as plain text only, and no caller sees a row.
"""

from desktop.ui import qt_loading

qt_loading.load()
