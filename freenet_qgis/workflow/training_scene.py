# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene to train on: its raster, what is labelled on the raster's grid, and the training pixels in the run folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Union

import numpy as np

from ..contract.job import ClassInfo
from ..geodata.raster import RasterInfo
from ..geodata.vector.polygons import Burned, burn
from ..labels import class_patches, training_pixels
from ..labels.class_patches import PatchedRaster, Patches
from ..request import ClassRaster, Labelled


@dataclass(frozen=True)
class LaidFeatures:
    """Polygons on the grid of a scene."""

    source: Labelled
    burned: Burned

    @property
    def labels(self) -> np.ndarray:
        """Of its pixels, uint8, shape (rows, cols); 0 is none, 1…n the class."""
        return self.burned.labels


Laid = Union[LaidFeatures, Patches]


@dataclass(frozen=True)
class DrawnScene:
    """A scene before its raster is read.

    Attributes:
        info: Its raster.
        training: Its polygons, or its patches.
        class_lookup: For each class 1…n of the polygons its number among all classes, uint8, shape (n + 1,), 0 for 0.
        polygons_before: How many polygons the scenes before it have; the ids of its own go on from there.
    """

    info: RasterInfo
    training: Union[Labelled, PatchedRaster]
    class_lookup: np.ndarray
    polygons_before: int = 0

    @property
    def name(self) -> str:
        """Of the raster."""
        return self.info.path.name

    @property
    def classes(self) -> tuple[ClassInfo, ...]:
        """Of the polygons."""
        return self.training.classes

    @property
    def polygons(self) -> int:
        """How many there are."""
        return len(self.training.shapes) if isinstance(self.training, Labelled) else self.training.patches

    def laid(self) -> Laid:
        """The polygons on its grid; not kept, for of large scenes that takes much memory."""
        if isinstance(self.training, Labelled):
            return _burnt(self.training, self.info)
        return class_patches.find(self.training.asked, self.info.grid, self.name, self.training.seed)


def lay(
    info: RasterInfo,
    training: Union[Labelled, ClassRaster],
    seed: int,
    fewest_classes: int,
    check: Callable[[], None],
) -> tuple[DrawnScene, Laid]:
    """A scene with classes of its own, and its polygons on its grid.

    Args:
        info: Its raster.
        training: Its polygons, or a raster of classes.
        seed: Of what is drawn.
        fewest_classes: That it has to have.
        check: Called now and then; may raise.

    Raises:
        FreeNetError: If they will not do.
    """
    name = info.path.name
    if isinstance(training, Labelled):
        scene = DrawnScene(info, training, _as_they_are(training.classes))
        laid = _burnt(training, info)
        training_pixels.check(laid.burned, training, name, fewest_classes=fewest_classes)
        return scene, laid
    found = class_patches.find(training, info.grid, name, seed, check)
    class_patches.check_classes(found.source, name, fewest_classes)
    return DrawnScene(info, found.source, _as_they_are(found.source.classes)), found


def _burnt(training: Labelled, info: RasterInfo) -> LaidFeatures:
    burned = burn(training.shapes, info.grid, training.all_touched, training.radius)
    return LaidFeatures(training, replace(burned, limits=info.sight()) if info.is_limited else burned)


def _as_they_are(classes: tuple[ClassInfo, ...]) -> np.ndarray:
    return np.arange(len(classes) + 1, dtype=np.uint8)


@dataclass(frozen=True)
class WrittenPixels:
    """The training pixels of a scene once they are in its folder.

    Attributes:
        classes: Numbers of the classes that have some.
        remarks: What was left out, in words.
        notes: What was done as it was asked for, in words.
    """

    classes: frozenset[int]
    remarks: tuple[str, ...]
    notes: tuple[str, ...] = ()


def write_training_pixels(
    scene: DrawnScene, laid: Laid, folder: Path, *, has_every_class: bool = False
) -> WrittenPixels:
    """Write ``labels.npy`` and ``polygons.npy`` beside the ``valid.npy`` of a scene.

    Args:
        scene: The scene.
        laid: Its polygons on its grid.
        folder: Its folder.
        has_every_class: As of `training_pixels.select`.

    Raises:
        FreeNetError: If there are no pixels to train on, or a class of polygons has none that has to have some.
    """
    valid = np.load(folder / "valid.npy")  # no map, for Windows removes no file that has one
    if isinstance(laid, Patches):
        used = class_patches.select(laid, valid, scene.name, is_limited=scene.info.is_limited)
    else:
        used = training_pixels.select(laid.burned, laid.source, valid, has_every_class=has_every_class)
    labels = scene.class_lookup[used.labels]
    ids = used.polygon_ids
    ids[ids > 0] += scene.polygons_before  # in place: of a large scene a copy takes much memory
    np.save(folder / "labels.npy", labels)
    np.save(folder / "polygons.npy", ids)
    return WrittenPixels(frozenset(np.unique(labels[labels > 0]).tolist()), used.remarks, used.notes)
