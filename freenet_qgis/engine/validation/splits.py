# SPDX-License-Identifier: GPL-3.0-or-later
"""Which training pixels are held out to measure accuracy, by each validation method.

Neighbouring pixels are alike, so pixels drawn at random flatter a map; whole places or blocks do not. What is said of
the methods stands in `contract.validation`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from ...contract.validation import HELD_OUT, Validation
from .division import divide
from .unit_pixels import LARGEST_SHARE, UnitPixels, holdable

SMALLEST_SHARE = 0.15  # of a divided polygon
TRIES = 20  # to find places that test every class
BLOCK_PX = 16
BUFFER_PX = 4


@dataclass(frozen=True)
class Split:
    """What to train on and what to test on.

    Attributes:
        train: Labels, uint8, shape (rows, cols); 0 elsewhere.
        test: Labels, uint8, shape (rows, cols); no pixel is in both.
        divided: Classes 1…n whose only unit, a polygon or some that touch, lies on both sides, cut in two.
    """

    train: np.ndarray
    test: np.ndarray
    divided: tuple[int, ...] = ()


def hold_out(labels: np.ndarray, units: np.ndarray, validation: Validation, seed: int) -> Split:
    """Hold out part of the labels, by one of the methods.

    Whatever the method, no pixel is on both sides; some may be on none. Every class stays in training: one that cannot
    be split (a tiny polygon, a single block) is not tested. The same seed chooses the same pixels.

    Args:
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes. May be those of several scenes side by
            side.
        units: int32, shape (rows, cols); the unit 1… of each labelled pixel that is held out whole, if that is how: its
            place, see `places`.
        validation: How.
        seed: Seed of the choice.
    """
    return SPLITS[validation](labels, units, np.random.default_rng(seed))


def _by_polygons(labels: np.ndarray, units: np.ndarray, rng: np.random.Generator) -> Split:
    """Hold out whole units, with all their classes: of every class with at least two, one is on each side.

    The only unit of a class stays in training, whatever else becomes of that unit, or is cut across its long axis and
    one end held out.
    """
    known = UnitPixels.of(labels, units)
    pixels = np.flatnonzero(labels)
    classes = labels.ravel()[pixels]
    tested = _held_out_units(known.pixels, known.is_spread, rng)[known.row(units.ravel()[pixels]), classes]
    unused, divided = np.zeros(len(pixels), bool), []
    for label, members in classes_of(labels, pixels):
        if not known.is_spread[label]:
            rows, cols = np.divmod(pixels[members], labels.shape[1])
            parts = divide(rows, cols, SMALLEST_SHARE, HELD_OUT, 1 - LARGEST_SHARE, rng)
            if parts:
                tested[members], unused[members] = parts[0], ~(parts[0] | parts[1])
                divided.append(label)
    return Split(only(labels, pixels[~tested & ~unused]), only(labels, pixels[tested]), tuple(divided))


def _by_blocks(labels: np.ndarray, _: np.ndarray, rng: np.random.Generator) -> Split:
    """Hold out squares of 16 pixels, and train on no pixel within 4 pixels of them."""

    def block_of(pixels: np.ndarray) -> np.ndarray:
        rows, cols = np.divmod(pixels, labels.shape[1])
        return rows // BLOCK_PX * labels.shape[1] + cols // BLOCK_PX

    return _with_buffer(labels, _drawn(labels, block_of, rng).test > 0)


def _by_pixels(labels: np.ndarray, _: np.ndarray, rng: np.random.Generator) -> Split:
    """Hold out single pixels."""
    return _drawn(labels, lambda pixels: pixels, rng)


def _nothing(labels: np.ndarray, _: np.ndarray, __: np.random.Generator) -> Split:
    """Hold out nothing."""
    return Split(labels, np.zeros_like(labels))


# From labels, units and random numbers, all as in `hold_out`, which says what every split must keep.
SPLITS: dict[Validation, Callable[[np.ndarray, np.ndarray, np.random.Generator], Split]] = {
    "polygons": _by_polygons, "blocks": _by_blocks, "pixels": _by_pixels, "none": _nothing,
}  # fmt: skip


def _drawn(labels: np.ndarray, units_of: Callable[[np.ndarray], np.ndarray], rng: np.random.Generator) -> Split:
    """Hold out units drawn at random, about 30 % of the pixels of each class.

    Units are drawn class by class: a block with two classes may be held out for one of them and not for the other.

    Args:
        labels: As in `hold_out`.
        units_of: The number of the unit that pixels are held out with, from their flat indices.
        rng: Random numbers of the choice.
    """
    pixels = np.flatnonzero(labels)
    units = units_of(pixels)
    tested = np.zeros(len(pixels), bool)
    for _, members in classes_of(labels, pixels):
        _, unit, sizes = np.unique(units[members], return_inverse=True, return_counts=True)
        if len(sizes) > 1:
            tested[members] = _choose(sizes, rng)[unit]
    return Split(only(labels, pixels[~tested]), only(labels, pixels[tested]))


def classes_of(labels: np.ndarray, pixels: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """Each class with the indices into `pixels`, which are flat indices of the labelled pixels."""
    classes = labels.ravel()[pixels]
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


def _held_out_units(pixels: np.ndarray, is_spread: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Which units to hold out for which class, bool, shape (units, classes): all or none of a unit's, if that can be.

    About 30 % of the pixels of each class, never more than the largest share. What is drawn is drawn again while some
    class is left out; after `TRIES` a unit of it is held out for that class alone.

    Args:
        pixels: Pixels of each class, shape (units, classes).
        is_spread: Which classes lie in two units at least, shape (classes,): the others stay.
        rng: Random numbers of the choice.
    """
    tested = pixels[:, is_spread]
    for _ in range(TRIES):
        chosen = _choose_together(tested, rng)
        if tested[chosen].any(0).all():
            break
    found = np.repeat(chosen[:, None], tested.shape[1], 1)
    for label in np.flatnonzero(~tested[chosen].any(0)):
        members = np.flatnonzero(tested[:, label])
        found[members, label] = _choose(tested[members, label], rng)
    held_out = np.zeros(pixels.shape, bool)
    held_out[:, is_spread] = found
    return held_out


def _choose_together(pixels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Which units with several classes to hold out, bool: drawn for one class after the other, those with fewest first.

    Args:
        pixels: As in `_held_out_units`, of classes in two units at least.
        rng: Random numbers of the choice.
    """
    total, may = pixels.sum(0), holdable(pixels, LARGEST_SHARE)
    chosen, held = np.zeros(len(pixels), bool), np.zeros(len(total), np.int64)
    order = rng.permutation(len(total))
    for label in order[np.argsort((pixels[may] > 0).sum(0)[order], kind="stable")]:
        for unit in rng.permutation(np.flatnonzero(may & ~chosen & (pixels[:, label] > 0))):
            missing = HELD_OUT * total[label] - held[label]
            if missing <= 0:
                break
            is_nearer = abs(missing - pixels[unit, label]) <= missing
            if (is_nearer or held[label] < missing) and (held + pixels[unit] <= LARGEST_SHARE * total).all():
                chosen[unit] = True
                held += pixels[unit]
    return chosen


def only(labels: np.ndarray, pixels: np.ndarray) -> np.ndarray:
    """The labels at some flat indices, 0 elsewhere."""
    kept = np.zeros(labels.shape, labels.dtype)  # C order, whatever that of the labels: what follows writes to a view
    kept.ravel()[pixels] = labels.ravel()[pixels]
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
