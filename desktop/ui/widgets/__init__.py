"""The small parts that pages and dialogs are built of.

May import PySide6 and everything else in desktop.ui that its modules need; no service at module level.
"""
