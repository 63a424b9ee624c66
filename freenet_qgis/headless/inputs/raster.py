# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster that options name, as a scene."""

from __future__ import annotations

from ...contract.job import Grid
from ...geodata import raster
from ...geodata.access import grid
from ...request import Scene
from ...sources.gdal_name import Source


def scene_of(path: Source) -> Scene:
    """A raster whose metadata show that it can be used, in its own CRS."""
    return Scene(path, raster.place_of(Scene(path, "")).crs_wkt)


def grid_of(scene: Scene) -> Grid:
    """The grid of a scene's first raster."""
    return grid.read(scene.raster, scene.crs_wkt)
