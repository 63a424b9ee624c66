# SPDX-License-Identifier: GPL-3.0-or-later
"""Rasters of parameters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

from qgis.core import QgsMapLayer, QgsProcessingUtils, QgsRasterLayer

from ..errors import FreeNetError
from ..geodata import raster
from ..geodata.results.own_rasters import check_image
from ..layers import reading, where
from ..request import ClassRaster, FurtherRaster, Mask, Scene
from ..sources.gdal_name import Source
from ..text.i18n import tr
from .plain_inputs import PlainInputs


class RasterInputs(PlainInputs):
    """Reads rasters as well."""

    def scene(self, name: str) -> Scene:
        """A raster whose metadata show that it can be used."""
        layer = self._algorithm.parameterAsRasterLayer(self._parameters, name, self._context)
        if layer is None:
            raise self._not_loaded(name)
        return self._checked(layer)

    def optional_scene(self, name: str) -> Optional[Scene]:
        """As `scene`, of a parameter that may be left empty."""
        return None if self._parameters.get(name) in (None, "") else self.scene(name)

    def image(self, name: str) -> Scene:
        """A raster to train on or to classify: as `scene`, but no result of ours."""
        return image_of(self.scene(name), self.called(name))

    def called(self, name: str) -> str:
        """What the user calls a raster: its layer where that is named otherwise than its file, else empty."""
        layer = self._algorithm.parameterAsRasterLayer(self._parameters, name, self._context)
        return "" if layer is None else called(layer)

    def further_rasters(self, name: str) -> tuple[FurtherRaster, ...]:
        """The rasters of a list of layers, as further ones of an image."""
        value = self._parameters.get(name)
        wanted = value if isinstance(value, list) else [value] if isinstance(value, (str, QgsMapLayer)) else []
        layers = self._algorithm.parameterAsLayerList(self._parameters, name, self._context)
        if len(layers) < len([one for one in wanted if one]):  # QGIS leaves out what it cannot load without a word
            raise self._not_a_raster(next(one for one in wanted if one and self._raster_layer(one) is None))
        rasters = [layer for layer in layers if isinstance(layer, QgsRasterLayer)]
        found = tuple(map(reading.further_raster, rasters))
        for one, layer in zip(found, rasters):
            _refuse_result(one.raster, called(layer))
        self.files += [one.raster for one in found]
        return found

    def class_raster(self, name: str, erode: str, most_pixels: str) -> ClassRaster:
        """A raster of classes to train on, with the numbers of two other parameters."""
        return ClassRaster(self.scene(name), self.whole_number(erode), self.whole_number(most_pixels))

    def mask(self, name: str, values: str) -> Optional[Mask]:
        """A raster as a mask, with the text parameter of its values; None where it is not given.

        Raises:
            FreeNetError: If it will not do, or there are values without a mask.
        """
        if self._parameters.get(name) in (None, ""):
            if self.text(values).strip():
                raise FreeNetError(
                    tr("There are values of a mask ({}), but no mask ({}).").format(values, name),
                    tr("Choose the raster that they are of."),
                )
            return None
        layer = self._algorithm.parameterAsRasterLayer(self._parameters, name, self._context)
        if layer is None:
            raise self._not_loaded(name)
        found = where.mask(layer, self.text(values))
        self.files.append(found.raster)
        return found

    def reference_raster(self, name: str) -> Optional[Scene]:
        """A raster and the CRS it has in QGIS; None if the layer is no raster."""
        layer = self._algorithm.parameterAsLayer(self._parameters, name, self._context)
        if layer is None:
            raise self._not_loaded(name)
        if not isinstance(layer, QgsRasterLayer):
            return None
        found = reading.scene(layer)
        self.files.append(found.raster)
        return found

    def _checked(self, layer: QgsRasterLayer) -> Scene:
        scene = reading.scene(layer)
        self.files.append(scene.raster)
        return replace(scene, crs_wkt=raster.place_of(scene).crs_wkt)

    def _raster_layer(self, value: Any) -> Optional[QgsMapLayer]:
        """The layer that is meant by one of a list; None if there is none."""
        if isinstance(value, QgsMapLayer):
            return value if value.isValid() else None
        return self._layer_named(str(value), QgsProcessingUtils.LayerHint.Raster)

    @staticmethod
    def _not_a_raster(value: Any) -> FreeNetError:
        shown = value.name() if isinstance(value, QgsMapLayer) else value
        return FreeNetError(
            tr("Among the further rasters of the image, '{}' is no raster that can be loaded.").format(shown),
            tr("Check the path, or choose another layer."),
        )

    def _layer_named(self, text: str, hint: QgsProcessingUtils.LayerHint) -> Optional[QgsMapLayer]:
        """A layer by what the user wrote for it."""
        return QgsProcessingUtils.mapLayerFromString(text, self._context, True, hint) if text else None


def image_of(scene: Scene, called: str) -> Scene:
    """The scene, unless its raster is a result of ours."""
    _refuse_result(scene.raster, called)
    return scene


def _refuse_result(raster_path: Source, called: str) -> None:
    """Refuse a result of ours as an image; of one that is only doubtful the run itself warns."""
    check_image(raster_path, lambda text: None, called)


def called(layer: QgsRasterLayer) -> str:
    """As `Inputs.called`."""
    source = reading.raster_source(layer)
    return "" if layer.name() in (source.name, source.stem) else layer.name()
