# SPDX-License-Identifier: GPL-3.0-or-later
"""What to train on, as the options of ``train`` and ``check-training`` tell it."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import NamedTuple, Union

from ...contract.job import TrainOptions
from ...contract.maps import MAPS
from ...labels.layer_reading import Use
from ...request import (
    BandChoice,
    ClassRaster,
    EngineChoice,
    Labelled,
    Outputs,
    Radius,
    Scene,
    TrainingScene,
    TrainRequest,
)
from ...sources.gdal_name import Source, named
from ...workflow import feature_layers
from ...workflow.outputs import check_names, check_spares
from ..console.progress import TerminalProgress
from . import scenes, vector, where
from .raster import grid_of, scene_of


def request(options: Namespace, progress: TerminalProgress) -> TrainRequest:
    """A training, which maps the scene where that is asked for.

    Raises:
        FreeNetError: If what is read cannot be, or a result would be written over it.
    """
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
    return TrainRequest(scene, training, outputs, how, options.seed, engine, options.start_model, also)


def request_of_check(options: Namespace, progress: TerminalProgress) -> TrainRequest:
    """A ranking of training features by how far the others contradict their label.

    Raises:
        FreeNetError: As above.
    """
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
    return TrainRequest(scene, training, outputs, seed=options.seed, engine=engine, layer=layer)


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
    scene = replace(scene_of(options.input), further=scenes.stack(options), large_bytes=options.large_bytes)
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
