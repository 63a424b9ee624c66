# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked of features is told to have no effect where there are none that it is for."""

from __future__ import annotations

import pytest
from osgeo import ogr

from freenet_qgis.labels import without_effect
from freenet_qgis.request import Labelled, Radius, Shape

POLYGON, LINE = "POLYGON ((0 0, 1 0, 1 1, 0 0))", "LINESTRING (0 0, 1 1)"
POINT, POINTS = "POINT Z (0 0 5)", "MULTIPOINT (0 0, 1 1)"


def layer(*texts: str, touched: bool = False, radius: float = 0.0) -> Labelled:
    shapes = [Shape(bytes(ogr.CreateGeometryFromWkt(text).ExportToIsoWkb()), 1, "1") for text in texts]
    return Labelled("layer", tuple(shapes), (), numeric=True, all_touched=touched, radius=Radius(radius))


@pytest.mark.parametrize("texts", [[POLYGON], [LINE], [POLYGON, LINE]])
def test_a_radius_without_points_has_no_effect(texts: list[str]) -> None:
    assert any(
        "radius around points has no effect" in text for text in without_effect.remarks([layer(*texts, radius=2)])
    )
    assert without_effect.remarks([layer(*texts)]) == []


@pytest.mark.parametrize("texts", [[POINT], [LINE], [POINTS, LINE]])
def test_touched_pixels_without_polygons_have_no_effect(texts: list[str]) -> None:
    told = without_effect.remarks([layer(*texts, touched=True)])
    assert len(told) == 1 and "polygons touch has no effect" in told[0]


@pytest.mark.parametrize("point", [POINT, POINTS])
def test_one_scene_with_what_it_is_for_is_enough(point: str) -> None:
    scenes = [layer(POLYGON, touched=True, radius=2), layer(point, LINE, touched=True, radius=2)]
    assert without_effect.remarks(scenes) == []
    assert without_effect.remarks([]) == []
