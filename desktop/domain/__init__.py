"""The words of the trade: values, identifiers, clock and errors that every other package speaks in.

May import the standard library, the code lists in resources, db.fields and db.vocabulary; nothing else.
A value is made whole or not at all: a parser gives the value or raises an error of errors.py.
"""
