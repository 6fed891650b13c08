"""One editor for each type of field, and the table that says which.

An editor gives what was typed as text (for the draft) and raw (for the service), and shows either back. It checks
nothing: the services do. May import PySide6, db.fields, desktop.domain and desktop.ui.
"""
