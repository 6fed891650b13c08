"""What lists show: models over the answers of the services, a page at a time.

May import PySide6 and everything else in desktop.ui that its modules need; no service at module level.
"""
