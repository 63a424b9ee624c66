# SPDX-License-Identifier: GPL-3.0-or-later
"""The rasters and polygons of a training: what can be found out before they are read, then the run folder."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Optional

import numpy as np

from ..contract.job import ClassInfo, Job, LeftOut, Verb
from ..contract.model_header import read_model_card
from ..contract.unlike import check_knows
from ..errors import FreeNetError
from ..files.strict_json import MAX_ITEMS
from ..geodata import raster
from ..geodata.raster import RasterInfo
from ..geodata.results.own_rasters import check_image
from ..labels import without_effect
from ..progress import Progress, check_of
from ..request import Labelled, TrainRequest
from ..text.i18n import tr
from ..text.listing import listed
from . import disk_need, further_scenes, polygon_names, training_room
from .continuing import going_on_from
from .further_scenes import WrittenScenes
from .prepared_run import PreparedRun
from .raster_job import job_on_raster, label_source, tell_operations, tell_patches
from .run_folder import limits, read, remarks
from .training_plan import TrainingPlan
from .training_scene import lay, write_training_pixels
from .wanted_bands import bands_of

NAMED_CLASSES = 8  # so many classes a sentence names one by one


@contextmanager
def prepared_training(
    verb: Verb,
    request: TrainRequest,
    progress: Progress,
    place: AbstractContextManager[Path],
    python: Optional[Path],
) -> Iterator[PreparedRun]:
    """A run folder with the rasters and the training pixels of all scenes.

    Args:
        verb: What to do with them.
        request: What to train on, and how.
        progress: Told what goes on.
        place: The folder, once it is wanted.
        python: Looks whether memory suffices; None where the engine will run elsewhere.

    Raises:
        FreeNetError: What the user can mend.
        Canceled: The user stopped the run.
    """
    for path in (path for one in request.scenes for path in one.scene.rasters):
        check_image(path, progress.warning)
    plan = _plan(request, progress)
    with place as folder:
        if python and verb != "check_training":  # which looks at single spectra
            training_room.check(request, plan, folder, python, progress)
        job, said = _fill(folder, verb, request, plan, progress)
        scenes = [plan.first, *plan.further]
        folders = [further_scenes.folder_of(folder, position) for position in range(len(scenes))]
        yield PreparedRun(folder, job, request.outputs, said, polygon_names.of_scenes(scenes, folders))


def _plan(request: TrainRequest, progress: Progress) -> TrainingPlan:
    """Describe the rasters, lay the polygons over them, and bring all classes together."""
    info = raster.of(request.scene, check_of(progress)).around_area()
    _check_few(info)
    progress.stage("Reading training data")
    tell_operations([one.training for one in request.scenes], progress)
    _tell_without_effect(request, progress)
    fewest = 1 if request.start_model or request.further else 2
    first, laid = lay(info, request.training, request.seed, fewest, check_of(progress))
    tell_patches(first, progress)
    classes, of_model, continuation = first.classes, 0, None
    if request.start_model:
        card = read_model_card(request.start_model)
        if request.outputs.novelty is not None:
            check_knows(card, request.start_model.name)
        continuation = going_on_from(request.start_model, card, info, classes)
        classes, of_model = continuation.classes, len(card.classes)
        first = replace(first, class_lookup=continuation.class_lookup)
    read_plan = raster.plan_reading(info, continuation.band_plan.bands if continuation else None)
    classes, further = further_scenes.draw(request, first, classes, progress)
    return TrainingPlan(first, laid, read_plan, continuation, classes, of_model, further)


def _tell_without_effect(request: TrainRequest, progress: Progress) -> None:
    """Warn of what is asked for and changes nothing."""
    features = [one.training for one in request.scenes if isinstance(one.training, Labelled)]
    for text in without_effect.remarks(features):
        progress.warning(text)
    if request.start_model and request.scene.bands.text.strip():
        text = tr("The choice of bands has no effect: training goes on from a model, which brings its bands.")
        progress.warning(text)


def _fill(
    folder: Path, verb: Verb, request: TrainRequest, plan: TrainingPlan, progress: Progress
) -> tuple[Job, tuple[str, ...]]:
    """Write what the engine trains on; the job, and remarks for the report."""
    extra = sum(map(further_scenes.bytes_needed, plan.further))
    need = disk_need.of_training(plan.read_plan, request.outputs, len(plan.classes), extra)
    cube = read(plan.read_plan, folder, progress, need, (0.0, 1 / len(request.scenes)))
    if request.start_model:
        shutil.copyfile(request.start_model, folder / "start.safetensors")
    pixels = write_training_pixels(plan.first, plan.laid, folder, has_every_class=not plan.further)
    for text in pixels.remarks:
        progress.warning(text)
    for text in pixels.notes:
        progress.info(text)
    wanted = plan.continuation.wanted_bands if plan.continuation else bands_of(plan.first.info, cube.bands)
    further = further_scenes.write(plan.further, wanted, folder, progress)
    classes, of_classes = _with_pixels(plan, pixels.classes | further.classes, folder)
    for text in of_classes:
        progress.warning(text)
    of_polygons = (*plan.first.training.remarks, *pixels.remarks, *pixels.notes, *of_classes)
    of_bands = plan.continuation.band_plan.remarks if plan.continuation else ()
    said = (*of_polygons, *of_bands, *remarks(cube, plan.first.info), *further.remarks)
    job = job_on_raster(verb, request, plan.first.info, cube, classes)
    left_out = tuple(LeftOut(band, reason) for band, reason in cube.dropped)
    source = label_source(plan.first.training)
    of_first = limits(cube, plan.first.info)
    job = replace(job, left_out=left_out, labels=source, remarks=(*of_polygons, *of_first, *further.remarks))
    return _with_options(job, request, further), said


def _with_pixels(plan: TrainingPlan, trained: Collection[int], folder: Path) -> tuple[tuple[ClassInfo, ...], list[str]]:
    """The classes to train, and what to say of those of patches that have no data anywhere; the labels go by them.

    Raises:
        FreeNetError: If a class of polygons has no data, or too few have.
    """
    scenes = [plan.first, *plan.further]
    empty = further_scenes.check_classes(plan.classes, scenes, trained)
    gone = sorted(number for number in empty if number > plan.of_model)
    if not gone:
        return plan.classes, []
    kept = [number for number in range(1, len(plan.classes) + 1) if number not in gone]
    if len(kept) < 2:
        raise FreeNetError(
            tr("Only one class has pixels that can be used, {name}; training needs at least 2 classes.").format(
                name=plan.classes[kept[0] - 1].name
            ),
            tr("Choose a raster with classes where the image has data."),
        )
    table = np.zeros(len(plan.classes) + 1, np.uint8)
    table[kept] = range(1, len(kept) + 1)
    for position in range(len(scenes)):
        path = further_scenes.folder_of(folder, position) / "labels.npy"
        np.save(path, np.stack([table[row] for row in np.load(path)]))
    names = listed([plan.classes[number - 1].name for number in gone], NAMED_CLASSES)
    text = tr("{count} classes have no pixel that can be used, and are left out: {names}.", len(gone))
    return tuple(plan.classes[number - 1] for number in kept), [text.format(count=len(gone), names=names)]


def _with_options(job: Job, request: TrainRequest, further: WrittenScenes) -> Job:
    """The job with how to train, and on which other scenes."""
    return replace(
        job,
        options=request.options,
        seed=request.seed,
        previews=request.previews,
        start_model=request.start_model.name if request.start_model else "",
        further=further.scenes,
    )


def _check_few(info: RasterInfo) -> None:
    """Check that a model can tell of all bands."""
    if info.all_bands > MAX_ITEMS:
        raise FreeNetError(
            tr("'{name}' has {count} bands, a model takes {most} at most.").format(
                name=info.path.name, count=info.all_bands, most=MAX_ITEMS
            ),
            tr("Leave some out, or join neighbours."),
        )
