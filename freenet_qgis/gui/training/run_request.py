# SPDX-License-Identifier: GPL-3.0-or-later
"""From the form to the request; main thread, for layers are read here."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Union

import numpy as np
from qgis.core import QgsProcessingUtils, QgsProject, QgsRasterLayer, QgsVectorLayerSelectedFeatureSource

from ... import settings
from ...contract.maps import MapKind
from ...errors import FreeNetError
from ...geodata.access import grid
from ...geodata.raster import place_of
from ...geodata.vector.polygons import burn
from ...labels import training_pixels
from ...labels.layer_reading import Use
from ...layers import reading
from ...layers.features import Target
from ...layers.shown_files import check_replaceable
from ...request import ClassRaster, EngineChoice, Labelled, Outputs, Scene, TrainRequest
from ...sources.gdal_name import Source, file_of
from ...text.i18n import tr
from ...workflow.outputs import check_names, check_spares, is_ending, name_of, stem_of
from ..classes.left_out import left_out
from ..form.run_form import RunForm
from ..project.image_setup import scene_of


def build(form: RunForm, warn: Callable[[str], None]) -> TrainRequest:
    """The request for the run that the form describes.

    Args:
        form: The filled form.
        warn: Receives a sentence about features that were left out or repaired.

    Raises:
        FreeNetError: If something is missing, or the layers will not do.
    """
    scene, training = _scene_and_training(form, warn)
    return TrainRequest(
        scene=scene,
        training=training,
        outputs=outputs(form.output.filePath(), scene.raster, form.options.wanted_maps()),
        options=form.options.train_options(),
        seed=form.options.seed.value(),
        engine=engine(form),
        start_model=form.options.start.path(),
        previews=True,
    )


def to_check(form: RunForm, features: Path) -> TrainRequest:
    """The request to check the training data of the form, see `workflow.check_training`; writes the file `features`.

    Raises:
        FreeNetError: If something is missing, or the layers will not do.
    """
    scene, training = _scene_and_training(form, warn=lambda text: None)
    seed = form.options.seed.value()
    return TrainRequest(scene, training, Outputs(features=features), seed=seed, engine=engine(form))


def drawn(form: RunForm) -> Union[Labelled, ClassRaster]:
    """The training features of the form, be they of one class only, or its raster of classes.

    Raises:
        FreeNetError: If something is missing, or the layers will not do.
    """
    _, training = _scene_and_training(form, warn=lambda text: None, is_one_class_enough=True)
    return training


def engine(form: RunForm) -> EngineChoice:
    """The Python of the settings and the device of the form."""
    return EngineChoice(settings.load().interpreter(), form.options.wanted_device())


def _scene_and_training(
    form: RunForm, warn: Callable[[str], None], *, is_one_class_enough: bool = False
) -> tuple[Scene, Union[Labelled, ClassRaster]]:
    chosen = form.layers.chosen()
    scene = scene_of(chosen.raster)
    if isinstance(chosen.polygons, QgsRasterLayer):
        patches = form.options.erode.value(), form.options.most_pixels.value()
        return scene, ClassRaster(reading.scene(chosen.polygons), *patches)
    place = grid.read(scene.raster, scene.crs_wkt)
    use = Use(
        all_touched=form.options.all_touched.isChecked(),
        is_one_of_several=is_one_class_enough,
        radius=form.options.radius.chosen(),
    )
    training = reading.labelled(
        chosen.polygons,
        chosen.field,
        Target(chosen.raster.crs(), QgsProject.instance().transformContext(), place),
        use,
        features=QgsVectorLayerSelectedFeatureSource(chosen.polygons) if chosen.only_selected else None,
        left_out=left_out(chosen.polygons, chosen.field),
        warn=warn,
    )
    return scene, training


def check(request: TrainRequest, form: RunForm) -> None:
    """Find out before any work whether the results can be written, and replace nothing that the run reads.

    Raises:
        FreeNetError: If they cannot, or if the table of classes shows one without a pixel.
    """
    if form.classes.lacks_pixels():
        _check_pixels(request)
    polygons = form.layers.chosen().polygons
    trained_on = (
        reading.raster_source(polygons) if isinstance(polygons, QgsRasterLayer) else reading.source_of(polygons)
    )
    start = [request.start_model] if request.start_model else []
    check_names(request.outputs)
    check_spares(request.outputs, [*request.scene.all_sources, trained_on, *start])
    check_replaceable(request.outputs.files())


def _check_pixels(request: TrainRequest) -> None:
    """Refuse what the run would refuse, short of reading the raster."""
    training = request.training
    if not isinstance(training, Labelled):
        return
    burned = burn(training.shapes, place_of(request.scene), training.all_touched, training.radius)
    training_pixels.check(burned, training, request.scene.raster.name, 1 if request.start_model else 2)
    training_pixels.select(burned, training, np.broadcast_to(True, burned.labels.shape))


def outputs(wanted: str, raster: Source, maps: Collection[MapKind]) -> Outputs:
    """All files of a run, under one name.

    Args:
        wanted: The map as typed or chosen: absolute, or beside the raster; empty for temporary files.
        raster: The raster to classify.
        maps: What goes with it.

    Raises:
        FreeNetError: If the map would take the place of the raster itself.
    """
    if wanted.strip():
        class_map = raster.parent / Path(wanted.strip()).expanduser()
        if not is_ending(class_map.suffix) and not _is(Path.is_dir, class_map):
            class_map = class_map.with_name(f"{class_map.name.rstrip('.')}.tif")
    else:
        class_map = Path(QgsProcessingUtils.generateTempFilename(f"{name_of(raster)}_classes.tif"))
    source = file_of(raster)
    if source is not None and _is(source.samefile, class_map):
        raise FreeNetError(
            tr("The class map would overwrite the raster '{}' itself.").format(raster.name),
            tr("Choose another name for it."),
        )
    stem = stem_of(class_map)
    return Outputs(
        class_map=class_map,
        **{kind.id: kind.beside(class_map) for kind in maps},
        model=class_map.with_name(f"{stem}.safetensors"),
        report=class_map.with_name(f"{stem}.html"),
    )


def _is(asked: Callable[[Path], bool], path: Path) -> bool:
    """Whether something is true of a path; of one that is too long, or not there, it is not."""
    try:
        return asked(path)
    except (OSError, ValueError):
        return False
