# SPDX-License-Identifier: GPL-3.0-or-later
"""Where to look in an image, as the user has set it up: plain values, made areas and masks of the layers there are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack QgsCsException
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerSelectedFeatureSource,
)

from ...errors import FreeNetError
from ...geodata.access import grid
from ...layers import where
from ...layers.features import Target
from ...request import Area, Mask, Scene
from ...sources.gdal_name import named
from ...text.i18n import tr

EDGES = 16  # vertices along a side of an extent, which may be bent in the CRS of the image


@dataclass(frozen=True)
class AreaSetup:
    """An area of interest: polygons of a layer, or an extent.

    Attributes:
        name: What the user calls it.
        source: The file of the layer, for when it is gone; empty where it is in none.
        layer: The layer in the project; empty of an extent.
        only_selected: Whether its selected features count alone; those that are selected when a run starts.
        extent: In place of a layer, as the toolbox takes it: ``XMIN,XMAX,YMIN,YMAX [AUTHORITY:CODE]``.
        selected: Of a run with `only_selected`, the features that were selected; None of what is set up for an image.
    """

    name: str = ""
    source: str = ""
    layer: str = ""
    only_selected: bool = False
    extent: str = ""
    selected: Optional[tuple[int, ...]] = None

    def of_run(self) -> AreaSetup:
        """It as a run that starts now remembers it."""
        layer = self.known_layer() if self.only_selected else None
        return self if layer is None else replace(self, selected=tuple(sorted(layer.selectedFeatureIds())))

    def again(self) -> AreaSetup:
        """It as of a run for the next one: what was selected is so again."""
        layer = QgsProject.instance().mapLayer(self.layer)
        if self.selected is not None and isinstance(layer, QgsVectorLayer):
            layer.selectByIds(list(self.selected))
        return replace(self, selected=None)

    def known_layer(self) -> Optional[QgsVectorLayer]:
        """The layer, from its file where it has left the project; None if it is gone, or there is none."""
        layer = QgsProject.instance().mapLayer(self.layer)
        if isinstance(layer, QgsVectorLayer):
            return layer
        found = QgsVectorLayer(self.source, self.name, "ogr") if self.source else None
        return found if found is not None and found.isValid() else None

    def area(self, scene: Scene) -> Area:
        """The area in the CRS of a scene.

        Raises:
            FreeNetError: If it is not there any more, or will not do.
        """
        if self.extent:
            return where.extent(_rectangle(self.extent, scene), self.name)
        layer = self.known_layer()
        if layer is None:
            raise FreeNetError(
                tr("The area of interest '{area}' is not there any more.").format(area=self.name),
                tr("Choose another area for the image, or none."),
            )
        context, place = QgsProject.instance().transformContext(), grid.read(scene.raster, scene.crs_wkt)
        target = Target(QgsCoordinateReferenceSystem.fromWkt(scene.crs_wkt), context, place)
        features = QgsVectorLayerSelectedFeatureSource(layer) if self.only_selected else layer
        return where.area(layer, target, features, lambda text: None)


@dataclass(frozen=True)
class MaskSetup:
    """A mask.

    Attributes:
        source: Its file, or what else GDAL opens, for when its layer is gone; without a password.
        values: Which of its values leave a pixel out, see `masks.values`.
        layer: Its layer in the project.
        name: What that is called.
    """

    source: str
    values: str
    layer: str = ""
    name: str = ""

    def mask(self) -> Mask:
        """The mask as QGIS has it, where its layer is still there.

        Raises:
            FreeNetError: If its layer cannot be read.
        """
        layer = QgsProject.instance().mapLayer(self.layer)
        if isinstance(layer, QgsRasterLayer):
            return where.mask(layer, self.values)
        return Mask(named(self.source), self.values, "", self.name)


def extent_text(rectangle: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> str:
    """An extent as the toolbox takes it."""
    ends = rectangle.xMinimum(), rectangle.xMaximum(), rectangle.yMinimum(), rectangle.yMaximum()
    text = ",".join(f"{end:.10g}" for end in ends)
    return f"{text} [{crs.authid()}]" if crs.authid() else text


def _rectangle(text: str, scene: Scene) -> QgsGeometry:
    """The outline of an extent in the CRS of a scene."""
    numbers, _, code = text.partition("[")
    try:
        left, right, bottom, top = map(float, numbers.split(","))
    except ValueError:
        left = right = bottom = top = 0.0
    source, target = (
        QgsCoordinateReferenceSystem(code.rstrip("] ")),
        QgsCoordinateReferenceSystem.fromWkt(scene.crs_wkt),
    )
    if not (left < right and bottom < top) or (code and not source.isValid()):
        raise FreeNetError(
            tr("'{text}' is no extent.").format(text=text),
            tr("Write it as XMIN,XMAX,YMIN,YMAX [EPSG:CODE], or take that of the map."),
        )
    found = QgsGeometry.fromRect(QgsRectangle(left, bottom, right, top))
    if code and source != target:
        found = found.densifyByCount(EDGES)
        way = QgsCoordinateTransform(source, target, QgsProject.instance().transformContext())
        try:
            is_placed = found.transform(way) == Qgis.GeometryOperationResult.Success
        except QgsCsException:
            is_placed = False
        if not is_placed:
            raise FreeNetError(
                tr("The extent '{text}' has no place in the CRS of the raster.").format(text=text),
                tr("Check its coordinates."),
            )
    return found
