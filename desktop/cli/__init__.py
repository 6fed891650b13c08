"""The command line: arguments in, one service call, an answer out. No Qt; services are imported when a command runs.

One module a group of commands. `arguments` describes them all, `answers` prints, `main` ties them together and turns
every error into a sentence and an exit status. May import everything but `desktop.ui`.
"""
