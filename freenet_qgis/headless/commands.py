# SPDX-License-Identifier: GPL-3.0-or-later
"""What each command does with its options; each returns the exit status."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, Union

from .. import report, workflow
from ..contract.job import TrainOptions
from ..contract.maps import MAPS
from ..contract.model_header import read_model_card
from ..files.file_writing import reported_writing
from ..geodata.results import result_files
from ..labels.layer_reading import Use
from ..request import (
    AssessRequest,
    BandChoice,
    ClassRaster,
    EngineChoice,
    Labelled,
    Outputs,
    Radius,
    Scene,
    SuggestRequest,
    TrainingScene,
    TrainRequest,
)
from ..sources.gdal_name import Source, named
from ..text.plain_text import escaped
from ..workflow import feature_layers
from ..workflow.outputs import check_names, check_spares
from . import batch, scenes, vector, where
from .areas_command import areas
from .change_command import change
from .generalize_command import generalize
from .hand_on_command import hand_on
from .polygons_command import to_polygons
from .progress import TerminalProgress
from .reference import reference_of
from .shared_steps import finish, grid_of, scene_of
from .text import checked, figures, suggested


def train(options: Namespace, progress: TerminalProgress) -> int:
    """Train, and map the scene where that is asked for."""
    maps = {kind.id: getattr(options, kind.option) for kind in MAPS}
    outputs = Outputs(**maps, model=options.model, report=options.report)
    check_names(outputs)
    further = [(named(image), _Features(*features)) for image, *features in options.also]
    start = [options.start_model] if options.start_model else []
    read = [
        options.input,
        *options.stack,
        _training_source(options),
        *(source for image, also in further for source in (image, also.path)),
        *start,
        *where.files(options),
    ]
    check_spares(outputs, read)
    scene = where.looked_at(_image(options), options, progress.warning)
    use = _use(options, is_one_of_several=bool(further))
    training = _training(options, scene, use, progress)
    how = TrainOptions(options.preset, options.steps, options.validation, options.refit)
    engine = EngineChoice(device=options.device)
    also = tuple(_training_scene(options, image, features, progress) for image, features in further)
    request = TrainRequest(scene, training, outputs, how, options.seed, engine, options.start_model, also)
    return finish(lambda: workflow.train(request, progress), progress, figures)


def classify(options: Namespace, progress: TerminalProgress) -> int:
    """Map every scene that is not finished, here or on a cluster."""
    read_model_card(options.model)
    requests = scenes.requests(options, progress.warning)
    if options.output_folder:
        with reported_writing(options.output_folder):
            options.output_folder.mkdir(parents=True, exist_ok=True)
    outcomes = batch.run(requests, options.overwrite, options.scheduler, progress)
    print(batch.summary(outcomes))
    return int(any(outcome.status == "failed" for outcome in outcomes))


def assess(options: Namespace, progress: TerminalProgress) -> int:
    """Compare a map with its reference."""
    outputs = Outputs(report=options.report)
    check_names(outputs)
    check_spares(outputs, [options.input, options.reference])
    scene = scene_of(options.input)
    request = AssessRequest(scene, reference_of(options, scene, progress), outputs, EngineChoice(device="cpu"))
    return finish(lambda: workflow.assess(request, progress), progress, figures)


def check_training(options: Namespace, progress: TerminalProgress) -> int:
    """Rank training features by how far the others contradict their label."""
    outputs = Outputs(features=options.output.file)
    check_names(outputs)
    layer = feature_layers.name_of_checked(*options.output)
    check_spares(
        outputs, [options.input, *options.stack, _training_source(options), *where.files(options)], options.output.layer
    )
    scene = where.looked_at(_image(options), options, progress.warning)
    use = _use(options)
    training = _training(options, scene, use, progress)
    engine = EngineChoice(device=options.device)
    request = TrainRequest(scene, training, outputs, seed=options.seed, engine=engine, layer=layer)
    return finish(lambda: workflow.check_training(request, progress), progress, checked, layer)


def suggest(options: Namespace, progress: TerminalProgress) -> int:
    """Find places for new training data."""
    outputs = Outputs(features=options.output.file)
    check_names(outputs)
    layer = feature_layers.name_of_suggestions(*options.output)
    check_spares(outputs, [options.input, options.training or "", options.novelty or ""], options.output.layer)
    scene = scene_of(options.input)
    novelty = scene_of(options.novelty) if options.novelty else None
    outlines: tuple[bytes, ...] = ()
    if options.training:
        outlines = vector.outlines(options.training, scene.crs_wkt, progress.warning, grid_of(scene))
    request = SuggestRequest(scene, outlines, outputs, options.count, options.distance, layer, novelty)
    return finish(lambda: workflow.suggest(request, progress), progress, suggested, layer)


def info(options: Namespace, progress: TerminalProgress) -> int:
    """Say what a model is."""
    outputs = Outputs(report=options.report)
    check_names(outputs)
    check_spares(outputs, [options.model])
    result_files.check_writable(outputs.files())
    card = read_model_card(options.model)
    if options.report:
        report.write_model(options.report, card)
    facts = report.facts(card)
    width = max(len(title) for title, _ in facts)
    print("\n".join(f"{title.ljust(width)}  {escaped(text)}" for title, text in facts))
    return 0


COMMANDS: dict[str, Callable[[Namespace, TerminalProgress], int]] = {
    "train": train,
    "classify": classify,
    "assess": assess,
    "check-training": check_training,
    "suggest": suggest,
    "generalize": generalize,
    "areas": areas,
    "to-polygons": to_polygons,
    "hand-on": hand_on,
    "change": change,
    "info": info,
}


class _Features(NamedTuple):
    """Features with a class: where they are, and in which of their fields."""

    path: str
    field: str


def _use(options: Namespace, *, is_one_of_several: bool = False) -> Use:
    """What features to train on are used for."""
    radius = Radius(options.radius or Radius.size, options.radius_unit)
    return Use(all_touched=options.all_touched, is_one_of_several=is_one_of_several, radius=radius)


def _image(options: Namespace) -> Scene:
    """The raster to train on, set up as the options say."""
    scene = replace(scene_of(options.input), further=scenes.stack(options))
    return replace(scene, bands=BandChoice(options.bands), dates=options.dates)


def _training_scene(
    options: Namespace, raster_path: Source, features: _Features, progress: TerminalProgress
) -> TrainingScene:
    """A further scene to train on."""
    scene = scene_of(raster_path)
    use = _use(options, is_one_of_several=True)
    if features.field:
        return TrainingScene(scene, _labelled(features, scene, use, progress))
    return TrainingScene(scene, _class_raster(options, named(features.path)))


def _training_source(options: Namespace) -> Union[str, Source]:
    """The polygons or the raster of classes to train on."""
    found: Union[str, Source] = options.training or options.training_raster
    return found


def _training(options: Namespace, scene: Scene, use: Use, progress: TerminalProgress) -> Union[Labelled, ClassRaster]:
    """What to train on: a raster of classes where that is given, else features."""
    if options.training_raster:
        return _class_raster(options, options.training_raster)
    return _labelled(_Features(options.training, options.field), scene, use, progress)


def _class_raster(options: Namespace, path: Source) -> ClassRaster:
    return ClassRaster(scene_of(path), options.erode, options.most_pixels)


def _labelled(features: _Features, scene: Scene, use: Use, progress: TerminalProgress) -> Labelled:
    """The features of a file, and their classes in one of its fields, in the CRS of the raster."""
    return vector.labelled(
        features.path, features.field, scene.crs_wkt, use, grid=grid_of(scene), warn=progress.warning
    )
