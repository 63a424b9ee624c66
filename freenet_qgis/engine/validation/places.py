# SPDX-License-Identifier: GPL-3.0-or-later
"""Places: polygons that lie together, which are one witness of what a map is worth.

Where one of two neighbours is trained on and the other tested, a map is flattered: the same field lies on both sides,
and the network sees the one while it looks at the other. So polygons nearer to each other than a distance, of whatever
class and over others between them, too, are held out together or not at all.

The distance is as large as the data allow, at most the `CORE_PX` of `nearness`. Where a class would be left with too
few places, or with hardly a pixel but in one that is too large to be held out, it shrinks for these, pixel by pixel,
until they fall into enough of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .nearness import Nearness
from .unit_pixels import LARGEST_SHARE, UnitPixels, holdable

FEWEST = 3  # places of a class that can be held out, where its polygons make as many: one for each fold of the trial…
LEAST_SHARE = 0.05  # …and the share of its pixels in these: of thousands of points most may make a single place


@dataclass(frozen=True)
class Places:
    """The place of each unit, such as a polygon.

    Attributes:
        units: Numbers of the units, ascending, shape (units,).
        place: The place 1… of each, int32, the same shape. Places are counted in reading order of their first pixels:
            how units are numbered, and whether somebody cut a field in two, makes no difference.
        apart: Pixels that each place lies at least away from all others, from the middle of a pixel to the middle of a
            pixel, int, shape (places,); 0 of the place of a class that has no other.
    """

    units: np.ndarray
    place: np.ndarray
    apart: np.ndarray

    def of(self, labels: np.ndarray, units: np.ndarray) -> np.ndarray:
        """The place of each labelled pixel, int32, shape (rows, cols); labels and units as of `places`, or part."""
        pixels = np.flatnonzero(labels)
        found = np.zeros(labels.shape, np.int32)  # of a large scene only what is written to takes memory
        found.ravel()[pixels] = self.place[np.searchsorted(self.units, units.ravel()[pixels])]
        return found


def places(labels: np.ndarray, units: np.ndarray, nearness: Nearness) -> Places:
    """Which units belong together.

    Those of one class that touch always do. The only one of a class belongs to no other, however near: it cannot be
    held out, and stays in training or is cut in two.

    Args:
        labels: Integers, shape (rows, cols); 0 is unlabelled, 1…n are the classes. May be part of what nearness is of,
            and scenes or pieces of them side by side.
        units: Integers from 1, the same shape; the unit of each labelled pixel.
        nearness: Of these units, on the scenes that they lie on.
    """
    every = UnitPixels.of(labels, units)
    pairs, apart = _among(every, nearness)
    own = every.pixels.argmax(1)
    region = _joined(len(own), pairs[(apart == 1) & (own[pairs[:, 0]] == own[pairs[:, 1]])])
    regions = every.grouped(region)
    tested = regions.pixels * regions.is_spread
    pairs = region[pairs]
    linked = tested.any(1)[pairs].all(1)
    place, distance = _grown(tested, pairs[linked], apart[linked], nearness.reach)
    distance[np.setdiff1d(place, place[tested.any(1)])] = 0
    order = np.argsort(regions.grouped(place).first)
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(1, len(order) + 1)
    return Places(every.numbers, rank[place[region]], distance[order])


def _grown(tested: np.ndarray, pairs: np.ndarray, apart: np.ndarray, reach: int) -> tuple[np.ndarray, np.ndarray]:
    """The place 0… of each region, and the distance that made each place.

    Args:
        tested: Pixels of each region and class, of classes that can be tested; shape (regions, classes).
        pairs: Two regions that are near each other, shape (n, 2).
        apart: How near, shape (n,).
        reach: All that are nearer than so many pixels are among them.
    """
    times, share = _holdable_of_each(tested)
    wanted, least = np.minimum(FEWEST, times), np.minimum(LEAST_SHARE, share)
    place = _joined(len(tested), pairs[apart < reach])
    distance = np.full(place.max(initial=-1) + 1, reach)
    for less in range(reach - 1, 0, -1):
        pixels = np.zeros((len(distance), tested.shape[1]), np.int64)
        np.add.at(pixels, place, tested)
        times, share = _holdable_of_each(pixels)
        scarce = (times < wanted) | (share < least)
        if not scarce.any():
            break
        falls = pixels[:, scarce].any(1)
        parts = len(distance) + _joined(len(tested), pairs[apart < less])
        names, place = np.unique(np.where(falls[place], parts, place), return_inverse=True)
        distance = np.append(distance, np.full(len(tested), less))[names]
    return place, distance


def _holdable_of_each(pixels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """In how many units that may be held out each class lies, and with what share of its pixels; see `holdable`."""
    known = pixels.any(0)
    held = np.zeros_like(pixels)
    held[:, known] = pixels[:, known] * holdable(pixels[:, known], LARGEST_SHARE)[:, None]
    return (held > 0).sum(0), held.sum(0) / np.maximum(pixels.sum(0), 1)


def _among(every: UnitPixels, nearness: Nearness) -> tuple[np.ndarray, np.ndarray]:
    """The pairs that are both among some units, as indices of these, shape (n, 2), and how near they are."""
    are_known = np.isin(nearness.pairs, every.numbers).all(1)
    return every.row(nearness.pairs[are_known]), nearness.apart[are_known]


def _joined(count: int, pairs: np.ndarray) -> np.ndarray:
    """The group 0… of each of so many things of which some pairs belong together, shape (count,)."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    links = coo_matrix((np.ones(len(pairs), bool), (pairs[:, 0], pairs[:, 1])), (count, count))
    return connected_components(links, directed=False)[1]
