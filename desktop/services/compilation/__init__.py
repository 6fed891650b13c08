"""The annual compilation: one frozen data set of everything the departments delivered, and what follows from it.

It is put together here and written out elsewhere (desktop.exchange, desktop.reports), so that every output tells the
same figures. May import what services import; nothing in it knows of files, pages or cells.
"""
