# SPDX-License-Identifier: GPL-3.0-or-later
"""The rasters and polygons of a training, on their way into the run folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from ..contract.job import LeftOut, Verb
from ..contract.model_header import read_model_card
from ..errors import FreeNetError
from ..files.strict_json import MAX_ITEMS
from ..geodata import raster
from ..geodata.results.own_rasters import check_image
from ..geodata.vector import polygons
from ..labels import training_pixels
from ..progress import Progress, check_of
from ..request import TrainingScene, TrainRequest
from ..text.i18n import tr
from ..workers.interpreter import find_interpreter
from . import disk_need, further_scenes
from .band_matching import bands_of
from .continuing import going_on_from
from .prepared_run import PreparedRun
from .raster_job import job_on_raster, label_source, tell_operations
from .run_folder import read, remarks, temporary_folder


@contextmanager
def prepared_training(verb: Verb, request: TrainRequest, progress: Progress) -> Iterator[PreparedRun]:
    """A run folder with the rasters and the training pixels of all scenes.

    Raises:
        FreeNetError: What the user can mend.
        Canceled: The user stopped the run.
    """
    scenes = (TrainingScene(request.scene, request.training), *request.further)
    for one in scenes:
        check_image(one.scene.raster, progress.warning)
    python = find_interpreter(request.engine.python, progress.is_canceled)
    scene, training = request.scene, request.training
    info = raster.of(scene, check_of(progress))
    _check_few(info)
    progress.stage("Reading training polygons")
    tell_operations([one.training for one in scenes], progress)
    burned = polygons.burn(training.shapes, info.grid, training.all_touched)
    fewest = 1 if request.start_model or request.further else 2
    training_pixels.check(burned, training, scene.raster.name, fewest_classes=fewest)
    start = None
    if request.start_model:
        start = going_on_from(request.start_model, read_model_card(request.start_model), info, training.classes)
    class_lookup = start.class_lookup if start else np.arange(len(training.classes) + 1, dtype=np.uint8)
    classes = start.classes if start else training.classes
    plan = raster.plan_reading(info, start.band_plan.bands if start else None)
    classes, drawn = further_scenes.draw(request, classes, progress) if request.further else (classes, [])
    with temporary_folder() as folder:
        need = disk_need.of_run(info.grid, request.outputs, len(classes), trains=True)
        need = replace(need, further=sum(one.bytes_needed for one in drawn))
        share = 0.0, 1 / (len(drawn) + 1)
        cube = read(plan, folder, progress, need, share)
        if request.start_model:
            shutil.copyfile(request.start_model, folder / "start.safetensors")
        valid = np.load(folder / "valid.npy", mmap_mode="r")
        used = training_pixels.select(burned, training, valid, has_every_class=not drawn)
        for text in used.remarks:
            progress.warning(text)
        labels = class_lookup[used.labels]
        np.save(folder / "labels.npy", labels)
        np.save(folder / "polygons.npy", used.numbers)
        polygon_remarks = (*training.remarks, *used.remarks)
        all_remarks = (*polygon_remarks, *(start.band_plan.remarks if start else ()), *remarks(cube, info))
        job = job_on_raster(verb, request, info, cube, classes)
        job = replace(
            job,
            options=request.options,
            seed=request.seed,
            labels=label_source(training),
            previews=request.previews,
            left_out=tuple(LeftOut(band, reason) for band, reason in cube.dropped),
            start_model=request.start_model.name if request.start_model else "",
            remarks=polygon_remarks,
        )
        if drawn:
            wanted = start.wanted_bands if start else bands_of(info, cube.bands)
            further = further_scenes.write(drawn, wanted, len(training.shapes), folder, progress)
            of_polygons = np.concatenate([class_lookup, *(one.numbers for one in drawn)])
            further_scenes.check_classes(classes, of_polygons.tolist(), {*np.unique(labels).tolist(), *further.labels})
            job = replace(job, further=further.scenes, remarks=(*polygon_remarks, *further.remarks))
            all_remarks = (*all_remarks, *further.remarks)
        yield PreparedRun(folder, job, python, request.outputs, all_remarks, further_scenes.shapes_of(request))


def _check_few(info: raster.RasterInfo) -> None:
    """Check that a model can tell of all bands."""
    if info.all_bands > MAX_ITEMS:
        raise FreeNetError(
            tr("'{name}' has {count} bands, a model takes {most} at most.").format(
                name=info.path.name, count=info.all_bands, most=MAX_ITEMS
            ),
            tr("Leave some out, or join neighbours."),
        )
