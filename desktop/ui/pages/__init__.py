"""What fills the window: the list, the record and its tabs, and what stands there when there is nothing.

May import PySide6 and everything else in desktop.ui; no service at module level.
"""
