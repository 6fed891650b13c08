"""A document as PDF: fonts, lines, blocks and pages, and the drawing of them. The only place that knows reportlab.

`layout` gives slabs (what is not broken further), `pages` puts them on pages, `rendering` draws them. May import
reportlab, python-bidi, arabic-reshaper and the packages of fonts, beside `desktop.reports` itself.
"""
