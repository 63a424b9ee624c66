# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a new training polygon would help most: places where the classes of a map are hardest to tell apart.

Margin sampling, as active learning has it: the smaller the difference of the two likeliest classes, the more a label
tells. It is averaged over a small neighbourhood, so that a noisy pixel counts little; borders are put off, for they
are no place to draw a polygon; and suggestions keep a distance from each other, so that they do not all ask the same
question. Where it is known which spectra are unlike the training data, places of such come first: what the map
cannot tell apart there is not the question, for the right class may be none of them.

Source: Tuia et al. 2011, "A survey of active learning algorithms for supervised remote sensing image classification",
IEEE JSTSP 5(3), doi 10.1109/JSTSP.2011.2139193; the raster is read in windows and memory does not grow with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Optional

import numpy as np
from osgeo import ogr

from ...contract.job import Band, Grid
from ...errors import FreeNetError
from ...request import Scene, Shape
from ...text.i18n import number, tr
from .. import raster
from ..access.gdal_calls import checked, open_raster, reported
from ..access.grid import pixel_size
from ..access.signed_bytes import read_bands
from ..access.windows import WINDOW_BYTES, Window, windows
from ..raster import RasterInfo
from ..vector.polygons import burn, moved
from .neighbourhoods import RADIUS_PX, across, around, grown, has_enough
from .unlike_places import UnlikePlaces

OF_ONE_KIND = 3  # times as far from each other are places unlike the training data: a whole roof asks one question
BESIDE_PX = 5  # nearer to a training feature than this counts as beside it
SPREAD = 1 / 20  # of the scene's diagonal, the distance kept where none is given
MOST_CELLS = 2**18  # of which the best place is remembered
PIXEL_BYTES = 64  # held for each pixel of a window
ROUNDING = 1e-3  # by which probabilities may leave 0…1

Kind = Literal["unlike", "disputed"]
_Place = tuple[float, int, int]  # how little it says, row, column


@dataclass(frozen=True)
class Suggestion:
    """A place for a new polygon.

    Attributes:
        x: In the CRS of the raster, as is `y`.
        y: See `x`.
        margin: Difference of the two highest class probabilities, 0…1, mean over the neighbourhood.
        classes: Names of the two classes that are likeliest there.
        probabilities: Theirs, mean over the neighbourhood.
        kind: Why it is suggested: its spectra are unlike the training data, or its class is disputed.
        novelty: How unlike, mean over the neighbourhood; None where that is not known.
    """

    x: float
    y: float
    margin: float
    classes: tuple[str, str]
    probabilities: tuple[float, float]
    kind: Kind = "disputed"
    novelty: Optional[float] = None


def read_classes(scene: Scene, check: Callable[[], None] = lambda: None, name: str = "") -> RasterInfo:
    """The description of a raster of class probabilities, one band a class.

    Args:
        scene: The raster.
        check: As of `raster.describe`.
        name: What the user calls it; empty for the name of its file.

    Raises:
        FreeNetError: If it cannot be one.
    """
    info = raster.of(scene, check)
    if len(info.bands) < 2:
        raise _other_raster(
            tr("'{name}' has one band; of class probabilities there is a band for each class.").format(
                name=name or info.path.name
            )
        )
    return info


def default_distance(grid: Grid) -> float:
    """The distance between suggestions that suits a scene, in its map units."""
    return max(SPREAD * float(np.hypot(grid.rows, grid.cols)), 2 * RADIUS_PX + 1) * pixel_size(grid)


def suggest(
    info: RasterInfo,
    outlines: Sequence[bytes],
    count: int,
    distance: float,
    on_progress: Callable[[float], None],
    novelty: Optional[RasterInfo] = None,
    window_bytes: int = WINDOW_BYTES,
) -> list[Suggestion]:
    """Places for new polygons, the one that would help most first; fewer where there is no room.

    Where novelty is known, up to half of them are places unlike the training data, which come first.

    Args:
        info: From `read_classes`.
        outlines: Training features to keep away from, WKB in the CRS of the raster.
        count: Of places.
        distance: That two of them keep from each other at least, map units.
        on_progress: Called with 0…1; may raise.
        novelty: From `read_novelty`; None where that is not known.
        window_bytes: How much of the raster is in memory at a time, about.

    Raises:
        FreeNetError: If the raster cannot be read or holds no probabilities.
    """
    source, unlike = _Source(info), None if novelty is None else UnlikePlaces(novelty)
    beside = _widened(outlines, BESIDE_PX * pixel_size(info.grid))
    torn, strange = (_Cells(_cell_side(info.grid, distance)) for _ in range(2))
    for window in windows(source.dataset, PIXEL_BYTES, window_bytes):
        looked_at = [(torn, source.torn(window)), *([] if unlike is None else [(strange, unlike.alike(window))])]
        is_beside = burn(beside, _part(info.grid, window), all_touched=True).labels > 0 if beside else False
        for cells, values in looked_at:
            cells.add(np.where(is_beside, np.float32(np.inf), values), window)
        on_progress((window[1] + window[3]) / info.grid.rows)
    first = _spread(strange.ranked(), info.grid, (count + 1) // 2, OF_ONE_KIND * distance)
    every = _spread(torn.ranked(), info.grid, count, distance, first)
    found = [source.suggestion(row, col) for _, row, col in every]
    if unlike is None:
        return found
    kinds: list[Kind] = ["unlike" if index < len(first) else "disputed" for index in range(len(every))]
    known = zip(found, kinds, every)
    return [replace(one, kind=kind, novelty=unlike.novelty(row, col)) for one, kind, (_, row, col) in known]


class _Source:
    """Reads class probabilities."""

    def __init__(self, info: RasterInfo) -> None:
        self._info, self.grid = info, info.grid
        self.dataset = open_raster(info.path)
        self._validities = [info.validity(self.dataset, [band]) for band in info.bands]

    def torn(self, window: Window) -> np.ndarray:
        """How little a place says, float32, shape (rows, cols); infinite where there is no data, or too little around.

        The mean margin around each pixel, and added to it by how much the probabilities change across its
        neighbourhood: between two fields of which the map is sure enough there is a border, but nothing to draw.
        """
        left, top, width, height = window
        seen = grown(window, self.grid, 2 * RADIUS_PX)
        highest, second, change = np.zeros((3, seen[3], seen[2]), np.float32)
        has_data = np.ones(highest.shape, bool)
        for values, is_data in self._bands(seen):
            np.maximum(second, np.minimum(highest, values), out=second)
            np.maximum(highest, values, out=highest)
            smooth = around(values) / np.maximum(around(is_data.astype(np.float32)), 1)
            change += across(smooth, 0) ** 2 + across(smooth, 1) ** 2
            has_data &= is_data
        known = around(has_data.astype(np.float32))
        margin = around((highest - second) * has_data) / np.maximum(known, 1)
        torn = np.where(has_enough(has_data, known), margin + np.sqrt(change), np.float32(np.inf))
        return torn[top - seen[1] :, left - seen[0] :][:height, :width]

    def suggestion(self, row: int, col: int) -> Suggestion:
        """What is disputed around a pixel."""
        values, is_data = map(np.stack, zip(*self._bands(grown((col, row, 1, 1), self.grid, RADIUS_PX))))
        known = values[:, is_data.all(0)].astype(np.float64)
        means, ordered = known.mean(1), np.sort(known, 0)
        one, other = np.argsort(-means, kind="stable")[:2].tolist()
        return Suggestion(
            *_centre(self.grid, row, col),
            margin=float((ordered[-1] - ordered[-2]).mean()),
            classes=(self._info.bands[one].name, self._info.bands[other].name),
            probabilities=(float(means[one]), float(means[other])),
        )

    def _bands(self, window: Window) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Probabilities of each class, float32 and 0 where there is no data, and where there is."""
        for band, validity in zip(self._info.bands, self._validities):
            with reported(
                tr("'{path}' cannot be read").format(path=self._info.path),
                tr("The file may be damaged; copy or write it again."),
            ):
                values = read_bands(self.dataset, [band.number], self._info.dtype, window)
                is_data = validity.of(values, window)[..., 0]
            values = np.where(is_data, values[..., 0], 0).astype(np.float32)
            self._check(values, band)
            yield values, is_data

    def _check(self, values: np.ndarray, band: Band) -> None:
        low, high = values.min(), values.max()
        if low < -ROUNDING or high > 1 + ROUNDING:
            seen = number(low if low < -ROUNDING else high, "g")
            raise _other_raster(
                tr("'{name}' holds {value} in '{band}'; probabilities are 0 to 1.").format(
                    name=self._info.path.name, value=seen, band=band.name
                )
            )


class _Cells:
    """The best place in each cell of a coarse grid over the raster."""

    def __init__(self, side: int) -> None:
        self._side = side
        self._best: dict[tuple[int, int], _Place] = {}

    def add(self, torn: np.ndarray, window: Window) -> None:
        """Look at a window, whose values are infinite where no suggestion may be."""
        left, top, width, height = window
        for rows in _pieces(top, height, self._side):
            for cols in _pieces(left, width, self._side):
                part = torn[rows.start - top : rows.stop - top, cols.start - left : cols.stop - left]
                row, col = np.unravel_index(int(part.argmin()), part.shape)
                if np.isfinite(part[row, col]):
                    place = float(part[row, col]), rows.start + int(row), cols.start + int(col)
                    cell = rows.start // self._side, cols.start // self._side
                    self._best[cell] = min(self._best.get(cell, place), place)

    def ranked(self) -> list[_Place]:
        """How little each place says, its row and its column, in this order."""
        return sorted(self._best.values())


def _pieces(start: int, length: int, side: int) -> Iterator[slice]:
    """start…start + length, cut at the multiples of `side`."""
    while length > 0:
        step = min(length, side - start % side)
        yield slice(start, start + step)
        start, length = start + step, length - step


def _spread(
    places: Sequence[_Place], grid: Grid, count: int, distance: float, before: Sequence[_Place] = ()
) -> list[_Place]:
    """Some places, and the first ones of a ranking that keep their distance from all before them; so many in all."""
    chosen = list(before)
    centres = np.array([_centre(grid, row, col) for _, row, col in chosen]).reshape(-1, 2)
    for place in places:
        centre = np.array(_centre(grid, *place[1:]))
        if len(chosen) < count and (np.hypot(*(centres - centre).T) >= distance).all():
            chosen.append(place)
            centres = np.vstack((centres, centre))
    return chosen


def _cell_side(grid: Grid, distance: float) -> int:
    """Side of a cell, pixels: half the distance, for a place too near to a better one has others in its cell."""
    fewest = np.sqrt(grid.rows * grid.cols / MOST_CELLS)
    return max(1, int(np.ceil(max(distance / pixel_size(grid) / 2, fewest))))


def _widened(outlines: Sequence[bytes], distance: float) -> list[Shape]:
    """The features and what lies beside them."""
    with reported(tr("The training data cannot be widened"), tr("Repair their geometry in QGIS.")):
        geometries = list(checked(ogr.CreateGeometryFromWkb(outline).Buffer(distance) for outline in outlines))
        return [Shape(bytes(geometry.ExportToWkb()), 1, tr("a training feature")) for geometry in geometries]


def _part(grid: Grid, window: Window) -> Grid:
    left, top, width, height = window
    return replace(grid, rows=height, cols=width, geotransform=moved(grid.geotransform, left, top))


def _centre(grid: Grid, row: int, col: int) -> tuple[float, float]:
    """Map coordinates of the middle of a pixel."""
    x, dx_col, dx_row, y, dy_col, dy_row = grid.geotransform
    return x + (col + 0.5) * dx_col + (row + 0.5) * dx_row, y + (col + 0.5) * dy_col + (row + 0.5) * dy_row


def _other_raster(message: str) -> FreeNetError:
    return FreeNetError(message, tr("Choose the class probabilities that a run wrote (PROBABILITIES)."))
