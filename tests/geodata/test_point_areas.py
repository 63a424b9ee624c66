# SPDX-License-Identifier: GPL-3.0-or-later
"""Points with a radius as areas cover the pixels that training takes of them."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import ogr, osr
from scenes import EPSG, GEOTRANSFORM, ORIGIN, PIXEL_SIZE_M, rectangle

from freenet_qgis.contract.job import Grid
from freenet_qgis.geodata.vector import point_areas
from freenet_qgis.geodata.vector.polygons import burn
from freenet_qgis.request import ONE_PIXEL, Radius, Shape

CRS = osr.SpatialReference()
CRS.ImportFromEPSG(EPSG)
GRID = Grid(40, 30, GEOTRANSFORM, CRS.ExportToWkt())
MIDDLE = f"{ORIGIN[0] + 15.5 * PIXEL_SIZE_M} {ORIGIN[1] - 20.5 * PIXEL_SIZE_M}"


def wkb(text: str) -> bytes:
    return bytes(ogr.CreateGeometryFromWkt(text).ExportToIsoWkb())


def burnt(outlines: tuple[bytes, ...], radius: Radius = ONE_PIXEL) -> np.ndarray:
    return burn([Shape(one, 1, "") for one in outlines], GRID, radius=radius).labels > 0


@pytest.mark.parametrize("text", [f"POINT ({MIDDLE})", f"POINT Z ({MIDDLE} 3)", f"MULTIPOINT (({MIDDLE}))"])
@pytest.mark.parametrize("radius", [Radius(1), Radius(4.5), Radius(45, "metres")])
def test_a_disc_takes_the_pixels_that_training_takes(text: str, radius: Radius) -> None:
    found = point_areas.of([wkb(text)], GRID, radius)
    assert np.array_equal(burnt(found), burnt((wkb(text),), radius)) and burnt(found).sum() > 1


def test_several_points_of_a_feature_are_not_joined() -> None:
    text = f"MULTIPOINT (({MIDDLE}), ({ORIGIN[0] + 5} {ORIGIN[1] - 5}))"
    found = point_areas.of([wkb(text)], GRID, Radius(1))
    assert len(found) == 2 and np.array_equal(burnt(found), burnt((wkb(text),), Radius(1)))


def test_other_features_stay_as_they_are() -> None:
    polygon, line = (
        bytes(rectangle(1, 5, 1, 5).ExportToIsoWkb()),
        wkb(f"LINESTRING ({MIDDLE}, {ORIGIN[0]} {ORIGIN[1]})"),
    )
    assert point_areas.of([polygon, line], GRID, Radius(3)) == (polygon, line)
    assert point_areas.of([wkb(f"POINT ({MIDDLE})")], GRID, ONE_PIXEL) == (wkb(f"POINT ({MIDDLE})"),)
    assert point_areas.of([wkb(f"POINT ({ORIGIN[0] - 5000} 0)")], GRID, Radius(3)) == ()
