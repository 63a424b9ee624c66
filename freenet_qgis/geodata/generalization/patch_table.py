# SPDX-License-Identifier: GPL-3.0-or-later
"""The patches of a class map with class and size, without the pixels: of these a few rows are in memory at a time.

Memory grows with the number of runs (pixels beside each other of one class) and of patches, not with that of pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from ..class_maps.runs import BLOCK_PX, Runs, joined, runs_of
from .strips import Labels, strips


class Strip(NamedTuple):
    """Some rows, and the one above them where there is one.

    Attributes:
        rows: The rows themselves.
        above: Runs of the row above, which come first among `runs`; 0 at the top of the map.
        runs: The runs.
        upper: Runs that touch one of the next row, int64, by pairs.
        lower: That of the next row.
    """

    rows: slice
    above: int
    runs: Runs
    upper: np.ndarray
    lower: np.ndarray

    @property
    def first_row(self) -> int:
        """The row of the map with which the runs begin."""
        return self.rows.start - int(self.above > 0)


class PatchTable(NamedTuple):
    """All patches, which are numbered from 1 on in reading order of their first pixels; 0 is none.

    Attributes:
        label: The class of each, uint8, shape (patches + 1,).
        size: The size of each, float64, of the same shape.
        of_runs: The patch of each run, an array of int32 for each strip, the row above left out.
    """

    label: np.ndarray
    size: np.ndarray
    of_runs: list[np.ndarray]


def read_strips(labels: Labels, *, corners: bool, block_px: int = BLOCK_PX) -> Iterator[Strip]:
    """The runs of a map, strip by strip.

    Args:
        labels: The map.
        corners: Whether pixels touch at corners, too.
        block_px: Pixels looked at at a time, about.
    """
    rows, cols = labels.shape
    for strip in strips(rows, cols, block_px):
        runs = runs_of(labels[max(0, strip.start - 1) : strip.stop])
        above = int(np.searchsorted(runs.start, cols)) if strip.start else 0
        yield Strip(strip, above, runs, *runs.touching(corners=corners))


def patch_table(
    labels: Labels,
    row_size: np.ndarray,
    on_progress: Callable[[float], None],
    *,
    corners: bool,
    block_px: int = BLOCK_PX,
) -> PatchTable:
    """The patches of a map.

    Args:
        labels: The map.
        row_size: How large a pixel of each row is, float64, shape (rows,), in whatever unit.
        on_progress: Called with 0…1; may raise.
        corners: Whether pixels that touch at a corner alone belong together.
        block_px: Pixels looked at at a time, about.
    """
    of_runs: list[np.ndarray] = []
    found, links = [np.zeros(1, np.uint8)], [np.zeros((0, 2), np.int64)]
    sizes: list[np.ndarray] = [np.zeros(1)]
    count = 0
    for strip in read_strips(labels, corners=corners, block_px=block_px):
        numbers, more = _numbered(strip, count)
        own, runs = numbers[strip.above :], strip.runs
        if strip.above:
            has_class = runs.label[: strip.above] > 0
            links.append(np.stack((of_runs[-1][-strip.above :], numbers[: strip.above]), 1)[has_class].astype(np.int64))
        area = (runs.pixels * row_size[strip.first_row + runs.row])[strip.above :]
        sizes.append(np.bincount(np.where(own > 0, own - count, 0), area, more + 1)[1:])
        found.append(_labels_of(numbers - count, runs.label, more))
        of_runs.append(own)
        count += more
        on_progress(strip.rows.stop / len(labels))
    first = joined(count + 1, np.concatenate(links))
    number = (np.cumsum(first == np.arange(count + 1)) - 1)[first].astype(np.int32)
    label, size = np.zeros(number.max() + 1, np.uint8), np.bincount(number, np.concatenate(sizes))
    label[number] = np.concatenate(found)
    for index, own in enumerate(of_runs):
        of_runs[index] = number[own]
    size[0] = 0
    return PatchTable(label, size, of_runs)


def _numbered(strip: Strip, count: int) -> tuple[np.ndarray, int]:
    """The patch of each run within a strip, int32, numbered from `count` + 1 on, and how many there are."""
    label, upper, lower = strip.runs.label, strip.upper, strip.lower
    is_same = (label[upper] == label[lower]) & (label[upper] > 0)
    first = joined(len(label), np.stack((upper[is_same], lower[is_same]), 1))
    is_first = (first == np.arange(len(label))) & (label > 0)
    return np.where(label > 0, (np.cumsum(is_first) + count)[first], 0).astype(np.int32), int(is_first.sum())


def _labels_of(numbers: np.ndarray, label: np.ndarray, count: int) -> np.ndarray:
    """The class of each patch of a strip, from those of its runs; uint8, shape (count,)."""
    found = np.zeros(count + 1, np.uint8)
    has_class = label > 0
    found[numbers[has_class]] = label[has_class]
    return found[1:]
