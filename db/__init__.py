"""The store: one encrypted SQLite file, its schema, its upgrades and its backups.

Imports nothing of desktop. SQLAlchemy and sqlcipher3 live here, Alembic only in db.migrations;
db.errors, db.files, db.fields and db.vocabulary are standard library only, so that anybody may import them.
"""
