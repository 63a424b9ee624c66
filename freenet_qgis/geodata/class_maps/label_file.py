# SPDX-License-Identifier: GPL-3.0-or-later
"""A class map of any size as labels in a file, a few rows of it in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np

from ...contract.job import MAX_CLASSES, ClassInfo, Grid
from ...errors import FreeNetError
from ...files.array_file import ArrayFile
from ...request import Scene
from ...text.i18n import tr
from .class_strips import NO_DATA, STRIP_PX, VALUES, ClassStrips, strips
from .class_zero import Meaning


@dataclass(frozen=True)
class LabelFile:
    """Which class lies where.

    Attributes:
        labels: uint8, shape (rows, cols); 0 is not classified, 1…n are the classes.
        classes: Its classes in the order of their values: those the file names and those that occur.
        grid: Its grid.
        nodata: What a map of these classes calls no data: what this one does, if that is a value from 0 to 255.
        zeros: How many pixels hold 0 that is of no class and has data all the same.
        zero: What 0 means.
    """

    labels: ArrayFile
    classes: tuple[ClassInfo, ...]
    grid: Grid
    nodata: int
    zeros: int
    zero: Meaning


def read_labels(scene: Scene, path: Path, on_progress: Callable[[float], None], strip_px: int = STRIP_PX) -> LabelFile:
    """Read a map into a new file of labels; which values are classes is as of `class_map.read_class_map`.

    Args:
        scene: The map.
        path: The file.
        on_progress: Called with 0…1; may raise.
        strip_px: Pixels read at a time, about.

    Raises:
        FreeNetError: As of `class_map.read_class_map`, or if there is no class, one too many, or
            the disk is full.
    """
    source = ClassStrips(scene, check=lambda: on_progress(0))
    grid = source.grid
    counts = np.zeros(VALUES, np.int64)
    for rows in strips(grid, strip_px):  # only then it is known which classes there are
        counts += np.bincount(source.values(rows.start, rows.stop - rows.start).ravel(), minlength=VALUES)
        on_progress(rows.stop / grid.rows / 2)
    classes = tuple(source.classes(np.flatnonzero(counts[:NO_DATA]).tolist()))
    _check_number(classes, source.name)
    table = np.zeros(VALUES, np.uint8)
    table[[info.value for info in classes]] = np.arange(1, len(classes) + 1)
    labels = ArrayFile.create(path, np.dtype(np.uint8), (grid.rows, grid.cols))
    for rows in strips(grid, strip_px):
        labels[rows] = table[source.values(rows.start, rows.stop - rows.start)]
        on_progress((1 + rows.stop / grid.rows) / 2)
    zeros = 0 if source.zero == "class" else int(counts[0])
    nodata = _nodata(source.nodata, {info.value for info in classes})
    return LabelFile(labels, classes, grid, nodata, zeros, source.zero)


def _check_number(classes: Sequence[ClassInfo], name: str) -> None:
    """Check that there are classes, and a value left for what is of none."""
    if not classes:
        raise FreeNetError(tr("'{name}' has no pixel with a class.").format(name=name), tr("Choose a class map."))
    if len(classes) > MAX_CLASSES:
        raise FreeNetError(
            tr("'{name}' has {count} classes, {most} is the most.").format(
                name=name, count=len(classes), most=MAX_CLASSES
            ),
            tr("Choose a map with fewer classes, or set the value of one as nodata."),
        )


def _nodata(own: Optional[float], taken: Collection[int]) -> int:
    """The nodata value of a file where no class has it, else 0, else the highest that is free."""
    if own is not None and own in range(MAX_CLASSES + 1) and own not in taken:
        return int(own)
    return 0 if 0 not in taken else max(set(range(MAX_CLASSES + 1)) - set(taken))
