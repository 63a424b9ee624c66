# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes whose raster or polygons lack a coordinate reference system, or say nothing of where they lie."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Optional

import scenes
from osgeo import gdal, ogr, osr

PICTURE = (0.0, 1.0, 0.0, 0.0, 0.0, -1.0)  # where QGIS draws what has no geotransform
LOCAL = 'LOCAL_CS["mine grid",UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH]]'
CARTESIAN = 'LOCAL_CS["Undefined Cartesian SRS",UNIT["unknown",1],AXIS["Easting",EAST],AXIS["Northing",NORTH]]'
GEOGRAPHIC = (
    'GEOGCS["Undefined geographic SRS",DATUM["unknown",SPHEROID["unknown",6378137,298.257223563]],'
    'UNIT["degree",0.0174532925199433]]'
)
SHAPE = (32, 24, 6)


class Placeless(NamedTuple):
    """A raster, its polygons with the fields class_id and class_name, and the same scene with a place on the earth."""

    raster: Path
    polygons: Path
    placed: scenes.SyntheticScene


def write(
    folder: Path,
    geotransform: Optional[Sequence[float]] = None,
    of_raster: str = "",
    of_polygons: str = "",
    driver: str = "GPKG",
    drawn_at: Sequence[float] = PICTURE,
    shape: tuple[int, int, int] = SHAPE,
) -> Placeless:
    """Write scene.tif, its polygons and the same scene as placed.tif and placed.gpkg.

    Args:
        folder: Where to write.
        geotransform: Of the raster; None for none.
        of_raster: Its CRS; empty for none.
        of_polygons: Theirs; empty for none.
        driver: Of the polygons, GeoPackage or "ESRI Shapefile".
        drawn_at: The geotransform by which the polygons lie on pixels, where the raster has none.
        shape: Rows, columns, bands.
    """
    placed = scenes.write_scene(folder, "placed", shape)
    cube = gdal.Open(str(placed.raster)).ReadAsArray().transpose(1, 2, 0)
    scenes.write_cube(folder / "scene.tif", cube, geotransform, of_raster)
    polygons = folder / f"scene.{'gpkg' if driver == 'GPKG' else 'shp'}"
    _move(placed.polygons, polygons, driver, of_polygons, drawn_at if geotransform is None else geotransform)
    return Placeless(folder / "scene.tif", polygons, placed)


def _move(source: Path, path: Path, driver: str, definition: str, geotransform: Sequence[float]) -> None:
    """Write polygons of the scenes' grid as those of another."""
    old = ogr.Open(str(source))
    new = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    layer = new.CreateLayer(path.stem, _crs(definition), ogr.wkbPolygon)
    for field in old.GetLayer().schema:
        layer.CreateField(field)
    for feature in old.GetLayer():
        moved = ogr.Feature(layer.GetLayerDefn())
        moved.SetFrom(feature)
        ring = moved.GetGeometryRef().GetGeometryRef(0)
        for index in range(ring.GetPointCount()):
            col = (ring.GetX(index) - scenes.ORIGIN[0]) / scenes.PIXEL_SIZE_M
            row = (scenes.ORIGIN[1] - ring.GetY(index)) / scenes.PIXEL_SIZE_M
            ring.SetPoint_2D(index, *gdal.ApplyGeoTransform(list(geotransform), col, row))
        layer.CreateFeature(moved)


def _crs(definition: str) -> Optional[osr.SpatialReference]:
    if not definition:
        return None
    crs = osr.SpatialReference()
    crs.SetFromUserInput(definition)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs
