"""Utblick: a Swedish municipality's international work, one department's register at a time.

Imports db and resources, never the other way round; the layers inside are held by import-linter.
"""
