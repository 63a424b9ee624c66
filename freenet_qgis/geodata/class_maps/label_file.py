# SPDX-License-Identifier: GPL-3.0-or-later
"""A class map of any size as labels in a file, a few rows of it in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np

from ...contract.job import MAX_CLASSES, ClassInfo, Grid
from ...files.array_file import ArrayFile
from ...request import Scene
from ..raster import BandReader
from .class_map import OpenedMap, check_values, classes_in, open_map
from .class_zero import Meaning
from .runs import BLOCK_PX


@dataclass(frozen=True)
class LabelFile:
    """Which class lies where.

    Attributes:
        labels: uint8, shape (rows, cols); 0 is not classified, 1…n are the classes.
        classes: Its classes in the order of their values: those the file names and those that occur.
        grid: Its grid.
        nodata: What a map of these classes calls no data: what this one does, if that is a value from 0 to 255.
        zeros: How many pixels hold 0 that is not of a class and has data all the same.
        zero: What 0 means.
    """

    labels: ArrayFile
    classes: tuple[ClassInfo, ...]
    grid: Grid
    nodata: int
    zeros: int
    zero: Meaning


def read_labels(
    scene: Scene, path: Path, on_progress: Callable[[float], None], block_px: int = BLOCK_PX
) -> LabelFile:
    """Read a map into a new file of labels; which values are classes is as of `class_map.read_class_map`.

    Args:
        scene: The map.
        path: The file.
        on_progress: Called with 0…1; may raise.
        block_px: Pixels read at a time, about.

    Raises:
        FreeNetError: As of `class_map.read_class_map`, or if the disk is full.
    """
    opened = open_map(scene, lambda: on_progress(0))
    grid, reader = opened.info.grid, BandReader(opened.dataset, opened.info)
    counts, nothing = np.zeros(MAX_CLASSES + 1, np.int64), []
    labels = ArrayFile.create(path, np.dtype(np.uint8), (grid.rows, grid.cols))
    step = max(1, block_px // grid.cols)
    for top in range(0, grid.rows, step):  # the values first, for only then it is known which classes there are
        rows = slice(top, min(top + step, grid.rows))
        values, is_data = reader.read((0, top, grid.cols, rows.stop - top))
        check_values(values[is_data], opened.info.path)
        own = np.where(is_data, values, 0)[..., 0].astype(np.uint8)
        counts += np.bincount(own[is_data[..., 0]], minlength=len(counts))
        nothing.append(np.packbits(~is_data[..., 0]))
        labels[rows] = own
        on_progress(rows.stop / grid.rows)
    classes = classes_in(opened, counts, has_all_named=True)
    table = np.zeros(MAX_CLASSES + 1, np.uint8)
    table[[info.value for info in classes]] = np.arange(1, len(classes) + 1)
    for top, packed in zip(range(0, grid.rows, step), nothing):
        rows = slice(top, min(top + step, grid.rows))
        own = labels[rows]
        is_nothing = np.unpackbits(packed, count=own.size).view(bool).reshape(own.shape)
        labels[rows] = np.where(is_nothing, 0, table[own])
    zeros = 0 if opened.zero == "class" else int(counts[0])
    return LabelFile(labels, classes, grid, _nodata(opened, {info.value for info in classes}), zeros, opened.zero)


def _nodata(opened: OpenedMap, taken: Collection[int]) -> int:
    """The nodata value of the file where no class has it, else 0, else the highest that is free."""
    own: Optional[float] = opened.info.bands[0].nodata
    if own is not None and own in range(MAX_CLASSES + 1) and own not in taken:
        return int(own)
    return 0 if 0 not in taken else max(set(range(MAX_CLASSES + 1)) - set(taken))
