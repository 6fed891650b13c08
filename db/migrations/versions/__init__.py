"""The steps of the schema, one script each; alembic runs them in order. They import nothing of the program."""
