# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a raster lies: from a GDAL dataset, and onto one."""

from __future__ import annotations

from typing import Optional

from osgeo import gdal, osr

from ...contract.job import Grid
from ...errors import FreeNetError
from ...sources.gdal_name import Source
from ...text.i18n import tr
from .gdal_calls import exceptions, open_raster, reported

M2_PER_HECTARE = 10_000

_NO_GEOTRANSFORM = (0.0, 1.0, 0.0, 0.0, 0.0, 1.0)  # what GDAL gives for a plain picture


def grid_of(dataset: gdal.Dataset, path: Source, crs_wkt: str = "") -> Grid:
    """Size, geotransform and CRS of a dataset; `crs_wkt`, where given, wins over the file's CRS.

    Raises:
        FreeNetError: If it has no georeference or no CRS.
    """
    geotransform = dataset.GetGeoTransform(can_return_null=True)
    if geotransform is None or tuple(geotransform) == _NO_GEOTRANSFORM or _is_flat(geotransform):
        if dataset.GetGCPCount():
            raise FreeNetError(
                tr("'{name}' is placed by ground control points only, it has no grid on the ground yet.").format(
                    name=path.name
                ),
                tr("Warp it first (Raster > Projections > Warp) and use the result."),
            )
        raise FreeNetError(
            tr("'{name}' has no georeference, so features cannot be laid over it.").format(name=path.name),
            tr("Georeference it first (Layer > Georeferencer), or choose another raster."),
        )
    crs_wkt = _crs(dataset, path, crs_wkt)
    if not crs_wkt:
        raise FreeNetError(
            tr("'{name}' has no coordinate reference system.").format(name=path.name),
            tr("Set it in QGIS (Layer > Set CRS of Layer), or in the file (Raster > Projections > Assign Projection)."),
        )
    return Grid(dataset.RasterYSize, dataset.RasterXSize, tuple(geotransform), crs_wkt)


def read(path: Source, crs_wkt: str = "") -> Grid:
    """The grid of a raster file; as `grid_of`."""
    return grid_of(open_raster(path), path, crs_wkt)


def place(dataset: gdal.Dataset, grid: Grid) -> None:
    """Give a new dataset the geotransform and the CRS of a grid."""
    dataset.SetGeoTransform(grid.geotransform)
    dataset.SetProjection(grid.crs_wkt)


def same_crs(one: Grid, other: Grid) -> bool:
    """Whether two grids have one coordinate reference system, however it is written down."""
    with exceptions():
        crs, other_crs = osr.SpatialReference(one.crs_wkt), osr.SpatialReference(other.crs_wkt)
        return bool(crs.IsSame(other_crs, ["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES"]))


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


def pixel_area_m2(grid: Grid) -> Optional[float]:
    """What a pixel covers on the ground, square metres; None where the CRS does not tell.

    Pixels in degrees shrink towards the poles, and so do those of Mercator, whose metres are true at the equator alone.
    """
    with exceptions():
        crs = osr.SpatialReference(grid.crs_wkt)
        projection = crs.GetAttrValue("PROJECTION") or ""
        if not crs.IsProjected() or projection.startswith("Mercator"):
            return None
        metres = crs.GetLinearUnits()
    _, dx_col, dx_row, _, dy_col, dy_row = grid.geotransform
    return abs(dx_col * dy_row - dx_row * dy_col) * metres**2


def pixel_size(grid: Grid) -> float:
    """Side of a square as large as a pixel, map units."""
    _, dx_col, dx_row, _, dy_col, dy_row = grid.geotransform
    return abs(dx_col * dy_row - dx_row * dy_col) ** 0.5


def _is_flat(geotransform: tuple[float, ...]) -> bool:
    """Whether pixels have no area, so that no place on the ground belongs to one pixel."""
    return geotransform[1] * geotransform[5] == geotransform[2] * geotransform[4]


def _crs(dataset: gdal.Dataset, path: Source, chosen_wkt: str) -> str:
    """The chosen CRS, else that of the file, else ''."""
    with reported(
        tr("The coordinate reference system of '{name}' is not understood").format(name=path.name),
        tr("Set another one in QGIS."),
    ):
        crs = osr.SpatialReference(chosen_wkt) if chosen_wkt else dataset.GetSpatialRef()
        return chosen_wkt or (crs.ExportToWkt(["FORMAT=WKT2_2018"]) if crs else "")
