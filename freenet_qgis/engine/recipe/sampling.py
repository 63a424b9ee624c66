# SPDX-License-Identifier: GPL-3.0-or-later
"""Which labelled pixels the loss is taken at, step by step.

Both samplers yield, without end, the pixels of one step: int64, flat indices into the label image.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

PIXELS_PER_CLASS = 20  # the paper's alpha


def stratified(labels: np.ndarray, rng: np.random.Generator, per_class: int = PIXELS_PER_CLASS) -> Iterator[np.ndarray]:
    """Global stochastic stratified (GS²) sampling.

    Per epoch every training pixel comes once: the pixels of each class are shuffled and cut into chunks of
    `per_class`, the i-th chunks of all classes that have one make the i-th batch, and the batches are taken in random
    order. Small classes are in few of them; with the batches in their order an epoch would end with a long run of
    steps that see large classes only, and small ones would be forgotten.

    Args:
        labels: Integers, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        rng: The run's random numbers.
        per_class: Chunk size.

    Source: Zheng et al. 2020, algorithm 1.
    """
    classes = _pixels_by_class(labels)
    steps = max(-(-len(pixels) // per_class) for pixels in classes)
    while True:
        shuffled = [rng.permutation(pixels) for pixels in classes]
        for step in rng.permutation(steps):
            chunk = slice(step * per_class, (step + 1) * per_class)
            yield np.concatenate([pixels[chunk] for pixels in shuffled])


def balanced(labels: np.ndarray, rng: np.random.Generator, per_class: int = PIXELS_PER_CLASS) -> Iterator[np.ndarray]:
    """As many pixels of every class at every step, each class from a shuffled queue of its own that never ends.

    Within a class every pixel comes equally often; a class with fewer than `per_class` pixels repeats them.
    """
    queues = [_chunks(pixels, per_class, rng) for pixels in _pixels_by_class(labels)]
    while True:
        yield np.concatenate([next(queue) for queue in queues])


def _chunks(pixels: np.ndarray, size: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """An endless queue of shuffled pixels, so many at a time; they are shuffled once those before have been taken."""
    queue = pixels[:0]
    while True:
        while len(queue) < size:
            queue = np.concatenate((queue, rng.permutation(pixels)))
        yield queue[:size]
        queue = queue[size:]


def _pixels_by_class(labels: np.ndarray) -> list[np.ndarray]:
    """Flat indices of the pixels of each class that has any, in class order.

    Raises:
        ValueError: If nothing is labelled.
    """
    flat = labels.ravel()
    classes = np.unique(flat[flat > 0])
    if not len(classes):
        raise ValueError("no pixel is labelled")
    return [np.flatnonzero(flat == label) for label in classes]
