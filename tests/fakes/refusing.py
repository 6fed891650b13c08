"""A type of column that takes no value and gives none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Integer
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

if TYPE_CHECKING:
    from sqlalchemy import Dialect


class Refusing(TypeDecorator[int]):
    """Quotes the value that it does not take, as some types do."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: object, dialect: Dialect) -> int:
        raise ValueError(value)

    @override
    def process_result_value(self, value: object, dialect: Dialect) -> int:
        raise LookupError
