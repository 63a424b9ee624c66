# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene that a model is trained on, with its training pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...contract.job import Band, Job, LabelSource
from .pixel_counts import pixel_counts
from .run_arrays import StoredScene, open_cube, open_training, open_valid
from .standardisation import Cube


@dataclass(frozen=True)
class LabelledScene:
    """A scene with its training pixels; for the arrays see docs/run-folder.md.

    Attributes:
        name: Name of the raster.
        bands: The bands of the cube, those of the job as this raster has them.
        cube: Stored values, shape (rows, cols, bands); may be in a file.
        valid: bool, shape (rows, cols); where there is data.
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes of the job.
        polygons: int32, shape (rows, cols); the polygon of each labelled pixel, no number in two scenes.
        source: Where the labels come from.
    """

    name: str
    bands: Sequence[Band]
    cube: Cube
    valid: np.ndarray
    labels: np.ndarray
    polygons: np.ndarray
    source: LabelSource

    @property
    def polygon_count(self) -> int:
        """Number of polygons with training pixels."""
        return len(np.unique(self.polygons[self.labels > 0]))

    def pixel_counts(self, classes: int) -> tuple[int, ...]:
        """Number of training pixels of each class."""
        return tuple(pixel_counts(self.labels, classes).tolist())


def labelled_scenes(job: Job, folder: Path) -> tuple[LabelledScene, ...]:
    """The scenes that a job trains on, the one that it is about first.

    Raises:
        FreeNetError: If the files of one are damaged, or its cube is a raster file that has changed.
    """
    further: list[tuple[StoredScene, Path]] = [(one, folder / one.folder) for one in job.further]
    return tuple(
        LabelledScene(
            one.scene,
            one.bands,
            open_cube(place, one),
            open_valid(place, one),
            *open_training(place, one, len(job.classes)),
            one.labels or LabelSource(""),
        )
        for one, place in [(job, folder), *further]
    )
