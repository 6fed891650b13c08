"""Import and export, between records and what stands in files: first a plan that a person can read, then the doing.

May import `desktop.services` and everything below it.
"""
