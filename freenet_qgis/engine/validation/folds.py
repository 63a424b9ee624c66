# SPDX-License-Identifier: GPL-3.0-or-later
"""Cross-validation inside the training polygons."""

from __future__ import annotations

import numpy as np

from .splits import LARGEST_SHARE, Split, classes_of, only


def folds(
    labels: np.ndarray, polygons: np.ndarray, count: int, seed: int, largest: float = LARGEST_SHARE
) -> list[Split]:
    """Cross-validation by whole polygons, each class spread over the folds so that their pixels are balanced.

    A polygon is held out in at most one fold: never the only one of its class, nor one with most of its pixels. A class
    with fewer others than folds is held out in some folds only; in none does it lose all its training pixels.

    Args:
        labels: As in `splits.hold_out`.
        polygons: As in `splits.hold_out`.
        count: Number of folds, at least 2.
        seed: Seed of the choice between folds and polygons that would do as well.
        largest: Share of its class's pixels that a polygon may have to be held out; 1 for all but the only one.
    """
    places = np.flatnonzero(labels)
    units = polygons.ravel()[places]
    rng = np.random.default_rng(seed)
    held_in = np.full(len(places), -1)
    load = rng.random(count)  # below one pixel: decides where folds are equal
    for _, members in classes_of(labels, places):
        _, unit, sizes = np.unique(units[members], return_inverse=True, return_counts=True)
        held_in[members] = _spread(sizes, load, rng, largest)[unit]
    tested = (held_in == fold for fold in range(count))
    return [Split(only(labels, places[~held_out]), only(labels, places[held_out])) for held_out in tested]


def _spread(sizes: np.ndarray, load: np.ndarray, rng: np.random.Generator, largest: float) -> np.ndarray:
    """The fold of each polygon of one class, -1 for none: the largest first, each to the fold that has the least.

    Args:
        sizes: Sizes of the polygons, in pixels.
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
