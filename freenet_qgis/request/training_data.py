# SPDX-License-Identifier: GPL-3.0-or-later
"""What to train on: features with their classes, or a raster of classes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, Union

from ..contract.job import ClassInfo
from .scene import Scene

FeatureKind = Literal["polygons", "points", "lines", "features"]  # the last: of several kinds
RadiusUnit = Literal["pixels", "metres"]

MAX_RADIUS = 100_000.0
MAX_ERODED = 1000
MAX_PIXELS = 2**31 - 1  # of a class: what a number of the toolbox holds


@dataclass(frozen=True)
class Radius:
    """How far around a point pixels belong to it.

    Attributes:
        size: From the point to the middle of a pixel; 0 for the pixel it lies in alone.
        unit: What that is told in; metres are those on the ground.
    """

    size: float = 0.0
    unit: RadiusUnit = "pixels"

    def __post_init__(self) -> None:
        if not 0 <= self.size < math.inf:
            raise ValueError(f"{self.size} is no radius")


ONE_PIXEL = Radius()


@dataclass(frozen=True)
class Shape:
    """One feature with a class.

    Attributes:
        wkb: Polygon, line or point, in the scene's CRS.
        label: Its class, 1…n, a position in the classes that come with it.
        name: How the user knows the feature, for messages.
    """

    wkb: bytes
    label: int
    name: str


@dataclass(frozen=True)
class Labelled:
    """Features with their classes.

    Attributes:
        layer: Where they come from, for messages.
        shapes: The features; a shape's number is its position here, counted from 1.
        classes: The classes 1…n.
        numeric: Whether the class field holds numbers, so that class values mean something outside this layer.
        all_touched: Burn every pixel a polygon touches, not only those whose centre it covers.
        field: The field that holds the class, for reports.
        kind: What the features are.
        operation: The coordinate operation that placed them, as PROJ names it; empty where none is needed or known.
        remarks: What of the layer is left out or doubtful, in words; whoever read it has told it already.
        radius: Around points.
    """

    layer: str
    shapes: tuple[Shape, ...]
    classes: tuple[ClassInfo, ...]
    numeric: bool
    all_touched: bool = False
    field: str = ""
    kind: FeatureKind = "polygons"
    operation: str = ""
    remarks: tuple[str, ...] = ()
    radius: Radius = ONE_PIXEL


@dataclass(frozen=True)
class ClassRaster:
    """A raster of classes to train on, on any grid and in any CRS; each of its patches counts as a polygon.

    Attributes:
        scene: The raster.
        erode: So many pixels, of the image to train on, are taken off every edge of a patch.
        most_pixels: So many pixels of each class are trained on, drawn with the seed of the run; 0 for all.
    """

    scene: Scene
    erode: int = 0
    most_pixels: int = 0


@dataclass(frozen=True)
class TrainingScene:
    """A scene with its training data, in its CRS, or with a raster of classes."""

    scene: Scene
    training: Union[Labelled, ClassRaster]
