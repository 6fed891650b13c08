"""How things are said in Swedish and English: texts, names, dates, sums, alphabetical order.

May import desktop.domain, resources and Babel, and is the only package that may import Babel; it does so when a name
of a country, currency or language is first asked for, since Babel takes longer to load than a command to run.
"""
