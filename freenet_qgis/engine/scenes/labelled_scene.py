# SPDX-License-Identifier: GPL-3.0-or-later
"""One of several scenes that a model is trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...contract.job import Band, Job, LabelSource
from .pixel_counts import pixel_counts
from .run_arrays import open_cube, open_training, open_valid
from .standardisation import Cube


@dataclass(frozen=True)
class LabelledScene:
    """A scene with its training pixels; for the arrays see docs/run-folder.md.

    Attributes:
        name: Of the raster.
        bands: The bands of the cube, those of the job as this raster has them.
        cube: Stored values.
        valid: Where there is data.
        labels: Of the training pixels.
        polygons: Which polygon they are of; no number is in two scenes.
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


def further_scenes(job: Job, folder: Path) -> list[LabelledScene]:
    """The scenes of a job but for the first.

    Raises:
        FreeNetError: If the files of one are damaged, or its cube is a raster file that has changed.
    """
    return [
        LabelledScene(
            one.scene,
            one.bands,
            open_cube(folder / one.folder, one),
            open_valid(folder / one.folder, one),
            *open_training(folder / one.folder, one, len(job.classes)),
            one.labels,
        )
        for one in job.further
    ]
