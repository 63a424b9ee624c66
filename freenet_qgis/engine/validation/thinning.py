# SPDX-License-Identifier: GPL-3.0-or-later
"""Fewer labelled pixels than there are, where all of them would take long and tell little more."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

SMALL = 100  # pixels of a class that are all kept


def thinned(labels: np.ndarray, most: int) -> np.ndarray:
    """Some pixels, the classes in their shares but for small ones, which keep all: indices, rising.

    A classifier counts on the shares; of a class with few pixels each tells something.

    Args:
        labels: Integers, shape (n,); the classes.
        most: The number of pixels aimed at, which small classes may bring above it; not more pixels are all kept.
    """
    if len(labels) <= most:
        return np.arange(len(labels))
    return _drawn(labels, lambda count: max(SMALL, round(count * most / len(labels))))


def of_each(labels: np.ndarray, most: int) -> np.ndarray:
    """At most so many pixels of each class: indices, rising."""
    return _drawn(labels, lambda count: most)


def _drawn(labels: np.ndarray, wanted: Callable[[int], int]) -> np.ndarray:
    """Pixels drawn from each class, the same at every call; `wanted` is how many of so many."""
    rng = np.random.default_rng(0)
    members = (np.flatnonzero(labels == label) for label in np.unique(labels))
    chosen = [rng.permutation(of_class)[: wanted(len(of_class))] for of_class in members]
    return np.sort(np.concatenate([np.zeros(0, int), *chosen]))
