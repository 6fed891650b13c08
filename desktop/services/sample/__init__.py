"""Made-up records of every kind, for trying the program out and for measuring it: the same seed, the same records.

Each record follows from the seed, the number of records and its own place among them, so none has to be remembered:
`world` lays the plan, one module a kind fills the fields, `writing` puts whole batches into the register. Dates follow
from a fixed day unless another is given, so that nothing changes from one day to the next. May import what the other
services may.
"""
