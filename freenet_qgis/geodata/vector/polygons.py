# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons and points burnt into the grid of a raster, every pixel knowing its class and its shape."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Optional, Protocol

import numpy as np
from osgeo import gdal, ogr, osr

from ...contract.job import Grid
from ...errors import FreeNetError
from ...request import ONE_PIXEL, Radius, Shape
from ...text.i18n import number, tr
from ..access.gdal_calls import check, exceptions, reported
from ..access.grid import extent
from . import outlines, small_shapes

Geotransform = tuple[float, float, float, float, float, float]
Pixels = tuple[np.ndarray, np.ndarray]  # their rows and columns

BLOCK_PX = 2**18  # looked up at a time
FARTHEST_PX = 5_000_000  # that a shape may reach; more than any country at a metre a pixel

_NUMBER = "number"  # field and burnt value: position of the shape + 1
PLANE = 'LOCAL_CS["raster"]'  # shapes and grid share their CRS; which one does not matter here


class Limits(Protocol):
    """What keeps pixels of a grid from being looked at; see `raster.sight`."""

    whole: Grid

    def cause(self, rows: slice, cols: slice, pixels: np.ndarray) -> Literal["", "outside", "masked"]:
        """What keeps some pixels of a part from being looked at, if none of them is."""


@dataclass(frozen=True)
class Burned:
    """Shapes in a grid.

    Attributes:
        labels: uint8, shape (rows, cols); 0 is none, 1…n the class.
        polygon_ids: int32, shape (rows, cols); 0 is none, else the shape's: its position + 1.
        disputed: Number of pixels that shapes of two classes claim; these are 0 in both arrays.
        pairs: Of the disputed pixels, how many the lowest and the highest of the classes that claim them have.
        off: Positions of the shapes that lie off the grid altogether.
        grid: The grid.
        all_touched: Whether polygons take every pixel that they touch.
        radius: Around points.
        limits: What keeps pixels from being looked at; None for nothing.
    """

    labels: np.ndarray
    polygon_ids: np.ndarray
    disputed: int
    pairs: Mapping[tuple[int, int], int]
    off: frozenset[int]
    grid: Grid
    all_touched: bool
    radius: Radius = ONE_PIXEL
    limits: Optional[Limits] = None


@dataclass(frozen=True)
class _Window:
    """A part of a grid, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height

    @property
    def right(self) -> int:
        """Where it ends."""
        return self.left + self.width

    def slices(self) -> tuple[slice, slice]:
        return slice(self.top, self.bottom), slice(self.left, self.right)


def burn(shapes: Sequence[Shape], grid: Grid, all_touched: bool = False, radius: Radius = ONE_PIXEL) -> Burned:
    """Burn shapes, in the CRS of the grid, into it.

    A polygon takes the pixels whose centre it covers; of points and lines see `small_shapes`. Where shapes of one
    class overlap, the pixel belongs to the last of them. Shapes are burnt with the classes in ascending and in
    descending order: where the two differ in class, the pixel is disputed. Where x is a longitude, a shape lies also
    where it is a turn of the earth further on: rasters count from -180 or from 0 degrees.

    Args:
        shapes: Polygons, lines and points, single or several in one; Z is ignored.
        grid: The raster's grid; rotated and south-up ones too.
        all_touched: Polygons take every pixel they touch.
        radius: Points take the pixels around them, too.

    Raises:
        FreeNetError: If a shape's geometry is damaged or has a vertex far from everything, or the radius will not do.
    """
    labels = np.zeros((grid.rows, grid.cols), np.uint8)
    polygon_ids = np.zeros((grid.rows, grid.cols), np.int32)
    geometries = on_grid(shapes, grid)
    small = small_shapes.of(geometries, grid, radius)
    window, inside = _window(geometries, shapes, small, grid)
    off = frozenset(range(len(shapes))) - frozenset(inside)
    if window is None:
        return Burned(labels, polygon_ids, 0, {}, off, grid, all_touched, radius)
    classes = np.array([0, *(shape.label for shape in shapes)], np.uint8)
    ascending = sorted(inside, key=lambda position: shapes[position].label)
    descending = sorted(inside, key=lambda position: -shapes[position].label)
    last, first = (_burn_ids(geometries, small, order, grid, window, all_touched) for order in (ascending, descending))
    pairs: Counter[tuple[int, int]] = Counter()
    block = max(1, BLOCK_PX // window.width)
    own_labels, own_ids = labels[window.slices()], polygon_ids[window.slices()]
    for top in range(0, window.height, block):  # numpy looks up without a pause for the threads that wait for Python
        rows = slice(top, top + block)
        found, lowest = classes[last[rows]], classes[first[rows]]
        agrees = found == lowest
        pairs.update(_pairs(lowest[~agrees], found[~agrees]))
        own_labels[rows], own_ids[rows] = found * agrees, last[rows] * agrees
    return Burned(labels, polygon_ids, sum(pairs.values()), pairs, off, grid, all_touched, radius)


def alone(
    shape: Shape, grid: Grid, all_touched: bool, radius: Radius = ONE_PIXEL
) -> tuple[tuple[slice, slice], np.ndarray]:
    """The pixels that a shape takes where no other is in its way.

    Returns:
        A part of the grid, and which of its pixels, bool; the part is empty where the shape lies off the grid.
    """
    geometries = on_grid([shape], grid)
    small = small_shapes.of(geometries, grid, radius)
    window, _ = _window(geometries, [shape], small, grid)
    if window is None:
        return (slice(0), slice(0)), np.zeros((0, 0), bool)
    return window.slices(), _burn_ids(geometries, small, [0], grid, window, all_touched) > 0


def _pairs(lowest: np.ndarray, highest: np.ndarray) -> dict[tuple[int, int], int]:
    """How often two classes, uint8, meet."""
    codes, counts = np.unique(lowest.astype(np.int32) * 256 + highest, return_counts=True)
    return {(code // 256, code % 256): count for code, count in zip(codes.tolist(), counts.tolist())}


def on_grid(shapes: Sequence[Shape], grid: Grid) -> list[ogr.Geometry]:
    """The shapes as GDAL has them, also where they meet the grid a turn of the earth further on."""
    to_grid = beyond(grid)
    return [to_grid(_geometry(shape)) for shape in shapes]


def beyond(grid: Grid) -> Callable[[ogr.Geometry], ogr.Geometry]:
    """Adds to a geometry its copies a turn of the earth further on, as far as they meet the grid."""
    turn = None
    if grid.crs_wkt:
        with exceptions():
            turn = outlines.turn_of(osr.SpatialReference(grid.crs_wkt))
    if not turn:
        return lambda geometry: geometry
    west, _, east, _ = extent(grid)
    return lambda geometry: _also_beyond(geometry, turn, west, east)


def _also_beyond(geometry: ogr.Geometry, turn: float, west: float, east: float) -> ogr.Geometry:
    """The geometry and its copies a turn further on, as far as they meet the grid; itself if that is all."""
    left, right, _, _ = geometry.GetEnvelope()
    if geometry.IsEmpty() or not (math.isfinite(left) and math.isfinite(right)):
        return geometry
    turns = range(math.ceil((west - right) / turn), math.floor((east - left) / turn) + 1)
    copies = [by for by in turns if (left + by * turn < east and right + by * turn > west) or by == 0]
    if copies in ([0], []) or len(turns) > 3:
        return geometry
    several = ogr.Geometry(ogr.wkbGeometryCollection)
    for by in copies:
        copy = geometry.Clone()
        outlines.move(copy, by * turn)
        several.AddGeometry(copy)
    return several


def _geometry(shape: Shape) -> ogr.Geometry:
    with reported(
        tr("The geometry of {feature} cannot be read").format(feature=shape.name),
        tr("Repair it in QGIS, or delete it."),
    ):
        geometry = ogr.CreateGeometryFromWkb(bytes(shape.wkb))
        geometry.FlattenTo2D()
    return geometry


def _window(
    geometries: Sequence[ogr.Geometry], shapes: Sequence[Shape], small: Mapping[int, Pixels], grid: Grid
) -> tuple[Optional[_Window], list[int]]:
    """The part of the grid in which shapes may lie, None if there is none, and the positions of these shapes.

    Raises:
        FreeNetError: As `_covered`.
    """
    areas = {position: one for position, one in enumerate(geometries) if position not in small}
    window, inside = _covered(areas, shapes, grid)
    ends = [] if window is None else [(window.top, window.left), (window.bottom, window.right)]
    for position, (rows, cols) in small.items():
        if len(rows):
            inside.append(position)
            ends += [(rows.min(), cols.min()), (rows.max() + 1, cols.max() + 1)]
    if not ends:
        return None, []
    (top, left), (bottom, right) = np.min(ends, 0).tolist(), np.max(ends, 0).tolist()
    return _Window(left, top, right - left, bottom - top), sorted(inside)


def _covered(
    geometries: Mapping[int, ogr.Geometry], shapes: Sequence[Shape], grid: Grid
) -> tuple[Optional[_Window], list[int]]:
    """The part of the grid in which polygons, by position, may lie, None if there is none, and the positions of these.

    Raises:
        FreeNetError: If one reaches so far that GDAL would follow its outline for hours.
    """
    positions = np.array([index for index, geometry in geometries.items() if not geometry.IsEmpty()], int)
    envelopes = [geometries[index].GetEnvelope() for index in positions]
    bounds = np.array(envelopes, float).reshape(-1, 4)  # x min, x max, y min, y max
    is_finite = np.isfinite(bounds).all(axis=1)
    positions, bounds = positions[is_finite], bounds[is_finite]
    x, y = bounds[:, [0, 0, 1, 1]], bounds[:, [2, 3, 2, 3]]  # their corners
    to_pixel = gdal.InvGeoTransform(grid.geotransform)
    cols = to_pixel[0] + x * to_pixel[1] + y * to_pixel[2]
    rows = to_pixel[3] + x * to_pixel[4] + y * to_pixel[5]
    meets = _meets(cols, grid.cols) & _meets(rows, grid.rows)
    positions, cols, rows = positions[meets], cols[meets], rows[meets]
    if not len(positions):
        return None, []
    reach = np.maximum(np.abs(cols), np.abs(rows)).max(axis=1)
    if not reach.max() < FARTHEST_PX:
        raise too_far(shapes[positions[np.argmax(reach)]].name, float(reach.max()))
    left, width = _span(cols, grid.cols)
    top, height = _span(rows, grid.rows)
    return _Window(left, top, width, height), positions.tolist()


def too_far(feature: str, pixels: float) -> FreeNetError:
    """The error for a shape that reaches so far from the raster that GDAL would follow its outline for hours."""
    return FreeNetError(
        tr("{feature} reaches {distance} pixels from the raster.").format(
            feature=feature, distance=number(pixels, ".0e")
        ),
        tr("A vertex of it is misplaced: repair its geometry in QGIS, or delete it."),
    )


def _meets(corners: np.ndarray, size: int) -> np.ndarray:
    """Whether each row of corners, in pixels along one axis, reaches into 0…size."""
    return (corners.max(axis=1) >= 0) & (corners.min(axis=1) <= size)


def _span(corners: np.ndarray, size: int) -> tuple[int, int]:
    """Start and length, along one axis of the grid, of what lies between the corners, and a pixel more."""
    start, end = max(0, math.floor(corners.min()) - 1), min(size, math.ceil(corners.max()) + 1)
    return start, end - start


def _burn_ids(
    geometries: Sequence[ogr.Geometry],
    small: Mapping[int, Pixels],
    order: Sequence[int],
    grid: Grid,
    window: _Window,
    all_touched: bool,
) -> np.ndarray:
    """Int32 ids of the shapes in a window, shape (height, width); later shapes of the order cover earlier ones.

    Args:
        geometries: Of all shapes.
        small: The pixels of those that are no polygons, by position.
        order: Positions of the shapes to burn.
        grid: The grid.
        window: The part of it.
        all_touched: Polygons take every pixel they touch.
    """
    areas = [position for position in order if position not in small]
    ids = np.zeros((window.height, window.width), np.int32)
    if areas:
        ids = _polygon_ids([(position, geometries[position]) for position in areas], grid, window, all_touched)
    over = np.zeros_like(ids) if areas else ids
    for position in order:
        if position in small:
            rows, cols = small[position]
            over[rows - window.top, cols - window.left] = position + 1
    if areas and small:
        turn = np.zeros(len(geometries) + 1, np.int64)  # of each id, when it is burnt
        turn[np.array(order) + 1] = np.arange(1, len(order) + 1)
        at = np.nonzero(over)
        ids[at] = np.where(turn[over[at]] > turn[ids[at]], over[at], ids[at])
    return ids


def _polygon_ids(
    polygons: Sequence[tuple[int, ogr.Geometry]], grid: Grid, window: _Window, all_touched: bool
) -> np.ndarray:
    """As `_burn_ids`, for polygons alone, each with its position."""
    with reported(tr("The shapes cannot be laid over the raster"), tr("Repair their geometry in QGIS.")):
        plane = osr.SpatialReference(PLANE)
        raster = gdal.GetDriverByName("MEM").Create("", window.width, window.height, 1, gdal.GDT_Int32)
        raster.SetProjection(PLANE)
        raster.SetGeoTransform(moved(grid.geotransform, window.left, window.top))
        vector = memory_driver().Create("", 0, 0, 0, gdal.GDT_Unknown)
        layer = vector.CreateLayer("shapes", plane, ogr.wkbUnknown)
        check(layer.CreateField(ogr.FieldDefn(_NUMBER, ogr.OFTInteger)))
        for position, geometry in polygons:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetField(_NUMBER, position + 1)
            feature.SetGeometry(geometry)
            check(layer.CreateFeature(feature))
        options = [f"ATTRIBUTE={_NUMBER}", *(["ALL_TOUCHED=TRUE"] if all_touched else [])]
        check(gdal.RasterizeLayer(raster, [1], layer, options=options))
        return raster.ReadAsArray()


def moved(geotransform: Geotransform, left: int, top: int) -> Geotransform:
    """The geotransform of a part of a grid that begins at column `left` and row `top`."""
    x, dx_col, dx_row, y, dy_col, dy_row = geotransform
    x += left * dx_col + top * dx_row
    y += left * dy_col + top * dy_row
    return x, dx_col, dx_row, y, dy_col, dy_row


def memory_driver() -> gdal.Driver:
    """The driver of layers in memory: since GDAL 3.11 that of rasters in memory, too."""
    driver = gdal.GetDriverByName("MEM")
    return driver if driver.GetMetadataItem("DCAP_VECTOR") == "YES" else gdal.GetDriverByName("Memory")
