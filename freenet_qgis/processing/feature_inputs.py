# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers of features of parameters."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsVectorLayer,
)

from ..geodata.access import grid
from ..labels.layer_reading import Purpose, Use
from ..layers import reading, where
from ..layers.features import WESTERN, Target, has_lost_letters
from ..layers.likely_field import likely_class_field
from ..request import ONE_PIXEL, Area, Labelled, Radius, Scene, Zone
from ..text.i18n import tr
from .parameters import ALL_TOUCHED
from .raster_inputs import RasterInputs
from .training_parameters import RADIUS, RADIUS_UNIT

SAID_ENCODING = "freenet/said_encoding"  # property of a layer whose text is read with another encoding
_NO_CHECK = QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck  # type: ignore[attr-defined]  # the stubs know newer names


class FeatureInputs(RasterInputs):
    """Reads layers of features as well."""

    _last_field = ""  # that a class field was found in

    def labelled(
        self, name: str, field: str, scene: Scene, purpose: Purpose, *, is_one_of_several: bool = False
    ) -> Labelled:
        """Features with their classes, in the CRS of `scene`; "selected features only" is heeded.

        Where `field` is empty, the one that most likely holds the classes is taken.
        """
        layer = self._layer_behind(name)
        # Before the source is made, which keeps the encoding.
        field, told = (field, []) if layer is None else self._prepare(layer, field)
        source = self._algorithm.parameterAsSource(self._parameters, name, self._context)
        if source is None or layer is None:
            raise self._not_loaded(name)
        source.setInvalidGeometryCheck(_NO_CHECK)  # we repair them
        use = self._use(purpose, is_one_of_several=is_one_of_several)
        found = self._labelled(layer, field, scene, use, source)
        return replace(found, remarks=(*told, *found.remarks))

    def outlines(self, name: str, scene: Scene, purpose: Purpose = "training") -> tuple[bytes, ...]:
        """The features of a layer that serve a purpose, WKB in the CRS of `scene`; none where it is not given."""
        if self._parameters.get(name) in (None, ""):
            return ()
        source = self._algorithm.parameterAsSource(self._parameters, name, self._context)
        layer = self._layer_behind(name)
        if source is None or layer is None:
            raise self._not_loaded(name)
        source.setInvalidGeometryCheck(_NO_CHECK)
        self.files.append(reading.source_of(layer))
        crs = QgsCoordinateReferenceSystem.fromWkt(scene.crs_wkt)
        place = grid.read(scene.raster, scene.crs_wkt)
        target = Target(crs, self._context.transformContext(), place)
        return reading.outlines(layer, target, source, self._warn, purpose)

    def zones(self, name: str, field: str, scene: Scene) -> tuple[Zone, ...]:
        """The polygons of a layer as zones of a map, named by a field parameter; none where it is not given."""
        if not self.is_given(name):
            return ()
        layer, wanted = self._layer_behind(name), self.text(field)
        if layer is not None:
            self._decode(layer, wanted)
        source = self._algorithm.parameterAsSource(self._parameters, name, self._context)
        if source is None or layer is None:
            raise self._not_loaded(name)
        source.setInvalidGeometryCheck(_NO_CHECK)
        self.files.append(reading.source_of(layer))
        crs, place = QgsCoordinateReferenceSystem.fromWkt(scene.crs_wkt), grid.read(scene.raster, scene.crs_wkt)
        target = Target(crs, self._context.transformContext(), place)
        return reading.zones(layer, wanted, target, source, self._warn)

    def area(self, name: str, scene: Scene) -> Optional[Area]:
        """The polygons of a layer as an area of `scene`; None where it is not given."""
        outlines = self.outlines(name, scene, "area")
        layer = self._layer_behind(name) if outlines else None
        return None if layer is None else Area(outlines, layer.name())

    def extent(self, name: str, scene: Scene) -> Optional[Area]:
        """A rectangle as an area of `scene`; None where it is not given."""
        if self._parameters.get(name) in (None, ""):
            return None
        crs = QgsCoordinateReferenceSystem.fromWkt(scene.crs_wkt)
        found = self._algorithm.parameterAsExtentGeometry(self._parameters, name, self._context, crs)
        if found.isEmpty():
            raise self._not_loaded(name)
        return where.extent(found, tr("extent"))

    def _layer_behind(self, name: str) -> Optional[QgsVectorLayer]:
        """The layer of a feature source, whatever part of it is asked for; it knows the style."""
        value = self._parameters.get(name)
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            value = value.source
        return self._algorithm.parameterAsVectorLayer({name: value}, name, self._context)

    def _prepare(self, layer: QgsVectorLayer, field: str) -> tuple[str, list[str]]:
        """The field that holds the classes, which is likely one where none is given, and what to say of its text."""
        if self._is_loaded_here(layer):
            layer.loadDefaultStyle()  # the one kept beside a file: Processing leaves that out
        if not field:
            field = likely_class_field(layer, self._last_field)
            if field:
                self._tell(tr("Class field of '{}': '{}'.").format(layer.name(), field))
        self._last_field = field
        return field, self._decode(layer, field)

    def _labelled(
        self, layer: QgsVectorLayer, field: str, scene: Scene, use: Use, features: Optional[QgsFeatureSource] = None
    ) -> Labelled:
        self.files.append(reading.source_of(layer))
        crs, place = QgsCoordinateReferenceSystem.fromWkt(scene.crs_wkt), grid.read(scene.raster, scene.crs_wkt)
        target = Target(crs, self._context.transformContext(), place)
        return reading.labelled(layer, field, target, use, features=features, warn=self._warn)

    def _use(self, purpose: Purpose, *, is_one_of_several: bool) -> Use:
        radius = (
            Radius(self.number(RADIUS), self.choice(RADIUS_UNIT) or Radius.unit) if purpose == "training" else ONE_PIXEL
        )
        return Use(purpose, self.is_on(ALL_TOUCHED), is_one_of_several, radius)

    def _decode(self, layer: QgsVectorLayer, field: str) -> list[str]:
        """Let text of a layer that Processing loaded be read as what it most likely is; what to say of it."""
        if not self._is_loaded_here(layer) or layer.providerType() != "ogr":
            return []
        if has_lost_letters(layer, field):
            layer.setCustomProperty(SAID_ENCODING, layer.dataProvider().encoding() or tr("none"))
            layer.setProviderEncoding(WESTERN)
        said = layer.customProperty(SAID_ENCODING)  # from when values were checked before the run
        if not said:
            return []
        text = tr("Text of '{}' is not in the encoding {}, which it was opened with; it was read as {}. Where letters "
                  "are wrong, write the right encoding into a file with the ending .cpg beside it.")  # fmt: skip
        told = text.format(layer.name(), said, WESTERN)
        self._warn(told)
        return [told]

    def _is_loaded_here(self, layer: QgsVectorLayer) -> bool:
        """Whether Processing loaded the layer from a file for this run; those of the project belong to the user."""
        project = self._context.project()
        return project is None or layer.id() not in project.mapLayers()
