"""A drawing as shapes: what a chart is before it becomes part of a PDF, an SVG or a picture. Y grows downwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Anchor(StrEnum):
    """Which end of a text stands at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A filled rectangle, with an edge if it has a colour for it."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 0.6


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float
    colour: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text on one line; `y` is the line it stands on."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    anchor: Anchor = Anchor.START
    bold: bool = False


Shape: TypeAlias = Rectangle | Stroke | Dot | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes within a width and a height."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
