"""The tables: those of the records, made from `db.fields`, and those of the register around them.

May import SQLAlchemy, `db.base`, `db.fields` and `db.vocabulary`.
"""

from db.base import METADATA
from db.models.attachments import BLOB, BLOB_PART, HANGING
from db.models.bundles import RECEIVED_BUNDLE, RECEIVED_FILE, RECEIVED_RECORD, SENT_BUNDLE, SIGNING_KEY, TRUSTED_KEY
from db.models.journal import ENTRY, ENTRY_VALUE, OPERATION
from db.models.matters import ADVICE, MATTER
from db.models.office import CHAPTER, COMPILATION, DEPARTMENT, PAIRING, REMARK, VERDICT
from db.models.reasons import REASON
from db.models.records import KIND_TABLES, LINK, RECORD, ROW_TABLES
from db.models.register import DRAFT, PROFILE, SETTING

__all__ = [
    "ADVICE",
    "BLOB",
    "BLOB_PART",
    "CHAPTER",
    "COMPILATION",
    "DEPARTMENT",
    "DRAFT",
    "ENTRY",
    "ENTRY_VALUE",
    "HANGING",
    "KIND_TABLES",
    "LINK",
    "MATTER",
    "METADATA",
    "OPERATION",
    "PAIRING",
    "PROFILE",
    "REASON",
    "RECEIVED_BUNDLE",
    "RECEIVED_FILE",
    "RECEIVED_RECORD",
    "RECORD",
    "REMARK",
    "ROW_TABLES",
    "SENT_BUNDLE",
    "SETTING",
    "SIGNING_KEY",
    "TRUSTED_KEY",
    "VERDICT",
]
