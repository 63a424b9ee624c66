# SPDX-License-Identifier: GPL-3.0-or-later
"""From the form to the request; main thread, for layers are read here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsProcessingUtils, QgsProject, QgsVectorLayerSelectedFeatureSource

from ... import layers, settings
from ...gdal_name import Source, file_of
from ...i18n import tr
from ...job import FreeNetError
from ...labelling import Purpose
from ...request import EngineChoice, Labelled, Outputs, Scene, TrainRequest
from ..classes.left_out import left_out
from ..form import RunForm


def build(form: RunForm, warn: Callable[[str], None]) -> TrainRequest:
    """What the form describes; nothing in it is missing, see `LayerInputs.problem`.

    Args:
        form: The filled form.
        warn: Receives a sentence about polygons that were left out or repaired.

    Raises:
        FreeNetError: If the layers will not do.
    """
    scene, training = _scene(form), _training(form, warn)
    return TrainRequest(
        scene=scene,
        training=training,
        outputs=outputs(form.output.filePath(), scene.raster, form.options.confidence.isChecked()),
        options=form.options.train_options(),
        seed=form.options.seed.value(),
        engine=engine(form),
        start_model=form.options.start.path(),
        previews=True,
    )


def to_check(form: RunForm, features: Path) -> TrainRequest:
    """What to check the polygons of the form with, see `workflow.check_training`; `features` is the file to write.

    Raises:
        FreeNetError: If the layers will not do.
    """
    training = _training(form, warn=lambda text: None)
    seed = form.options.seed.value()
    return TrainRequest(_scene(form), training, Outputs(features=features), seed=seed, engine=engine(form))


def drawn(form: RunForm) -> Labelled:
    """The polygons of the form, be they of one class only.

    Raises:
        FreeNetError: If the layers will not do.
    """
    return _training(form, warn=lambda text: None, purpose="reference")


def engine(form: RunForm) -> EngineChoice:
    """The Python of the settings and the device of the form."""
    return EngineChoice(settings.load().interpreter(), form.options.wanted_device())


def _scene(form: RunForm) -> Scene:
    return layers.scene(form.layers.raster_layer())


def _training(form: RunForm, warn: Callable[[str], None], purpose: Purpose = "training") -> Labelled:
    polygons, field = form.layers.polygon_layer(), form.layers.field.currentField()
    only_selected = form.layers.selected_only.isChecked()
    return layers.labelled(
        polygons,
        field,
        form.layers.raster_layer().crs(),
        QgsProject.instance().transformContext(),
        features=QgsVectorLayerSelectedFeatureSource(polygons) if only_selected else None,
        purpose=purpose,
        left_out=left_out(polygons, field),
        all_touched=form.options.all_touched.isChecked(),
        warn=warn,
    )


def outputs(wanted: str, raster: Source, confidence: bool) -> Outputs:
    """All files of a run, under one name.

    Args:
        wanted: The map as typed or chosen: absolute, or beside the raster; empty for temporary files.
        raster: The raster to classify.
        confidence: Whether its confidence is mapped as well.

    Raises:
        FreeNetError: If the map would take the place of the raster itself.
    """
    if wanted.strip():
        class_map = raster.parent / Path(wanted.strip()).expanduser()
        if not class_map.suffix:
            class_map = class_map.with_suffix(".tif")
    else:
        class_map = Path(QgsProcessingUtils.generateTempFilename(f"{raster.stem}_classes.tif"))
    source = file_of(raster)
    if class_map.exists() and source is not None and source.exists() and class_map.samefile(source):
        raise FreeNetError(
            tr("The class map would overwrite the raster '{}' itself.").format(raster.name),
            tr("Choose another name for it."),
        )
    return Outputs(
        class_map=class_map,
        confidence=class_map.with_name(f"{class_map.stem}_confidence.tif") if confidence else None,
        model=class_map.with_suffix(".safetensors"),
        report=class_map.with_suffix(".html"),
    )
