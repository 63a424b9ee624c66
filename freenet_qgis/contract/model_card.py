# SPDX-License-Identifier: GPL-3.0-or-later
"""The card of a model: what its file tells about it, in the header."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Optional

from .job import LONGEST_NAME, MAX_SEED, UNLABELLED, Band, ClassInfo, Grid, LeftOut, TrainOptions

MODEL_FORMAT = 1
OWN_SCENE_FORMAT = 2  # of models whose input is standardised by the scene they are applied to
BESIDE_FORMAT = 3  # of models that see bands beside their axes
SMOOTHED_FORMAT = 4  # of models whose probabilities are smoothed
KNOWING_FORMAT = 5  # of models that keep spectra they were trained on
MODEL_FORMATS = (MODEL_FORMAT, OWN_SCENE_FORMAT, BESIDE_FORMAT, SMOOTHED_FORMAT, KNOWING_FORMAT)
MAX_WIDTH_FACTOR = 8.0
_TIME = re.compile("([0-9-]{10}T[0-9:]{8})([.][0-9]{1,9})?(Z|[+]00:00)")
MOST_PIXELS = 2**53  # of a scene; no raster comes near


@dataclass(frozen=True)
class TrainedScene:
    """One of several scenes that a model was trained on.

    Attributes:
        scene: Name of the raster.
        grid: Where it lies.
        polygons: Number of its polygons, lines and points with training pixels.
        pixels: Its training pixels of each class of the model.
    """

    scene: str
    grid: Grid
    polygons: int
    pixels: tuple[int, ...]


def format_of(standardised_by: str, axes: int, bands: int, *, smoothed: bool, knows: bool = False) -> int:
    """The version of the file of such a model: the oldest that can hold it, which older readers know as well."""
    if knows:
        return KNOWING_FORMAT
    if smoothed:
        return SMOOTHED_FORMAT
    if axes > bands:
        return BESIDE_FORMAT
    return OWN_SCENE_FORMAT if standardised_by == "scene" else MODEL_FORMAT


@dataclass(frozen=True)
class ModelCard:
    """What a model file tells about itself.

    Attributes:
        version: Version of FreeNet for QGIS that wrote it.
        created: UTC time, ISO 8601; may be empty.
        scene: Name of the training raster.
        bands: The bands the network takes, in order.
        source_bands: Number of bands in the training raster.
        band_mean: Mean per band over the training scene, the first of several, in physical units.
        band_std: Standard deviation per band, same units.
        classes: The classes of the logits, in order.
        width_factor: The beta of FreeNet.
        masked_statistics: Whether padding and nodata were kept out of the global statistics.
        frozen_statistics: Whether the global statistics were kept from the scene it was trained on, or pieces of it.
        views: Number of flips and rotations averaged in prediction, 1 or 8.
        network: FreeNet, or the network of single spectra kept where surroundings mislead.
        axes: Number of axes along which the network is shown the spectra; 0 where it is shown the bands.
        temperature: Its probabilities are taken to the power of 1 / temperature.
        grid: Where the training raster lies; None in files of before this was written, as are the next five.
        training_polygons: Number of polygons, lines and points with training pixels.
        training_pixels: Training pixels of each class.
        band_low: Per band what 0.5 % of the training scene's pixels stay below, in physical units; where the input is
            standardised by its own scene, in standard deviations from the mean, over all training scenes.
        band_high: Per band what 0.5 % of them exceed.
        left_out: Bands of the training raster that were not used.
        pixels_without_data: Pixels of the training raster without data, of those that area of interest and mask leave;
            None where that is not known.
        options: How it was trained, with the number of steps filled in, and with `refit` where this is a model of all
            polygons; files without remarks tell what was asked for, see `model_header`.
        seed: Seed of the run.
        device: Device it was trained on, in words.
        overall_accuracy: On the held-out part, 0 to 1; None if nothing was held out.
        average_accuracy: The mean over the classes, on the same part, 0 to 1; None if nothing was held out.
        kappa: Cohen's kappa on the same part, -1 to 1; None if nothing was held out.
        standardised_by: Whose mean and deviation the input is standardised by: those here, of the training scene, or
            those of the scene that the model is applied to.
        scenes: The scenes it was trained on, where these are several.
        remarks: What of the training data was left out or doubtful, in words.
        smoothed: Whether its probabilities are smoothed along edges of the image.
        rasters: Names of the rasters that made up the training scene, in their order, where these were several.
        known_spectra: Number of training spectra that it keeps, which novelty is measured from; 0 where it keeps none.
        novel_share: Share of the map made with it that was unlike these; None where nobody looked.
        format: Version of the model file, see `format_of`.
    """

    version: str
    created: str
    scene: str
    bands: tuple[Band, ...]
    source_bands: int
    band_mean: tuple[float, ...]
    band_std: tuple[float, ...]
    classes: tuple[ClassInfo, ...]
    width_factor: float
    masked_statistics: bool
    frozen_statistics: bool
    views: int
    options: TrainOptions
    seed: int
    device: str
    overall_accuracy: Optional[float] = None
    average_accuracy: Optional[float] = None
    kappa: Optional[float] = None
    network: Literal["freenet", "spectral"] = "freenet"
    axes: int = 0
    temperature: float = 1.0
    grid: Optional[Grid] = None
    training_polygons: Optional[int] = None
    training_pixels: tuple[int, ...] = ()
    band_low: tuple[float, ...] = ()
    band_high: tuple[float, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    standardised_by: Literal["training", "scene"] = "training"
    scenes: tuple[TrainedScene, ...] = ()
    pixels_without_data: Optional[int] = None
    remarks: tuple[str, ...] = ()
    smoothed: bool = False
    rasters: tuple[str, ...] = ()
    known_spectra: int = 0
    novel_share: Optional[float] = None
    format: int = MODEL_FORMAT

    def __post_init__(self) -> None:
        if not 0 < self.width_factor <= MAX_WIDTH_FACTOR or self.views not in (1, 8):
            raise ValueError(f"width factor {self.width_factor:g} and {self.views} views are not those of a FreeNet")
        if not self.bands or not len(self.bands) == len(self.band_mean) == len(self.band_std):
            raise ValueError("means and deviations do not fit the bands, or there are none")
        if min(self.band_std) <= 0:
            raise ValueError("a standard deviation is not positive")
        if not 0 <= self.axes <= 2 * len(self.bands):
            raise ValueError(f"{self.axes} axes do not fit {len(self.bands)} bands")
        if not 0.01 <= self.temperature <= 100:
            raise ValueError(f"the temperature {self.temperature:g} is out of bounds")
        if not self.classes or len({info.value for info in self.classes}) < len(self.classes):
            raise ValueError("it has no classes, or two of one value")
        if any(info.value == UNLABELLED for info in self.classes):
            raise ValueError(f"a class has the value {UNLABELLED}, which stands for none")
        self._check_time()
        self._check_origin()
        self._check_figures()

    def _check_origin(self) -> None:
        """Check what was added later than the rest, and may be left out."""
        if self.training_pixels and len(self.training_pixels) != len(self.classes):
            raise ValueError("the numbers of training pixels do not fit the classes")
        if len(self.band_low) != len(self.band_high) or len(self.band_low) not in (0, len(self.bands)):
            raise ValueError("the range of the training scene does not fit the bands")
        if any(low > high for low, high in zip(self.band_low, self.band_high)):
            raise ValueError("a range of the training scene ends before it begins")
        if any(len(one.pixels) != len(self.classes) for one in self.scenes):
            raise ValueError("the training pixels of a scene do not fit the classes")
        if self.smoothed and not self.axes:
            raise ValueError("there are no axes along which it could be smoothed")
        kept = {"smoothed": self.smoothed, "knows": self.known_spectra > 0}
        if self.format != format_of(self.standardised_by, self.axes, len(self.bands), **kept):
            raise ValueError(
                f"format {self.format} is not that of input standardised by the {self.standardised_by} along "
                f"{self.axes} axes"
            )

    def _check_time(self) -> None:
        found = _TIME.fullmatch(self.created)
        if self.created and found is None:
            raise ValueError(f"{self.created[:LONGEST_NAME]!r} is no time in UTC")
        if found is not None:
            datetime.fromisoformat(found[1])

    def _check_figures(self) -> None:
        """Check that what is shown as measured or counted is what can be."""
        shares = {"overall accuracy": self.overall_accuracy, "average accuracy": self.average_accuracy}
        shares["share of unknown spectra"] = self.novel_share
        for name, share in shares.items():
            if share is not None and (not 0 <= share <= 1 or math.copysign(1, share) < 0):  # -0.0 is no share
                raise ValueError(f"the {name} {share:g} is not within 0 to 1")
        if self.kappa is not None and not -1 <= self.kappa <= 1:
            raise ValueError(f"the kappa {self.kappa:g} is not within -1 to 1")
        if not 0 <= self.seed <= MAX_SEED:
            raise ValueError(f"the seed {self.seed} is not within 0 to {MAX_SEED}")
        grids = [self.grid, *(one.grid for one in self.scenes)]
        if any(grid is not None and min(grid.rows, grid.cols) < 1 for grid in grids):
            raise ValueError("a scene has no pixels")
        counts = [self.source_bands, self.training_polygons, self.pixels_without_data, *self.training_pixels]
        counts.append(self.known_spectra)
        counts += [count for one in self.scenes for count in (one.polygons, *one.pixels)]
        counts += [side for grid in grids if grid is not None for side in (grid.rows, grid.cols)]
        wrong = next((count for count in counts if count is not None and not 0 <= count <= MOST_PIXELS), None)
        if wrong is not None:
            raise ValueError(f"{wrong} is no count of pixels, polygons or bands")
