# SPDX-License-Identifier: GPL-3.0-or-later
"""What speed.py trains on: scenes of the size of the benchmark scenes, and Indian Pines itself where it is at hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from freenet_qgis.engine.network.freenet import padded_size
from freenet_qgis.engine.scenes.padded_image import PaddedImage, depth

SIZES = {  # rows, columns, bands, classes
    "indian_pines": (145, 145, 200, 16),
    "pavia_university": (610, 340, 103, 9),
    "salinas": (512, 217, 204, 16),
    "houston": (349, 1905, 144, 15),
}
FIELD_PX = 12
TRAINING_PIXELS = 50  # of each class


@dataclass(frozen=True)
class Problem:
    """A scene to classify.

    Attributes:
        name: Of the scene.
        cube: Standardised, float32, shape (rows, cols, bands).
        train: Integers, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        test: As `train`.
    """

    name: str
    cube: np.ndarray
    train: np.ndarray
    test: np.ndarray

    @property
    def classes(self) -> int:
        """Their number."""
        return int(self.train.max())


def invented(name: str) -> Problem:
    """Square fields of noisy spectra, seeded."""
    rows, cols, bands, classes = SIZES[name]
    rng = np.random.default_rng(0)
    field = np.arange(rows)[:, None] // FIELD_PX * 5 + np.arange(cols) // FIELD_PX
    labels = (field % classes + 1).astype(np.uint8)
    cube = 3 * rng.standard_normal((rows, cols, bands), np.float32)
    cube += rng.standard_normal((classes, bands), np.float32)[labels - 1]
    train = np.zeros_like(labels)
    for label in range(1, classes + 1):
        train.flat[rng.choice(np.flatnonzero(labels == label), TRAINING_PIXELS, replace=False)] = label
    return Problem(name, _standardised(cube), train, np.where(train > 0, 0, labels))


def indian_pines(path: Path) -> Problem:
    """As scenes.py wrote it, with 50 random training pixels per class; invented where it is missing."""
    if not path.exists():
        return invented("indian_pines")
    with np.load(path) as arrays:
        cube = _standardised(arrays["cube"].astype(np.float32))
        return Problem("Indian Pines, the real one", cube, arrays["random0_train"], arrays["random0_test"])


def load(cube: np.ndarray, device: torch.device, dtype: torch.dtype) -> PaddedImage:
    """What the plugin makes of a standardised cube without nodata."""
    rows, cols, bands = cube.shape
    h, w = padded_size(rows, cols)
    image, valid = torch.zeros(1, h, w, depth(bands, dtype), dtype=dtype), torch.zeros(1, 1, h, w)
    image[0, :rows, :cols, :bands] = torch.from_numpy(cube)
    valid[..., :rows, :cols] = 1
    return PaddedImage(image.to(device).permute(0, 3, 1, 2), valid.to(device), rows, cols, bands)


def _standardised(cube: np.ndarray) -> np.ndarray:
    cube -= cube.mean((0, 1), dtype=np.float64).astype(np.float32)
    cube /= cube.std((0, 1), dtype=np.float64).astype(np.float32)
    return cube
