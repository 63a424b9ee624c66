# SPDX-License-Identifier: GPL-3.0-or-later
"""What the user has set up for an image beside what QGIS knows; remembered with its layer, hence with its project.

Plain values alone, which the list of runs keeps as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Optional

from qgis.core import QgsProject, QgsRasterLayer

from ...files.strict_json import from_json, to_json
from ...layers import reading
from ...request import AS_SUITS, Area, BandChoice, FurtherRaster, Scene, further_rasters
from ...sources.gdal_name import named
from .where_setup import AreaSetup, MaskSetup

AreaOf = Callable[[Optional[AreaSetup], Scene], Optional[Area]]

PROPERTY = "freenet/image"
LONGEST = 100_000  # characters; a project of somebody else may hold anything there


@dataclass(frozen=True)
class StackedRaster:
    """One more raster of an image.

    Attributes:
        source: Its file, or what else GDAL opens, for when its layer is gone; without a password.
        layer: Its layer in the project.
        name: What that is called.
        resampling: One of `RESAMPLING_WORDS`.
    """

    source: str
    layer: str = ""
    name: str = ""
    resampling: str = AS_SUITS

    def raster(self) -> FurtherRaster:
        """It as QGIS has it, where its layer is still there.

        Raises:
            FreeNetError: If its layer cannot be read.
        """
        layer = QgsProject.instance().mapLayer(self.layer)
        return reading.further_raster(layer) if isinstance(layer, QgsRasterLayer) else FurtherRaster(named(self.source))


def stacked(layer: QgsRasterLayer) -> StackedRaster:
    """A layer as one more raster of an image."""
    return StackedRaster(str(reading.raster_source(layer)), layer.id(), layer.name())


def fresh_area(setup: Optional[AreaSetup], scene: Scene) -> Optional[Area]:
    """The area of a scene as its layer is now; None where none is set up.

    Raises:
        FreeNetError: If it is not there any more, or will not do.
    """
    return None if setup is None else setup.area(scene)


@dataclass(frozen=True)
class ImageSetup:
    """What the user has set up for an image; by default nothing.

    Attributes:
        further: More rasters whose bands follow on those of the layer.
        bands: The bands to train on, as `BandChoice` has them.
        dates: The day of each raster, as `Scene` has them.
        area: Where to look; None for all of it.
        mask: What to leave out; None for nothing.
    """

    bands: str = ""
    dates: tuple[str, ...] = ()
    further: tuple[StackedRaster, ...] = ()
    area: Optional[AreaSetup] = None
    mask: Optional[MaskSetup] = None

    def applied(self, scene: Scene, area_of: AreaOf = fresh_area) -> Scene:
        """A scene as QGIS has it, set up so; `area_of` makes the area.

        Raises:
            FreeNetError: If one of the further rasters, the area or the mask cannot be read.
        """
        further = further_rasters([one.raster() for one in self.further], self.resampling())
        scene = replace(scene, bands=BandChoice(self.bands), dates=self.dates, further=further)
        return replace(scene, area=area_of(self.area, scene), mask=None if self.mask is None else self.mask.mask())

    def resampling(self) -> str:
        """How the further rasters are laid on the grid, as users write it."""
        return ", ".join(one.resampling for one in self.further)

    def with_paths(self, change: Callable[[str], str]) -> ImageSetup:
        """The same with another spelling of every path."""
        further = tuple(replace(one, source=change(one.source)) for one in self.further)
        area = self.area and replace(self.area, source=self.area.source and change(self.area.source))
        mask = self.mask and replace(self.mask, source=change(self.mask.source))
        return replace(self, further=further, area=area, mask=mask)


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


def scene_of(layer: QgsRasterLayer, area_of: AreaOf = fresh_area) -> Scene:
    """The scene of a raster layer as it is set up; `area_of` makes the area of interest.

    Raises:
        FreeNetError: If something else than GDAL reads the layer.
    """
    return setup_of(layer).applied(reading.scene(layer), area_of)
