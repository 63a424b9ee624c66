# SPDX-License-Identifier: GPL-3.0-or-later
"""A minimum mapping unit: patches that are too small take the class of their largest neighbour.

As GDAL's sieve has it, a small patch whose largest neighbour is small as well looks at that one's largest neighbour,
and so on until one is large enough; of neighbours alike in size the one counts that is met first in reading order.
Where that leads to small ones alone, GDAL leaves them. Here the map is gone through again, and what is still in that
place becomes one, of the class of the largest among them: in the end only those are too small that have nothing but no
data around them. Pixels without a class give nothing and take nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from ..class_maps.runs import BLOCK_PX, runs_of
from .patch_table import PatchTable, Strip, patch_table, read_strips
from .strips import Labels, strips

ROUNDING = 1e-9  # share by which sums of areas may miss what they should be


class _Contacts(NamedTuple):
    """Patches that touch, in both directions; `place` grows in the order in which GDAL meets them."""

    patch: np.ndarray
    neighbour: np.ndarray
    place: np.ndarray


def sieve(
    labels: Labels,
    least: float,
    row_size: np.ndarray,
    on_progress: Callable[[float], None],
    *,
    corners: bool,
    block_px: int = BLOCK_PX,
) -> int:
    """Let small patches go, in place.

    Args:
        labels: The map; it is changed.
        least: Patches smaller than this go.
        row_size: How large a pixel of each row is, float64, shape (rows,), in the same unit.
        on_progress: Called with 0…1; may raise.
        corners: Whether pixels that touch at a corner alone belong together.
        block_px: Pixels looked at at a time, about; the result is the same for all.

    Returns:
        How many patches are smaller all the same, as they have no neighbours.
    """
    done = 0.0

    def part(share: float) -> Callable[[float], None]:
        begin, end = done, done + share * (1 - done)
        return lambda of_part: on_progress(begin + (end - begin) * of_part)

    while True:
        table = patch_table(labels, row_size, part(0.4), corners=corners, block_px=block_px)
        is_small = table.size < least * (1 - ROUNDING)
        is_small[0] = False
        if not is_small.any():
            return 0
        done += 0.4 * (1 - done)
        best = _largest_neighbours(labels, table, is_small, part(0.5), corners=corners, block_px=block_px)
        done += 0.5 * (1 - done)
        target, is_settled = _targets(best, table.size, is_small)
        _write(labels, table, table.label[target], block_px)
        if is_settled:
            return int(np.count_nonzero(is_small & (best == 0)))


def _largest_neighbours(
    labels: Labels,
    table: PatchTable,
    is_small: np.ndarray,
    on_progress: Callable[[float], None],
    *,
    corners: bool,
    block_px: int,
) -> np.ndarray:
    """The largest neighbour of each small patch, int32, shape (patches + 1,); 0 for none and of large ones."""
    best = np.zeros(len(table.size), np.int32)
    before = np.zeros(0, np.int32)
    for strip, own in zip(read_strips(labels, corners=corners, block_px=block_px), table.of_runs):
        patches = np.concatenate((before[len(before) - strip.above :], own))
        found = _contacts(strip, patches, is_small, corners=corners)
        order = np.lexsort((found.place, -table.size[found.neighbour], found.patch))
        patch, neighbour = found.patch[order], found.neighbour[order]
        is_first = np.ones(len(patch), bool)
        is_first[1:] = patch[1:] != patch[:-1]
        patch, neighbour = patch[is_first], neighbour[is_first]
        is_larger = table.size[neighbour] > table.size[best[patch]]
        best[patch[is_larger]] = neighbour[is_larger]
        before = own
        on_progress(strip.rows.stop / len(labels))
    return best


def _contacts(strip: Strip, patches: np.ndarray, is_small: np.ndarray, *, corners: bool) -> _Contacts:
    """Where a small patch touches another, in a strip whose runs are of these patches."""
    runs, upper, lower = strip.runs, strip.upper, strip.lower
    beside = np.arange(strip.above + 1, len(runs.start))
    beside = beside[runs.start[beside] % runs.cols > 0]  # those with a run to the left
    left = runs.start[upper] + runs.cols  # the first pixel below the upper run
    first = np.maximum(left - int(corners), runs.start[lower])  # that touches it
    is_corner = (first < left) | (first >= runs.end[upper] + runs.cols)
    place = np.concatenate((first * 4 + np.where(is_corner, 1 + (first < left), 0), runs.start[beside] * 4 + 3))
    one = np.concatenate((patches[upper], patches[beside]))
    other = np.concatenate((patches[lower], patches[beside - 1]))
    differs = (one != other) & (one > 0) & (other > 0)
    there, back = differs & is_small[one], differs & is_small[other]
    return _Contacts(
        np.concatenate((one[there], other[back])),
        np.concatenate((other[there], one[back])),
        np.concatenate((place[there], place[back])),
    )


def _targets(best: np.ndarray, size: np.ndarray, is_small: np.ndarray) -> tuple[np.ndarray, bool]:
    """Whose class each patch takes, int64, shape (patches + 1,), and whether that leaves none that could take another.

    Args:
        best: The largest neighbour of each small patch; 0 for none.
        size: The size of each.
        is_small: Whether it is too small.
    """
    itself = np.arange(len(best))
    follows = np.where(is_small & (best > 0), best, itself)
    target = follows
    for _ in range(int(is_small.sum()).bit_length()):
        target = target[target]
    is_caught = is_small[target] & (best[target] > 0)  # among small ones that have each other for largest neighbours
    if not is_caught.any():
        return target, True
    if (is_small & ~is_caught & (best > 0)).any():  # by whom some of the others may have become large
        return np.where(is_caught, itself, target), False
    is_growing = (size[follows] > size) | ((size[follows] == size) & (follows < itself))
    rising = np.where(is_growing, follows, itself)
    while not np.array_equal(rising[rising], rising):
        rising = rising[rising]
    return rising, False


def _write(labels: Labels, table: PatchTable, label: np.ndarray, block_px: int) -> None:
    """Give the pixels of patches other classes; in the strips that the table was made of."""
    rows, cols = labels.shape
    is_changed = label != table.label
    for strip, own in zip(strips(rows, cols, block_px), table.of_runs):
        if is_changed[own].any():
            pixels = runs_of(labels[strip]).pixels
            labels[strip] = np.repeat(label[own], pixels).reshape(-1, cols)
