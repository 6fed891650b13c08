"""A document as one HTML file that reads well aloud and in print. Standard library only; it loads nothing.

May import `desktop.reports` itself.
"""
