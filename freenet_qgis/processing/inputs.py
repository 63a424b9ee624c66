# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of parameters as the workflow wants them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.core import QgsMapLayer, QgsProcessingUtils, QgsRasterLayer, QgsVectorLayer

from ..errors import FreeNetError
from ..request import ClassRaster, TrainingScene
from ..text.i18n import tr
from .feature_inputs import FeatureInputs
from .plain_inputs import Parameters
from .raster_inputs import called, image_of

__all__ = ["Inputs", "Parameters", "Row"]

Row = tuple[str, str, str]  # of a table of scenes: raster, training data, class field


class Inputs(FeatureInputs):
    """Reads all kinds of parameters: tables of training scenes as well."""

    def rows(self, name: str) -> list[Row]:
        """The rows of a table of three columns; empty ones are left out."""
        cells = [_name_of(cell) for cell in self._algorithm.parameterAsMatrix(self._parameters, name, self._context)]
        if len(cells) % 3:
            label = self._algorithm.parameterDefinition(name).description()
            raise FreeNetError(
                tr("'{}' ({}) has {} cells, which is not three a row.").format(label, name, len(cells)),
                tr("Give raster, training data and class field of each scene."),
            )
        found = [(raster_name, polygons, field) for raster_name, polygons, field in zip(*(iter(cells),) * 3)]
        return [row for row in found if any(row)]

    def is_class_raster(self, row: Row) -> bool:
        """Whether the training data of a row of a table of scenes are a raster of classes, as for `training_scene`."""
        _, text, field = row
        return not field and self._layer_named(text, QgsProcessingUtils.LayerHint.Vector) is None

    def training_scene(
        self, raster_name: str, polygons: str, field: str, erode: str, most_pixels: str
    ) -> TrainingScene:
        """A row of a table of scenes: each layer by its name or id in the project, or its file.

        A raster of classes may stand in place of polygons; what of it is used, two other parameters tell.
        """
        image = self._layer_named(raster_name, QgsProcessingUtils.LayerHint.Raster)
        if not isinstance(image, QgsRasterLayer):
            raise self._no_such_layer(raster_name, tr("raster"))
        scene = image_of(self._checked(image), called(image))
        layer = self._layer_named(polygons, QgsProcessingUtils.LayerHint.Vector)
        if layer is None and not field:
            layer = self._layer_named(polygons, QgsProcessingUtils.LayerHint.Raster)
        if isinstance(layer, QgsRasterLayer):
            wanted = self.whole_number(erode), self.whole_number(most_pixels)
            return TrainingScene(scene, ClassRaster(self._checked(layer), *wanted))
        if not isinstance(layer, QgsVectorLayer):
            raise self._no_such_layer(polygons, tr("layer of features"))
        field, told = self._prepare(layer, field)
        found = self._labelled(layer, field, scene, self._use("training", is_one_of_several=True))
        return TrainingScene(scene, replace(found, remarks=(*told, *found.remarks)))

    @staticmethod
    def _no_such_layer(text: str, kind: str) -> FreeNetError:
        return FreeNetError(
            tr("Among the further scenes, '{}' is no {} that can be loaded.").format(text, kind),
            tr("Give the name of a layer of the project, or a file."),
        )


def _name_of(cell: Any) -> str:
    """What stands in a cell of a table; of a layer that a script has put there its id."""
    if isinstance(cell, QgsMapLayer):
        return cell.id()
    return str(cell).strip() if isinstance(cell, str) else ""
