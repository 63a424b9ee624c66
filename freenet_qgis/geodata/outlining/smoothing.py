# SPDX-License-Identifier: GPL-3.0-or-later
"""Outlines along the sides of pixels, as they are or smoothed, without gaps or overlaps between neighbours.

To smooth, the corners of pixels and the middles of their sides are drawn again and again towards the middle of those
beside them, and pushed back a little, lest small things shrink. Nodes, where three or more regions meet, and the edge
of the raster stay where they are. What a point becomes depends on the points along its line alone and not on the
direction in which they come, so both neighbours get the very same line.

Nor can lines cross: each point keeps within a box around its corner of a pixel or the middle of its side, and boxes are
so small that the lines between them stay within the squares of pixel size around the corners, of which every line has
its own. Hence polygons stay as valid as they were, and no outline moves by half a pixel.

Source: Taubin 1995, "A signal processing approach to fair surface design", SIGGRAPH, doi 10.1145/218380.218473: the two
alternating steps; boxes and fixed nodes are ours.
"""

from __future__ import annotations

import numpy as np

from .edges import NODE, corners
from .rings import Rings

ROUNDS = 4  # for each degree of smoothing
TOWARDS, BACK = 1 / 2, -17 / 32  # shares of the way to the middle
CORNER_BOX = 3 / 8  # of a pixel, to each side, that a corner may move
ALONG, ACROSS = 1 / 16, 13 / 32  # that the middle of a side may move


def outlines(rings: Rings, size: tuple[int, int], smoothing: int) -> tuple[np.ndarray, np.ndarray]:
    """The vertices of rings.

    Args:
        rings: The rings.
        size: Rows and columns of the raster.
        smoothing: How much, see `PolygonsRequest`; 0 leaves them as they are.

    Returns:
        Columns and rows in pixels from the raster's upper left corner, float64, shape (n, 2), rings after each other;
        and where each ring begins there, one more for the end.
    """
    places = corners(rings.codes, size[1])
    if not smoothing:
        return places[:, ::-1].astype(float), rings.offsets
    points, step, offsets = _halves(places, rings.offsets)
    is_middle = (points != np.floor(points)).any(-1)
    is_edge = (points == 0).any(-1) | (points == np.array(size, float)).any(-1)
    is_node = np.zeros(len(points), bool)
    is_node[_first_of(places, rings.offsets)] = (rings.codes & NODE) > 0
    box = np.where(is_middle[:, None], np.where(step != 0, ALONG, ACROSS), CORNER_BOX)
    box[is_edge | is_node] = 0
    low, high = points - box, points + box
    for _ in range(ROUNDS * smoothing):
        for share in (TOWARDS, BACK):
            before, after = beside(points, offsets)
            points = np.clip(points + share * ((before + after) / 2 - points), low, high)
    before, after = beside(points, offsets)
    (row, col), (next_row, next_col) = (points - before).T, (after - points).T
    is_kept = (row * next_col != col * next_row) | is_node
    return points[is_kept][:, ::-1], np.concatenate([[0], np.cumsum(is_kept)])[offsets]


def beside(points: np.ndarray, offsets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The points before and after each on its ring, of the shape of the points."""
    first, last = offsets[:-1], offsets[1:] - 1
    before, after = np.empty_like(points), np.empty_like(points)
    before[1:], after[:-1] = points[:-1], points[1:]
    before[first], after[last] = points[last], points[first]
    return before, after


def _halves(places: np.ndarray, offsets: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Every corner of a pixel and every middle of a side along rings, by the places where they bend or branch.

    Returns:
        Rows and columns, float64, shape (m, 2); the half step from each to the next, of that shape; and where each
        ring begins, one more for the end.
    """
    _, after = beside(places, offsets)
    counts = 2 * np.abs(after - places).sum(-1)
    first = _first_of(places, offsets)
    step = np.sign(after - places) / 2
    steps = np.repeat(step, counts, axis=0)
    number = np.arange(len(steps)) - np.repeat(first, counts)
    points = np.repeat(places, counts, axis=0) + number[:, None] * steps
    return points, steps, np.append(first, len(steps))[offsets]


def _first_of(places: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """Where, among the points of `_halves`, each place is."""
    _, after = beside(places, offsets)
    counts = 2 * np.abs(after - places).sum(-1)
    return np.cumsum(counts) - counts
