# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of parameters as the workflow wants them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional, Union

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsRasterLayer,
    QgsVectorLayer,
)

from .. import settings
from ..contract.model_card import ModelCard
from ..contract.model_header import read_model_card
from ..errors import FreeNetError
from ..geodata import raster
from ..geodata.access import grid
from ..geodata.access.gdal_calls import ContainerError, open_raster
from ..geodata.results.own_rasters import check_image
from ..labels.layer_reading import Purpose, Use
from ..layers import reading, where
from ..layers.features import WESTERN, Target, has_lost_letters
from ..layers.likely_field import likely_class_field
from ..layers.patience import patiently
from ..request import (
    ONE_PIXEL,
    Area,
    ClassRaster,
    EngineChoice,
    FurtherRaster,
    Labelled,
    Mask,
    Radius,
    Scene,
    TrainingScene,
    Zone,
)
from ..sources.gdal_name import Source
from ..text.i18n import tr
from .parameters import ALL_TOUCHED
from .training_parameters import RADIUS, RADIUS_UNIT

Parameters = dict[str, Any]
Row = tuple[str, str, str]  # of a table of scenes: raster, training data, class field

SAID_ENCODING = "freenet/said_encoding"  # property of a layer whose text is read with another encoding
_NO_CHECK = QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck  # type: ignore[attr-defined]  # the stubs know newer names


class Inputs:
    """Reads the parameters of one run. Main thread only; what it returns is plain.

    Every method raises FreeNetError for a value that will not do.

    Attributes:
        files: The files and layers of files read from, which no result may replace.
    """

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
        warn: Callable[[str], None],
        tell: Callable[[str], None],
    ) -> None:
        """`warn` receives sentences about features that were left out or repaired, `tell` what was chosen."""
        self._algorithm = algorithm
        self._parameters = parameters
        self._context = context
        self._warn, self._tell = warn, tell
        self._last_field = ""
        self.files: list[Union[str, Source]] = []

    def text(self, name: str) -> str:
        """The value of a text or field parameter."""
        return self._algorithm.parameterAsString(self._parameters, name, self._context)

    def file(self, name: str) -> Path:
        """The value of a file parameter."""
        path = Path(self._algorithm.parameterAsFile(self._parameters, name, self._context)).absolute()
        self.files.append(path)
        return path

    def card(self, name: str) -> ModelCard:
        """What the model tells about itself that a file parameter names."""
        path = self.file(name)
        return patiently(tr("Reading the model '{}'").format(path.name), lambda check: read_model_card(path))

    def optional_file(self, name: str) -> Optional[Path]:
        """The value of a file parameter that may be left empty."""
        return self.file(name) if self._algorithm.parameterAsFile(self._parameters, name, self._context) else None

    def choice(self, name: str) -> Any:
        """The word chosen in an enum parameter."""
        return self._algorithm.parameterAsEnumString(self._parameters, name, self._context)

    def whole_number(self, name: str) -> int:
        """The value of a number parameter."""
        return self._algorithm.parameterAsInt(self._parameters, name, self._context)

    def number(self, name: str) -> float:
        """The value of a number or distance parameter."""
        return self._algorithm.parameterAsDouble(self._parameters, name, self._context)

    def optional_number(self, name: str) -> Optional[float]:
        """The value of a number parameter that may be left empty."""
        return self.number(name) if self.is_given(name) else None

    def is_on(self, name: str) -> bool:
        """The value of a boolean parameter."""
        return self._algorithm.parameterAsBool(self._parameters, name, self._context)

    def engine(self) -> EngineChoice:
        """The Python of the settings and the chosen device."""
        return EngineChoice(settings.load().interpreter(), self.choice("DEVICE"))

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
        return _image(self.scene(name), self.called(name))

    def called(self, name: str) -> str:
        """What the user calls a raster: its layer where that is named otherwise than its file, else empty."""
        layer = self._algorithm.parameterAsRasterLayer(self._parameters, name, self._context)
        return "" if layer is None else _called(layer)

    def _checked(self, layer: QgsRasterLayer) -> Scene:
        scene = reading.scene(layer)
        self.files.append(scene.raster)
        return replace(scene, crs_wkt=raster.place_of(scene).crs_wkt)

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
            _refuse_result(one.raster, _called(layer))
        self.files += [one.raster for one in found]
        return found

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

    def is_given(self, name: str) -> bool:
        """Whether a layer or a number is given."""
        return self._parameters.get(name) not in (None, "")

    def is_class_raster(self, row: Row) -> bool:
        """Whether the training data of a row of a table of scenes are a raster of classes, as for `training_scene`."""
        _, text, field = row
        return not field and self._layer_named(text, QgsProcessingUtils.LayerHint.Vector) is None

    def class_raster(self, name: str, erode: str, most_pixels: str) -> ClassRaster:
        """A raster of classes to train on, with the numbers of two other parameters."""
        return ClassRaster(self.scene(name), self.whole_number(erode), self.whole_number(most_pixels))

    def training_scene(
        self, raster_name: str, polygons: str, field: str, erode: str, most_pixels: str
    ) -> TrainingScene:
        """A row of a table of scenes: each layer by its name or id in the project, or its file.

        A raster of classes may stand in place of polygons; what of it is used, two other parameters tell.
        """
        image = self._layer_named(raster_name, QgsProcessingUtils.LayerHint.Raster)
        if not isinstance(image, QgsRasterLayer):
            raise self._no_such_layer(raster_name, tr("raster"))
        scene = _image(self._checked(image), _called(image))
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

    def _layer_named(self, text: str, hint: QgsProcessingUtils.LayerHint) -> Optional[QgsMapLayer]:
        """A layer by what the user wrote for it."""
        return QgsProcessingUtils.mapLayerFromString(text, self._context, True, hint) if text else None

    @staticmethod
    def _no_such_layer(text: str, kind: str) -> FreeNetError:
        return FreeNetError(
            tr("Among the further scenes, '{}' is no {} that can be loaded.").format(text, kind),
            tr("Give the name of a layer of the project, or a file."),
        )

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

    def _not_loaded(self, name: str) -> FreeNetError:
        label = self._algorithm.parameterDefinition(name).description()
        value = self._parameters.get(name)
        if value is None:
            return FreeNetError(tr("'{}' ({}) is not given.").format(label, name), tr("Choose a layer or a file."))
        if isinstance(value, str) and Path(value).is_file():
            try:
                open_raster(Path(value))
            except ContainerError as error:  # QGIS does not say that it holds several
                return error
        shown = value.name() if isinstance(value, QgsMapLayer) else value
        return FreeNetError(
            tr("'{}', given as '{}' ({}), is not there or is no such layer.").format(shown, label, name),
            tr("Check the path, or choose another layer."),
        )


def _image(scene: Scene, called: str) -> Scene:
    """The scene, unless its raster is a result of ours."""
    _refuse_result(scene.raster, called)
    return scene


def _refuse_result(raster_path: Source, called: str) -> None:
    """Refuse a result of ours as an image; of one that is only doubtful the run itself warns."""
    check_image(raster_path, lambda text: None, called)


def _called(layer: QgsRasterLayer) -> str:
    """As `Inputs.called`."""
    source = reading.raster_source(layer)
    return "" if layer.name() in (source.name, source.stem) else layer.name()


def _name_of(cell: Any) -> str:
    """What stands in a cell of a table; of a layer that a script has put there its id."""
    if isinstance(cell, QgsMapLayer):
        return cell.id()
    return str(cell).strip() if isinstance(cell, str) else ""
