# SPDX-License-Identifier: GPL-3.0-or-later
"""From the coordinate reference system of a layer to that of a raster: one way for all who read features."""

from __future__ import annotations

import math
import re
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Optional

from osgeo import ogr, osr

from ...contract.job import Grid
from ...errors import FreeNetError
from ...text.figures import length
from ...text.i18n import tr
from ..access.gdal_calls import exceptions, reported
from ..access.grid import crs_name, defined, extent, one_for_both
from . import outlines
from .coordinate_operation import Area, Choice, best

_TORN_M = 1e6  # what a CRS tears apart lies much farther apart
_SHORT_WAY, _CLEARLY_ROUND = 0.5, 0.75  # of a turn: edges longer than that cross the antimeridian


@dataclass(frozen=True)
class Chosen:
    """The coordinate operation that the user has chosen for two CRS.

    Attributes:
        pipeline: For PROJ, x before y on both sides; empty for none.
        is_reversed: Whether it leads from the raster's CRS to the layer's.
        name: What to call it; empty for the pipeline.
    """

    pipeline: str = ""
    is_reversed: bool = False
    name: str = ""


class Placing:
    """Brings geometries from the CRS of a layer to that of a raster.

    Attributes:
        operation: Name of the coordinate operation; empty where none is needed or where its name is not known.
        remarks: What the user should know of it, in words.
    """

    def __init__(
        self, layer: str, source_wkt: str, target_wkt: str, grid: Optional[Grid] = None, chosen: Chosen = Chosen()
    ) -> None:
        """Find the way.

        Args:
            layer: Name of the layer, for messages.
            source_wkt: Its CRS; empty for none.
            target_wkt: That of the raster; empty for none.
            grid: Of the raster; without it nobody knows which operation suits the place, and GDAL chooses.
            chosen: What wins over the choice made here.

        Raises:
            FreeNetError: If there is no way.
        """
        way, self._is_same = _Way(), True
        self._turns: tuple[Optional[float], Optional[float]] = (None, None)
        if not _have_none(layer, source_wkt, target_wkt):
            way = self._find(layer, source_wkt, target_wkt, grid, chosen)
        self.operation, self.remarks, self._transformations = way.operation, way.remarks, way.transformations

    def _find(self, layer: str, source_wkt: str, target_wkt: str, grid: Optional[Grid], chosen: Chosen) -> _Way:
        """The way between two CRS, and how far their outlines may reach."""
        with _out_of_reach(layer):
            source, target = _crs(source_wkt), _crs(target_wkt)
        self._is_same = _is_same(layer, source, target)
        self._turns = outlines.turn_of(source), outlines.turn_of(target)
        crosses = grid is not None and _crosses(grid, self._turns[1])
        self._smallest_torn = self._turns[1] / 4 if self._turns[1] else _TORN_M / (target.GetLinearUnits() or 1)
        self._longest = _SHORT_WAY if crosses or not self._turns[1] else _CLEARLY_ROUND
        return _taken_for_one(layer, source, target) if self._is_same else _way(layer, source, target, grid, chosen)

    def place(self, geometry: ogr.Geometry) -> Optional[ogr.Geometry]:
        """The geometry, linear and 2D, in the raster's CRS; None where it has no place there or would be torn."""
        before = geometry.Clone()
        turn, target_turn = self._turns
        if turn is not None and not _unwrapped(before, turn, self._longest * turn):
            return None
        if self._is_same:
            return before
        for way in self._transformations:
            placed = before.Clone()
            if _transformed(placed, way):
                break
        else:
            return None
        if _size(placed) < self._smallest_torn:
            return placed
        if target_turn and outlines.unwrap(placed, target_turn, _SHORT_WAY * target_turn) is None:
            return None
        middles = outlines.middles(before)
        is_torn = not middles.IsEmpty() and (
            not _transformed(middles, way) or outlines.is_torn(placed, middles, target_turn)
        )
        return None if is_torn else placed


@dataclass(frozen=True)
class _Way:
    """How coordinates get from one CRS to the other.

    Attributes:
        operation: As of `Placing`.
        remarks: As of `Placing`.
        transformations: To be tried one after the other.
    """

    operation: str = ""
    remarks: tuple[str, ...] = ()
    transformations: tuple[osr.CoordinateTransformation, ...] = ()


def _have_none(layer: str, source_wkt: str, target_wkt: str) -> bool:
    """Whether layer and raster have no CRS, so that their coordinates are taken for those of one plane.

    Raises:
        FreeNetError: If one has a CRS and the other none.
    """
    source_wkt, target_wkt = defined(source_wkt), defined(target_wkt)
    if bool(source_wkt) == bool(target_wkt):
        return not source_wkt
    if source_wkt:
        text = tr("The raster has no coordinate reference system, and '{}' is in {}: nothing says how they lie.")
    else:
        text = tr("'{}' has no coordinate reference system, and the raster is in {}: nothing says how they lie.")
    name = crs_name(source_wkt or target_wkt) or tr("a system without a name")
    raise FreeNetError(text.format(layer, name), one_for_both())


def _taken_for_one(layer: str, source: osr.SpatialReference, target: osr.SpatialReference) -> _Way:
    """The way between two CRS that are one, as far as anything tells."""
    if not source.IsLocal() or _plain(source) == _plain(target):
        return _Way()
    text = tr(
        "'{}' and the raster have local coordinate systems of different names ({} and {}). As nothing else tells these "
        "apart, they are taken for one."
    )
    return _Way(remarks=(text.format(layer, _named(source), _named(target)),))


def _way(
    layer: str, source: osr.SpatialReference, target: osr.SpatialReference, grid: Optional[Grid], chosen: Chosen
) -> _Way:
    """The way that is chosen, else the best one at the place of the grid."""
    if chosen.pipeline:
        by_choice = _by_operation(layer, chosen.pipeline, chosen.is_reversed)
        return _Way(chosen.name or chosen.pipeline, (), (by_choice,))
    way, area = _Way(), None if grid is None else _area(grid)
    choice = best(*(crs.ExportToWkt(["FORMAT=WKT2_2018"]) for crs in (source, target)), area) if area else None
    if choice and grid:
        doubts = tuple(_doubts(layer, choice, _pixel_m(grid, target)))
        way = _Way(choice.used.name, doubts, (_by_operation(layer, choice.used.pipeline),))
    with _out_of_reach(layer):
        by_gdal = osr.CoordinateTransformation(source, target)  # beyond the grids of the first, too
    return replace(way, transformations=(*way.transformations, by_gdal))


def _out_of_reach(layer: str) -> AbstractContextManager[None]:
    """What GDAL raises inside is told as a layer that has no place on the raster."""
    return reported(
        tr("'{}' cannot be brought to the raster's coordinate reference system").format(layer),
        tr("Check that layer and raster have the right coordinate reference systems."),
    )


def _unwrapped(geometry: ogr.Geometry, turn: float, longest: float) -> bool:
    """Unwrap a geometry in place, if it is wider than its edges may be long; whether it could be."""
    return _size(geometry) <= longest or outlines.unwrap(geometry, turn, longest) is not None


def _crs(wkt: str) -> osr.SpatialReference:
    crs = osr.SpatialReference()
    crs.ImportFromWkt(wkt)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs


def _is_same(layer: str, source: osr.SpatialReference, target: osr.SpatialReference) -> bool:
    """Whether two CRS are one, so that nothing has to be done.

    Raises:
        FreeNetError: If one is local and the other another: nothing says how one lies in the other.
    """
    are_local = bool(source.IsLocal()), bool(target.IsLocal())
    if not any(are_local):
        with exceptions():
            return bool(source.IsSame(target, ["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES"]))
    names = _named(source), _named(target)
    if not all(are_local):
        text = tr("'{}' is in {} and the raster in {}: nothing says where on the earth a local coordinate system lies.")
        raise FreeNetError(text.format(layer, *names), _mend_local())
    if _axes(source) != _axes(target):
        text = tr("'{}' and the raster have local coordinate systems ({} and {}) whose axes or units differ.")
        raise FreeNetError(text.format(layer, *names), _mend_local())
    return True


def _mend_local() -> str:
    return tr("Where the coordinates are of one system, give both the same, under Layer > Set CRS of Layer(s).")


def _axes(crs: osr.SpatialReference) -> tuple:
    """Directions and unit of x and y."""
    return (*(crs.GetAxisOrientation(None, axis) for axis in (0, 1)), crs.GetLinearUnits())


def _named(crs: osr.SpatialReference) -> str:
    return crs_name(crs.ExportToWkt()) or tr("a system without a name")


def _plain(crs: osr.SpatialReference) -> str:
    """Its name as different programs write it."""
    return re.sub(r"[\W_]+", "", crs.GetName() or "").lower()


def _by_operation(layer: str, pipeline: str, is_reversed: bool = False) -> osr.CoordinateTransformation:
    options = osr.CoordinateTransformationOptions()
    options.SetOperation(pipeline, is_reversed)
    with reported(
        tr("The coordinate operation '{}' for '{}' cannot be used").format(pipeline, layer),
        tr("Choose another one under Project > Properties > Transformations."),
    ):
        return osr.CoordinateTransformation(None, None, options)


def _transformed(geometry: ogr.Geometry, way: osr.CoordinateTransformation) -> bool:
    """Transform a geometry in place; whether that gave coordinates."""
    try:
        with exceptions():
            is_done = geometry.Transform(way) == ogr.OGRERR_NONE  # GDAL grows silent after some failures of one way
    except RuntimeError:
        return False
    return is_done and all(map(math.isfinite, geometry.GetEnvelope()))


def _size(geometry: ogr.Geometry) -> float:
    """Width or height of its envelope, whichever is larger."""
    left, right, bottom, top = geometry.GetEnvelope()
    return max(right - left, top - bottom)


def _doubts(layer: str, choice: Choice, pixel_m: Optional[float]) -> list[str]:
    """What is to be said about an operation that may not be good enough."""
    used, better = choice.used, choice.better
    doubts: list[str] = []
    if used.is_ballpark:
        doubts.append(
            tr("No change of datum is known for '{}', so its features may lie off by some hundred metres ({}).").format(
                layer, used.name
            )
        )
    elif used.accuracy_m is not None and pixel_m is not None and used.accuracy_m > pixel_m / 2:
        doubts.append(
            tr("The features of '{}' are placed by '{}', to {} m only; a pixel has {} m.").format(
                layer, used.name, length(used.accuracy_m), length(pixel_m)
            )
        )
    if choice.is_beyond:
        text = tr(
            "'{}' is placed by '{}', though the raster lies outside the area that this was made for: none is known for "
            "its place."
        )
        doubts.append(text.format(layer, used.name))
    if better and (doubts or pixel_m is None or used.accuracy_m is None or used.accuracy_m > pixel_m / 10):
        accuracy = "" if better.accuracy_m is None else tr(", to {} m").format(length(better.accuracy_m))
        doubts.append(
            tr("'{}' would place them better{}, but PROJ lacks its grid {}.").format(
                better.name, accuracy, ", ".join(better.missing_grids)
            )
        )
    return doubts


def _pixel_m(grid: Grid, crs: osr.SpatialReference) -> Optional[float]:
    """About how wide a pixel is, metres."""
    _, dx_col, dx_row, _, dy_col, dy_row = grid.geotransform
    side = math.sqrt(abs(dx_col * dy_row - dx_row * dy_col))
    if crs.IsGeographic():
        return side * crs.GetAngularUnits() * crs.GetSemiMajor()
    return side * crs.GetLinearUnits()


def _crosses(grid: Grid, turn: Optional[float]) -> bool:
    """Whether a grid in degrees goes beyond the antimeridian."""
    west, _, east, _ = extent(grid)
    return turn is not None and (west < -turn / 2 or east > turn / 2)


def _area(grid: Grid) -> Optional[Area]:
    """Where a grid lies on the earth; None where that is not known."""
    crs = _crs(grid.crs_wkt)
    earth = crs.CloneGeogCS() if crs.IsProjected() or crs.IsGeographic() else None
    if earth is None:
        return None
    earth.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    west, south, east, north = extent(grid)
    outline = ogr.Geometry(ogr.wkbLineString)
    for x, y in ((west, south), (east, south), (east, north), (west, north), (west, south)):
        outline.AddPoint_2D(x, y)
    if crs.IsProjected():
        outline.Segmentize(max(east - west, north - south) / 4)
        with exceptions():
            if not _transformed(outline, osr.CoordinateTransformation(crs, earth)):
                return None
    degrees = math.degrees(earth.GetAngularUnits())
    outlines.unwrap(outline, 360 / degrees, 180 / degrees)
    x_min, x_max, y_min, y_max = (side * degrees for side in outline.GetEnvelope())
    if x_max - x_min >= 360:
        return -180.0, max(-90.0, y_min), 180.0, min(90.0, y_max)
    return _longitude(x_min), max(-90.0, y_min), _longitude(x_max), min(90.0, y_max)


def _longitude(x: float) -> float:
    return x if -180 <= x <= 180 else (x + 180) % 360 - 180
