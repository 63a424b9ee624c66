# SPDX-License-Identifier: GPL-3.0-or-later
"""What pixels cover on the ellipsoid: projections and degrees have square metres that are none on the ground."""

from __future__ import annotations

import math
from typing import Optional

import numpy as np
from osgeo import osr

from ...contract.job import Grid
from .gdal_calls import exceptions

CELL_M = 4_000.0  # about; areas are computed for squares of that side, and run evenly in between
MOST_CELLS = 1_000  # along rows and columns each
ALIKE = 0.01  # share by which pixels may differ that are called as large as each other
_DEGREE_M = 111_000.0
_POLAR = math.sin(math.radians(80))  # share of the hemisphere's zone beyond which places are seen from the pole


class PixelAreas:
    """The area of the pixels of a grid, square metres on the ellipsoid of its CRS."""

    def __init__(self, grid: Grid) -> None:
        """Compute areas here and there on the grid, between which they are interpolated.

        The place of a corner is turned into longitude and the area south of its latitude; between these two areas are
        those of the plane. Near a pole, where all longitudes meet, it is turned into a place on a plane around that.

        Source: Snyder 1987, "Map Projections: A Working Manual", USGS Professional Paper 1395, eqs. 3-12, 10-15 and
        24-23: the cylindrical and the azimuthal equal-area projection.
        """
        self._grid = grid
        self._areas = self._rows = self._cols = np.empty(0)
        self.is_known = False
        with exceptions():
            crs = osr.SpatialReference(grid.crs_wkt) if grid.crs_wkt else None
            if crs is None or not (crs.IsGeographic() or crs.IsProjected()):
                return
            steps = [_edges(count, length) for count, length in zip((grid.rows, grid.cols), _pixel_m(grid, crs))]
        places = _on_earth(grid, crs, *steps)
        if places is None:
            return
        self._rows, self._cols = ((edges[1:] + edges[:-1]) / 2 for edges in steps)
        self._areas = _cells(*places) / np.outer(*(np.diff(edges) for edges in steps))
        self.is_known = bool(np.isfinite(self._areas).all())

    def of(self, rows: slice) -> Optional[np.ndarray]:
        """Of some rows, float64, shape (rows, cols); None where nothing tells, as without a CRS."""
        if not self.is_known:
            return None
        row, share = _between(np.arange(rows.start, rows.stop) + 0.5, self._rows)
        areas = (1 - share[:, None]) * self._areas[row] + share[:, None] * self._areas[row + (share != 0)]
        col, share = _between(np.arange(self._grid.cols) + 0.5, self._cols)
        return (1 - share) * areas[:, col] + share * areas[:, col + (share != 0)]

    def mean(self) -> Optional[float]:
        """The area of a pixel where all are alike; None where they are not, or nothing tells."""
        if not self.is_known or np.ptp(self._areas) > ALIKE * self._areas.mean():
            return None
        return float(self._areas.mean())

    def of_rows(self) -> Optional[np.ndarray]:
        """The mean of each row, float64, shape (rows,); None where nothing tells."""
        if not self.is_known:
            return None
        col, share = _between(np.arange(self._grid.cols) + 0.5, self._cols)
        weights = np.bincount(col, 1 - share, len(self._cols)) + np.bincount(col + (share != 0), share, len(self._cols))
        means = self._areas @ weights / self._grid.cols
        row, share = _between(np.arange(self._grid.rows) + 0.5, self._rows)
        return np.asarray((1 - share) * means[row] + share * means[row + (share != 0)])


def zone_m2(latitudes: np.ndarray, axis: float, inverse_flattening: float) -> np.ndarray:
    """The area from the equator to a latitude, square metres for each radian of longitude; south of it below 0."""
    flattening = 1 / inverse_flattening if inverse_flattening else 0.0
    squared = flattening * (2 - flattening)  # of the eccentricity
    sines = np.sin(latitudes)
    if not squared:
        return axis**2 * sines
    eccentricity = math.sqrt(squared)
    curved = sines / (1 - squared * sines**2) + np.arctanh(eccentricity * sines) / eccentricity
    return axis**2 * (1 - squared) / 2 * curved


def _pixel_m(grid: Grid, crs: osr.SpatialReference) -> tuple[float, float]:
    """The sides of a pixel along columns and rows, roughly, metres."""
    _, dx_col, dx_row, _, dy_col, dy_row = grid.geotransform
    if crs.IsGeographic():
        unit = math.degrees(crs.GetAngularUnits()) * _DEGREE_M
        return math.hypot(dx_row, dy_row) * unit, math.hypot(dx_col, dy_col) * unit
    return math.hypot(dx_row, dy_row) * crs.GetLinearUnits(), math.hypot(dx_col, dy_col) * crs.GetLinearUnits()


def _edges(count: int, pixel_m: float) -> np.ndarray:
    """Whole pixels between which cells lie along an axis."""
    cells = min(count, MOST_CELLS, max(2, math.ceil(count * pixel_m / CELL_M)))
    return np.unique(np.round(np.linspace(0, count, cells + 1)))


def _on_earth(
    grid: Grid, crs: osr.SpatialReference, rows: np.ndarray, cols: np.ndarray
) -> Optional[tuple[np.ndarray, np.ndarray, Optional[float]]]:
    """Longitudes, radians, and `zone_m2` of corners, float64, shape (rows, cols) both; None where nothing tells.

    The third is `zone_m2` of the pole; None where longitudes run on along rows and columns, as they do in degrees.
    """
    x0, dx_col, dx_row, y0, dy_col, dy_row = grid.geotransform
    x = x0 + cols * dx_col + rows[:, None] * dx_row
    y = y0 + cols * dy_col + rows[:, None] * dy_row
    try:
        with exceptions():
            degrees = crs.CloneGeogCS()
            unit, axis, inverse = degrees.GetAngularUnits(), degrees.GetSemiMajor(), degrees.GetInvFlattening()
            if not crs.IsGeographic():
                for one in (crs, degrees):
                    one.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
                move = osr.CoordinateTransformation(crs, degrees)
                found = np.array(move.TransformPoints(np.stack([x.ravel(), y.ravel()], -1).tolist()))
                x, y = found[:, 0].reshape(x.shape), found[:, 1].reshape(x.shape)
    except RuntimeError:  # corners that lie beyond the ends of the earth
        return None
    # Grids in degrees may go half a pixel beyond the pole, where nothing is.
    pole = None if crs.IsGeographic() else float(zone_m2(np.array(math.pi / 2), axis, inverse))
    return x * unit, zone_m2(np.clip(y * unit, -math.pi / 2, math.pi / 2), axis, inverse), pole


def _cells(longitudes: np.ndarray, souths: np.ndarray, pole: Optional[float]) -> np.ndarray:
    """The areas between neighbouring corners, see `_on_earth`."""
    if pole is None:
        return _quadrangles(longitudes, souths)
    away = np.sqrt(2 * np.maximum(pole - np.abs(souths), 0))
    around = _quadrangles(away * np.cos(longitudes), away * np.sin(longitudes))
    is_polar = np.abs(souths) > _POLAR * pole
    is_polar = is_polar[1:, 1:] | is_polar[1:, :-1] | is_polar[:-1, 1:] | is_polar[:-1, :-1]
    return np.where(is_polar, around, _quadrangles(longitudes, souths, 2 * math.pi))


def _quadrangles(x: np.ndarray, y: np.ndarray, turn: float = 0.0) -> np.ndarray:
    """The areas between neighbouring corners on a plane; `turn` is how far x goes until it is where it began."""
    falling = (slice(1, None), slice(1, None)), (slice(None, -1), slice(None, -1))
    rising = (slice(None, -1), slice(1, None)), (slice(1, None), slice(None, -1))
    diagonals = []
    for one, other in (falling, rising):
        along = x[one] - x[other]
        diagonals.append((along - turn * np.round(along / turn) if turn else along, y[one] - y[other]))
    (east, north), (other_east, other_north) = diagonals
    return np.abs(east * other_north - north * other_east) / 2


def _between(places: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The known place before each, and the share of the way to the next; on beyond the ends, where there are two."""
    if len(known) == 1:
        return np.zeros(len(places), int), np.zeros(len(places))
    before = np.clip(np.searchsorted(known, places, "right") - 1, 0, len(known) - 2)
    return before, (places - known[before]) / (known[before + 1] - known[before])
