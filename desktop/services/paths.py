"""The words that a change's path begins with when it is not about a field or a row."""

TRASHED = "trashed"
LINKS = "links"
REASONS = "reasons"
