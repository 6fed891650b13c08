"""A document as a Word file with real headings, lists and table headers, to paste into a municipality's own.

The only place that knows python-docx and Pillow. Tables are written as XML in one go, since python-docx looks at every
row again for each new one. May import `desktop.reports` itself.
"""
