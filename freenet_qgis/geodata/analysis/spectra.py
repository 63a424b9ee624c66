# SPDX-License-Identifier: GPL-3.0-or-later
"""Mean and spread of the spectra of classes, from a sample of their pixels that does not grow with the scene."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Optional, Protocol

import numpy as np
from osgeo import gdal

from ...contract.job import MAX_CLASSES, ClassInfo, Grid
from ...errors import FreeNetError
from ...request import Labelled, Radius, Scene, Shape
from ...text.i18n import tr
from .. import raster
from ..access.gdal_calls import open_raster, reported
from ..access.signed_bytes import with_sign
from ..access.windows import Window
from ..class_maps.class_map import ClassMap, legend
from ..class_maps.class_zero import zero_means
from ..raster import BandReader, RasterInfo
from ..vector import small_shapes
from ..vector.polygons import burn, moved, on_grid

PATCH_PX = 32  # side of the squares that are read; reading one must not keep QGIS waiting
PATCHES = 16  # of each class that are read
MOST_PX = 3000  # of each class that are looked at
OVERVIEW_PX = 1000  # to which a map is reduced to find out where its classes lie
LOW, HIGH = 5, 95  # percentiles
_NONE = -1  # in place of the value of a class


@dataclass(frozen=True)
class Spread:
    """The spectra of some pixels, in physical units; NaN in bands where none of them has data.

    Attributes:
        mean: float64, shape (bands,), as are the others.
        deviation: Standard deviation.
        low: 5th percentile.
        high: 95th percentile.
        pixels: How many there were.
    """

    mean: np.ndarray
    deviation: np.ndarray
    low: np.ndarray
    high: np.ndarray
    pixels: int


class Labels(Protocol):
    """Which class lies where."""

    classes: tuple[ClassInfo, ...]

    def patches(self) -> list[np.ndarray]:
        """For each class the squares in which it may lie: their rows and columns, shape (n, 2)."""

    def of(self, window: Window) -> np.ndarray:
        """Integers, shape (rows, cols); 0 is none, 1…n are the classes."""


class TrainingLabels:
    """Of training features, as training burns them."""

    def __init__(self, training: Labelled, grid: Grid) -> None:
        self.classes = training.classes
        self._shapes, self._grid = training.shapes, grid
        self._all_touched, self._radius = training.all_touched, training.radius
        self._bounds = np.array([_bounds(shape, grid, training.radius) for shape in training.shapes], float).reshape(
            -1, 4
        )

    def patches(self) -> list[np.ndarray]:
        """See `Labels`."""
        found: list[set[tuple[int, int]]] = [set() for _ in self.classes]
        last_row, last_col = (self._grid.rows - 1) // PATCH_PX, (self._grid.cols - 1) // PATCH_PX
        for shape, bounds in zip(self._shapes, self._bounds):
            if not np.isfinite(bounds).all():
                continue
            top, left, bottom, right = np.floor(bounds / PATCH_PX).astype(int).tolist()
            rows = range(max(0, top), min(last_row, bottom) + 1)
            cols = range(max(0, left), min(last_col, right) + 1)
            found[shape.label - 1].update((row, col) for row in rows for col in cols)
        return [np.array(sorted(one), int).reshape(-1, 2) for one in found]

    def of(self, window: Window) -> np.ndarray:
        """See `Labels`."""
        left, top, width, height = window
        low, high = self._bounds[:, :2], self._bounds[:, 2:]
        meets = (low <= (top + height, left + width)).all(1) & (high >= (top, left)).all(1)
        shapes = [shape for shape, does in zip(self._shapes, meets.tolist()) if does]
        part = replace(self._grid, rows=height, cols=width, geotransform=moved(self._grid.geotransform, left, top))
        return burn(shapes, part, self._all_touched, self._radius).labels


class RasterLabels:
    """Of a raster of classes, brought onto the grid of another."""

    def __init__(self, class_map: ClassMap) -> None:
        self.classes = class_map.classes
        self._map = class_map

    def patches(self) -> list[np.ndarray]:
        """See `Labels`."""
        rows, cols = self._map.values.shape
        found: list[list[tuple[int, int]]] = [[] for _ in self.classes]
        for top in range(0, rows, PATCH_PX):
            labels = self._map.labels(slice(top, top + PATCH_PX))
            codes = np.unique(labels * np.int64(cols) + np.arange(cols) // PATCH_PX)
            for label, col in zip(*(part.tolist() for part in np.divmod(codes, cols))):
                if label:
                    found[label - 1].append((top // PATCH_PX, col))
        return [np.array(one, int).reshape(-1, 2) for one in found]

    def of(self, window: Window) -> np.ndarray:
        """See `Labels`."""
        left, top, width, height = window
        return self._map.labels(slice(top, top + height))[:, left : left + width]


class MapLabels:
    """Of a class map on the grid of a raster."""

    def __init__(self, class_map: Scene, grid: Grid) -> None:
        """Open a map.

        Args:
            class_map: The map; taken to be in the CRS of the raster.
            grid: Of the raster.

        Raises:
            FreeNetError: If it is no class map, or lies on another grid.
        """
        self._info = raster.of(replace(class_map, crs_wkt=grid.crs_wkt))
        path = self._info.path
        own = self._info.grid
        if len(self._info.bands) != 1:
            count = len(self._info.bands)
            raise FreeNetError(
                tr("'{name}' has {count} bands, a class map has one.").format(name=path.name, count=count),
                tr("Choose a class map."),
            )
        if (own.rows, own.cols) != (grid.rows, grid.cols) or not np.allclose(own.geotransform, grid.geotransform):
            raise FreeNetError(
                tr("'{name}' does not lie on the pixels of the raster.").format(name=path.name),
                tr("Choose a map of this very raster."),
            )
        self._dataset = open_raster(path)
        self._band = self._dataset.GetRasterBand(self._info.bands[0].number)
        self._validity = self._info.validity(self._dataset, self._info.bands)
        known = legend(self._band, path, class_map.classes)
        zero = zero_means(self._band, self._info.bands[0], known.names.get(0, ""), class_map.nodata)
        self._lowest = 0 if zero == "class" else 1
        cols, rows = (min(OVERVIEW_PX, size) for size in (grid.cols, grid.rows))
        self._overview = self._read((0, 0, grid.cols, grid.rows), (cols, rows))
        values = [value for value in np.unique(self._overview).tolist() if value != _NONE]
        self.classes = tuple(known.of(value) for value in values)
        self._label = np.zeros(MAX_CLASSES + 2, np.uint8)  # the last is that of `_NONE`
        self._label[values] = range(1, len(values) + 1)

    def patches(self) -> list[np.ndarray]:
        """See `Labels`."""
        sizes = zip(self._overview.shape, (self._info.grid.rows, self._info.grid.cols))
        rows, cols = ((np.arange(reduced) + 0.5) * whole / reduced // PATCH_PX for reduced, whole in sizes)
        seen = self._label[self._overview]
        found = []
        for label in range(1, len(self.classes) + 1):
            row, col = np.nonzero(seen == label)
            found.append(np.unique(np.column_stack((rows[row], cols[col])).astype(int), axis=0))
        return found

    def of(self, window: Window) -> np.ndarray:
        """See `Labels`."""
        return self._label[self._read(window, window[2:])]

    def _read(self, window: Window, size: tuple[int, int]) -> np.ndarray:
        """Values 0…255 of a window, maybe reduced, int16; `_NONE` where there is no class."""
        with reported(
            tr("'{path}' cannot be read").format(path=self._info.path),
            tr("The file may be damaged; copy or write it again."),
        ):
            values = self._band.ReadAsArray(*window, *size, resample_alg=gdal.GRIORA_NearestNeighbour)
            values = with_sign(values, self._band)
            if size == window[2:]:
                is_data = self._validity.of(values[..., None], window)[..., 0]
                values = np.where(is_data, values.astype(np.float64), _NONE)
        nodata = self._info.bands[0].nodata
        is_class = np.isfinite(values) & (values >= self._lowest) & (values <= MAX_CLASSES) & (values != nodata)
        return np.where(is_class, values, _NONE).astype(np.int16)


def spectra(
    info: RasterInfo, labels: Labels, on_progress: Callable[[float], None] = lambda done: None
) -> list[Optional[Spread]]:
    """Of every class, in all bands of a raster; None for one without a pixel that has data.

    Of each class `PATCHES` squares are read and up to `MOST_PX` pixels are looked at, always the same ones.

    Args:
        info: The raster.
        labels: Which class lies where.
        on_progress: Called with 0…1; may raise.

    Raises:
        FreeNetError: If a file cannot be read.
    """
    rng = np.random.default_rng(0)
    dataset = open_raster(info.path)
    reader = BandReader(dataset, info)
    chosen = {tuple(patch) for places in labels.patches() for patch in rng.permutation(places)[:PATCHES].tolist()}
    found: list[list[np.ndarray]] = [[] for _ in labels.classes]
    for number, (row, col) in enumerate(sorted(chosen), start=1):
        window = _window(row, col, info.grid)
        here = labels.of(window)
        if here.any():
            values = _physical(*reader.read(window), info)
            for label in np.unique(here[here > 0]).tolist():
                found[label - 1].append(values[here == label])
        on_progress(number / len(chosen))
    return [_spread(parts, rng) for parts in found]


def _physical(values: np.ndarray, is_data: np.ndarray, info: RasterInfo) -> np.ndarray:
    """Values in physical units, float32; NaN where there is no data."""
    scale, offset = (np.array([getattr(band, name) for band in info.bands]) for name in ("scale", "offset"))
    return np.where(is_data, values * scale + offset, np.nan).astype(np.float32)


def _spread(parts: Sequence[np.ndarray], rng: np.random.Generator) -> Optional[Spread]:
    if not parts:
        return None
    pixels = np.concatenate(parts)
    pixels = pixels[np.isfinite(pixels).any(1)]  # as in training, a pixel counts that has data in any band
    if len(pixels) > MOST_PX:
        pixels = pixels[rng.choice(len(pixels), MOST_PX, replace=False)]
    if not len(pixels):
        return None
    if np.isfinite(pixels).all():  # as in most files, and much faster
        pixels = pixels.astype(np.float64)
        low, high = np.percentile(pixels, (LOW, HIGH), axis=0)
        return Spread(pixels.mean(0), pixels.std(0), low, high, len(pixels))
    columns = [column[np.isfinite(column)].astype(np.float64) for column in pixels.T]
    figures = [(c.mean(), c.std(), *np.percentile(c, (LOW, HIGH))) if len(c) else [np.nan] * 4 for c in columns]
    mean, deviation, low, high = np.array(figures).T
    return Spread(mean, deviation, low, high, len(pixels))


def _window(row: int, col: int, grid: Grid) -> Window:
    left, top = col * PATCH_PX, row * PATCH_PX
    return left, top, min(PATCH_PX, grid.cols - left), min(PATCH_PX, grid.rows - top)


def _bounds(shape: Shape, grid: Grid, radius: Radius) -> tuple[float, float, float, float]:
    """Top, left, bottom and right of a shape in pixels of the grid; NaN for an empty one."""
    with reported(
        tr("The geometry of {feature} cannot be read").format(feature=shape.name),
        tr("Repair it in QGIS, or delete it."),
    ):
        (geometry,) = on_grid([shape], grid)
        x_min, x_max, y_min, y_max = geometry.GetEnvelope()
        small = small_shapes.of([geometry], grid, radius)
    if geometry.IsEmpty():
        return (np.nan,) * 4
    if small:
        rows, cols = small[0]
        return (rows.min(), cols.min(), rows.max(), cols.max()) if len(rows) else (np.nan,) * 4
    x, y = np.array([x_min, x_min, x_max, x_max]), np.array([y_min, y_max, y_min, y_max])
    to_pixel = gdal.InvGeoTransform(grid.geotransform)
    cols, rows = to_pixel[0] + x * to_pixel[1] + y * to_pixel[2], to_pixel[3] + x * to_pixel[4] + y * to_pixel[5]
    return rows.min(), cols.min(), rows.max(), cols.max()
