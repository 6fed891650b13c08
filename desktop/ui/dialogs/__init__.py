"""Windows over the window: first start, unlocking, a new record, settings. Each is freed when it closes.

May import PySide6 and everything else in desktop.ui; no service at module level.
"""
