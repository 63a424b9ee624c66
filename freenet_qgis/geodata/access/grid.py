# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a raster lies: from a GDAL dataset, and onto one."""

from __future__ import annotations

import re

import numpy as np
from osgeo import gdal, osr

from ...contract.job import Grid
from ...errors import FreeNetError
from ...sources.gdal_name import Source
from ...text.i18n import tr
from .gdal_calls import exceptions, open_raster, reported

M2_PER_HECTARE = 10_000
OFF_PX = 0.01  # by which the corners of two grids may differ that are the same

PICTURE = (0.0, 1.0, 0.0, 0.0, 0.0, -1.0)  # where QGIS draws a raster that has no geotransform: rows go down from 0
# What GeoPackages call no CRS, and QGIS draws as it is; "geographic", which GDAL writes by itself, it transforms.
NOWHERE = 'LOCAL_CS["Undefined Cartesian SRS",UNIT["unknown",1],AXIS["Easting",EAST],AXIS["Northing",NORTH]]'

_UNDEFINED = re.compile(r'\s*\w+\s*[\[(]\s*"Undefined ')  # GeoPackages have such names for no CRS


def grid_of(dataset: gdal.Dataset, path: Source, crs_wkt: str = "") -> Grid:
    """Size, geotransform and CRS of a dataset, which may have none; `crs_wkt`, where given, wins over the file's CRS.

    Raises:
        FreeNetError: If nothing but ground control points or the like places it, or its pixels have no area.
    """
    geotransform = dataset.GetGeoTransform(can_return_null=True)
    is_placed = geotransform is not None
    if not is_placed and (dataset.GetGCPCount() or dataset.GetMetadata("RPC")):
        raise FreeNetError(
            tr(
                "'{name}' is placed by control points or a sensor model (RPC) only, it has no grid on the ground."
            ).format(name=path.name),
            tr("Warp it first (Raster > Projections > Warp) and use the result."),
        )
    if is_placed and _is_flat(geotransform):
        raise FreeNetError(
            tr("'{name}' has no georeference, so features cannot be laid over it.").format(name=path.name),
            tr("Georeference it first (Layer > Georeferencer), or choose another raster."),
        )
    place = tuple(geotransform) if is_placed else PICTURE
    return Grid(dataset.RasterYSize, dataset.RasterXSize, place, _crs(dataset, path, crs_wkt), is_placed)


def read(path: Source, crs_wkt: str = "") -> Grid:
    """The grid of a raster file; as `grid_of`."""
    return grid_of(open_raster(path), path, crs_wkt)


def place(dataset: gdal.Dataset, grid: Grid) -> None:
    """Give a new dataset the geotransform and the CRS of a grid, as far as it has them."""
    if grid.is_placed:
        dataset.SetGeoTransform(grid.geotransform)
    if grid.crs_wkt:
        dataset.SetProjection(grid.crs_wkt)


def defined(crs_wkt: str) -> str:
    """The CRS; empty where it is none but by name, such as the "Undefined Cartesian SRS" of GeoPackages."""
    return "" if _UNDEFINED.match(crs_wkt) else crs_wkt


def same_crs(one: Grid, other: Grid) -> bool:
    """Whether two grids have one coordinate reference system, however it is written down, or both have none."""
    if not (one.crs_wkt and other.crs_wkt):
        return one.crs_wkt == other.crs_wkt
    with exceptions():
        crs, other_crs = osr.SpatialReference(one.crs_wkt), osr.SpatialReference(other.crs_wkt)
        return bool(crs.IsSame(other_crs, ["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES"]))


def one_for_both() -> str:
    """What to do where one of two has a CRS and the other none."""
    return tr(
        "Where their coordinates are of one system, let both have the same one or none: in QGIS under Layer > Set CRS "
        "of Layer(s), in files by 'gdal_edit.py -a_srs' and 'ogr2ogr -a_srs'."
    )


def check_comparable(own: Grid, name: str, grid: Grid) -> None:
    """Check that something says how a raster of this name lies on a grid: both have a CRS, or neither has.

    Raises:
        FreeNetError: If nothing does.
    """
    if bool(own.crs_wkt) == bool(grid.crs_wkt):
        return
    if own.crs_wkt:
        text = tr("'{name}' has a coordinate reference system, and the raster that it is to be laid on has none.")
    else:
        text = tr("'{name}' has no coordinate reference system, and the raster that it is to be laid on has one.")
    raise FreeNetError(text.format(name=name), one_for_both())


def same_pixels(one: Grid, other: Grid) -> bool:
    """Whether two grids of one CRS have the same pixels, but for what rounding does to geotransforms."""
    if (one.rows, one.cols) != (other.rows, other.cols):
        return False
    place, other_place = (np.array(each.geotransform).reshape(2, 3) for each in (one, other))
    corners = np.array([(1, col, row) for col in (0, one.cols) for row in (0, one.rows)])
    return bool(np.abs(corners @ (place - other_place).T).max() < OFF_PX * np.abs(place[:, 1:]).max())


def check_same_pixels(own: Grid, name: str, grid: Grid, map_name: str) -> None:
    """Check that a raster of this name lies on the pixels of a map.

    Raises:
        FreeNetError: If it does not, or nothing says so.
    """
    check_comparable(own, name, grid)
    if same_crs(own, grid) and same_pixels(own, grid):
        return
    raise FreeNetError(
        tr("'{name}' ({size} pixels) does not lie on the pixels of the map '{map}' ({other} pixels).").format(
            name=name, map=map_name, size=f"{own.cols} x {own.rows}", other=f"{grid.cols} x {grid.rows}"
        ),
        tr("Give the raster that belongs to the map, or warp it to the grid of the map first."),
    )


def extent(grid: Grid) -> tuple[float, float, float, float]:
    """The smallest and largest x and y of its corners: west, south, east, north."""
    x0, dx_col, dx_row, y0, dy_col, dy_row = grid.geotransform
    corners = [(col, row) for col in (0, grid.cols) for row in (0, grid.rows)]
    xs = [x0 + col * dx_col + row * dx_row for col, row in corners]
    ys = [y0 + col * dy_col + row * dy_row for col, row in corners]
    return min(xs), min(ys), max(xs), max(ys)


def crs_name(wkt: str) -> str:
    """A CRS as people call it, like ``WGS 84 / UTM zone 33N (EPSG:32633)``; empty where the WKT is none."""
    try:
        with exceptions():
            crs = osr.SpatialReference(wkt)
            authority, code = crs.GetAuthorityName(None), crs.GetAuthorityCode(None)
            return f"{crs.GetName()} ({authority}:{code})" if code else crs.GetName() or ""
    except RuntimeError:
        return ""


def crs_code(wkt: str) -> str:
    """The code of a CRS, like ``EPSG:32633``, whatever version of GDAL wrote the WKT; the WKT where it has none."""
    try:
        with exceptions():
            crs = osr.SpatialReference(wkt)
            authority, code = crs.GetAuthorityName(None), crs.GetAuthorityCode(None)
            return f"{authority}:{code}" if authority and code else wkt
    except RuntimeError:
        return wkt


def pixel_size(grid: Grid) -> float:
    """Side of a square as large as a pixel, map units."""
    _, dx_col, dx_row, _, dy_col, dy_row = grid.geotransform
    return abs(dx_col * dy_row - dx_row * dy_col) ** 0.5


def _is_flat(geotransform: tuple[float, ...]) -> bool:
    """Whether pixels have no area, so that no place on the ground belongs to one pixel."""
    return geotransform[1] * geotransform[5] == geotransform[2] * geotransform[4]


def _crs(dataset: gdal.Dataset, path: Source, chosen_wkt: str) -> str:
    """The chosen CRS, else that of the file, else ''; also for one that is none but by name."""
    with reported(
        tr("The coordinate reference system of '{name}' is not understood").format(name=path.name),
        tr("Set another one in QGIS."),
    ):
        crs = osr.SpatialReference(chosen_wkt) if chosen_wkt else dataset.GetSpatialRef()
        return defined(chosen_wkt or (crs.ExportToWkt(["FORMAT=WKT2_2018"]) if crs else ""))
