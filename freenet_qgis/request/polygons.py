# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked for where a class map becomes polygons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from .outputs import Outputs
from .scene import Scene

MAX_SMOOTHING = 10


@dataclass(frozen=True)
class PolygonsRequest:
    """Make polygons of a class map.

    Attributes:
        class_map: The map.
        outputs: Where the polygons go.
        confidence: A raster on the grid of the map, for the mean of each polygon; None for none.
        smoothing: How much outlines are smoothed, 0 (along the sides of pixels) to `MAX_SMOOTHING`.
        layer: What to call their layer; empty for a name of our choice.
    """

    class_map: Scene
    outputs: Outputs
    confidence: Optional[Scene] = None
    smoothing: int = 0
    layer: str = ""
