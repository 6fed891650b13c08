"""What each paper needs, read from the register and frozen; drawing it is the business of desktop.reports.

`catalogue` names the papers; `papers` makes one. Nothing here decides how a paper looks, and nothing here writes.
"""
