# SPDX-License-Identifier: GPL-3.0-or-later
"""The further scenes of a training: their polygons in the classes of all, their arrays in the run folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ..contract.job import UNLABELLED, ClassInfo, FurtherScene, LabelSource
from ..contract.model_header import read_model_card
from ..contract.presets import preset_info
from ..errors import FreeNetError
from ..geodata import raster
from ..geodata.vector import polygons
from ..labels import training_pixels
from ..labels.class_merging import joined
from ..progress import Progress, check_of
from ..request import Labelled, Outputs, Shape, TrainingScene, TrainRequest
from ..text.i18n import tr
from . import disk_need
from .band_matching import WantedBands, match
from .run_folder import read
from .run_folder import remarks as of_raster


@dataclass(frozen=True)
class Drawn:
    """A further scene before its raster is read.

    Attributes:
        info: Its raster.
        training: Its polygons.
        numbers: For each class 1…n of the polygons its number among all classes, uint8, shape (n + 1,), 0 for 0.
    """

    info: raster.RasterInfo
    training: Labelled
    numbers: np.ndarray

    def burned(self) -> polygons.Burned:
        """The polygons on its grid; not kept, for of large scenes that takes much memory."""
        return polygons.burn(self.training.shapes, self.info.grid, self.training.all_touched)

    @property
    def name(self) -> str:
        """Of the raster."""
        return self.info.path.name

    @property
    def bytes_needed(self) -> int:
        """Of temporary disk space, at most."""
        need = disk_need.of_run(self.info.grid, Outputs(), 0, trains=True)
        return need.total + raster.plan_reading(self.info).copied_bytes


@dataclass(frozen=True)
class Written:
    """The further scenes once they are in the run folder.

    Attributes:
        scenes: What the engine has to know of them.
        labels: The numbers of the classes that have pixels in any of them.
        remarks: Sentences for the user.
    """

    scenes: tuple[FurtherScene, ...]
    labels: frozenset[int]
    remarks: tuple[str, ...]


def draw(
    request: TrainRequest, classes: tuple[ClassInfo, ...], progress: Progress
) -> tuple[tuple[ClassInfo, ...], list[Drawn]]:
    """Lay the polygons of the further scenes over their rasters.

    Args:
        request: With further scenes.
        classes: Of the first scene, and of the model that training goes on from.
        progress: Told how classes of different names were matched.

    Returns:
        The classes of all scenes, the given ones first; the further scenes.

    Raises:
        FreeNetError: If a scene will not do; the sentence names it.
    """
    _check(request)
    are_numeric = request.training.numeric and request.start_model is None
    drawn = []
    for scene, training in ((one.scene, one.training) for one in request.further):
        classes, numbers, remarks = joined(classes, are_numeric, training)
        are_numeric = are_numeric and training.numeric
        for text in remarks:
            progress.warning(text)
        drawn.append(Drawn(raster.of(scene, check_of(progress)), training, numbers))
        training_pixels.check(drawn[-1].burned(), training, drawn[-1].name, fewest_classes=1)
    if len(classes) < 2:
        raise FreeNetError(
            tr("All polygons of all {count} scenes belong to one class, '{name}'.").format(
                count=len(drawn) + 1, name=classes[0].name
            ),
            tr("Draw polygons of another class in one of them."),
        )
    return classes, drawn


def write(drawn: Sequence[Drawn], wanted: WantedBands, first: int, folder: Path, progress: Progress) -> Written:
    """Read the further scenes into folders of their own within the run folder.

    Args:
        drawn: From `draw`.
        wanted: The bands to read of each.
        first: Number of the polygons of the first scene; theirs are counted on from there.
        folder: The run folder.
        progress: Told about every scene.

    Raises:
        FreeNetError: If a scene will not do; the sentence names it.
    """
    scenes, remarks, labels = [], [], set()
    for number, one in enumerate(drawn, start=2):
        own = folder / f"scene_{number}"
        own.mkdir()
        plan = match(wanted, one.info)
        need = disk_need.of_run(one.info.grid, Outputs(), 0, trains=True)
        share = (number - 1) / (len(drawn) + 1), number / (len(drawn) + 1)
        cube = read(raster.plan_reading(one.info, plan.bands), own, progress, need, share)
        valid = np.load(own / "valid.npy", mmap_mode="r")
        used = training_pixels.select(one.burned(), one.training, valid, has_every_class=False)
        told = [f"'{one.name}': {text}" for text in (*plan.remarks, *used.remarks)]
        for text in told:
            progress.warning(text)
        raster_remarks = (f"'{one.name}': {text}" for text in of_raster(cube, one.info))
        remarks += [*(f"'{one.name}': {text}" for text in one.training.remarks), *told, *raster_remarks]
        here = one.numbers[used.labels]
        labels.update(np.unique(here[here > 0]).tolist())
        np.save(own / "labels.npy", here)
        np.save(own / "polygons.npy", np.where(used.numbers > 0, used.numbers + first, 0).astype(np.int32))
        first += len(one.training.shapes)
        source = LabelSource(
            one.training.layer, one.training.kind, one.training.field, len(one.training.shapes),
            operation=one.training.operation,
        )  # fmt: skip
        scenes.append(FurtherScene(own.name, one.name, one.info.grid, cube.bands, source))
    return Written(tuple(scenes), frozenset(labels), tuple(remarks))


def check_classes(classes: Sequence[ClassInfo], drawn: Iterable[int], trained: Iterable[int]) -> None:
    """Check that each class of the polygons has a pixel in some scene.

    Args:
        classes: Of all scenes.
        drawn: The numbers of those that have polygons.
        trained: The numbers of those that have pixels.

    Raises:
        FreeNetError: If one has none.
    """
    empty = [classes[number - 1].name for number in sorted(set(drawn) - set(trained) - {UNLABELLED})]
    if empty:
        raise FreeNetError(
            tr("No scene has a pixel to train on for {classes}.").format(classes=", ".join(empty)),
            tr("What became of their polygons is told above, scene by scene."),
        )


def shapes_of(request: TrainRequest) -> tuple[Shape, ...]:
    """The polygons of all scenes in the order of their numbers, each named with its scene where there are several."""
    if not request.further:
        return request.training.shapes
    scenes = (TrainingScene(request.scene, request.training), *request.further)
    return tuple(
        replace(shape, name=f"{one.scene.raster.name}: {shape.name}") for one in scenes for shape in one.training.shapes
    )


def _check(request: TrainRequest) -> None:
    """Check what several scenes do not go together with."""
    count = len(request.further) + 1
    if not preset_info(request.options.preset).takes_several_scenes:
        raise FreeNetError(
            tr("The preset 'paper' trains on one scene, here are {count}.").format(count=count),
            tr("Choose the preset 'auto' or 'fast'."),
        )
    start = request.start_model
    if start and not read_model_card(start).masked_statistics:
        raise FreeNetError(
            tr("'{model}' was trained with the preset 'paper', which takes one scene, here are {count}.").format(
                model=start.name, count=count
            ),
            tr("Train a new model."),
        )
    seen = set()
    for raster_path in (request.scene.raster, *(one.scene.raster for one in request.further)):
        if raster_path.resolve() in seen:
            raise FreeNetError(
                tr("The raster '{name}' is given twice.").format(name=raster_path.name),
                tr("Put its polygons into one layer, and give it once."),
            )
        seen.add(raster_path.resolve())
