# SPDX-License-Identifier: GPL-3.0-or-later
"""Some of the labelled pixels of each class, drawn at random."""

from __future__ import annotations

import numpy as np


def draw(labels: np.ndarray, most: int, classes: int, seed: int) -> np.ndarray:
    """At most so many labelled pixels of each class, the same ones for the same seed.

    Args:
        labels: uint8, shape (rows, cols); 0 is none, 1…n are the classes.
        most: Of each class.
        classes: How many there are.
        seed: Of the draw.

    Returns:
        The labels of these, 0 elsewhere, of the same shape.
    """
    counts = sum((np.bincount(row, minlength=classes + 1) for row in labels), np.zeros(classes + 1, np.int64))
    rng = np.random.default_rng(seed)
    wanted = {
        label: np.sort(rng.choice(counts[label], most, replace=False, shuffle=False))
        for label in range(1, classes + 1)
        if counts[label] > most
    }
    left, before = labels.copy(), np.zeros(classes + 1, np.int64)
    for row in left:  # by its count among those of its class a pixel is found without a list of all
        here = np.bincount(row, minlength=classes + 1)
        for label in wanted.keys() & set(np.flatnonzero(here).tolist()):
            ends = np.searchsorted(wanted[label], (before[label], before[label] + here[label]))
            pixels = np.flatnonzero(row == label)
            kept = pixels[wanted[label][slice(*ends)] - before[label]]
            row[pixels] = 0
            row[kept] = label
        before += here
    return left
