# SPDX-License-Identifier: GPL-3.0-or-later
"""The polygons of a class map, one after the other while the map is read from top to bottom.

A region is given out as soon as it ends; what is kept in memory is a strip and the outlines of regions that go on.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...contract.job import Grid
from ..class_maps.class_strips import strips
from . import rings as ring_sets
from .chains import Chains
from .classed_rows import NONE, STRIP_PX, ClassedRows
from .edges import trace
from .open_regions import OpenRegions
from .regions import numbered
from .rings import Rings
from .smoothing import beside, outlines
from .tallies import Tallies

CHUNK_CODES = 2**18  # corners whose polygons are made at a time

Layers = Callable[[slice], tuple[Optional[np.ndarray], Optional[np.ndarray]]]  # areas and confidence of rows


@dataclass(frozen=True)
class Polygon:
    """A polygon of a map.

    Attributes:
        wkb: Its outline with its holes, in the CRS of the map.
        value: Of its class.
        area_m2: On the ellipsoid; None where nothing tells.
        confidence: Mean over its pixels; None where none of them has any.
    """

    wkb: bytes
    value: int
    area_m2: Optional[float]
    confidence: Optional[float]


def polygons(
    class_map: ClassedRows,
    layers: Layers,
    smoothing: int,
    on_progress: Callable[[float], None],
    strip_px: int = STRIP_PX,
) -> Iterator[Polygon]:
    """The polygons of a class map, valid as OGC wants them; neighbours share every vertex of the line between them.

    Args:
        class_map: The map.
        layers: Gives, of some rows, the area of each pixel in square metres and its confidence, NaN where it has none,
            both float, shape (rows, cols); None for what is not known.
        smoothing: See `smoothing.outlines`.
        on_progress: Called with 0…1; may raise.
        strip_px: How many pixels are looked at at a time, about.

    Raises:
        FreeNetError: If the map cannot be read or holds what no class map does.
    """
    grid, chains, going_on = class_map.grid, Chains(), OpenRegions(class_map.grid.cols)
    parts = list(strips(grid, strip_px))
    around = np.full((1, grid.cols), NONE, np.int16)
    above, values = around, class_map.read(parts[0])
    for rows, following in zip(parts, [*parts[1:], None]):
        below = class_map.read(following) if following else around
        framed = np.pad(np.concatenate([above[-1:], values, below[:1]]), ((0, 0), (1, 1)), constant_values=NONE)
        regions, own = numbered(values)
        found, closed_by = _rings(framed, rows.start, regions, chains)
        tallies = Tallies.of(regions, own, *layers(rows))
        done, done_rings = going_on.take(values, regions, tallies, found, closed_by, is_last=following is None)
        yield from _made(done, done_rings, grid, smoothing)
        above, values = values, below
        on_progress(rows.stop / grid.rows)


def _rings(framed: np.ndarray, top: int, regions: np.ndarray, chains: Chains) -> tuple[Rings, Rings]:
    """The rings that lie in a strip, and those that come to their end in it, by the number of their region there."""
    traced = trace(framed, top, regions)
    every = Rings(traced.codes, traced.offsets, traced.region)
    is_open = traced.enters >= 0
    codes, region = [], []
    for number in np.flatnonzero(is_open).tolist():
        own = traced.codes[traced.offsets[number] : traced.offsets[number + 1]].copy()
        ring = chains.add(int(traced.enters[number]), int(traced.leaves[number]), own)
        if ring is not None:
            codes.append(ring)
            region.append(int(traced.region[number]))
    return ring_sets.chosen(every, np.flatnonzero(~is_open)), ring_sets.gathered(codes, region)


def _made(tallies: Tallies, rings: Rings, grid: Grid, smoothing: int) -> Iterator[Polygon]:
    """Polygons of regions that are complete; their rings are sorted by the position of their region."""
    starts = np.searchsorted(rings.polygon, np.arange(len(tallies.values) + 1))  # the first ring of each polygon
    first = 0
    while first < len(tallies.values):
        reach = rings.offsets[starts[first]] + CHUNK_CODES
        stop = int(np.searchsorted(rings.offsets[starts], reach, "right")) - 1
        stop = min(max(stop, first + 1), len(tallies.values))
        part = rings.part(slice(starts[first], starts[stop]))
        yield from _of_part(tallies, ring_sets.simple(part), grid, smoothing)
        first = stop


def _of_part(tallies: Tallies, rings: Rings, grid: Grid, smoothing: int) -> Iterator[Polygon]:
    """The polygons of some rings, which are sorted by them."""
    points, offsets = outlines(rings, (grid.rows, grid.cols), smoothing)
    _, after = beside(points, offsets)
    twice = points[:, 0] * after[:, 1] - points[:, 1] * after[:, 0]
    areas = np.add.reduceat(twice, offsets[:-1]) / 2  # pixels; below 0 of holes
    numbers, first = np.unique(rings.polygon, return_index=True)
    pixels = np.add.reduceat(areas, first)
    texts = _ring_texts(_placed(points, grid), offsets)
    ends = [*first[1:].tolist(), len(areas)]
    shell = areas > 0
    figures = tallies.figures(numbers, pixels)
    for start, end, (value, area_m2, confidence) in zip(first.tolist(), ends, figures):
        parts = texts[start:end]
        if end - start > 1:
            outer = start + int(np.argmax(shell[start:end]))
            parts = [texts[outer], *texts[start:outer], *texts[outer + 1 : end]]
        wkb = struct.pack("<BII", 1, 3, len(parts)) + b"".join(parts)
        yield Polygon(wkb, value, area_m2, confidence)


def _placed(points: np.ndarray, grid: Grid) -> np.ndarray:
    """Columns and rows as coordinates."""
    x0, dx_col, dx_row, y0, dy_col, dy_row = grid.geotransform
    col, row = points.T
    return np.stack([x0 + col * dx_col + row * dx_row, y0 + col * dy_col + row * dy_row], -1)


def _ring_texts(places: np.ndarray, offsets: np.ndarray) -> list[bytes]:
    """Each ring as WKB has it, closed."""
    sizes = np.diff(offsets)
    starts = np.concatenate([[0], np.cumsum(sizes + 1)])
    positions = np.repeat(offsets[:-1] - starts[:-1], sizes + 1) + np.arange(starts[-1])
    positions[starts[1:] - 1] = offsets[:-1]
    text = places[positions].astype("<f8").tobytes()
    return [
        struct.pack("<I", stop - start) + text[16 * start : 16 * stop]
        for start, stop in zip(starts[:-1].tolist(), starts[1:].tolist())
    ]
