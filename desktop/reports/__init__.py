"""What leaves on paper or as a file: frozen data in, the bytes of PDF, DOCX, HTML, calendars and cards out.

May import desktop.policy, desktop.language and desktop.domain. No database, no Qt, no clock, nothing from the network.
"""
