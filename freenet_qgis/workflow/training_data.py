# SPDX-License-Identifier: GPL-3.0-or-later
"""The rasters and polygons of a training: what can be found out before they are read, then the run folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Optional

import numpy as np

from ..contract.job import ClassInfo, Job, LeftOut, Verb
from ..contract.model_header import read_model_card
from ..errors import FreeNetError
from ..files.strict_json import MAX_ITEMS
from ..geodata import raster
from ..geodata.raster import RasterInfo, ReadPlan
from ..geodata.results.own_rasters import check_image
from ..geodata.vector.polygons import Burned
from ..labels import training_pixels
from ..progress import Progress, check_of
from ..request import TrainRequest
from ..text.i18n import tr
from ..workers.interpreter import find_interpreter
from . import disk_need, further_scenes
from .band_matching import bands_of
from .continuing import Continuation, going_on_from
from .further_scenes import WrittenScenes
from .prepared_run import PreparedRun
from .raster_job import job_on_raster, label_source, tell_operations
from .run_folder import limits, read, remarks, temporary_folder
from .training_scene import DrawnScene, write_training_pixels


@dataclass(frozen=True)
class _Plan:
    """A training before anything is read.

    Attributes:
        first: The scene that is classified.
        burned: Its polygons on its grid.
        read_plan: How its raster is read.
        continuation: How training goes on from a model; None where a new one is trained.
        classes: Of the model and of all scenes.
        further: The other scenes.
    """

    first: DrawnScene
    burned: Burned
    read_plan: ReadPlan
    continuation: Optional[Continuation]
    classes: tuple[ClassInfo, ...]
    further: list[DrawnScene]


@contextmanager
def prepared_training(verb: Verb, request: TrainRequest, progress: Progress) -> Iterator[PreparedRun]:
    """A run folder with the rasters and the training pixels of all scenes.

    Raises:
        FreeNetError: What the user can mend.
        Canceled: The user stopped the run.
    """
    for one in request.scenes:
        check_image(one.scene.raster, progress.warning)
    python = find_interpreter(request.engine.python, progress.is_canceled)
    plan = _plan(request, progress)
    with temporary_folder() as folder:
        job, said = _fill(folder, verb, request, plan, progress)
        yield PreparedRun(folder, job, python, request.outputs, said, further_scenes.shapes_of(request))


def _plan(request: TrainRequest, progress: Progress) -> _Plan:
    """Describe the rasters, lay the polygons over them, and bring all classes together."""
    training = request.training
    info = raster.of(request.scene, check_of(progress)).around_area()
    _check_few(info)
    progress.stage("Reading training polygons")
    tell_operations([one.training for one in request.scenes], progress)
    first = DrawnScene(info, training, np.arange(len(training.classes) + 1, dtype=np.uint8))
    burned, fewest = first.burned(), 1 if request.start_model or request.further else 2
    training_pixels.check(burned, training, first.name, fewest_classes=fewest)
    classes, continuation = training.classes, None
    if request.start_model:
        continuation = going_on_from(request.start_model, read_model_card(request.start_model), info, classes)
        classes, first = continuation.classes, replace(first, class_lookup=continuation.class_lookup)
    read_plan = raster.plan_reading(info, continuation.band_plan.bands if continuation else None)
    classes, further = further_scenes.draw(request, classes, progress)
    return _Plan(first, burned, read_plan, continuation, classes, further)


def _fill(
    folder: Path, verb: Verb, request: TrainRequest, plan: _Plan, progress: Progress
) -> tuple[Job, tuple[str, ...]]:
    """Write what the engine trains on; the job, and remarks for the report."""
    extra = sum(map(further_scenes.bytes_needed, plan.further))
    need = disk_need.of_training(plan.read_plan, request.outputs, len(plan.classes), extra)
    cube = read(plan.read_plan, folder, progress, need, (0.0, 1 / len(request.scenes)))
    if request.start_model:
        shutil.copyfile(request.start_model, folder / "start.safetensors")
    pixels = write_training_pixels(plan.first, plan.burned, folder, has_every_class=not plan.further)
    for text in pixels.remarks:
        progress.warning(text)
    wanted = plan.continuation.wanted_bands if plan.continuation else bands_of(plan.first.info, cube.bands)
    further = further_scenes.write(plan.further, wanted, folder, progress)
    further_scenes.check_classes(plan.classes, [plan.first, *plan.further], pixels.classes | further.classes)
    of_polygons = (*request.training.remarks, *pixels.remarks)
    of_bands = plan.continuation.band_plan.remarks if plan.continuation else ()
    said = (*of_polygons, *of_bands, *remarks(cube, plan.first.info), *further.remarks)
    job = job_on_raster(verb, request, plan.first.info, cube, plan.classes)
    left_out = tuple(LeftOut(band, reason) for band, reason in cube.dropped)
    job = replace(job, left_out=left_out, remarks=(*of_polygons, *limits(cube, plan.first.info), *further.remarks))
    return _with_options(job, request, further), said


def _with_options(job: Job, request: TrainRequest, further: WrittenScenes) -> Job:
    """The job with how to train, and on which other scenes."""
    return replace(
        job,
        options=request.options,
        seed=request.seed,
        labels=label_source(request.training),
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
