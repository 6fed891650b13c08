"""The signed bundle: bytes in, verified objects out. No database, no Qt; `cryptography`, `msgspec` and what Python has.

One ASiC-E container with one XAdES B-B signature, written as a byte template: the verifier takes the values out, writes
the whole document anew and compares, so there is no XML parser for an attack to speak to. May import `desktop.domain`,
`resources` and `db.fields`; never `desktop.keystore`, which hands over a key as bytes.
"""
