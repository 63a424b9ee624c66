# SPDX-License-Identifier: GPL-3.0-or-later
"""The scenes of the FreeNet paper as their owners hand them out, with the paper's training and test pixels.

Source of protocol and figures: Zheng et al. 2020, "FPGA: Fast Patch-Free Global Learning Framework …", IEEE TGRS 58(8),
doi 10.1109/TGRS.2020.2967821.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Optional

import numpy as np
from original_files import Files, read_geotiff, read_matlab, read_rois, wanted

from freenet_qgis.errors import FreeNetError

CONTEST = "2013_IEEE_GRSS_DF_Contest_"


@dataclass(frozen=True)
class Scene:
    """An image and its labels.

    Attributes:
        cube: Stored values, shape (rows, cols, bands).
        labels: uint8, shape (rows, cols); 0 is unlabelled. To train on or, without `test`, to draw the pixels from.
        test: The fixed labels to test on, likewise.
    """

    cube: np.ndarray
    labels: np.ndarray
    test: Optional[np.ndarray] = None

    def split(self, per_class: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
        """Labels to train on and to test on: the fixed ones, or so many random pixels of each class and all others.

        A class with fewer than twice as many gives half of its pixels.
        """
        if self.test is not None:
            return self.labels, self.test
        rng = np.random.default_rng(seed)
        chosen = np.zeros(self.labels.shape, bool)
        for label in range(1, int(self.labels.max()) + 1):
            places = np.flatnonzero(self.labels == label)
            chosen.ravel()[rng.choice(places, min(per_class, len(places) // 2), replace=False)] = True
        return np.where(chosen, self.labels, 0), np.where(chosen, 0, self.labels)


@dataclass(frozen=True)
class Original:
    """A scene of the paper: its name, the overall accuracy published in percent, who has its files, how to read it."""

    title: str
    published: str
    files: str
    read: Callable[[Files], Scene]


def _matlab(image: str, image_variable: str, reference: str, reference_variable: str, files: Files) -> Scene:
    places = wanted(files, image), wanted(files, reference)
    cube, labels = read_matlab(places[0], image_variable), read_matlab(places[1], reference_variable)
    _same_grid(cube, labels, places[1])
    return Scene(cube, labels.astype(np.uint8))


def _houston(files: Files) -> Scene:
    places = [_samples(files, side) for side in ("TR", "VA")]
    cube = read_geotiff(wanted(files, f"{CONTEST}CASI.tif", f"{CONTEST}CASI.tiff"))
    (train, train_names), (test, test_names) = (_read_samples(path, cube) for path in places)
    if train_names and test_names:  # a class is what has the same name, whatever the order
        if sorted(train_names) != sorted(test_names):
            raise FreeNetError("The samples to train on and to test on have classes of different names.")
        test = np.array([0, *(train_names.index(name) + 1 for name in test_names)], np.uint8)[test]
    return Scene(cube, train, test)


def _samples(files: Files, side: str) -> Path:
    return wanted(files, *(f"{CONTEST}Samples_{side}.{ending}" for ending in ("txt", "tif", "tiff")))


def _read_samples(path: Path, cube: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """Labels, and the names of the classes where the file tells them, of letters and digits only."""
    if path.suffix.lower() == ".txt":
        labels, names = read_rois(path, cube.shape[:2])
        return labels, ["".join(filter(str.isalnum, name.lower())) for name in names]
    labels = read_geotiff(path)
    if labels.shape[2] != 1:
        raise FreeNetError(f"'{path.name}' has {labels.shape[2]} bands: a picture of the classes, not their numbers.")
    _same_grid(cube, labels[..., 0], path)
    return labels[..., 0].astype(np.uint8), []


def _same_grid(cube: np.ndarray, labels: np.ndarray, path: Path) -> None:
    if cube.shape[:2] != labels.shape:
        raise FreeNetError(f"'{path.name}' has another size than its image: {labels.shape}, not {cube.shape[:2]}.")


_EHU = "from https://www.ehu.eus/ccwintco (Hyperspectral Remote Sensing Scenes)"

ORIGINALS = (
    Original(
        "Pavia University",
        "about 99.8",
        f"PaviaU.mat and PaviaU_gt.mat, {_EHU}",
        partial(_matlab, "PaviaU.mat", "paviaU", "PaviaU_gt.mat", "paviaU_gt"),
    ),
    Original(
        "Salinas",
        "about 99.8",
        f"Salinas_corrected.mat and Salinas_gt.mat, {_EHU}",
        partial(_matlab, "Salinas_corrected.mat", "salinas_corrected", "Salinas_gt.mat", "salinas_gt"),
    ),
    Original(
        "Houston 2013",
        "86.61",
        f"{CONTEST}CASI.tif with {CONTEST}Samples_TR and …_VA, each as .txt (regions of interest, exported by ENVI) "
        "or .tif (class numbers), from https://machinelearning.ee.uh.edu (2013 IEEE GRSS Data Fusion Contest)",
        _houston,
    ),
)
