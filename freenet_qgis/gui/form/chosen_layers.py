# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers that a run is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from qgis.core import QgsRasterLayer, QgsVectorLayer


@dataclass(frozen=True)
class ChosenLayers:
    """The layers that a run is made of.

    Attributes:
        raster: The raster to classify.
        polygons: The layer to train on, or a raster of classes.
        field: The field with their class; empty of a raster.
        only_selected: Whether the selected features alone count.
    """

    raster: QgsRasterLayer
    polygons: Union[QgsVectorLayer, QgsRasterLayer]
    field: str
    only_selected: bool
