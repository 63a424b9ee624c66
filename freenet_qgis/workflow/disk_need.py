# SPDX-License-Identifier: GPL-3.0-or-later
"""How much temporary disk space a run on a raster takes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..contract.maps import CLASS_MAP
from ..geodata.raster import ReadPlan
from ..request import Outputs
from ..text.figures import gigabytes
from ..text.i18n import tr

TILED_PX = 10**6  # a smaller scene is seen as a whole on any machine
FEATURES, FEATURE_STEP = 128, 2  # channels and pixels of the feature map that a tiled scene has in a file
FLOAT_BYTES = 4
LABEL_BYTES = 1 + 4  # of a training pixel: its class and its polygon


@dataclass(frozen=True)
class DiskNeed:
    """Bytes of temporary files.

    Attributes:
        cube: The copy of the raster; 0 where its file is mapped in place.
        maps: What the engine leaves to be published.
        features: What tiles hand on to one another, where the scene is so large that there may be some.
        masks: Where there is data, and training pixels.
        further: Masks and copies of further scenes to train on.
    """

    cube: int
    maps: int
    features: int
    masks: int
    further: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.cube + self.maps + self.features + self.masks + self.further

    def in_words(self) -> str:
        """A sentence of it."""
        with_copy = tr("About {size} GB of temporary disk space are needed, {copy} of them for a copy of the image.")
        in_place = tr("About {size} GB of temporary disk space are needed; the image is read in place.")
        text = with_copy if self.cube else in_place
        return text.format(size=gigabytes(self.total), copy=gigabytes(self.cube))


def of_classification(plan: ReadPlan, outputs: Outputs, classes: int, width_factor: float = 1.0) -> DiskNeed:
    """The need of a run that classifies.

    Args:
        plan: How the raster is read.
        outputs: What is wanted.
        classes: Their number.
        width_factor: Of the network; 0 for one of single spectra.
    """
    pixels = plan.info.pixels
    kinds = {CLASS_MAP, *outputs.maps()} if outputs.wants_map() else ()
    per_pixel = sum(kind.bytes_per_pixel(classes) for kind in kinds)
    features = FEATURES * width_factor * FLOAT_BYTES / FEATURE_STEP**2 if pixels > TILED_PX and per_pixel else 0
    return DiskNeed(plan.copied_bytes, pixels * per_pixel, int(pixels * features), pixels)


def of_training(plan: ReadPlan, outputs: Outputs, classes: int, further: int = 0) -> DiskNeed:
    """The need of a run that trains, and classifies where a map is wanted; `further` scenes take so many bytes."""
    need = of_classification(plan, outputs, classes)
    return replace(need, masks=need.masks + LABEL_BYTES * plan.info.pixels, further=further)
