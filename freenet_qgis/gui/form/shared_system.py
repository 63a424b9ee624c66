# SPDX-License-Identifier: GPL-3.0-or-later
"""One coordinate reference system for raster and training layer, where only one of them has one."""

from __future__ import annotations

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtWidgets import QWidget

from ...layers.features import crs_of, known_crs
from ...text.i18n import tr
from ..widgets.question import ask
from .inputs import LayerInputs


def settle(layers: LayerInputs, parent: QWidget) -> None:
    """Ask whether both have the same coordinates, where only one says of which system its are.

    If so, the training layer gets that of the raster, or none, as by Layer > Set CRS of Layer(s). Else nothing says how
    they lie, which is told when the layers are read.
    """
    raster, layer = layers.raster_layer(), layers.polygons.currentLayer()
    if raster is None or layer is None:
        return
    own = crs_of(layer) if isinstance(layer, QgsVectorLayer) else known_crs(layer.crs())
    wanted = known_crs(raster.crs())
    if own.isValid() == wanted.isValid():
        return
    if wanted.isValid():
        question = tr(
            "'{layer}' has no coordinate reference system, and '{raster}' is in {crs}. Are the coordinates of "
            "'{layer}' in it as well? Then it is set for this layer."
        )
    else:
        question = tr(
            "'{raster}' has no coordinate reference system, and '{layer}' is in {crs}. Do the coordinates of '{layer}' "
            "fit those of the raster as they are, as when it was drawn over it? Then this layer is set to none as well."
        )
    known_as = (wanted if wanted.isValid() else own).userFriendlyIdentifier()
    text = question.format(layer=layer.name(), raster=raster.name(), crs=known_as)
    if ask(text, parent, is_harmless=True):
        layer.setCrs(wanted)
