"""What the council office keeps: its departments, what it says of their records, and the compilations it has made."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from db.base import METADATA, Instant, Listed
from db.models.bundles import CODE_LENGTH, HASH_LENGTH
from db.models.records import ID_LENGTH

DEPARTMENT = Table(
    "department",
    METADATA,
    Column("code", String(CODE_LENGTH), primary_key=True),
    Column("name", Text, nullable=False),
    Column("bodies", Listed),
    Column("contact", Text),
    Column("email", Text),
    Column("appointed_by", Text),
    Column("mandate", Text),
    Column("active", Boolean, nullable=False),
    Column("changed", Instant, nullable=False),
)
"""A unit with the bodies it serves and its contact person. One that is gone stays, for its earlier years."""

VERDICT = Table(
    "verdict",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", String(HASH_LENGTH)),
    Column("outcome", String(CODE_LENGTH), nullable=False),
    Column("reasons", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""A file that was not taken in, by its name and hash, and why: nothing of what was in it is kept."""

REMARK = Table(
    "remark",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(ID_LENGTH), nullable=False, unique=True),
    Column("department", String(CODE_LENGTH), nullable=False),
    Column("record", String(ID_LENGTH), nullable=False),
    Column("state", String(CODE_LENGTH), nullable=False),
    Column("field", String(CODE_LENGTH)),
    Column("text", Text),
    Column("other", String(ID_LENGTH)),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""What the office says of a department's record. The last one says where the record stands; none is taken away."""

PAIRING = Table(
    "pairing",
    METADATA,
    Column("one", String(ID_LENGTH), primary_key=True),
    Column("other", String(ID_LENGTH), primary_key=True),
    Column("verdict", String(CODE_LENGTH), nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
)
"""Whether two records are of the same thing, as a person has said; the lesser id is the one."""

CHAPTER = Table(
    "chapter",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("year", Integer, nullable=False),
    Column("chapter", String(CODE_LENGTH), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""The office's own text of a chapter. Every version stays; the last one counts."""

COMPILATION = Table(
    "compilation",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("year", Integer, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    Column("digest", String(HASH_LENGTH), nullable=False),
    Column("figures", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""An edition of a year's compilation with every figure in it: later years and editions are held against it."""

Index("ix_remark_record", REMARK.c.department, REMARK.c.record)
Index("ix_chapter_year", CHAPTER.c.year, CHAPTER.c.chapter)
Index("ix_compilation_year", COMPILATION.c.year, COMPILATION.c.edition, unique=True)
