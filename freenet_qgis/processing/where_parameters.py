# SPDX-License-Identifier: GPL-3.0-or-later
"""The parameters that say where to look in an image: an area of interest, and a mask of what to leave out."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import (
    QgsProcessingParameterDefinition,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ..errors import FreeNetError
from ..masks.presets import PRESETS
from ..request import Scene
from ..text.i18n import tr
from .inputs import Inputs
from .parameters import POLYGONS, advanced, described

AREA, EXTENT, MASK, MASK_VALUES = "AREA", "EXTENT", "MASK", "MASK_VALUES"


def where_to_look() -> list[QgsProcessingParameterDefinition]:
    """Area of interest and mask."""
    return [_area(), _extent(), _mask(), _mask_values()]


def looked_at(scene: Scene, inputs: Inputs) -> Scene:
    """An image with the area and the mask that the parameters name.

    Raises:
        FreeNetError: If they will not do.
    """
    area, extent = inputs.area(AREA, scene), inputs.extent(EXTENT, scene)
    if area and extent:
        raise FreeNetError(
            tr("There are two areas of interest: a layer ({}) and an extent ({}).").format(AREA, EXTENT),
            tr("Give one of them."),
        )
    return replace(scene, area=area or extent, mask=inputs.mask(MASK, MASK_VALUES))


def _area() -> QgsProcessingParameterDefinition:
    text = tr(
        "Polygons outside which nothing is trained on nor mapped; pixels whose centre lies inside count. The map keeps "
        "the size of the raster, with no data outside. Of a large raster only what lies around the area is read and "
        "computed. 'Selected features only' is heeded. Optional."
    )
    parameter = QgsProcessingParameterFeatureSource(AREA, tr("Area of interest"), [POLYGONS], optional=True)
    return advanced(described(parameter, text))


def _extent() -> QgsProcessingParameterDefinition:
    text = tr("A rectangle in place of a layer of polygons, such as that of the map canvas. Optional.")
    parameter = QgsProcessingParameterExtent(EXTENT, tr("Area of interest as an extent"), optional=True)
    return advanced(described(parameter, text))


def _mask() -> QgsProcessingParameterDefinition:
    text = tr(
        "A raster that tells which pixels are to be left out of training, statistics and map, such as clouds; on any "
        "grid, in any coordinate reference system. Outside it nothing is left out. Optional."
    )
    parameter = QgsProcessingParameterRasterLayer(MASK, tr("Mask"), optional=True)
    return advanced(described(parameter, text))


def _mask_values() -> QgsProcessingParameterDefinition:
    text = tr(
        "Which values of the mask leave a pixel out: '3, 8-10' for these values, 'not 4-7' for all others, 'bits 3, 4' "
        "for any of these bits, 'scl clouds snow' for what a quality layer that is known tells of. 'band 2: 1' looks "
        "at one band; without it any band is enough. Several such texts are parted by semicolons. Empty: what the name "
        "of a known quality layer tells. Known are: {names}. Optional."
    ).format(names=", ".join(f"{one.id} ({one.title})" for one in PRESETS.values()))
    return advanced(
        described(QgsProcessingParameterString(MASK_VALUES, tr("Values to leave out"), optional=True), text)
    )
