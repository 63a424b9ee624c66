# SPDX-License-Identifier: GPL-3.0-or-later
"""Which training pixels are held out to measure accuracy.

Neighbouring pixels are alike, so pixels drawn at random flatter a map; whole polygons or blocks do not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..job import Validation

SHARE = 0.3  # of each class's pixels, aimed at
LARGEST_SHARE = 0.6  # a class keeps at least the rest for training
BLOCK_PX = 16
BUFFER_PX = 4


@dataclass(frozen=True)
class Split:
    """Labels to train on and labels to test on; uint8, shape (rows, cols), 0 elsewhere, no pixel in both."""

    train: np.ndarray
    test: np.ndarray


def hold_out(labels: np.ndarray, numbers: np.ndarray, validation: Validation, seed: int) -> Split:
    """Hold out about 30 % of every class.

    A class that cannot be split (a single polygon, a single block) stays in training and is not tested.

    Args:
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        numbers: int32, shape (rows, cols); the polygon of each labelled pixel, 1….
        validation: ``polygons`` holds out whole polygons; ``blocks`` squares of 16 pixels, without training pixels
            within 4 pixels of them; ``pixels`` single pixels; ``none`` nothing.
        seed: Of the choice.
    """
    if validation == "none":
        return Split(labels, np.zeros_like(labels))
    units = _units(labels, numbers, validation)
    rng = np.random.default_rng(seed)
    tested = np.zeros(labels.shape, bool)
    for label in np.unique(labels[labels > 0]):
        members = labels == label
        tested |= members & np.isin(units, _choose(units[members], rng))
    train = np.where(tested, 0, labels)
    if validation == "blocks":
        train, tested = _with_buffer(labels, tested)
    return Split(train.astype(labels.dtype), np.where(tested, labels, 0).astype(labels.dtype))


def _units(labels: np.ndarray, numbers: np.ndarray, validation: Validation) -> np.ndarray:
    """The number of what each pixel is held out with."""
    if validation == "polygons":
        return numbers
    if validation == "pixels":
        return np.arange(labels.size).reshape(labels.shape)
    rows, cols = np.indices(labels.shape) // BLOCK_PX
    return rows * (cols.max() + 1) + cols


def _choose(units: np.ndarray, rng: np.random.Generator) -> list[int]:
    """Units of one class to hold out: in random order until the aim is reached, never more than the largest share."""
    names, sizes = np.unique(units, return_counts=True)
    if len(names) < 2:
        return []
    chosen: list[int] = []
    held = 0
    for index in rng.permutation(len(names)):
        if held >= SHARE * len(units):
            break
        if held + sizes[index] <= LARGEST_SHARE * len(units):
            chosen.append(names[index])
            held += sizes[index]
    return chosen or [names[np.argmin(sizes)]]


def _with_buffer(labels: np.ndarray, tested: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Labels to train on, none of them near a test pixel, and the pixels to test on.

    A class that would lose all its training pixels keeps them and is not tested.
    """
    from scipy.ndimage import maximum_filter  # a third of a second that no other validation need wait for

    untested = np.zeros(labels.shape, bool)
    while True:
        tested = tested & ~untested
        near = maximum_filter(tested, 2 * BUFFER_PX + 1)
        train = np.where(near & ~untested, 0, labels)
        ended = np.setdiff1d(labels, train)
        if not len(ended):
            return train, tested
        untested |= np.isin(labels, ended)
