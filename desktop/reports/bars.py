"""Bars that a picture has room for: the largest, and one for all the others together, so that nothing is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.reports.content import Bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.language.texts import Texts


def counted(label: str, counts: Sequence[int]) -> Bar:
    """Give a bar of whole numbers; none is not written."""
    return Bar(label, tuple(float(count) for count in counts), tuple(str(count or "") for count in counts))


def foremost(bars: Sequence[Bar], most: int, texts: Texts) -> tuple[Bar, ...]:
    """Give so many bars at most, of bars that stand the largest first; the last is the sum of what has no room."""
    if len(bars) <= most:
        return tuple(bars)
    shown, others = bars[: most - 1], bars[most - 1 :]
    sums = [sum(int(value or 0) for value in values) for values in zip(*(bar.values for bar in others), strict=True)]
    return (*shown, counted(texts("paper.account.others", n=len(others)), sums))
