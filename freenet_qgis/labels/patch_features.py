# SPDX-License-Identifier: GPL-3.0-or-later
"""Patches of a raster of classes as features: what to call them, and their outlines."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from osgeo import gdal

from ..contract.job import Grid
from ..errors import FreeNetError
from ..geodata.class_maps.patch_outlines import outlines
from ..request import Labelled, Shape
from ..text.i18n import number, tr
from .class_patches import Patches

MOST_OUTLINED = 100_000


def names(polygon_ids: np.ndarray, grid: Grid, numbers: Collection[int]) -> dict[int, str]:
    """What to call patches: where the first pixel of each lies.

    Args:
        polygon_ids: The patch of every pixel, int32, shape (rows, cols); 0 is none.
        grid: The grid.
        numbers: The patches that are to be named.
    """
    is_wanted = np.zeros(max(int(polygon_ids.max(initial=0)), *numbers, 0) + 1, bool)
    is_wanted[list(numbers)] = True
    found = {}
    for row, line in enumerate(polygon_ids):
        cols = np.flatnonzero(is_wanted[line])
        here, first = np.unique(line[cols], return_index=True)
        for one, col in zip(here.tolist(), cols[first].tolist()):
            x, y = gdal.ApplyGeoTransform(grid.geotransform, col + 0.5, row + 0.5)
            found[one] = tr("patch at {x}, {y}").format(x=f"{x:.10g}", y=f"{y:.10g}")
        is_wanted[here] = False
    return found


def check_few(found: Patches) -> None:
    """Check that there are not too many to be outlined.

    Raises:
        FreeNetError: If there are.
    """
    if found.source.patches > MOST_OUTLINED:
        text = tr("'{layer}' has {count} patches on the image, of which {most} at most can be checked one by one.")
        raise FreeNetError(
            text.format(
                layer=found.source.layer, count=number(found.source.patches, ","), most=number(MOST_OUTLINED, ",")
            ),
            tr("Erode its patches, so that small ones are left out, or choose a raster of larger patches."),
        )


def as_polygons(found: Patches, grid: Grid) -> Labelled:
    """The patches as polygons, in the order of their numbers, in the CRS of the grid."""
    every = range(1, found.source.patches + 1)
    called, shapes = names(found.polygon_ids, grid, every), outlines(found.polygon_ids, grid)
    label = np.zeros(len(every) + 1, np.uint8)
    for row, ids in zip(found.labels, found.polygon_ids):
        label[ids] = row
    return Labelled(
        layer=found.source.layer,
        shapes=tuple(Shape(shapes[one], int(label[one]), called[one]) for one in every),
        classes=found.source.classes,
        numeric=found.source.numeric,
        remarks=found.source.remarks,
    )
