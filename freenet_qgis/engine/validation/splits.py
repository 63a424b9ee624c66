# SPDX-License-Identifier: GPL-3.0-or-later
"""Which training pixels are held out to measure accuracy, by each validation method.

Neighbouring pixels are alike, so pixels drawn at random flatter a map; whole polygons or blocks do not. What is said of
the methods stands in `contract.validation`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from ...contract.validation import HELD_OUT, Validation
from .division import divide

SMALLEST_SHARE = 0.15  # of a divided polygon
LARGEST_SHARE = 0.6  # of a class, at most, where units are drawn or cut; the buffer of blocks takes more from training
BLOCK_PX = 16
BUFFER_PX = 4


@dataclass(frozen=True)
class Split:
    """What to train on and what to test on.

    Attributes:
        train: Labels, uint8, shape (rows, cols); 0 elsewhere.
        test: Labels, uint8, shape (rows, cols); no pixel is in both.
        divided: Classes 1…n whose only polygon lies on both sides, cut in two.
    """

    train: np.ndarray
    test: np.ndarray
    divided: tuple[int, ...] = ()


def hold_out(labels: np.ndarray, polygons: np.ndarray, validation: Validation, seed: int) -> Split:
    """Hold out part of the labels, by one of the methods.

    Whatever the method, no pixel is on both sides; some may be on none. Every class stays in training: one that cannot
    be split (a tiny polygon, a single block) is not tested. The same seed chooses the same pixels.

    Args:
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes. May be those of several scenes side by
            side.
        polygons: int32, shape (rows, cols); the polygon of each labelled pixel, 1….
        validation: How.
        seed: Seed of the choice.
    """
    return SPLITS[validation](labels, polygons, np.random.default_rng(seed))


def _by_polygons(labels: np.ndarray, polygons: np.ndarray, rng: np.random.Generator) -> Split:
    """Hold out whole polygons: of every class with at least two, one is on each side.

    The only polygon of a class is cut across its long axis, and one end held out.
    """
    return _drawn(labels, lambda places: polygons.ravel()[places], rng, divides=True)


def _by_blocks(labels: np.ndarray, _: np.ndarray, rng: np.random.Generator) -> Split:
    """Hold out squares of 16 pixels, and train on no pixel within 4 pixels of them."""

    def block_of(places: np.ndarray) -> np.ndarray:
        rows, cols = np.divmod(places, labels.shape[1])
        return rows // BLOCK_PX * labels.shape[1] + cols // BLOCK_PX

    return _with_buffer(labels, _drawn(labels, block_of, rng).test > 0)


def _by_pixels(labels: np.ndarray, _: np.ndarray, rng: np.random.Generator) -> Split:
    """Hold out single pixels."""
    return _drawn(labels, lambda places: places, rng)


def _nothing(labels: np.ndarray, _: np.ndarray, __: np.random.Generator) -> Split:
    """Hold out nothing."""
    return Split(labels, np.zeros_like(labels))


# From labels, polygons and random numbers, all as in `hold_out`, which says what every split must keep.
SPLITS: dict[Validation, Callable[[np.ndarray, np.ndarray, np.random.Generator], Split]] = {
    "polygons": _by_polygons, "blocks": _by_blocks, "pixels": _by_pixels, "none": _nothing,
}  # fmt: skip


def _drawn(
    labels: np.ndarray,
    units_of: Callable[[np.ndarray], np.ndarray],
    rng: np.random.Generator,
    *,
    divides: bool = False,
) -> Split:
    """Hold out whole units drawn at random, about 30 % of the pixels of each class.

    Units are drawn class by class: a block with two classes may be held out for one of them and not for the other.

    Args:
        labels: As in `hold_out`.
        units_of: The number of the unit that pixels are held out with, from their flat indices.
        rng: Random numbers of the choice.
        divides: Whether the only unit of a class is cut in two.
    """
    places = np.flatnonzero(labels)
    units = units_of(places)
    tested, unused = np.zeros((2, len(places)), bool)
    divided = []
    for label, members in classes_of(labels, places):
        _, unit, sizes = np.unique(units[members], return_inverse=True, return_counts=True)
        if len(sizes) > 1:
            tested[members] = _choose(sizes, rng)[unit]
        elif divides:
            rows, cols = np.divmod(places[members], labels.shape[1])
            parts = divide(rows, cols, SMALLEST_SHARE, HELD_OUT, 1 - LARGEST_SHARE, rng)
            if parts:
                tested[members], unused[members] = parts[0], ~(parts[0] | parts[1])
                divided.append(label)
    return Split(only(labels, places[~tested & ~unused]), only(labels, places[tested]), tuple(divided))


def classes_of(labels: np.ndarray, places: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """Each class with the indices into `places`, which are flat indices of the labelled pixels."""
    classes = labels.ravel()[places]
    order = np.argsort(classes, kind="stable")
    ends = np.cumsum(np.bincount(classes))
    for label in np.unique(classes).tolist():
        yield label, order[ends[label - 1] : ends[label]]


def _choose(sizes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Which units of one class to hold out, bool; drawn until the aim is reached, never more than the largest share.

    Of two or more it is at least one, for the smallest has at most half of the pixels.
    """
    total, pixels = int(sizes.sum()), sizes.tolist()
    chosen: list[int] = []
    held = 0
    for index in rng.permutation(len(sizes)).tolist():
        if held >= HELD_OUT * total:
            break
        if held + pixels[index] <= LARGEST_SHARE * total:
            chosen.append(index)
            held += pixels[index]
    return np.isin(np.arange(len(sizes)), chosen)


def only(labels: np.ndarray, places: np.ndarray) -> np.ndarray:
    """The labels at some flat indices, 0 elsewhere."""
    kept = np.zeros(labels.shape, labels.dtype)  # C order, whatever that of the labels: what follows writes to a view
    kept.ravel()[places] = labels.ravel()[places]
    return kept


def _with_buffer(labels: np.ndarray, tested: np.ndarray) -> Split:
    """Train on none of the pixels near one to test on.

    A class that would lose all its training pixels keeps them and is not tested.
    """
    from scipy.ndimage import maximum_filter  # a third of a second that no other validation need wait for

    untested = np.zeros(labels.shape, bool)
    while True:
        tested = tested & ~untested
        near = maximum_filter(tested, 2 * BUFFER_PX + 1)
        train = np.where(near & ~untested, 0, labels).astype(labels.dtype)
        ended = np.setdiff1d(labels, train)
        if not len(ended):
            return Split(train, np.where(tested, labels, 0).astype(labels.dtype))
        untested |= np.isin(labels, ended)
