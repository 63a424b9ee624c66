# SPDX-License-Identifier: GPL-3.0-or-later
"""The form's settings, taken out to be remembered and put back to be used again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional, TypeVar

from qgis.core import QgsProject, QgsRasterLayer, QgsRasterRange, QgsVectorLayer

from ...contract.maps import OFFERED_MAPS
from ...layers import reading
from ...request import ONE_PIXEL, ChosenNodata, ClassRaster, Labelled, TrainRequest
from ...sources.gdal_name import GdalName, named
from ...text.i18n import tr
from ..classes.left_out import leave_out, left_out
from ..form.chosen_layers import ChosenLayers
from ..form.run_form import RunForm
from ..project.image_setup import ImageSetup, set_up, setup_of
from ..project.run_record import RunSettings
from ..project.stored_paths import is_plain_file, is_there
from ..result_layers.rasters import layers_of
from ..widgets.choice_box import choose
from .training_source import file_source, fingerprint

Layer = TypeVar("Layer", QgsRasterLayer, QgsVectorLayer)


def settings_of(form: RunForm, request: TrainRequest) -> RunSettings:
    """The settings in the form, of which `request` was made."""
    chosen, training = form.layers.chosen(), request.training
    maps: dict[str, Any] = {kind.id: kind in request.outputs.maps() for kind in OFFERED_MAPS}
    return RunSettings(
        raster=str(request.scene.raster),
        raster_name=chosen.raster.name(),
        nodata=request.scene.nodata,
        image=_of_run(setup_of(chosen.raster)),
        **(_of_polygons(chosen) if isinstance(training, Labelled) else _of_patches(chosen, training)),
        options=request.options,
        seed=request.seed,
        device=request.engine.device,
        all_touched=isinstance(training, Labelled) and training.all_touched,
        radius=training.radius if isinstance(training, Labelled) else ONE_PIXEL,
        **maps,
        start_model=str(request.start_model or ""),
        trained_on=fingerprint(training),
        is_temporary=not form.output.filePath().strip(),
    )


def _of_run(image: ImageSetup) -> ImageSetup:
    return replace(image, area=image.area and image.area.of_run())


def _of_polygons(chosen: ChosenLayers) -> dict[str, Any]:
    """Those of the settings that tell of polygons."""
    polygons, field = chosen.polygons, chosen.field
    if not isinstance(polygons, QgsVectorLayer):
        return {}
    selected = tuple(sorted(polygons.selectedFeatureIds())) if chosen.only_selected else None
    without = left_out(polygons, field)
    training = file_source(polygons, field, selected, without)
    return {
        "polygons": polygons.source() if training else "",
        "polygons_id": polygons.id(),
        "polygons_name": polygons.name(),
        "training": training,
        "field": field,
        "selected": selected,
        "left_out": tuple(sorted(without)),
    }


def _of_patches(chosen: ChosenLayers, training: ClassRaster) -> dict[str, Any]:
    """Those that tell of a raster of classes; it is none of the polygons that stay above a map."""
    of_polygons = {"polygons": "", "polygons_id": "", "training": "", "field": "", "selected": None, "left_out": ()}
    return {
        **of_polygons,
        "polygons_name": chosen.polygons.name(),
        "class_raster": str(training.scene.raster),
        "class_raster_id": chosen.polygons.id(),
        "erode": training.erode,
        "most_pixels": training.most_pixels,
    }


def fill_form(settings: RunSettings, form: RunForm) -> list[str]:
    """Fill the form with settings, loading layers that have left the project; the name of the map is left empty.

    Returns:
        A sentence for each setting that could not be had.
    """
    missing = [*_put_raster(settings, form), *_put_polygons(settings, form)]
    options = form.options
    choose(options.preset, settings.options.preset)
    choose(options.validation, settings.options.validation)
    options.steps.setValue(settings.options.steps)
    if settings.options.can_refit:
        options.ask_refit(settings.options.refit)
    options.seed.setValue(settings.seed)
    options.all_touched.setChecked(settings.all_touched)
    options.radius.put(settings.radius)
    options.erode.setValue(settings.erode)
    options.most_pixels.setValue(settings.most_pixels)
    options.want_maps(settings.maps())
    choose(options.device, settings.device)
    if options.wanted_device() != settings.device:
        missing.append(tr("The device '{}' is not there.").format(settings.device))
    start = Path(settings.start_model) if settings.start_model else None
    options.start.go_on_from(start)
    if start is not None and not is_there(settings.start_model):
        missing.append(tr("The model '{}' that the run went on from is not there.").format(start))
    form.output.setFilePath("")
    form.layers.changed.emit()  # classes that are left out are told to nobody
    return missing


def raster_of(settings: RunSettings) -> Optional[QgsRasterLayer]:
    """The layer of a run's raster; of several of one file the one that had its name. None if it is not there."""
    known = layers_of(named(settings.raster))
    return next((layer for layer in known if layer.name() == settings.raster_name), next(iter(known), None))


def choose_polygons(settings: RunSettings, form: RunForm) -> bool:
    """Choose polygons and field of a run, or its raster of classes, where they are in the project; whether they are."""
    if settings.class_raster:
        raster = _known_classes(settings)
        if raster is not None:
            form.layers.polygons.choose_classes(raster)
        return raster is not None
    layer = _known_polygons(settings)
    if layer is None:
        return False
    form.layers.prefer(layer)
    form.layers.field.choose(settings.field)
    return True


def _put_raster(settings: RunSettings, form: RunForm) -> list[str]:
    known = raster_of(settings)
    if not known and isinstance(named(settings.raster), GdalName):
        text = tr("The raster '{}' is no file on this computer: open it in QGIS, and use the settings again.")
        return [text.format(named(settings.raster))]
    raster = known or _raster_layer(settings)
    if raster is None:
        return [tr("The raster '{}' is not there.").format(settings.raster)]
    if not known:
        set_nodata(raster, settings.nodata)
    area = settings.image.area
    set_up(raster, replace(settings.image, area=area and area.again()))
    form.layers.prefer(raster)
    if reading.scene(raster).nodata != settings.nodata:
        return [tr("The values of '{}' that mean no data are set otherwise than for this run.").format(raster.name())]
    return []


def _raster_layer(settings: RunSettings) -> Optional[QgsRasterLayer]:
    """The layer of the raster, loaded again; None if it is no file."""
    if not is_plain_file(settings.raster):
        return None
    return _loaded(QgsRasterLayer(settings.raster, settings.raster_name))


def set_nodata(layer: QgsRasterLayer, chosen: Sequence[ChosenNodata]) -> None:
    """Set in QGIS what is no data in the bands of a layer."""
    for one in chosen:
        layer.dataProvider().setUserNoDataValue(one.band, [QgsRasterRange(*limits) for limits in one.ranges])
        layer.dataProvider().setUseSourceNoDataValue(one.band, one.uses_own)


def _put_polygons(settings: RunSettings, form: RunForm) -> list[str]:
    if settings.class_raster:
        return _put_classes(settings, form)
    layer = _polygon_layer(settings)
    if layer is None:
        return [tr("The training layer '{}' is not there.").format(settings.polygons_name)]
    form.layers.prefer(layer)
    form.layers.field.choose(settings.field)
    if form.layers.field.currentField() != settings.field:
        return [tr("'{}' has no field '{}' any more.").format(layer.name(), settings.field)]
    if left_out(layer, settings.field) != frozenset(settings.left_out):
        leave_out(layer, settings.field, frozenset(settings.left_out))
    if settings.selected is not None:
        layer.selectByIds(list(settings.selected))
    form.layers.selected_only.setChecked(settings.selected is not None)
    if settings.selected is not None and layer.selectedFeatureCount() < len(settings.selected):
        return [tr("Some of the features that were selected for this run are gone.")]
    return []


def _put_classes(settings: RunSettings, form: RunForm) -> list[str]:
    raster = _known_classes(settings)
    if raster is None and is_plain_file(settings.class_raster):
        raster = _loaded(QgsRasterLayer(settings.class_raster, settings.polygons_name))
    if raster is None:
        return [tr("The raster '{}' is not there.").format(settings.class_raster)]
    form.layers.polygons.choose_classes(raster)
    if form.layers.class_layer() is not raster:
        return [tr("'{}' holds no classes any more.").format(raster.name())]
    return []


def _known_classes(settings: RunSettings) -> Optional[QgsRasterLayer]:
    """The layer itself, else one with its file."""
    itself = QgsProject.instance().mapLayer(settings.class_raster_id)
    if isinstance(itself, QgsRasterLayer) and itself.isValid():
        return itself
    return next(iter(layers_of(named(settings.class_raster))), None)


def _polygon_layer(settings: RunSettings) -> Optional[QgsVectorLayer]:
    """The layer of the polygons, loaded again where it has left the project."""
    known = _known_polygons(settings)
    if known is not None or not is_plain_file(settings.polygons):
        return known
    return _loaded(QgsVectorLayer(settings.polygons, settings.polygons_name, "ogr"))


def _known_polygons(settings: RunSettings) -> Optional[QgsVectorLayer]:
    """The layer itself, else one with its source."""
    project = QgsProject.instance()
    itself = project.mapLayer(settings.polygons_id)
    if isinstance(itself, QgsVectorLayer) and itself.isValid():
        return itself
    for layer in project.mapLayers().values() if settings.polygons else ():
        if isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.source() == settings.polygons:
            return layer
    return None


def _loaded(layer: Layer) -> Optional[Layer]:
    """The layer, added to the project; None if it cannot be read."""
    return layer if layer.isValid() and QgsProject.instance().addMapLayer(layer) is not None else None
