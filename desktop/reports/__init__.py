"""What leaves on paper or as a file: frozen data in, bytes of PDF, Word or HTML out. No database, no Qt, no clock.

A paper is one `Document` (content.py), made by one function from its data; each form is drawn from that same document,
so the three say the same. Lines and pages are set here and not by ReportLab's Platypus: no text is ever read as markup,
a table of ten thousand rows takes linear time, and equal data gives equal bytes. May import `desktop.language` and what
is below it; reportlab, python-docx and the fonts are imported here only, when a paper is made.
"""
