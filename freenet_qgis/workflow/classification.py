# SPDX-License-Identifier: GPL-3.0-or-later
"""Classifying a scene with a trained model."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Optional

from ..contract.model_header import read_model_card
from ..contract.unlike import check_knows
from ..files.new_files import NewFiles, Place
from ..geodata import raster
from ..geodata.results.own_rasters import check_image
from ..progress import Progress, check_of
from ..request import BandChoice, ClassifyRequest
from ..workers.interpreter import find_interpreter
from . import disk_need
from .band_matching import match_bands
from .engine_run import Compute, one_engine, run_engine
from .made_from import made_from
from .prepared_run import PreparedRun, Result
from .publishing import check_writable, publish_results
from .raster_job import job_on_raster
from .run_folder import classification_folder, read_once, remarks


def classify(
    request: ClassifyRequest,
    progress: Progress,
    compute: Compute = one_engine,
    place: Place = NewFiles.put_in_place,
) -> Result:
    """Classify a scene with a trained model.

    Args:
        request: What to classify, and how.
        progress: Told what goes on.
        compute: Lets engines work on the run folder, until there are maps and a report.
        place: Lets the finished files take their places; one that does so later takes care of them.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    check_writable(request.outputs, place)
    python = find_interpreter(request.engine.python, progress.is_canceled)
    with prepared_classification(request, progress) as run:
        run_engine(run, python, progress, compute)
        return publish_results(run, progress, place)


@contextmanager
def prepared_classification(
    request: ClassifyRequest, progress: Progress, place: Optional[AbstractContextManager[Path]] = None
) -> Iterator[PreparedRun]:
    """The scene and the model in a run folder.

    Args:
        request: What to classify, and how.
        progress: Told what goes on.
        place: The folder, once it is wanted; None for one as the size of the scene asks for it.

    Raises:
        FreeNetError: What the user can mend.
        Canceled: The user stopped the run.
    """
    for path in request.scene.rasters:
        check_image(path, progress.warning)
    card = read_model_card(request.model)
    if request.outputs.novelty is not None:
        check_knows(card, request.model.name)
    # The model knows which bands it wants, whatever is chosen to train on.
    info = raster.of(replace(request.scene, bands=BandChoice()), check_of(progress)).around_area()
    matched = match_bands(card, info)
    for text in matched.remarks:
        progress.warning(text)
    plan = raster.plan_reading(info, matched.bands)
    width_factor = 0.0 if card.network == "spectral" else card.width_factor
    need = disk_need.of_classification(plan, request.outputs, len(card.classes), width_factor)
    with place or classification_folder(request, plan, progress) as folder:
        origin = made_from(request)  # reading fails where the scene has changed since
        cube = read_once(plan, folder, progress, need)
        shutil.copyfile(request.model, folder / "model.safetensors")
        job = replace(
            job_on_raster("classify", request, info, cube, card.classes),
            statistics=request.statistics,
            model=request.model.name,
            made_from=origin,
        )
        yield PreparedRun(folder, job, request.outputs, (*matched.remarks, *remarks(cube, info)))
