# SPDX-License-Identifier: GPL-3.0-or-later
"""Which training pixels are held out to measure accuracy.

Neighbouring pixels are alike, so pixels drawn at random flatter a map; whole polygons or blocks do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...contract.validation import Validation
from .division import divide

SHARE = 0.3  # of each class's pixels, aimed at
SMALLEST_SHARE = 0.15  # of a divided polygon
LARGEST_SHARE = 0.6  # a class keeps at least the rest for training
BLOCK_PX = 16
BUFFER_PX = 4


@dataclass(frozen=True)
class Split:
    """What to train on and what to test on.

    Attributes:
        train: Labels, uint8, shape (rows, cols); 0 elsewhere.
        test: Likewise; no pixel is in both.
        divided: Classes 1…n whose only polygon lies on both sides, cut in two.
    """

    train: np.ndarray
    test: np.ndarray
    divided: tuple[int, ...] = ()


def hold_out(labels: np.ndarray, numbers: np.ndarray, validation: Validation, seed: int) -> Split:
    """Hold out about 30 % of every class.

    Every class with at least two polygons has one on each side. The only polygon of a class is cut across its long
    axis. A class that cannot be split (a tiny polygon, a single block) stays in training and is not tested.

    Args:
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        numbers: int32, shape (rows, cols); the polygon of each labelled pixel, 1….
        validation: ``polygons`` holds out whole polygons; ``blocks`` squares of 16 pixels, without training pixels
            within 4 pixels of them; ``pixels`` single pixels; ``none`` nothing.
        seed: Of the choice.
    """
    if validation == "none":
        return Split(labels, np.zeros_like(labels))
    places = np.flatnonzero(labels)
    units = _units(places, labels.shape, numbers, validation)
    rng = np.random.default_rng(seed)
    tested, unused = np.zeros((2, len(places)), bool)
    divided = []
    for label, members in _classes(labels, places):
        _, unit, sizes = np.unique(units[members], return_inverse=True, return_counts=True)
        if len(sizes) > 1:
            tested[members] = _choose(sizes, rng)[unit]
        elif validation == "polygons":
            rows, cols = np.divmod(places[members], labels.shape[1])
            parts = divide(rows, cols, SMALLEST_SHARE, SHARE, 1 - LARGEST_SHARE, rng)
            if parts:
                tested[members], unused[members] = parts[0], ~(parts[0] | parts[1])
                divided.append(label)
    if validation == "blocks":
        return _with_buffer(labels, _only(labels, places[tested]) > 0)
    return Split(_only(labels, places[~tested & ~unused]), _only(labels, places[tested]), tuple(divided))


def folds(
    labels: np.ndarray, numbers: np.ndarray, count: int, seed: int, largest: float = LARGEST_SHARE
) -> list[Split]:
    """Cross-validation by whole polygons, each class spread over the folds so that their pixels are balanced.

    A polygon is held out in at most one fold: never the only one of its class, nor one with most of its pixels. A class
    with fewer others than folds is held out in some folds only; in none does it lose all its training pixels.

    Args:
        labels: As in `hold_out`.
        numbers: Likewise.
        count: Of folds, at least 2.
        seed: Of the choice between folds and polygons that would do as well.
        largest: Share of its class's pixels that a polygon may have to be held out; 1 for all but the only one.
    """
    places = np.flatnonzero(labels)
    units = numbers.ravel()[places]
    rng = np.random.default_rng(seed)
    held_in = np.full(len(places), -1)
    load = rng.random(count)  # below one pixel: decides where folds are equal
    for _, members in _classes(labels, places):
        _, unit, sizes = np.unique(units[members], return_inverse=True, return_counts=True)
        held_in[members] = _spread(sizes, load, rng, largest)[unit]
    tested = (held_in == fold for fold in range(count))
    return [Split(_only(labels, places[~held_out]), _only(labels, places[held_out])) for held_out in tested]


def _classes(labels: np.ndarray, places: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """Each class with the indices into `places`, which are flat indices of the labelled pixels."""
    classes = labels.ravel()[places]
    order = np.argsort(classes, kind="stable")
    ends = np.cumsum(np.bincount(classes))
    for label in np.unique(classes).tolist():
        yield label, order[ends[label - 1] : ends[label]]


def _units(places: np.ndarray, shape: tuple[int, ...], numbers: np.ndarray, validation: Validation) -> np.ndarray:
    """The number of what each labelled pixel is held out with."""
    if validation == "polygons":
        return numbers.ravel()[places]
    if validation == "pixels":
        return places
    rows, cols = np.divmod(places, shape[1])
    return rows // BLOCK_PX * shape[1] + cols // BLOCK_PX


def _choose(sizes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Which units of one class to hold out, bool; drawn until the aim is reached, never more than the largest share.

    Of two or more it is at least one, for the smallest has at most half of the pixels.
    """
    total, pixels = int(sizes.sum()), sizes.tolist()
    chosen: list[int] = []
    held = 0
    for index in rng.permutation(len(sizes)).tolist():
        if held >= SHARE * total:
            break
        if held + pixels[index] <= LARGEST_SHARE * total:
            chosen.append(index)
            held += pixels[index]
    return np.isin(np.arange(len(sizes)), chosen)


def _spread(sizes: np.ndarray, load: np.ndarray, rng: np.random.Generator, largest: float) -> np.ndarray:
    """The fold of each polygon of one class, -1 for none: the largest first, each to the fold that has the least.

    Args:
        sizes: Of the polygons, in pixels.
        load: Pixels of all classes in each fold, which decides between folds equal in this class; is added to.
        rng: The order of polygons of the same size.
        largest: Share of the pixels above which a polygon is in none.
    """
    held_in = np.full(len(sizes), -1)
    if len(sizes) == 1:
        return held_in
    order = rng.permutation(len(sizes))
    order = order[np.argsort(-sizes[order], kind="stable")]
    own = [0] * len(load)
    for polygon in order[sizes[order] <= largest * sizes.sum()].tolist():
        fold = min(range(len(own)), key=lambda number: (own[number], load[number]))
        held_in[polygon] = fold
        own[fold] += int(sizes[polygon])
        load[fold] += sizes[polygon]
    return held_in


def _only(labels: np.ndarray, places: np.ndarray) -> np.ndarray:
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
