# SPDX-License-Identifier: GPL-3.0-or-later
"""What the user has set up for an image beside what QGIS knows; remembered with its layer, hence with its project.

Plain values alone, which the list of runs keeps as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from qgis.core import QgsProject, QgsRasterLayer

from ...files.strict_json import from_json, to_json
from ...layers import reading
from ...request import BandChoice, Scene

PROPERTY = "freenet/image"
LONGEST = 100_000  # characters; a project of somebody else may hold anything there


@dataclass(frozen=True)
class ImageSetup:
    """What the user has set up for an image; by default nothing.

    Attributes:
        bands: The bands to train on, as `BandChoice` has them.
        dates: The day of each raster, as `Scene` has them.
    """

    bands: str = ""
    dates: tuple[str, ...] = ()

    def applied(self, scene: Scene) -> Scene:
        """A scene as QGIS has it, set up so."""
        return replace(scene, bands=BandChoice(self.bands), dates=self.dates)


def setup_of(layer: QgsRasterLayer) -> ImageSetup:
    """What is set up for a layer."""
    text = str(layer.customProperty(PROPERTY) or "")
    try:
        return from_json(ImageSetup, text) if 0 < len(text) <= LONGEST else ImageSetup()
    except ValueError:
        return ImageSetup()


def set_up(layer: QgsRasterLayer, setup: ImageSetup) -> None:
    """Remember a setup with its layer."""
    if setup == ImageSetup():
        layer.removeCustomProperty(PROPERTY)
    else:
        layer.setCustomProperty(PROPERTY, to_json(setup))
    QgsProject.instance().setDirty()


def scene_of(layer: QgsRasterLayer) -> Scene:
    """The scene of a raster layer as it is set up.

    Raises:
        FreeNetError: If something else than GDAL reads the layer.
    """
    return setup_of(layer).applied(reading.scene(layer))
