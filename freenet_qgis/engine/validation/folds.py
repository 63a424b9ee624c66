# SPDX-License-Identifier: GPL-3.0-or-later
"""Cross-validation inside the training polygons."""

from __future__ import annotations

import numpy as np

from .splits import Split, only
from .unit_pixels import LARGEST_SHARE, UnitPixels, holdable


def folds(labels: np.ndarray, units: np.ndarray, count: int, seed: int, largest: float = LARGEST_SHARE) -> list[Split]:
    """Cross-validation by whole units, each class spread over the folds so that their pixels are balanced.

    A unit is held out in at most one fold, with all its classes if that can be: not with the only one of a class, nor
    with most of its pixels. A class with fewer others than folds is held out in some folds only; in none does it lose
    all its training pixels.

    Args:
        labels: As in `splits.hold_out`.
        units: As in `splits.hold_out`; they may be polygons as well.
        count: Number of folds, at least 2.
        seed: Seed of the choice between folds and units that would do as well.
        largest: Share of its class's pixels that a unit may have to be held out; 1 for all but the only one.
    """
    known = UnitPixels.of(labels, units)
    held_in = np.full(known.pixels.shape, -1)
    held_in[:, known.is_spread] = _spread(known.pixels[:, known.is_spread], count, largest, np.random.default_rng(seed))
    pixels = np.flatnonzero(labels)
    fold_of = held_in[known.row(units.ravel()[pixels]), labels.ravel()[pixels]]
    tested = (fold_of == fold for fold in range(count))
    return [Split(only(labels, pixels[~held_out]), only(labels, pixels[held_out])) for held_out in tested]


def _spread(pixels: np.ndarray, count: int, largest: float, rng: np.random.Generator) -> np.ndarray:
    """The fold of each unit and class, -1 for none; shape (units, classes). The largest units choose first.

    Args:
        pixels: Pixels of each class, of those in two units at least; shape (units, classes).
        count: Number of folds.
        largest: Share of a class above which a unit is in none.
        rng: The order of units of the same size, and of folds that would do as well.
    """
    held_in = np.full(pixels.shape, -1)
    total, own = pixels.sum(0), np.zeros((count, pixels.shape[1]), np.int64)
    load = rng.random(count)  # below one pixel: decides where folds are equal
    order = rng.permutation(np.flatnonzero(holdable(pixels, largest)))
    for unit in order[np.argsort(-pixels[order].sum(1), kind="stable")]:
        there = np.flatnonzero(pixels[unit])
        for classes in _held_together(there, own, pixels[unit], total):
            added = pixels[unit, classes]
            may = np.flatnonzero((own[:, classes] + added < total[classes]).all(1))
            fold = min(may, key=lambda number: ((own[number, classes] / total[classes]).sum(), load[number]))
            held_in[unit, classes] = fold
            own[fold, classes] += added
            load[fold] += added.sum()
    return held_in


def _held_together(there: np.ndarray, own: np.ndarray, added: np.ndarray, total: np.ndarray) -> list[np.ndarray]:
    """The classes of a unit in one, where a fold leaves some of each in training, else one by one."""
    fits = (own[:, there] + added[there] < total[there]).all(1).any()
    return [there] if fits else list(there[:, None])
