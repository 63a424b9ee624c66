# SPDX-License-Identifier: GPL-3.0-or-later
"""A new layer for training polygons: a GeoPackage whose form and colours know the classes."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from qgis.core import (
    QgsAttributeEditorField,
    QgsCoordinateReferenceSystem,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsExpressionContextUtils,
    QgsFieldConstraints,
    QgsFields,
    QgsProject,
    QgsSnappingConfig,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ...classes.values import Value
from ...contract.job import ClassInfo
from ...errors import FreeNetError
from ...geodata.access.grid import NOWHERE
from ...layers.new_field import new_field
from ...sources.gdal_name import Source
from ...sources.layer_source import place_in
from ...text.i18n import tr
from .edits import NAMES
from .style import Classes, restyle, value_map

ID, NAME = "class_id", "class_name"
CURRENT = "freenet_class"  # variable of the layer; a default value that changes would reset every list of its fields


def starters() -> Classes:
    """Classes to begin with; the user renames them, adds others, and those without polygons mean nothing."""
    named = (
        (tr("Water"), "#1f78b4"),
        (tr("Forest"), "#1b7837"),
        (tr("Grassland"), "#a6d96a"),
        (tr("Cropland"), "#e6ab02"),
        (tr("Bare soil"), "#b15928"),
        (tr("Built-up"), "#d7301f"),
    )
    return {number: ClassInfo(number, *each) for number, each in enumerate(named, start=1)}


def unused_file(raster: Source) -> Path:
    """A name that is still free, beside the raster if files can be written there."""
    folder = raster.parent if os.access(raster.parent, os.W_OK) else Path.home()
    names = (f"{raster.stem}_training{'' if number == 1 else f'_{number}'}.gpkg" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())


def create(path: Path, crs: QgsCoordinateReferenceSystem, classes: Classes) -> QgsVectorLayer:
    """Write an empty GeoPackage, over one that is there, and return it as a layer that is ready to draw in.

    Args:
        path: The file.
        crs: Of the layer; an invalid one for none.
        classes: The classes to choose from.

    Raises:
        FreeNetError: If it cannot be written, or is open in the project.
    """
    if any(Path(place_in(layer.source())) == path for layer in QgsProject.instance().mapLayers().values()):
        raise FreeNetError(tr("'{}' is open in this project.").format(path.name), tr("Choose another name."))
    fields = QgsFields()
    fields.append(new_field(ID, QMetaType.Type.Int))
    fields.append(new_field(NAME, QMetaType.Type.QString))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", path.stem
    context = QgsProject.instance().transformContext()
    kept = crs if crs.isValid() else QgsCoordinateReferenceSystem.fromWkt(NOWHERE)
    writer = QgsVectorFileWriter.create(str(path), fields, QgsWkbTypes.Type.Polygon, kept, context, options)
    problem = writer.errorMessage() if writer.hasError() else ""
    del writer  # closes the file
    layer = QgsVectorLayer(f"{path}|layername={path.stem}", path.stem)
    if problem or not layer.isValid():
        words = problem.rstrip(".") or tr("it cannot be read back")
        raise FreeNetError(tr("'{}' cannot be written: {}.").format(path, words), tr("Choose another folder."))
    layer.setCrs(crs)
    _set_up(layer, classes)
    return layer


def is_ours(layer: QgsVectorLayer) -> bool:
    """Whether we made a layer, so that new polygons have a class by themselves."""
    return bool(layer.customProperty(NAMES) == NAME)


def draw_as(layer: QgsVectorLayer, value: Value) -> None:
    """Let new polygons of a layer that we made have this class."""
    if is_ours(layer):
        QgsExpressionContextUtils.setLayerVariable(layer, CURRENT, value)


def snap_to_nothing(layer: QgsVectorLayer) -> None:
    """Let polygons lie where they are drawn: vertices that jump to a neighbour's would take in mixed pixels."""
    project = QgsProject.instance()
    snapping = QgsSnappingConfig(project.snappingConfig())
    others = snapping.individualLayerSettings()
    if snapping.enabled() and snapping.mode() != QgsSnappingConfig.SnappingMode.AdvancedConfiguration:
        for other, setting in others.items():  # all other layers snap as they did
            setting.setEnabled(True)
            snapping.setIndividualLayerSettings(other, setting)
        snapping.setMode(QgsSnappingConfig.SnappingMode.AdvancedConfiguration)
    if layer in others:
        others[layer].setEnabled(False)
        snapping.setIndividualLayerSettings(layer, others[layer])
    project.setSnappingConfig(snapping)
    project.setTopologicalEditing(False)


def _set_up(layer: QgsVectorLayer, classes: Classes) -> None:
    """Give the layer its colours and its form."""
    layer.setCustomProperty(NAMES, NAME)
    restyle(layer, ID, classes)
    number, name = layer.fields().lookupField(ID), layer.fields().lookupField(NAME)
    layer.setEditorWidgetSetup(number, value_map(layer.renderer().categories()))
    layer.setFieldAlias(number, tr("Class"))
    draw_as(layer, next(iter(classes)))
    layer.setDefaultValueDefinition(number, QgsDefaultValue(f"to_int(@{CURRENT})"))
    strength = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard
    layer.setFieldConstraint(number, QgsFieldConstraints.Constraint.ConstraintNotNull, strength)
    layer.setDefaultValueDefinition(name, QgsDefaultValue(f'represent_value("{ID}")', True))
    for index in {*range(layer.fields().count())} - {number}:
        layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("Hidden", {}))
    _lay_out(layer, {ID: number, NAME: name})


def _lay_out(layer: QgsVectorLayer, fields: dict[str, int]) -> None:
    """Let the form have these fields, the hidden name too.

    A form that QGIS lays out has no place for hidden fields: the name would stay that of the class selected before.
    """
    form = layer.editFormConfig()
    layout = QgsEditFormConfig.EditorLayout.TabLayout  # type: ignore[attr-defined]  # the stubs know newer names alone
    form.setLayout(layout)
    form.clearTabs()
    for name, index in fields.items():
        element = QgsAttributeEditorField(name, index, form.invisibleRootContainer())
        element.setShowLabel(name == ID)
        form.addTab(element)
    layer.setEditFormConfig(form)
