# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster on the grid of another one: a virtual raster that GDAL warps while it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from typing import Optional

import numpy as np
from osgeo import gdal, osr

from ...contract.job import Band, Grid
from ...request import Resampling
from ...sources.gdal_name import GdalName
from ...text.i18n import tr
from ..access.gdal_calls import check, exceptions, open_raster, reading, reported
from ..access.grid import extent, same_crs
from ..access.signed_bytes import dtype_of, is_signed_byte
from ..access.windows import WINDOW_BYTES
from .nearest import ERROR_PX
from .raster_info import RasterInfo
from .stack_text import ALPHA, Pixels, VirtualBand, kept_in_memory, virtual_raster

SAME_PX = 0.01  # by which the pixels of two grids may be apart and still be taken for the same
EDGE_POINTS = 21  # along each side of a raster, and as many rows of them
HELD_BYTES = 4 * WINDOW_BYTES  # of pixels that a block is made of; GDAL itself takes as much again
_GDAL_NAMES = {"bilinear": "bilinear", "nearest": "near"}
_SIGNS = "0:0,127:127,128:-128,255:-1"  # of bytes that GDAL takes for unsigned ones


def shift_between(own: Grid, grid: Grid) -> Optional[tuple[int, int]]:
    """Columns and rows by which pixels of the same size and place are numbered otherwise; None where they are others.

    Args:
        own: Of a raster.
        grid: Of the raster that it is laid on.
    """
    if not same_crs(own, grid):
        return None
    corners = [(col, row) for col in (0, grid.cols) for row in (0, grid.rows)]
    moved = np.array([np.subtract(_pixel(own, *_place(grid, *corner)), corner) for corner in corners])
    shift = moved[0].round()
    return (int(shift[0]), int(shift[1])) if (abs(moved - shift) <= SAME_PX).all() else None


def overlaps(own: Grid, grid: Grid) -> bool:
    """Whether the rectangle around a raster, in the pixels of another one, meets that one.

    Raises:
        RuntimeError: If GDAL does not understand a coordinate reference system.
    """
    pixels = _pixels_at(own, grid)
    return bool(len(pixels) and (pixels.min(0) < (grid.cols, grid.rows)).all() and (pixels.max(0) > 0).all())


def _pixels_at(own: Grid, grid: Grid) -> np.ndarray:
    """Columns and rows of a grid at points all over another one, shape (n, 2); those without a place are left out."""
    steps = np.linspace(0, 1, EDGE_POINTS)
    points = [_place(own, col * own.cols, row * own.rows) for col in steps for row in steps]
    if not same_crs(own, grid):
        with exceptions():
            way = osr.CoordinateTransformation(_crs(own), _crs(grid))
        points = [point for point in (_transformed(way, *point) for point in points) if point is not None]
    return np.array([_pixel(grid, *point) for point in points]).reshape(-1, 2)


def lies_on(own: Grid, name: str, grid: Grid, other: str) -> bool:
    """As `overlaps`, of rasters of these names.

    Raises:
        FreeNetError: If GDAL does not understand a coordinate reference system.
    """
    problem = tr("'{name}' cannot be laid on '{first}'").format(name=name, first=other)
    with reported(problem, tr("Check the coordinate reference systems of both.")):
        return overlaps(own, grid)


def warped(
    info: RasterInfo,
    bands: Sequence[Band],
    masks: Sequence[Pixels],
    grid: Grid,
    resampling: Resampling,
    block: tuple[int, int],
) -> GdalName:
    """Bands of a raster on another grid, and behind them one that is 0 where none of them has data.

    Args:
        info: The raster.
        bands: Some of its bands; where one has no data but another one has, its nodata value stands.
        masks: Each 0 where these bands have no data, whatever their values.
        grid: The other grid.
        resampling: How values come about between those of the raster.
        block: Width and height of what is warped at once, at most.

    Raises:
        FreeNetError: If GDAL cannot.
    """
    source = kept_in_memory(_as_it_is(info, bands, masks, grid))
    west, south, east, north = extent(grid)
    with reading(info.path):
        dataset = open_raster(source)
        kinds = [dataset.GetRasterBand(number).DataType for number in range(1, len(bands) + 1)]
        made = gdal.Warp(
            "",
            dataset,
            format="VRT",
            dstSRS=grid.crs_wkt or None,
            outputBounds=(west, south, east, north),
            width=grid.cols,
            height=grid.rows,
            dstAlpha=True,
            resampleAlg=_GDAL_NAMES[resampling],
            outputType=reduce(gdal.DataTypeUnion, kinds),
            errorThreshold=ERROR_PX,
            overviewLevel="NONE",  # QGIS may have made some, which makes no difference to anything else
            warpOptions=["UNIFIED_SRC_NODATA=NO"],
            options=["-novshift"],  # heights stay what they are
        )
        check()
        text = made.GetMetadata("xml:VRT")[0]
    pixel_bytes = len(bands) * info.dtype.itemsize
    return kept_in_memory(_completed(text, _nodata(info, bands), grid, _that_fits(block, info.grid, grid, pixel_bytes)))


def _that_fits(block: tuple[int, int], own: Grid, grid: Grid, pixel_bytes: int) -> tuple[int, int]:
    """A block, or a part of it: GDAL holds at once all pixels of a raster that it makes a block of, many if it is fine.

    Args:
        block: Width and height in pixels of the grid.
        own: Of the raster.
        grid: The grid.
        pixel_bytes: Of a pixel of the raster.
    """
    found = _pixels_at(grid, own)
    own_pixels = np.ptp(found, axis=0).prod() / (grid.rows * grid.cols) if len(found) else 0  # in one of the grid
    width, height = block
    while width * height * max(1, own_pixels) * pixel_bytes > HELD_BYTES and max(width, height) > 1:
        width, height = (-(-width // 2), height) if width > height else (width, -(-height // 2))
    return width, height


def _as_it_is(info: RasterInfo, bands: Sequence[Band], masks: Sequence[Pixels], grid: Grid) -> str:
    """The raster for the warper: with these bands only, its CRS as the user has chosen it, and all masks in one."""
    own = info.grid
    place = Grid(own.rows, own.cols, own.geotransform, grid.crs_wkt if same_crs(own, grid) else own.crs_wkt)
    dataset = open_raster(info.path)
    found = [_virtual_band(info, dataset.GetRasterBand(band.number)) for band in bands]
    if masks:
        found.append(VirtualBand("Byte", masks, ALPHA))
    width, height = dataset.GetRasterBand(1).GetBlockSize()
    return virtual_raster(place, found, (width, height))


def _virtual_band(info: RasterInfo, band: gdal.Band) -> VirtualBand:
    """A band of the file; of bytes with a sign numbers of two bytes, which GDAL can warp in all its versions."""
    if is_signed_byte(band):
        return VirtualBand("Int16", [Pixels(info.path, band.GetBand(), _SIGNS)])
    kind = "Int16" if dtype_of(band) == np.int8 else gdal.GetDataTypeName(band.DataType)
    return VirtualBand(kind, [Pixels(info.path, band.GetBand())])


def _nodata(info: RasterInfo, bands: Sequence[Band]) -> list[str]:
    """The nodata value of each band; NaN of floats without one, empty of whole numbers without one."""
    dataset = open_raster(info.path)
    is_float = [dtype_of(dataset.GetRasterBand(band.number)).kind == "f" for band in bands]
    return [repr(band.nodata) if band.nodata is not None else "nan" * has_nan for band, has_nan in zip(bands, is_float)]


def _completed(text: str, nodata: Sequence[str], grid: Grid, block: tuple[int, int]) -> str:
    """What GDAL has made, with what cannot be asked of it: the very grid, blocks, and the nodata value of each band.

    Where a band has no data but another one has, the warped band is to hold its nodata value and nothing else; GDAL
    has one initial value for all, or none but 0 as soon as there is a mask.
    """
    geotransform = ",".join(map(repr, grid.geotransform))
    inverse = ",".join(map(repr, gdal.InvGeoTransform(grid.geotransform)))
    values = {
        "GeoTransform": geotransform,
        "DstGeoTransform": geotransform,
        "DstInvGeoTransform": inverse,
        "BlockXSize": str(block[0]),
        "BlockYSize": str(block[1]),
    }
    for tag, value in values.items():
        text = re.sub(f"(?<=<{tag}>)[^<]*(?=</{tag}>)", value, text)
    text = re.sub(r'\s*<Option name="INIT_DEST">[^<]*</Option>', "", text)
    text = text.replace("<GDALWarpOptions>", '<GDALWarpOptions><Option name="INIT_DEST">NO_DATA</Option>', 1)
    bands = "".join(_mapping(number, value) for number, value in enumerate(nodata, start=1))
    return re.sub(r"<BandList>.*</BandList>", f"<BandList>{bands}</BandList>", text, flags=re.DOTALL)


def _mapping(number: int, nodata: str) -> str:
    values = f"<SrcNoDataReal>{nodata}</SrcNoDataReal><DstNoDataReal>{nodata}</DstNoDataReal>" if nodata else ""
    return f'<BandMapping src="{number}" dst="{number}">{values}</BandMapping>'


def _place(grid: Grid, col: float, row: float) -> tuple[float, float]:
    x, dx_col, dx_row, y, dy_col, dy_row = grid.geotransform
    return x + col * dx_col + row * dx_row, y + col * dy_col + row * dy_row


def _pixel(grid: Grid, x: float, y: float) -> tuple[float, float]:
    return gdal.ApplyGeoTransform(gdal.InvGeoTransform(grid.geotransform), x, y)


def _transformed(way: osr.CoordinateTransformation, x: float, y: float) -> Optional[tuple[float, float]]:
    """A place in another CRS; None where it has none there."""
    try:
        with exceptions():
            found = way.TransformPoint(x, y)
    except RuntimeError:
        return None
    return found[:2] if np.isfinite(found[:2]).all() else None


def _crs(grid: Grid) -> osr.SpatialReference:
    crs = osr.SpatialReference(grid.crs_wkt)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs
