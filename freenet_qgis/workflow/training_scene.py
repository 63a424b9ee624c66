# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene to train on: its raster, its polygons on the raster's grid, and the training pixels in the run folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ..geodata.raster import RasterInfo
from ..geodata.vector.polygons import Burned, burn
from ..labels import training_pixels
from ..request import Labelled


@dataclass(frozen=True)
class DrawnScene:
    """A scene before its raster is read.

    Attributes:
        info: Its raster.
        training: Its polygons.
        class_lookup: For each class 1…n of the polygons its number among all classes, uint8, shape (n + 1,), 0 for 0.
        polygons_before: How many polygons the scenes before it have; the ids of its own go on from there.
    """

    info: RasterInfo
    training: Labelled
    class_lookup: np.ndarray
    polygons_before: int = 0

    @property
    def name(self) -> str:
        """Of the raster."""
        return self.info.path.name

    def burned(self) -> Burned:
        """The polygons on its grid; not kept, for of large scenes that takes much memory."""
        burned = burn(self.training.shapes, self.info.grid, self.training.all_touched)
        return replace(burned, limits=self.info.sight()) if self.info.is_limited else burned


@dataclass(frozen=True)
class WrittenPixels:
    """The training pixels of a scene once they are in its folder.

    Attributes:
        classes: Numbers of the classes that have some.
        remarks: What was left out, in words.
    """

    classes: frozenset[int]
    remarks: tuple[str, ...]


def write_training_pixels(
    scene: DrawnScene, burned: Burned, folder: Path, *, has_every_class: bool = False
) -> WrittenPixels:
    """Write ``labels.npy`` and ``polygons.npy`` beside the ``valid.npy`` of a scene.

    Args:
        scene: The scene.
        burned: Its polygons on its grid.
        folder: Its folder.
        has_every_class: As of `training_pixels.select`.

    Raises:
        FreeNetError: If there are no pixels to train on, or a class has none that has to have some.
    """
    valid = np.load(folder / "valid.npy")  # no map, for Windows removes no file that has one
    used = training_pixels.select(burned, scene.training, valid, has_every_class=has_every_class)
    labels = scene.class_lookup[used.labels]
    ids = used.polygon_ids
    ids[ids > 0] += scene.polygons_before  # in place: of a large scene a copy takes much memory
    np.save(folder / "labels.npy", labels)
    np.save(folder / "polygons.npy", ids)
    return WrittenPixels(frozenset(np.unique(labels[labels > 0]).tolist()), used.remarks)
