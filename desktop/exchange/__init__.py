"""Import and export: between records and what stands in files. First a plan that a person can read, then its application.

May import `desktop.services` and everything below it.
"""
