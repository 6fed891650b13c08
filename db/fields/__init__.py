"""The one description of every record kind: its fields, rows, privacy and life cycle.

Columns, validation, forms, list columns, JSON, history, the search document and `utblick fields` are made from it.
Who decided something is often a person with a delegation, and nothing tells a name from a body or a role: so
`decided_by` is personal wherever it stands; the body that answers for a record stands in `body`, which is public.
Standard library and `db.vocabulary` only; anyone may import it.
"""

from db.fields.description import Field, Kind, Period, Privacy, RowTable, Shape
from db.fields.registry import KINDS, kind_of, row_tables

__all__ = ["KINDS", "Field", "Kind", "Period", "Privacy", "RowTable", "Shape", "kind_of", "row_tables"]
