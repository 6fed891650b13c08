"""The municipality's policy as data: profiles with their words and sources, and rules as pure functions.

May import `desktop.language`, `desktop.domain` and `db.fields`. No clock, no database: facts in, findings out.
A value that the source does not state is left out of the profile and shown as not stated; it is never filled in.
"""
