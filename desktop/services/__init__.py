"""The use cases, one module a noun: each change is one transaction with a name that people read in the history.

May import `desktop.keystore` and what is below it, SQLAlchemy and `db`. Rows end here: frozen dataclasses go up.
Every change is a `Change` (changes.py) with the JSON before and after, so that the history, undo and the tables can't
come to differ: one function applies it, forwards and backwards.
"""
