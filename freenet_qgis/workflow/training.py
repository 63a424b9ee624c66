# SPDX-License-Identifier: GPL-3.0-or-later
"""Training a model on rasters and polygons, and finding out which of its polygons the others contradict."""

from __future__ import annotations

from dataclasses import replace

from ..contract.job import Verb
from ..files.new_files import NewFiles, Place
from ..geodata import raster
from ..labels import class_patches, patch_features
from ..progress import Progress, check_of
from ..request import Labelled, TrainRequest
from ..workers.interpreter import find_interpreter
from . import feature_layers
from .engine_run import run_engine
from .prepared_run import Result
from .publishing import check_writable, publish_results
from .run_folder import temporary_folder
from .training_data import prepared_training


def train(request: TrainRequest, progress: Progress, place: Place = NewFiles.put_in_place) -> Result:
    """Train a model, and classify its scene where a map is asked for.

    Args:
        request: What to train on, and how.
        progress: Told what goes on.
        place: Lets the finished files take their places; one that does so later takes care of them.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    return _run(verb_of(request), request, progress, place)


def verb_of(request: TrainRequest) -> Verb:
    """What the engine is to do for a training."""
    return "train_and_classify" if request.outputs.wants_map() else "train"


def check_training(request: TrainRequest, progress: Progress) -> Result:
    """Find out how far training features bear out each other's labels.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    path = request.outputs.features
    layer = feature_layers.name_of_checked(path, request.layer) if path else ""
    training = _as_polygons(request, progress)
    result = _run("check_training", request, progress)
    checked = result.report.checked or ()
    for text in feature_layers.in_words(checked, result.report.feature_kind):
        progress.warning(text)
    if path:
        place = raster.place_of(request.scene)
        is_replaced = feature_layers.write_checked(path, place, checked, training, layer)
        feature_layers.tell_replaced(is_replaced, layer, path, progress)
    return replace(result, layer=layer, polygons=training.shapes)


def _as_polygons(request: TrainRequest, progress: Progress) -> Labelled:
    """The polygons to train on; of a raster of classes the outlines of its patches.

    Raises:
        FreeNetError: If it has too many.
    """
    if isinstance(request.training, Labelled):
        return request.training
    progress.stage("Reading training data")
    place = raster.of(request.scene, check_of(progress)).around_area().grid  # as in the run, for the same numbers
    name = request.scene.raster.name
    found = class_patches.find(request.training, place, name, request.seed, check_of(progress))
    patch_features.check_few(found)
    return patch_features.as_polygons(found, place)


def _run(verb: Verb, request: TrainRequest, progress: Progress, place: Place = NewFiles.put_in_place) -> Result:
    """Prepare the run folder, let the engine work in it, publish what it wrote."""
    check_writable(request.outputs, place)
    python = find_interpreter(request.engine.python, progress.is_canceled)
    with prepared_training(verb, request, progress, temporary_folder(), python) as run:
        run_engine(run, python, progress)
        return publish_results(run, progress, place)
