"""compile.json: every figure of a compilation and everything it was made of, for programs and for whoever checks it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from desktop.domain.dates import PartialDate
from desktop.domain.figures import Amounts
from desktop.domain.moments import Moment
from desktop.domain.money import Money
from desktop.domain.periods import Period
from desktop.domain.sums import plain_decimal

if TYPE_CHECKING:
    from desktop.services.compilation.dataset import Compilation

FORMAT: Final = "utblick-compilation-1"


def document(of: Compilation) -> dict[str, Any]:
    """Write the whole data set in values of JSON; amounts as texts, so that nothing is rounded on the way."""
    told = {field.name: getattr(of, field.name) for field in dataclasses.fields(of)}
    coverage, inventory = told.pop("coverage"), told.pop("inventory")
    return {
        "format": FORMAT,
        **{name: plain_json(value) for name, value in told.items()},
        "inventory": [{"body": each.body, "projects": [one.key for one in each.projects]} for each in inventory],
        "coverage": {
            "bodies": list(coverage.bodies),
            "areas": list(coverage.areas),
            "counts": [[body, area, n] for (body, area), n in sorted(coverage.counts.items())],
        },
    }


def written(of: Compilation) -> bytes:
    """Write it as a file: equal data, equal bytes."""
    return (json.dumps(document(of), ensure_ascii=False, indent=1) + "\n").encode()


def plain_json(value: object) -> Any:  # noqa: ANN401 - JSON, one case a type
    """Write a value of the trade in values of JSON."""
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return plain_decimal(value)
        case Amounts() | Money() | Period() | PartialDate() | Moment():
            return value.to_json()
        case datetime():
            return value.isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case Mapping():
            return {str(name): plain_json(each) for name, each in value.items()}
        case tuple() | list():
            return [plain_json(each) for each in value]
        case _ if dataclasses.is_dataclass(value):
            return {field.name: plain_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
        case _:
            raise TypeError(type(value).__name__)
