# SPDX-License-Identifier: GPL-3.0-or-later
"""The arrays of a run folder, held against its job before anything is made of them.

A folder may come from another machine, half copied or damaged; what does not fit is said before any work.
"""

from __future__ import annotations

from pathlib import Path
from typing import Union

import numpy as np

from ...contract import cube_layout
from ...contract.cube_layout import PlainFile
from ...contract.job import FurtherScene, Job, in_brief
from ...errors import FreeNetError
from ...files.array_file import ArrayFile, loaded
from ...text.i18n import tr
from .raster_file import RasterFile

NUMERIC = "iuf"  # kinds of numpy's types that a raster may have
StoredScene = Union[Job, FurtherScene]
READ_THROUGH_LINKS = ("cube.npy", "valid.npy", "labels.npy", "polygons.npy", "model.safetensors", "start.safetensors")


def damaged(path: Path, why: object) -> FreeNetError:
    """The sentence for a file of a run folder that is not what its job wants."""
    return FreeNetError(
        tr("'{path}' is damaged or of another run: {reason}.").format(path=path, reason=in_brief(why)),
        tr("Copy the run folder again, or start the run again from QGIS."),
    )


def check_folder(folder: Path, job: Job) -> None:
    """Refuse links that results would be written through, to wherever they lead.

    Raises:
        FreeNetError: If there is one.
    """
    inputs = (*READ_THROUGH_LINKS, *(["class_map.npy"] if job.verb == "assess" else []))
    for path in folder.iterdir():
        if path.is_symlink() and path.name not in inputs:
            raise damaged(path, "a link stands where the engine writes")


def open_valid(folder: Path, scene: StoredScene) -> np.ndarray:
    """Where a scene has data: bool, shape (rows, cols); for folder, scene and errors see `open_cube`."""
    return _open(folder, "valid", scene, "b", 1)


def open_classes(folder: Path, name: str, scene: StoredScene, classes: int) -> np.ndarray:
    """The array of this name, 0 or a class 1… per pixel: unsigned, shape (rows, cols); for errors see `open_cube`."""
    return _open(folder, name, scene, "u", classes)


def open_polygons(folder: Path, scene: StoredScene) -> np.ndarray:
    """Which polygon each pixel lies in: integers, shape (rows, cols); for errors see `open_cube`."""
    return _open(folder, "polygons", scene, "i", np.iinfo(np.int32).max)


def open_training(folder: Path, scene: StoredScene, classes: int) -> tuple[np.ndarray, np.ndarray]:
    """Labels and polygons to train with, as from `open_classes` and `open_polygons`."""
    labels, polygons = open_classes(folder, "labels", scene, classes), open_polygons(folder, scene)
    if not labels.any():
        raise damaged(folder / "labels.npy", "no pixel has a label")
    return labels, polygons


def _open(folder: Path, name: str, scene: StoredScene, kinds: str, highest: int) -> np.ndarray:
    """An array of shape (rows, cols) in its file.

    Args:
        folder: The run folder, or that of a further scene.
        name: Name of the array.
        scene: Whose grid it is to fit.
        kinds: Kinds of numpy's types that will do.
        highest: The largest number it may hold; none is below 0.

    Raises:
        FreeNetError: If it is missing, damaged or of another job.
    """
    path = folder / f"{name}.npy"
    try:
        found = loaded(path)
    except Exception as error:  # numpy reads the header as Python literals, and fails in as many ways as these can
        raise damaged(path, error) from error
    _check(path, found, (scene.grid.rows, scene.grid.cols), kinds)
    if found.min() < 0 or found.max() > highest:
        raise damaged(path, f"it holds {found.min()} to {found.max()}, wanted are 0 to {highest}")
    return found


def open_cube(folder: Path, scene: StoredScene) -> Union[ArrayFile, RasterFile]:
    """The image: an array of its own, or a raster file read in place.

    Args:
        folder: The run folder, or that of a further scene.
        scene: The job or the further scene, whose grid and bands it is to fit.

    Raises:
        FreeNetError: If it is missing, damaged, of another job, or a raster file that has changed.
    """
    shape = scene.grid.rows, scene.grid.cols, len(scene.bands)
    if (folder / cube_layout.NAME).exists():
        path = folder / cube_layout.NAME
        try:
            layout = PlainFile.load(folder)
            layout.check_bounds()
        except (OSError, ValueError) as error:
            raise damaged(path, error) from error
        cube: Union[ArrayFile, RasterFile] = RasterFile(layout)
    else:
        path = folder / "cube.npy"
        try:
            cube = ArrayFile(path)
        except Exception as error:  # as above
            raise damaged(path, error) from error
    _check(path, cube, shape, NUMERIC)
    return cube


def _check(path: Path, found: Union[np.ndarray, ArrayFile, RasterFile], shape: tuple[int, ...], kinds: str) -> None:
    if not hasattr(found, "shape") or found.shape != shape or 0 in shape:  # numpy opens archives of arrays, too
        raise damaged(path, f"its shape is {getattr(found, 'shape', 'none')}, the job wants {shape}")
    if found.dtype.kind not in kinds:
        raise damaged(path, f"its values are of type {found.dtype}")
