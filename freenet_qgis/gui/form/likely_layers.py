# SPDX-License-Identifier: GPL-3.0-or-later
"""Which layers of a project are likely meant, as long as nobody has said so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from qgis.core import QgsRasterLayer, QgsVectorLayer

from ...layers.features import crs_of, known_crs
from ...layers.reading import kind_of
from ...layers.transforms import box_in
from ..project import last_run
from ..project.run_record import RunRecord
from ..result_layers.features import is_result


def likely_raster(rasters: Sequence[QgsRasterLayer], runs: Sequence[RunRecord]) -> Optional[QgsRasterLayer]:
    """The raster that was trained on before, else the one with most bands; None if none can be read.

    Args:
        rasters: Those there are.
        runs: The runs of the project.
    """
    usable = [raster for raster in rasters if raster.isValid()]
    trained = [raster for raster in usable if last_run.last("model", raster, runs)]
    return max(trained or usable, key=lambda raster: raster.bandCount(), default=None)


def likely_polygons(layers: Sequence[QgsVectorLayer], raster: QgsRasterLayer) -> Optional[QgsVectorLayer]:
    """The first polygon layer that lies on a raster and is no result of ours, else of points or lines; None for none.

    Polygons go before the others, for many projects have points and lines that are no training data.
    """
    on_it = [layer for layer in layers if not is_result(layer) and lies_on(layer, raster)]
    return min(on_it, key=lambda layer: kind_of(layer) != "polygons", default=None)


def lies_on(layer: QgsVectorLayer, raster: QgsRasterLayer) -> Optional[bool]:
    """Whether the features of a layer and a raster overlap; None if that cannot be known."""
    extent = layer.extent()
    if not layer.isValid() or not raster.isValid() or extent.isNull():
        return None
    own, other = crs_of(layer), known_crs(raster.crs())
    if own == other or not (own.isValid() or other.isValid()):
        return extent.intersects(raster.extent())
    if not own.isValid() or not other.isValid():
        return None
    place = box_in(extent, own, other)
    return None if place is None else place.intersects(raster.extent())
