# SPDX-License-Identifier: GPL-3.0-or-later
"""Geotransforms that matter, and what the fixtures of the geodata tests look like to a type checker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from freenet_qgis.geodata import raster

NORTH_UP = (400_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0)
SOUTH_UP = (400_000.0, 10.0, 0.0, 5_799_000.0, 0.0, 10.0)
ROTATED = (400_000.0, 8.0, 6.0, 5_800_000.0, 6.0, -8.0)  # pixels of 10 m, turned by about 37 degrees

WriteRaster = Callable[..., Path]
ReadRaster = Callable[..., "Read"]
RunTool = Callable[..., str]
GdalInfo = Callable[..., dict[str, Any]]


@dataclass(frozen=True)
class Read:
    """What `raster.describe` and `raster.read` gave."""

    info: raster.RasterInfo
    result: raster.Cube
    cube: np.ndarray
    valid: np.ndarray
