"""Questions to the tables and changes of them, as functions over a connection; transactions belong to the caller.

May import SQLAlchemy and `db.models`. Nothing here names a dialect.
"""
