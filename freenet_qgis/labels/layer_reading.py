# SPDX-License-Identifier: GPL-3.0-or-later
"""A layer of features while it is read, by QGIS or by GDAL: what it is for, and what has been said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, Optional

from osgeo import ogr

from ..request import ONE_PIXEL, Radius

Purpose = Literal["training", "reference", "area", "zones"]


@dataclass(frozen=True)
class Use:
    """What features are used for.

    Attributes:
        purpose: Training takes polygons, lines and points of at least two classes; a reference one kind of features,
            no lines; an area polygons, and so do zones.
        all_touched: Whether every pixel that a polygon touches is used, not only those whose centre it covers.
        is_one_of_several: Whether other scenes may bring the second class.
        radius: Around points to train on.
    """

    purpose: Purpose = "training"
    all_touched: bool = False
    is_one_of_several: bool = False
    radius: Radius = ONE_PIXEL


@dataclass(frozen=True)
class Feature:
    """A feature as it was read; `attribute` is that of the class field, None for nothing."""

    name: str
    geometry: Optional[ogr.Geometry]
    attribute: Any


class LayerReading:
    """A layer of features while it is read.

    Attributes:
        layer: Its name, for messages.
        field: The field that holds the class; empty where classes are of no matter.
        use: What its features are used for.
        remarks: What is left out, repaired or doubtful, in sentences, so far.
    """

    def __init__(self, layer: str, field: str, use: Use, warn: Callable[[str], None]) -> None:
        """`warn` is told every remark at once."""
        self.layer, self.field, self.use = layer, field, use
        self.remarks: list[str] = []
        self._warn = warn

    def note(self, text: str) -> None:
        """Keep something for the report that warns of nothing."""
        self.remarks.append(text)

    def tell(self, text: str) -> None:
        """Remark something."""
        self.remarks.append(text)
        self._warn(text)
