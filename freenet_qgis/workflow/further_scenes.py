# SPDX-License-Identifier: GPL-3.0-or-later
"""The further scenes of a training: their polygons in the classes of all, their arrays in the run folder."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..contract.job import UNLABELLED, ClassInfo, FurtherScene
from ..contract.model_header import read_model_card
from ..contract.presets import preset_info, preset_with_id, presets
from ..errors import FreeNetError
from ..geodata import raster
from ..labels.class_merging import joined
from ..progress import Progress, check_of
from ..request import Labelled, Outputs, TrainRequest
from ..text.i18n import tr
from . import disk_need
from .band_matching import match
from .raster_job import label_source, tell_patches
from .run_folder import read
from .run_folder import remarks as of_raster
from .training_scene import DrawnScene, lay, write_training_pixels
from .wanted_bands import WantedBands


@dataclass(frozen=True)
class WrittenScenes:
    """The further scenes once they are in the run folder.

    Attributes:
        scenes: What the engine has to know of them.
        classes: Numbers of the classes that have pixels in any of them.
        remarks: Sentences for the user.
    """

    scenes: tuple[FurtherScene, ...]
    classes: frozenset[int]
    remarks: tuple[str, ...]


def draw(
    request: TrainRequest, first: DrawnScene, classes: tuple[ClassInfo, ...], progress: Progress
) -> tuple[tuple[ClassInfo, ...], list[DrawnScene]]:
    """Lay the polygons of the further scenes, if there are any, over their rasters.

    Args:
        request: With further scenes.
        first: The scene before them.
        classes: Of the first scene, and of the model that training goes on from.
        progress: Told how classes of different names were matched.

    Returns:
        The classes of all scenes, the given ones first; the further scenes.

    Raises:
        FreeNetError: If a scene will not do; the sentence names it.
    """
    if not request.further:
        return classes, []
    _check(request)
    are_numeric = first.training.numeric and request.start_model is None
    drawn: list[DrawnScene] = []
    polygons = first.polygons
    for scene, training in ((one.scene, one.training) for one in request.further):
        info = raster.of(scene, check_of(progress)).around_area()
        one, _ = lay(info, training, request.seed, 1, check_of(progress))
        tell_patches(one, progress)
        classes, class_lookup, remarks = joined(classes, are_numeric, one.training)
        are_numeric = are_numeric and one.training.numeric
        for text in remarks:
            progress.warning(text)
        drawn.append(replace(one, class_lookup=class_lookup, polygons_before=polygons))
        polygons += one.polygons
    if len(classes) < 2:
        raise FreeNetError(
            tr("All training data of all {count} scenes belong to one class, '{name}'.").format(
                count=len(drawn) + 1, name=classes[0].name
            ),
            tr("Draw some of another class in one of them."),
        )
    return classes, drawn


def bytes_needed(scene: DrawnScene) -> int:
    """Temporary disk space for a further scene, at most."""
    return disk_need.of_training(raster.plan_reading(scene.info), Outputs(), 0).total


def write(drawn: Sequence[DrawnScene], wanted: WantedBands, folder: Path, progress: Progress) -> WrittenScenes:
    """Read the further scenes into folders of their own within the run folder.

    Args:
        drawn: From `draw`.
        wanted: The bands to read of each.
        folder: The run folder.
        progress: Told about every scene.

    Raises:
        FreeNetError: If a scene will not do; the sentence names it.
    """
    scenes, remarks = [], []
    classes: set[int] = set()
    for number, one in enumerate(drawn, start=1):
        own = folder_of(folder, number)
        own.mkdir()
        matched = match(wanted, one.info)
        plan = raster.plan_reading(one.info, matched.bands)
        share = number / (len(drawn) + 1), (number + 1) / (len(drawn) + 1)
        cube = read(plan, own, progress, disk_need.of_training(plan, Outputs(), 0), share)
        pixels = write_training_pixels(one, one.laid(), own)
        found = (*matched.remarks, *pixels.remarks)
        for text in found:
            progress.warning(f"'{one.name}': {text}")
        for text in pixels.notes:
            progress.info(f"'{one.name}': {text}")
        said = (*one.training.remarks, *found, *pixels.notes, *of_raster(cube, one.info))
        remarks += [f"'{one.name}': {text}" for text in said]
        classes.update(pixels.classes)
        scenes.append(FurtherScene(own.name, one.name, one.info.grid, cube.bands, label_source(one.training)))
    return WrittenScenes(tuple(scenes), frozenset(classes), tuple(remarks))


def check_classes(
    classes: Sequence[ClassInfo], scenes: Sequence[DrawnScene], trained: Collection[int]
) -> frozenset[int]:
    """Check that each class of the polygons has a pixel in some scene.

    Args:
        classes: Of all scenes.
        scenes: All of them.
        trained: Numbers of the classes that have pixels.

    Returns:
        Numbers of the classes that patches alone have, where the rasters have no data: nobody can draw more of them.

    Raises:
        FreeNetError: If another has none.
    """
    of_features = [scene for scene in scenes if isinstance(scene.training, Labelled)]
    empty, lost = (_classes_of(some) - set(trained) - {UNLABELLED} for some in (scenes, of_features))
    if lost:
        raise FreeNetError(
            tr("No scene has a pixel to train on for {classes}.").format(
                classes=", ".join(classes[number - 1].name for number in sorted(lost))
            ),
            tr("What became of their training data is told above, scene by scene."),
        )
    return frozenset(empty)


def _classes_of(scenes: Sequence[DrawnScene]) -> set[int]:
    """Numbers of the classes that are drawn in some scenes."""
    return {number for scene in scenes for number in scene.class_lookup.tolist()}


def folder_of(folder: Path, position: int) -> Path:
    """The folder of a scene within the run folder; the first, at position 0, has no other."""
    return folder / f"scene_{position + 1}" if position else folder


def _check(request: TrainRequest) -> None:
    """Check what several scenes do not go together with."""
    count = len(request.scenes)
    if not preset_info(request.options.preset).takes_several_scenes:
        raise FreeNetError(
            tr("The preset '{preset}' trains on one scene, here are {count}.").format(
                preset=preset_with_id(request.options.preset), count=count
            ),
            tr("Choose another preset: {presets}.").format(
                presets=", ".join(preset_with_id(one) for one, info in presets().items() if info.takes_several_scenes)
            ),
        )
    start = request.start_model
    if start and not read_model_card(start).masked_statistics:
        raise FreeNetError(
            tr("'{model}' was trained with the preset '{preset}', which takes one scene, here are {count}.").format(
                model=start.name, preset=preset_with_id("paper"), count=count
            ),
            tr("Train a new model."),
        )
    seen = set()
    for raster_path in (one.scene.raster for one in request.scenes):
        if raster_path.resolve() in seen:
            raise FreeNetError(
                tr("The raster '{name}' is given twice.").format(name=raster_path.name),
                tr("Put its training data into one layer, and give it once."),
            )
        seen.add(raster_path.resolve())
