"""The metadata all tables belong to, and the few column types that SQL lacks. Portable: no dialect is named here."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, DateTime, Dialect, MetaData, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from db.errors import Damaged

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    },
)

SCALE = 10_000
_WRITTEN = {'\\"': "\\u0022", "\\\\": "\\u005c", ",": "\\u002c"}
_SIGNS = re.compile("|".join(re.escape(sign) for sign in _WRITTEN))


class Scaled(TypeDecorator[Decimal]):
    """An exact decimal with four places, kept as a whole number: SQLite has no decimals, and its floats lie."""

    impl = BigInteger
    cache_ok = True

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value * SCALE)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else unscaled(value)


def unscaled(value: int) -> Decimal:
    """Read a decimal as it stands in the column."""
    whole, rest = divmod(value, SCALE)
    return Decimal(whole) if rest == 0 else Decimal(value) / SCALE


def listed(text: str) -> str:
    """Write one text of a list as it stands in the column.

    No quotation mark, comma or backslash stands in it for itself, so that a list holds a text exactly when the
    column holds this.
    """
    inside = json.dumps(text, ensure_ascii=False)[1:-1]
    return f'"{_SIGNS.sub(lambda sign: _WRITTEN[sign[0]], inside)}"'


class Listed(TypeDecorator[Sequence[str]]):
    """Several short texts in one column, as a JSON list; none is NULL."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> str | None:
        return f"[{','.join(listed(each) for each in value)}]" if value else None

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        return tuple(unlisted(value)) if value else ()


def unlisted(value: str) -> list[str]:
    """Read a list as it stands in the column."""
    # Most are words without anything odd, each between two marks.
    if value.isprintable() and "\\" not in value and value[:2] == '["' and value[-2:] == '"]':
        words = value[2:-2].split('","')
        if value.count('"') == 2 * len(words):
            return words
    try:
        return list(json.loads(value))
    except ValueError:  # long values reach over several pages, and of one that is spoiled the driver gives zeros
        raise Damaged from None


class Instant(TypeDecorator[datetime]):
    """A moment in time, kept in UTC without its zone."""

    impl = DateTime
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)
