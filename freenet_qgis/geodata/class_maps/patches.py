# SPDX-License-Identifier: GPL-3.0-or-later
"""Patches of a class map: pixels of one class that touch each other, at a side or at a corner.

Done in numpy, rows at a time: GDAL has patches as outlines alone, of which noise makes more than memory holds.
"""

from __future__ import annotations

import numpy as np

from .runs import BLOCK_PX, joined, runs_of


def numbered(labels: np.ndarray, block_px: int = BLOCK_PX) -> tuple[np.ndarray, int]:
    """The patch of every pixel, counted in reading order of their first pixels.

    Args:
        labels: uint8, shape (rows, cols); 0 is none.
        block_px: So many pixels are looked at at a time.

    Returns:
        int32, shape (rows, cols), 0 where there is no label; and how many patches there are.
    """
    ids = np.zeros(labels.shape, np.int32)
    count, links = 0, [np.zeros((0, 2), np.int64)]
    step = max(1, block_px // max(1, labels.shape[1]))
    for top in range(0, len(labels), step):
        part = slice(top, top + step)
        ids[part], more = _in_block(labels[part], count)
        count += more
        if top:
            links.append(_across(labels[top - 1 : top + 1], ids[top - 1 : top + 1]))
    first = joined(count + 1, np.concatenate(links))
    number = (np.cumsum(first == np.arange(count + 1)) - 1)[first].astype(np.int32)
    for top in range(0, len(ids), step):
        ids[top : top + step] = number[ids[top : top + step]]
    return ids, int(number.max())


def eroded(labels: np.ndarray, pixels: int, block_px: int = BLOCK_PX) -> np.ndarray:
    """The labels of the pixels around which, so many pixels to each side, all have the same one; 0 elsewhere.

    Patches go on beyond the edge of the raster: there nothing is taken off.

    Args:
        labels: uint8, shape (rows, cols); 0 is none.
        pixels: How many.
        block_px: So many pixels are looked at at a time, those around them aside.
    """
    kept = np.zeros_like(labels)
    step = max(1, block_px // max(1, labels.shape[1]))
    for top in range(0, len(labels), step):
        bottom = min(top + step, len(labels))
        above = min(pixels, top)
        around = labels[top - above : bottom + pixels]
        rows = np.arange(above, above + bottom - top)
        kept[top:bottom] = np.where(_is_uniform(around, rows, pixels), labels[top:bottom], 0)
    return kept


def _is_uniform(labels: np.ndarray, rows: np.ndarray, pixels: int) -> np.ndarray:
    """Whether, around each pixel of some rows, no two neighbours differ; bool, shape (rows, cols)."""
    cols = np.arange(labels.shape[1])
    top, bottom = np.maximum(rows - pixels, 0), np.minimum(rows + pixels + 1, len(labels))
    left, right = np.maximum(cols - pixels, 0), np.minimum(cols + pixels + 1, labels.shape[1])
    beside = _sums(labels[:, 1:] != labels[:, :-1])
    below = _sums(labels[1:] != labels[:-1])
    return (_within(beside, top, bottom, left, right - 1) == 0) & (_within(below, top, bottom - 1, left, right) == 0)


def _sums(mask: np.ndarray) -> np.ndarray:
    """How many are True above and to the left of each corner, int32, a row and a column more than the mask."""
    sums = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1), np.int32)
    np.cumsum(mask, 0, np.int32, sums[1:, 1:])
    np.cumsum(sums[1:, 1:], 1, np.int32, sums[1:, 1:])
    return sums


def _within(sums: np.ndarray, top: np.ndarray, bottom: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """How many are True in a box around each pixel, from `_sums`."""
    return sums[np.ix_(bottom, right)] - sums[np.ix_(top, right)] - sums[np.ix_(bottom, left)] + sums[np.ix_(top, left)]


def _in_block(labels: np.ndarray, count: int) -> tuple[np.ndarray, int]:
    """The patches of some rows, numbered from `count` + 1 on, and how many there are."""
    runs = runs_of(labels)
    label = runs.label
    upper, lower = runs.touching(corners=True)
    is_same = (label[upper] == label[lower]) & (label[upper] > 0)
    first = joined(len(label), np.stack((upper[is_same], lower[is_same]), 1))
    is_first = (first == np.arange(len(label))) & (label > 0)
    number = np.where(label > 0, (np.cumsum(is_first) + count)[first], 0)
    return np.repeat(number.astype(np.int32), runs.pixels).reshape(labels.shape), int(is_first.sum())


def _across(labels: np.ndarray, ids: np.ndarray) -> np.ndarray:
    """The patches that touch between two rows of labels and ids, both of shape (2, cols): pairs, shape (n, 2)."""
    found = []
    cols = labels.shape[1]
    for shift in (-1, 0, 1):
        here = slice(max(0, -shift), cols - max(0, shift))
        there = slice(max(0, shift), cols - max(0, -shift))
        touches = (labels[0, here] == labels[1, there]) & (labels[0, here] > 0)
        found.append(np.stack((ids[0, here][touches], ids[1, there][touches]), 1))
    return np.concatenate(found).astype(np.int64)
