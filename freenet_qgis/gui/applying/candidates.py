# SPDX-License-Identifier: GPL-3.0-or-later
"""The rasters that a model may be applied to: layers of the project, and files that are no layers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

from qgis.core import QgsProject, QgsRasterLayer

from ...errors import FreeNetError
from ...layers import reading
from ...request import BandChoice, Scene
from ...sources.gdal_name import is_same, named
from ...text.i18n import tr
from ..image.summary import in_words
from ..project.image_setup import scene_of, setup_of
from ..result_layers.own_layers import is_ours
from ..result_layers.place import MapPlace
from ..result_layers.rasters import layers_of


@dataclass(frozen=True)
class Candidate:
    """A raster that a model may be applied to.

    Attributes:
        name: What the user calls it.
        source: Its file, or what else GDAL opens; without a password.
        layer_id: Its layer in the project; empty where only its file was chosen.
    """

    name: str
    source: str
    layer_id: str = ""

    @property
    def key(self) -> str:
        """What it is told by from others."""
        return self.layer_id or self.source

    def layer(self) -> Optional[QgsRasterLayer]:
        """Its layer; None where it has none, or that has left the project."""
        layer = QgsProject.instance().mapLayer(self.layer_id)
        return layer if isinstance(layer, QgsRasterLayer) else None

    def scene(self) -> Scene:
        """It as it is set up; the model finds its bands by itself.

        Raises:
            FreeNetError: If its layer is gone, or that or what is set up for it cannot be read.
        """
        layer = self.layer()
        if layer is not None:
            return replace(scene_of(layer), bands=BandChoice())
        if self.layer_id:
            raise FreeNetError(
                tr("The layer '{}' is not in the project any more.").format(self.name), tr("Add it again.")
            )
        return Scene(named(self.source))

    def place(self) -> MapPlace:
        """Where in the project its maps belong: above it, or at the top where it is no layer."""
        known = self.layer() or next(iter(layers_of(named(self.source))), None)
        return MapPlace(known or QgsRasterLayer("", self.name))

    def setup_in_words(self) -> str:
        """What is set up for it, in a line; empty for nothing."""
        layer = self.layer()
        return "" if layer is None else in_words(setup_of(layer))


def in_the_project() -> list[Candidate]:
    """The rasters of the open project that GDAL reads and that we did not write, in the order of the layer tree."""
    project = QgsProject.instance()
    places = {layer.id(): place for place, layer in enumerate(project.layerTreeRoot().layerOrder())}
    layers = project.mapLayers().values()  # also one that has just come: the tree hears of it later
    return [
        Candidate(layer.name(), str(reading.raster_source(layer)), layer.id())
        for layer in sorted(layers, key=lambda layer: places.get(layer.id(), len(places)))
        if isinstance(layer, QgsRasterLayer) and layer.isValid() and _is_image(layer)
    ]


def of_file(path: str) -> Candidate:
    """A file, or the layer of the project that shows it."""
    source = named(path)
    found = next((one for one in in_the_project() if is_same(named(one.source), source)), None)
    return found or Candidate(source.name, str(source))


def _is_image(layer: QgsRasterLayer) -> bool:
    provider = layer.dataProvider()
    return provider is not None and provider.name() == "gdal" and not is_ours(layer)
